"""A paragraph as lines: its words in their looks, its label, tabs, fields and links."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.pdf.layout._beside import Beside
from generator.pdf.layout._items import Number, Tag, turned
from generator.pdf.layout._line import Line, Words
from generator.pdf.layout._lines import Breaker
from generator.pdf.layout._press import Footnote, Press, Stage
from generator.pdf.layout._words import cuts_of, lines_of
from generator.pdf.read._figures import Drawing, Picture
from generator.pdf.read._model import (
    Break,
    Counter,
    Inline,
    Link,
    Mark,
    Note,
    Paragraph,
    ParagraphStyle,
    Tab,
    Text,
)
from generator.pdf.sense import lines as sense
from generator.pdf.sense.blocks import longest

Piece = tuple[Inline, Tag | None]


def leading(paragraph: Paragraph, press: Press) -> float:
    """What its line spacing adds below each line, by the size that most of its words have."""
    style = paragraph.style
    if style.rule != "auto" or style.line <= 1:
        return 0.0
    most = longest(paragraph)
    return press.inks.leading(paragraph.mark if most is None else most.style, style)


def empty_height(paragraph: Paragraph, press: Press) -> tuple[float, float]:
    """How far a line without words reaches above and below its baseline."""
    ink = press.inks.ink(paragraph.mark, paragraph.style)
    return ink.above, ink.below


class Setter:
    """Sets paragraphs on a stage: in its width, with the numbers of its page and section."""

    def __init__(self, press: Press, stage: Stage) -> None:
        """Write with what a press knows."""
        self._press, self._stage = press, stage

    def lines(
        self, paragraph: Paragraph, pieces: Sequence[Inline], label: Tag | None, *, first: bool,
        draw: Callable[[Drawing], Any], beside: Beside | None = None,
    ) -> list[Line]:  # fmt: skip
        """The lines of the pieces; `first` is false after a page break inside the paragraph.

        `label` is the element of the paragraph's label, when it stands here; `draw` makes drawings
        on a line ready; `beside` is what floats at its side.
        """
        style = paragraph.style
        width, press = self._stage.width, self._press
        start, limit = room_of(style, width, first=first)
        inks = press.inks
        labelled = first and paragraph.label is not None and paragraph.label.text
        # Most paragraphs are but words, and many a single line of them.
        texts = press.words(pieces)
        if texts is not None and beside is None:
            if not labelled:
                return self._plain(texts, paragraph, start, limit)
            lines = self._listed(texts, paragraph, (start, limit), label)
            if lines is not None:
                return lines
        ledge = None if beside is None else _Ledge(beside, paragraph, press)
        breaker = Breaker(start, style.left, limit, press.document.tab_every, ledge)
        breaker.stops = sense.stops(style)
        # A right tab stop may stand at the margin, whatever the paragraph's indent.
        breaker.over = width
        flat = list(self._flat(pieces, None))
        if labelled:
            self._label(breaker, paragraph, breaker.at, label, flat)
        for n, (inline, tag) in enumerate(flat):
            if isinstance(inline, Text):
                for text, ink in inks.runs(inline.text, inline.style, style):
                    breaker.words(text, ink, self._tag(tag, inline))
            elif isinstance(inline, Tab):
                ahead = self._ahead(flat, n + 1, paragraph)
                self._tab(breaker, inline, tag, ahead, paragraph)
            elif isinstance(inline, Drawing):
                drawn = draw(inline)
                # However low it is, the line is as high as the paragraph's end.
                breaker.raise_to(*empty_height(paragraph, press))
                breaker.picture(drawn, drawn.width, drawn.height, tag)
            else:
                self._other(breaker, inline, tag, paragraph)
        return self._counted(breaker, paragraph)

    def _plain(
        self, texts: Sequence[Text], paragraph: Paragraph, start: float, limit: float
    ) -> list[Line]:
        """The lines of nothing but words."""
        style, press = paragraph.style, self._press
        runs = [
            (text, ink, self._tag(None, inline))
            for inline in texts
            for text, ink in press.inks.runs(inline.text, inline.style, style)
        ]
        if len(runs) == 1:
            text, ink, tag = runs[0]
            cuts = cuts_of(text, ink, start, style.left, limit)
            if cuts is not None:
                press.spend(len(cuts) - 1)
                return lines_of(cuts, ink, tag, limit)
        breaker = Breaker(start, style.left, limit, 0.0)
        for run in runs:
            breaker.words(*run)
        return self._counted(breaker, paragraph)

    def _listed(
        self, texts: Sequence[Text], paragraph: Paragraph, room: tuple[float, float],
        tag: Tag | None,
    ) -> list[Line] | None:  # fmt: skip
        """The lines of words of one look behind a label that hangs; None for what is not that."""
        label, style, press = paragraph.label, paragraph.style, self._press
        assert label is not None
        said = press.inks.runs(label.text, label.style, style)
        runs = press.inks.runs(texts[0].text, texts[0].style, style) if len(texts) == 1 else []
        if len(said) != 1 or len(runs) != 1 or label.align != "left" or label.after != "tab":
            return None
        (mark, ink), (start, limit) = said[0], room
        width = ink.widths[mark]
        if " " in mark or not sense.hangs(style, width) or start + width > limit:
            return None
        words, look = runs[0]
        cuts = cuts_of(words, look, start - style.first, style.left, limit)
        if cuts is None:
            return None
        press.spend(len(cuts) - 1)
        lines = lines_of(cuts, look, self._tag(None, texts[0]), limit)
        first = lines[0]
        part = Words(start, ink, tag)
        part.text = mark
        first.parts.insert(0, part)
        first.above, first.below = max(first.above, ink.above), max(first.below, ink.below)
        return lines

    def _counted(self, breaker: Breaker, paragraph: Paragraph) -> list[Line]:
        lines = breaker.finished(*empty_height(paragraph, self._press))
        self._press.spend(len(lines) - 1)
        return lines

    def _flat(self, inlines: Iterable[Inline], tag: Tag | None) -> Iterable[Piece]:
        for inline in inlines:
            if isinstance(inline, Link):
                yield from self._flat(inline.inside, self._press.link(inline))
            elif not (isinstance(inline, Picture | Drawing) and inline.place):
                yield inline, tag

    def _tag(self, tag: Tag | None, text: Text) -> Tag | None:
        lang = text.style.lang
        if tag is not None or not lang or lang == self._press.lang:
            return tag
        return self._press.span(lang)

    def _label(
        self, breaker: Breaker, paragraph: Paragraph, start: float, tag: Tag | None,
        flat: list[Piece],
    ) -> None:  # fmt: skip
        label, style = paragraph.label, paragraph.style
        assert label is not None
        parts = self._press.inks.runs(label.text, label.style, style)
        width = sum(ink.widths[text] for text, ink in parts)
        hang = -style.first
        if label.align in ("right", "end", "center"):
            breaker.move(start - (width / 2 if label.align == "center" else width))
        for text, ink in parts:
            breaker.words(text, ink, tag)
        if label.after == "space":
            breaker.words(" ", parts[-1][1], tag)
        elif label.align in ("right", "end", "center") and hang > 0 and label.after == "tab":
            breaker.move(start + hang)
        elif label.after == "tab":
            if sense.hangs(style, width):
                breaker.move(start + hang)
            else:
                flat.insert(0, (Tab(label.style), None))

    def _ahead(self, flat: list[Piece], at: int, paragraph: Paragraph) -> tuple[float, float]:
        """How wide what follows a tab is, up to the next tab or the line's end.

        And how wide what of it stands before a decimal point.
        """
        width = 0.0
        before: float | None = None
        for n in range(at, len(flat)):
            inline = flat[n][0]
            if isinstance(inline, Tab | Break):
                break
            if isinstance(inline, Text | Counter):
                text = (
                    inline.text if isinstance(inline, Text)
                    else self._press.counted(inline, self._stage)
                )  # fmt: skip
                for words, ink in self._press.inks.runs(text, inline.style, paragraph.style):
                    point = words.find(".")
                    if before is None and point >= 0:
                        before = width + ink.widths.whole(words[:point])
                    width += ink.widths.whole(words)
            elif isinstance(inline, Picture):
                width += self._size(inline)[0]
            elif isinstance(inline, Drawing):
                width += inline.width
        return width, width if before is None else before

    def _tab(
        self,
        breaker: Breaker,
        tab: Tab,
        tag: Tag | None,
        ahead: tuple[float, float],
        paragraph: Paragraph,
    ) -> None:
        mark = "line" if tab.style.underline else ""
        place = None
        if tab.align:
            place = (sense.placed_at(tab.align, self._stage.width), tab.align)
            mark = sense.leader(tab.leader, mark)
        ink = self._press.inks.ink(tab.style, paragraph.style)
        breaker.tab(ink, tag, ahead, place, mark)

    def _other(
        self, breaker: Breaker, inline: Inline, tag: Tag | None, paragraph: Paragraph
    ) -> None:
        stage = self._stage
        if isinstance(inline, Break):
            # No page or column ends in a cell, header or note, and no line for it.
            if inline.kind == "line":
                breaker.end_line()
        elif isinstance(inline, Mark):
            if inline.name in self._press.wanted and not stage.fringe:
                breaker.mark(inline.name)
        elif isinstance(inline, Counter):
            text = self._press.counted(inline, stage)
            self._press.asked += 1
            if stage.fringe and tag is None:
                tag = Number(inline)
            for words, ink in self._press.inks.runs(text, inline.style, paragraph.style):
                breaker.words(words, ink, tag)
        elif isinstance(inline, Picture):
            breaker.picture(inline, *self._size(inline), tag)
        elif isinstance(inline, Note):
            self._note(breaker, inline, paragraph)

    def _note(self, breaker: Breaker, note: Note, paragraph: Paragraph) -> None:
        """A note's number, which leads to the note."""
        run = note.style if note.style.script else self._press.raised(note.style)
        tag = self._press.link(Link((), bookmark=note.key))
        for words, ink in self._press.inks.runs(note.number, run, paragraph.style):
            breaker.words(words, ink, tag)
        if not note.key.startswith("endnote"):
            breaker.mark(Footnote(note.key))

    def _size(self, picture: Picture) -> tuple[float, float]:
        """How large a picture is set: never larger than the page has room for."""
        stage = self._stage
        width, height = turned(picture)
        shrink = min(1.0, stage.width / width, (stage.height - 20) / height)
        return width * shrink, height * shrink


class _Ledge:
    """What floats beside the lines of one paragraph."""

    def __init__(self, beside: Beside, paragraph: Paragraph, press: Press) -> None:
        self._beside = beside
        self._height = sum(empty_height(paragraph, press))
        self._extra = leading(paragraph, press)

    def span(self, y: float, left: float, limit: float) -> tuple[float, float, float]:
        return self._beside.span(y, self._height, left, limit)

    def height(self, line: Line) -> float:
        return (line.above + line.below if line.parts else self._height) + self._extra


def room_of(style: ParagraphStyle, width: float, *, first: bool) -> tuple[float, float]:
    """Where the lines of a style begin and end across a stage; its first may begin elsewhere."""
    limit = width - style.right if style.right > 0 and width - style.right > 20 else width
    return (style.left + style.first if first else style.left), limit
