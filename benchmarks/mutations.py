"""Wrong passages accepted, faithful ones refused: every passage of a corpus against a damaged or altered text.

    python benchmarks/mutations.py TEXTS    the passages of data/, in the articles' texts
    python benchmarks/mutations.py          those of a small fictional corpus

Two families. Damage to typography has to be survived: the anchor finds the same place, whose words have
the digest that was locked. An alteration must not pass in silence. An altered text passes if the anchor finds
one wording with the locked digest although the words at its place are others; an altered anchor passes if it finds
a span that a slow search of this file's own, which shares no code with the program's, does not find.

The table has, for each kind, how many were tried, accepted (found, as locked), refused (not found, ambiguous, or
told to have other words), and wrong. Deterministic. Exit status 1 if one is wrong.
"""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ctipgraph.model import Passage
from ctipgraph.passages import Span, Text, resolve
from ctipgraph.passages.anchor import shortest_anchor
from ctipgraph.passages.sentences import sentences
from ctipgraph.records import read_corpus
from ctipgraph.records.lock import words_digest

SEED = 11
LEAST = 2_000

FICTION = """The River Project opens in Utopia

(Gazette) The “River Project” (RP) was opened by the Ministry of Welfare on 3 May - its first - in the capital.

(Gazette) The “River Project” (RP) was opened by the Ministry of Welfare on 3 May - its first - in the capital.

The project's donors include the Government of Utopia, the Government of Arcadia and the Coast Fund. The donors' first
offer of aid was 100,000 crowns; the second offer, in 2019, was of 250,000 crowns for 1,325 families.

"We will continue our work with the river people,"said Ms Low, head of the office. "The ministry's staff will be
trained," she said, "and the plan for 2020–2025 will be financed."

The Coast Fund – a partner since 2018 – works with the Ministry of Welfare and the River Council. The council\ufffds
members are the ministry, the fund and five villages of the Délta. It met in the capital in 2018. It met in the north
in 2019.

ໂຄງການແມ່ນ້ຳ ຊ່ວຍເຫຼືອ ຊາວບ້ານ ຢູ່ ແຄມແມ່ນ້ຳ ໃນ ປີ 2020. The official field office staffed the efficient workflow.
"""


@dataclass(frozen=True)
class Case:
    """A passage in its text, with its place and the digest of its words."""

    text: Text
    passage: Passage
    span: Span
    digest: str

    @property
    def words(self) -> str:
        """The words of the passage."""
        return self.text.raw[self.span.start : self.span.end]

    def everywhere(self, words: str) -> str:
        """The text with other words at every place where the passage's own stand."""
        return self.text.raw.replace(self.words, words)


def cases(folder: Path | None) -> list[Case]:
    """The passages of data/ in the texts of a folder, or those of the fictional text."""
    found = []
    if folder is None:
        text = Text(FICTION)
        passages = [(text, passage) for passage in _anchors(text, "gazette")]
    else:
        corpus = read_corpus(Path(__file__).parent.parent / "data", texts=folder)
        texts = {name: Text(raw) for name, raw in corpus.texts.items()}
        marks = [mark.passage for mark in corpus.no_facts]
        passages = [(texts[p.document], p) for p in (*corpus.passages, *marks) if p.document in texts]
        passages += [(text, passage) for name, text in texts.items() for passage in _anchors(text, name)]
    for text, passage in passages:
        resolution = resolve(text, passage)
        if resolution.found:
            found.append(Case(text, passage, resolution.spans[0], words_digest(text, resolution.spans[0])))
    return found


def _anchors(text: Text, document: str) -> Iterator[Passage]:
    """The shortest anchors of the sentences of a text, and of some of their parts."""
    rng = random.Random(SEED)
    for sentence in sentences(text):
        words = [match.span() for match in re.finditer(r"\S+", text.raw[sentence.start : sentence.end])]
        parts = [(0, len(words) - 1)]
        if len(words) > 4:
            parts += [tuple(sorted(rng.sample(range(len(words)), 2))) for _ in range(2)]
        for first, last in parts:
            span = Span(sentence.start + words[first][0], sentence.start + words[last][1])
            if passage := shortest_anchor(text, document, span):
                yield passage


