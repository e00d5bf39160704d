"""A page: what is drawn on it, and whom it belongs to."""

# ruff: noqa: PLR0917 - places and sizes come first in every library that draws

import functools
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.pdf.faces import Face
from generator.pdf.write import _code, _moves, _outlines
from generator.pdf.write._element import Element
from generator.pdf.write._images import Image

if TYPE_CHECKING:
    from generator.pdf.write._pdf import Pdf

_DASHES = {
    "solid": (), "dotted": (1, 1), "dashed": (3, 3), "dash-dotted": (3, 2, 1, 2),
}  # fmt: skip


class Page:
    """A page of a PDF. Measures are points, from its top left corner; y grows down.

    Colours are six hexadecimal digits.
    """

    __slots__ = ("_append", "_bold", "_colour", "_dash", "_extend", "_face", "_have", "_keep",
                 "_moved", "_parts", "_pdf", "_set", "_size", "_spacing", "_stroke", "_top",
                 "_want", "annotations", "box", "number", "owners", "pictures",
                 "reference")  # fmt: skip

    def __init__(
        self, pdf: "Pdf", number: int, reference: str, width: float, height: float
    ) -> None:
        self._pdf = pdf
        self.number = number
        self.reference = reference
        self.box = f"{_code.number(width)} {_code.number(height)}"
        self._top = height
        # Code with a gap for each place and text, and what goes there: filled in one go.
        self._parts: list[str] = []
        self._append = self._parts.append
        self._set: list[float | str] = []
        self._extend = self._set.extend
        self._moved: list[tuple[int, str, Face | None]] = []
        self._want: Element | str = ""
        self._have: Element | str | None = None
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
        if face is not self._face or size != self._size:
            self._choose(face, size)
        if colour != self._colour:
            self._colour = colour
            self._append(_rgb(colour) + " rg\n")
        if spacing != self._spacing:
            self._spacing = spacing
            self._append(f"{spacing:.3f} Tc\n")
        self._keep(words)
        if kern or justify:
            self._append("BT %.2f %.2f Td[(%s)]TJ ET\n")
            wide = _moves.space(size, justify)
            self._moved.append((len(self._set) + 2, wide, face if kern else None))
        else:
            self._append("BT %.2f %.2f Td(%s)Tj ET\n")
        self._extend((x, self._top - baseline, words))

    def across(
        self,
        x: float,
        y: float,
        face: Face,
        size: float,
        words: str,
        colour: str,
        turn: float,
    ) -> None:
        """Draw words around a point, turned clockwise about it by degrees."""
        if self._want is not self._have:
            self._mark()
        keep, choose = self._pdf.chosen(face, size)
        keep(words)
        cos, sin = math.cos(math.radians(turn % 360)), math.sin(math.radians(turn % 360))
        width = sum(face.advances.get(letter, 0) for letter in words) * size / face.units
        codes = _code.letters(words).replace("%", "%%")
        self._append(
            f"q {_rgb(colour)} rg {cos:.5f} {-sin:.5f} {sin:.5f} {cos:.5f} "
            f"{x:.2f} {self._top - y:.2f} cm {choose}"
            f"BT {-width / 2:.2f} {-0.35 * size:.2f} Td({codes})Tj ET Q\n"
        )

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose top left corner is at x, y."""
        if self._want is not self._have:
            self._mark()
        if colour != self._colour:
            self._colour = colour
            self._append(_rgb(colour) + " rg\n")
        low = self._top - y - height
        self._append(f"{x:.2f} {low:.2f} {width:.2f} {height:.2f} re f\n")

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
        if self._want is not self._have:
            self._mark()
        if colour != self._stroke:
            self._stroke = colour
            self._append(_rgb(colour) + " RG\n")
        if width != self._bold or dash != self._dash:
            self._bold, self._dash = width, dash
            pattern = " ".join(
                _code.number(part * max(width, 0.25)) for part in _DASHES.get(dash, ())
            )
            self._append(f"{_code.number(max(0.0, width))} w[{pattern}]0 d\n")
        top = self._top
        if dash == "wavy":
            self._append(_outlines.wave(x1, top - y1, x2, top - y2, width))
        else:
            self._append(f"{x1:.2f} {top - y1:.2f} m {x2:.2f} {top - y2:.2f} l S\n")

    def picture(
        self,
        image: Image,
        x: float,
        y: float,
        width: float,
        height: float,
        crop: tuple[float, float, float, float] = (0, 0, 0, 0),
        turn: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """Draw a picture in a box, turned clockwise about its middle by degrees.

        `crop` is what to leave out at the top, right, bottom and left, as parts of the picture's
        size; what is left fills the box. A Figure that it belongs to gets the box it covers.
        """
        if self._want is not self._have:
            self._mark()
        cos, sin = math.cos(math.radians(turn % 360)), math.sin(math.radians(turn % 360))
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
        code = f"q {self._see_through(opacity)}"
        code += f"{cos:.5f} {-sin:.5f} {sin:.5f} {cos:.5f} {middle_x:.2f} {middle_y:.2f} cm "
        if any(crop):
            code += f"{-half_width:.2f} {-half_height:.2f} {width:.2f} {height:.2f} re W n "
        full_width, full_height = width / across, height / up
        start_x, start_y = -half_width - left * full_width, -half_height - bottom * full_height
        self._append(
            f"{code}{full_width:.2f} 0 0 {full_height:.2f} {start_x:.2f} {start_y:.2f} cm"
            f"/{name} Do Q\n"
        )

    def path(
        self,
        steps: _outlines.Steps,
        x: float,
        y: float,
        fill: str | None,
        line: tuple[float, str, str] | None,
        opacity: float = 1.0,
    ) -> None:
        """Draw an outline (M, L, C, Z with places from x, y on), filled and with a line around it.

        `line` is its width, colour and dash. What overlaps itself is filled by turns.
        """
        if self._want is not self._have:
            self._mark()
        if not steps or (fill is None and line is None):
            return
        code = self._see_through(opacity)
        if fill is not None:
            code += f"{_rgb(fill)} rg "
        if line is not None:
            width, colour, dash = line
            pattern = " ".join(_code.number(p * max(width, 0.25)) for p in _DASHES.get(dash, ()))
            code += f"{_rgb(colour)} RG {_code.number(width)} w[{pattern}]0 d "
        high = self._top - y
        paint = "f*" if line is None else "S" if fill is None else "B*"
        self._append(f"q {code}{_outlines.steps(steps, x, high)} {paint} Q\n")
        if isinstance(self._have, Element):
            self._have.cover(*_outlines.bounds(steps, x, high))

    @contextmanager
    def turned(
        self, x: float, y: float, turn: float, flips: tuple[bool, bool] = (False, False)
    ) -> Iterator[None]:
        """What is drawn within is turned clockwise about a place by degrees, after being flipped.

        `flips`: from left to right, and from top to bottom.
        """
        if not turn and not any(flips):
            yield
            return
        self._end_mark()
        kept = (self._face, self._size, self._spacing, self._colour, self._stroke, self._bold,
                self._dash, self._keep)  # fmt: skip
        self._append(f"q {_outlines.turn(x, self._top - y, turn, flips)}\n")
        yield
        self._end_mark()
        self._append("Q\n")
        (self._face, self._size, self._spacing, self._colour, self._stroke, self._bold,
         self._dash, self._keep) = kept  # fmt: skip

    def _end_mark(self) -> None:
        if self._have is not None:
            self._append("EMC\n")
            self._have = None

    def _see_through(self, opacity: float) -> str:
        if opacity >= 1:
            return ""
        return f"/{self._pdf.opacity_name(opacity)} gs "

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
        """What is drawn, as PDF code. PdfError when a place or a size is no finite number."""
        filled = self._set.copy()
        texts: list[str] = filled[2::3]  # type: ignore[assignment]
        code = "".join(self._parts)
        places = sum(filled[0::3] + filled[1::3])  # type: ignore[arg-type]
        if not math.isfinite(places) or "nan" in code or "inf" in code:
            raise _code.off_the_page()
        filled[2::3] = codes = _code.all_letters(texts)
        for at, wide, face in self._moved:
            filled[at] = _moves.moved(texts[at // 3], codes[at // 3], wide, face)
        end = "" if self._have is None else "EMC\n"
        return f"{code % tuple(filled)}{end}".encode("latin-1")

    def _mark(self) -> None:
        """Begin content that belongs to somebody else."""
        want = self._want
        end = "" if self._have is None else "EMC\n"
        self._have = want
        if want.__class__ is Element:
            owners = self.owners
            count = len(owners)
            owners.append(want.reference)
            want.mark(self.reference, count)
            self._append(f"{end}/{want.kind}<</MCID {count}>>BDC\n")
        elif want:
            self._append(f"{end}/Artifact<</Type/Pagination/Subtype/{want}>>BDC\n")
        else:
            self._append(f"{end}/Artifact<</Type/Layout>>BDC\n")

    def _choose(self, face: Face, size: float) -> None:
        self._face, self._size = face, size
        self._keep, code = self._pdf.chosen(face, size)
        self._append(code)


def _no_face(words: str) -> None:
    raise AssertionError(words)


@functools.lru_cache(maxsize=512)
def _rgb(colour: str) -> str:
    return " ".join([f"{int(colour[n : n + 2], 16) / 255:.4g}" for n in (0, 2, 4)])
