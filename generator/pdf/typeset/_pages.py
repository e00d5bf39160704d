"""Sections as pages: size, margins, headers, footers, columns and page numbers."""

import re
from collections.abc import Callable

from generator.pdf.read._model import Document, Fringe, PageStyle, Paragraph, Section, Watermark
from generator.pdf.sense.pages import Run, runs_of
from generator.pdf.sense.places import border_insets, watermark_size
from generator.pdf.typeset._flow import Flow
from generator.pdf.typeset._markup import named, pt, quoted, rgb
from generator.pdf.typeset._paragraphs import Room, stroke
from generator.pdf.typeset._runs import SectionNow, Sheet

_KINDS = ("default", "first", "even")
_PAGE_BREAK = re.compile(r"^pagebreak\(\)$\n?", re.MULTILINE)


def pages_code(document: Document, sheet: Sheet, ending: Callable[[], str]) -> str:
    """The whole document's pages; `ending` gives what comes after all text, on the last page."""
    runs = runs_of(document)
    made = [_run_code(run, document, sheet, str) for run in runs[:-1]]
    return "\n".join([*made, _run_code(runs[-1], document, sheet, ending)])


def _run_code(run: Run, document: Document, sheet: Sheet, ending: Callable[[], str]) -> str:
    section = run.sections[0]
    page = section.page
    width = page.width - page.left - page.right
    height = page.height - page.top - page.bottom
    now = SectionNow(run.first + 1, page.number_format)
    room = Room(width, height, now, fringe=True)
    heads, feet = (
        {k: _fringe(f, sheet, room, page, at_foot) for k, f in kind.items()}
        for kind, at_foot in ((section.headers, False), (section.footers, True))
    )
    lead = ""
    if section.start in ("oddPage", "evenPage") and run.first:
        lead = f'pagebreak(to: "{section.start[:-4]}", weak: true)\n'
    body = f"{_body(run, sheet)}\n{ending()}"
    if page.align in ("center", "bottom"):
        body = f"v(1fr)\n{body}" + ("\nv(1fr)" if page.align == "center" else "")
    first = ""
    if page.own_first:
        first = _first_page(page)
    names = "".join(
        f"let {name}-{kind} = {code.get(kind, '[]')}\n"
        for name, code in (("head", heads), ("foot", feet))
        for kind in _KINDS
    )
    even = document.even_pages
    side = (
        "inside: margin-left, outside: margin-right"
        if document.mirrored
        else ("left: margin-left, right: margin-right")
    )
    taller = "calc.max({0}.default, {0}.even)" if even else "{0}.default"
    setup = named(
        width=pt(page.width),
        height=pt(page.height),
        # A hair's breadth, so that a line which just fits is not sent on by rounding.
        margin=f"(top: margin-top, bottom: margin-bottom - 0.2pt, {side})",
        fill=rgb(document.page_colour) if document.page_colour else None,
        columns=str(page.columns) if page.columns > 1 and len(run.sections) == 1 else None,
        background=f"context {{ {_furniture(section, document, run.first + 1)} }}",
    )
    gutter = f"set columns(gutter: {pt(page.gap)})\n" if page.columns > 1 else ""
    return (
        f"{lead}context {{\n{names}"
        f"let tall(x) = measure(block(width: {pt(width)}, x)).height\n"
        "let high = (default: tall(head-default), even: tall(head-even), first: tall(head-first))\n"
        "let low = (default: tall(foot-default), even: tall(foot-even), first: tall(foot-first))\n"
        f"let (margin-left, margin-right) = ({pt(page.left)}, {pt(page.right)})\n"
        f"let (above, below) = ({taller.format('high')}, {taller.format('low')})\n"
        f"let margin-top = calc.max({pt(page.top)}, {pt(page.header_at)} + above)\n"
        f"let margin-bottom = calc.max({pt(page.bottom)}, {pt(page.footer_at)} + below)\n"
        "let (page-x, page-y, margin-y) = (-margin-left, -margin-top, 0pt)\n"
        f"let (page-width, page-height) = ({pt(page.width)}, {pt(page.height)})\n"
        "let body-height = page-height - margin-top - margin-bottom\n"
        f"set page({setup})\n{gutter}"
        f"[#metadata(0)<s{run.first + 1}>]\n{first}{body}\n}}"
    )


def _first_page(page: PageStyle) -> str:
    """A first page whose own header or footer is of another height gives or takes room."""
    return (
        f"let more = calc.max({pt(page.top)}, {pt(page.header_at)} + high.first) - margin-top\n"
        "if more != 0pt { v(more) }\n"
        f"let less = {pt(page.footer_at)} + low.first - margin-bottom\n"
        "if less > 0pt {\n"
        "place(bottom, float: true, clearance: 0pt, block(height: less, width: 100%))\n}\n"
    )


