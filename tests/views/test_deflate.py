"""Deflate of our own: zlib reads it, and it is nearly as small as zlib's."""

import hashlib
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.views import page
from ctipgraph.views.deflate import deflate

NOISE = hashlib.shake_256(b"noise").digest(70_000)


@given(st.lists(st.binary(max_size=80) | st.text("ab", max_size=80).map(str.encode), max_size=6))
def test_zlib_reads_any_parts(parts):
    assert zlib.decompress(deflate(parts)) == b"".join(parts)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a",
        bytes(100_000),  # repetitions of the greatest length, from one letter before
        NOISE,  # nothing repeats
        b"".join(bytes([n % 251]) * (2 ** (n % 14)) for n in range(60)),  # codes of very unlike lengths
        b"once and for all" + NOISE[:40_000] + b"once and for all",  # too far back
        bytes(n for n in range(256) for _ in range(3)),
    ],
    ids=["nothing", "one letter", "one letter repeated", "noise", "rare and frequent", "far apart", "all bytes"],
)
def test_zlib_reads_what_is_extreme(data):
    assert zlib.decompress(deflate([data])) == data
    assert zlib.decompress(deflate([data[:600], data[600:], data])) == data + data


def test_rare_letters_among_frequent_ones_have_codes_of_fifteen_bits_at_most():
    fibonacci = [1, 1]
    while len(fibonacci) < 22:
        fibonacci.append(fibonacci[-1] + fibonacci[-2])
    letters = [letter for letter, count in enumerate(fibonacci) for _ in range(count)]
    mixed = bytes(letters[n * 7919 % len(letters)] for n in range(len(letters)))  # Huffman's own codes: 21 bits
    assert sorted(mixed) == letters
    assert zlib.decompress(deflate([mixed])) == mixed


@pytest.mark.parametrize("name", ["page.css", "words.json", "main.js"])
def test_text_is_nearly_as_small_as_zlib_makes_it(name):
    text = (Path(page.__file__).parent / "page" / name).read_bytes()
    assert len(deflate([text])) < 1.1 * len(zlib.compress(text, 9))


def test_unlike_columns_are_smaller_apart():
    one, other = bytes(n & 1 for n in NOISE[:4_000]), bytes(200 + (n & 7) for n in NOISE[4_000:8_000])
    assert len(deflate([one, other])) < len(deflate([one + other]))


def test_every_machine_writes_these_bytes():
    written = "78daadc6210d00001002c02a547bc1f60605fd4709dce5099f88150a950c1c60"
    assert zlib.decompress(bytes.fromhex(written)) == b"the same " * 9
    assert deflate([b"the same " * 9]).hex() == written
