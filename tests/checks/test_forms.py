"""How ids, dates, numbers, codes and addresses are written."""

from __future__ import annotations

import pytest

from ctipgraph.checks.forms import FORMS

RIGHT = {
    "id": ["un-act", "a", "kpl-2014-07-19", "v1.2"],
    "date": ["2014", "2014-07", "2014-07-17", "--07-17", "--02-29", "2016-02-29", "0001"],
    "day": ["2014", "2014-07", "2014-07-17"],
    "address": ["https://example.org/a?b=c#d", "http://ລາວ.example/ü", "https://example.org"],
    "base": ["https://example.org/", "https://example.org/x#"],
    "country": ["NO", "LA"],
    "language": ["lo", "en", "zh-Hant-TW"],
    "sha256": ["0123456789abcdef" * 4],
    "currency": ["LAK"],
    "xsd:integer": ["0", "425", "9" * 18],
    "xsd:decimal": ["2.5", "100000000", "0.5"],
    "xsd:boolean": ["true", "false"],
    "xsd:duration": ["P5Y", "P1Y6M", "PT2H", "P3DT4H5M6S"],
}
WRONG = {
    "id": ["", "A", "a b", "a/b", "..", ".a", "a-", "a--b", "a_b", "ລາວ", "a\n", "x" * 101, "é"],
    "date": ["", "14", "2014-7", "2014-13", "2014-00", "2014-02-30", "2015-02-29", "2014-07-17T00:00", "--13-01",
             "--02-30", "-07-17", "17.07.2014", "٢٠١٤", "0000", "2014 "],
    "day": ["--07-17", "yesterday"],
    "address": ["", "example.org", "ftp://example.org/", "javascript:alert(1)", "http://", "https:///a", "http://[",
                "https://example.org/a b", "https://example.org/<script>", "https://example.org/%zz", "HTTPS://x",
                "data:text/html,x", "file:///etc/hosts", "//example.org"],
    "base": ["https://example.org", "urn:x:"],
    "country": ["no", "LAO", "L", "ЛА", "1A"],
    "language": ["in English", "e", "en_US", "-"],
    "sha256": ["0" * 63, "0" * 65, "g" * 64, "A" * 64],
    "currency": ["kip", "LA", "₭"],
    "xsd:integer": ["", "01", "1,000", "-3", "1.0", "1e3", "²", "١", "9" * 19, " 1", "over 100"],
    "xsd:decimal": ["1,5", ".5", "5.", "-1", "1e9", "٢", "NaN", "INF", "1" * 31],
    "xsd:boolean": ["yes", "True", "1"],
    "xsd:duration": ["", "P", "PT", "5 years", "P5", "P1W", "P1YT", "-P1Y", "P٢Y"],
}  # fmt: skip


def test_each_form_is_tried_both_ways():
    assert set(RIGHT) == set(WRONG) == set(FORMS) - {"StatedDate"}


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in RIGHT.items() for text in texts])
def test_what_has_the_form(form, text):
    assert FORMS[form][0](text)


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in WRONG.items() for text in texts])
def test_what_has_not(form, text):
    assert not FORMS[form][0](text)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_how_it_is_written(form):
    assert len(FORMS[form][1]) > 10 or form == "xsd:boolean"
