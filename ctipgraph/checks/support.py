"""Lints: does the passage support the fact? Each is a question to the curator, who corrects or answers it.

An answer stands in the record, so that the next reader finds it:

    answers:
    - {lint: cue-missing, note: The heading says what the money is for., by: curator-2}

The lints look at words alone and are often wrong; a fact is never refused for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ctipgraph.checks.figures import figures_in
from ctipgraph.checks.mentions import Mentions, Names
from ctipgraph.model import Corpus, Fact, Passage, Result, Severity
from ctipgraph.model.report import info, violation
from ctipgraph.ontology import suggest
from ctipgraph.passages import Span, Text, as_text, fold, resolve

FEWEST_WORDS, MOST_WORDS = 2, 60
MOST_FACTS = 12  # on one passage

_FIGURE = re.compile(r"[0-9]{1,30}(\.[0-9]{1,10})?")
_FUTURE = re.compile(r"\b(?:will|shall|would|plans? to|planned|is to|are to|going to|intends? to|expected to)\b", re.I)
_SPEECH = re.compile(r"\b(?:said|says|stated|told|according to|highlighted|emphasi[sz]ed|noted|added)\b|\"", re.I)


@dataclass(frozen=True)
class Support:
    """A fact with the words of its passages, and the paragraphs that they stand in, folded."""

    fact: Fact
    corpus: Corpus
    spans: tuple[tuple[str, Text, Span], ...]
    mentions: Mapping[str, Mentions]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The passages' words."""
        return tuple(fold(text.raw, span.start, span.end).text for _, text, span in self.spans)

    @cached_property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """The paragraphs' words, each with its document."""
        places = [(document, text, text.paragraph_of(span)) for document, text, span in self.spans]
        return tuple((document, fold(text.raw, span.start, span.end).text) for document, text, span in places)


Lint = Callable[[Support], str]


def ends_not_named(support: Support) -> str:
    """Neither the subject nor the object, by any of its names, stands in the passage or its paragraph."""
    ends = [id_ for id_ in (support.fact.subject, support.fact.object) if id_ in support.corpus.actors]
    if not ends or any(
        support.mentions[document].names(id_, words) for id_ in ends for document, words in support.paragraphs
    ):
        return ""
    named = " and ".join(f"'{id_}'" for id_ in ends)
    return f"the passage and its paragraph don't name {named}; take another one, or add 'mentioned_as' to the actor"


def cue_missing(support: Support) -> str:
    """None of the words with which passages state the relation stands in the passage."""
    relation = support.corpus.ontology.relations[support.fact.relation]
    cues = relation.marks.get("cue", ())
    plain = "\n".join(support.words).casefold() if cues else ""
    if not cues or any(cue.casefold() in plain for cue in cues):
        return ""
    return f"the passage has none of the words that state '{relation.label}' ({', '.join(cues)}); is it the right one?"


def passage_length(support: Support) -> str:
    """A passage is neither a word nor a page."""
    for words in support.words:
        count = len(words.split())
        if not FEWEST_WORDS <= count <= MOST_WORDS:
            return f"a passage of {count} words; name the sentence that states the fact, no more and no less"
    return ""


def future_as_asserted(support: Support) -> str:
    """A passage in the future tense states a plan."""
    if support.fact.status != "asserted":
        return ""
    found = [match for words in support.words if (match := _FUTURE.search(words))]
    if len(found) < len(support.words) or not found:
        return ""
    return f"'{found[0].group()}' tells of a plan, but the status is asserted; should it be planned?"


def speech_without_speaker(support: Support) -> str:
    """What a document quotes or reports has a speaker."""
    relation = support.corpus.ontology.relations[support.fact.relation]
    if support.fact.get("speaker") or support.fact.get("rests_on") or relation.mark("tellsOfSpeech") == "true":
        return ""
    # a passage that begins with "said" is who spoke, not what was said
    found = [match for words in support.words if (match := _SPEECH.search(words)) and match.start() > 0]
    if not found or len(found) < len(support.words):
        return ""
    return f"the passage reports speech ({found[0].group()}); who says it? add 'speaker: …', or a passage without it"


def figure_not_in_passage(support: Support) -> str:
    """A figure of the record stands in the passage, in digits or in words."""
    fact = support.fact
    relation = support.corpus.ontology.relations[fact.relation]
    wanted = [fact.get(name) for name in ("count", "amount") if fact.get(name)]
    wanted += [fact.object] if relation.range == "xsd:integer" else []
    figures = [figure for figure in wanted if _FIGURE.fullmatch(figure)]  # what is no figure is another rule's
    stated = {value for words in support.words for value in figures_in(words)} if figures else set()
    missing = [figure for figure in figures if float(figure) not in stated]
    return (
        f"the figure {missing[0]} is not in the passage; correct it, or take the passage that has it" if missing else ""
    )


LINTS: dict[str, tuple[Severity, Lint]] = {
    "ends-not-named": (Severity.WARNING, ends_not_named),
    "cue-missing": (Severity.INFO, cue_missing),
    "passage-length": (Severity.INFO, passage_length),
    "future-as-asserted": (Severity.WARNING, future_as_asserted),
    "speech-without-speaker": (Severity.WARNING, speech_without_speaker),
    "figure-not-in-passage": (Severity.WARNING, figure_not_in_passage),
}
CROWDED = "passage-crowded"


def support_lints(corpus: Corpus) -> Iterator[Result]:
    """The passage supports the fact, as far as words tell; where they don't, the record has an answer."""
    names = Names(corpus)
    mentions = {document: Mentions(corpus, document, names) for document in corpus.texts}
    crowd = Counter(_anchor(passage) for fact in corpus.facts for passage in fact.passages)
    for fact in corpus.facts:
        yield from _unknown_answers(fact)
        support = Support(fact, corpus, _spans(corpus, fact), mentions)
        if not support.spans:
            continue
        for name, (severity, lint) in LINTS.items():
            message = lint(support)
            if message and name not in fact.answers:
                yield Result(
                    name,
                    severity,
                    fact.location,
                    f"{message}; or write why it stands: 'answers: [{{lint: {name}, note: …}}]'",
                )
            elif name in fact.answers and not message:
                yield _unused(fact, name)
    for fact in corpus.facts:
        crowded = [passage for passage in fact.passages if crowd[_anchor(passage)] > MOST_FACTS]
        if CROWDED in fact.answers and not crowded:
            yield _unused(fact, CROWDED)
        elif crowded and CROWDED not in fact.answers:
            count = crowd[_anchor(crowded[0])]
            message = f"'{crowded[0].anchor}' carries {count} facts; does it state each? Name the part that does"
            yield info(CROWDED, crowded[0].location, message)


def _unused(fact: Fact, lint: str) -> Result:
    return info("answer-unused", fact.location, f"the lint '{lint}' finds nothing any more; delete its answer")


def _spans(corpus: Corpus, fact: Fact) -> tuple[tuple[str, Text, Span], ...]:
    found = []
    for passage in fact.passages:
        if passage.document in corpus.texts:
            text = as_text(corpus.texts[passage.document])
            if (resolution := resolve(text, passage)).found:
                found.append((passage.document, text, resolution.spans[0]))
    return tuple(found)


def _anchor(passage: Passage) -> tuple[str, ...]:
    return passage.document, passage.prefix, passage.start, passage.end, passage.suffix


def _unknown_answers(fact: Fact) -> Iterator[Result]:
    known = [*LINTS, CROWDED]
    for name in fact.answers:
        if name not in known:
            yield violation("answers", fact.location, f"no lint '{name}'{suggest(name, known)}")
