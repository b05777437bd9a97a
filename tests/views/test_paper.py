"""The page on paper: the picture with its legend, every fact that is shown with its passages, and nothing to press."""

import pytest


@pytest.fixture
def on_paper(open_view):
    """Open a view, begin to print, and look at it as paper does."""

    def open_(view, at="", **options):
        page = open_view(view, at=at, **options)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        return page

    return open_


def cells(page):
    return page.locator("#paper tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
    )


def test_there_is_a_row_for_every_fact_with_its_passage_and_its_document(utopia, on_paper):
    page = on_paper(utopia)
    rows = cells(page)
    assert len(rows) == len(utopia["facts"])
    row = next(row for row in rows if row[1] == "funds" and "River Project of Utopia" in row[2])
    assert row[0] == "Ministry of Rivers"
    assert row[3:] == ["asserted", "2020-01-31", "“The ministry pays for the project.” Utopia Post, 2020-01-31"]
    claimed = next(row for row in rows if row[3].startswith("claimed"))
    assert "Said by Ada Brook" in claimed[3]
    assert "“The river … the sea”" in claimed[5]  # no text was at hand: the first and last words
    assert page.locator("#paper > p").all_inner_texts() == [
        "News of 2020-01-31. Utopia Post, 2020-01-31. https://example.org/2020-01-31",
        "News of 2021-03-02. Utopia Post, 2021-03-02. https://example.org/2021-03-02",
    ]


def test_only_what_is_shown_is_printed(utopia, on_paper):
    page = on_paper(utopia, at="#years=2021")
    assert [row[1] for row in cells(page)] == ["heads", "coordinates with"]
    assert page.locator("#paper > p").count() == 1
    assert "Evidence of 2021 to 2021" in page.text_content("#paper > svg")


@pytest.mark.parametrize("at", ["", "#table=1", "#actor=river-project", "#open=take"])
def test_there_is_a_picture_on_light_ground_with_its_legend_and_nothing_to_press(utopia, on_paper, at):
    page = on_paper(utopia, at=at, color_scheme="dark")
    assert page.locator("#paper > svg").is_visible()
    assert page.get_attribute("#paper > svg > rect", "fill") == "#fcfcfa"
    for words in ("Who works on the rivers of Utopia?", "How it is known", "The surveyors of Utopia (2021)."):
        assert words in page.text_content("#paper > svg")
    for control in ("button", "input", "select", "canvas", "summary"):
        assert not any(one.is_visible() for one in page.locator(control).all())
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))


def test_after_printing_the_page_is_as_before(utopia, open_view, state):
    page = open_view(utopia, color_scheme="dark")
    before = state(page)
    assert page.pdf().startswith(b"%PDF")
    assert page.locator("#paper > *").count() == 0
    assert state(page) == before


def test_more_facts_than_anybody_reads_on_paper_are_cut_and_it_says_so(utopia, on_paper):
    plain = utopia["facts"][6]
    utopia["facts"] = [{**plain, "id": f"f{n:04}", "conflicts": []} for n in range(2100)]
    page = on_paper(utopia)
    assert page.locator("#paper tbody tr").count() == 2000
    assert page.locator("#paper > p").first.inner_text() == (
        "The first 2000 of 2100 facts; the files to take away hold all of them."
    )
