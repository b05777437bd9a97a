"""Do no harm: each rule bites on the plain case and on the ways around it, and lets its near misses pass.

No person is named here; the words are general ones.
"""

from __future__ import annotations

import pytest

OFFICE = "- {relation: holdsOfficeIn, subject: low, object: ministry, status: asserted, role: Minister"
NO_FACTS = "document: gazette-2020\nfacts: []\n"


@pytest.fixture
def entry(read, told):
    """Return what a rule says of one entry: `entry("no-victims", "name: Victims of the fire", type_="ActorGroup")`."""

    def messages(rule: str, fields: str, *, type_: str = "ActorGroup", id_: str = "it") -> list[str]:
        actors = (
            f"- {{id: {id_}, type: {type_}, {fields}}}\n- {{id: ministry, type: Ministry, name: Ministry of Welfare}}\n"
        )
        return told(read({"actors.yaml": actors, "facts/gazette-2020.yaml": NO_FACTS}), rule)

    return messages


# --- no victim, survivor or suspect is an entry ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Victims of the fire", "victim", "VICTIMS", "Victims from the north", "victims in the capital", "Victim 3",
        "Victim No. 3", "Victim #3", "victim A", "Victim A.", "Victim-A", "victims (2020)", "the two victims",
        "Group of victims", "Families of victims", "Victim's mother", "Mother of a victim", "trafficking victims",
        "Survivors", "survivor from the coast", "Women and survivors", "VOT 12", "Trafficked women",
        "trafficked Lao girls", "Women who were trafficked", "Persons trafficked", "Rescued girls",
        "Vic\u00adtims", "Vi\u0441tims",
        "Suspects", "The suspect", "Traffickers in the north", "Ring of traffickers", "convicts", "Accused",
        "nạn nhân", "ຜູ້ຖືກເຄາະຮ້າຍ", "victimes de l'incendie",
    ],
)  # fmt: skip
def test_a_name_of_victims_or_suspects_is_refused(name, entry):
    (message,) = entry("no-victims", f'name: "{name}"')

    assert message.endswith("names victims or suspects; delete the entry, and speak of a group in a value only")


@pytest.mark.parametrize(
    "name",
    [
        "Survivors' Network", "Survivor Alliance", "Survivors Bike Ride", "Victim support agencies", "Victims Fund",
        "Victims' Commissioner", "Association of Survivors", "Fund for victims", "Support to survivors of trafficking",
        "Law on the Protection of Victims", "Victim service providers", "victim-serving organisations",
        "Officials who assist victims", "Meeting with survivors", "Identification of victims", "Crime Victims Board",
        "Alliance against traffickers", "Trafficked Persons' Rights Office", "Criminal Police Department", "Victoria",
        "Treatment of Offenders", "Victim Identification and Referral Mechanism", "Rescue Brigade", "Women's Union",
    ],
)  # fmt: skip
def test_a_body_that_has_to_do_with_them_may_be_an_entry(name, entry):
    assert entry("no-victims", f'name: "{name}"', type_="Organisation") == []


def test_a_word_and_a_name_are_a_person_where_the_entry_may_be_one(entry):
    name = "Survivor Xxxxx Yyyyy"

    assert entry("no-victims", f"name: {name}", type_="OfficeHolder") != []
    assert entry("no-victims", f"name: {name}", type_="ActorGroup") != []


@pytest.mark.parametrize("field", ["id", "acronym", "alternative", "misspelt"])
def test_the_id_and_every_other_name_are_looked_at(field, entry):
    if field == "id":
        assert entry("no-victims", "name: A group", id_="victims-of-the-fire") != []
    else:
        assert entry("no-victims", f"name: A group, also: [{{{field}: Victims of the fire}}]") != []


# --- persons in office only -------------------------------------------------------------------------------------------


@pytest.fixture
def person(read, told):
    """Return what the two rules say of a person with these facts."""

    def messages(facts: str) -> list[str]:
        actors = (
            "- {id: low, type: OfficeHolder, name: Jo Lowe}\n- {id: ministry, type: Ministry, name: Ministry of Aid}\n"
        )
        corpus = read({"actors.yaml": actors, "facts/gazette-2020.yaml": f"document: gazette-2020\nfacts:\n{facts}"})
        return [*told(corpus, "person-in-office"), *told(corpus, "office-as-of")]

    return messages


def test_a_person_holds_an_office_as_of_a_day_with_a_passage(person):
    assert person(f"{OFFICE}, as_of: 2020-01-31, passages: [the Minister]}}\n") == []
    assert person(f"{OFFICE}, valid_from: 2019, passages: [the Minister]}}\n") == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("  []", "is a person without a public office; record the office, or delete the entry"),
        (
            "- {relation: attends, subject: low, object: ministry, status: asserted, passages: [x]}\n",
            "without a public office",
        ),
        (f"{OFFICE}, as_of: 2020-01-31}}\n", "without a public office"),  # no passage shows it
        (f"{OFFICE.replace('asserted', 'denied')}, as_of: 2020-01-31, passages: [x]}}\n", "without a public office"),
        (f"{OFFICE}, passages: [the Minister]}}\n", "an office needs the day as of which it is held"),
    ],
)
def test_a_person_without_an_office_or_its_day_is_refused(facts, said, person):
    assert any(said in message for message in person(facts))


