"""Recipes of networks in `networks.yaml`: read with the data, refused with their line where they can't be."""

from __future__ import annotations

import pytest

from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.ontology import read_ontology
from ctipgraph.records.recipes import find_recipe, recipes_of

RECIPE = """
    - id: money
      title: Who pays for what
      actors: [Actor, Undertaking]
      relations: [fundedBy]
      statuses: [asserted, planned]
      from: 2014
      to: 2024
      count: documents
    """


def test_a_recipe_is_read_with_its_line(read):
    corpus = read({"networks.yaml": RECIPE})
    (recipe,) = corpus.recipes
    assert corpus.problems.conforms
    assert (recipe.id, recipe.title, recipe.location.line) == ("money", "Who pays for what", 1)
    assert (recipe.actors, recipe.statuses) == (("Actor", "Undertaking"), ("asserted", "planned"))
    assert (recipe.from_year, recipe.to_year, recipe.count) == (2014, 2024, "documents")


def test_an_inverse_is_read_in_the_stored_direction(read):
    assert read({"networks.yaml": RECIPE}).recipes[0].relations == ("funds",)


def test_without_a_word_attendance_and_groups_are_out_and_judgements_hold(read):
    (recipe,) = read({"networks.yaml": RECIPE}).recipes
    assert (recipe.attendance, recipe.groups, recipe.judgements, recipe.projected) == (False, False, True, False)


def test_a_data_set_without_recipes_has_none(read):
    assert read().recipes == ()


@pytest.mark.parametrize(
    ("written", "instead", "line", "message"),
    [
        ("relations: [fundedBy]", "relations: [funded]", 4, "there is no relation 'funded'; did you mean 'fundedBy'?"),
        (
            "relations: [fundedBy]",
            "relations: [hasAim]",
            4,
            "'hasAim' leads to a value or a concept, which ties nobody",
        ),
        ("relations: [fundedBy]", "relations: [attended]", 4, "'attended' says who attended"),
        ("relations: [fundedBy]", "relations: []", 4, "'relations' is empty"),
        ("relations: [fundedBy]", "count: facts", 1, "the recipe has no 'relations'"),
        ("[Actor, Undertaking]", "[Actr]", 3, "there is no class 'Actr'; did you mean 'Actor'?"),
        ("[asserted, planned]", "[asserted, plannd]", 5, "there is no status 'plannd'; did you mean 'planned'?"),
        ("[asserted, planned]", "[denied]", 5, "what is denied is no tie"),
        ("from: 2014", "from: 2025", 6, "no year is from 2025 on and up to 2024; exchange the two"),
        ("from: 2014", "from: 14", 6, "'from' is a year of four digits, not '14'"),
        ("count: documents", "count: document", 8, "not 'document'; did you mean 'documents'?"),
        ("count: documents", "groups: yes", 8, "'groups' is true or false, not 'yes'"),
        ("count: documents", "affiliations: [Project]", 8, "the two modes share classes (Undertaking and Project)"),
        ("from: 2014", "projected: true", 6, "a projection needs what two actors share"),
        ("title: Who pays for what", "titel: Who", 1, "the recipe has no 'title'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(read, written, instead, line, message):
    corpus = read({"networks.yaml": RECIPE.replace(written, instead)})
    told = [str(result) for result in corpus.problems if message in result.message]
    assert len(told) == 1, list(map(str, corpus.problems))
    assert f"networks.yaml:{line}: violation: " in told[0]
    assert corpus.recipes == ()


def test_a_projection_has_no_other_weight_than_what_is_shared(read):
    two_modes = "projected: true\n      affiliations: [Event]"
    problems = read({"networks.yaml": RECIPE.replace("from: 2014", two_modes)}).problems
    assert ["delete 'count'" in result.message for result in problems] == [True]


def test_two_recipes_of_one_name_are_refused(read):
    problems = read({"networks.yaml": RECIPE.rstrip() + RECIPE}).problems
    assert [result.message for result in problems] == ["the recipe 'money' stands on line 1 already; rename one"]


def test_a_file_may_hold_one_recipe_without_a_list(tmp_path):
    (tmp_path / "mine.yaml").write_text("id: a\ntitle: A\nactors: Actor\nrelations: funds\nstatuses: asserted\n")
    (recipe,) = recipes_of(tmp_path / "mine.yaml", read_ontology())
    assert (recipe.id, recipe.actors) == ("a", ("Actor",))


def test_a_file_with_a_fault_is_refused_with_all_of_them(tmp_path):
    (tmp_path / "mine.yaml").write_text("- id: a\n- just words\n")
    with pytest.raises(CtipgraphError, match=r"mine\.yaml:1: .*\n.*mine\.yaml:2: violation: a recipe is a mapping"):
        recipes_of(tmp_path / "mine.yaml", read_ontology())


def test_an_empty_file_holds_no_recipe(tmp_path):
    (tmp_path / "mine.yaml").write_text("[]\n")
    with pytest.raises(CtipgraphError, match="holds no recipe"):
        recipes_of(tmp_path / "mine.yaml", read_ontology())


def test_an_unknown_recipe_suggests_the_near_one_or_lists_them(corpus):
    with pytest.raises(NotFoundError, match="no recipe 'fundin'; did you mean 'funding'"):
        find_recipe(corpus.recipes, "fundin")
    with pytest.raises(NotFoundError, match="no recipe 'x'; there are: cooperation, funding"):
        find_recipe(corpus.recipes, "x")


def test_the_digest_follows_from_what_decides_and_from_nothing_else(read):
    def digest(*changes):
        text = RECIPE
        for old, new in changes:
            text = text.replace(old, new)
        return read({"networks.yaml": text}).recipes[0].digest

    plain = digest()
    assert digest(("id: money", "id: other"), ("Who pays", "Whoever pays")) == plain
    assert digest(("[asserted, planned]", "[planned, asserted]")) == plain
    for change in [("planned", "claimed"), ("2014", "2013"), ("documents", "origins"), ("fundedBy", "leads")]:
        assert digest(change) != plain
    for line in ("attendance: true", "groups: true", "judgements: false"):
        assert digest(("count: documents", f"count: documents\n      {line}")) != plain
