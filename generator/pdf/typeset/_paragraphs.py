"""A paragraph as Typst code: its lines, tabs, list label, heading and borders."""

from dataclasses import dataclass, field, replace

from generator.pdf.read._figures import Line, Picture
from generator.pdf.read._model import (
    Break,
    Counter,
    Inline,
    Label,
    Link,
    Mark,
    Note,
    Paragraph,
    Tab,
    Text,
)
from generator.pdf.read._walk import leaves
from generator.pdf.sense import lines
from generator.pdf.sense.blocks import is_empty, longest, words_of
from generator.pdf.typeset import _runs
from generator.pdf.typeset._breaking import width as width_of
from generator.pdf.typeset._markup import named, pt, quoted, rgb
from generator.pdf.typeset._runs import ListPlan, SectionNow, Sheet, line_of, line_with

_DASHES = {"dotted": '"dotted"', "dashed": '"dashed"', "dash-dotted": '"dash-dotted"'}


@dataclass(frozen=True, slots=True)
class Room:
    """Where a paragraph stands.

    `width` and `height` are the room there, in points; `fringe` is true in headers, footers and
    watermarks, which no reader hears.
    """

    width: float
    height: float
    section: SectionNow = field(default_factory=SectionNow)
    fringe: bool = False
    in_cell: bool = False
    in_note: bool = False

    @property
    def parts(self) -> bool:
        """Whether pages can end in it."""
        return not (self.fringe or self.in_cell or self.in_note)


@dataclass(slots=True)
class Piece:
    """Part of a paragraph: `code` is its content, `break_before` how it parts from what was."""

    code: str
    break_before: str = ""
    floats: tuple[Picture, ...] = ()


def stroke(line: Line) -> str:
    """A border line."""
    width = line.width * (1.5 if line.dash == "double" else 1)
    return f"({named(thickness=pt(width), paint=rgb(line.colour), dash=_DASHES.get(line.dash))})"


def leading(paragraph: Paragraph) -> float:
    """What its line spacing adds below each line, by the size that most of its words have."""
    most = longest(paragraph)
    line = line_of(paragraph.mark) if most is None else line_with(most)
    return lines.leading(line, paragraph.style)


def line_height(paragraph: Paragraph) -> float:
    """The height of an empty paragraph's one line."""
    return sum(lines.edges(line_of(paragraph.mark), paragraph.style))