@pytest.mark.parametrize("name", ["Mr. Lowe", "Ms Lowe", "DR LOWE", "Mrs. Jo Lowe", "Prof Lowe", "Col. Lowe"])
@pytest.mark.parametrize("type_", ["ActorGroup", "NonGovernmentalOrganisation", "Event"])
def test_a_person_is_no_entry_of_another_type(name, type_, entry):
    (message,) = entry("person-in-office", f"name: {name}", type_=type_)

    assert message.endswith(f"names a person, but 'it' is of type {type_}; a person is an OfficeHolder")


@pytest.mark.parametrize(
    "name", ["Dr. Lowe Foundation", "Gender Office", "Drum Society", "Missing Persons Unit", "Mrs. Lowe Prize"]
)
def test_a_body_named_after_a_person_may_be_an_entry(name, entry):
    assert entry("person-in-office", f"name: {name}", type_="Organisation") == []


# --- no contact data --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("office@example.org", "an e-mail address"),
        ("office (at) example.org", "an e-mail address"),
        ("office[at]example(dot)org", "an e-mail address"),
        ("office at example dot org", "an e-mail address"),
        ("office＠example.org", "an e-mail address"),
        ("office @ example.org", "an e-mail address"),
        ("+856 21 000 000", "a telephone number"),
        ("＋856 21 000 000", "a telephone number"),
        ("00856 21 000000", "a telephone number"),
        ("(+856-21) 000 000", "a telephone number"),
        ("tel. 000 000", "a telephone number"),
        ("phone no: 000-0000", "a telephone number"),
        ("020 5500 0000", "a telephone number"),
        ("(021) 000 000", "a telephone number"),
        ("020-55-000-000", "a telephone number"),
        ("+໘໕໖ ໒໑ ໐໐໐ ໐໐໐", "a telephone number"),
        ("Line ID: office99", "an account"),
        ("WhatsApp = office99", "an account"),
    ],
)
def test_contact_data_is_refused_in_the_forms_in_which_people_write_it(text, what, entry):
    (message, *_) = entry("no-contact", f'name: A, note: "write to {text}"')

    assert f"looks like {what}; delete it" in message


@pytest.mark.parametrize(
    "text",
    [
        "held on 01.02.2020", "2014-07-19", "from 2021 to 2025", "over LAK 100,000,000",
        "1,325 families of 425 villages", "ISO 3166 and DAC 15190, 15180, 15160", "at the ceremony in the capital",
        "at 09:15 on 19/07/2014", "the red line", "a hotline of three digits, 192", "met @ the hall. Then left",
        "0.25 of 1,000", "the 3rd plan (2021-2025)",
    ],
)  # fmt: skip
def test_dates_figures_and_words_are_no_contact_data(text, entry):
    assert entry("no-contact", f'name: A, note: "{text}"') == []


@pytest.mark.parametrize(
    "files",
    [
        {"actors.yaml": "- {id: a, type: Organisation, name: a@example.org}\n"},
        {"actors.yaml": "- {id: a, type: Organisation, name: A, identifiers: ['mailto:a@example.org']}\n"},
        {"actors.yaml": "- {id: a, type: Organisation, name: A, mentioned_as: {gazette-2020: [a@example.org]}}\n"},
        {"identity.yaml": "- {different: [ministry, river-project], reason: Asked a@example.org.}\n"},
        {"documents.yaml": "- {id: gazette-2020, title: Mail of a@example.org, publisher: A, published: 2020}\n"},
        {"facts": ", note: a@example.org"},
        {"facts": ", role: a@example.org"},
        {"facts": ", rank: preferred, reason: a@example.org"},
        {"facts": ", answers: [{lint: cue-missing, note: a@example.org}]"},
        {"passage": "a@example.org"},
        {"passage": "The donors … a@example.org"},
    ],
)  # fmt: skip
def test_contact_data_is_looked_for_wherever_words_stand(files, read, told):
    passage, more = files.pop("passage", "The donors"), files.pop("facts", "")
    fact = "{relation: funds, subject: government-of-utopia, object: river-project, status: asserted"
    facts = f"document: gazette-2020\nfacts:\n- {fact}, passages: ['{passage}']{more}}}\n"

    assert told(read({"facts/gazette-2020.yaml": facts, **files}), "no-contact") != []


# --- small counts of victims ------------------------------------------------------------------------------------------


@pytest.fixture
def counted(facts, told):
    """Return what is said of a count: `counted("victims of the fire", count=10)`."""

    def messages(people: str, more: str = "", **fields: object) -> list[str]:
        given = "".join(f", {name}: {value}" for name, value in fields.items())
        fact = f"relation: reached, subject: river-project, object: {people}, status: asserted, passages: [x]{given}"
        return told(facts(f"- {{{fact}}}\n{more}"), "small-count")

    return messages