# --- damage: the same words in other typography ---------------------------------------------------------------------


def curly(text: str) -> str:
    text = re.sub(r"\"(?=\w)", "“", text).replace('"', "”")
    return re.sub(r"(?<=\w)'", "’", text)


def straight(text: str) -> str:
    return re.sub("[“”«»]", '"', re.sub("[‘’]", "'", text))


def ligatures(text: str) -> str:
    for letters, ligature in {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}.items():
        text = text.replace(letters, ligature)
    return text


def hyphens(text: str) -> str:
    return re.sub(r"([^\W\d_]{3})(?=[^\W\d_]{3})", "\\1\u00ad", text)


def no_blank(text: str) -> str:
    """A blank is lost after a closing quotation mark, as where a speech ends."""
    return re.sub(r"(?<=[\w.,][\"”’]) (?=\w)", "", text)


DAMAGES: dict[str, Callable[[str], str]] = {
    "curly quotation marks": curly,
    "straight quotation marks": straight,
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "soft hyphens": hyphens,
    "ligatures": ligatures,
    "line ends of Windows": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\r\n", "\n").replace("\n", "\r"),
    "no blank after a closing mark": no_blank,
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "unknown for quotation marks": lambda text: re.sub("[\"'“”‘’]", "\ufffd", text),
    "zero-width blanks": lambda text: re.sub(r"(?<=\w) (?=\w)", " \u200b", text),
    "other dashes": lambda text: re.sub("[–—-]", "‒", text),
    "broken lines": lambda text: re.sub(r"(?<=\w) (?=\w)", "\n", text),
}


def damaged(case: Case, damage: Callable[[str], str]) -> tuple[Text, Span]:
    """The damaged text, and where the passage stands in it."""
    before, words, after = (
        damage(part) for part in (case.text.raw[: case.span.start], case.words, case.text.raw[case.span.end :])
    )
    return Text(before + words + after), Span(len(before), len(before) + len(words))


def survives(case: Case, text: Text, place: Span, *, same_digest: bool) -> str:
    """Say whether a passage is found at its place in a damaged text, as it was locked."""
    resolution = resolve(text, case.passage)
    at_its_place = any(_overlap(span, place) for span in resolution.spans)
    as_locked = any(words_digest(text, span) == case.digest for span in resolution.spans)
    if resolution.found and at_its_place and (as_locked or not same_digest):
        return "accepted"
    # the same words may stand at another place, undamaged: then they are the evidence
    return "accepted" if resolution.found and as_locked else "refused"


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


# --- alterations of the text ------------------------------------------------------------------------------------------


def _split(words: str) -> list[str]:
    """Words and what stands between them, alternating."""
    return re.split(r"(\s+)", words)


def word_replaced(words: str, rng: random.Random) -> str | None:
    parts = _split(words)
    parts[rng.randrange(0, len(parts), 2)] = "zebra"
    return "".join(parts)


def word_removed(words: str, rng: random.Random) -> str | None:
    parts = _split(words)
    if len(parts) < 3:
        return None
    at = rng.randrange(0, len(parts), 2)
    del parts[max(0, at - 1) : at + 1]
    return "".join(parts).strip()


def word_added(words: str, rng: random.Random) -> str | None:
    parts = _split(words)
    if len(parts) < 3:
        return None
    at = rng.randrange(1, len(parts), 2)
    return "".join([*parts[:at], " not", *parts[at:]])


def words_swapped(words: str, rng: random.Random) -> str | None:
    parts = _split(words)
    pairs = [at for at in range(0, len(parts) - 2, 2) if parts[at] != parts[at + 2]]
    if not pairs:
        return None
    at = rng.choice(pairs)
    parts[at], parts[at + 2] = parts[at + 2], parts[at]
    return "".join(parts)


