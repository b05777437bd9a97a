"""Characters that are refused at the door: they hide text, or cannot stand in XML.

Unicode's recommendations for security: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_NONCHARACTER = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(p * 0x10000 + n) for p in range(1, 17) for n in (0xFFFE, 0xFFFF)
)
_SURROGATE = "\ud800-\udfff"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{_BIDI}{_CONTROL}{_NONCHARACTER}{_SURROGATE}]")


def without_unwelcome(text: str) -> str:
    r"""Return a text with U+FFFD in the place of each character that is refused.

    >>> without_unwelcome("\x1b[2J")
    '\ufffd[2J'
    """
    return _pattern().sub("\ufffd", text)


def unwelcome(text: str) -> str:
    r"""Name the first character of a text that is refused, or return an empty string.

    >>> unwelcome("exe.\u202egpj")
    'a bidirectional control (U+202E RIGHT-TO-LEFT OVERRIDE)'
    >>> unwelcome("ສປປ ລາວ"), unwelcome("government\ufffds")
    ('', '')
    """
    if text.isprintable():  # said of no character that is refused
        return ""
    match = _pattern().search(text)
    if match is None:
        return ""
    character = match.group()
    name = unicodedata.name(character, "")
    kind = "a bidirectional control" if re.match(f"[{_BIDI}]", character) else "a control character"
    if re.match(f"[{_NONCHARACTER}{_SURROGATE}]", character):
        kind = "a code point that is no character"
    return f"{kind} (U+{ord(character):04X}{' ' + name if name else ''})"
