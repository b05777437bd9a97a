"""Each rule bites, and lets pass what comes near."""

from __future__ import annotations

import hashlib

import pytest

from ctipgraph.checks import RULES, check

# --- references, domains and ranges -------------------------------------------------------------------------------


def test_every_rule_says_what_it_is():
    assert all(rule.__doc__ and rule.__doc__.split("\n")[0].endswith(".") for rule in RULES)


def test_a_reference_leads_to_an_entry(told):
    """
    - {relation: fundedBy, subject: river-project, object: goverment-of-utopia, status: asserted}
    - {relation: fundedBy, subject: river-project, object: government-of-utopia, status: asserted}
    - {relation: addressesTopic, subject: river-project, object: prevention, status: asserted}
    - {relation: hasAim, subject: river-project, object: nobody in particular, status: asserted}
    """
    assert told("reference") == ["3: no actor 'goverment-of-utopia'; did you mean 'government-of-utopia'?"]


def test_a_subclass_fits_where_its_class_does(told):
    """
    - {relation: funds, subject: ministry, object: river-project, status: asserted}
    - {relation: funds, subject: river-project, object: river-project, status: asserted}
    """
    assert [line.split(",")[0] for line in told("domain-range")] == [
        "4: the subject of 'funds' (the object of 'fundedBy') has to be of type Actor"
    ]


def test_a_country_is_a_place_and_no_government(told):
    """
    - {relation: reached, subject: ministry, object: officials, status: asserted, place: utopia}
    - {relation: governmentOf, subject: utopia, object: utopia, status: asserted}

    -- actors.yaml --
    - {id: ministry, type: Ministry, name: Ministry of Welfare}
    - {id: utopia, type: Country, name: Utopia}
    """
    assert len(told("domain-range")) == 1


# --- dates --------------------------------------------------------------------------------------------------------


def test_dates_are_compared_at_the_precision_that_both_have(told):
    """
    - {relation: supports, subject: ministry, object: river-project, status: asserted, valid_from: 2014-07, valid_to: 2014}
    - {relation: supports, subject: ministry, object: river-project, status: asserted, valid_from: --07-17, valid_to: 2014}
    - {relation: supports, subject: ministry, object: river-project, status: asserted, valid_from: 2014, valid_to: 2014}
    - {relation: supports, subject: ministry, object: river-project, status: asserted, valid_from: 2014-07, valid_to: 2014-06-30}
    """  # noqa: E501
    assert told("dates") == ["6: the end 2014-06-30 is before the start 2014-07; correct 'valid_from' or 'valid_to'"]


def test_what_is_no_date_is_told_of_once(facts):
    item = """
    - {relation: leads, subject: ministry, object: river-project, status: asserted, as_of: in 2021, valid_to: 1.5.2019,
       valid_from: 2020-13, passages: [The Ministry]}
    """
    assert [result.location.line for result in check(facts(item)) if result.rule == "form"] == [3, 3, 4]
    assert not [result for result in check(facts(item)) if result.rule == "dates"]


def test_a_document_speaks_of_its_own_day_at_the_latest(told):
    """
    - {relation: leads, subject: ministry, object: river-project, status: asserted, as_of: 2020-01-31, passages: [The Ministry]}
    - {relation: leads, subject: ministry, object: river-project, status: asserted, as_of: 2020, passages: [The Ministry]}
    - {relation: leads, subject: ministry, object: river-project, status: asserted, as_of: 2020-02, passages: [The Ministry]}
    """  # noqa: E501
    assert told("dates") == ["5: 'as_of' is 2020-02, after the document of 2020-01-31; correct one of the two dates"]


def test_an_undertaking_does_not_end_before_it_starts(told):
    """
    - {relation: starts, subject: river-project, object: 2014-07, status: asserted}
    - {relation: ends, subject: river-project, object: 2014, status: asserted}
    - {relation: ends, subject: river-project, object: 2013, status: planned}
    """
    assert [line[:2] for line in told("dates")] == ["5:"]


# --- statuses, ranks and counts -----------------------------------------------------------------------------------


