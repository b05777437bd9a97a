"""Why two names may be those of one body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from ctipgraph.model import Actor
from ctipgraph.records.lookup import folded

ALIKE = 0.85  # of names spelt nearly alike
SHARED_WORDS = 0.6  # of the words that are not common ones
COMMON = frozenset("the of and for in on to a an against national ministry committee project programme".split())  # noqa: SIM905
# spellings of one word: British and American
_SPELLINGS = ((r"our\b", "or"), (r"is(e|ation)\b", r"iz\1"), (r"mme\b", "m"), (r"tre\b", "ter"))


@dataclass(frozen=True)
class Naming:
    """What is compared of an actor's names, each worked out once."""

    actor: Actor

    @cached_property
    def names(self) -> dict[str, str]:
        """All names as they are written, by their folded forms."""
        return {folded(name.text): name.text for name in self.actor.names}

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The folded acronyms."""
        return frozenset(folded(name.text) for name in self.actor.names if name.kind == "acronym")

    @cached_property
    def initials(self) -> str:
        """The first letters of the name's words, folded; nothing for a name of one word."""
        small = ("the", "of", "and", "for", "in", "on", "to")
        words = [word for word in re.findall(r"\w+", self.actor.name) if word.casefold() not in small]
        return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""

    @cached_property
    def plain(self) -> str:
        """The name folded, in one of the spellings that it may have."""
        name = folded(self.actor.name)
        for pattern, plain in _SPELLINGS:
            name = re.sub(pattern, plain, name)
        return name

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in the name: the first plan and the second are two, as is an office in each of two years."""
        return tuple(re.findall(r"\d+", self.plain))

    @cached_property
    def letters(self) -> dict[str, int]:
        """Where each letter of the plain name stands, as bits."""
        found: dict[str, int] = {}
        for at, letter in enumerate(self.plain):
            found[letter] = found.get(letter, 0) | 1 << at
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that are not common ones."""
        return frozenset(self.plain.split()) - COMMON


def reasons(one: Naming, other: Naming) -> list[str]:
    """Return why two actors may be one body, by their names alone."""
    shared = sorted(one.names.keys() & other.names.keys())
    found = [f"both are called '{one.names[text]}'" for text in shared]
    for a, b in ((one, other), (other, one)):
        if a.initials and a.initials in b.acronyms:
            initials, bearer = a.initials.upper(), b.actor.name
            found.append(f"'{initials}', an acronym of '{bearer}', is made of the initials of '{a.actor.name}'")
    return found or list(_near(one, other))


def _near(one: Naming, other: Naming) -> Iterator[str]:
    shared = one.words & other.words
    if one.plain == other.plain:
        yield "the names differ in spelling only"
    elif one.numbers != other.numbers:
        return
    elif _spelt_alike(one, other):
        yield "the names are spelt nearly alike"
    elif len(shared) >= least_shared(min(len(one.words), len(other.words))):
        yield f"the names share the words {', '.join(sorted(shared))}"


def least_shared(words: int) -> int:
    """Return how many words two names have to share of which the shorter one has so many.

    >>> [least_shared(words) for words in (1, 3, 5, 6)]
    [2, 2, 3, 4]
    """
    return next(shared for shared in range(2, words + 3) if shared > words or shared / words >= SHARED_WORDS)


def _spelt_alike(one: Naming, other: Naming) -> bool:
    matcher = SequenceMatcher(None, one.plain, other.plain, autojunk=False)
    return may_be_spelt_alike(one, other) and matcher.ratio() >= ALIKE


def may_be_spelt_alike(one: Naming, other: Naming) -> bool:
    """Say whether two names share so many letters that a matcher may find them alike, which takes longer to know."""
    return 2 * shared_letters(one, other) >= ALIKE * (len(one.plain) + len(other.plain))


def shared_letters(one: Naming, other: Naming) -> int:
    """Return how many letters two names have in common in one order at the most; a matcher finds no more.

    The row of a longest common subsequence, a bit for each letter of one name (Hyyrö 2004, Bit-parallel LCS-length
    computation revisited).
    """
    everyone = row = (1 << len(one.plain)) - 1
    for letter in other.plain:
        matched = row & one.letters.get(letter, 0)
        row = (row + matched | row - matched) & everyone
    return (everyone ^ row).bit_count()
