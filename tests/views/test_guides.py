"""What marks the rows, columns and rings of a layout: in sight while one moves, and in what is taken away."""

import xml.etree.ElementTree as ET

import pytest

ROWS = [
    {"kind": "row", "text": "Who gives", "from": 0, "to": 120},
    {"kind": "row", "text": "Projects", "from": 120, "to": 240},
]
COLUMNS = [
    {"kind": "column", "year": "2020", "from": 0, "to": 260},
    {"kind": "column", "year": "", "from": 260, "to": 520},
]
RINGS = [{"kind": "ring", "steps": n, "x": 260, "y": 120, "wide": 150 * n, "high": 100 * n} for n in (1, 2)]


@pytest.fixture
def words_at():
    """The words of the guides and where they stand, as in the drawing that is taken away."""

    def words_at_(page):
        if page.locator("#panel .parcels").count() == 0:
            page.click("#show-take")
        with page.expect_download() as made:
            page.click("#panel [data-file='picture.svg']")
        guides = ET.parse(made.value.path()).getroot().find(".//*[@id='guides']")  # noqa: S314 - made by the page
        return {text.text: (float(text.get("x")), float(text.get("y"))) for text in guides.iterfind("{*}text")}

    return words_at_


@pytest.mark.parametrize(
    ("guides", "words"),
    [
        (ROWS, ["Who gives", "Projects"]),
        (COLUMNS, ["first written of in 2020", "no document says when"]),
        (RINGS, ["1 step", "2 steps"]),
        ([], []),
    ],
    ids=["rows", "columns", "rings", "none"],
)
def test_each_says_what_it_means(utopia, open_view, words_at, guides, words):
    assert list(words_at(open_view({**utopia, "guides": guides}))) == words


def test_the_words_of_a_row_stay_in_sight_when_the_picture_moves(utopia, open_view, state, words_at):
    page = open_view({**utopia, "guides": ROWS})
    before = words_at(page)
    page.focus("#picture")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    state(page)
    after = words_at(page)
    assert after["Projects"] == (before["Projects"][0], before["Projects"][1] + 60)
    assert after["Who gives"] == before["Who gives"]


def test_names_keep_clear_of_the_words(utopia, open_view, state):
    page = open_view(utopia)
    now, canvas, actor = state(page), page.locator("#picture").bounding_box(), utopia["actors"][1]
    drawn = now["actors"][1]
    left, _, right, bottom, _ = next(box for box in now["nameBoxes"] if box[4] == 1)
    x = actor["x"] + ((left + right) / 2 + canvas["x"] - drawn["x"]) / now["scale"]
    y = actor["y"] + (bottom + 3 + canvas["y"] - drawn["y"]) / now["scale"]
    over_its_name = {"kind": "ring", "steps": 1, "x": x, "y": y + 100, "wide": 10, "high": 100}
    boxes = state(open_view({**utopia, "guides": [over_its_name]}))["nameBoxes"]
    moved = next(box for box in boxes if box[4] == 1)
    middle = (left + right) / 2
    assert moved[0] >= middle + 20 or moved[2] <= middle - 20 or moved[3] <= bottom - 17 or moved[1] >= bottom + 1


def test_on_a_tall_screen_the_picture_lies_on_its_side_and_columns_are_rows(utopia, open_view, words_at):
    page = open_view({**utopia, "guides": COLUMNS}, viewport={"width": 390, "height": 900})
    places = list(words_at(page).values())
    assert places[0][0] == places[1][0]
    assert places[0][1] < places[1][1]
