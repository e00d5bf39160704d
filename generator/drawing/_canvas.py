"""A drawing made of filled outlines only, so that it looks the same in every program."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import NamedTuple
from unicodedata import normalize

from generator.pdf.faces import Face, face, standin

__all__ = ["Box", "Canvas", "Glyph", "Path", "Shape", "Words", "width_of", "wrapped"]

# ("M", x, y), ("L", x, y), ("Q", control x, control y, x, y), ("C", two controls, x, y), ("Z",).
Step = tuple[str, *tuple[float, ...]]
Path = list[Step]
_FAMILY = "Arimo"
# How far the controls of a quarter circle stand from its ends, in radii.
_ROUND = 0.5523


@dataclass(frozen=True, slots=True)
class Box:
    """Where words stand, in millimetres from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    words: str

    def meets(self, other: "Box") -> bool:
        """Whether the two share a spot."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Glyph(NamedTuple):
    """A letter as one face draws it at one size, in millimetres an em."""

    face: Face
    letter: str
    size: float

    @property
    def path(self) -> Path:
        """Its outline in millimetres from where it stands on the line, y growing down."""
        return _outline(self.face, self.letter, self.size)


@dataclass(frozen=True, slots=True)
class Words:
    """Letters of one colour, each with where it stands: x and baseline."""

    colour: str
    letters: list[tuple[float, float, Glyph]]


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline that is filled with one colour."""

    colour: str
    path: Path


@dataclass(slots=True)
class Canvas:
    """What is drawn, in millimetres, y growing down; colours are RRGGBB.

    `drawn` holds shapes and words, the later ones over the earlier; `labels` where words stand;
    `family` is the one of our families that words are set in.
    """

    width: float
    height: float = 0.0
    family: str = _FAMILY
    drawn: list[Shape | Words] = field(default_factory=list)
    labels: list[Box] = field(default_factory=list)

    def rectangle(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        corners = [(left, top), (left + width, top), (left + width, top + height)]
        self.polygon([*corners, (left, top + height)], colour)

    def polygon(self, corners: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled polygon."""
        steps: Path = [("L" if number else "M", x, y) for number, (x, y) in enumerate(corners)]
        self._add(colour, [*steps, ("Z",)])

    def frame(  # noqa: PLR0917 - a place, a size and its looks
        self, left: float, top: float, width: float, height: float, line: float, colour: str
    ) -> None:
        """The outline of a rectangle, drawn inside it, with white in it."""
        self.rectangle(left, top, width, height, colour)
        self.rectangle(left + line, top + line, width - 2 * line, height - 2 * line, "FFFFFF")

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle about a point."""
        r, k = radius, radius * _ROUND
        self._add(colour, [
            ("M", x + r, y),
            ("C", x + r, y + k, x + k, y + r, x, y + r),
            ("C", x - k, y + r, x - r, y + k, x - r, y),
            ("C", x - r, y - k, x - k, y - r, x, y - r),
            ("C", x + k, y - r, x + r, y - k, x + r, y),
            ("Z",),
        ])  # fmt: skip

    def words(
        self,
        left: float,
        baseline: float,
        words: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = "000000",
    ) -> float:
        """Draw words in one line, `size` being millimetres an em; returns where they end."""
        x = left
        letters = []
        for letter in _plain(words):
            shown = _face_of(letter, bold, self.family)
            if not letter.isspace():
                letters.append((x, baseline, Glyph(shown, letter, size)))
            x += shown.advances.get(letter, shown.units) / shown.units * size
        if letters:
            self.drawn.append(Words(colour, letters))
        if words.strip():
            # Capitals and descenders are less than these parts of its size.
            box = Box(left, baseline - 0.76 * size, x, baseline + 0.22 * size, words)
            self.labels.append(box)
        return x

    def _add(self, colour: str, path: Path) -> None:
        self.drawn.append(Shape(colour, path))


def width_of(words: str, size: float, *, bold: bool = False, family: str = _FAMILY) -> float:
    """How wide words are in one line."""
    total = 0.0
    for letter in _plain(words):
        letters = _face_of(letter, bold, family)
        total += letters.advances.get(letter, letters.units) / letters.units
    return total * size


def wrapped(
    words: str, room: float, size: float, *, bold: bool = False, family: str = _FAMILY
) -> list[str]:
    """Words in lines that fit into the room; a word too long for a line is broken.

    What no-break spaces join stays together where a line can hold it.
    """
    parts = words.split(" ")
    wide = partial(width_of, size=size, bold=bold, family=family)
    if any(wide(part) > room for part in parts):
        parts = words.split()
    lines: list[str] = []
    for word in filter(None, parts):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and wide(joined) <= room:
            lines[-1] = joined
            continue
        *full, rest = _broken(word, room, wide)
        lines += [*full, rest]
    return lines


def _broken(word: str, room: float, wide: Callable[[str], float]) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and wide(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    return normalize("NFC", words)


@lru_cache(maxsize=4096)
def _face_of(letter: str, bold: bool, family: str) -> Face:
    """The face of ours that has the letter; that of the family, which draws a box, when none."""
    ours = face(family, bold, False)
    if letter in ours.advances:
        return ours
    other = standin(letter)
    if other is None:
        return ours
    strong = face(other, bold, False)
    return strong if letter in strong.advances else face(other, False, False)


@lru_cache(maxsize=2048)
def _outline(face: Face, letter: str, size: float) -> Path:
    scale = size / face.units
    return [(step[0], *(value * scale for value in step[1:])) for step in _in_units(face, letter)]


def _in_units(face: Face, letter: str) -> Path:
    """The outline of a letter in units, y growing down; a letter that no face has is a box."""
    if letter not in face.advances:
        high, wide = -0.7 * face.units, 0.9 * face.units
        corners = ((0.1 * wide, 0.0), (wide, 0.0), (wide, high), (0.1 * wide, high))
        return [*(("L" if n else "M", x, y) for n, (x, y) in enumerate(corners)), ("Z",)]
    return [step for contour in face.outline(letter) if contour for step in _steps(contour)]


def _steps(contour: list[tuple[float, float, bool]]) -> Iterator[Step]:
    """A TrueType contour as steps; between two controls the curve passes halfway."""
    points: list[tuple[float, float, bool]] = []
    for number, (x, y, on) in enumerate(contour):
        last_x, last_y, last_on = contour[number - 1]
        if not on and not last_on:
            points.append(((x + last_x) / 2, -(y + last_y) / 2, True))
        points.append((x, -y, on))
    first = next(number for number, point in enumerate(points) if point[2])
    points = [*points[first:], *points[:first], points[first]]
    yield ("M", points[0][0], points[0][1])
    control: tuple[float, float] | None = None
    for x, y, on in points[1:]:
        if not on:
            control = (x, y)
        elif control:
            yield ("Q", *control, x, y)
            control = None
        else:
            yield ("L", x, y)
    yield ("Z",)
