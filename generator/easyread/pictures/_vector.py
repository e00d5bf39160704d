"""Drawings (SVG) from anybody: only outlines, colours and words come through, the rest is told."""

import re
from collections.abc import Iterator

from lxml import etree

from generator.easyread.pictures._unfit import UnfitPictureError
from generator.errors import TemplateError
from generator.word.package._xml import parse

_MOST_BYTES = 2**20
_MOST_ELEMENTS = 4000
_FARTHEST = 100_000
_SVG = "http://www.w3.org/2000/svg"
_OURS: dict[str | None, str] = {None: _SVG}
_HREF = "{http://www.w3.org/1999/xlink}href"
# What drawing programs note for themselves: it is never shown, so it is left behind.
_NOTES = re.compile(
    r"inkscape|sodipodi|web\.resource\.org/cc|creativecommons|purl\.org/dc|rdf-syntax|adobe|"
    r"boxy-svg|figma|bohemiancoding|serif\.com|vectornator|affinity",
    re.IGNORECASE,
)
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_KNOWN = _SHAPES | {
    "svg", "g", "defs", "title", "desc", "clipPath", "linearGradient", "radialGradient", "stop",
}  # fmt: skip
_PLACES = frozenset({
    "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy",
    "width", "height", "viewBox", "transform", "id", "offset", "gradientUnits",
    "gradientTransform", "spreadMethod", "clipPathUnits", "preserveAspectRatio",
})  # fmt: skip
_LOOKS = frozenset({
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "fill-opacity", "fill-rule",
    "clip-rule", "clip-path", "opacity", "color", "display", "visibility", "paint-order",
    "stop-color", "stop-opacity",
})  # fmt: skip
# Says nothing of how the drawing looks here, where there are no style sheets and no markers.
_SILENT = re.compile(
    r"class|version|baseProfile|role|tabindex|focusable|enable-background|overflow|marker.*|"
    r"aria-.*|data-.*|font.*|text-.*|letter-.*|word-.*|writing-.*|shape-.*|image-.*|color-.*|"
    r"isolation|mix-blend-mode|vector-effect|solid-.*|line-height|block-progression|filter-units",
)
_VALUE = re.compile(r"[\w\s.,#%()+-]*")
_INSIDE = re.compile(r"url\(\s*['\"]?#[\w.-]+['\"]?\s*\)")
_REFERRING = frozenset({"fill", "stroke", "clip-path"})
_MEASURED = _PLACES - {"id"} | {"stroke-width", "stroke-dasharray", "stroke-dashoffset"}
_ID = re.compile(r"#[\w.-]+")
_OUTSIDE = re.compile(r"url|@import|expression|:", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+\.?\d*|\.\d+)\s*(?:px|pt|mm|cm|in)?\s*")
_LEAST = 0.01
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_MOVES = frozenset({"animate", "animateTransform", "animateMotion", "animateColor", "set"})
_TOLD = {
    "script": "a script",
    "foreignObject": "a web page",
    "image": "another picture",
    "use": "copies of its own parts (use)",
    "style": "a style sheet",
    "text": "letters: turn them into outlines",
    "a": "a link",
    "filter": "a filter",
}
_RESAVE = "Open it in a drawing program and save it as a plain SVG, or as PNG."


def cleaned(content: bytes) -> bytes:
    """The drawing with what is shown of it alone. Raises UnfitPictureError for all else."""
    if len(content) > _MOST_BYTES:
        raise UnfitPictureError(f"The drawing is larger than {_MOST_BYTES // 2**20} MB. {_RESAVE}")
    try:
        root = parse(content, "the drawing")
    except TemplateError:
        raise UnfitPictureError(
            f"The drawing is no sound SVG, or declares entities. {_RESAVE}"
        ) from None
    if root.tag != f"{{{_SVG}}}svg":
        raise UnfitPictureError(f"The file is no SVG drawing. {_RESAVE}")
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise UnfitPictureError(f"The drawing has more than {_MOST_ELEMENTS} parts. {_RESAVE}")
    made = _copied(root)
    if made is None or not _has_size(made):
        raise UnfitPictureError(f"The drawing does not say how large it is. {_RESAVE}")
    return etree.tostring(made)


def _copied(element: etree._Element) -> etree._Element | None:
    """An element with what may be in it; None for a note of the program that drew it."""
    name = etree.QName(element)
    if name.namespace != _SVG:
        if name.namespace and _NOTES.search(name.namespace):
            return None
        raise _holds("something that is no drawing")
    if name.localname == "metadata":
        return None
    if name.localname in _MOVES:
        raise UnfitPictureError(f"The drawing moves. {_RESAVE}")
    if name.localname not in _KNOWN:
        raise _holds(_TOLD.get(name.localname, "what is not drawn here"))
    # Their stub knows no namespace without a prefix.
    made = etree.Element(element.tag, dict(_attributes(element)), nsmap=_OURS)  # type: ignore[arg-type]
    made.text = (element.text or "") if name.localname in ("title", "desc") else None
    for one in element:
        kept = _copied(one)
        if kept is not None:
            made.append(kept)
    return made


def _holds(what: str) -> UnfitPictureError:
    return UnfitPictureError(f"The drawing holds {what}. {_RESAVE}")


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        yield from _attribute(element, str(key), str(value))


def _attribute(element: etree._Element, key: str, value: str) -> Iterator[tuple[str, str]]:
    name = etree.QName(key).localname
    if key in ("href", _HREF):
        yield from _reference(element, value)
    elif key.startswith("{"):
        return  # a note of the program that drew it
    elif name == "style":
        yield from _styled(value)
    elif name in _PLACES | _LOOKS:
        yield name, _plain(name, value)
    elif name.lower().startswith("on"):
        raise _holds("a script")
    elif not _SILENT.fullmatch(name):
        raise _holds("what is not drawn here")


def _reference(element: etree._Element, value: str) -> Iterator[tuple[str, str]]:
    """A gradient may take its colours from another one of the same drawing."""
    if not etree.QName(element).localname.endswith("Gradient") or not _ID.fullmatch(value):
        raise _holds("an address outside it")
    yield _HREF, value


def _styled(value: str) -> Iterator[tuple[str, str]]:
    """What a `style` says of the look, as attributes of their own."""
    for said in value.split(";"):
        name, _, of_it = said.partition(":")
        if name.strip() in _LOOKS:
            yield name.strip(), _plain(name.strip(), of_it.strip())
        elif _OUTSIDE.search(of_it):
            raise _holds("an address outside it")


def _plain(name: str, value: str) -> str:
    if name in _REFERRING and _INSIDE.fullmatch(value.strip()):
        return value
    if not _VALUE.fullmatch(value):
        raise _holds("an address outside it" if _OUTSIDE.search(value) else "what is not drawn")
    if name in _MEASURED and any(abs(float(one)) > _FARTHEST for one in _NUMBER.findall(value)):
        raise _holds("a number too large to draw")
    return value


def _has_size(root: etree._Element) -> bool:
    """Whether it says its width and height; if not by a view box, that is made of them."""
    box = [float(one) for one in _NUMBER.findall(root.get("viewBox", ""))]
    if not box:
        sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
        box = [0, 0, *(float(side[1]) for side in sides if side)]
        root.set("viewBox", " ".join(f"{one:g}" for one in box))
    for side in ("width", "height"):
        root.attrib.pop(side, "")
    return len(box) == 4 and all(side > _LEAST for side in box[2:])
