"""One face: how wide its letters are, and the part of it that a PDF needs."""

import functools
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.pdf.faces import _outlines, _sfnt

try:
    _fast_zlib: Any = import_module("zlib_ng.zlib_ng")
except ImportError:  # an accelerator: the standard library does the same, slower
    _fast_zlib = zlib

# In every subset, so that most documents share one.
_BASE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("–—‘’“”•…€‑")
_EMBEDDED = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_INSTALLED = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_FIXED_PITCH, _SERIF, _SYMBOLIC, _ITALIC = 1, 2, 4, 64


@dataclass(frozen=True, slots=True)
class FontProgram:
    """What a PDF holds of a face, for a Type0 font whose codes are the letters' Unicode numbers.

    `name` has the tag that says it is a part. `file` (FontFile2) and `map` (CIDToGIDMap) are
    deflated; `length` is the file's size before that. `widths` is the /W array, `default` the
    width of what it lacks, and all lengths are thousandths of the font's size. `angle` is in
    degrees, negative for italics.
    """

    name: str
    file: bytes
    length: int
    map: bytes
    widths: bytes
    default: int
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap: int
    angle: float
    flags: int
    stem: int


class Face:
    """One TrueType file of ours, read once a process.

    `name` is its PostScript name. `ascent`, `descent` (positive) and `gap` are parts of the size:
    what LibreOffice makes a line of. `units` are an em. `advances` tells how wide a letter is, in
    units, without kerning; a letter that the face lacks is not in it.
    """

    def __init__(self, path: Path) -> None:
        self._tables = tables = _sfnt.tables(path.read_bytes())
        self._glyphs = _sfnt.glyphs(tables["cmap"])
        widths = _sfnt.advances(tables)
        head, hhea = tables["head"], tables["hhea"]
        ascent, descent, gap = struct.unpack_from(">hhh", hhea, 4)
        self.name = path.stem
        self.units: int = struct.unpack_from(">H", head, 18)[0]
        self.ascent: float = ascent / self.units
        self.descent: float = -descent / self.units
        self.gap: float = gap / self.units
        self.advances = {letter: widths[glyph] for letter, glyph in self._glyphs.items()}

    @functools.cached_property
    def kerns(self) -> dict[str, int]:
        """Two letters to the units to add between them; read at first use."""
        if "GPOS" not in self._tables:
            return {}
        letters: dict[int, list[str]] = {}
        for letter, glyph in self._glyphs.items():
            letters.setdefault(glyph, []).append(letter)
        return {
            left + right: units
            for (first, second), units in _sfnt.kerning(self._tables["GPOS"]).items()
            for left in letters[first]
            for right in letters[second]
        }

    def outline(self, letter: str) -> list[_outlines.Contour]:
        """The contours of a letter in units, y growing up; KeyError when the face lacks it."""
        return _outlines.contours(self._tables["glyf"], self._places, self._glyphs[letter])

    @functools.cached_property
    def _places(self) -> list[int]:
        return _sfnt.places(self._tables)

    def subset(self, letters: frozenset[str]) -> FontProgram:
        """The face with these letters and the usual ones; letters it lacks are left out."""
        return _program(self, frozenset(filter(self.advances.__contains__, letters - _BASE)))

    def file(self, letters: frozenset[str]) -> bytes:
        """A font file with these letters alone that works outside a PDF, too: names and codes."""
        wanted = [self._glyphs[letter] for letter in letters if letter in self._glyphs]
        return _sfnt.joined(self._tables | _sfnt.thinned(self._tables, wanted), _INSTALLED)

    def _thousandths(self, units: int) -> int:
        return round(units * 1000 / self.units)

    def _map(self, letters: frozenset[str]) -> bytes:
        """The CIDToGIDMap: a glyph number for every Unicode number to the last of the letters."""
        numbers = [0] * (ord(max(letters)) + 1)
        for letter in letters:
            numbers[ord(letter)] = self._glyphs[letter]
        return struct.pack(f">{len(numbers)}H", *numbers)

    def _widths(self, letters: frozenset[str]) -> bytes:
        """The /W array: runs of letters that follow each other, each with its widths.

        In whole thousandths: Chrome's reader cuts off what is behind the point, and would set each
        line a third of a point short.
        """
        made: list[str] = []
        last = -1
        for letter in sorted(letters):
            code = ord(letter)
            if code != last + 1:
                made.append(f"]{code}[" if made else f"{code}[")
            made.append(f"{self._thousandths(self.advances[letter])} ")
            last = code
        return f"[{''.join(made)}]]".encode()


@functools.lru_cache(maxsize=64)
def _program(face: Face, more: frozenset[str]) -> FontProgram:
    letters = more | frozenset(filter(face.advances.__contains__, _BASE))
    tables = face._tables
    thin = _sfnt.thinned(tables, map(face._glyphs.__getitem__, letters))
    data = _sfnt.joined(tables | thin, _EMBEDDED)
    of_em, about = face._thousandths, tables["OS/2"]
    (weight,) = struct.unpack_from(">H", about, 4)
    (angle, fixed) = struct.unpack_from(">i4xI", tables["post"], 4)
    flags = _SYMBOLIC | (_FIXED_PITCH if fixed else 0) | (_ITALIC if angle else 0)
    # The kind of serif as PANOSE numbers it: 11 and above have none.
    flags |= _SERIF if about[33] < 11 else 0
    tag = sha256("".join(sorted(letters)).encode()).digest()[:6]
    box = struct.unpack_from(">hhhh", tables["head"], 36)
    return FontProgram(
        name="".join(chr(65 + byte % 26) for byte in tag) + "+" + face.name,
        file=_fast_zlib.compress(data, 6),
        length=len(data),
        map=_fast_zlib.compress(face._map(letters), 6),
        widths=face._widths(letters),
        default=of_em(_sfnt.advances(tables)[0]),
        box=(of_em(box[0]), of_em(box[1]), of_em(box[2]), of_em(box[3])),
        ascent=round(face.ascent * 1000),
        descent=-round(face.descent * 1000),
        cap=of_em(struct.unpack_from(">h", about, 88)[0]),
        angle=angle / 65536,
        flags=flags,
        stem=10 + 220 * (weight - 50) // 900,
    )
