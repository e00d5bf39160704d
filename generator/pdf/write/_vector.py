"""Plain SVG drawings as PDF code: filled outlines, of their own or by name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from lxml import etree

from generator.errors import PdfError
from generator.pdf.write import _code
from generator.pdf.write._images import Image

__all__ = ["NotPlainError", "vector"]

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SAID = {f"{_SVG}title", f"{_SVG}desc"}
# What each element may say; anything else may change how it looks.
_KNOWN = {
    f"{_SVG}svg": {"width", "height", "viewBox", "role", "aria-labelledby"},
    f"{_SVG}defs": set(),
    f"{_SVG}g": {"fill"},
    f"{_SVG}path": {"id", "fill", "d"},
    f"{_SVG}use": {_HREF, "x", "y"},
}
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
_STEP = re.compile(rf"\s*([MmLlHhVvQqCcZz])((?:[\s,]*{_NUMBER})*)\s*")
_PLAIN_NUMBER = re.compile(_NUMBER)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}
# Readers round what is far below one: the picture is drawn this large and made small again.
_SIDE = 1000
# Whole numbers of fewer digits are no place that is too far off.
_LONG = 7


class NotPlainError(PdfError):
    """An SVG drawing that holds more than filled outlines."""


def vector(data: bytes) -> Image:
    """The drawing, to be shown like a picture.

    Outlines (`path`), groups of one colour and `use` of outlines that are named before.
    NotPlainError for all else, so that nothing is drawn otherwise than it is meant.
    """
    try:
        root = etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        )
        left, top, width, height = map(float, root.get("viewBox", "").replace(",", " ").split())
    except (etree.XMLSyntaxError, ValueError):
        raise _not_plain() from None
    if left or top or width <= 0 or height <= 0 or root.tag != f"{_SVG}svg":
        raise _not_plain()
    scale = f"{_SIDE / width:.8f} 0 0 {_SIDE / height:.8f} 0 0 cm\n"
    code = scale + "".join(_drawn(root))
    matrix = f"{1 / _SIDE} 0 0 {-1 / _SIDE} 0 1"
    return Image(
        round(width),
        round(height),
        f"/BBox[0 0 {_SIDE} {_SIDE}]/Matrix[{matrix}]/Resources<<>>",
        code.encode("ascii"),
        form=True,
    )


def _not_plain() -> NotPlainError:
    return NotPlainError(
        "A drawing (SVG) in the document holds more than filled outlines: insert it again as PNG."
    )


def _drawn(root: Any) -> Iterator[str]:
    known: dict[str, str] = {}
    for element in _checked(root):
        if element.tag == f"{_SVG}defs":
            known |= {path.get("id", ""): _outline(path.get("d", "")) for path in _checked(element)}
        elif element.tag == f"{_SVG}path":
            yield f"{_rgb(element)}{_outline(element.get('d', ''))}f\n"
        elif element.tag == f"{_SVG}g":
            yield _rgb(element)
            for one in _checked(element):
                yield _used(one, known)
        else:
            raise _not_plain()


def _checked(parent: Any) -> Iterator[Any]:
    """The elements inside, without what is only said; the parent and they say nothing else."""
    for element in parent:
        tag = element.tag
        if tag in _SAID:
            continue
        if tag not in _KNOWN or not _KNOWN[tag].issuperset(element.keys()):
            raise _not_plain()
        yield element


def _used(element: Any, known: Mapping[str, str]) -> str:
    name = element.get(_HREF, "").removeprefix("#")
    if element.tag != f"{_SVG}use" or name not in known:
        raise _not_plain()
    try:
        x, y = _place(element.get("x", "0")), _place(element.get("y", "0"))
    except ValueError:
        raise _not_plain() from None
    return f"q 1 0 0 1 {x} {y} cm {known[name]}f Q\n"


def _place(text: str) -> str:
    """A place as PDF code; most are whole numbers, which stay as they are."""
    if len(text) < _LONG and text.isascii() and text.isdecimal() and text[0] != "0":
        return text
    return _code.number(float(text))


def _rgb(element: Any) -> str:
    colour = element.get("fill", "#000000")
    if not _COLOUR.fullmatch(colour):
        raise _not_plain()
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.4g}" for n in (1, 3, 5)) + " rg "


# Letters come again and again, in this drawing and in the next.
@lru_cache(maxsize=1024)
def _outline(data: str) -> str:
    """The steps of a path as PDF code, which knows places only and no ways from one to the next."""
    made: list[str] = []
    at = 0
    x = y = start_x = start_y = 0.0
    while at < len(data):
        step = _STEP.match(data, at)
        if step is None:
            raise _not_plain()
        at = step.end()
        letter, numbers = step[1], [float(one) for one in _PLAIN_NUMBER.findall(step[2])]
        kind = letter.upper()
        if kind == "Z":
            made.append("h")
            x, y = start_x, start_y
            continue
        takes = _TAKES[kind]
        if not numbers or len(numbers) % takes:
            raise _not_plain()
        for first in range(0, len(numbers), takes):
            places = _absolute(letter, numbers[first : first + takes], x, y)
            made.append(_step_code(kind, places, x, y))
            x, y = places[-2:]
            if kind == "M":
                start_x, start_y = x, y
                # What follows a move without a letter of its own are lines.
                kind, letter = "L", "l" if letter == "m" else "L"
    return " ".join([*made, ""])


def _absolute(letter: str, numbers: Sequence[float], x: float, y: float) -> list[float]:
    away_x, away_y = (x, y) if letter.islower() else (0.0, 0.0)
    if letter in "Hh":
        return [numbers[0] + away_x, y]
    if letter in "Vv":
        return [x, numbers[0] + away_y]
    return [one + (away_y if number % 2 else away_x) for number, one in enumerate(numbers)]


def _step_code(kind: str, places: Sequence[float], x: float, y: float) -> str:
    if kind == "Q":
        control_x, control_y, end_x, end_y = places
        places = [
            x + (control_x - x) * 2 / 3, y + (control_y - y) * 2 / 3,
            end_x + (control_x - end_x) * 2 / 3, end_y + (control_y - end_y) * 2 / 3,
            end_x, end_y,
        ]  # fmt: skip
    operator = {"M": "m", "Q": "c", "C": "c"}.get(kind, "l")
    return f"{' '.join(map(_code.number, places))} {operator}"
