"""Finds where a Word file asks for a shared part: `{{p part("sign-off") }}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.word.compile._contents import beyond_text
from generator.word.compile._tags import TAG, Written, read
from generator.word.package._xml import w

_P, _TEXT, _BOX = w("p"), w("t"), w("txbxContent")
_BEGINS = re.compile(r"part\s*\(")
_CALL = re.compile(r"""part\s*\(\s*(["'])(.*?)\1\s*\)""")
_ALONE = 'Write it alone in a paragraph, such as {{p part("sign-off") }}'


@dataclass(frozen=True)
class Call:
    """A paragraph that asks for a part: `name` of it, or the `trouble` with the asking."""

    paragraph: etree._Element
    name: str
    near: str
    trouble: tuple[str, str] | None = None


def calls(root: etree._Element) -> Iterator[Call]:
    """The calls of a part of running text, in its order."""
    for paragraph in list(root.iter(_P)):
        texts = [text.text or "" for text in _own_texts(paragraph)]
        whole = "".join(texts)
        if "part" not in whole:
            continue
        for match in TAG.finditer(whole):
            written = read(match.group())
            if written.mark == "{" and _BEGINS.match(written.body):
                yield _call(paragraph, written, match.group(), whole)
                break


def blank(paragraph: etree._Element) -> None:
    """Take the words of a call out that cannot be followed."""
    for text in _own_texts(paragraph):
        text.text = ""


def _call(paragraph: etree._Element, written: Written, tag: str, whole: str) -> Call:
    named = _CALL.fullmatch(written.body)
    if named is None:
        return Call(paragraph, "", whole, ("a shared part is asked for without its name", _ALONE))
    if next(paragraph.iterancestors(_BOX), None) is not None:
        what = f"the part “{named[2]}” is asked for in a text box"
        return Call(paragraph, named[2], whole, (what, "Move it into the text or a table"))
    if written.scope != "p":
        what = f"the part “{named[2]}” is asked for inside a paragraph"
        return Call(paragraph, named[2], whole, (what, _ALONE))
    beside = beyond_text(paragraph) if whole.strip() == tag else ["other text"]
    if next(paragraph.iter(w("sectPr")), None) is not None:
        beside = ["the end of a section"]
    if beside:
        what = f"the part “{named[2]}” stands beside {', '.join(beside)}"
        return Call(paragraph, named[2], whole, (what, _ALONE))
    return Call(paragraph, named[2], whole)


def _own_texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text elements of a paragraph, without those of a text box in it."""
    for text in paragraph.iter(_TEXT):
        if next(text.iterancestors(_P)) is paragraph:
            yield text
