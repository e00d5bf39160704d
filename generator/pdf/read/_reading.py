"""Reads the blocks of one part: paragraphs, tables and content controls, in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.pdf.read._fields import Field
from generator.pdf.read._findings import Trail
from generator.pdf.read._frames import Frames
from generator.pdf.read._inlines import InlineReader
from generator.pdf.read._model import (
    Block,
    Inline,
    Label,
    Mark,
    Paragraph,
    RunStyle,
    Text,
    Watermark,
)
from generator.pdf.read._numbering import FORMATS, Level, ListCounts, spell
from generator.pdf.read._open import Relationship, WordPackage
from generator.pdf.read._plain import NOTHING, NUMBER, Taken
from generator.pdf.read._styles import NO_TABLE, ParagraphSaid, Styles, TableSaid
from generator.pdf.read._tables import read_table
from generator.pdf.read._walk import leaves
from generator.pdf.read._xml import MC, NAMES, Node, W, attr, child, local

_PPR = f"{W}pPr"
_THROUGH = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_SILENT = frozenset({
    "sectPr", "tcPr", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart",
    "commentRangeEnd", "sdtPr", "sdtEndPr", "customXmlPr", "del", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "moveFromRangeEnd",
    "moveToRangeEnd", "tblPr", "trPr", "moveFrom", "moveFromRangeStart", "moveToRangeStart",
})  # fmt: skip
_REFUSED = {
    "altChunk": "a file that Word has yet to take in: open the document in Word and save it",
    "oMathPara": "an equation, which the PDF route cannot draw: put it as text or as a picture",
    "oMath": "an equation, which the PDF route cannot draw: put it as text or as a picture",
}


@dataclass(slots=True)
class Reading:
    """Where a reader is in a part, and what it gathers there."""

    package: WordPackage
    part: str
    story: Node
    relations: Mapping[str, Relationship]
    styles: Styles
    counts: ListCounts
    trail: Trail
    pictures: dict[str, bytes]
    room: float = 468.0
    compat: int = 15
    in_fringe: bool = False
    is_heard: bool = True
    table_said: TableSaid = NO_TABLE
    table_depth: int = 0
    box_depth: int = 0
    fields: list[Field] = field(default_factory=list)
    stray: set[Node] | None = None
    watermarks: list[Watermark] = field(default_factory=list)
    note_number: str = ""
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    note_roots: dict[str, tuple[str, dict[str, Node]]] = field(default_factory=dict)
    note_forms: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, list[bool]] = field(default_factory=dict)
    begun: dict[tuple[str, int], int] = field(default_factory=dict)
    sections: list[tuple[list[Block], Node]] = field(default_factory=list)
    taken: Taken = NOTHING
    _frames: Frames = field(default_factory=Frames)
    _outlines: list[int] = field(default_factory=list)
    _marks: list[Inline] = field(default_factory=list)
    _carried: list[Inline] = field(default_factory=list)

    def blocks(self, parent: Node) -> list[Block]:
        """The blocks of a body, cell, header or note."""
        found: list[Block] = []
        self._gather(parent, found)
        self._frames.finish(found)
        return found

    def plain(self, number: int) -> list[Block]:
        """The block that a plain cell holds; none when it is hidden."""
        found: list[Block] = []
        self._plain(number, found)
        self._frames.finish(found)
        return found

    def inside_box(self, room: float) -> "Reading":
        """A reader of the words in a box of this part, with the same findings and counts."""
        inner = Reading(
            self.package, self.part, self.story, self.relations, self.styles, self.counts,
            self.trail.inside(f"{self.trail.where()}, a text box"), self.pictures, room,
            self.compat, self.in_fringe, self.is_heard,
        )  # fmt: skip
        inner.box_depth = self.box_depth + 1
        inner.stray, inner.taken, inner.watermarks = self.stray, self.taken, self.watermarks
        inner.note_roots, inner.note_forms = self.note_roots, self.note_forms
        inner.notes, inner.numbers = self.notes, self.numbers
        inner._outlines = self._outlines
        return inner

    def body(self, body: Node) -> None:
        """Read the document's body into `sections`: blocks and the w:sectPr that rules them."""
        rest: list[Block] = []
        self._gather(body, rest)
        self._frames.finish(rest)
        final = child(body, "sectPr")
        if final is not None or rest:
            self.sections.append((rest, body if final is None else final))

    def _gather(self, parent: Node, found: list[Block]) -> None:
        for e in parent:
            name = NAMES[e.tag]
            if name == "p":
                self._paragraph(e, found)
            elif name == "tbl":
                self._table(e, found)
            elif name not in _SILENT:
                self._part(e, name, found)

    def _table(self, e: Node, found: list[Block]) -> None:
        self._frames.finish(found)
        outer, self._frames = self._frames, Frames()
        table = read_table(e, self)
        self._frames = outer
        if table is None:
            return
        if table.place is None or self.in_fringe:
            found.append(table)
        else:
            self._frames.float(table)

    def _part(self, e: Node, name: str, found: list[Block]) -> None:
        """What is neither a paragraph nor a table, and may hold some."""
        if name == "sdt":
            content = child(e, "sdtContent")
            if content is not None:
                self._gather(content, found)
        elif name == "bookmarkStart":
            self._marks.append(Mark(attr(e, "name") or ""))
        elif name in _THROUGH:
            self._gather(e, found)
        elif name == "AlternateContent":
            choice = e.find(f"{MC}Choice")
            if choice is not None:
                self._gather(choice, found)
        elif name in _REFUSED:
            self.trail.report(_REFUSED[name])
        else:
            self.trail.report(f"an element of the document that is not known ({name})")

    def _paragraph(self, p: Node, found: list[Block]) -> None:
        number = p.get(NUMBER)
        if number is not None and self.taken.cells:
            self._plain(int(number), found)
            return
        self.trail.paragraph += 1
        properties = p.find(_PPR)
        said = self.styles.paragraph(properties, self.table_said)
        self._add(said, self._inlines(said).read(p), found)
        if said.ends_section and properties is not None and not said.joined:
            self._section_end(properties, found)

    def _plain(self, n: int, found: list[Block]) -> None:
        """A paragraph that was taken out, mostly a single run."""
        self.trail.paragraph += 1
        taken, table = self.taken, self.table_said
        if taken.texts[n] and not (self.fields or self._marks or self._carried):
            look = self.styles.look(taken.properties[n], taken.said[n], table)
            words = None if look is None else self._words(n, look[1])
            if look is not None and words is not None:
                said = look[0]
                if said.is_plain and not self._frames.busy:
                    where = self.trail.where()
                    found.append(Paragraph(said.style, said.mark, words, None, 0, False, where))
                else:
                    self._add(said, list(words), found)
                return
        said = self.styles.plain_paragraph(taken.properties[n], table)
        self._add(said, self._inlines(said).read_plain(taken, n), found)

    def _words(self, n: int, style: RunStyle) -> tuple[Inline, ...] | None:
        """What a plain paragraph holds; `style` is its first run's. None when that is not so."""
        taken = self.taken
        last = Text(taken.texts[n] or "", style)
        if not taken.more[n]:
            return (last,)
        inlines: list[Inline] = [last]
        for said, text, name in taken.more[n]:
            if name:
                inlines.append(Mark(name))
            elif text:
                look = self.styles.look(taken.properties[n], said or None, self.table_said)
                if look is None:
                    return None
                if inlines[-1] is last and look[1] is last.style:
                    inlines.pop()
                    last = Text(last.text + text, last.style)
                else:
                    last = Text(text, look[1])
                inlines.append(last)
        return tuple(inlines)

    def _inlines(self, said: ParagraphSaid) -> InlineReader:
        return InlineReader(self, said.style.style_id, self.table_said)

    def _add(self, said: ParagraphSaid, inlines: list[Inline], found: list[Block]) -> None:
        """A paragraph of which all is read."""
        style = said.style
        if self._marks or self._carried:
            inlines = [*self._marks, *self._carried, *inlines]
            self._marks, self._carried = [], []
        self._frames.end(said.frame, found)
        if said.joined:
            # A deleted paragraph mark joins the text to the paragraph that follows.
            self._carried = inlines
            return
        # An empty paragraph that only ends a section is no line of its own.
        ends = bool(found) and said.ends_section and not inlines
        if not ends and self._shown(said.mark.hidden, inlines):
            label = None if said.num is None else self._label(said, said.num)
            heading, contents = 0, False
            if (style.outline is not None or said.contents) and _is_spoken(inlines):
                contents = said.contents
                if style.outline is not None and not self.in_fringe:
                    heading = self._heading(style.outline)
            where = self.trail.where()
            paragraph = Paragraph(style, said.mark, tuple(inlines), label, heading, contents, where)
            if not self._frames.take(said.frame, paragraph):
                found.append(self._frames.anchored(paragraph))
        else:
            self._marks = [i for i in inlines if isinstance(i, Mark)]

    @staticmethod
    def _shown(hidden: bool, inlines: list[Inline]) -> bool:
        return not hidden or any(not isinstance(i, Mark) for i in inlines)

    def _section_end(self, properties: Node, found: list[Block]) -> None:
        if not self.table_depth and not self.in_fringe and not self.box_depth:
            self._frames.finish(found)
            section = [e for e in properties if local(e) == "sectPr"][-1]
            self.sections.append((found[:], section))
            found.clear()

    def _started(self, kind: str, section: int) -> int:
        """How many notes stand before the section that last numbered them anew."""
        anew = self.restarts[kind]
        before = (self.begun.get((kind, n), 0) for n in range(section, -1, -1) if anew[n])
        return next(before, 0)

    def _heading(self, outline: int) -> int:
        """The level after normalising: no level is skipped on the way down."""
        while self._outlines and self._outlines[-1] >= outline:
            self._outlines.pop()
        self._outlines.append(outline)
        return len(self._outlines)

    def _label(self, said: ParagraphSaid, num: tuple[int, int]) -> Label | None:
        level, style = said.level, said.label
        if level is None or style is None:
            self.trail.report(
                "a list whose numbering is not in the file: choose its list style again"
            )
            return None
        if level.form not in FORMATS:
            self.trail.report(f"list numbers of a kind that is not known ({level.form})")
        text = self.counts.label(*num)
        return Label(text, style, num[0], num[1], _ordered(level), level.after, level.align)

    def note(self, kind: str, note_id: str, *, own_mark: bool = False) -> tuple[str, str] | None:
        """Read a footnote or endnote: its key in `notes` and its number; None when missing.

        The number is "" for one with a mark of its own, which does not count.
        """
        part, notes = self.note_roots.get(kind, ("", {}))
        element = notes.get(note_id)
        if element is None:
            self.trail.report(f"a {kind} whose text is not in the file")
            return None
        made = self.numbers[f"every {kind}"] = self.numbers.get(f"every {kind}", 0) + 1
        count = self.numbers[kind] = self.numbers.get(kind, 0) + (not own_mark)
        section = len(self.sections)
        if self.restarts.get(kind) and section < len(self.restarts[kind]):
            # How many stand in the sections before those that number them anew.
            begun = self.begun.setdefault((kind, section), count - 1)
            count -= begun if self.restarts[kind][section] else self._started(kind, section)
        number = "" if own_mark else spell(count, self.note_forms.get(kind, "decimal"))
        key = f"{kind}{made}"
        inner = Reading(
            self.package, part, element, self.package.relationships(part), self.styles, self.counts,
            self.trail.inside(f"{kind} {number}"), self.pictures, self.room, self.compat,
        )  # fmt: skip
        inner.in_fringe = True
        inner.note_number = number
        self.notes[key] = tuple(inner.blocks(element))
        return key, number


def _is_spoken(inlines: list[Inline]) -> bool:
    return any(isinstance(i, Text) and i.text.strip() for i in leaves(inlines))


def _ordered(level: Level) -> str:
    return "" if level.form in ("bullet", "none") else level.form
