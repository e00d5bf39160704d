"""The fields of Word in a part, PAGE and MERGEFIELD and their like, taken apart or out."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from generator.word.package._xml import w

_CHAR, _CODE, _SIMPLE, _RUN, _TEXT = w("fldChar"), w("instrText"), w("fldSimple"), w("r"), w("t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_SWITCH = re.compile(r"\\[A-Za-z*@#!]")
# The switches of a link with a word of their own: a place in the file, a tip, a frame.
_WITH_A_WORD = ("\\l", "\\o", "\\t")


def words_of(code: str) -> list[str]:
    """The words of a field's code, without their quotation marks."""
    return [quoted or plain for quoted, plain in _WORDS.findall(code)]


def addresses_in(code: str) -> list[str]:
    """Every word of a link's code that may be its address: all that is no switch or of one."""
    found: list[str] = []
    before = ""
    for quoted, plain in _WORDS.findall(code)[1:]:
        if _SWITCH.fullmatch(plain):
            before = plain.lower()
            continue
        if before not in _WITH_A_WORD and (quoted or plain).strip('" '):
            found.append(quoted or plain)
        before = ""
    return found


@dataclass
class FieldCode:
    """A field that stands in no other: `begin` is its first element or its fldSimple.

    `codes` are the elements of its code, `marks` what parts it from its result, `shown` the
    elements of its result. `nested` says that another field stands in its code.
    """

    begin: etree._Element
    codes: list[etree._Element] = field(default_factory=list)
    marks: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)
    nested: bool = False
    ended: bool = False

    @property
    def code(self) -> str:
        """What the field does, as Word shows it with Alt+F9."""
        if self.begin.tag == _SIMPLE:
            return self.begin.get(w("instr"), "").strip()
        return "".join(code.text or "" for code in self.codes).strip()

    @property
    def words(self) -> list[str]:
        """The words of the code, without their quotation marks; the first is the field's name."""
        return words_of(self.code)

    @property
    def whole(self) -> bool:
        """Whether it begins and ends in one paragraph, with no other field in its code."""
        home = next(self.begin.iterancestors(w("p")), None)
        run = self.begin.getparent()
        if self.begin.tag == _CHAR and (run is None or run.tag != _RUN):
            return False
        inside = all(next(mark.iterancestors(w("p")), None) is home for mark in self.marks)
        return self.ended and not self.nested and home is not None and inside

    def unlink(self) -> None:
        """Take the field out; what it shows stays."""
        if self.begin.tag == _SIMPLE:
            for child in list(self.begin):
                self.begin.addprevious(child)
            _drop(self.begin)
            return
        for element in (*self.codes, *self.marks):
            _drop(element)

    def become(self, text: str) -> None:
        """Put a text in the field's place, in the look of what it shows."""
        shown = [one for one in self.shown if one.tag == _TEXT]
        run = next((one.getparent() for one in shown if one.getparent() is not None), None)
        look = run.find(w("rPr")) if run is not None else self._own_look()
        made = etree.Element(_RUN)
        if look is not None:
            made.append(deepcopy(look))
        words = etree.SubElement(made, _TEXT)
        words.text = text
        words.set(_SPACE, "preserve")
        first = self.begin if self.begin.tag == _SIMPLE else self.begin.getparent()
        assert first is not None  # a field stands in a paragraph
        first.addprevious(made)
        if self.begin.tag == _SIMPLE:
            _drop(first)
            return
        for element in (*self.shown, *self.codes, *self.marks):
            _drop(element)

    def _own_look(self) -> etree._Element | None:
        run = self.begin.getparent()
        return run.find(w("rPr")) if run is not None and run.tag == _RUN else None


def fields_of(root: etree._Element) -> Iterator[FieldCode]:
    """The fields of a part that stand in no other field, in order."""
    found: list[FieldCode] = []
    depth = 0
    for element in root.iter(_SIMPLE, _CHAR, _CODE, _TEXT, w("tab"), w("br")):
        kind = element.get(w("fldCharType"))
        if element.tag == _SIMPLE:
            if not depth:
                found.append(FieldCode(element, shown=list(element.iter(_TEXT)), ended=True))
                found[-1].nested = next(element.iter(_CHAR), None) is not None
        elif kind == "begin":
            depth += 1
            if depth == 1:
                found.append(FieldCode(element, marks=[element]))
            else:
                found[-1].nested = True
        elif kind is not None and depth == 1:
            found[-1].marks.append(element)
            found[-1].ended = kind == "end"
            depth -= kind == "end"
        elif kind == "end" and depth:
            depth -= 1
        elif depth == 1 and kind is None:
            (found[-1].codes if element.tag == _CODE else found[-1].shown).append(element)
    yield from found


def _drop(element: etree._Element) -> None:
    """Take an element out, and its run with it when it holds no more."""
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    if run.tag == _RUN and all(child.tag == w("rPr") for child in run):
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
