"""The style cascade: defaults, table style, paragraph style, character style, direct formatting."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.pdf.read._model import NO_LINES, Lines, ParagraphStyle, RunStyle, TabStop
from generator.pdf.read._numbering import Level, Numbering
from generator.pdf.read._plain import node
from generator.pdf.read._properties import (
    TOGGLES,
    Said,
    first_of,
    merge,
    paragraph_properties,
    run_properties,
)
from generator.pdf.read._symbols import is_symbol_font
from generator.pdf.read._theme import Theme
from generator.pdf.read._xml import Node, W, child, children, local, shape, val

_DEEPEST = 30
_Style = TypeVar("_Style", RunStyle, ParagraphStyle)


@dataclass(frozen=True, slots=True)
class TableSaid:
    """What a table style says about the cell at hand. `key` tells two of them apart."""

    key: str = ""
    paragraph: Said = field(default_factory=dict)
    run: Said = field(default_factory=dict)


NO_TABLE = TableSaid()


@dataclass(frozen=True, slots=True)
class ParagraphSaid:
    """What is known of a paragraph before its words are read.

    `num` is its list and level, None outside lists; `level` and `label`, how its number looks, are
    None when the file does not define that list. `frame` is what a w:framePr says, None without
    one. A `joined` paragraph goes on in the next, its mark being deleted. `contents`: it has the
    style of a table of contents' entry.
    """

    style: ParagraphStyle
    mark: RunStyle
    num: tuple[int, int] | None
    level: Level | None
    label: RunStyle | None
    frame: tuple[tuple[str, str], ...] | None
    joined: bool
    ends_section: bool
    contents: bool

    @property
    def is_plain(self) -> bool:
        """Whether it is words and nothing else: no heading, no part of a list ..."""
        return not (
            self.frame is not None or self.joined or self.ends_section or self.contents
        ) and (self.num is None and self.style.outline is None)


Look = tuple[ParagraphSaid, RunStyle]


class Styles:
    """Looks up and resolves the styles of a template; remembers what it has resolved.

    Documents of one template share it, in several threads: what it hands out is never changed.
    Equal styles that it hands out are the same object.
    """

    def __init__(self, root: Node | None, theme: Theme, numbering: Node | None) -> None:
        """Read styles.xml and numbering.xml, which may be absent."""
        self.theme = theme
        self._elements: dict[str, Node] = {}
        self._defaults: dict[str, str] = {}
        for element in children(root, "style"):
            style_id = element.get(f"{W}styleId", "")
            self._elements[style_id] = element
            if element.get(f"{W}default") in ("1", "true", "on"):
                self._defaults.setdefault(element.get(f"{W}type", ""), style_id)
        defaults = child(root, "docDefaults")
        self._run_defaults = run_properties(first_of(defaults, "rPrDefault", "rPr"), theme)
        self._paragraph_defaults = paragraph_properties(
            first_of(defaults, "pPrDefault", "pPr"), theme
        )
        self._names = {i: val(e, "name").lower() for i, e in self._elements.items()}
        self.numbering = Numbering(numbering, theme, self._numbering_styles())
        self._runs_said: dict[str, Said] = {}
        self._runs: dict[object, RunStyle] = {}
        self._paragraphs: dict[object, ParagraphSaid] = {}
        self._looks: dict[object, Look | None] = {}
        self._same: dict[object, Any] = {}
        self.tables: dict[tuple[str, object], Any] = {}
        """What tables, their rows and cells say, by kind and by what tells them apart."""

    def remembered(self) -> int:
        """How many things it has resolved and keeps."""
        styles = len(self._runs) + len(self._paragraphs) + len(self._looks)
        return styles + len(self._same) + len(self.tables)

    @property
    def default_lang(self) -> str:
        """The language of text that names none; "" when the file does not say."""
        said = merge(self._run_defaults, self._run_said(self._defaults.get("paragraph", "")))
        return str(said.get("lang", ""))

    def _numbering_styles(self) -> dict[str, str]:
        """The numId behind each numbering style, by style id."""
        return {
            style_id: val(first_of(element, "pPr", "numPr"), "numId")
            for style_id, element in self._elements.items()
            if element.get(f"{W}type") == "numbering"
        }

    def name(self, style_id: str) -> str:
        """The style's name in lower case, as Word's built-in names are compared."""
        return self._names.get(style_id, "")

    def default(self, kind: str = "paragraph") -> str:
        """The id of the default style of a kind."""
        return self._defaults.get(kind, "")

    def id_of(self, name: str) -> str | None:
        """The id of the style with this name (any case), or None."""
        return next((i for i, known in self._names.items() if known == name.lower()), None)

    def ids_by_name(self) -> dict[str, str]:
        """The id of each paragraph style by its name in lower case."""
        return {
            self._names[style_id]: style_id
            for style_id, element in self._elements.items()
            if element.get(f"{W}type") == "paragraph"
        }

    def chain(self, style_id: str) -> list[Node]:
        """The style and all it is based on, the root first; a circle is cut."""
        found: list[Node] = []
        while style_id in self._elements and len(found) < _DEEPEST:
            element = self._elements[style_id]
            if element in found:
                break
            found.append(element)
            style_id = val(element, "basedOn")
        return found[::-1]

    def _run_said(self, style_id: str) -> Said:
        if style_id not in self._runs_said:
            said: Said = {}
            for element in self.chain(style_id):
                said = merge(said, run_properties(child(element, "rPr"), self.theme))
            self._runs_said[style_id] = said
        return self._runs_said[style_id]

    def run(
        self, paragraph_style: str, element: Node | None, table: TableSaid = NO_TABLE
    ) -> RunStyle:
        """The style of a run with this w:rPr in a paragraph of this style."""
        key = (paragraph_style, table.key, () if element is None else shape(element))
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._run(paragraph_style, element, table, {})
        return found

    def plain_run(self, paragraph_style: str, properties: str | None, table: TableSaid) -> RunStyle:
        """As `run`, of the text of a w:rPr."""
        key = (paragraph_style, table.key, properties or None)
        found = self._runs.get(key)
        if found is None:
            element = node(properties) if properties else None
            found = self._runs[key] = self.run(paragraph_style, element, table)
        return found

    def _run(
        self, paragraph_style: str, element: Node | None, table: TableSaid, extra: Said
    ) -> RunStyle:
        said = {**run_properties(element, self.theme), **extra}
        character = val(element, "rStyle")
        if self.name(character).lower() == "hyperlink" and self.is_contents(paragraph_style):
            # Word shows no link in a table of contents, though each of its entries is one.
            character = ""
        style = self._resolved_run(paragraph_style, character, said, table)
        return self._one(style)

    def _one(self, style: _Style) -> _Style:
        """The one object for all styles that say the same, -0.0 and 0.0 told apart."""
        same: _Style = self._same.setdefault(repr(style), style)
        return same

    def _resolved_run(
        self, paragraph_style: str, character_style: str, said: Said, table: TableSaid
    ) -> RunStyle:
        levels = (
            table.run,
            self._run_said(paragraph_style or self.default()),
            self._run_said(character_style),
        )
        merged = dict(self._run_defaults)
        for level in levels:
            merged.update(level)
        for toggle in TOGGLES:
            # Each level flips what the others say; the defaults and the run itself do not flip.
            flips = sum(1 for level in levels if level.get(toggle))
            merged[toggle] = self._run_defaults.get(toggle) or flips % 2 == 1
        merged.update(said)
        if merged.get("rtl"):
            for name in ("font", "size", "lang"):
                merged[name] = merged.get(f"{name}_cs") or merged.get(name)
            for name in ("bold", "italic"):
                merged[name] = merged.get(f"{name}_cs")
        size = merged.get("size") or 10.0
        kern_from = merged.get("kern_from")
        return RunStyle(
            font=merged.get("font") or "Times New Roman",
            size=size,
            bold=bool(merged.get("bold")),
            italic=bool(merged.get("italic")),
            underline=merged.get("underline"),
            underline_colour=merged.get("underline_colour"),
            strike=bool(merged.get("strike")),
            caps=bool(merged.get("caps")),
            small_caps=bool(merged.get("small_caps")),
            colour=merged.get("colour"),
            highlight=merged.get("highlight") or merged.get("shade") or None,
            raised=merged.get("raised") or 0.0,
            script=merged.get("script"),
            spacing=merged.get("spacing") or 0.0,
            lang=merged.get("lang") or "",
            rtl=bool(merged.get("rtl")),
            hidden=bool(merged.get("hidden")),
            kern=bool(kern_from) and size >= float(kern_from or 0),
            boxed=bool(merged.get("boxed")),
        )

    def paragraph(self, properties: Node | None, table: TableSaid = NO_TABLE) -> ParagraphSaid:
        """What a w:pPr says of its paragraph, in a cell of which a table style says `table`."""
        key = (table.key, shape(properties))
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(properties, table)
        return found

    def look(self, properties: str | None, run: str | None, table: TableSaid) -> Look | None:
        """What is known of a paragraph and a run, by the text of its w:pPr and of the run's w:rPr.

        None for a run that is hidden or of symbols.
        """
        key = (table.key, properties, run)
        if key not in self._looks:
            said = self.plain_paragraph(properties, table)
            style = self.plain_run(said.style.style_id, run, table)
            is_plain = not style.hidden and not is_symbol_font(style.font)
            self._looks[key] = (said, style) if is_plain else None
        return self._looks[key]

    def plain_paragraph(self, properties: str | None, table: TableSaid) -> ParagraphSaid:
        """As `paragraph`, of the text of a w:pPr."""
        key = (table.key, properties)
        found = self._paragraphs.get(key)
        if found is None:
            element = node(properties) if properties else None
            found = self._paragraphs[key] = self.paragraph(element, table)
        return found

    def _paragraph(self, properties: Node | None, table: TableSaid) -> ParagraphSaid:
        style, num = self._resolved_paragraph(properties, table)
        style = self._one(style)
        said = {} if properties is None else {local(e): e for e in properties}
        mark, frame = said.get("rPr"), said.get("framePr")
        level = None if num is None else self.numbering.level(*num)
        label = None
        if level is not None:
            # The underline of a paragraph's end never reaches its number.
            label = self._run(style.style_id, mark, table, {"underline": None, **level.run})
        return ParagraphSaid(
            style=style,
            mark=self.run(style.style_id, mark, table),
            num=num,
            level=level,
            label=label,
            frame=None if frame is None else tuple(sorted(frame.items())),
            joined=child(mark, "del") is not None or child(mark, "moveFrom") is not None,
            ends_section="sectPr" in said,
            contents=self.is_contents(style.style_id) and style.outline is None,
        )

    def is_contents(self, style_id: str) -> bool:
        """Whether it is the style of entries of a table of contents."""
        return self.name(style_id).startswith("toc ")

    def paragraph_of(self, style_id: str) -> ParagraphStyle:
        """A paragraph style by itself, with nothing said on top of it."""
        said = dict(self._paragraph_defaults)
        for element in self.chain(style_id):
            said = merge(said, paragraph_properties(child(element, "pPr"), self.theme))
        return self._one(_paragraph_style(style_id, said))

    def _resolved_paragraph(
        self, element: Node | None, table: TableSaid
    ) -> tuple[ParagraphStyle, tuple[int, int] | None]:
        style_id = val(element, "pStyle")
        if style_id not in self._elements:
            style_id = self.default()
        plain = merge(self._paragraph_defaults, table.paragraph)
        numbered, num = plain, None
        sources = [
            (e.get(f"{W}styleId", ""), paragraph_properties(child(e, "pPr"), self.theme))
            for e in self.chain(style_id)
        ]
        for source, said in [*sources, ("", paragraph_properties(element, self.theme))]:
            plain = merge(plain, said)
            asked = said.get("num")
            if asked is not None:
                list_id = asked[0] if asked[0] is not None else (num[0] if num else 0)
                level = asked[1]
                if level is None:
                    level = self.numbering.level_of_style(list_id, source or style_id)
                num = (list_id, min(8, max(0, level))) if list_id else None
                numbered = plain if num is None else numbered
                found = self.numbering.level(*num) if num else None
                if found is not None:
                    numbered = merge(numbered, found.paragraph)
            numbered = merge(numbered, said)
        return _paragraph_style(style_id, numbered if num else plain), num


def _paragraph_style(style_id: str, said: Said) -> ParagraphStyle:
    rtl = bool(said.get("rtl"))
    align, left, right = said.get("align", "left"), said.get("left", 0.0), said.get("right", 0.0)
    borders = said.get("borders") or {}
    stops: dict[float, TabStop | None] = said.get("tabs") or {}
    if rtl:
        # In a right-to-left paragraph "left" means the side where lines start.
        align = {"left": "right", "right": "left"}.get(align, align)
    four: Lines = NO_LINES
    if borders:
        four = (
            borders.get("top"), borders.get("right"), borders.get("bottom"), borders.get("left"),
        )  # fmt: skip
    outline = said.get("outline")
    return ParagraphStyle(
        style_id=style_id,
        align=align,
        left=left,
        right=right,
        first=said.get("first", 0.0),
        before=said.get("before", 0.0),
        after=said.get("after", 0.0),
        line=said.get("line", 1.0),
        rule=said.get("rule", "auto"),
        keep_next=said.get("keep_next", False),
        keep_lines=said.get("keep_lines", False),
        break_before=said.get("break_before", False),
        widow_control=said.get("widow_control", True),
        contextual=said.get("contextual", False),
        automatic=(said.get("auto_before", False), said.get("auto_after", False)),
        rtl=rtl,
        fill=said.get("fill") or None,
        borders=four,
        between=borders.get("between"),
        tabs=tuple(stop for _, stop in sorted(stops.items()) if stop is not None),
        outline=outline if outline is not None and 0 <= outline < 9 else None,
    )
