"""The data of the page in fewer bytes: everything comes back, in a browser as in Python."""

import base64
import json
import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from ctipgraph.views.packed import pack
from ctipgraph.views.page import to_html


def unpacked(letters):
    """What `page/packed.js` does, in Python."""
    texts, value = json.loads(zlib.decompress(base64.b64decode(letters)))

    def of(packed):
        if "d" in packed:
            return {key: of(inner) for key, inner in packed["d"].items()}
        if "r" in packed:
            return packed["r"]
        if "f" in packed:
            width = packed["w"]
            return [packed["p"] + packed["f"][n : n + width] for n in range(0, len(packed["f"]), width)]
        if "t" in packed:
            return texts[packed["t"] : packed["t"] + packed["n"]]
        if "s" in packed:
            return [None if n is None else texts[n] for n in packed["s"]]
        if "i" in packed:
            return packed["i"]
        if "o" in packed:
            columns = {key: of(column) for key, column in packed["c"].items()}
            return [{key: columns[key][n] for key in columns} for n in range(packed["o"])]
        flat, lists = of(packed["v"]), []
        for length in packed["l"]:
            lists.append(flat[:length])
            flat = flat[length:]
        return lists

    return of(value)


def test_the_view_comes_back(utopia):
    assert unpacked(pack(utopia)) == utopia


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=5) | st.sampled_from(["f-a1", "f-b2"]),
    lambda inner: st.lists(inner, max_size=25) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=40,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from("abc"), values, max_size=3))
def test_any_data_come_back(value):
    assert unpacked(pack(value)) == value


def test_ids_of_one_length_come_back():
    ids = [f"f-{n:012}" for n in range(40)]
    assert unpacked(pack({"facts": [{"id": id_} for id_ in ids]})) == {"facts": [{"id": id_} for id_ in ids]}


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
