"""Keeps the first entry that a loop makes with its second, so that none ends a page alone.

The last but one item of a list is kept with the last, which would start a page alone; a row
does not, since the headings of its table stand above it.

Word keeps a heading with one paragraph or row only. What is told from the template: items of a list
style, and rows of one paragraph a cell below a row of headings.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from generator.word.compile._lift import Lift
from generator.word.compile._tags import TAG, Written, read
from generator.word.package._xml import w

_HOLDERS = {"p": w("p"), "tr": w("tr")}
_PAIRED = {
    "p": Written("%", "", "if (loop.first or loop.revindex == 2) and not loop.last"),
    "tr": Written("%", "", "if loop.first and not loop.last"),
}
_END = Written("%", "", "endif")


def pair(lift: Lift, found: Sequence[etree._Element]) -> None:
    """Mark the entries of a part's loops so; `found` are its texts with tags, healed."""
    for element in found:
        for written in _tags(element):
            if (written.mark, written.scope) == ("{", "p"):
                _loosen(element)
            if written.word != "for" or written.scope not in _HOLDERS:
                continue
            holder = next(element.iterancestors(_HOLDERS[written.scope]), None)
            if holder is not None:
                for paragraph in _entry(holder, written.scope):
                    _keep(lift, paragraph, element, _PAIRED[written.scope])


def _tags(element: etree._Element) -> Iterator[Written]:
    return (read(match.group()) for match in TAG.finditer(element.text or ""))


def _entry(holder: etree._Element, scope: str) -> list[etree._Element]:
    """The paragraphs of the one item or row that a loop repeats; empty when it is another."""
    entry = holder.getnext()
    end = entry.getnext() if entry is not None else None
    if entry is None or end is None or entry.tag != holder.tag or not _ends(end):
        return []
    if scope == "p":
        found = [entry] if _is_item(entry) else []
    else:
        above = holder.getprevious()
        if above is None or above.find(f"{w('trPr')}/{w('tblHeader')}") is None:
            return []
        found = list(entry.iter(w("p")))
        if len(found) != len(entry.findall(w("tc"))):
            return []
    scoped = (tag.scope for one in found for text in one.iter(w("t")) for tag in _tags(text))
    return [] if any(scope in ("p", "tr", "tc") for scope in scoped) else found


def _ends(element: etree._Element) -> bool:
    return any(tag.word == "endfor" for text in element.iter(w("t")) for tag in _tags(text))


def _is_item(paragraph: etree._Element) -> bool:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return False
    style = properties.find(w("pStyle"))
    named = style is not None and style.get(w("val"), "").startswith("List")
    return named or properties.find(w("numPr")) is not None


def _loosen(element: etree._Element) -> None:
    """Let a long answer in a cell not tie its row to the next one."""
    paragraph = next(element.iterancestors(w("p")), None)
    cell = paragraph.getparent() if paragraph is not None else None
    if paragraph is not None and cell is not None and cell.tag == w("tc"):
        _with_keep(paragraph, off=True)


def _keep(lift: Lift, paragraph: etree._Element, near: etree._Element, when: Written) -> None:
    kept = _with_keep(paragraph)
    if kept is not None:
        text = near.text or ""
        lift.wrap(kept, *(lift.mark(tag, "statement", near, text) for tag in (when, _END)))


def _with_keep(paragraph: etree._Element, *, off: bool = False) -> etree._Element | None:
    """Say that a paragraph is kept, or is not, with the next one; None where it says so itself."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    if properties.find(w("keepNext")) is not None:
        return None
    kept = etree.Element(w("keepNext"), {w("val"): "0"} if off else None)
    properties.insert(int(properties.find(w("pStyle")) is not None), kept)
    return kept
