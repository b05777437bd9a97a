"""Which pairs of names are worth comparing: all for which there can be a reason, and few others.

What has to be shared is looked up; names spelt nearly alike share most of their letter pairs, which are counted for all
names at once, a bit for each name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from ctipgraph.proposals.likeness import ALIKE, Naming, least_shared, may_be_spelt_alike

Pair = tuple[int, int]
Feature = tuple[int, int]
BUCKETS = 1021  # kinds of letters that are told apart: two of one kind only add to what is shared


def pairs(namings: Sequence[Naming]) -> list[Pair]:
    """Return the places of names to compare, in order.

    >>> from ctipgraph.model import Actor, Location
    >>> names = ("Ministry of Labour", "Water Board", "Ministry of Labor")
    >>> pairs([Naming(Actor(str(n), "Ministry", name, Location(""))) for n, name in enumerate(names)])
    [(0, 2)]
    """
    found = {*_of_one_name(namings), *_of_acronyms(namings)}
    groups = defaultdict(list)
    for at, naming in enumerate(namings):
        groups[naming.numbers].append(at)
    for group in groups.values():
        found.update(_of_words(namings, group))
        found.update(_spelt_alike(namings, group))
    return sorted(found)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _of_one_name(namings: Sequence[Naming]) -> Iterator[Pair]:
    """Actors that have a name in common."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, naming in enumerate(namings):
        for name in naming.names:
            places[name].append(at)
    for found in places.values():
        yield from combinations(found, 2)


def _of_acronyms(namings: Sequence[Naming]) -> Iterator[Pair]:
    """A name, and another that has its initials as an acronym."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, naming in enumerate(namings):
        for acronym in naming.acronyms:
            bearers[acronym].append(at)
    for at, naming in enumerate(namings):
        for bearer in bearers.get(naming.initials, ()):
            if bearer != at:
                yield _pair(at, bearer)


def _of_words(namings: Sequence[Naming], group: Iterable[int]) -> Iterator[Pair]:
    """Names that share enough words.

    Of the shorter name's words at most so many are not shared that one of its rarest, one more than these, is.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at in group:
        for word in namings[at].words:
            places[word].append(at)
    for at in group:
        words = namings[at].words
        least = least_shared(len(words))
        rarest = sorted(words, key=lambda word: (len(places[word]), word))[: max(0, len(words) - least + 1)]
        for other in {other for word in rarest for other in places[word]} - {at}:
            if len(words & namings[other].words) >= least and len(words) <= len(namings[other].words):
                yield _pair(at, other)


def _spelt_alike(namings: Sequence[Naming], group: Iterable[int]) -> Iterator[Pair]:
    """Names that share so many letters and so many letter pairs that they may be spelt nearly alike."""
    longest_first = sorted(group, key=lambda at: (-len(namings[at].plain), at))
    lengths = [len(namings[at].plain) for at in longest_first]
    single, paired = _Columns(), _Columns()
    start = 0  # of the names that are not too long for this one
    for at, length in enumerate(lengths):
        while _unmatched(length + lengths[start]) < lengths[start] - length:
            start += 1
        letters, letter_pairs = _numbered(namings[longest_first[at]].plain)
        least, least_pairs = least_matched(length)
        found = single.sharing(letters, least) & paired.sharing(letter_pairs, least_pairs)
        for other in (longest_first[place] for place in _ones(found >> start << start)):
            if may_be_spelt_alike(namings[longest_first[at]], namings[other]):
                yield _pair(longest_first[at], other)
        single.add(letters)
        paired.add(letter_pairs)


def _unmatched(letters: int) -> int:
    """How many letters of two names, which together have so many, may have no match in the other."""
    left = int((1 - ALIKE) * letters + 1e-9)
    return left - (letters - left) % 2  # those with a match have it in both names


def least_matched(length: int) -> tuple[int, int]:
    """Return how many letters and letter pairs a name shares at least with one no shorter that is spelt nearly alike.

    Where `left` letters of both together have no match, the others stand in at most `left` + 1 blocks, and a block of n
    letters has n - 1 pairs. https://docs.python.org/3/library/difflib.html#difflib.SequenceMatcher.get_matching_blocks

    >>> least_matched(20)
    (17, 10)
    """
    # as the other name grows, `left` does in steps of some seven letters: the least is within the first of them
    ways = [(letters, _unmatched(letters)) for letters in range(2 * length, 2 * length + 8)]
    return min((all_ - left) // 2 for all_, left in ways), min((all_ - left) // 2 - left - 1 for all_, left in ways)


def _numbered(name: str) -> tuple[list[Feature], list[Feature]]:
    """Each letter and each letter pair, as a small number, and how many like it stood before."""
    seen: Counter[int] = Counter()
    single: list[Feature] = []
    paired: list[Feature] = []
    for found, numbers in (
        (single, [ord(letter) % BUCKETS for letter in name]),
        (paired, [BUCKETS + (ord(one) * 31 + ord(two)) % BUCKETS for one, two in pairwise(name)]),
    ):
        for number in numbers:
            found.append((number, seen[number]))
            seen[number] += 1
    return single, paired


class _Columns:
    """Of each feature, the names that have it, as the bits of a whole number."""

    def __init__(self) -> None:
        self._bits: dict[Feature, int] = defaultdict(int)
        self._size = 0

    def add(self, features: Iterable[Feature]) -> None:
        for feature in features:
            self._bits[feature] |= 1 << self._size
        self._size += 1

    def sharing(self, features: Sequence[Feature], least: int) -> int:
        """The names that have at least so many of these features, as bits.

        Counted in columns too: the bits of plane k are those of 2**k in every name's count.
        """
        everyone = (1 << self._size) - 1
        if least <= 0:
            return everyone
        top = max(len(features), least).bit_length()
        # each count begins so high that it reaches 2**top when it is enough
        planes = [everyone if ((1 << top) - least) >> plane & 1 else 0 for plane in range(top + 1)]
        for carry in (self._bits[feature] for feature in features if feature in self._bits):
            for plane in range(top + 1):
                planes[plane], carry = planes[plane] ^ carry, planes[plane] & carry
                if not carry:
                    break
        return planes[top]


def _ones(bits: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
