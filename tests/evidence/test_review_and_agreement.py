"""Nobody's own fact counts as reviewed; two codings of one document are compared."""

from __future__ import annotations

import pytest

from ctipgraph.checks.agreement import compare, read_coding
from ctipgraph.errors import DataError, NotFoundError
from ctipgraph.ontology import read_ontology

# --- review -----------------------------------------------------------------------------------------------------------

DATASET = "title: Utopia\nbase: https://example.org/\nlicence: https://example.org/licence\n"


@pytest.fixture
def reviewed(read, told):
    """Return the review of a fact with these fields, and what the rule says."""

    def result(fields: str, dataset: str = DATASET, head: str = "") -> tuple[str, list[str]]:
        fact = "relation: funds, subject: government-of-utopia, object: river-project, status: asserted"
        facts = f"document: gazette-2020\ncurator: curator-1\n{head}facts:\n- {{{fact}, passages: [x]{fields}}}\n"
        corpus = read({"dataset.yaml": dataset, "facts/gazette-2020.yaml": facts})
        return corpus.facts[0].review, told(corpus, "review")

    return result


def test_a_fact_is_a_draft_until_somebody_reviews_it(reviewed):
    assert reviewed("") == ("draft", [])
    assert reviewed(", reviewed_by: curator-2") == ("reviewed", [])
    assert reviewed(", reviewed_by: curator-2, review: published") == ("published", [])
    assert reviewed(", reviewed_by: curator-2, review: draft") == ("draft", [])


def test_a_whole_file_may_be_reviewed_at_once(reviewed):
    assert reviewed("", head="reviewed_by: curator-2\n") == ("reviewed", [])


@pytest.mark.parametrize("name", ["curator-1", "Curator-1"])
def test_nobody_reviews_an_own_fact(name, reviewed):
    said = (
        "violation: 'curator-1' recorded and reviewed it; have another person review it, or write "
        "'single_curator: true' in dataset.yaml"
    )
    assert reviewed(f", reviewed_by: {name}") == ("reviewed", [said])
    assert reviewed("", head=f"reviewed_by: {name}\n") == ("reviewed", [said])


def test_one_who_works_alone_says_so(reviewed):
    assert reviewed(", reviewed_by: curator-1", DATASET + "single_curator: true\n") == ("reviewed", [])


def test_a_review_says_who_did_it(reviewed):
    assert reviewed(", review: published") == (
        "published",
        ["violation: 'review: published' needs who did it; add the line 'reviewed_by: …'"],
    )


def test_another_word_for_a_review_is_refused(reviewed):
    _, said = reviewed(", review: fine, reviewed_by: curator-2")
    assert said == ["violation: no review 'fine'; write one of draft, reviewed, published"]


# --- agreement --------------------------------------------------------------------------------------------------------


@pytest.fixture
def coding(tmp_path):
    """Read facts written as `utopia funds river asserted`: `coding("a", …)`."""

    def facts(name: str, *lines: str):
        path = tmp_path / f"{name}.yaml"
        rows = [line.split() for line in lines]
        path.write_text(
            "document: d\nfacts:"
            + "".join(
                f"\n- {{subject: {s}, relation: {r}, object: {o}, status: {status}, passages: [x]"
                + "".join(f", {field.replace('=', ': ')}" for field in more) + "}"
                for s, r, o, status, *more in rows
            )
            + ("" if rows else " []") + "\n"
        )  # fmt: skip
        return read_coding(path, read_ontology())

    return facts


FOUR = ("a funds p asserted", "b funds p planned", "c leads p asserted", "d leads p claimed speaker=d")


def test_the_same_coding_differs_in_nothing(coding):
    agreement = compare(coding("one", *FOUR), coding("other", *reversed(FOUR)))

    assert agreement.differences == ()
    assert agreement.statements == 4
    assert agreement.labels["funds"] == (("asserted", "asserted"), ("planned", "planned"))


def test_a_fact_recorded_from_the_other_end_is_the_same_statement(coding):
    assert compare(coding("one", "a funds p asserted"), coding("other", "p fundedBy a asserted")).differences == ()


def test_two_codings_without_a_common_statement_differ_in_all(coding):
    agreement = compare(coding("one", *FOUR[:2]), coding("other", *FOUR[2:]))

    assert [(row.statement, row.one, row.other) for row in agreement.differences] == [
        (("funds", "a", "p"), "asserted", "not recorded"),
        (("funds", "b", "p"), "planned", "not recorded"),
        (("leads", "c", "p"), "not recorded", "asserted"),
        (("leads", "d", "p"), "not recorded", "claimed by d"),
    ]


