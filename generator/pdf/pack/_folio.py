"""The number of each page in the pack, at its foot; no reader hears it, as with all furniture."""

import functools

from generator.pdf.faces import Face, face
from generator.pdf.pack._body import Body, body
from generator.pdf.pack._numbered import FOLIO, FONT
from generator.pdf.write import _code
from generator.pdf.write._fonts import add_fonts

_SIZE, _PADDING, _RIGHT, _LOW = 9.0, 3.0, 20.0, 14.0
_CAPITAL = 0.7 * _SIZE
_STREAMS = range(FONT + 1, FONT + 4)


class _Streams:
    """The streams of the font, as they get their numbers."""

    def __init__(self) -> None:
        self.made: dict[int, tuple[str, bytes]] = {}

    def stream(self, entries: str, data: bytes) -> str:
        """Take in a stream, deflated; what refers to it."""
        number = _STREAMS[len(self.made)]
        self.made[number] = f"{entries}/Filter/FlateDecode", data
        return f"{number} 0 R"


@functools.cache
def font() -> Body:
    """The font of the folios, the same in all packs."""
    streams = _Streams()
    (code,) = add_fonts(streams, [(_face(), frozenset())])
    return body(FONT, _STREAMS.stop, {FONT: code}, streams.made)


def folio(words: str, width: float) -> bytes:
    """The code that draws a folio at the right of the foot of a page so wide, on white."""
    advances, units = _face().advances, _face().units
    wide = sum(advances[letter] for letter in words) * _SIZE / units
    left = width - _RIGHT - _PADDING - wide
    across, up = wide + 2 * _PADDING, _CAPITAL + 2 * _PADDING
    code = (
        "/Artifact<</Type/Pagination/Subtype/Footer>>BDC q 1 g "
        f"{left - _PADDING:.2f} {_LOW:.2f} {across:.2f} {up:.2f} re f 0 g 0 Tc "
        f"BT/{FOLIO} {_SIZE:g} Tf {left:.2f} {_LOW + _PADDING:.2f} Td"
        f"({_code.letters(words)})Tj ET Q EMC\n"
    )
    return code.encode("latin-1")


def _face() -> Face:
    return face("Arimo", True, False)
