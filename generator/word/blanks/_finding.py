"""The places of one part of a form, found block by block as a reader goes through it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.word.blanks._grid import words_of
from generator.word.blanks._headings import Headings
from generator.word.blanks._line import TICK, Line
from generator.word.blanks._model import Blank, Kind
from generator.word.blanks._reading import Gap, boxes_of, gaps_of, is_ruled, label_of
from generator.word.blanks._spots import Stretch, Ticks
from generator.word.package._places import Places
from generator.word.package._xml import w

__all__ = ["Around", "Finder"]

_LABEL = 140
_SHORT_LABEL = 4
_LEAD = 90
_DEEPEST = 12


@dataclass(frozen=True)
class Around:
    """What stands round some blocks: the headings over them, and the label beside them.

    `used` says that the label beside has its own place elsewhere. `near` numbers what belongs
    together.
    """

    context: tuple[str, ...] = ()
    label: str = ""
    near: int = 0
    depth: int = 0


@dataclass
class _Above:
    """What was read before a line: a label that may be for it, the last place, boxes before."""

    label: str = ""
    open: Stretch | None = None
    boxes: list[tuple[Stretch, str]] = field(default_factory=list)
    question: str = ""
    over: tuple[str, ...] = ()
    heading: str = ""


class Finder:
    """Goes through one part of a form. `part` is its name where it is not the text itself."""

    def __init__(self, places: Places, levels: dict[str, int], part: str = "") -> None:
        self.places, self.part = places, part
        self.headings = Headings(levels)
        self.found: list[Blank] = []
        self.groups = 0
        self.lead = ""

    def blocks(self, holder: etree._Element, around: Around) -> None:
        """Find the places of what holds paragraphs and tables: a body, a cell, a header."""
        from generator.word.blanks._tables import Tables  # noqa: PLC0415 (tables hold blocks)

        above = _Above(label=around.label)
        blocks, inner = list(_blocks(holder)), around
        for number, block in enumerate(blocks):
            if block.tag == w("tbl"):
                self._end_boxes(above, inner)
                above = _Above(label=above.label)
                if around.depth < _DEEPEST:
                    Tables(self, block, self._inside(inner), above.label).find()
                above = _Above()
            else:
                following = blocks[number + 1 : number + 3]
                line = Line(block)
                # An empty line ends nothing: the boxes of one question may stand apart.
                above = self._line(line, above, inner, following) if line.atoms else above
                if above.heading:
                    context = (above.heading, *around.context)
                    inner = replace(around, context=context, near=self.groups)
                    above = _Above(label=above.heading)
        self._end_boxes(above, inner)

    def _inside(self, around: Around) -> Around:
        self.groups += 1
        context = around.context or self.headings.over()
        return Around(context, "", self.groups, around.depth + 1)

    def _line(
        self, line: Line, above: _Above, around: Around, following: Sequence[etree._Element]
    ) -> _Above:
        if TICK in line.text:
            return self._boxes(line, above, around)
        self._end_boxes(above, around)
        if is_ruled(line) and above.open is not None:
            above.open.extra.append(line.paragraph)
            return above
        if gaps := gaps_of(line):
            return self._gaps(line, gaps, above, around)
        return self._words(line, around, following) if words_of(line.text) else above

    def _words(self, line: Line, around: Around, following: Sequence[etree._Element]) -> _Above:
        """Read a line of words alone: a heading, a label with room behind it, or a text."""
        text = words_of(line.text)
        if self._is_heading(line, text, around, following):
            return _Above(heading=text.rstrip(": ")) if around.depth else _Above(label=text)
        if self._has_room(text, following, around):
            apart = bool(following) and _is_empty(following[0]) and not around.depth
            long = len(text.split()) > _SHORT_LABEL or text.endswith("?")
            spot = following[0] if apart and long else line.paragraph
            end = len(Line(spot).atoms)
            self._weak(text, around, Stretch(spot, end, end))
            return _Above()
        if not around.depth and len(text) <= _LEAD:
            self.lead = text
        return _Above(label=text if len(text) <= _LABEL else "")

    def _is_heading(
        self, line: Line, text: str, around: Around, following: Sequence[etree._Element]
    ) -> bool:
        """Whether a line is a heading of what follows; it is entered then."""
        level = self.headings.level(line)
        if level is None or not following or self._is_label(text, following):
            return False
        self.groups += 1
        if not around.depth:
            self.headings.enter(level, text)
            self.lead = ""
            if _are_empty(following):
                self._weak(text, around, Stretch(following[0], 0, 0))
        return True

    def _is_label(self, text: str, following: Sequence[etree._Element]) -> bool:
        return (
            text.endswith(":")
            and bool(following)
            and (
                following[0].tag == w("p")
                and (is_ruled(Line(following[0])) or _is_empty(following[0]))
            )
        )

    def _has_room(self, text: str, following: Sequence[etree._Element], around: Around) -> bool:
        """Whether a line is a label with room behind or below it for an answer."""
        if not text.endswith((":", "?")) or len(text) > _LABEL:
            return False
        if not following:
            return True
        if following[0].tag != w("p") or is_ruled(Line(following[0])):
            return False
        after = Line(following[0]).text.strip()
        return not after or (after.endswith(":") and text.endswith(":"))

    def _weak(self, text: str, around: Around, spot: Stretch) -> None:
        label, _ = label_of(text)
        context = self._context(around, label)
        self.add("text", label or text, spot, around, context=context, weak=True)

    def _context(self, around: Around, label: str = "") -> tuple[str, ...]:
        over = around.context or self.headings.over()
        return over[1:] if over and label and over[0].rstrip(": ") == label else over

    def _gaps(self, line: Line, gaps: list[Gap], above: _Above, around: Around) -> _Above:
        last: Stretch | None = None
        for number, gap in enumerate(gaps):
            named = False
            label, sentence = label_of(gap.before)
            before = line.text[last.end if last is not None else 0 : gap.start].rstrip()
            hints = [one for one in (gap.behind, *gap.names) if one]
            if gap.prompt:
                hints = [label] if label and not sentence else []
                label, sentence = gap.names[0], False
            elif gap.behind and not before.endswith(":"):
                # “I write about ____ (name of the child)”: the brackets name it.
                hints, label = [*hints, label], gap.behind
                named = bool(words_of(before) or words_of(line.text[gap.close :]))
            elif (
                not label
                and len(gap.names) > 1
                and above.label in ("", *around.context, *self.headings.over())
            ):
                label = gap.names[0]
            elif not label and not number:
                label = above.label.rstrip(": ")
            elif not label and last is not None and not gap.names:
                if last.paragraph is line.paragraph and not line.text[last.end : gap.start].strip():
                    last.end = gap.end
                continue
            # Brackets in running text only say what to write: they go with the dots.
            end = gap.close if named else gap.end
            spot = Stretch(line.paragraph, gap.start, end)
            behind = line.text[gap.end :]
            running = bool(words_of(behind)) and not before.rstrip().endswith((":", "?"))
            running = sentence or (running and (len(label.split()) > 4 or label[:1].islower()))
            self.add(
                gap.kind,
                label,
                spot,
                around,
                context=self._context(around, label),
                hints=tuple(one for one in hints if one and one != label),
                options=gap.options,
                sentence=running and bool(words_of(before)) and not gap.behind and not gap.prompt,
                weak=gap.prompt and len(label.split()) > _SHORT_LABEL,
            )
            last = spot
        tail = line.text[gaps[-1].end :]
        ends = last is not None and not words_of(tail)
        return _Above(open=last if ends and gaps[-1].kind == "text" else None)

    def _boxes(self, line: Line, above: _Above, around: Around) -> _Above:
        question, boxes = boxes_of(line)
        starts = line.text.lstrip()[:1] == TICK
        if above.boxes and (question or not starts):
            self._end_boxes(above, around)
            above = _Above()
        if not above.boxes:
            above = _Above(question=question or above.label, over=self._context(around))
        above.boxes += [(Stretch(line.paragraph, at, at + 1), words) for at, words in boxes]
        gaps = gaps_of(line)
        if gaps or not starts:
            # A blank behind boxes: “☐ Yes ☐ No If yes, language: ____”.
            self._end_boxes(above, around)
            return self._gaps(line, gaps, _Above(), around) if gaps else _Above()
        return above

    def _end_boxes(self, above: _Above, around: Around) -> None:
        if not above.boxes:
            return
        boxes, above.boxes = above.boxes, []
        label, _ = label_of(above.question)
        self.add(
            "ticks",
            label,
            Ticks([box for box, _ in boxes]),
            around,
            context=self._context(around, label),
            options=tuple(words for _, words in boxes),
        )

    def add(
        self,
        kind: Kind,
        label: str,
        spot: "Stretch | Ticks",
        around: Around,
        **more: object,
    ) -> Blank:
        """Note a place."""
        where = self.places.of(spot.paragraph)
        near = around.near or self.groups
        made = Blank(kind, label, str(where), spot, part=self.part, lead=self.lead, near=near)
        made = replace(made, **more)  # type: ignore[arg-type]
        self.found.append(made)
        return made


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag == w("sdt"):
            content, properties = child.find(w("sdtContent")), child.find(w("sdtPr"))
            parts = properties is not None and properties.find(w("docPartObj")) is not None
            if content is not None and not parts:
                yield from _blocks(content)
        elif child.tag in (w("ins"), w("customXml")):
            yield from _blocks(child)


def _is_empty(block: etree._Element) -> bool:
    return block.tag == w("p") and not Line(block).text.strip()


def _are_empty(blocks: Sequence[etree._Element]) -> bool:
    return len(blocks) > 1 and all(map(_is_empty, blocks))
