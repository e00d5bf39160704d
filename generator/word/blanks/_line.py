"""A paragraph as one text, in which each thing that can be filled in is one character."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.word.package._xml import w

__all__ = ["HOLDER", "OTHER", "RULE", "TICK", "Atom", "Line"]

# A content control or form field, a box to tick, a stretch of ruled line, and anything else.
HOLDER, TICK, RULE, OTHER = "\ue000", "\ue001", "\ue002", "\ufffc"
_MARK = "\ue0ff"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOXES = frozenset("☐□❏❐❑▢◻⬜☑☒")
# Empty boxes of the fonts that Word takes symbols from.
_SYMBOLS = frozenset(("F06F", "F071", "F072", "F0A3", "F0A8", "F02A", "006F", "0071", "00A8"))
_AROUND = frozenset(map(w, ("hyperlink", "ins", "smartTag", "customXml", "moveTo", "fldSimple")))
_NO_PLACE = ("docPartObj", "docPartList", "group", "picture", "equation", "citation")
_LEADERS = frozenset(("dot", "underscore", "hyphen", "middleDot", "heavy"))
_TEXTS = {w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}


@dataclass(frozen=True)
class Atom:
    """One character of a line: what it stands for, and where that is in the paragraph.

    `at` is the offset in a text element. `names` are what a control or field is called,
    `options` what can be chosen in it. `more` are the elements that go with it.
    """

    char: str
    element: etree._Element
    at: int = 0
    names: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    more: tuple[etree._Element, ...] = ()


class Line:
    """What a paragraph says. It is read once: make a new one after a change."""

    def __init__(self, paragraph: etree._Element) -> None:
        self.paragraph = paragraph
        self._leaders = any(
            tab.get(w("leader")) in _LEADERS
            for tab in paragraph.iterfind(f"{w('pPr')}//{w('tab')}")
        )
        block = control_of(paragraph)
        self.atoms: list[Atom] = (
            [_of_control(block)] if block is not None else list(self._walk(paragraph, _Fields()))
        )

    @property
    def text(self) -> str:
        """The paragraph as one text."""
        return "".join(atom.char for atom in self.atoms)

    def _walk(self, node: etree._Element, fields: "_Fields") -> Iterator[Atom]:
        for child in node:
            if child.tag == w("r"):
                yield from self._run(child, fields)
            elif child.tag == w("sdt"):
                if is_place(child):
                    yield _of_control(child)
                else:
                    content = child.find(w("sdtContent"))
                    yield from self._walk(content, fields) if content is not None else ()
            elif child.tag in _AROUND:
                yield from self._walk(child, fields)

    def _run(self, run: etree._Element, fields: "_Fields") -> Iterator[Atom]:
        marks = run.findall(w("fldChar"))
        if marks or fields.depth:
            found = fields.take(run, marks)
            if found is not None:
                yield found
            return
        ruled = _is_underlined(run)
        for child in run:
            if child.tag == w("t"):
                text = child.text or ""
                rule = ruled and len(text) > 2 and not text.strip()
                for at, char in enumerate(text):
                    mark = TICK if char in _BOXES else RULE if rule else char
                    yield Atom(mark if mark < "\ue003" or mark > "\uf8ff" else OTHER, child, at)
            elif child.tag == w("tab"):
                yield Atom(RULE if ruled or self._leaders else "\t", child)
            elif child.tag == w("sym"):
                box = child.get(w("char"), "").upper() in _SYMBOLS
                box = box and child.get(w("font"), "").startswith("Wingdings")
                yield Atom(TICK if box else OTHER, child)
            elif child.tag in _TEXTS:
                yield from (Atom(char, child) for char in _TEXTS[child.tag])
            elif child.tag != w("rPr") and child.tag != w("lastRenderedPageBreak"):
                yield Atom(OTHER, child)

    def put(self, start: int, end: int, text: str) -> None:
        """Write a text in place of the characters from `start` up to `end`."""
        if not self.atoms or start >= len(self.atoms):
            self._append(text)
            return
        first = self.atoms[start]
        taken = self.atoms[start : max(end, start)] or [Atom("", first.element, first.at)]
        look = _look_of(first)
        _mark(first, inserted=end <= start)
        for atom in reversed(taken[1:] if end > start else ()):
            _remove(atom, first)
        _split(self.paragraph, text, look)

    def _append(self, text: str) -> None:
        last = self.atoms[-1] if self.atoms else None
        look = _look_of(last) if last is not None else _mark_look(self.paragraph)
        for bold in () if look is None else (*look.findall(w("b")), *look.findall(w("bCs"))):
            bold.getparent().remove(bold)  # type: ignore[union-attr]
        if self.atoms and self.text[-1:] not in " \t\n":
            text = f" {text}"
        self.paragraph.append(_made_run(text, look))


def control_of(paragraph: etree._Element) -> etree._Element | None:
    """The content control that the paragraph is the first of; None for any other paragraph."""
    for around in paragraph.iterancestors():
        if around.tag == w("sdt"):
            first = next(around.iter(w("p")), None)
            return around if first is paragraph and is_place(around) else None
        if around.tag == w("body"):
            break
    return None


def is_place(control: etree._Element) -> bool:
    """Whether a content control is one to fill in: not one that only holds others together."""
    properties = control.find(w("sdtPr"))
    if properties is None or any(properties.find(w(name)) is not None for name in _NO_PLACE):
        return False
    if any(etree.QName(child).localname.startswith("repeating") for child in properties):
        return False
    content = control.find(w("sdtContent"))
    inner = () if content is None else content.iter(w("sdt"), w("tbl"))
    return next(iter(inner), None) is None


def _of_control(control: etree._Element) -> Atom:
    properties = control.find(w("sdtPr"))
    assert properties is not None
    names = tuple(
        found.get(w("val"), "")
        for name in ("alias", "tag")
        if (found := properties.find(w(name))) is not None and found.get(w("val"))
    )
    if properties.find(f"{_W14}checkbox") is not None:
        return Atom(TICK, control, names=names)
    shown = "".join(map(str, control.itertext(w("t")))).strip()
    options = tuple(
        str(item.get(w("displayText")) or item.get(w("value"), ""))
        for item in properties.iter(w("listItem"))
    )
    return Atom(HOLDER, control, names=(*names, shown) if shown else names, options=options)


class _Fields:
    """Fields of Word that go over several runs: form fields become one atom each."""

    def __init__(self) -> None:
        self.depth = 0
        self._runs: list[etree._Element] = []

    def take(self, run: etree._Element, marks: list[etree._Element]) -> Atom | None:
        """Count a run in; the whole as one atom once its end is reached."""
        self._runs.append(run)
        for mark in marks:
            kind = mark.get(w("fldCharType"))
            self.depth += (kind == "begin") - (kind == "end" and self.depth > 0)
        if self.depth:
            return None
        runs, self._runs = tuple(self._runs), []
        data = runs[0].find(f"{w('fldChar')}/{w('ffData')}")
        if data is None:
            return Atom(OTHER, runs[0], more=runs[1:])
        names = tuple(
            found.get(w("val"), "")
            for name in ("name", "statusText", "helpText")
            if (found := data.find(w(name))) is not None and found.get(w("val"))
        )
        box = data.find(w("checkBox")) is not None
        options = tuple(item.get(w("val"), "") for item in data.iter(w("listEntry")))
        return Atom(TICK if box else HOLDER, runs[0], 0, names, options, runs[1:])


def _is_underlined(run: etree._Element) -> bool:
    line = run.find(f"{w('rPr')}/{w('u')}")
    return line is not None and line.get(w("val")) != "none"


def _look_of(atom: Atom) -> etree._Element | None:
    """The properties of the run that an atom is in, without those of a prompt."""
    holders = (atom.element, *atom.more)
    runs = [run for one in holders for run in (one, *one.iter(w("r"))) if run.tag == w("r")]
    if not runs:
        parent = atom.element.getparent()
        runs = [parent] if parent is not None and parent.tag == w("r") else []
    found = runs[-1].find(w("rPr")) if runs else None
    if found is None:
        return None
    look = copy.deepcopy(found)
    prompt = look.find(w("rStyle"))
    if prompt is not None and "placeholder" in prompt.get(w("val"), "").lower():
        look.remove(prompt)
    if atom.char == HOLDER:
        # A prompt is grey, an answer is not.
        for colour in look.findall(w("color")):
            look.remove(colour)
    for name in ("vanish", "webHidden", "noProof"):
        for extra in look.findall(w(name)):
            look.remove(extra)
    return look


def _mark_look(paragraph: etree._Element) -> etree._Element | None:
    found = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    if found is None:
        return None
    look = copy.deepcopy(found)
    for child in list(look):
        if etree.QName(child).localname in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            look.remove(child)
    return look


def _made_run(text: str, look: etree._Element | None) -> etree._Element:
    run = etree.Element(w("r"))
    if look is not None:
        run.append(look)
    made = etree.SubElement(run, w("t"))
    made.text = text
    made.set(_XML_SPACE, "preserve")
    return run


def _mark(atom: Atom, *, inserted: bool) -> None:
    """Put the mark where an atom is, in its place or (`inserted`) before it."""
    element = atom.element
    if element.tag == w("t"):
        text = element.text or ""
        element.text = text[: atom.at] + _MARK + text[atom.at + (not inserted) :]
        return
    parent = element.getparent()
    assert parent is not None
    if parent.tag == w("r"):
        made = etree.Element(w("t"))
        made.text = _MARK
        element.addprevious(made)
    else:
        element.addprevious(_made_run(_MARK, None))
        _unwrap(element)
    if not inserted:
        for gone in (element, *atom.more):
            _drop(gone)


def _unwrap(element: etree._Element) -> None:
    """Keep the paragraphs and cells of a control of whole blocks, without the control."""
    content = element.find(w("sdtContent")) if element.tag == w("sdt") else None
    first = next(content.iter(w("p")), None) if content is not None else None
    if content is None or first is None:
        return
    mark = element.getprevious()
    assert mark is not None
    properties = first.find(w("pPr"))
    for child in [child for child in first if child is not properties]:
        first.remove(child)
    first.append(mark)
    for other in list(content.iter(w("p")))[1:]:
        _drop(other)
    for child in list(content):
        element.addprevious(child)


def _remove(atom: Atom, first: Atom) -> None:
    element = atom.element
    if element.tag != w("t"):
        for gone in (element, *atom.more):
            _drop(gone)
        return
    text = element.text or ""
    # The mark took the place of one character, so that offsets behind it are as they were.
    element.text = text[: atom.at] + text[atom.at + 1 :]
    if not element.text and element is not first.element:
        _drop(element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        if parent.tag == w("r") and not [c for c in parent if c.tag != w("rPr")]:
            _drop(parent)


def _split(paragraph: etree._Element, text: str, look: etree._Element | None) -> None:
    """Part the run that holds the mark, and put a run with the text between."""
    marked = next(t for t in paragraph.iter(w("t")) if _MARK in (t.text or ""))
    run = marked.getparent()
    assert run is not None
    left, _, right = (marked.text or "").partition(_MARK)
    after = copy.deepcopy(run)
    position = list(run).index(marked)
    for child in list(run)[position + 1 :]:
        run.remove(child)
    for child in list(after)[:position]:
        if child.tag != w("rPr"):
            after.remove(child)
    behind = next(t for t in after.iter(w("t")) if _MARK in (t.text or ""))
    marked.text, behind.text = left, right
    for element in (marked, behind):
        element.set(_XML_SPACE, "preserve")
        if not element.text:
            element.getparent().remove(element)  # type: ignore[union-attr]
    made = _made_run(text, look)
    run.addnext(made)
    made.addnext(after)
    for half in (run, after):
        if not [child for child in half if child.tag != w("rPr")]:
            half.getparent().remove(half)  # type: ignore[union-attr]
