"""From a name to a file of facts with the keyboard alone, on the data set that comes with the program."""

import csv
import io

import pytest

from ctipgraph.views.view import to_view


@pytest.fixture
def walk():
    """Press Tab until the focus stands on what a selector names; no other key, and no hand on a mouse."""

    def walk_(page, selector, at_most=40):
        for _ in range(at_most):
            page.keyboard.press("Tab")
            if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return page.evaluate("document.activeElement.textContent")
        pytest.fail(f"{at_most} times Tab does not lead to {selector}")

    return walk_


def test_search_actor_fact_evidence_and_export_with_the_keyboard_alone(corpus, open_view, state, walk):
    view = to_view(corpus, corpus)
    page = open_view(view)

    walk(page, "#search", at_most=2)  # past the link that skips to the list
    page.keyboard.type("un-act")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert state(page)["selection"] == {"kind": "actor", "id": "un-act"}
    assert page.evaluate("document.activeElement.id") == "panel-title"
    at = next(n for n, actor in enumerate(view["actors"]) if actor["id"] == "un-act")
    facts = sum(at in (fact["subject"], fact["object"]) for fact in view["facts"])
    assert page.text_content("#live").endswith(f"against Trafficking in Persons, Project, {facts} facts.")

    walk(page, "#panel .fact-line")
    page.keyboard.press("Enter")
    chosen = state(page)["selection"]
    fact = next(one for one in view["facts"] if one["id"] == chosen["id"])
    assert chosen["kind"] == "fact"
    assert page.evaluate("document.activeElement.id") == "panel-title"

    assert "Open at the passage" in walk(page, "#panel article.chosen figure a")
    figure = page.evaluate("document.activeElement.closest('figure').textContent")
    assert fact["passages"][0]["anchor"] in figure
    assert page.evaluate("document.activeElement.href").startswith("https://kpl.gov.la/")

    page.keyboard.press("Escape")
    assert state(page)["selection"] is None
    assert page.evaluate("document.activeElement.id") == "search"  # where it began

    walk(page, "#show-take")
    page.keyboard.press("Enter")
    walk(page, "#panel [data-file='facts.csv']")
    with page.expect_download() as made:
        page.keyboard.press("Enter")
    rows = list(csv.DictReader(io.StringIO(made.value.path().read_text(encoding="utf-8"), newline="")))
    assert len(rows) == len(view["facts"])
    assert next(row for row in rows if row["id"] == fact["id"])["passages"] == fact["passages"][0]["anchor"]
    assert page.text_content("#live") == "facts.csv was made."
    assert page.outside == []
    assert page.errors == []
