"""Joins paragraphs where a tag asks for it.

{%- at the start of a paragraph joins it to the one before, -%} at its end to the one
after: a sentence with conditions in it can so be written over several lines.
"""

from collections.abc import Callable

from lxml import etree

from generator.word.compile._tags import TAG, read
from generator.word.package._xml import w

_PARAGRAPH, _PROPERTIES, _TEXT = w("p"), w("pPr"), w("t")
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
        shown = [text for text in paragraph.iter(_TEXT) if (text.text or "").strip()]
        text = (element.text or "").strip()
        starts = shown[0] is element and text.startswith(tags[0])
        ends = shown[-1] is element and text.endswith(tags[-1])
        first, last = read(tags[0]), read(tags[-1])
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
