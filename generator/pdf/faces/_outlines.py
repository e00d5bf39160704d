"""The outlines of TrueType glyphs, for letters that are drawn and not set."""

import struct
from collections.abc import Iterator, Sequence

from generator.pdf.faces import _sfnt

# Points of a contour: x, y, and whether the curve passes through it.
Contour = list[tuple[float, float, bool]]
_ON, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 1, 2, 8, 32, 64, 128
_DEEPEST = 5


def contours(glyf: bytes, starts: Sequence[int], glyph: int, depth: int = 0) -> list[Contour]:
    """The contours of a glyph in units; none for a space."""
    outline = glyf[starts[glyph] : starts[glyph + 1]]
    if len(outline) < 12 or depth > _DEEPEST:
        return []
    (count,) = struct.unpack_from(">h", outline)
    if count < 0:
        return [
            [(a * x + c * y + dx, b * x + d * y + dy, on) for x, y, on in contour]
            for part, (a, b, c, d, dx, dy) in _parts(outline)
            for contour in contours(glyf, starts, part, depth + 1)
        ]
    return _simple(outline, count)


def _parts(outline: bytes) -> Iterator[tuple[int, tuple[float, float, float, float, int, int]]]:
    at = 10
    for part in _sfnt.components(outline):
        (flags,) = struct.unpack_from(">H", outline, at)
        wide = bool(flags & _WORDS)
        dx, dy = struct.unpack_from(">hh" if wide else ">bb", outline, at + 4)
        at += 8 if wide else 6
        if not flags & _OFFSETS:
            dx = dy = 0
        a, b, c, d = 1.0, 0.0, 0.0, 1.0
        if flags & _SCALE:
            (a,) = (d,) = _fractions(outline, at, 1)
            at += 2
        elif flags & _XY_SCALE:
            a, d = _fractions(outline, at, 2)
            at += 4
        elif flags & _TWO_BY_TWO:
            a, b, c, d = _fractions(outline, at, 4)
            at += 8
        yield part, (a, b, c, d, dx, dy)


def _fractions(outline: bytes, at: int, count: int) -> tuple[float, ...]:
    return tuple(n / 0x4000 for n in struct.unpack_from(f">{count}h", outline, at))


def _simple(outline: bytes, count: int) -> list[Contour]:
    ends = struct.unpack_from(f">{count}H", outline, 10)
    at = 10 + 2 * count
    at += 2 + int(struct.unpack_from(">H", outline, at)[0])
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag = outline[at]
        again = outline[at + 1] if flag & _REPEAT else 0
        at += 2 if flag & _REPEAT else 1
        flags += [flag] * (again + 1)
    xs, at = _along(outline, at, flags, _SHORT_X, _SAME_X)
    ys, at = _along(outline, at, flags, _SHORT_Y, _SAME_Y)
    points = [(x, y, bool(flag & _ON)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    firsts = [0, *(end + 1 for end in ends[:-1])]
    return [points[first : end + 1] for first, end in zip(firsts, ends, strict=True)]


def _along(
    outline: bytes, at: int, flags: Sequence[int], short: int, same: int
) -> tuple[list[float], int]:
    found: list[float] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += outline[at] if flag & same else -outline[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", outline, at)[0]
            at += 2
        found.append(value)
    return found, at
