"""Stories in `stories/*.yaml`: read with the data, refused where they name what is not there."""

from __future__ import annotations

import pytest

STORY = """
    id: who-paid
    title: Who paid for the river project?
    steps:
    - sentence: One government is named.
      view: {actor: river-project, near: river-project, depth: 2}
      facts: [donor]
    """
FACTS = """
    document: gazette-2020
    curator: tester
    facts:
    - relation: fundedBy
      subject: river-project
      object: government-of-utopia
      status: asserted
      handle: donor
      passages: [The donors include … of Utopia]
    """


@pytest.fixture
def told(read):
    def read_(story):
        return read({"facts/gazette-2020.yaml": FACTS, "stories/who-paid.yaml": story})

    return read_


def test_a_story_is_read_with_the_ids_of_its_facts(told):
    corpus = told(STORY)
    (story,) = corpus.stories
    (step,) = story.steps
    assert (story.id, story.title) == ("who-paid", "Who paid for the river project?")
    assert step.facts == (corpus.facts[0].id,)
    assert step.view == {"actor": ("river-project",), "near": ("river-project",), "depth": ("2",)}
    assert corpus.problems.conforms


def test_a_data_set_without_stories_has_none(read):
    assert read().stories == ()


@pytest.mark.parametrize(
    ("written", "instead", "line", "rule", "message"),
    [
        ("[donor]", "[dono]", 6, "story-fact", "no fact 'dono'"),
        ("[donor]", "[]", 4, "story", "the sentence rests on no fact"),
        ("actor: river-project", "actor: river-projec", 5, "story-actor", "did you mean 'river-project'?"),
        ("depth: 2", "dept: 2", 5, "story-view", "a view has no 'dept'; did you mean 'depth'?"),
        ("depth: 2", "fact: nothing", 5, "story-fact", "no fact 'nothing'"),
        ("depth: 2", "no-types: Rivers", 5, "story-view", "there is no class 'Rivers'"),
        ("sentence: One government is named.", "sentence:", 4, "missing-field", "'sentence' is empty"),
        ("title:", "titel:", 1, "missing-field", "the story has no 'title'"),
    ],
)
def test_what_a_story_names_has_to_be_there(told, written, instead, line, rule, message):
    corpus = told(STORY.replace(written, instead))
    found = [(r.rule, r.location.line, r.message) for r in corpus.problems.results]
    assert any(r == rule and at == line and message in text for r, at, text in found), found
    assert corpus.stories == ()
    assert len(corpus.facts) == 1


@pytest.mark.parametrize("story", ["- a\n- b\n", "just words\n", "id: [\n", "id: a\ntitle: b\nsteps: [c]\n"])
def test_what_is_no_story_is_told_and_left_out(told, story):
    corpus = told(story)
    assert not corpus.problems.conforms
    assert corpus.stories == ()


def test_two_stories_of_one_id_are_refused(read):
    corpus = read({"facts/gazette-2020.yaml": FACTS, "stories/a.yaml": STORY, "stories/b.yaml": STORY})
    assert [r.rule for r in corpus.problems.results] == ["duplicate-id"]
    assert len(corpus.stories) == 1
