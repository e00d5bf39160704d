"""Settles what somebody left open in a part: tracked changes are accepted, comments go.

So a document says what Word shows its author without markup, and holds neither the words
that were deleted nor the names of who changed what.
"""

from lxml import etree

from generator.word.package._xml import replace_with_text, w

_P, _R_PR, _ROW, _CELL, _TABLE = w("p"), w("rPr"), w("tr"), w("tc"), w("tbl")
_GONE = (w("del"), w("moveFrom"))
_RANGES = tuple(
    w(f"{name}Range{end}")
    for name in (
        *("moveFrom", "moveTo", "comment", "customXmlIns", "customXmlDel"),
        *("customXmlMoveFrom", "customXmlMoveTo"),
    )
    for end in ("Start", "End")
)
_NOTES = (
    *_RANGES,
    *(w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "numbering", "tblPr", "tcPr")),
    *(w(name) for name in ("trPrChange", "tblPrExChange", "tblGridChange", "cellIns")),
    *(w(name) for name in ("cellMerge", "commentReference", "annotationRef")),
)


def accept(root: etree._Element) -> None:
    """Accept all tracked changes of a part and take its comments' marks out."""
    _drop_rows_and_cells(root)
    marks = [e for e in root.iter(*_GONE) if _is_mark(e)]
    ending = [next(mark.iterancestors(_P)) for mark in marks]
    etree.strip_elements(root, *_NOTES, with_tail=False)
    for element in list(root.iter(*_GONE, w("ins"), w("moveTo"))):
        if element.tag in _GONE or _is_mark(element) or element.getparent().tag == w("trPr"):  # type: ignore[union-attr]
            replace_with_text(element, "")
    etree.strip_tags(root, w("ins"), w("moveTo"))
    for paragraph in reversed(ending):
        _join_to_next(paragraph)
    for cell in root.iter(_CELL):
        if cell.find(_P) is None and cell.find(_TABLE) is None:
            etree.SubElement(cell, _P)


def _is_mark(element: etree._Element) -> bool:
    """Whether a change is one of a paragraph's end, not of the text in it."""
    parent = element.getparent()
    return parent is not None and parent.tag == _R_PR


def _drop_rows_and_cells(root: etree._Element) -> None:
    for path, name in ((w("trPr"), w("del")), (w("tcPr"), w("cellDel"))):
        for holder in list(root.iter(path)):
            if holder.find(name) is not None:
                _drop(holder.getparent())
    for row in list(root.iter(_ROW)):
        if row.find(f".//{_CELL}") is None:
            _drop(row)
    for table in list(root.iter(_TABLE)):
        if table.find(f".//{_ROW}") is None:
            _drop(table)


def _drop(element: etree._Element | None) -> None:
    if element is not None and element.getparent() is not None:
        replace_with_text(element, "")


def _join_to_next(paragraph: etree._Element) -> None:
    """Take out the end of a paragraph, so that its text goes on in the next one."""
    after = paragraph.getnext()
    content = [child for child in paragraph if child.tag != w("pPr")]
    if after is None or after.tag != _P:
        if not content and paragraph.getprevious() is not None:
            _drop(paragraph)
        return
    at = 1 if after.find(w("pPr")) is not None else 0
    for child in reversed(content):
        after.insert(at, child)
    _drop(paragraph)
