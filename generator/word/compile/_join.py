"""Joins paragraphs where a tag asks for it.

{%- at the start of a paragraph joins it to the one before, -%} at its end to the one
after: a sentence with conditions in it can so be written over several lines. The same
goes for lines of one paragraph, made with Shift+Enter.
"""

from collections.abc import Callable

from lxml import etree

from generator.word.compile._tags import TAG, read
from generator.word.package._xml import w

_PARAGRAPH, _PROPERTIES, _TEXT, _RUN = w("p"), w("pPr"), w("t"), w("r")
_LINE_BREAKS = (w("br"), w("cr"))
_SECTION = w("sectPr")

Report = Callable[[etree._Element], None]


def join_paragraphs(found: list[etree._Element], across_section: Report) -> None:
    """Join the paragraphs of these text elements, each of which holds a tag.

    `across_section(element)` is called where one of two to be joined ends a section, whose
    page settings would be lost or would take in other text; they are left apart.
    """
    for element in found:
        tags = TAG.findall(element.text or "")
        if not tags or "-" not in f"{tags[0][2:3]}{tags[-1][-3:-2]}":
            continue
        paragraph = next(element.iterancestors(_PARAGRAPH), None)
        if paragraph is None:
            continue
        text = (element.text or "").strip()
        first, last = read(tags[0]), read(tags[-1])
        if text.startswith(tags[0]) and first.trim_before and not first.scope:
            _drop_breaks(paragraph, element, backwards=True)
        if text.endswith(tags[-1]) and last.trim_after and not last.scope:
            _drop_breaks(paragraph, element, backwards=False)
        shown = [text for text in paragraph.iter(_TEXT) if (text.text or "").strip()]
        starts = shown[0] is element and text.startswith(tags[0])
        ends = shown[-1] is element and text.endswith(tags[-1])
        if starts and first.trim_before and not first.scope:
            before = paragraph.getprevious()
            if before is not None and before.tag == _PARAGRAPH:
                if _ends_section(before, paragraph):
                    across_section(element)
                    continue
                _join(before, paragraph)
                paragraph = before
        if ends and last.trim_after and not last.scope:
            after = paragraph.getnext()
            if after is not None and after.tag == _PARAGRAPH:
                if _ends_section(paragraph, after):
                    across_section(element)
                    continue
                _join(paragraph, after)


def _drop_breaks(paragraph: etree._Element, element: etree._Element, *, backwards: bool) -> None:
    """Take out the line breaks between an element and the text before or after it."""
    pieces = [child for run in paragraph.iter(_RUN) for child in run if child.tag != w("rPr")]
    at = pieces.index(element)
    for piece in reversed(pieces[:at]) if backwards else pieces[at + 1 :]:
        if piece.tag == _TEXT and not (piece.text or "").strip():
            continue
        if piece.tag not in _LINE_BREAKS or piece.get(w("type")) in ("page", "column"):
            return
        run = piece.getparent()
        if run is not None:
            run.remove(piece)


def _ends_section(*paragraphs: etree._Element) -> bool:
    return any(
        properties.find(_SECTION) is not None
        for paragraph in paragraphs
        for properties in paragraph.iterchildren(_PROPERTIES)
    )


def _join(first: etree._Element, second: etree._Element) -> None:
    first.extend([child for child in second if child.tag != _PROPERTIES])
    parent = second.getparent()
    if parent is not None:
        parent.remove(second)
