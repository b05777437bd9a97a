"""A story played in the page: a sentence a step, its view, and the facts that it rests on."""

import pytest


@pytest.fixture
def storied(utopia):
    utopia["stories"] = [
        {
            "id": "who-paid",
            "title": "Who paid for the river?",
            "steps": [
                {
                    "text": "A ministry pays.",
                    "view": {"actor": ["river-project"], "near": ["river-project"]},
                    "facts": [0],
                },
                {"text": "Another <pays> for hills.", "view": {"fact": ["f7"]}, "facts": [6, 7]},
            ],
        }
    ]
    return utopia


def test_a_page_without_stories_offers_none(utopia, open_view):
    assert open_view(utopia).locator("#show-stories").is_hidden()


def test_a_story_is_played_with_the_keyboard_and_announced(storied, open_view, state):
    page = open_view(storied)
    page.focus("#show-stories")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Who paid for the river?").press("Enter")
    assert page.text_content("#story .told") == "A ministry pays."
    assert page.text_content("#live") == "Step 1 of 2: A ministry pays."
    assert page.evaluate("document.activeElement.id") == "story-next"
    assert state(page)["edgesDrawn"] == 4
    page.keyboard.press("Enter")
    assert page.text_content("#story .told") == "Another <pays> for hills."
    assert state(page)["selection"] == {"kind": "fact", "id": "f7"}
    assert state(page)["edgesDrawn"] == 7
    assert page.is_disabled("#story-next")
    page.keyboard.press("ArrowLeft")
    assert page.text_content("#live") == "Step 1 of 2: A ministry pays."
    page.keyboard.press("Escape")
    assert page.locator("#story").is_hidden()
    assert page.evaluate("document.activeElement.id") == "show-stories"


def test_a_sentence_leads_to_each_fact_that_it_rests_on(storied, open_view, state):
    page = open_view(storied, at="#story=who-paid,2")
    page.get_by_role("button", name="fact 2: River Project of Utopia is at the stage closing").click()
    assert state(page)["selection"] == {"kind": "fact", "id": "f8"}
    assert page.text_content("#story .told") == "Another <pays> for hills."


def test_a_step_stands_in_the_address_and_back_leads_to_the_one_before(storied, open_view, state):
    page = open_view(storied)
    page.click("#show-stories")
    page.get_by_role("button", name="Who paid for the river?").click()
    page.click("#story-next")
    assert "story=who-paid,2" in state(page)["filter"]
    page.go_back()
    state(page)
    assert page.text_content("#story .told") == "A ministry pays."


def test_the_data_sets_own_stories_play_to_the_end(corpus, open_view, state):
    from ctipgraph.views.view import to_view

    view = to_view(corpus, corpus)
    assert len(view["stories"]) == 2
    for story in view["stories"]:
        page = open_view(view, at=f"#story={story['id']},1")
        assert page.errors == []
        for step in story["steps"][1:]:
            page.click("#story-next")
            state(page)
            assert page.text_content("#story .told") == step["text"]
            assert "is not in this page" not in page.text_content("#live")
        page.click("#story-end")


def test_a_step_lifts_out_of_the_picture_what_it_rests_on(storied, open_view, state):
    page = open_view(storied)
    page.click("#show-stories")
    page.get_by_role("button", name="Who paid for the river?").click()
    assert state(page)["selection"] == {"kind": "actor", "id": "river-project"}
    assert state(page)["lit"] == {"actors": ["river-project", "ministry-of-rivers"], "facts": ["f1"]}


def test_while_two_years_are_compared_all_of_the_picture_is_meant(storied, open_view, state):
    storied["stories"][0]["steps"][0]["view"] = {"compare": ["2020", "2021"]}
    page = open_view(storied)
    page.click("#show-stories")
    page.get_by_role("button", name="Who paid for the river?").click()
    assert state(page)["lit"] is None


def test_on_a_phone_the_picture_stays_in_sight_while_a_story_is_told(storied, open_view):
    page = open_view(storied, viewport={"width": 390, "height": 844})
    page.click("#show-stories")
    page.get_by_role("button", name="Who paid for the river?").click()
    assert page.locator("#story").is_visible()
    assert page.locator("#panel").is_hidden()
    assert page.locator("#picture").bounding_box()["height"] > 300