def test_a_claim_has_its_speaker(told):
    """
    - {relation: leads, subject: ministry, object: river-project, status: claimed}
    - {relation: funds, subject: ministry, object: river-project, status: claimed, speaker: ministry}
    - {relation: supports, subject: ministry, object: river-project, status: planned}
    """
    assert [line[:2] for line in told("status-needs")] == ["3:"]


def test_an_inferred_fact_rests_on_others_and_may_have_no_passage(told):
    """
    - {relation: leads, subject: ministry, object: river-project, status: asserted, handle: led, passages: [The Ministry]}
    - {relation: supports, subject: ministry, object: river-project, status: inferred, rests_on: led}
    - {relation: funds, subject: ministry, object: river-project, status: inferred}
    """  # noqa: E501
    assert [line[:2] for line in told("status-needs")] == ["5:"]
    assert [line[:2] for line in told("evidence")] == ["5:"]


def test_a_rank_has_a_reason(told):
    """
    - {relation: leads, subject: ministry, object: river-project, status: asserted, rank: preferred, reason: newer}
    - {relation: funds, subject: ministry, object: river-project, status: asserted, rank: normal}
    - {relation: supports, subject: ministry, object: river-project, status: asserted, rank: deprecated}
    """
    assert told("rank") == ["5: the rank 'deprecated' needs a reason; add the line 'reason: …'"]


def test_a_part_is_not_larger_than_its_whole(told):
    """
    - {relation: reached, subject: ministry, object: officials, status: asserted, count: 425, handle: all}
    - {relation: reached, subject: ministry, object: women, status: asserted, count: 425, subset_of: all}
    - {relation: reached, subject: ministry, object: men, status: asserted, count: 99, subset_of: all}
    - {relation: reached, subject: ministry, object: others, status: asserted, count: 1000, subset_of: all}
    """
    assert [line.split(" (")[0] for line in told("subset")] == ["6: 1000 can't be part of 425"]


def test_an_amount_goes_with_its_currency(told):
    """
    - {relation: funds, subject: ministry, object: river-project, status: asserted, amount: 2.5, currency: LAK}
    - {relation: funds, subject: ministry, object: river-project, status: planned, amount: 2.5}
    - {relation: funds, subject: ministry, object: river-project, status: asserted, currency: LAK}
    """
    assert [line[:2] for line in told("currency")] == ["4:", "5:"]


# --- passages and texts -------------------------------------------------------------------------------------------


def test_a_passage_stands_in_the_text(told):
    """
    - {relation: fundedBy, subject: river-project, object: ministry, status: asserted, passages: [The doners … of Utopia]}
    - {relation: ledBy, subject: river-project, object: ministry, status: asserted, passages: [The  Ministry … (RP)]}
    """  # noqa: E501
    assert told("passage-found") == [
        "3: 'The doners … of Utopia' is not in gazette-2020; the nearest text is «The donors include the Government»"
    ]


def test_a_passage_that_fits_different_places_is_refused_and_one_that_stands_twice_is_not(told):
    """
    - {relation: fundedBy, subject: river-project, object: ministry, status: asserted, passages: [The donors]}
    - {relation: ledBy, subject: river-project, object: ministry, status: asserted, passages: [The donors … year]}

    -- texts/gazette-2020.txt --
    The donors met this year. The donors pay next year.
    """
    assert [line[:2] for line in told("passage-ambiguous")] == ["4:"]
    assert told("passage-found") == []


def test_a_passage_in_a_document_without_a_text_is_not_checked(told):
    """
    - {relation: fundedBy, subject: river-project, object: ministry, status: asserted, passages: [Whatever it says]}

    -- documents.yaml --
    - {id: gazette-2020, title: A, publisher: B, published: 2020}
    - {id: other, title: A, publisher: B, published: 2020}
    -- texts/gazette-2020.txt --
    Whatever it says.
    """
    assert told("passage-found") == []


def test_a_text_is_the_one_that_the_record_was_made_from(read):
    text = b"The Ministry of Welfare leads the River Project (RP). The donors include the Government of Utopia.\n"
    document = "- id: gazette-2020\n  title: A\n  publisher: B\n  published: 2020\n  text_sha256: "
    digest = hashlib.sha256(text).hexdigest()

    def rules(recorded: str) -> set[str]:
        files = {"texts/gazette-2020.txt": text, "documents.yaml": document + recorded + "\n"}
        return {result.rule for result in check(read(files))}

    assert "text-changed" not in rules(digest)
    assert "text-changed" in rules(digest[::-1])


