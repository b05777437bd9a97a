"""E-mail addresses, telephone numbers and accounts in a text, in the forms in which people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+ ?(?:@|[\[({<] ?at ?[\])}>]) ?[\w-]+(?:(?:\.| ?[\[({<] ?dot ?[\])}>] ?| dot )[\w-]+)+"
    r"|(?<![\w.+-])[\w.+-]+ at [\w-]+ dot [\w-]{2,}",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+ ?|(?<!\d )\b00)\d[\d ()/.-]{6,}\d"
    r"|\b(?:tel|telephone|phone|mobile|cell|whatsapp|viber|fax)\b\D{0,12}\d[\d ()/.-]{4,}\d",
    re.IGNORECASE,
)
_LOCAL_PHONE = re.compile(r"(?<![\w.,/+-])(?<!\d )\(?0\d{1,3}\)?(?:[ /-]?\d{2,4}){2,3}(?![\w.,/-])")
_ACCOUNT = re.compile(r"\b(?:line|wechat|telegram|viber|skype|whatsapp) ?(?:id)? ?[:=] ?\S+", re.IGNORECASE)
# what it is, its pattern, and small letters of which some stand in all that the pattern finds, and are sooner found
_CONTACT = (
    ("an e-mail address", _EMAIL, ("@", " at ", *(f"at{gap}{end}" for gap in ("", " ") for end in "])}>"))),
    ("a telephone number", _PHONE, ("+", "00", "tel", "phone", "mobile", "cell", "whatsapp", "viber", "fax")),
    ("a telephone number", _LOCAL_PHONE, ("0",)),
    ("an account", _ACCOUNT, ("line", "wechat", "telegram", "viber", "skype", "whatsapp")),
)
_MAY_BE_CONTACT = re.compile(
    r"@|\W ?at[ \])}>]|(?:\d\D{0,3}){6}|\b(?:line|wechat|telegram|viber|skype|whatsapp)", re.IGNORECASE
)

_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))
_BETWEEN = "\x1f"  # in no record
SIX = 6  # digits, the fewest of a number that somebody can be called by
_HINTS = re.compile(r"@|at[ \])}>]|line|wechat|telegram|viber|skype|whatsapp").search


def contact_data(text: str, *, local: bool = True) -> Iterator[tuple[str, str]]:
    """Yield what a text has of contact data: what it is, and its words; `local` numbers have no country's code.

    >>> list(contact_data("write to office (at) example dot org"))
    [('an e-mail address', 'office (at) example dot org')]
    >>> list(contact_data("held on 01.02.2020 for 1,325 families"))
    []
    """
    if text.isascii() and not _hints(text.lower()):
        return
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    low = plain.lower()
    likely = [one for one in _CONTACT if any(sign in low for sign in one[2]) and (local or one[1] is not _LOCAL_PHONE)]
    found: dict[str, str] = {}
    for what, pattern, _ in likely:
        if what not in found and (match := pattern.search(plain)):
            found[what] = match.group()
    if found and _MAY_BE_CONTACT.search(plain):
        yield from found.items()


def surely_none(texts: Sequence[str]) -> bool:
    """Say whether there can't be contact data in any of many texts, sooner than asking of each; False says nothing.

    >>> surely_none(["for 1,325 families", "They met"]), surely_none(["at noon"]), surely_none(["1234567"])
    (True, False, False)
    """
    joined = _BETWEEN.join(texts)
    if not joined.isascii() or _HINTS(joined.lower()):
        return False
    numbers = joined.encode().translate(None, _NO_DIGITS.replace(_BETWEEN.encode(), b"")).split(_BETWEEN.encode())
    return max(map(len, numbers)) < SIX


def _hints(text: str) -> bool:
    """Say, sooner than the pattern does, where it can't be that ASCII text has what it looks for."""
    return _HINTS(text) is not None or len(text.encode().translate(None, _NO_DIGITS)) >= SIX