def figure_changed(words: str, rng: random.Random) -> str | None:
    digits = [match.start() for match in re.finditer(r"\d", words)]
    if not digits:
        return None
    at = rng.choice(digits)
    return words[:at] + str((int(words[at]) + 1) % 10) + words[at + 1 :]


def paragraph_split(words: str, rng: random.Random) -> str | None:
    blanks = [match.span() for match in re.finditer(r"\s+", words)]
    if not blanks:
        return None
    start, end = rng.choice(blanks)
    return words[:start] + "\n\n" + words[end:]


def sentences_exchanged(words: str, rng: random.Random) -> str | None:
    parts = re.split(r"(?<=[.!?]) +", words)
    if len(parts) < 2 or parts[0] == parts[1]:
        return None
    return " ".join([parts[1], parts[0], *parts[2:]])


def letter_dropped(words: str, rng: random.Random) -> str | None:
    long = list(re.finditer(r"[^\W\d_]{4,}", words))
    if not long:
        return None
    match = rng.choice(long)
    return words[: match.end() - 1] + words[match.end() :]


ALTERATIONS: dict[str, Callable[[str, random.Random], str | None]] = {
    "text: a word replaced": word_replaced,
    "text: a word removed": word_removed,
    "text: a word added": word_added,
    "text: two words swapped": words_swapped,
    "text: a figure changed": figure_changed,
    "text: a letter dropped": letter_dropped,
    "text: paragraph split in the span": paragraph_split,
    "text: sentences exchanged": sentences_exchanged,
}


def paragraphs_merged(case: Case) -> str | None:
    """The text with the passage's paragraph and the next one run together."""
    number = next(n for n, p in enumerate(case.text.paragraphs) if p.start <= case.span.start < p.end)
    if number + 1 == len(case.text.paragraphs):
        return None
    one, other = case.text.paragraphs[number : number + 2]
    return case.text.raw[: one.end] + " " + case.text.raw[other.start :]


def altered_text(case: Case, raw: str) -> str:
    """Say what becomes of a passage in an altered text."""
    text = Text(raw)
    resolution = resolve(text, case.passage)
    if not resolution.found:
        return "refused"
    if all(words_digest(text, span) != case.digest for span in resolution.spans):
        return "refused"  # found, and told to have other words: passage-changed
    # it passes in silence: that is right only where the locked words really stand there
    found = [text.raw[span.start : span.end] for span in resolution.spans]
    right = all(_plain(words) == _plain(case.words) and not re.search(r"\n\s*\n", words) for words in found)
    return "accepted" if right else "wrong"


# --- alterations of the anchor ----------------------------------------------------------------------------------------


def parts_exchanged(case: Case, rng: random.Random) -> Passage | None:
    passage = case.passage
    return replace(passage, start=passage.end, end=passage.start) if passage.end else None


def anchor_words_swapped(case: Case, rng: random.Random) -> Passage | None:
    swapped = words_swapped(case.passage.start, rng)
    return replace(case.passage, start=swapped) if swapped else None


def anchor_letter_dropped(case: Case, rng: random.Random) -> Passage | None:
    part = rng.choice(["start", "end"] if case.passage.end else ["start"])
    shorter = letter_dropped(getattr(case.passage, part), rng)
    return replace(case.passage, **{part: shorter}) if shorter else None


def end_from_before(case: Case, rng: random.Random) -> Passage | None:
    paragraph = case.text.paragraph_of(case.span)
    before = case.text.raw[paragraph.start : case.span.start].split()
    return replace(case.passage, end=" ".join(before[:3]), suffix="") if len(before) >= 3 else None


def end_from_the_next_paragraph(case: Case, rng: random.Random) -> Passage | None:
    following = [p for p in case.text.paragraphs if p.start >= case.span.end]
    if not following:
        return None
    words = case.text.raw[following[0].start : following[0].end].split()
    return replace(case.passage, end=" ".join(words[:3]), suffix="")


