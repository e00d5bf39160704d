"""Makes the column list of each table of a rendered part fit its widest row."""

import re

from lxml import etree

from generator.word.package._xml import w

_SPAN = f"{w('tcPr')}/{w('gridSpan')}"
_PLAIN_NUMBER = re.compile(r"^\d+(\.\d+)?$")


def fitted(xml: str) -> str:
    """The part with its tables' column lists made to fit; tables keep their width."""
    root = etree.fromstring(xml.encode())
    widest = _widest(root)
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        if grid is not None:
            _fit(grid, widest.get(table, 0))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode()


def _fit(grid: etree._Element, wanted: int) -> None:
    columns = grid.findall(w("gridCol"))
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


def _widest(root: etree._Element) -> dict[etree._Element, int]:
    """By table, how many columns its widest row covers."""
    widths = dict.fromkeys(root.iter(w("tr")), 0)
    for cell in root.iter(w("tc")):
        row = next(cell.iterancestors(w("tr")), None)
        if row is not None:
            widths[row] += _span(cell)
    for skip in (w("gridBefore"), w("gridAfter")):
        for row in widths:
            found = row.find(f"{w('trPr')}/{skip}")
            widths[row] += int(_number(found.get(w("val")))) if found is not None else 0
    widest: dict[etree._Element, int] = {}
    for row, width in widths.items():
        table = next(row.iterancestors(w("tbl")), None)
        if table is not None:
            widest[table] = max(width, widest.get(table, 0))
    return widest


def _span(cell: etree._Element) -> int:
    span = cell.find(_SPAN)
    return int(_number(span.get(w("val")))) if span is not None else 1


def _number(text: str | None) -> float:
    return float(text) if text and _PLAIN_NUMBER.match(text) else 0.0
