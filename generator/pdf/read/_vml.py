"""VML, Word's older drawing language: old pictures and the watermarks that Word still makes."""

from typing import TYPE_CHECKING

from generator.errors import PdfError
from generator.pdf.read import _pictures
from generator.pdf.read._model import Picture, Watermark
from generator.pdf.read._xml import VML, Node, R, colour, points

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_NAMED = {"silver": "C0C0C0", "gray": "808080", "red": "FF0000", "black": "000000"}


def picture(pict: Node, reading: "Reading") -> Picture | None:
    """The inline picture of a w:pict; None for a watermark (kept aside) or what is reported."""
    image = pict.find(f".//{VML}imagedata")
    path = pict.find(f".//{VML}textpath")
    if path is not None and reading.in_fringe:
        reading.watermarks.append(_watermark(pict, path))
        return None
    shape = pict.find(f".//{VML}imagedata/..")
    style = _style(shape)
    if image is None or shape is None or style.get("position") == "absolute":
        reading.trail.report(
            "a text box or shape, which the PDF route cannot draw: put its text in the document, "
            "or a picture of it in its place"
        )
        return None
    relation = reading.relations.get(image.get(f"{R}id", ""))
    try:
        data = reading.package.read(relation.target) if relation and not relation.external else b""
    except PdfError:
        data = b""
    wrong = _pictures.fault(data)
    if wrong:
        reading.trail.report(wrong)
        return None
    alt = (shape.get("alt") or "").strip()
    if not alt and reading.is_heard:
        reading.trail.report("a picture without alternative text: describe it in Word")
    key = _pictures.key(data)
    reading.pictures[key] = data
    width, height = points(style.get("width"), 1.0), points(style.get("height"), 1.0)
    return Picture(key, width or 72.0, height or 72.0, alt or None)


def _style(shape: Node | None) -> dict[str, str]:
    text = "" if shape is None else shape.get("style", "")
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def _watermark(pict: Node, path: Node) -> Watermark:
    shape = pict.find(f".//{VML}textpath/..")
    style = _style(shape)
    fill = "" if shape is None else shape.get("fillcolor", "")
    name = fill.split(" ")[0]
    return Watermark(
        text=path.get("string", ""),
        colour=_NAMED.get(name) or colour(name.lstrip("#")) or "C0C0C0",
        font=_style(path).get("font-family", "Arial").strip("\"'"),
        width=points(style.get("width"), 1.0) or 400.0,
        height=points(style.get("height"), 1.0) or 100.0,
        turn=float(points(style.get("rotation"), 1.0) or 0.0),
    )
