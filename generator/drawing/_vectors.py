"""A drawing as SVG, and as EMF for programs that know no SVG."""

import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from xml.sax.saxutils import escape

from generator.drawing._canvas import Canvas, Glyph, Path, Shape

__all__ = ["emf", "svg"]

_SVG_UNITS = 500  # in a millimetre
# Places in the metafile are numbers of 16 bits.
_EMF_UNITS, _FARTHEST = 200, 32_000
# How many straight pieces stand in the metafile for a curve of a letter, and of a circle.
_PIECES = {3: 2, 4: 8}
_HEADER, _EOF = 1, 14
_POLYGONS = 91
_WINDOW_EXTENT, _WINDOW_ORIGIN, _VIEW_EXTENT, _VIEW_ORIGIN = 9, 10, 11, 12
_MAP_MODE, _FILL_MODE, _SELECT, _BRUSH, _DELETE = 17, 19, 37, 39, 40
_NO_PEN, _WHITE_BRUSH = 0x80000008, 0x80000000
_ANISOTROPIC, _WINDING, _OUR_BRUSH = 8, 2, 1

# A record that moves the paper: what it is, how long, across and down.
_ORIGIN = struct.Struct("<IIii")

Polygon = list[tuple[int, int]]


def svg(canvas: Canvas, title: str, words: str) -> bytes:
    """The drawing as SVG: outlines alone, no fonts and no script; `words` say what it shows."""
    names: dict[Glyph, str] = {}
    drawn: list[str] = []
    for one in canvas.drawn:
        if isinstance(one, Shape):
            drawn.append(f'<path fill="#{one.colour}" d="{_data(one.path, _SVG_UNITS)}"/>')
            continue
        letters = "".join([
            f'<use xlink:href="#{names.setdefault(glyph, f"l{len(names)}")}" '
            f'x="{round(x * _SVG_UNITS)}" y="{round(y * _SVG_UNITS)}"/>'
            for x, y, glyph in one.letters
        ])  # fmt: skip
        drawn.append(f'<g fill="#{one.colour}">{letters}</g>')
    known = "".join([f'<path id="{name}" d="{_letter(glyph)}"/>' for glyph, name in names.items()])
    wide, high = round(canvas.width * _SVG_UNITS), round(canvas.height * _SVG_UNITS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" width="{canvas.width:g}mm" '
        f'height="{canvas.height:g}mm" viewBox="0 0 {wide} {high}" role="img" '
        f'aria-labelledby="t d"><title id="t">{escape(title)}</title>'
        f'<desc id="d">{escape(words)}</desc><defs>{known}</defs>{"".join(drawn)}</svg>'
    ).encode()


@lru_cache(maxsize=2048)
def _letter(glyph: Glyph) -> str:
    return _data(glyph.path, _SVG_UNITS)


def _data(path: Path, units: int) -> str:
    """A path's steps, each from where the last ended, which keeps the numbers short."""
    made: list[str] = []
    here_x = here_y = 0
    for letter, *places in path:
        if letter == "Z":
            made.append("z")
            continue
        at = [round(place * units) for place in places]
        if letter == "M":
            made.append(f"M{at[0]} {at[1]}")
        else:
            away = [place - (here_y if number % 2 else here_x) for number, place in enumerate(at)]
            made.append(letter.lower() + " ".join(map(str, away)).replace(" -", "-"))
        here_x, here_y = at[-2:]
    return "".join(made)


def emf(canvas: Canvas) -> bytes:
    """The drawing as an enhanced metafile, its curves in straight pieces."""
    units = min(float(_EMF_UNITS), _FARTHEST / canvas.height, _FARTHEST / canvas.width)
    wide, high = round(canvas.width * units), round(canvas.height * units)
    records = [
        _record(_MAP_MODE, "I", _ANISOTROPIC),
        _record(_WINDOW_ORIGIN, "ii", 0, 0),
        _record(_WINDOW_EXTENT, "ii", wide, high),
        _record(_VIEW_ORIGIN, "ii", 0, 0),
        _record(_VIEW_EXTENT, "ii", wide, high),
        _record(_FILL_MODE, "I", _WINDING),
        _record(_SELECT, "I", _NO_PEN),
    ]
    for one in canvas.drawn:
        records += _brush(one.colour)
        if isinstance(one, Shape):
            records.append(_filled(one.path, units))
        else:
            for x, y, glyph in one.letters:
                # The paper is moved, and not the letter: so its record is always the same.
                records.append(
                    _ORIGIN.pack(_WINDOW_ORIGIN, 16, -round(x * units), -round(y * units))
                )
                records.append(_letter_filled(glyph, units))
            records.append(_record(_WINDOW_ORIGIN, "ii", 0, 0))
        # A brush in use cannot be taken away.
        records.append(_record(_SELECT, "I", _WHITE_BRUSH))
        records.append(_record(_DELETE, "I", _OUR_BRUSH))
    records.append(_record(_EOF, "III", 0, 16, 20))
    return _headed(canvas, b"".join(records), len(records), (wide, high))


@lru_cache(maxsize=64)
def _brush(colour: str) -> tuple[bytes, bytes]:
    red, green, blue = bytes.fromhex(colour)
    made = _record(_BRUSH, "IIBBBBI", _OUR_BRUSH, 0, red, green, blue, 0, 0)
    return made, _record(_SELECT, "I", _OUR_BRUSH)


@lru_cache(maxsize=2048)
def _letter_filled(glyph: Glyph, units: float) -> bytes:
    return _filled(glyph.path, units)


def _filled(path: Path, units: float) -> bytes:
    polygons = _polygons(path, units)
    counts = [len(polygon) for polygon in polygons]
    places = [place for polygon in polygons for point in polygon for place in point]
    form = f"4i2I{len(counts)}I{len(places)}h"
    return _record(_POLYGONS, form, 0, 0, -1, -1, len(counts), sum(counts), *counts, *places)


def _headed(canvas: Canvas, body: bytes, records: int, size: tuple[int, int]) -> bytes:
    frame = (round(canvas.width * 100), round(canvas.height * 100))
    millimetres = (round(canvas.width), round(canvas.height))
    head = _record(
        _HEADER, "4i4iIIIIHHIII2i2i",
        0, 0, size[0] - 1, size[1] - 1, 0, 0, *frame,
        0x464D4520, 0x10000, 88 + len(body), records + 1, 2, 0, 0, 0, 0, *size, *millimetres,
    )  # fmt: skip
    return head + body


def _record(kind: int, form: str, *values: int) -> bytes:
    body = struct.pack(f"<{form}", *values)
    return struct.pack("<II", kind, 8 + len(body)) + body


def _polygons(path: Path, units: float) -> list[Polygon]:
    # A point as one number, which is quicker to work with than two.
    found: list[list[complex]] = []
    for letter, *places in path:
        points = list(map(complex, places[::2], places[1::2]))
        if letter == "M":
            found.append(points)
        elif letter == "L":
            found[-1] += points
        elif letter != "Z":
            found[-1] += _bent([found[-1][-1], *points])
    return [[(round(at.real * units), round(at.imag * units)) for at in one] for one in found]


def _bent(controls: list[complex]) -> Iterator[complex]:
    """Points on a curve of any degree, without its first, by the way of de Casteljau."""
    pieces = _PIECES[len(controls)]
    for piece in range(1, pieces + 1):
        along, points = piece / pieces, controls
        while len(points) > 1:
            points = [one + along * (other - one) for one, other in pairwise(points)]
        yield points[0]
