"""A page: what is drawn on it, and whom it belongs to."""

# ruff: noqa: PLR0917 - places and sizes come first in every library that draws

import functools
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.pdf.faces import Face
from generator.pdf.write import _code
from generator.pdf.write._decode import Image
from generator.pdf.write._element import Element

if TYPE_CHECKING:
    from generator.pdf.write._pdf import Pdf

_DASHES = {
    "solid": (), "dotted": (1, 1), "dashed": (3, 3), "dash-dotted": (3, 2, 1, 2),
}  # fmt: skip


class Page:
    """A page of a PDF. Measures are points, from its top left corner; y grows down.

    Colours are six hexadecimal digits.
    """

    __slots__ = ("_append", "_bold", "_colour", "_dash", "_face", "_have", "_in_text", "_keep",
                 "_parts", "_pdf", "_size", "_spacing", "_stroke", "_top", "_want", "annotations",
                 "box", "number", "owners", "pictures", "reference")  # fmt: skip

    def __init__(
        self, pdf: "Pdf", number: int, reference: str, width: float, height: float
    ) -> None:
        self._pdf = pdf
        self.number = number
        self.reference = reference
        self._top = height
        self.box = f"{_code.number(width)} {_code.number(height)}"
        self._parts: list[bytes] = []
        self._append = self._parts.append
        self._want: Element | str = ""
        self._have: Element | str | None = None
        self._in_text = False
        self._face: Face | None = None
        self._size = self._spacing = 0.0
        self._colour = self._stroke = "000000"
        self._bold, self._dash = 1.0, "solid"
        self._keep: Callable[[str], None] = _no_face
        self.owners: list[str] = []
        self.annotations: list[str] = []
        self.pictures: dict[str, None] = {}

    def into(self, element: Element | None, furniture: str = "") -> None:
        """Whom all that is drawn from now on belongs to; None for what no reader should hear.

        `furniture` says what that is: Header, Footer or Watermark; empty for lines and fills.
        """
        self._want = furniture if element is None else element

    def text(
        self,
        x: float,
        baseline: float,
        face: Face,
        size: float,
        words: str,
        colour: str = "000000",
        spacing: float = 0.0,
        justify: float = 0.0,
        kern: bool = False,
    ) -> None:
        """Draw words in one line, from `x` on.

        `spacing` is added after each letter, `justify` at each space; `kern` moves pairs of
        letters as the face says. Letters that the face lacks are found when the file is written.
        """
        if self._want is not self._have:
            self._mark()
        if not self._in_text:
            self._in_text = True
            self._append(b"BT\n")
        if face is not self._face or size != self._size:
            self._choose(face, size)
        if colour != self._colour:
            self._colour = colour
            self._append(b"%b rg\n" % _rgb(colour))
        if spacing != self._spacing:
            self._spacing = spacing
            self._append(b"%.3f Tc\n" % spacing)
        self._keep(words)
        if kern or justify:
            shown = b"[%b]TJ" % _moved(face, size, words, justify, kern)
        else:
            shown = b"(%b)Tj" % _escaped(words)
        self._append(b"1 0 0 1 %.2f %.2f Tm%b\n" % (x, self._top - baseline, shown))

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose top left corner is at x, y."""
        self._shape()
        if colour != self._colour:
            self._colour = colour
            self._append(b"%b rg\n" % _rgb(colour))
        low = self._top - y - height
        self._append(b"%.2f %.2f %.2f %.2f re f\n" % (x, low, width, height))

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        width: float,
        colour: str,
        dash: str = "solid",
    ) -> None:
        """Draw a line; `dash` is solid, dotted, dashed, dash-dotted or wavy."""
        self._shape()
        if colour != self._stroke:
            self._stroke = colour
            self._append(b"%b RG\n" % _rgb(colour))
        if width != self._bold or dash != self._dash:
            self._bold, self._dash = width, dash
            pattern = " ".join(
                _code.number(part * max(width, 0.25)) for part in _DASHES.get(dash, ())
            )
            self._append(f"{_code.number(width)} w[{pattern}]0 d\n".encode("ascii"))
        top = self._top
        if dash == "wavy":
            self._append(_wave(x1, top - y1, x2, top - y2, width))
        else:
            self._append(b"%.2f %.2f m %.2f %.2f l S\n" % (x1, top - y1, x2, top - y2))

    def picture(
        self,
        image: Image,
        x: float,
        y: float,
        width: float,
        height: float,
        crop: tuple[float, float, float, float] = (0, 0, 0, 0),
        turn: float = 0.0,
    ) -> None:
        """Draw a picture in a box, turned clockwise about its middle by degrees.

        `crop` is what to leave out at the top, right, bottom and left, as parts of the picture's
        size; what is left fills the box. A Figure that it belongs to gets the box it covers.
        """
        self._shape()
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        half_width, half_height = width / 2, height / 2
        middle_x, middle_y = x + half_width, self._top - y - half_height
        if isinstance(self._have, Element):
            across = abs(half_width * cos) + abs(half_height * sin)
            up = abs(half_width * sin) + abs(half_height * cos)
            self._have.cover(middle_x - across, middle_y - up, middle_x + across, middle_y + up)
        top, right, bottom, left = crop
        across, up = 1 - left - right, 1 - top - bottom
        if across <= 0 or up <= 0:
            return
        name = self._pdf.picture_name(image)
        self.pictures[name] = None
        code = b"q %.5f %.5f %.5f %.5f %.2f %.2f cm " % (cos, -sin, sin, cos, middle_x, middle_y)
        if any(crop):
            code += b"%.2f %.2f %.2f %.2f re W n " % (-half_width, -half_height, width, height)
        full_width, full_height = width / across, height / up
        self._append(
            code + b"%.2f 0 0 %.2f %.2f %.2f cm/%b Do Q\n" % (
                full_width, full_height, -half_width - left * full_width,
                -half_height - bottom * full_height, name.encode(),
            )
        )  # fmt: skip

    def link(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        element: Element,
        description: str,
        url: str = "",
        name: str = "",
    ) -> None:
        """Make a box a link of a Link element: to a web, mail or telephone address, or a place.

        `description` is what readers hear of where it leads. `name` is that of a destination. A
        link to an address of another kind, or to a place that does not exist, is left out.
        """
        top = self._top - y
        box = " ".join(map(_code.number, (x, top - height, x + width, top)))
        self._pdf.add_link(self, box, element, description, url, name)

    def flipped(self, y: float) -> float:
        """A height from the page's bottom."""
        return self._top - y

    def content(self) -> bytes:
        """What is drawn, as PDF code."""
        end = b"ET\n" if self._in_text else b""
        return b"".join([*self._parts, end, b"" if self._have is None else b"EMC\n"])

    def _mark(self) -> None:
        """Begin content that belongs to somebody else."""
        want = self._want
        if self._in_text:
            self._in_text = False
            self._append(b"ET\n")
        if self._have is not None:
            self._append(b"EMC\n")
        self._have = want
        if isinstance(want, Element):
            count = len(self.owners)
            self.owners.append(want.reference)
            want.mark(self.reference, count)
            self._append(f"/{want.kind}<</MCID {count}>>BDC\n".encode("ascii"))
        elif want:
            self._append(f"/Artifact<</Type/Pagination/Subtype/{want}>>BDC\n".encode("ascii"))
        else:
            self._append(b"/Artifact<</Type/Layout>>BDC\n")

    def _shape(self) -> None:
        """Be ready to draw something else than text."""
        if self._want is not self._have:
            self._mark()
        elif self._in_text:
            self._in_text = False
            self._append(b"ET\n")

    def _choose(self, face: Face, size: float) -> None:
        used = self._pdf.used(face)
        self._face, self._size, self._keep = face, size, used.keep
        self._append(f"/{used.name} {_code.number(size)} Tf\n".encode("ascii"))


