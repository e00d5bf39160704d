"""Where something is written into a form: a stretch of a paragraph, boxes to tick, rows."""

import copy
from dataclasses import dataclass, field

from lxml import etree

from generator.word.blanks._grid import held
from generator.word.blanks._line import Line
from generator.word.package._xml import w

__all__ = ["Rows", "Stretch", "Ticks"]


@dataclass
class Stretch:
    """The characters of a paragraph from `start` up to `end`; none where they are the same.

    `extra` are ruled lines below that belong to it.
    """

    paragraph: etree._Element
    start: int
    end: int
    extra: list[etree._Element] = field(default_factory=list)

    def fill(self, text: str) -> None:
        """Write a text there, with a space before and behind it where a brace is its neighbour."""
        line = Line(self.paragraph)
        left = " " if line.text[: self.start].endswith("{") else ""
        text = left + text + (" " if line.text[self.end :].startswith("}") else "")
        line.put(self.start, self.end, text)
        self._clear()

    def fill_block(self, text: str) -> None:
        """Write a tag that has to have a paragraph of its own."""
        line = Line(self.paragraph)
        around = line.text[: self.start] + line.text[self.end :]
        if not around.strip():
            for at in range(len(line.atoms) - 1, self.end - 1, -1):
                Line(self.paragraph).put(at, at + 1, "")
            Line(self.paragraph).put(0, self.end, text)
            _tidy(self.paragraph)
        else:
            if self.end > self.start:
                line.put(self.start, self.end, "")
            made = etree.Element(w("p"))
            properties = self.paragraph.find(w("pPr"))
            if properties is not None:
                made.append(copy.deepcopy(properties))
                for section in made.iterfind(f"{w('pPr')}/{w('sectPr')}"):
                    section.getparent().remove(section)  # type: ignore[union-attr]
            self.paragraph.addnext(made)
            Line(made).put(0, 0, text)
        self._clear()

    def _clear(self) -> None:
        for paragraph in self.extra:
            parent = paragraph.getparent()
            if parent is not None and paragraph.find(f"{w('pPr')}/{w('sectPr')}") is None:
                parent.remove(paragraph)


def _tidy(paragraph: etree._Element) -> None:
    for run in paragraph.findall(w("r")):
        if not [child for child in run if child.tag != w("rPr")] or (
            "".join(map(str, run.itertext(w("t")))) == ""
            and run.find(w("t")) is not None
            and len(run) < 3
        ):
            paragraph.remove(run)


@dataclass
class Ticks:
    """Boxes to tick, in the order of the form."""

    boxes: list[Stretch]

    @property
    def paragraph(self) -> etree._Element:
        """The paragraph of the first box."""
        return self.boxes[0].paragraph

    def fill(self, texts: list[str]) -> None:
        """Write a text in place of each box; an empty text leaves the box as it is."""
        for box, text in reversed(list(zip(self.boxes, texts, strict=True))):
            if text:
                box.fill(text)


@dataclass
class Rows:
    """The empty rows below a header row."""

    header: etree._Element
    rows: list[etree._Element]

    @property
    def paragraph(self) -> etree._Element:
        """The first paragraph of the header row."""
        return next(self.header.iter(w("p")))

    def fill(self, loop: str, cells: list[str], *, blocks: list[bool]) -> None:
        """Keep one row, with these texts, and repeat it by the tags of a loop.

        `loop` is what follows `for` in the tag. An empty text leaves its cell empty.
        """
        first = self.rows[0]
        for row in self.rows[1:]:
            row.getparent().remove(row)  # type: ignore[union-attr]
        for cell, text, block in zip(held(first, "tc"), cells, blocks, strict=True):
            paragraph = next(cell.iter(w("p")))
            end = len(Line(paragraph).atoms)
            spot = Stretch(paragraph, 0, end)
            (spot.fill_block if block else spot.fill)(text)
        before, after = copy.deepcopy(first), copy.deepcopy(first)
        for row, tag in ((before, f"{{%tr for {loop} %}}"), (after, "{%tr endfor %}")):
            for number, cell in enumerate(held(row, "tc")):
                for paragraph in cell.findall(w("p"))[1:]:
                    cell.remove(paragraph)
                paragraph = next(cell.iter(w("p")))
                for child in [c for c in paragraph if c.tag != w("pPr")]:
                    paragraph.remove(child)
                if not number:
                    Line(paragraph).put(0, 0, tag)
        first.addprevious(before)
        first.addnext(after)
