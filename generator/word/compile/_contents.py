"""What a paragraph, row or cell holds besides plain text, named as Word names it."""

from lxml import etree

from generator.word.package._xml import w

_TYPE = w("type")
# Holds nothing that a reader sees: frames of text, properties, marks of Word's own.
_UNSEEN = frozenset(
    map(
        w,
        (
            *("p", "r", "t", "tr", "tc", "tab", "cr", "softHyphen", "proofErr", "hyperlink"),
            *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "lastRenderedPageBreak"),
            *("smartTag", "smartTagPr", "dir", "bdo", "ins", "del", "moveFrom", "moveTo"),
            *("commentRangeStart", "commentRangeEnd", "commentReference", "delText"),
            *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        ),
    )
)
_PROPERTIES = frozenset(map(w, ("pPr", "rPr", "trPr", "tcPr", "tblPrEx")))
_NAMES = {
    "AlternateContent": "a picture or a shape",
    "drawing": "a picture",
    "pict": "a picture",
    "object": "an embedded object",
    "fldChar": "a field",
    "fldSimple": "a field",
    "instrText": "a field",
    "sdt": "a content control",
    "oMath": "an equation",
    "oMathPara": "an equation",
    "footnoteReference": "a footnote",
    "endnoteReference": "an endnote",
    "sym": "a symbol",
    "noBreakHyphen": "a hyphen",
    "ptab": "a tab that is aligned to the margin",
    "ruby": "a reading aid (ruby)",
    "pgNum": "a page number",
    "tbl": "a table",
}


def name_of(element: etree._Element) -> str:
    """What an element is, in words."""
    name = etree.QName(element).localname
    if name == "br":
        return f"a {element.get(_TYPE)} break"
    return _NAMES.get(name, f"something that is no text ({name})")


def beyond_text(element: etree._Element) -> list[str]:
    """The names of what an element holds that is not plain text, each once, in order."""
    found: dict[str, None] = {}
    waiting = list(reversed(element))
    while waiting:
        step = waiting.pop()
        if step.tag in _PROPERTIES:
            continue
        line_break = step.tag == w("br") and step.get(_TYPE) in (None, "textWrapping")
        if step.tag in _UNSEEN or line_break:
            waiting.extend(reversed(step))
        else:
            found[name_of(step)] = None
    return list(found)