def test_what_differs_in_part_is_told_with_both_readings(coding):
    agreement = compare(coding("one", *FOUR), coding("other", *FOUR[:1], "b funds p asserted", *FOUR[2:]))

    assert [(row.statement, row.one, row.other) for row in agreement.differences] == [
        (("funds", "b", "p"), "planned", "asserted")
    ]


def test_a_statement_that_one_coder_records_twice_has_both_labels(coding):
    agreement = compare(
        coding("one", "a funds p asserted as_of=2019", "a funds p planned as_of=2021"),
        coding("other", "a funds p asserted"),
    )

    assert agreement.labels["funds"] == (("asserted and planned", "asserted"),)


def test_a_coding_that_can_not_be_read_says_where(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("document: d\nfacts:\n- {relation: fundz, subject: a, object: p, status: asserted}\n")

    with pytest.raises(DataError, match=r"one\.yaml:3: violation: no relation 'fundz'; did you mean 'funds'"):
        read_coding(path, read_ontology())
    with pytest.raises(NotFoundError, match="name two fact files of one document"):
        read_coding(tmp_path / "none.yaml", read_ontology())


@pytest.fixture
def alpha():
    pytest.importorskip("nltk", reason="Krippendorff's alpha needs the extra 'agreement'")
    from ctipgraph.checks.alpha import alpha

    return alpha


def test_alpha_of_a_textbook_example(alpha):
    # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section A: binary data, two observers, no
    # missing data. Ten units, observers Meg and Owen:
    #   Meg   0 1 0 0 0 0 0 0 1 0
    #   Owen  1 1 1 0 0 1 0 0 0 0
    # Coincidences: each unit counts in both orders, so n = 20 values. The units 00 are 4, 5, 7, 8, 10: o_00 = 10;
    # 11 is unit 2: o_11 = 2; the units 1, 3, 6, 9 differ: o_01 = o_10 = 4. So n_0 = 14 and n_1 = 6.
    # alpha = 1 - (n - 1) * o_01 / (n_0 * n_1) = 1 - 19 * 4 / 84 = 0.095
    meg, owen = "0100000010", "1110010000"

    assert round(alpha(list(zip(meg, owen, strict=True))), 3) == 0.095


def test_alpha_of_nominal_data_with_several_labels(alpha):
    # The same paper, section B: nominal data, two observers, no missing data. Twelve units:
    #   Ben    a a b b d c c c e d d a
    #   Gerry  b a b b b c c c e d d d
    # n = 24. Coincidences on the diagonal: aa 2 (unit 2), bb 4 (3, 4), cc 6 (6, 7, 8), dd 4 (10, 11), ee 2 (9): 18.
    # Margins n_a = 4, n_b = 6, n_c = 6, n_d = 6, n_e = 2; the sum of n_k (n_k - 1) is 12 + 30 + 30 + 30 + 2 = 104.
    # alpha = ((n - 1) * 18 - 104) / (n (n - 1) - 104) = (414 - 104) / (552 - 104) = 0.692
    ben, gerry = "aabbdcccedda", "babbbccceddd"

    assert round(alpha(list(zip(ben, gerry, strict=True))), 3) == 0.692


def test_alpha_is_one_in_full_agreement_and_not_above_nought_without_any(alpha):
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a"), ("a", "a")]) == 1
    assert alpha([("a", "b"), ("b", "a")]) < 0


def test_the_command_prints_what_differs_and_alpha_for_each_relation(coding, ctip, tmp_path, alpha):
    coding("one", *FOUR)
    coding("other", *FOUR[:3])

    shown = ctip("agreement", tmp_path / "one.yaml", tmp_path / "other.yaml")

    assert "d leads p" in shown
    assert f"{tmp_path}/one.yaml: claimed by d" in shown
    assert f"{tmp_path}/other.yaml: not recorded" in shown
    rows = {" ".join(line.split()[:-3]): line.split()[-3:] for line in shown.splitlines() if line.strip()}
    assert rows["funds"] == ["2", "2", "1.00"]
    assert rows["leads"] == ["2", "1", "0.40"]  # 1 - 3 * 2 / (4 * 3 - 2)
    assert "4 statements that one or both recorded, 1 differ." in shown