def _furniture(section: Section, document: Document, index: int) -> str:
    page = section.page
    which = '"default"'
    tests = []
    if page.own_first:
        tests.append(f'if here().page() == locate(<s{index}>).page() {{ "first" }}')
    if document.even_pages:
        tests.append('if calc.even(shown-number(here().page())) { "even" }')
    if tests:
        which = " else ".join([*tests, '{ "default" }'])
    width = page.width - page.left - page.right
    left = pt(page.left)
    if document.mirrored:
        left = f"(if calc.odd(here().page()) {{ {pt(page.left)} }} else {{ {pt(page.right)} }})"
    frame = _page_borders(section)
    pick = "(default: {0}-default, first: {0}-first, even: {0}-even).at(which)"
    return (
        f"let which = {which}\n{frame}"
        f"place(top + left, dx: {left}, dy: {pt(page.header_at)}, "
        f"block(width: {pt(width)}, {pick.format('head')}))\n"
        f"place(bottom + left, dx: {left}, dy: {pt(-page.footer_at)}, "
        f"block(width: {pt(width)}, {pick.format('foot')}))"
    )


def _page_borders(section: Section) -> str:
    page = section.page
    if not any(page.borders):
        return ""
    top, right, bottom, left = border_insets(page)
    sides = zip(("top", "right", "bottom", "left"), page.borders, strict=True)
    strokes = ", ".join(f"{name}: {stroke(s)}" for name, s in sides if s is not None)
    width, height = page.width - right - left, page.height - top - bottom
    return (
        f"place(top + left, dx: {pt(left)}, dy: {pt(top)}, "
        f"rect(width: {pt(width)}, height: {pt(height)}, stroke: ({strokes})))\n"
    )


def _fringe(fringe: Fringe, sheet: Sheet, room: Room, page: PageStyle, at_foot: bool) -> str:
    """A header or footer; its floating things need to know where on the page it stands."""
    content = Flow(sheet, room).write(fringe.blocks)
    marks = "\n".join(_watermark(w) for w in fringe.watermarks)
    if not marks and "page-" not in content and "margin-y" not in content:
        return f"{{\n{content}\n}}"
    above = f"{pt(page.height - page.footer_at)} - tall" if at_foot else pt(page.header_at)
    return (
        f"{{ let draw(tall) = {{\nlet (page-x, page-y) = ({pt(-page.left)}, -({above}))\n"
        f"let (page-width, page-height) = ({pt(page.width)}, {pt(page.height)})\n"
        f"let (margin-y, body-height) = (page-y + {pt(page.top)}, {pt(room.height)})\n"
        f"{marks}\n{content}\n}}\n"
        f"context draw(measure(block(width: {pt(room.width)}, draw(0pt))).height) }}"
    )


def _watermark(mark: Watermark) -> str:
    """Words in the middle of the page, behind the text."""
    ink = f"{rgb(mark.colour)}.transparentize(50%)"
    size = watermark_size(mark, 0.65 * len(mark.text))
    words = f"text(size: {pt(size)}, fill: {ink}, {quoted(mark.text)})"
    turn = f"rotate({round(mark.turn, 1)}deg, {words})"
    middle = "dx: page-x + page-width / 2, dy: page-y + page-height / 2"
    return f"place(top + left, {middle}, place(center + horizon, {turn}))"


def _body(run: Run, sheet: Sheet) -> str:
    made: list[str] = []
    after = leading = 0.0
    for offset, section in enumerate(run.sections):
        page = section.page
        width = page.width - page.left - page.right
        height = page.height - page.top - page.bottom
        across = (width - page.gap * (page.columns - 1)) / page.columns
        room = Room(across, height, SectionNow(run.first + offset + 1, page.number_format))
        flow = Flow(sheet, room)
        code = flow.write(section.blocks)
        if offset:
            top = section.blocks[0] if section.blocks else None
            before = top.style.before if isinstance(top, Paragraph) else 0.0
            made.append(f"v({pt(max(0.0, after - before) + leading)}, weak: true)")
            code = f"[#metadata(0)<s{run.first + offset + 1}>]\n{code}"
        after, leading = flow.below
        last = offset + 1 == len(run.sections)
        shift = page.left - run.sections[0].page.left
        # A page break cannot stand inside columns or an indent: each page's part has its own.
        parts = _PAGE_BREAK.split(code)
        whole = [
            _across(part, page, run, shift, last or n < len(parts))
            for n, part in enumerate(parts, 1)
        ]
        made.append("\npagebreak()\n".join(whole))
    return "\n".join(made)


def _across(code: str, page: PageStyle, run: Run, shift: float, fills: bool) -> str:
    """A section's part in its columns, one after the other when it `fills` them, and its place."""
    if page.columns > 1 and len(run.sections) > 1:
        broken = "colbreak()" in code or fills
        kind = "columns" if broken else "balanced"
        gutter = f"gutter: {pt(page.gap)}" if broken else pt(page.gap)
        code = f"{kind}({page.columns}, {gutter}, {{\n{code}\n}})"
    if abs(shift) > 0.5:
        code = f"pad(left: {pt(shift)}, {{\n{code}\n}})"
    return code