# --- names --------------------------------------------------------------------------------------------------------


def test_two_entries_of_one_name_are_told_of_until_they_are_judged(told):
    """
    -- actors.yaml --
    - {id: river-project, type: Project, name: River Project}
    - {id: government-of-utopia, type: Government, name: Government of Utopia}
    - {id: one, type: Ministry, name: Ministry of Welfare}
    - {id: two, type: Ministry, name: MINISTRY of  Welfare}
    - {id: three, type: Ministry, name: Ministry for Welfare, also: [{alternative: River project}]}

    -- identity.yaml --
    - {unsure: [one, two], reason: no text says that they are one}
    """
    assert told("same-name") == [
        f"5: 'River project' is a name of 'river-project' too ({_actors(told)}:1); judge the two in identity.yaml"
    ]


def _actors(told) -> str:
    return next(line.split("(")[1].split(":")[0] for line in told("same-name"))


def test_letters_that_look_alike_are_seen_through(told):
    """
    -- actors.yaml --
    - {id: river-project, type: Project, name: River Project, also: [{acronym: APC}]}
    - {id: government-of-utopia, type: Government, name: Government of Utopia, also: [{alternative: Правительство}]}
    - {id: second-project, type: Project, name: Second, also: [{acronym: АРС}]}
    """
    assert [line.split(" (")[0] for line in told("same-name")] == ["3: 'АРС' looks like a name of 'river-project'"]


def test_a_word_of_two_scripts_that_look_alike_is_told_of(told):
    """
    -- actors.yaml --
    - {id: river-project, type: Project, name: Rivеr Project}
    - {id: government-of-utopia, type: Government, name: Government of ສປປ ລາວ}
    - {id: other, type: Project, name: Проект Utopia}
    - {id: units, type: Project, name: UNລາວ}
    """
    assert [line.split(",")[0] for line in told("mixed-script")] == [
        "1: 'Rivеr Project' has a word of letters from Cyrillic and Latin"
    ]


# --- do no harm ---------------------------------------------------------------------------------------------------


def test_a_person_has_a_public_office_with_its_day_and_its_passage(told):
    """
    - {relation: heads, subject: head, object: ministry, status: asserted, as_of: 2020, passages: [The Ministry]}
    - {relation: holdsOfficeIn, subject: member, object: ministry, status: asserted, valid_from: 2020, passages: [The Ministry]}
    - {relation: holdsOfficeIn, subject: unevidenced, object: ministry, status: inferred, rests_on: x, as_of: 2020}
    - {relation: affiliatedWith, subject: guest, object: ministry, status: asserted, passages: [The Ministry], handle: x}

    -- actors.yaml --
    - {id: ministry, type: Ministry, name: Ministry of Welfare}
    - {id: head, type: OfficeHolder, name: Head}
    - {id: member, type: OfficeHolder, name: Member}
    - {id: unevidenced, type: OfficeHolder, name: Other}
    - {id: guest, type: OfficeHolder, name: Guest}
    """  # noqa: E501
    assert [line[:2] for line in told("person-in-office")] == ["4:", "5:"]
    assert told("office-as-of") == []


def test_an_office_has_its_day(told):
    """
    - {relation: heads, subject: head, object: ministry, status: asserted, passages: [The Ministry]}

    -- actors.yaml --
    - {id: ministry, type: Ministry, name: Ministry of Welfare}
    - {id: head, type: OfficeHolder, name: Head}
    """
    assert len(told("office-as-of")) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Victims of the fire",
        "trafficking victims",
        "Victim A",
        "survivor 12",
        "The suspect",
        "Offenders of 2014",
        "trafficked women",
        "Group of trafficked children",
    ],
)
def test_no_victim_and_no_suspect_is_an_entry(name, read):
    actors = f"- {{id: entry, type: ActorGroup, name: {name}}}\n"

    assert "no-victims" in {result.rule for result in check(read({"actors.yaml": actors}))}