@pytest.mark.parametrize("count", [1, 10])
@pytest.mark.parametrize(
    "people",
    ["victims of the fire", "Survivors", "TRAFFICKED WOMEN", "girls who were trafficked", "rescued persons", "VOTs"],
)
def test_a_count_of_few_victims_is_withheld(people, count, counted):
    assert counted(people, count=count) == [
        "violation: a count of victims below 11; write 'count: 11' with 'comparator: under'"
    ]


def test_eleven_many_and_under_eleven_may_be_told(counted):
    assert counted("victims of the fire", count=11) == []
    assert counted("victims of the fire", count=130) == []
    assert counted("victims of the fire", count=11, comparator="under") == []


@pytest.mark.parametrize("people", ["officials trained", "families helped", "victim support agencies", "villages"])
def test_counts_of_others_may_be_small(people, counted):
    assert counted(people, count=3) == []


def test_the_word_may_stand_in_the_note(counted):
    assert counted("women", count=3, note="They were victims.") != []


@pytest.mark.parametrize(
    "words",
    [
        "three victims",
        "of whom 2 were of age; 3 female victims",
        "ten trafficked girls",
        "one of the victims",
        "a single survivor",
    ],
)
def test_a_small_count_in_words_is_withheld_too(words, counted):
    assert counted("women", note=f"'{words}'") != []
    assert counted(f"'{words}'") != []


@pytest.mark.parametrize(
    "words",
    ["three victim support agencies", "130 victims", "1,003 victims", "two laws protect victims",
     "3 victims' associations", "two hundred victims", "fewer than 11 victims", "10 officials"],
)  # fmt: skip
def test_figures_that_count_something_else_may_stand(words, counted):
    assert counted("women", note=f"'{words}'") == []


def test_a_part_that_gives_the_small_rest_away_is_withheld(counted):
    part = (
        "- {relation: reached, subject: river-project, object: women among the victims, status: asserted, "
        "count: %d, subset_of: all, passages: [y]}\n"
    )
    assert counted("victims of the fire", part % 14, count=16, handle="all") == [
        "violation: the rest of the 16 is a count of victims below 11; delete this part"
    ]
    assert counted("victims of the fire", part % 16, count=16, handle="all") == []
    assert counted("victims of the fire", part % 20, count=40, handle="all") == []


# --- shelters without place -------------------------------------------------------------------------------------------

PLACES = """
    - {id: shelter, type: Organisation, name: %s%s}
    - {id: town, type: Town, name: Riverton}
    - {id: utopia, type: Country, name: Utopia}
    - {id: river-project, type: Project, name: River Project}
    """


@pytest.fixture
def sheltered(read, told):
    """Return what is said of a shelter, by its name, its other fields and one fact."""

    def messages(fact: str = "", name: str = "The Shelter", more: str = "") -> list[str]:
        facts = f"document: gazette-2020\nfacts:{f' [{fact}]' if fact else ' []'}\n"
        return told(read({"actors.yaml": PLACES % (name, more), "facts/gazette-2020.yaml": facts}), "shelter-place")

    return messages


SUPPORTS = "{relation: supports, subject: river-project, object: shelter, status: asserted, passages: [x], %s}"


@pytest.mark.parametrize(
    "name",
    ["The Shelter", "Safe House", "safehouses", "Transit Centre", "Transit center", "Halfway house", "Protection home"],
)
def test_a_shelter_is_not_tied_to_a_town(name, sheltered):
    (message,) = sheltered(SUPPORTS % "place: town", name)

    assert message == "violation: 'shelter' is a shelter and 'town' tells where; delete the place, or name the country"


@pytest.mark.parametrize("name", ["The Ministry", "Sheltered Coast Fund"])
def test_another_body_may_be(name, sheltered):
    assert sheltered(SUPPORTS % "place: town", name) == []


def test_a_shelter_may_be_in_a_country(sheltered):
    assert sheltered(SUPPORTS % "place: utopia") == []


def test_the_name_and_the_note_do_not_tell_where_it_is(sheltered):
    assert sheltered(name="The Shelter of Riverton") == [
        "violation: 'shelter' is a shelter and 'riverton' tells where; delete it"
    ]
    assert sheltered(more=", note: It lies in Riverton.") != []
    assert sheltered(more=", note: 'It lies at 17.9757, 102.6331.'") != []
    assert sheltered(more=", note: On the main road.") != []
    assert sheltered(more=", note: It has twelve rooms.") == []


def test_a_note_on_a_fact_does_not_either(sheltered):
    assert sheltered(SUPPORTS % "note: 'Behind the school, Long Street.'") != []
    assert sheltered(SUPPORTS % "note: 'With 40 beds.'") == []


# --- the data ---------------------------------------------------------------------------------------------------------


def test_the_data_is_clean(corpus, rules):
    assert not rules(corpus) & {
        "no-victims", "person-in-office", "office-as-of", "no-contact", "small-count", "shelter-place"
    }  # fmt: skip
