"""Lays stamped sheets over a PDF as artifacts: no reader hears them, and no tag is lost."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Name

from generator.pdf.finish._stamp import stamps

_NARROWEST, _LARGEST = 20.0, 14_400.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a person sees it: its number from 1, and its width and height in points."""

    number: int
    width: float
    height: float


def lay_over(pdf: pikepdf.Pdf, kind: str, draw: Callable[[Sheet], str]) -> None:
    """Put on every page what `draw` gives as Typst code for a block of the page's size.

    Upright however the page is turned. `kind` is Header, Footer or Watermark. NoGlyphError for
    letters that no font has.
    """
    placed = [(page, *_place(page, number)) for number, page in enumerate(pdf.pages, 1)]
    drawn = stamps(
        "".join(
            f"#page(width: {s.width}pt, height: {s.height}pt, {draw(s)})\n" for _, s, _ in placed
        )
    )
    with pikepdf.open(io.BytesIO(drawn)) as sheets:
        for (page, said, matrix), sheet in zip(placed, sheets.pages, strict=True):
            stamp = pdf.copy_foreign(sheet.as_form_xobject())
            name = page.add_resource(stamp, Name.XObject, _free(page, f"{kind}{said.number}"))
            opened, closed = _balance(page)
            shown = " ".join(f"{v:.5f}" for v in matrix)
            page.contents_add(f"{'q ' * opened}q\n".encode(), prepend=True)
            page.contents_add(
                f"\n{closed}Q /Artifact <</Type /Pagination /Subtype /{kind}>> BDC "
                f"q {shown} cm {name} Do Q EMC\n".encode()
            )


def _free(page: pikepdf.Page, name: str) -> Name:
    """A name for a drawing that the page does not use yet; chosen, so that bytes stay the same."""
    used = page.resources.get(Name.XObject, pikepdf.Dictionary())
    while f"/{name}" in used:
        name += "x"
    return Name(f"/{name}")


def _place(page: pikepdf.Page, number: int) -> tuple[Sheet, tuple[float, ...]]:
    """The sheet over a page's visible box, and the matrix that lays it there."""
    left, low, right, high = _box(page)
    unit = _number(page.obj.get(Name.UserUnit), 1.0) or 1.0
    turn = int(_number(page.obj.get(Name.Rotate), 0.0)) % 360
    width, height = right - left, high - low
    a = 1 / unit
    matrix = {
        90: (0, a, -a, 0, right, low),
        180: (-a, 0, 0, -a, right, high),
        270: (0, -a, a, 0, left, high),
    }.get(turn, (a, 0, 0, a, left, low))
    if turn in (90, 270):
        width, height = height, width
    return Sheet(number, round(width * unit, 3), round(height * unit, 3)), matrix


def _box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    for name in (Name.CropBox, Name.MediaBox):
        values = page.obj.get(name)
        if isinstance(values, pikepdf.Array) and len(values) == 4:
            a, b, c, d = (float(v) for v in values)
            width, height = abs(c - a), abs(d - b)
            if all(_NARROWEST <= side <= _LARGEST for side in (width, height)):
                return min(a, c), min(b, d), max(a, c), max(b, d)
    return 0.0, 0.0, 612.0, 792.0


def _number(value: object, default: float) -> float:
    try:
        return default if value is None else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return default


def _balance(page: pikepdf.Page) -> tuple[int, str]:
    """How many states to save before a page's content, and what closes what it leaves open."""
    depth = lowest = marks = 0
    for instruction in pikepdf.parse_content_stream(page, "q Q BMC BDC EMC"):
        operator = str(instruction.operator)
        if operator == "q":
            depth += 1
        elif operator == "Q":
            depth -= 1
            lowest = min(lowest, depth)
        else:
            marks = max(0, marks + (-1 if operator == "EMC" else 1))
    return -lowest, "EMC " * marks + "Q " * (depth - lowest)
