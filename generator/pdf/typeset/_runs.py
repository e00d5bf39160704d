"""Text styles and inline content as Typst code."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import groupby

from generator.pdf.faces import family
from generator.pdf.read._model import (
    Counter,
    Document,
    Inline,
    Link,
    Mark,
    ParagraphStyle,
    Picture,
    RunStyle,
    Text,
)
from generator.pdf.read._walk import paragraphs
from generator.pdf.typeset._breaking import parts
from generator.pdf.typeset._fonts import FALLBACKS, SANS, metrics
from generator.pdf.typeset._markup import lang, named, pt, quoted, rgb

_WAVY = {"dotted": "dotted", "dash": "dashed", "dottedHeavy": "dotted", "dashedHeavy": "dashed"}
# LibreOffice and Word set raised text at 58 per cent, a third of the size up.
_SCRIPT_SIZE, _SUPER, _SUB = 0.58, 0.33, -0.08


@dataclass(frozen=True, slots=True)
class ListPlan:
    """A list paragraph: its list, its level and its number format ("" for bullets).

    `label` is whether it has one, `more` whether it goes on under the item before it.
    """

    list_id: int
    level: int
    ordered: str = ""
    label: bool = True
    more: bool = False


@dataclass(slots=True)
class Plan:
    """What the tags cannot say by themselves, in the order in which they come out.

    `lists` has an entry a list paragraph, `tables` one a data table: how many columns name rows.
    """

    lists: list[ListPlan] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """The style functions a document needs, each defined once at its head, and its labels."""

    document: Document
    plan: Plan = field(default_factory=Plan)
    definitions: list[str] = field(default_factory=list)
    wanted: set[str] = field(default_factory=set)
    write_note: Callable[[str], str] = str
    style_labels: dict[str, str] = field(default_factory=dict)
    _styles: dict[object, str] = field(default_factory=dict)
    _cells: dict[str, str] = field(default_factory=dict)
    _marks: dict[str, str] = field(default_factory=dict)
    _placed: set[str] = field(default_factory=set)

    def style(self, run: RunStyle, paragraph: ParagraphStyle) -> str:
        """The name of the function that sets text in this style, on lines of this height."""
        key = (run, paragraph.line, paragraph.rule)
        if key not in self._styles:
            name = f"t{len(self._styles)}"
            self._styles[key] = name
            self.definitions.append(f"#let {name}(x) = {self._styled(run, paragraph)}")
        return self._styles[key]

    def _styled(self, run: RunStyle, paragraph: ParagraphStyle) -> str:
        font = family(run.font)
        top, bottom = edges(run, paragraph)
        size, shift = run.size, run.raised
        if run.script:
            shift += (_SUPER if run.script == "super" else _SUB) * run.size
            size *= _SCRIPT_SIZE
        fonts = [font, *(f for f in FALLBACKS if f != font)]
        code = named(
            font=None if font == SANS else f"({', '.join(map(quoted, fonts))})",
            size=pt(size),
            # Raised text makes its line taller, superscript does not.
            top_edge=pt(top + max(0.0, run.raised)),
            bottom_edge=pt(bottom + min(0.0, run.raised)),
            baseline=pt(-shift) if shift else None,
            weight='"bold"' if run.bold else None,
            style='"italic"' if run.italic else None,
            fill=rgb(run.colour) if run.colour else None,
            tracking=pt(run.spacing) if run.spacing else None,
            kerning="true" if run.kern else None,
        )
        if run.lang and run.lang.lower() != self.document.lang.lower():
            language = lang(run.lang)
            code += f", {language}" if language else ""
        code = f"text({code}, x)"
        if run.underline:
            paint = rgb(run.underline_colour) if run.underline_colour else None
            dash = quoted(_WAVY[run.underline]) if run.underline in _WAVY else None
            thick = "0.1em" if run.underline in ("thick", "dashedHeavy") else "0.05em"
            stroke = named(thickness=thick, paint=paint, dash=dash)
            code = f"underline(offset: 0.12em, evade: false, stroke: ({stroke}), {code})"
        if run.strike:
            code = f"strike({code})"
        if run.highlight:
            code = (
                f"highlight(fill: {rgb(run.highlight)}, top-edge: {pt(top)}, "
                f"bottom-edge: {pt(bottom)}, {code})"
            )
        if run.boxed:
            code = f"highlight(fill: none, stroke: 0.5pt, {code})"
        return code

    def cell(self, kind: str, arguments: str) -> str:
        """The name of the function that makes a table's or grid's cell with these arguments."""
        code = f"{kind}.cell.with({arguments})"
        if code not in self._cells:
            self._cells[code] = f"c{len(self._cells)}"
            self.definitions.append(f"#let {self._cells[code]} = {code}")
        return self._cells[code]

    def label(self, bookmark: str) -> str:
        """The label that stands for a bookmark."""
        return self._marks.setdefault(bookmark, f"b{len(self._marks)}")

    def mark(self, bookmark: str) -> str:
        """Where a bookmark is: a label, when anything points to it."""
        if bookmark not in self.wanted or bookmark in self._placed:
            return ""
        self._placed.add(bookmark)
        return f"[#metadata(0)<{self.label(bookmark)}>]"


def edges(run: RunStyle, paragraph: ParagraphStyle) -> tuple[float, float]:
    """How far a line reaches above and (negative) below its baseline, in points.

    As LibreOffice and Word set it: what a factor adds is `leading`, "at least" adds above the
    line, and an exact height is shared four to one.
    """
    above, below = metrics(family(run.font)).line(run.size)
    if paragraph.rule == "exact":
        return 0.8 * paragraph.line, -0.2 * paragraph.line
    if paragraph.rule == "atLeast":
        return max(above, paragraph.line - below), -below
    return above + min(0.0, paragraph.line - 1) * (above + below), -below


def leading(run: RunStyle, paragraph: ParagraphStyle) -> float:
    """What a line spacing of more than single adds below each line, in points.

    It is dropped below the last line of a page, as all space between paragraphs is.
    """
    if paragraph.rule != "auto" or paragraph.line <= 1:
        return 0.0
    single = sum(metrics(family(run.font)).line(run.size))
    return int(paragraph.line * single * 20 + 0.001) / 20 - single


def text(piece: Text, sheet: Sheet, paragraph: ParagraphStyle, room: float) -> str:
    """Words in their style, on lines of `room` points."""
    style = piece.style
    if style.small_caps and not style.caps:
        return _small_caps(piece, sheet, paragraph)
    words = piece.text.upper() if style.caps else piece.text
    name = sheet.style(style, paragraph)
    return "; box(); ".join(f"{name}({quoted(part)})" for part in parts(words, style.size, room))


def _small_caps(piece: Text, sheet: Sheet, paragraph: ParagraphStyle) -> str:
    large = replace(piece.style, small_caps=False)
    small = replace(large, size=round(large.size * 0.8, 2))
    made = []
    for is_small, letters in groupby(piece.text, lambda c: c != c.upper()):
        words = "".join(letters).upper()
        made.append(f"{sheet.style(small if is_small else large, paragraph)}({quoted(words)})")
    return " + ".join(made)


def image(picture: Picture, room: tuple[float, float]) -> str:
    """A picture as a box on the line, never larger than the page has room for."""
    shrink = min(1.0, room[0] / picture.width, room[1] / picture.height)
    width, height = picture.width * shrink, picture.height * shrink
    top, right, bottom, left = picture.crop
    whole_width = width / (1 - left - right)
    whole_height = height / (1 - top - bottom)
    code = named(
        width=pt(whole_width), height=pt(whole_height), fit='"stretch"',
        alt=quoted(picture.alt) if picture.alt is not None else None,
    )  # fmt: skip
    code = f"image({quoted('/' + picture.key)}, {code})"
    if picture.alt is None:
        code = f"pdf.artifact({code})"
    if any(picture.crop):
        shift = f"dx: {pt(-left * whole_width)}, dy: {pt(-top * whole_height)}"
        code = f"box(width: {pt(width)}, height: {pt(height)}, clip: true, place({shift}, {code}))"
    if picture.turn:
        code = f"rotate({round(picture.turn, 2)}deg, reflow: true, {code})"
    return f"box({code})"


def counter(field: Counter, sheet: Sheet, paragraph: ParagraphStyle, section: "SectionNow") -> str:
    """A field whose value the pages decide, in its style."""
    form = quoted(field.format or section.number_format)
    total = quoted(field.format or "1")
    known = field.argument in sheet.wanted
    code = quoted(field.cached)
    if field.kind == "PAGE":
        code = f"number-here({form})"
    elif field.kind == "NUMPAGES":
        code = f"number-of-pages({total})"
    elif field.kind == "SECTIONPAGES":
        code = f"pages-between(<s{section.index}>, <s{section.index + 1}>)"
    elif field.kind == "SECTION":
        code = quoted(str(section.index))
    elif field.kind == "PAGEREF" and known:
        code = f"page-of(<{sheet.label(field.argument)}>, {form})"
    elif field.kind == "STYLEREF":
        style_id = sheet.document.style_ids.get(field.argument.lower(), field.argument)
        if style_id in sheet.style_labels:
            code = f"latest(<{sheet.style_labels[style_id]}>)"
    return f"{sheet.style(field.style, paragraph)}({code})"


@dataclass(frozen=True, slots=True)
class SectionNow:
    """The section whose content is being written: its number from 1, and its page numbers' form."""

    index: int = 1
    number_format: str = "1"


def destination(link: Link, sheet: Sheet) -> str | None:
    """Where a link leads, as code; None when it leads nowhere in this document."""
    if link.url:
        return quoted(link.url)
    if link.bookmark in sheet.wanted:
        return f"<{sheet.label(link.bookmark)}>"
    return None


def bookmarks_wanted(document: Document) -> tuple[set[str], set[str]]:
    """The bookmarks that are pointed to and are there; and the styles that fields ask for.

    Styles are those of STYLEREF fields, by name in lower case.
    """
    pointed: set[str] = set()
    there: set[str] = set()
    styles: set[str] = set()

    def look(inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            if isinstance(inline, Link):
                pointed.add(inline.bookmark)
                look(inline.inside)
            elif isinstance(inline, Mark):
                there.add(inline.name)
            elif isinstance(inline, Counter):
                (styles if inline.kind == "STYLEREF" else pointed).add(
                    inline.argument.lower() if inline.kind == "STYLEREF" else inline.argument
                )

    for paragraph in paragraphs(document):
        look(paragraph.inlines)
    return pointed & there, styles
