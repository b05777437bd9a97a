"""The facts as a table: the same as in the picture, sorted, selected with it, and usable without a mouse."""

import pytest


@pytest.fixture
def open_table(utopia, open_view, state):
    def open_(**options):
        page = open_view(utopia, **options)
        page.click("#show-table")
        state(page)
        return page

    return open_


def column(page, number):
    return page.locator(f"#table-rows tr > :nth-child({number})").all_inner_texts()


def test_its_rows_are_the_facts_of_the_selection_lines_and_values(open_table, state):
    page = open_table()
    now = state(page)
    assert sorted(now["rows"]) == ["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8"]
    assert len(now["rows"]) == now["factsShown"] == now["edgesDrawn"] + 1
    assert page.locator("#table-rows tr").count() == 8


def test_it_is_filtered_together_with_the_picture(open_table, state):
    page = open_table()
    page.locator("#legend button.row", has_text="money").click()
    now = state(page)
    assert sorted(now["rows"]) == ["f2", "f3", "f4", "f5", "f6", "f8"]
    assert len(now["rows"]) == now["factsShown"] == now["edgesDrawn"] + 1


def test_it_is_a_table_with_headings_for_rows_and_columns(open_table):
    page = open_table()
    assert page.get_by_role("table", name="The facts that are shown, one a row").count() == 1
    assert page.get_by_role("rowheader").count() == 8
    assert page.get_by_role("columnheader").count() == 8
    assert page.locator("thead th").first.get_attribute("aria-sort") == "ascending"
    assert page.locator("thead th").nth(1).get_attribute("aria-sort") == "none"


@pytest.mark.parametrize("number", range(1, 9))
def test_it_sorts_by_every_column_up_and_down(open_table, state, number):
    page = open_table()
    heading = page.locator("thead button").nth(number - 1)
    if number > 1:  # it opens sorted by the first
        heading.click()
    up = column(page, number)
    assert page.locator("thead th").nth(number - 1).get_attribute("aria-sort") == "ascending"
    heading.click()
    down = column(page, number)
    assert page.locator("thead th").nth(number - 1).get_attribute("aria-sort") == "descending"
    full, empty = sorted(filter(None, up), key=str.casefold), [""] * up.count("")
    assert up == full + empty
    assert down == full[::-1] + empty
    assert len(state(page)["rows"]) == 8


def test_a_row_selects_its_fact_and_an_actor_in_the_picture_marks_its_rows(open_table, state):
    page = open_table()
    page.locator("#table-rows tr", has_text="Hill Project").click()
    assert state(page)["selection"] == {"kind": "fact", "id": "f7"}
    assert page.locator("#table-rows tr[aria-current]").text_content().startswith("Ministry of HillsfundsHill Project")
    page.fill("#search", "Ada Brook")
    page.keyboard.press("Enter")
    assert page.locator("#table-rows tr[aria-current]").count() == 0
    assert page.locator("#table-rows tr.touched").count() == 2


def test_the_keyboard_sorts_and_walks_from_row_to_row_to_the_evidence(open_table, state):
    page = open_table()
    page.locator("thead button").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.sort") == "relation"
    page.locator("#table-rows button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    second = state(page)["rows"][1]
    page.keyboard.press("Enter")
    assert state(page)["selection"] == {"kind": "fact", "id": second}
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('tr').dataset.fact") is not None


def test_on_a_phone_it_is_a_view_of_its_own(open_table, state):
    page = open_table(viewport={"width": 390, "height": 800})
    assert page.locator("#picture").is_hidden()
    assert len(state(page)["rows"]) == 8
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator("#table-rows tr:has-text('supports') .narrow-words").all_text_contents() == [
        " (planned)",
        " (claimed)",
    ]
    page.click("#table-close")
    assert page.locator("#picture").is_visible()
    assert state(page)["edgesDrawn"] == 7


def test_many_rows_come_leaf_by_leaf_and_the_selected_one_is_found(utopia, open_view, state):
    plain = utopia["facts"][6]
    utopia["facts"] = [{**plain, "id": f"f{n:04}", "conflicts": []} for n in range(700)]
    page = open_view(utopia)
    page.click("#show-table")
    assert len(state(page)["rows"]) == 700
    assert page.locator("#table-rows tr").count() == 300
    page.get_by_role("button", name="Rows after").click()
    assert "Rows 301 to 600 of 700" in page.text_content("#table-leaves")
