"""DrawingML: pictures, shapes and text boxes on the line or floating, and reports of the rest."""

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.pdf.read._figures import Drawing, Picture, Place
from generator.pdf.read._images import image
from generator.pdf.read._shapes import ShapeReader
from generator.pdf.read._xml import DECORATIVE, WP, A, Node, local, number

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_FARTHEST = 100_000.0
_EMU = 12700
_KINDS = {
    "chart": "a chart", "diagram": "a SmartArt diagram", "ink": "an ink drawing",
    "slicer": "a slicer",
}  # fmt: skip
_ADVICE = (
    "which the PDF route cannot draw: put a picture of it, with alternative text, in its place"
)
_SHAPES = ("wsp", "wgp", "wpc")
_AROUND = {
    "wrapSquare": "square", "wrapTight": "square", "wrapThrough": "square",
    "wrapTopAndBottom": "block",
}  # fmt: skip


def drawing(element: Node, reading: "Reading") -> Picture | Drawing | None:
    """What a w:drawing shows; None, and a report, when it holds something else.

    None without a report for what Word itself does not show.
    """
    frame = next((e for e in element if local(e) in ("inline", "anchor")), None)
    if frame is None:
        reading.trail.report(f"an empty drawing, {_ADVICE}")
        return None
    properties = frame.find(f"{WP}docPr")
    if properties is not None and properties.get("hidden") in ("1", "true"):
        return None
    data = frame.find(f".//{A}graphicData")
    content = None if data is None else next(iter(data), None)
    extent = frame.find(f"{WP}extent")
    kind = "" if content is None else local(content)
    if content is None or extent is None or kind not in (*_SHAPES, "pic"):
        uri = "" if data is None else data.get("uri", "")
        what = _KINDS.get(uri.rpartition("/")[2], "a drawing")
        reading.trail.report(f"{what}, {_ADVICE}")
        return None
    place = place_of(frame) if local(frame) == "anchor" else None
    size = _size(extent.get("cx")), _size(extent.get("cy"))
    if kind != "pic":
        return _drawn(content, size, place, properties, reading)
    picture = image(content, (max(0.5, size[0]), max(0.5, size[1])), None, reading)
    if picture is None:
        return None
    return replace(picture, alt=alternative(properties, reading), place=place)


def _drawn(
    content: Node, size: tuple[float, float], place: Place | None, properties: Node | None,
    reading: "Reading",
) -> Drawing | None:  # fmt: skip
    alt, decorative = said_of(properties)
    heard = reading.is_heard and not decorative and not alt
    shapes = ShapeReader(reading, heard=heard).shapes(content, size)
    if not shapes:
        return None
    return Drawing(*size, shapes, (alt or None) if reading.is_heard else None, place)


def _size(text: str | None) -> float:
    return max(0.0, min(1584.0, number(text) / _EMU))


def said_of(properties: Node | None) -> tuple[str, bool]:
    """The alternative text of a wp:docPr, "" for none, and whether it is marked decorative."""
    if properties is None:
        return "", False
    marks = properties.iter(f"{DECORATIVE}decorative")
    if any(mark.get("val") in ("1", "true") for mark in marks):
        return "", True
    return (properties.get("descr") or properties.get("title") or "").strip(), False


def alternative(properties: Node | None, reading: "Reading") -> str | None:
    """The alternative text of a picture's wp:docPr; None for one that is decoration.

    "" for a picture with neither, which is noted: who cannot see it does not know of it.
    """
    text, decorative = said_of(properties)
    if decorative or not reading.is_heard:
        # Headers and footers are passed over by readers, their pictures too.
        return text or None
    if not text:
        name = "" if properties is None else properties.get("name", "").strip()
        reading.trail.misses(
            f"a picture{f' ({name})' if name else ''} without alternative text: describe it, or "
            "mark it as decorative, in Word's picture format"
        )
    return text


def place_of(anchor: Node) -> Place:
    """Where a wp:anchor floats."""
    x_from, x, x_align = _position(anchor, "positionH")
    y_from, y, y_align = _position(anchor, "positionV")
    top, right, bottom, left = (
        max(0.0, min(1584.0, number(anchor.get(f"dist{side}")) / _EMU)) for side in "TRBL"
    )
    return Place(
        x_from=x_from or "column",
        x=x,
        x_align=x_align,
        y_from=y_from or "paragraph",
        y=y,
        y_align=y_align,
        behind=anchor.get("behindDoc") in ("1", "true"),
        wrap=next((_AROUND[local(e)] for e in anchor if local(e) in _AROUND), "none"),
        clearance=bottom,
        around=(top, right, bottom, left),
    )


def _position(anchor: Node, name: str) -> tuple[str, float, str]:
    """From where, how far, and how aligned; a share of the page stands there in points, too."""
    found = list(anchor.iter(WP + name))
    element = next((e for e in found if len(e) and local(e[0]) != f"pctPos{name[-1]}Offset"), None)
    if element is None:
        return "", 0.0, ""
    offset = element.findtext(f"{WP}posOffset")
    align = element.findtext(f"{WP}align") or ""
    at = number(offset) / _EMU if offset else 0.0
    return element.get("relativeFrom", ""), max(-_FARTHEST, min(_FARTHEST, at)), align
