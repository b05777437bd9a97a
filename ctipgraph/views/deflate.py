"""Deflate with the same bytes everywhere: builds of zlib differ in what they write, though not in what they read.

Each part gets Huffman codes of its own, so columns of unlike values do not spoil each other's, and a repetition is
used only where it takes fewer bits than its letters. The form is zlib's: https://www.rfc-editor.org/rfc/rfc1950,
https://www.rfc-editor.org/rfc/rfc1951.
"""

from __future__ import annotations

import heapq
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby, pairwise
from math import log2

__all__ = ["deflate"]

WINDOW, LONGEST, SHORTEST = 32768, 258, 4  # bytes that a repetition may reach back, and its length
TRIED = 16  # earlier places that are looked at
LEAST, MOST = 1 << 9, 1 << 16  # bytes with codes of their own
END = 256  # the symbol that ends a block
ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)  # of the lengths of codes of lengths

Repeat = tuple[int, int]  # length and distance
Bits = str  # of 0 and 1, in the order of the stream


def deflate(parts: Iterable[bytes]) -> bytes:
    """Return the parts, one after the other, as a zlib stream.

    >>> zlib.decompress(deflate([b"one two one two", bytes(100)])) == b"one two one two" + bytes(100)
    True
    """
    data, bounds = bytearray(), [0]
    for part in parts:
        for start in range(0, len(part), MOST):
            if len(data) - bounds[-1] >= LEAST and len(part) >= LEAST:
                bounds.append(len(data))
            data += part[start : start + MOST]
    bounds.append(len(data))
    whole = bytes(data)
    before = _earlier(whole)
    written, rest = bytearray(b"\x78\xda"), ""
    for start, end in pairwise(bounds):
        rest += "1" if end == len(whole) else "0"
        rest += _block(list(_tokens(whole, start, end, before)))
        full = len(rest) // 8
        written += int("0" + rest[8 * full - 1 :: -1], 2).to_bytes(full, "little")
        rest = rest[8 * full :]
    written += int("0" + rest[::-1], 2).to_bytes(len(rest) > 0, "little")
    return bytes(written) + zlib.adler32(whole).to_bytes(4, "big")


def _earlier(data: bytes) -> list[int]:
    """For each place the last one before it, in reach, where the same letters begin; -1 for none."""
    found = []
    old: dict[bytes, int] = {}
    new: dict[bytes, int] = {}
    for at in range(len(data)):
        if at % WINDOW == 0:
            old, new = new, {}
        key = data[at : at + SHORTEST]
        found.append(new[key] if key in new else old.get(key, -1))
        new[key] = at
    return found


def _tokens(data: bytes, start: int, end: int, before: list[int]) -> Iterator[int | Repeat]:
    """The letters and repetitions of a block; a repetition waits where a better one begins at the next letter."""
    counts = Counter(data[start:end])
    letter = max(1.0, sum(count * log2((end - start) / count) for count in counts.values()) / max(end - start, 1))

    def best(at: int) -> tuple[float, int, int]:
        """The repetition that saves most bits here: how many, its length, its distance."""
        saved, length, distance = nothing
        place, longest = before[at], min(LONGEST, end - at)
        for _ in range(TRIED):
            if place < at - WINDOW or place < 0 or length == longest:
                break
            if data[place + length] == data[at + length] and data[place : place + length] == data[at : at + length]:
                reach = length
                while reach < longest and data[place + reach] == data[at + reach]:
                    reach += 1
                gain = reach * letter - 10 - (at - place).bit_length()
                if reach >= SHORTEST and gain > saved:
                    saved, length, distance = gain, reach, at - place
            place = before[place]
        return saved, length, distance

    nothing = (0.0, 0, 0)
    at, here = start, best(start) if start < end else nothing
    while at < end:
        ahead = best(at + 1) if at + 1 < end and before[at + 1] >= 0 else nothing
        if here[1] and here[0] >= ahead[0]:
            yield here[1:]
            at += here[1]
            here = best(at) if at < end and before[at] >= 0 else nothing
        else:
            yield data[at]
            at, here = at + 1, ahead


