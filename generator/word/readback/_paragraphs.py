"""Reads the paragraphs and tables of a narrative in an edited file."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from generator.word.merge._markdown import Run
from generator.word.package._names import R
from generator.word.package._xml import w
from generator.word.readback._looks import Looks, address, at, value
from generator.word.readback._scan import text_of_run
from generator.word.readback.pieces import (
    HEADING,
    ITEM,
    MORE,
    PARAGRAPH,
    QUOTE,
    RULE,
    TABLE,
    Piece,
    settled,
)

_THROUGH = frozenset(w(name) for name in ("sdt", "sdtContent", "smartTag", "ins", "customXml"))
_FIXED = re.compile(r"courier|mono|consolas|menlo", re.IGNORECASE)
_ALIGNED = {"center": "center", "right": "right", "end": "right"}


def pieces_of(blocks: Sequence[etree._Element], looks: Looks, given: str) -> tuple[Piece, ...]:
    """What paragraphs and tables say, in the form in which narratives are compared.

    `given` are the looks that the template gives to all of them.
    """
    reader = _Reader(looks, given)
    made = [reader.table(b) if b.tag == w("tbl") else reader.paragraph(b) for b in blocks]
    return settled(made, given)


class _Reader:
    def __init__(self, looks: Looks, given: str) -> None:
        self._looks, self._given = looks, given
        self._counts: dict[tuple[str, int], int] = {}
        self._depth = 0

    def paragraph(self, paragraph: etree._Element) -> Piece:
        runs = tuple(self._runs(paragraph))
        item = self._looks.item(paragraph)
        if item is not None:
            number, self._depth = item
            start = self._looks.starts_at(number, self._depth)
            for deeper in [key for key in self._counts if key[1] > self._depth]:
                del self._counts[deeper]
            count = self._counts[item] = self._counts.get(item, start - 1) + 1
            return Piece(ITEM, runs, self._depth, count if start else 0)
        depth = self._looks.continues(paragraph)
        if depth:
            return Piece(MORE, runs, depth)
        if not runs and at(paragraph, "pPr", "pBdr", "bottom") is not None:
            return Piece(RULE)
        if self._looks.is_quote(paragraph):
            return Piece(QUOTE, runs)
        return Piece(HEADING if self._is_heading(paragraph, runs) else PARAGRAPH, runs)

    def _is_heading(self, paragraph: etree._Element, runs: tuple[Run, ...]) -> bool:
        """Whether a paragraph has a style for headings, or is set as the engine sets them."""
        if self._looks.style_name(paragraph).startswith("heading"):
            return True
        shown = [run for run in runs if run.text.strip()]
        kept = at(paragraph, "pPr", "keepNext")
        bold = bool(shown) and all(run.bold for run in shown)
        off = kept is None or kept.get(w("val")) in ("0", "false", "off")
        return bold and not off and "k" not in self._given

    def table(self, table: etree._Element) -> Piece:
        rows = []
        aligned: tuple[str, ...] = ()
        for row in table.iter(w("tr")):
            cells = list(row.iter(w("tc")))
            rows.append(tuple(self._cell(cell) for cell in cells))
            if not aligned:
                aligned = tuple(_alignment(cell) for cell in cells)
        return Piece(TABLE, rows=tuple(rows), aligned=aligned)

    def _cell(self, cell: etree._Element) -> tuple[Run, ...]:
        runs: list[Run] = []
        for paragraph in cell.iter(w("p")):
            if runs:
                runs.append(Run("", break_=True))
            runs += self._runs(paragraph)
        return tuple(runs)

    def _runs(self, parent: etree._Element) -> Iterator[Run]:
        code, shown, url = "", True, ""
        for element in _inline(parent):
            if element.tag == w("hyperlink"):
                target = self._looks.link(element.get(f"{{{R}}}id", ""))
                yield from (run._replace(url=target) for run in self._runs(element))
                continue
            mark = element.find(w("fldChar"))
            if mark is not None:
                kind = mark.get(w("fldCharType"))
                if kind == "begin":
                    code, shown = "", False
                elif kind == "separate":
                    shown, url = True, address(code) or ""
                else:
                    shown, url = True, ""
            elif not shown:
                code += "".join(e.text or "" for e in element.iter(w("instrText")))
            else:
                yield from self._split(element, url)

    def _split(self, run: etree._Element, url: str) -> Iterator[Run]:
        fonts = at(run, "rPr", "rFonts")
        look = Run(
            "",
            bold=self._looks.is_on(run, "b"),
            italic=self._looks.is_on(run, "i"),
            code=fonts is not None and bool(_FIXED.search(fonts.get(w("ascii"), ""))),
            url=url,
        )
        for number, text in enumerate(text_of_run(run).split("\n")):
            if number:
                yield Run("", break_=True)
            if text:
                yield look._replace(text=text)


def _inline(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag in _THROUGH:
            yield from _inline(element)
        elif element.tag in (w("r"), w("hyperlink")):
            yield element


def _alignment(cell: etree._Element) -> str:
    return _ALIGNED.get(value(cell.find(w("p")), "pPr", "jc"), "")
