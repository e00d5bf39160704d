"""TrueType files taken apart and put together: tables, glyph numbers and outlines."""

import itertools
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_HAS_MORE, _WORDS, _SCALE, _XY_SCALE, _TWO_BY_TWO = 0x20, 0x1, 0x8, 0x40, 0x80


def tables(data: bytes) -> dict[str, bytes]:
    """The tables of a font file, by tag."""
    (count,) = struct.unpack_from(">H", data, 4)
    return {
        tag.decode("latin-1"): data[at : at + size]
        for tag, _, at, size in struct.iter_unpack(">4sIII", data[12 : 12 + 16 * count])
    }


def glyphs(cmap: bytes) -> dict[str, int]:
    """Letter to glyph number, of a `cmap` whose one part has format 4, as all of ours have."""
    (start,) = struct.unpack_from(">I", cmap, 8)
    (twice,) = struct.unpack_from(">H", cmap, start + 6)
    words = struct.unpack_from(f">{(len(cmap) - start) // 2}H", cmap, start)
    segments = twice // 2
    ends, starts, deltas, offsets = (
        words[at : at + segments] for at in (7, 8 + segments, 8 + 2 * segments, 8 + 3 * segments)
    )
    found: dict[str, int] = {}
    for n, first in enumerate(starts):
        last, delta, offset = ends[n], deltas[n], offsets[n]
        if first == 0xFFFF:
            continue
        if offset:
            at = 8 + 3 * segments + n + offset // 2
            numbers: Iterable[int] = words[at : at + last - first + 1]
            numbers = ((g + delta) & 0xFFFF if g else 0 for g in numbers)
        else:
            numbers = ((code + delta) & 0xFFFF for code in range(first, last + 1))
        found.update((chr(c), g) for c, g in enumerate(numbers, first) if g)
    return found


def advances(parts: Mapping[str, bytes]) -> list[int]:
    """How far each glyph moves on, in units."""
    longs: int = struct.unpack_from(">H", parts["hhea"], 34)[0]
    (count,) = struct.unpack_from(">H", parts["maxp"], 4)
    found = list(struct.unpack_from(">" + longs * "H2x", parts["hmtx"]))
    return [*found, *found[-1:] * (count - longs)]


def kerning(gpos: bytes) -> dict[tuple[int, int], int]:
    """Units between two glyphs, of a `GPOS` whose one lookup lists pairs, as all of ours do."""

    def numbers(at: int, count: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", gpos, at)

    (lookups,) = numbers(8, 1)
    lookup = lookups + numbers(lookups + 2, 1)[0]
    found: dict[tuple[int, int], int] = {}
    for part in numbers(lookup + 6, numbers(lookup + 4, 1)[0]):
        table = lookup + part
        _, coverage, _, _, count = numbers(table, 5)
        lefts = _covered(numbers, table + coverage)
        for left, offset in zip(lefts, numbers(table + 10, count), strict=True):
            at = table + offset
            end = at + 2 + 4 * numbers(at, 1)[0]
            for right, units in struct.iter_unpack(">Hh", gpos[at + 2 : end]):
                found[left, right] = units
    return found


def _covered(numbers: Callable[[int, int], tuple[int, ...]], at: int) -> list[int]:
    form, count = numbers(at, 2)
    if form == 1:
        return list(numbers(at + 4, count))
    ranges = (numbers(at + 4 + 6 * n, 2) for n in range(count))
    return [glyph for first, last in ranges for glyph in range(first, last + 1)]


def places(parts: Mapping[str, bytes]) -> list[int]:
    """Where each glyph's outline begins in `glyf`, and where the last one ends."""
    (count,) = struct.unpack_from(">H", parts["maxp"], 4)
    (long,) = struct.unpack_from(">h", parts["head"], 50)
    if long:
        return list(struct.unpack_from(f">{count + 1}I", parts["loca"]))
    return [2 * place for place in struct.unpack_from(f">{count + 1}H", parts["loca"])]


def components(outline: bytes) -> Iterator[int]:
    """The glyphs that a composite glyph is made of; none for one with contours of its own."""
    if len(outline) < 12 or outline[0] < 0x80:
        return
    at, flags = 10, _HAS_MORE
    while flags & _HAS_MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield glyph
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0


def thinned(parts: Mapping[str, bytes], wanted: Iterable[int]) -> dict[str, bytes]:
    """`glyf`, `loca`, `head` and `hmtx` in which glyphs not wanted are empty; numbers stay."""
    starts, glyf = places(parts), parts["glyf"]
    queue = [0, *wanted]
    kept: dict[int, bytes] = {}
    while queue:
        glyph = queue.pop()
        if glyph not in kept:
            kept[glyph] = outline = glyf[starts[glyph] : starts[glyph + 1]]
            queue.extend(components(outline))
    sizes = [0] * len(starts)
    for glyph, outline in kept.items():
        sizes[glyph + 1] = len(outline)
    head = parts["head"][:8] + bytes(4) + parts["head"][12:50] + b"\0\1" + parts["head"][52:]
    (longs,) = struct.unpack_from(">H", parts["hhea"], 34)
    # What follows the last whole entry are glyphs as wide as it.
    whole, tail = parts["hmtx"], 4 * longs - 4
    measures = bytearray(tail) + whole[tail:]
    for glyph in kept:
        if glyph < longs:
            measures[4 * glyph : 4 * glyph + 4] = whole[4 * glyph : 4 * glyph + 4]
    return {
        "glyf": b"".join(kept[glyph] for glyph in sorted(kept)),
        "loca": struct.pack(f">{len(sizes)}I", *itertools.accumulate(sizes)),
        "head": head,
        "hmtx": bytes(measures),
    }


def joined(parts: Mapping[str, bytes], tags: Sequence[str]) -> bytes:
    """A font file of these tables, tags in alphabetical order."""
    count = len(tags)
    power = 1 << (count.bit_length() - 1)
    at = 12 + 16 * count
    records, bodies = [], []
    for tag in tags:
        body = parts[tag]
        size = len(body)
        body += bytes(-size % 4)
        total = sum(struct.unpack(f">{len(body) // 4}I", body)) & 0xFFFFFFFF
        records.append(struct.pack(">4sIII", tag.encode("latin-1"), total, at, size))
        bodies.append(body)
        at += len(body)
    head = struct.pack(
        ">IHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    return b"".join((head, *records, *bodies))
