"""The data of the page in fewer bytes: everything comes back, in a browser as in Python."""

import json
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctipgraph.views.packed import pack
from ctipgraph.views.page import to_html


def read(parts):
    """What `page/packed.js` does, in Python."""
    line, columns = b"".join(parts).split(b"\n", 1)
    texts, value = json.loads(line)

    def plane(start, length):
        assert start + length <= len(columns)
        return columns[start : start + length]

    def of(packed):
        if "d" in packed and "i" not in packed:
            return {key: of(inner) for key, inner in packed["d"].items()}
        if "r" in packed:
            return packed["r"]
        if "i" in packed:
            planes = [plane(packed["a"] + n * packed["i"], packed["i"]) for n in range(packed["w"])]
            more = [sum(one[n] << 8 * k for k, one in enumerate(planes)) for n in range(packed["i"])]
            found = [packed["m"] + number for number in more]
            if "d" in packed:
                return list(accumulate([packed["d"], *found[1:]]))
            return [None if "z" in packed and number == packed["m"] else number for number in found]
        if "s" in packed:
            return [texts[n] for n in of(packed["s"])]
        if "f" in packed:
            planes = [plane(packed["a"] + n * packed["f"], packed["f"]).decode() for n in range(packed["w"])]
            return [packed["p"] + "".join(letters) for letters in zip(*planes, strict=True)]
        if "o" in packed:
            columns_ = {key: of(column) for key, column in packed["c"].items()}
            return [{key: columns_[key][n] for key in columns_} for n in range(packed["o"])]
        flat, lists = of(packed["v"]), []
        for length in of(packed["l"]):
            lists.append(flat[:length])
            flat = flat[length:]
        return lists

    return of(value)


def test_the_view_comes_back(utopia):
    assert read(pack(utopia)) == utopia


singles = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    singles | st.text(max_size=5) | st.sampled_from(["f-a1", "f-b2", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=25)
        | st.lists(st.integers(0, 3) | st.none(), max_size=25)
        | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=40,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from("abc"), values, max_size=3))
def test_any_data_come_back(value):
    assert read(pack(value)) == value


def test_ids_of_one_length_come_back():
    ids = [f"f-{n:012}" for n in range(40)]
    assert read(pack({"facts": [{"id": id_} for id_ in ids]})) == {"facts": [{"id": id_} for id_ in ids]}


@pytest.mark.parametrize(
    ("numbers", "bytes_"),
    [
        ([7] * 100, 0),
        (list(range(1000, 1300)), 0),  # each one more than the one before
        ([n * n % 256 - 300 for n in range(100)], 100),
        ([n * 999 % 50_000 for n in range(100)], 200),
        ([None, 5, None], 3),
    ],
    ids=["all alike", "counting on", "in one byte each", "in two", "with none"],
)
def test_numbers_take_as_few_bytes_as_the_largest_needs(numbers, bytes_):
    _, *columns = pack({"n": numbers})
    assert sum(map(len, columns)) == bytes_
    assert read(pack({"n": numbers})) == {"n": numbers}


def test_what_is_equal_in_python_but_not_the_same_stays_apart():
    assert json.dumps(read(pack({"n": [1.0, True, 1, None, "1"]}))) == '{"n": [1.0, true, 1, null, "1"]}'


def test_the_order_of_keys_does_not_matter(utopia):
    assert pack(dict(reversed(utopia.items()))) == pack(utopia)


def test_a_packed_page_is_smaller_and_shows_the_same(utopia, open_view, state):
    facts = utopia["facts"]
    assert len(to_html(utopia)) < len(to_html(utopia, plain=True))
    page = open_view(utopia)
    assert [edge["fact"] for edge in state(page)["edges"]] == [
        fact["id"] for fact in facts if fact["object"] is not None
    ]
    page.fill("#search", "ກະຊວງ")
    assert "Ministry of Hills" in page.text_content("#found li:first-child")
