"""DrawingML: inline and floating pictures, and a report of every other kind of drawing."""

from typing import TYPE_CHECKING

from generator.errors import PdfError
from generator.pdf.read import _pictures
from generator.pdf.read._model import Picture, Place
from generator.pdf.read._xml import DECORATIVE, PIC, SVG, WP, A, Node, R, local, number

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_FARTHEST = 100_000.0
_EMU = 12700
_KINDS = {
    "chart": "a chart", "diagram": "a SmartArt diagram",
    "wordprocessingShape": "a text box or shape",
    "wordprocessingGroup": "a group of shapes", "wordprocessingCanvas": "a drawing canvas",
    "ink": "an ink drawing", "slicer": "a slicer",
}  # fmt: skip
_ADVICE = (
    "which the PDF route cannot draw: put a picture of it, with alternative text, in its place"
)
_AROUND = {
    "wrapSquare": "square", "wrapTight": "square", "wrapThrough": "square",
    "wrapTopAndBottom": "block",
}  # fmt: skip


def picture(drawing: Node, reading: "Reading") -> Picture | None:
    """The picture of a w:drawing; None, and a report, when it holds something else."""
    frame = next((e for e in drawing if local(e) in ("inline", "anchor")), None)
    if frame is None:
        reading.trail.report(f"an empty drawing, {_ADVICE}")
        return None
    shown = frame.find(f".//{PIC}pic")
    data = frame.find(f".//{A}graphicData")
    uri = "" if data is None else data.get("uri", "")
    if shown is None or not uri.endswith("/picture"):
        kind = _KINDS.get(uri.rpartition("/")[2], "a drawing")
        reading.trail.report(f"{kind}, {_ADVICE}")
        return None
    key = _stored(shown, reading)
    extent = frame.find(f"{WP}extent")
    if key is None or extent is None:
        return None
    properties = frame.find(f"{WP}docPr")
    return Picture(
        key=key,
        width=_size(extent.get("cx")),
        height=_size(extent.get("cy")),
        alt=alternative(properties, reading),
        crop=_crop(shown),
        turn=_turn(shown),
        place=_place(frame, reading) if local(frame) == "anchor" else None,
    )


def _size(text: str | None) -> float:
    return max(0.5, min(1584.0, number(text) / _EMU))


def alternative(properties: Node | None, reading: "Reading") -> str | None:
    """The alternative text of a wp:docPr; None for a picture marked decorative.

    A picture with neither is reported: a reader who cannot see it would not know of it.
    """
    if properties is not None:
        for mark in properties.iter(f"{DECORATIVE}decorative"):
            if mark.get("val") in ("1", "true"):
                return None
        text = properties.get("descr") or properties.get("title") or ""
        if text.strip():
            return text.strip()
    if not reading.is_heard:
        # Headers and footers are passed over by readers, their pictures too.
        return None
    reading.trail.report(
        "a picture without alternative text: describe it, or mark it as decorative, in Word's "
        "picture format"
    )
    return None


def _stored(shown: Node, reading: "Reading") -> str | None:
    blip = shown.find(f".//{A}blip")
    vector = None if blip is None else blip.find(f".//{SVG}svgBlip")
    data, part, wrong = None, "", None
    for source in (vector, blip):
        if source is None:
            continue
        relation = reading.relations.get(source.get(f"{R}embed", ""))
        if relation is None or relation.external:
            continue
        part = relation.target
        if part in reading.package.pictures:
            return reading.package.pictures[part]
        try:
            data = reading.package.read(part)
        except PdfError:
            continue
        wrong = _pictures.fault(data)
        if source is vector and wrong:
            continue
        break
    if data is None:
        reading.trail.report("a picture whose file is missing or outside the document: insert it")
        return None
    if wrong:
        reading.trail.report(wrong)
        return None
    key = reading.package.pictures[part] = _pictures.key(data)
    reading.pictures[key] = data
    return key


def _crop(shown: Node) -> tuple[float, float, float, float]:
    cut = shown.find(f".//{A}srcRect")
    if cut is None:
        return (0.0, 0.0, 0.0, 0.0)
    top, right, bottom, left = (
        max(0.0, min(0.95, number(cut.get(side)) / 100_000)) for side in "trbl"
    )
    return (0.0, 0.0, 0.0, 0.0) if top + bottom > 0.98 or left + right > 0.98 else (
        top, right, bottom, left,
    )  # fmt: skip


def _turn(shown: Node) -> float:
    frame = shown.find(f".//{A}xfrm")
    return 0.0 if frame is None else number(frame.get("rot")) / 60_000 % 360


def _place(anchor: Node, reading: "Reading") -> Place:
    x_from, x, x_align = _position(anchor.find(f"{WP}positionH"))
    y_from, y, y_align = _position(anchor.find(f"{WP}positionV"))
    wrap = next((_AROUND[local(e)] for e in anchor if local(e) in _AROUND), "none")
    if wrap == "square" and not reading.in_fringe:
        reading.trail.report(
            "a picture that text flows round, which the PDF route cannot set: make it "
            "'in line with text', or put picture and text side by side in a table"
        )
    return Place(
        x_from=x_from or "column",
        x=x,
        x_align=x_align,
        y_from=y_from or "paragraph",
        y=y,
        y_align=y_align,
        behind=anchor.get("behindDoc") in ("1", "true"),
        wrap=wrap,
        clearance=number(anchor.get("distB")) / _EMU,
    )


def _position(element: Node | None) -> tuple[str, float, str]:
    if element is None:
        return "", 0.0, ""
    offset = element.findtext(f"{WP}posOffset")
    align = element.findtext(f"{WP}align") or ""
    at = number(offset) / _EMU if offset else 0.0
    return element.get("relativeFrom", ""), max(-_FARTHEST, min(_FARTHEST, at)), align
