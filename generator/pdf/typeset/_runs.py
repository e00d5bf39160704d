"""Text styles and inline content as Typst code."""

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.pdf.read._figures import Picture
from generator.pdf.read._model import Counter, Document, Link, ParagraphStyle, RunStyle, Text
from generator.pdf.sense import lines, pages
from generator.pdf.sense.lines import edges
from generator.pdf.typeset._breaking import parts
from generator.pdf.typeset._fonts import FALLBACKS, SANS, by_font, drawn_with, own
from generator.pdf.typeset._markup import lang, named, pt, quoted, rgb


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

    def style(self, run: RunStyle, paragraph: ParagraphStyle, font: str = "") -> str:
        """The name of the function that sets text in this style, on lines of this height.

        `font` is the family that its letters need when it is not their own.
        """
        key = (run, paragraph.line, paragraph.rule, font)
        if key not in self._styles:
            name = f"t{len(self._styles)}"
            self._styles[key] = name
            self.definitions.append(f"#let {name}(x) = {self._styled(run, paragraph, font)}")
        return self._styles[key]

    def _styled(self, run: RunStyle, paragraph: ParagraphStyle, needed: str) -> str:
        font = own(run.font)
        above, below = edges(line_of(run, needed), paragraph)
        size, shift = run.size, lines.lifted(run)
        if run.script:
            size *= lines.SCRIPT_SIZE
        fonts = [font, *(f for f in FALLBACKS if f != font)]
        code = named(
            font=None if font == SANS else f"({', '.join(map(quoted, fonts))})",
            size=pt(size),
            # Raised text makes its line taller, superscript does not.
            top_edge=pt(above + max(0.0, run.raised)),
            bottom_edge=pt(min(0.0, run.raised) - below),
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
            thick, kind = lines.underline(run)
            dash = None if kind == "solid" else quoted(kind)
            stroke = named(thickness=f"{thick:g}em", paint=paint, dash=dash)
            offset = f"{lines.UNDERLINE:g}em"
            code = f"underline(offset: {offset}, evade: false, stroke: ({stroke}), {code})"
        if run.strike:
            code = f"strike({code})"
        if run.highlight:
            code = (
                f"highlight(fill: {rgb(run.highlight)}, top-edge: {pt(above)}, "
                f"bottom-edge: {pt(-below)}, {code})"
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


def line_of(run: RunStyle, needed: str = "") -> tuple[float, float]:
    """How far a single line of this style reaches above and below its baseline, in points.

    The font that its letters need counts beside the font that it names.
    """
    above, below = lines.single(drawn_with(own(run.font)), run.size)
    if not needed:
        return above, below
    higher, lower = lines.single(drawn_with(needed), run.size)
    return max(above, higher), max(below, lower)


def line_with(piece: Text) -> tuple[float, float]:
    """How far a single line of these words reaches above and below its baseline, in points."""
    fonts = {"", *(font for _, font in by_font(piece.text, own(piece.style.font)))}
    reached = [line_of(piece.style, font) for font in fonts]
    return max(above for above, _ in reached), max(below for _, below in reached)


def text(piece: Text, sheet: Sheet, paragraph: ParagraphStyle, room: float) -> str:
    """Words in their style, on lines of `room` points."""
    style = piece.style
    if style.small_caps and not style.caps:
        looks = lines.small_capitals(piece.text, style)
        return " + ".join(f"{sheet.style(look, paragraph)}({quoted(w)})" for w, look in looks)
    words = piece.text.upper() if style.caps else piece.text
    made = []
    for some, font in by_font(words, own(style.font)):
        name = sheet.style(style, paragraph, font)
        bits = parts(some, style.size, room)
        made.append("; box(); ".join(f"{name}({quoted(bit)})" for bit in bits))
    return "; ".join(made)


def image(picture: Picture, room: tuple[float, float]) -> str:
    """A picture as a box on the line, never larger than the page has room for."""
    shrink = min(1.0, room[0] / picture.width, room[1] / picture.height)
    width, height = picture.width * shrink, picture.height * shrink
    top, right, bottom, left = picture.crop
    whole_width = width / (1 - left - right)
    whole_height = height / (1 - top - bottom)
    code = named(
        width=pt(whole_width), height=pt(whole_height), fit='"stretch"',
        alt=quoted(picture.alt) if picture.alt else None,
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
        style_id = pages.style_id(sheet.document, field.argument)
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
