"""Words for victims and suspects: when a name is theirs, and when a text counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ctipgraph.checks.names import look

_PEOPLE = r"(?:persons?|people|wom[ae]n|m[ae]n|child(?:ren)?|girls?|boys?|minors?|migrants?|workers?|nationals?)"
_VICTIM = (
    rf"(?:victims?|survivors?|vots?|(?:trafficked|rescued) (?:\w+ )?{_PEOPLE}"
    rf"|{_PEOPLE} (?:who (?:were|have been) )?(?:trafficked|rescued))"
)
_SUSPECT = (
    r"(?:suspects?|perpetrators?|offenders?|traffickers?|smugglers?|criminals|accused|defendants?|convicts?|detainees?)"
)
_PERSONS = re.compile(rf"(?<!\w)(?:{_VICTIM}|(?P<suspect>{_SUSPECT}))(?!\w)")
# the word in other languages of the region, with which a name begins that is of a victim
_ABROAD = re.compile(r"victimes?\b|víctimas?\b|nạn nhân\b|ผู้เสียหาย|ຜູ້ຖືກເຄາະຮ້າຍ|ຜູ້ເຄາະຮ້າຍ")

# a fund for victims, or those who assist them, are none of them
_MEANT_FOR = frozenset(
    "for to on against with about by assist assisting help helping serve serving support supporting protect "  # noqa: SIM905
    "protecting identify identifying".split()
)
_HELP = (  # victim support, a survivor network: what stands after the word is the body
    r"(?:support|assistance|aid|help|care|protection|identification|referral|services?|rights?|advoca\w+|funds?|"
    r"networks?|associations?|alliances?|councils?|forums?|foundations?|cent(?:re|er)s?|units?|offices?|programmes?|"
    r"programs?|projects?|agenc(?:y|ies)|organi[sz]ations?|unions?|coalitions?|committees?|leads?|empowerment|"
    r"reintegration|recovery|compensation|laws?|acts?|guidelines?|shelters?|databases?)"
)
_OF_WHOM = r"(?:of|from|in|at|who|and|or|no|nr|number|[a-z])\b"
_THEN_HELP = re.compile(rf"(?:['-]?s?'?\s*(?:and \w+ )?|(?:\s+|-)(?!{_OF_WHOM})\w+ ){_HELP}(?!\w)")
_KIN = "mother father parents sister brother family families child children son daughter wife husband relatives"
_THEN_THEIRS = re.compile(rf"(?:'s(?!\w)|'(?!s\b))\s*(?!(?:{'|'.join(_KIN.split())})\b)\w")
_THEN_MORE = re.compile(rf"\s+(?!{_OF_WHOM})[^\W\d]")
# a group of victims is victims, an association of survivors is an association; a ring of traffickers is traffickers
_GROUP = frozenset(f"{_KIN} group groups number list all some many one two several name names case cases".split())
_RING = _GROUP | {"network", "ring", "gang", "association", "syndicate", "organisation", "organization", "alliance"}
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|sir|madame?|col|colonel|gen|lt|maj|capt)\b\.? ?\w")
_BODY = re.compile(
    rf"(?<!\w){_HELP}(?!\w)|\b(?:institutes?|school|university|hospital|company|trust|society|prize|award)\b"
)

_HINT = re.compile("victim|survivor|vot|trafficked|rescued", re.IGNORECASE)
_VICTIMS = re.compile(rf"(?<!\w){_VICTIM}(?!\w)")
_KIND = (
    r"(?:of|the|these|its|female|male|young|adult|child|minor|lao|thai|identified|rescued|returned|trafficking|human|"
    r"suspected|presumed|potential|new|more|former|sex|labou?r)"
)
_SMALL = (
    r"(?:(?<![\d.,])(?:[1-9]|10)|one|two|three|four|five|six|seven|eight|nine|ten|a single)"
    rf" (?:{_KIND} ){{0,3}}{_VICTIM}(?!\w|['-]|\s+{_HELP})"
)
_FEW_VICTIMS = re.compile(rf"(?<!\w){_SMALL}")


def names_persons(name: str, may_be_a_person: bool) -> bool:
    """Say whether a name is one of victims or suspects, and not of a body that has to do with them."""
    plain = " ".join(re.sub(r"[_/]", " ", look(name)).split())
    if _ABROAD.match(plain):
        return True
    return any(_is_head(plain, match, may_be_a_person) for match in _PERSONS.finditer(plain))


def _is_head(name: str, match: re.Match[str], may_be_a_person: bool) -> bool:
    """Say whether the name is of these people, rather than of what is done for them."""
    before, after = re.findall(r"[^\W_]+", name[: match.start()]), name[match.end() :]
    if _THEN_HELP.match(after) or _THEN_THEIRS.match(after) or _MEANT_FOR & set(before):
        return False
    if "of" in before:
        heads = set(before[: len(before) - before[::-1].index("of")])
        return bool(heads & (_RING if match["suspect"] else _GROUP))
    return may_be_a_person or not _THEN_MORE.match(after)


def is_called_as_a_person(name: str) -> bool:
    """Say whether a name begins with the title of a person and is not one of a body.

    >>> is_called_as_a_person("Mr. Low"), is_called_as_a_person("Dr. Low Foundation")
    (True, False)
    """
    plain = look(name)
    return _TITLE.match(plain) is not None and not _BODY.search(plain)


def speaks_of_victims(text: str) -> bool:
    """Say whether a text has a word for victims that is not of a body or a law for them.

    >>> speaks_of_victims("Women who were trafficked"), speaks_of_victims("victim support agencies")
    (True, False)
    """
    plain = look(text)
    return any(not _THEN_HELP.match(plain, match.end()) for match in _VICTIMS.finditer(plain))


def surely_no_victims(texts: Iterable[str]) -> bool:
    """Say whether `few_victims` finds nothing in any of many texts, sooner than asking of each; False says nothing.

    >>> surely_no_victims(["training", "a meeting"]), surely_no_victims(["Victim support"])
    (True, False)
    """
    joined = " ".join(texts)
    return joined.isascii() and not _HINT.search(joined)


def few_victims(text: str) -> str:
    """Return the words with which a text counts victims below eleven, or nothing.

    >>> few_victims("Rescue of three Lao victims"), few_victims("three victim support agencies")
    ('three lao victims', '')
    """
    if text.isascii() and not _HINT.search(text):  # letters of other scripts may look like these
        return ""
    match = _FEW_VICTIMS.search(look(text))
    return match.group() if match else ""