def end_from_elsewhere(case: Case, rng: random.Random) -> Passage | None:
    own = case.text.paragraph_of(case.span)
    others = [p for p in case.text.paragraphs if p != own]
    other = rng.choice(others)
    words = case.text.raw[other.start : other.end].split()
    return replace(case.passage, end=" ".join(words[-3:]), suffix="")


def anchor_word_replaced(case: Case, rng: random.Random) -> Passage | None:
    part = rng.choice(["start", "end"] if case.passage.end else ["start"])
    words = getattr(case.passage, part).split()
    words[rng.randrange(len(words))] = rng.choice(case.text.raw.split())
    return replace(case.passage, **{part: " ".join(words)})


def half_a_word(case: Case, rng: random.Random) -> Passage | None:
    words = case.passage.start.split()
    return replace(case.passage, start=case.passage.start[1:]) if words[0][:2].isalpha() else None


ANCHORS: dict[str, Callable[[Case, random.Random], Passage | None]] = {
    "anchor: parts exchanged": parts_exchanged,
    "anchor: two words swapped": anchor_words_swapped,
    "anchor: a letter dropped": anchor_letter_dropped,
    "anchor: end from before the start": end_from_before,
    "anchor: over two paragraphs": end_from_the_next_paragraph,
    "anchor: end from another paragraph": end_from_elsewhere,
    "anchor: a word replaced": anchor_word_replaced,
    "anchor: first word cut": half_a_word,
}


def altered_anchor(case: Case, passage: Passage) -> str:
    """Say what becomes of an altered anchor, and whether a slow search finds the same."""
    resolution = resolve(case.text, passage)
    places = {_plain(case.text.raw[span.start : span.end]) for span in (*resolution.spans, *resolution.rivals)}
    if not places <= oracle(case.text.raw, passage):
        return "wrong"
    return "accepted" if resolution.found else "refused"


# --- a slow search, written without the program's -------------------------------------------------------------------

_FOLD = {"'": "‘’‚‛′ʼ`´", '"': "“”„«»", "-": "‐‑‒–—―−"}
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def _plain(text: str) -> str:
    """Words as they are compared: one blank, plain marks, no hidden characters, no blank after a quotation mark."""
    text = unicodedata.normalize("NFC", "".join(c for c in text if c not in _HIDDEN))
    for ligature in "ﬀﬁﬂﬃﬄﬅﬆ":
        text = text.replace(ligature, unicodedata.normalize("NFKC", ligature))
    for plain, others in _FOLD.items():
        for other in others:
            text = text.replace(other, plain)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"(?<=[\"']) ", "", text).strip()


def _same(one: str, other: str) -> bool:
    """Say whether two letters are the same, or one of them unknown."""
    return one == other or "\ufffd" in (one, other)


def _fits(words: str, at: int, part: str) -> Iterator[int]:
    """Where a part ends that begins at a place: letter by letter, a blank after a quotation mark left out."""
    if not part:
        yield at
        return
    if at < len(words) and _same(words[at], part[0]):
        yield from _fits(words, at + 1, part[1:])
        # an unknown character may have been a quotation mark, which takes the blank after it along
        if "\ufffd" in (words[at], part[0]) and {words[at], part[0]} & set("'\"\ufffd"):
            if part[1:2] == " ":
                yield from _fits(words, at + 1, part[2:])
            if words[at + 1 : at + 2] == " ":
                yield from _fits(words, at + 2, part[1:])


def _alone(words: str, start: int, end: int) -> bool:
    """Say whether a place cuts no word of letters, and no number, in two."""

    def joined(at: int) -> bool:
        before, after = words[at - 1 : at] if at else "", words[at : at + 1]
        spaced = all(c.isalnum() and not "\u0e00" <= c <= "\u0eff" for c in (before, after) if c) and before and after
        in_number = before in ".," and words[at - 2 : at - 1].isdigit() and after.isdigit() and at > 1
        number_on = after in ".," and after and before.isdigit() and words[at + 1 : at + 2].isdigit()
        return bool(spaced or in_number or number_on)

    return not joined(start) and not joined(end)


