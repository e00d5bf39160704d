"""Fonts as PDF objects. A letter's code is its Unicode code, so one map serves every font."""

import functools
from collections.abc import Sequence
from typing import Protocol

from generator.errors import PdfError
from generator.pdf.faces import Face
from generator.pdf.write._code import number
from generator.pdf.write._file import squeezed

_ASCII = bytes(range(0x20, 0x7F))
_RANGES_TOGETHER = 100


class Streams(Protocol):
    """A file that takes in streams."""

    def stream(self, entries: str, data: bytes) -> str:
        """Take in a stream, deflated; what refers to it."""
        ...


class Used:
    """A face in one document: the name it has there, and the words set in it."""

    __slots__ = ("_words", "face", "keep", "name")

    def __init__(self, face: Face, count: int) -> None:
        self.face = face
        self.name = f"F{count}"
        self._words: list[str] = []
        self.keep = self._words.append

    def letters(self) -> frozenset[str]:
        """The letters to put in the font. PdfError for those that the face does not have."""
        words = "".join(self._words)
        if _has_ascii(self.face):
            # Halves of letters are found missing with the rest.
            words = (
                words.encode(errors="surrogatepass")
                .translate(None, _ASCII)
                .decode(errors="surrogatepass")
            )
        letters = frozenset(words)
        missing = [letter for letter in letters if letter not in self.face.advances]
        if missing:
            codes = ", ".join(f"U+{ord(c):04X}" for c in sorted(missing))
            raise PdfError(f"{self.face.name} cannot draw some letters of the document: {codes}.")
        return letters


def add_fonts(file: Streams, fonts: Sequence[tuple[Face, frozenset[str]]]) -> list[str]:
    """Write the streams of the faces with these letters; the code of each one's dictionaries."""
    programs = []
    blocks = {0, 0x20}
    for face, letters in fonts:
        blocks.update([ord(letter) >> 8 for letter in letters])
        programs.append(face.subset(letters))
    if not programs:
        return []
    to_unicode = file.stream("", unicode_map(frozenset(blocks)))
    made = []
    for program in programs:
        data = file.stream(f"/Length1 {program.length}", program.file)
        glyphs = file.stream("", program.map)
        box = " ".join(map(str, program.box))
        made.append(
            f"<</Type/Font/Subtype/Type0/BaseFont/{program.name}/Encoding/Identity-H"
            f"/ToUnicode {to_unicode}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
            f"/BaseFont/{program.name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            f"/Supplement 0>>/CIDToGIDMap {glyphs}/DW {program.default}"
            f"/W{program.widths.decode('ascii')}/FontDescriptor<</Type/FontDescriptor"
            f"/FontName/{program.name}/Flags {program.flags}/FontBBox[{box}]"
            f"/ItalicAngle {number(program.angle)}/Ascent {program.ascent}"
            f"/Descent {program.descent}/CapHeight {program.cap}/StemV {program.stem}"
            f"/FontFile2 {data}>>>>]>>"
        )
    return made


@functools.lru_cache(maxsize=64)
def _has_ascii(face: Face) -> bool:
    """Whether a face has all the usual letters, as all but faces of symbols do."""
    return all(chr(code) in face.advances for code in _ASCII)


@functools.lru_cache(maxsize=64)
def unicode_map(blocks: frozenset[int]) -> bytes:
    """The map from codes to letters (they are the same), for blocks of 256 codes; deflated."""
    # U+0000, U+FEFF and U+FFFE are no letters, and PDF/UA wants no map to them.
    ends = {0x00: ("20", "FF"), 0xFE: ("00", "FE"), 0xFF: ("00", "FD")}
    ranges = [
        f"<{block:02X}{first}> <{block:02X}{last}> <{block:02X}{first}>"
        for block in sorted(blocks)
        for first, last in [ends.get(block, ("00", "FF"))]
    ]
    parts = [ranges[n : n + _RANGES_TOGETHER] for n in range(0, len(ranges), _RANGES_TOGETHER)]
    sections = ["\n".join([f"{len(part)} beginbfrange", *part, "endbfrange"]) for part in parts]
    lines = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
        *sections,
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
    ]  # fmt: skip
    return squeezed("\n".join(lines).encode("ascii"))
