"""Reads w:sectPr: the page, its columns and numbers, and which headers and footers it shows."""

from dataclasses import replace

from generator.pdf.read._model import Fringe, Lines, PageStyle
from generator.pdf.read._properties import lines
from generator.pdf.read._reading import Reading
from generator.pdf.read._xml import Node, R, W, child, children, is_on, number, points, val

_FORMATS = {
    "decimal": "1", "lowerRoman": "i", "upperRoman": "I", "lowerLetter": "a", "upperLetter": "A",
    "numberInDash": "- 1 -",
}  # fmt: skip
_STARTS = ("nextPage", "continuous", "oddPage", "evenPage", "nextColumn")


def start_of(section: Node) -> str:
    """How the section begins: nextPage unless it says otherwise."""
    kind = val(section, "type", "nextPage")
    if kind == "nextColumn":
        return "nextPage"
    return kind if kind in _STARTS else "nextPage"


def page_of(section: Node, reading: Reading) -> PageStyle:
    """The page of a section. A header taller than its margin is dealt with when it is set."""
    size, margin = child(section, "pgSz"), child(section, "pgMar")

    def length(element: Node | None, name: str, default: float) -> float:
        value = None if element is None else points(element.get(W + name))
        return default if value is None else value

    width = max(72.0, length(size, "w", 612.0))
    height = max(72.0, length(size, "h", 792.0))
    gutter = length(margin, "gutter", 0.0)
    page = PageStyle(
        width=width,
        height=height,
        top=abs(length(margin, "top", 72.0)),
        right=max(0.0, length(margin, "right", 72.0)),
        bottom=abs(length(margin, "bottom", 72.0)),
        left=max(0.0, length(margin, "left", 72.0)) + max(0.0, gutter),
        header_at=max(0.0, length(margin, "header", 36.0)),
        footer_at=max(0.0, length(margin, "footer", 36.0)),
        own_first=is_on(child(section, "titlePg")),
        align=val(section, "vAlign", "top"),
    )
    if page.left + page.right > width - 36 or page.top + page.bottom > height - 36:
        reading.trail.report("a page whose margins leave no room for text")
        page = replace(page, left=36.0, right=36.0, top=36.0, bottom=36.0)
    return _numbered(_columned(_bordered(page, section, reading), section, reading), section)


def _numbered(page: PageStyle, section: Node) -> PageStyle:
    said = child(section, "pgNumType")
    if said is None:
        return page
    start = said.get(f"{W}start")
    return replace(
        page,
        number_from=None if start is None else max(0, min(99_999, number(start, 1))),
        number_format=_FORMATS.get(said.get(f"{W}fmt", "decimal"), "1"),
    )


def _columned(page: PageStyle, section: Node, reading: Reading) -> PageStyle:
    said = child(section, "cols")
    count = 1 if said is None else number(said.get(f"{W}num"), 1)
    if said is None or count <= 1:
        return page
    if (
        said.get(f"{W}equalWidth") in ("0", "false")
        and len({c.get(f"{W}w") for c in children(said, "col")}) > 1
    ):
        reading.trail.alter("columns of different widths: they are made equal")
    gap = points(said.get(f"{W}space"))
    return replace(
        page,
        columns=min(count, 8),
        gap=36.0 if gap is None else max(0.0, gap),
        rule=said.get(f"{W}sep") in ("1", "true", "on"),
    )


def _bordered(page: PageStyle, section: Node, reading: Reading) -> PageStyle:
    said = child(section, "pgBorders")
    if said is None:
        return page
    found = lines(said, reading.styles.theme)
    four: Lines = (found.get("top"), found.get("right"), found.get("bottom"), found.get("left"))
    from_text = said.get(f"{W}offsetFrom", "text") == "text"
    return replace(page, borders=four, borders_from_text=from_text)


def fringes(
    section: Node, kind: str, before: dict[str, Fringe], reading: Reading, number_: int
) -> dict[str, Fringe]:
    """The headers or footers of a section by type; a type it lacks goes on from `before`."""
    found = dict(before)
    for reference in children(section, f"{kind}Reference"):
        relation = reading.relations.get(reference.get(f"{R}id", ""))
        which = reference.get(f"{W}type", "default")
        if relation is None or relation.external or relation.target not in reading.package:
            reading.trail.report(f"a {kind} that is not in the file")
            continue
        page = page_of(section, reading)
        name = kind if which == "default" else f"{which}-page {kind}"
        root = reading.package.nodes(relation.target)
        inner = Reading(
            reading.package, relation.target, root, reading.package.relationships(relation.target),
            reading.styles, reading.counts,
            reading.trail.inside(f"the {name} of section {number_}"), reading.pictures,
            page.width - page.left - page.right, reading.compat,
        )  # fmt: skip
        inner.in_fringe, inner.is_heard = True, False
        blocks = tuple(inner.blocks(root))
        found[which] = Fringe(blocks, tuple(inner.watermarks))
    return found
