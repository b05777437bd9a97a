"""The state in the address: a view can be sent, and every step can be undone."""

import pytest

SEEN = ("factsShown", "actorsShown", "selection", "rows", "sort", "scale", "edges", "filter")


def actor_at(state, id_):
    return next(actor for actor in state["actors"] if actor["id"] == id_)


def address(page):
    return page.evaluate("location.hash")


def test_an_untouched_page_has_a_plain_address(utopia, open_view):
    assert address(open_view(utopia)) == ""


def test_the_address_names_things_by_their_ids(utopia, open_view, state):
    page = open_view(utopia)
    page.locator("#legend button.row", has_text="money").click()
    page.locator("#legend button.row", has_text="planned").click()
    page.click("#show-table")
    page.locator("thead button").nth(3).click()
    page.locator("thead button").nth(3).click()
    state(page)
    assert "no-relations=funds&no-statuses=planned&table=1&sort=-status" in address(page)


def test_reading_an_address_restores_all_of_the_view(utopia, open_view, state):
    page = open_view(utopia)
    page.locator("#legend button.row", has_text="planned").click()
    page.click("#show-table")
    page.locator("thead button").nth(1).click()
    page.fill("#search", "hill")
    page.keyboard.press("Enter")
    page.focus("#picture")
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    page.fill("#search", "br")
    page.wait_for_timeout(400)
    sent = state(page)
    other = open_view(utopia, at=address(page))
    got = state(other)
    for what in SEEN:
        if what not in ("scale", "edges"):
            assert got[what] == sent[what]
    assert got["scale"] == pytest.approx(sent["scale"], rel=0.001)
    for one, same in zip(sent["edges"], got["edges"], strict=True):
        assert one["fact"] == same["fact"]
        assert (one["x"], one["y"]) == pytest.approx((same["x"], same["y"]), abs=2)
    assert other.input_value("#search") == "br"
    assert other.errors == []


def test_back_forward_and_undo_walk_through_the_steps(utopia, open_view, state):
    page = open_view(utopia)
    assert page.is_disabled("#undo")
    page.locator("#legend button.row", has_text="planned").click()
    page.locator("#legend button.row", has_text="money").click()
    assert state(page)["factsShown"] == 5
    page.go_back()
    assert state(page)["factsShown"] == 7
    page.go_forward()
    assert state(page)["factsShown"] == 5
    page.click("#undo")
    assert state(page)["factsShown"] == 7
    page.keyboard.press("Control+z")
    assert state(page)["factsShown"] == 8
    assert page.is_disabled("#undo")


def test_what_an_address_names_and_the_page_does_not_have_is_told_of(utopia, open_view, state):
    page = open_view(utopia, at="#actor=nobody&no-types=person&years=x&sort=-nothing&table=1&at=1,2")
    assert state(page)["selection"] is None
    assert state(page)["factsShown"] == 6
    assert len(state(page)["rows"]) == 6
    assert page.text_content("#live") == "1 thing that the address names is not in this page."
    assert page.errors == []


@pytest.mark.parametrize("hash_", ["#%", "#=&&=", "#actor=%E0%A4%A", "#actor=__proto__&fact=constructor", "#directory"])
def test_a_broken_address_breaks_nothing(utopia, open_view, state, hash_):
    page = open_view(utopia, at=hash_)
    assert state(page)["factsShown"] == 8
    assert page.errors == []


def test_the_skip_link_keeps_the_state(utopia, open_view, state):
    page = open_view(utopia)
    page.locator("#legend button.row", has_text="planned").click()
    page.focus("#skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "directory"
    assert state(page)["factsShown"] == 7


@pytest.fixture
def copied():
    """What the page put on the clipboard, which a headless browser has not."""

    def watch(page):
        page.evaluate("navigator.clipboard.writeText = async (text) => { window.__copied = text; }")
        return lambda: page.evaluate("window.__copied")

    return watch


def test_a_link_to_the_view_can_be_copied(utopia, open_view, copied):
    page = open_view(utopia, at="#fact=f4")
    text = copied(page)
    page.click("#copy-link")
    assert text().startswith("file://")
    assert "#fact=f4" in text()


def test_a_fact_has_an_identifier_a_link_and_a_citation(utopia, open_view, copied):
    utopia["rdf"] = {"base": "https://example.org/", "prefixes": {}}
    page = open_view(utopia, at="#fact=f3")
    text = copied(page)
    card = page.locator("#panel article[data-fact=f3]")
    assert card.locator(".permalink").text_content() == "https://example.org/fact/f3"
    card.get_by_role("button", name="Copy citation").click()
    assert text() == (
        "“River Project of Utopia supports Ministry of Rivers” (claimed, said by Ada Brook). "
        "Read in: “News of 2020-01-31”, Utopia Post, 2020-01-31, https://example.org/2020-01-31. "
        "In: The surveyors of Utopia (2021). https://example.org/fact/f3"
    )
    card.get_by_role("button", name="Copy link to this fact").click()
    assert text().endswith(".html#fact=f3")


def test_without_a_clipboard_the_text_stands_selected(utopia, open_view):
    page = open_view(utopia, at="#fact=f4")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    page.click("#copy-link")
    assert page.evaluate("(({ value, selectionEnd }) => value.length === selectionEnd)(document.activeElement)")
    assert "#fact=f4" in page.input_value("textarea")