@pytest.mark.parametrize("kind", ["id: survivor-3, name: A", "id: group, name: A, also: [{alternative: two victims}]"])
def test_no_victim_is_an_entry_under_another_name(kind, read):
    actors = f"- {{type: ActorGroup, {kind}}}\n"

    assert "no-victims" in {result.rule for result in check(read({"actors.yaml": actors}))}


@pytest.mark.parametrize(
    "name",
    [
        "Voluntary Fund for Victims of Trafficking in Persons",
        "Victim Support Unit",
        "Law on Victims",
        "Assistance to survivors",
        "Victims' Council",
        "Council against Traffickers",
    ],
)
def test_a_body_that_serves_victims_may_be_an_entry(name, read):
    actors = f'- {{id: entry, type: Organisation, name: "{name}"}}\n'

    assert "no-victims" not in {result.rule for result in check(read({"actors.yaml": actors}))}


@pytest.mark.parametrize(
    "note",
    ["office@example.org", "write to a.b+c@mail.example.org!", "+856 21 000 000", "Tel: 021-000-000", "0085621000000"],
)
def test_contact_data_is_refused_in_notes(note, facts):
    fact = f"- {{relation: hasAim, subject: ministry, object: aim, status: asserted, note: '{note}'}}\n"

    assert "no-contact" in {result.rule for result in check(facts(fact))}


@pytest.mark.parametrize(
    "note",
    [
        "1 000 000 000 kip", "LAK 100,000,000", "2014-07-17 to 2018-07-16", "425 officials (130 women)", "UN@70",
        "the telephone line of the ministry", "2013/2018", "+5 staff", "resolution 55/25",
    ],
)  # fmt: skip
def test_figures_and_dates_are_no_contact_data(note, facts):
    fact = f"- {{relation: hasAim, subject: ministry, object: aim, status: asserted, note: '{note}'}}\n"

    assert "no-contact" not in {result.rule for result in check(facts(fact))}


def test_a_count_of_few_victims_is_withheld(told):
    """
    - {relation: reached, subject: ministry, object: victims of the fire, status: asserted, count: 10}
    - {relation: reached, subject: ministry, object: survivors, status: asserted, count: 5, comparator: under}
    - {relation: reached, subject: ministry, object: victims of the fire, status: asserted, count: 11, comparator: under}
    - {relation: reached, subject: ministry, object: victims of the fire, status: planned, count: 157}
    - {relation: reached, subject: ministry, object: officials, status: asserted, count: 2}
    """  # noqa: E501
    assert [line[:2] for line in told("small-count")] == ["3:", "4:"]


def test_a_shelter_is_in_a_country_at_the_finest(told):
    """
    - {relation: supports, subject: ministry, object: shelter, status: asserted, place: harbour}
    - {relation: supports, subject: ministry, object: shelter, status: planned, place: quarter}
    - {relation: supports, subject: ministry, object: shelter, status: asserted, place: utopia}
    - {relation: supports, subject: ministry, object: shelter, status: asserted}
    - {relation: supports, subject: ministry, object: school, status: asserted, place: harbour}

    -- actors.yaml --
    - {id: ministry, type: Ministry, name: Ministry of Welfare}
    - {id: shelter, type: Organisation, name: The River Shelter}
    - {id: school, type: Organisation, name: The River School}
    - {id: harbour, type: Town, name: Harbour}
    - {id: quarter, type: Place, name: Old Quarter}
    - {id: utopia, type: Country, name: Utopia}
    """
    assert [line[:2] for line in told("shelter-place")] == ["3:", "4:"]


def test_what_a_file_that_can_not_be_read_would_hold_is_not_missed(read):
    broken = read({"actors.yaml": "- &a [*a]\n"})
    assert {result.rule for result in check(broken) if result.severity.value == "violation"} == {"yaml-alias"}

    person = "- {id: head, type: OfficeHolder, name: Head}\n"
    broken = read({"actors.yaml": person, "facts/gazette-2020.yaml": "- &a [*a]\n"})
    assert {result.rule for result in check(broken) if result.severity.value == "violation"} == {"yaml-alias"}
