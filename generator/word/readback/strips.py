"""Table rows and list lines in their order, so that added ones are seen."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from generator.word.package._xml import w
from generator.word.readback._looks import value
from generator.word.readback._scan import Scan
from generator.word.readback.marking import Mark

_HOLDERS = (w("body"), w("tc"), w("tbl"))


class Stretch(NamedTuple):
    """A row or a paragraph: the fields in it, how it looks, whether it holds any text."""

    marks: tuple[Mark, ...]
    look: str
    says: bool


def strips(body: etree._Element, found: Scan) -> tuple[tuple[Stretch, ...], ...]:
    """The rows of each table, and the paragraphs of the body and of each cell."""
    in_paragraph: dict[etree._Element, list[Mark]] = {}
    for mark, spot in found.starts.items():
        if spot.paragraph < len(found.paragraphs):
            in_paragraph.setdefault(found.paragraphs[spot.paragraph], []).append(mark)
    made: dict[etree._Element, list[Stretch]] = {}
    rows: dict[etree._Element, list[Mark]] = {}
    says: dict[etree._Element, bool] = {}
    inside = found.narratives()
    for number, (paragraph, text) in enumerate(zip(found.paragraphs, found.texts, strict=True)):
        if number in inside:
            continue
        marks = in_paragraph.get(paragraph, [])
        for row in paragraph.iterancestors(w("tr")):
            rows.setdefault(row, []).extend(marks)
            says[row] = says.get(row, False) or bool(text.strip())
        holder = next(e for e in paragraph.iterancestors() if e.tag in _HOLDERS)
        made.setdefault(holder, []).append(
            Stretch(tuple(marks), _look(paragraph), bool(text.strip()))
        )
    for row, marks in rows.items():
        table = next(row.iterancestors(w("tbl")))
        is_header = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        made.setdefault(table, []).append(
            Stretch(tuple(marks), "header" if is_header else "row", says[row])
        )
    return tuple(tuple(strip) for strip in made.values())


def _look(paragraph: etree._Element) -> str:
    return f"{value(paragraph, 'pPr', 'pStyle')} {value(paragraph, 'pPr', 'numPr', 'numId')}"


def followers(strip: tuple[Stretch, ...]) -> Iterator[tuple[Mark, ...]]:
    """For each stretch with text and no field that follows one with fields and looks the same.

    Gives the marks of the last such one before it.
    """
    last: Stretch | None = None
    for stretch in strip:
        if stretch.marks:
            last = stretch
        elif last is not None and stretch.look == last.look:
            if stretch.says:
                yield last.marks
        else:
            last = None
