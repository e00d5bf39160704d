"""Makes the column list of each table of a rendered part fit its widest row."""

import re

from lxml import etree

from generator.word.package._xml import w

_PLAIN_NUMBER = re.compile(r"^\d+(\.\d+)?$")


def fitted(xml: str) -> str:
    """The part with its tables' column lists made to fit; tables keep their width."""
    root = etree.fromstring(xml.encode())
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        if grid is not None:
            _fit(table, grid)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode()


def _fit(table: etree._Element, grid: etree._Element) -> None:
    columns = grid.findall(w("gridCol"))
    wanted = max((_width(row) for row in _rows(table)), default=0)
    if not wanted or wanted == len(columns):
        return
    sizes = [_number(column.get(w("w"))) for column in columns]
    total = sum(sizes)
    kept = sizes[:wanted]
    kept += [total / max(len(sizes), 1)] * (wanted - len(kept))
    scale = total / sum(kept) if sum(kept) else 1.0
    for column in columns:
        grid.remove(column)
    for index, size in enumerate(kept):
        made = grid.makeelement(w("gridCol"), {w("w"): str(int(size * scale))}, None)
        grid.insert(index, made)


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table]


def _width(row: etree._Element) -> int:
    """How many columns a row covers, those that it skips at either end counted."""
    total = 0
    for skip in (w("gridBefore"), w("gridAfter")):
        found = row.find(f"{w('trPr')}/{skip}")
        total += int(_number(found.get(w("val")))) if found is not None else 0
    for cell in row.iter(w("tc")):
        if next(cell.iterancestors(w("tr"))) is row:
            span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
            total += int(_number(span.get(w("val")))) if span is not None else 1
    return total


def _number(text: str | None) -> float:
    return float(text) if text and _PLAIN_NUMBER.match(text) else 0.0