def _block(tokens: list[int | Repeat]) -> Bits:
    """A block with codes of its own (RFC 1951, 3.2.7), but for the bit that says whether it is the last."""
    symbols: Counter[int] = Counter([END])
    distances: Counter[int] = Counter()
    for token in tokens:
        if isinstance(token, int):
            symbols[token] += 1
        else:
            symbols[_length(token[0])[0]] += 1
            distances[_distance(token[1])[0]] += 1
    of_symbols, of_distances = _lengths(symbols, 15), _lengths(distances or Counter([0]), 15)
    code, far = _codes(of_symbols), _codes(of_distances)
    bits = [_head(of_symbols, of_distances)]
    for token in tokens:
        if isinstance(token, int):
            bits.append(code[token])
        else:
            (symbol, extra), (reach, more) = _length(token[0]), _distance(token[1])
            bits += code[symbol], extra, far[reach], more
    return "01" + "".join(bits) + code[END]


def _head(symbols: Mapping[int, int], distances: Mapping[int, int]) -> Bits:
    """The lengths of a block's codes, themselves in a code."""
    counts = max(symbols) + 1, max(distances) + 1
    lengths = [found.get(n, 0) for found, count in zip((symbols, distances), counts, strict=True) for n in range(count)]
    runs = [run for length, group in groupby(lengths) for run in _runs(length, len(list(group)))]
    of_runs = _lengths(Counter(symbol for symbol, _ in runs), 7)
    code = _codes(of_runs)
    used = max(n for n, symbol in enumerate(ORDER) if symbol in of_runs) + 1
    return "".join(
        [_plain(counts[0] - 257, 5), _plain(counts[1] - 1, 5), _plain(max(used, 4) - 4, 4)]
        + [_plain(of_runs.get(symbol, 0), 3) for symbol in ORDER[: max(used, 4)]]
        + [code[symbol] + extra for symbol, extra in runs]
    )


def _runs(length: int, count: int) -> Iterator[tuple[int, Bits]]:
    """The same length several times, as the symbols 0 to 15, 16 (again), 17 and 18 (zeros)."""
    if length and count:
        yield length, ""
        count -= 1
    while count >= 3:
        step = min(count, 6 if length else 138)
        if length:
            yield 16, _plain(step - 3, 2)
        else:
            yield (17, _plain(step - 3, 3)) if step < 11 else (18, _plain(step - 11, 7))
        count -= step
    for _ in range(count):
        yield length, ""


def _plain(number: int, width: int) -> Bits:
    """A number as it is, its lowest bit first."""
    return format(number, f"0{width}b")[::-1] if width else ""


@cache
def _length(length: int) -> tuple[int, Bits]:
    """The symbol of a length and its extra bits (RFC 1951, 3.2.5)."""
    if length == LONGEST:
        return 285, ""
    extra = max((length - 3).bit_length() - 3, 0)
    return 257 + 4 * extra + (length - 3 >> extra), _plain(length - 3 & (1 << extra) - 1, extra)


@cache
def _distance(distance: int) -> tuple[int, Bits]:
    extra = max((distance - 1).bit_length() - 2, 0)
    return 2 * extra + (distance - 1 >> extra), _plain(distance - 1 & (1 << extra) - 1, extra)


def _lengths(counts: Mapping[int, int], limit: int) -> dict[int, int]:
    """The lengths of Huffman's codes, none above the limit: rare symbols are taken for less rare until it holds."""
    heap = [(count, symbol, [symbol]) for symbol, count in sorted(counts.items())]
    if len(heap) == 1:
        return {heap[0][1]: 1}
    heapq.heapify(heap)
    lengths = dict.fromkeys(counts, 0)
    while len(heap) > 1:
        one, other = heapq.heappop(heap), heapq.heappop(heap)
        for symbol in one[2] + other[2]:
            lengths[symbol] += 1
        heapq.heappush(heap, (one[0] + other[0], min(one[1], other[1]), one[2] + other[2]))
    if max(lengths.values()) > limit:
        return _lengths({symbol: count // 2 + 1 for symbol, count in counts.items()}, limit)
    return lengths


def _codes(lengths: Mapping[int, int]) -> dict[int, Bits]:
    """Canonical codes: in the order of their lengths, then of the symbols (RFC 1951, 3.2.2)."""
    codes, next_, before = {}, 0, 0
    for length, symbol in sorted((length, symbol) for symbol, length in lengths.items()):
        next_ <<= length - before
        codes[symbol], next_, before = format(next_, f"0{length}b"), next_ + 1, length
    return codes