def _no_face(words: str) -> None:
    raise AssertionError(words)


@functools.lru_cache(maxsize=512)
def _rgb(colour: str) -> bytes:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return " ".join(f"{part:.4g}" for part in parts).encode("ascii")


def _escaped(words: str) -> bytes:
    """The codes of letters, as the inside of a literal string."""
    return (
        words.encode("utf-16-be")
        .replace(b"\\", b"\\\\")
        .replace(b"(", b"\\(")
        .replace(b")", b"\\)")
        .replace(b"\r", b"\\r")
    )


def _moved(face: Face, size: float, words: str, justify: float, kern: bool) -> bytes:
    """The inside of an array of strings with moves between them, in thousandths of the size."""
    kerns = face.kerns if kern else {}
    scale = -1000 / face.units
    space = -1000 * justify / size
    made: list[bytes] = []
    start = 0
    for at, letter in enumerate(words, 1):
        move = kerns.get(words[at - 1 : at + 1], 0) * scale
        if letter == " ":
            move += space
        if move and at < len(words):
            made.append(b"(%b)%.1f" % (_escaped(words[start:at]), move))
            start = at
    made.append(b"(%b)" % _escaped(words[start:]))
    return b"".join(made)


def _wave(x1: float, y1: float, x2: float, y2: float, width: float) -> bytes:
    """A line that goes up and down beside the straight one."""
    length = math.hypot(x2 - x1, y2 - y1)
    steps = max(1, round(length / (2 * max(width, 0.5))))
    across, up = (x2 - x1) / steps, (y2 - y1) / steps
    off_x, off_y = (-up / 2, across / 2)
    points = [b"%.2f %.2f m" % (x1, y1)]
    points += [
        b"%.2f %.2f l" % (x1 + n * across + side * off_x, y1 + n * up + side * off_y)
        for n, side in ((n, (n % 2) * 2 - 1) for n in range(1, steps + 1))
    ]
    return b" ".join(points) + b" S\n"