def oracle(raw: str, passage: Passage) -> set[str]:
    """All spans, in plain words, that an anchor can mean in a text; it looks at each place of each paragraph."""
    found = set()
    prefix, start, end, suffix = (_plain(part) for part in (passage.prefix, passage.start, passage.end, passage.suffix))
    for paragraph in re.split(r"(?:\r\n|\r|\n)\s*?(?:\r\n|\r|\n)\s*", raw):
        words = _plain(paragraph)
        for first in range(len(words)):
            for stop in set(_fits(words, first, start)):
                if not _alone(words, first, stop):
                    continue
                if prefix and not any(
                    words[after:first].strip() == "" and _alone(words, at, after)
                    for at in range(first)
                    for after in _fits(words, at, prefix)
                ):
                    continue
                for last in [stop] if not end else _ends(words, stop, end):
                    after = last + len(words[last:]) - len(words[last:].lstrip())
                    if not suffix or any(_alone(words, after, at) for at in _fits(words, after, suffix)):
                        found.add(words[first:last].strip())
                        break
    return found


def _ends(words: str, stop: int, end: str) -> Iterator[int]:
    for at in range(stop, len(words)):
        yield from (last for last in sorted(_fits(words, at, end)) if _alone(words, at, last))


# --- the run ----------------------------------------------------------------------------------------------------------


def run(found: list[Case], *, seed: int = SEED) -> dict[str, Counter[str]]:
    """Try every mutation on every passage; return the counts of each kind."""
    rng = random.Random(seed)
    table: dict[str, Counter[str]] = {}

    def count(kind: str, outcome: str) -> None:
        table.setdefault(kind, Counter())[outcome] += 1

    for case in found:
        for kind, damage in DAMAGES.items():
            text, place = damaged(case, damage)
            # an unknown character has no digest: the words are re-read, and told to be other ones
            known = "unknown" not in kind
            if text.raw != case.text.raw:
                count(f"damage: {kind}", survives(case, text, place, same_digest=known))
        letters = [at for at in range(case.span.start, case.span.end) if case.text.raw[at].isalpha()]
        if letters:
            at = rng.choice(letters)
            text = Text(f"{case.text.raw[:at]}\ufffd{case.text.raw[at + 1 :]}")
            count("damage: unknown for a letter", survives(case, text, case.span, same_digest=False))
        for kind, alter in ALTERATIONS.items():
            words = alter(case.words, rng)
            if words is not None and words != case.words:
                count(kind, altered_text(case, case.everywhere(words)))
        if merged := paragraphs_merged(case):
            count("text: paragraphs merged", altered_text(case, merged))
        for kind, change in ANCHORS.items():
            passage = change(case, rng)
            if passage is not None and passage != case.passage:
                count(kind, altered_anchor(case, passage))
    return table


def wrong(table: dict[str, Counter[str]]) -> int:
    """How many alterations passed in silence, and how many damaged passages were refused."""
    return sum(
        counts["wrong"] + (counts["refused"] if kind.startswith("damage") else 0) for kind, counts in table.items()
    )


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    found = cases(folder)
    table = run(found)
    print(f"{len(found)} passages\n")
    print(f"{'kind':40} {'tried':>7} {'accepted':>9} {'refused':>8} {'wrong':>6}")
    for kind, counts in table.items():
        print(f"{kind:40} {counts.total():7} {counts['accepted']:9} {counts['refused']:8} {counts['wrong']:6}")
    tried = sum(counts.total() for counts in table.values())
    accepted = sum(counts["wrong"] for counts in table.values())
    refused = sum(counts["refused"] for kind, counts in table.items() if kind.startswith("damage"))
    print(f"\n{tried} mutations: {accepted} wrong passages accepted, {refused} faithful ones refused")
    return 1 if wrong(table) else 0


if __name__ == "__main__":
    sys.exit(main())