class ParagraphWriter:
    """Writes paragraphs, one sheet of styles for all of them."""

    def __init__(self, sheet: Sheet) -> None:
        """Write with the styles of `sheet`, adding to them."""
        self._sheet = sheet

    def pieces(self, paragraph: Paragraph, room: Room) -> list[Piece]:
        """The paragraph, parted at its page and column breaks.

        Where no page break can part the text, as in a cell, they only end the line.
        """
        parts: list[tuple[str, list[Inline]]] = [("", [])]
        for inline, _ in self._flat(paragraph.inlines, None):
            if isinstance(inline, Break) and inline.kind != "line" and room.parts:
                parts.append((inline.kind, []))
            elif not (isinstance(inline, Picture) and inline.place):
                parts[-1][1].append(inline)
        whole = len(parts) == 1
        floats = tuple(i for i in leaves(paragraph.inlines) if isinstance(i, Picture) and i.place)
        made: list[Piece] = []
        for n, (kind, inlines) in enumerate(parts):
            part = replace(paragraph, inlines=paragraph.inlines if whole else tuple(inlines))
            if n:
                part = replace(part, label=None, style=replace(part.style, first=0.0, before=0.0))
            if not whole and is_empty(part):
                # A break at either end of a paragraph leaves no empty line behind.
                made.append(Piece("", kind, floats if n == 0 else ()))
            else:
                made.append(Piece(self._block(part, room), kind, floats if n == 0 else ()))
        return made

    def _flat(
        self, inlines: tuple[Inline, ...], link: Link | None
    ) -> list[tuple[Inline, Link | None]]:
        flat: list[tuple[Inline, Link | None]] = []
        for inline in inlines:
            if isinstance(inline, Link):
                flat += self._flat(inline.inside, inline)
            else:
                flat.append((inline, link))
        return flat

    def _block(self, paragraph: Paragraph, room: Room) -> str:
        style = paragraph.style
        inner = room.width - style.right
        code = self._lines(paragraph, room)
        arguments = named(
            leading=pt(extra) if (extra := leading(paragraph)) else None,
            justify="true" if style.align == "justify" else None,
            hanging_indent=pt(style.left) if style.left else None,
        )
        code = f"par({arguments + ', ' if arguments else ''}{{{code}}})"
        if style.align in ("center", "right"):
            code = f"align({style.align}, {code})"
        if style.rtl:
            language = self._sheet.document.lang if not paragraph.mark.lang else paragraph.mark.lang
            side = {"left": "left", "right": "right"}.get(style.align, "start")
            code = f"{{set text(dir: rtl); align({side}, {code})}}" if language else code
        if style.right > 0 and inner > 20:
            code = f"pad({'left' if style.rtl else 'right'}: {pt(style.right)}, {code})"
        if not style.widow_control:
            code = f"{{set text(costs: (widow: 0%, orphan: 0%)); {code}}}"
        return code

    def finished(
        self, paragraph: Paragraph, code: str, room: Room, under: Label | None = None
    ) -> str:
        """The paragraph's code with what it means to a reader: heading, list item, contents entry.

        `under` is the label of the list item that the paragraph goes on.
        """
        style = paragraph.style
        whole = style.keep_lines and self._short(paragraph, room)
        # In a cell, it is the row that stays whole or not.
        if (style.keep_next or whole) and not room.in_cell:
            arguments = named(
                sticky="true" if style.keep_next else None, breakable="false" if whole else None
            )
            code = f"block(width: 100%, {arguments}, {code})"
        if room.fringe:
            return code
        if paragraph.heading:
            words = words_of(paragraph).strip()
            title = f"titled({paragraph.heading}, {quoted(words)}, {code})"
            return self._running(paragraph) + title
        if paragraph.label is not None and under is None:
            label = paragraph.label
            self._sheet.plan.lists.append(
                ListPlan(label.list_id, label.level, label.ordered, bool(label.text))
            )
            return f"quote(block: true, {code})"
        if under is not None:
            self._sheet.plan.lists.append(ListPlan(under.list_id, under.level, more=True))
            return f"quote(block: true, {code})"
        if paragraph.contents:
            self._sheet.plan.lists.append(ListPlan(-1, 0, "toc", label=False))
            return f"quote(block: true, {code})"
        return self._running(paragraph) + code

    def _running(self, paragraph: Paragraph) -> str:
        """The words that a STYLEREF field takes from this paragraph, kept beside it."""
        name = self._sheet.style_labels.get(paragraph.style.style_id)
        if name is None:
            return ""
        return f"[#metadata({quoted(words_of(paragraph).strip())})<{name}>]; "

    @staticmethod
    def _short(paragraph: Paragraph, room: Room) -> bool:
        """Whether it surely fits a page; what is kept whole but does not fit would be cut off."""
        letters = len(words_of(paragraph))
        pictures = sum(i.height for i in leaves(paragraph.inlines) if isinstance(i, Picture))
        count = (
            letters * paragraph.mark.size * 0.7 / max(40.0, room.width - paragraph.style.left) + 2
        )
        return count * line_height(paragraph) + pictures < 0.6 * room.height

    def _lines(self, paragraph: Paragraph, room: Room) -> str:
        """The content of the paragraph: indent, label, then the runs between its tabs."""
        style, label = paragraph.style, paragraph.label
        flat = [
            (i, link) for i, link in self._flat(paragraph.inlines, None)
            if not (isinstance(i, Picture) and i.place)
        ]  # fmt: skip
        start = style.left + style.first
        head = f"h({pt(start)}); " if start else ""
        if label is not None and label.text:
            head, start, flat = self._labelled(paragraph, head, start, flat)
        if not any(isinstance(i, Tab) for i, _ in flat):
            return head + self._joined(flat, paragraph, room)
        parts: list[tuple[str, list[tuple[Inline, Link | None]]]] = [("", [])]
        made: list[str] = []
        for inline, link in flat:
            if isinstance(inline, Tab):
                parts.append((self._tab(inline, room), []))
            elif isinstance(inline, Break):
                made.append(self._tabbed(parts, paragraph, start, room))
                parts, start = [("", [])], style.left
            else:
                parts[-1][1].append((inline, link))
        made.append(self._tabbed(parts, paragraph, start, room))
        return head + "; linebreak(); ".join(made)

    def _labelled(
        self, paragraph: Paragraph, head: str, start: float,
        flat: list[tuple[Inline, Link | None]],
    ) -> tuple[str, float, list[tuple[Inline, Link | None]]]:  # fmt: skip
        label, style = paragraph.label, paragraph.style
        assert label is not None
        name = self._sheet.style(label.style, style)
        code = f"{name}({quoted(label.text)})"
        code = code if paragraph.heading else f"emph({code})"
        hang = -style.first
        if label.align in ("right", "end", "center"):
            aligned = "centred-at" if label.align == "center" else "ending-at"
            gap = f"h({pt(hang)}); " if hang > 0 and label.after == "tab" else ""
            return f"{head}{aligned}({code}); {gap}", style.left, flat
        if label.after == "tab":
            width = width_of(label.text, label.style.size)
            if lines.hangs(style, width):
                return f"{head}box(width: {pt(hang)}, {code}); ", style.left, flat
            return (
                head,
                start,
                [(Text(f"\0{code}", label.style), None), (Tab(label.style), None), *flat],
            )
        space = f'{name}(" "); ' if label.after == "space" else ""
        return f"{head}{code}; {space}", start, flat

    def _tab(self, tab: Tab, room: Room) -> str:
        line = "line" if tab.style.underline else ""
        if tab.align:
            at = lines.placed_at(tab.align, room.width)
            mark = lines.leader(tab.leader, line)
            return f'({round(at, 2)}, "{tab.align}", "{mark}")'
        return f'("", "", "{line}")'

    def _tabbed(
        self, parts: list[tuple[str, list[tuple[Inline, Link | None]]]], paragraph: Paragraph,
        start: float, room: Room,
    ) -> str:  # fmt: skip
        style = paragraph.style
        stops = lines.stops(style)
        listed = "".join(f'({round(p, 2)}, "{k}", "{m}"), ' for p, k, m in stops)
        pieces = [f"{{{self._joined(parts[0][1], paragraph, room)}}}"]
        pieces += [f"({tab}, {{{self._joined(p, paragraph, room)}}})" for tab, p in parts[1:]]
        if len(pieces) == 1:
            return pieces[0]
        every = self._sheet.document.tab_every
        return (
            f"tabbed({round(start, 2)}, ({listed}), {every:g}, "
            f"{round(room.width - max(0.0, style.right), 2)}, {', '.join(pieces)})"
        )

    def _joined(
        self, flat: list[tuple[Inline, Link | None]], paragraph: Paragraph, room: Room
    ) -> str:
        """Inlines one after another; those of one link together."""
        made: list[tuple[Link | None, list[str]]] = []
        for inline, link in flat:
            code = self._inline(inline, paragraph, room)
            if not code:
                continue
            if made and made[-1][0] is link:
                made[-1][1].append(code)
            else:
                made.append((link, [code]))
        joined = []
        for link, codes in made:
            content = "; ".join(codes)
            target = None if link is None or room.fringe else _runs.destination(link, self._sheet)
            joined.append(f"link({target}, {{{content}}})" if target else content)
        return "; ".join(joined)

    def _inline(self, inline: Inline, paragraph: Paragraph, room: Room) -> str:
        sheet, style = self._sheet, paragraph.style
        code = ""
        if isinstance(inline, Text) and inline.text.startswith("\0"):
            code = inline.text[1:]
        elif isinstance(inline, Text):
            across = room.width - style.left - max(0.0, style.right)
            code = _runs.text(inline, sheet, style, max(across, 20.0))
        elif isinstance(inline, Break):
            code = "linebreak()" if not room.fringe or inline.kind == "line" else ""
        elif isinstance(inline, Picture):
            code = _runs.image(inline, (room.width, room.height - 20))
        elif isinstance(inline, Counter):
            code = _runs.counter(inline, sheet, style, room.section)
        elif isinstance(inline, Mark) and not room.fringe:
            code = sheet.mark(inline.name)
        elif isinstance(inline, Note):
            code = self._note(inline, paragraph)
        return code

    def _note(self, note: Note, paragraph: Paragraph) -> str:
        name = self._sheet.style(replace(note.style, script=None), paragraph.style)
        if note.key.startswith("endnote"):
            return f"{name}(link(<{note.key}>, super({quoted(note.number)})))"
        inside = self._sheet.write_note(note.key)
        return f"{name}(footnote(numbering: _ => {quoted(note.number)}, {{\n{inside}\n}}))"
