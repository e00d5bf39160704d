"""Turns the healed tree of a part into Jinja source with numbered tags.

Each tag leaves a mark in the tree: two characters that no document holds round its
number. Tags with a scope ({%p %}, {%tr %}, {%tc %}) take the place of their paragraph,
row or cell; {%r %} and {{r }} split their run. The tree is then written out once and
the marks give way to the tags.
"""

import re
from dataclasses import replace

from lxml import etree

from generator.word.compile._cells import CELL_WORDS, dress_cell
from generator.word.compile._contents import beyond_text
from generator.word.compile._heal import open_at
from generator.word.compile._remains import TAG_SIGN, remains
from generator.word.compile._runs import split_run
from generator.word.compile._tags import OPENING, TAG, Written, literal, read
from generator.word.faults import Fault
from generator.word.package._places import STAMP, Places
from generator.word.package._xml import fragment, replace_with_text, text_before, w
from generator.word.part import Part, Tag

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_BRACE = re.compile(r"[{}](?![0-9A-Fa-f-]{36}\})")
_STRAY = re.compile(f"[{_OPEN}{_CLOSE}]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT, _RUN, _SECTION, _BOX = w("t"), w("r"), w("sectPr"), w("txbxContent")
_SCOPES = {"p": (w("p"), "paragraph"), "tr": (w("tr"), "table row"), "tc": (w("tc"), "cell")}
_ESCAPES = (("{_{", "{{"), ("{_%", "{%"), ("}_}", "}}"), ("%_}", "%}"))
_RANGES = tuple(w(f"{kind}{end}") for kind in ("bookmark", "perm") for end in ("Start", "End"))


def without_marks(root: etree._Element) -> None:
    """Take the two characters that marks are made of out of a tree; no Word file needs them."""
    text = etree.tostring(root, encoding="unicode")
    if _OPEN not in text and _CLOSE not in text:
        return
    for element in root.iter():
        element.text = _STRAY.sub("", element.text or "") or None
        element.tail = _STRAY.sub("", element.tail or "") or None
        for name, value in element.attrib.items():
            element.set(name, _STRAY.sub("", str(value)))


class Lift:
    """Collects the tags of one part.

    `faults` grows as they are found. `written` holds the tags as they stand in the source
    of the part, once that is made. `changed` says that the tree held a tag, a remark or what
    came from a shared part, `broken` that a tag is not closed.
    """

    def __init__(self, root: etree._Element, name: str) -> None:
        self.root, self.name = root, name
        self.faults: list[Fault] = []
        self.places = Places(root, name)
        self._tags: list[tuple[Written, Tag]] = []
        self._lifted: dict[etree._Element, list[str]] = {}
        self._wraps: list[tuple[etree._Element, str, str]] = []
        self._dressed: set[tuple[etree._Element, str]] = set()
        self._raw = False
        self._raw_from: tuple[etree._Element, str] | None = None
        self.changed = self.places.stamped
        self.broken = False
        self.written: list[tuple[Written, Tag]] = []

    def fault(
        self, element: etree._Element | None, near: str, message: str, suggestion: str = ""
    ) -> None:
        """Note a fault at an element; `near` is the template text there."""
        self.faults.append(Fault(self.places.of(element, near), message, suggestion))

    def mark(
        self,
        written: Written,
        kind: str,
        element: etree._Element,
        near: str,
        *,
        at: int = 0,
        lead: tuple[str, str] = ("", ""),
    ) -> str:
        """Register a tag and return the mark that stands for it in the tree."""
        self._tags.append((written, Tag(kind, self.places.of(element, near, at), lead)))
        return f"{_OPEN}{len(self._tags) - 1}{_CLOSE}"

    def dresses(self, cell: etree._Element, word: str) -> bool:
        """Whether this is the first tag with this word to dress the cell."""
        first = (cell, word) not in self._dressed
        self._dressed.add((cell, word))
        return first

    def wrap(self, element: etree._Element, before: str, after: str) -> None:
        """Put marks round an element, or round what a text element prints, at the end."""
        self._wraps.append((element, before, after))

    def texts(self, found: list[etree._Element]) -> None:
        """Take the tags out of the text elements that hold some, in document order."""
        for element in found:
            self._text(element)
        if self._raw and self._raw_from is not None:
            message = "{% raw %} is never closed, so all tags after it would be printed as they are"
            self.fault(*self._raw_from, message, "Write {% endraw %} after what it holds")
        for element, before, after in self._wraps:
            if element.tag == _TEXT:
                element.text = f"{before}{element.text or ''}{after}"
            else:
                text_before(element, before)
                element.tail = after + (element.tail or "")
        repeated = {target for target in self._lifted if self._holds_its_block(target)}
        for target in repeated:
            self._put_round(target, self._lifted.pop(target))
        for target, marks in self._lifted.items():
            self._replace(target, "".join(marks))

    def unclosed(self, element: etree._Element, near: str) -> None:
        """Note a tag that does not close."""
        self.broken = True
        self.fault(
            element,
            near,
            "a tag is opened here and not closed in its paragraph",
            "Close {{ with }}, {% with %} and {# with #}",
        )

    def within(self, element: etree._Element, near: str, what: str) -> None:
        """Note a tag with something in it that is no text."""
        self.fault(
            element,
            near,
            f"{what} stands inside this tag",
            "Move it out, or delete the tag and type it again",
        )

    def across_section(self, element: etree._Element) -> None:
        """Note a tag that joins paragraphs over the end of a section."""
        self.fault(
            element,
            element.text or "",
            "this tag joins two paragraphs, one of which ends a section (its page settings "
            "would be lost)",
            "Take out the - next to its brace, or put an empty paragraph between them",
        )

    def plain(self, element: etree._Element) -> None:
        """Take the tags out of an element that holds bare text: a document property."""
        text = element.text or ""
        if open_at(text) is not None:
            self.unclosed(element, text)
            return
        element.text = TAG.sub(lambda match: self._plain_mark(match, element, text, "plain"), text)

    def attribute(self, element: etree._Element, name: str) -> None:
        """Take the tags out of an attribute value."""
        text = element.get(name, "")
        if open_at(text) is not None:
            self.unclosed(element, text)
            return
        element.set(
            name, TAG.sub(lambda match: self._plain_mark(match, element, text, "attribute"), text)
        )

    def _plain_mark(
        self, match: re.Match[str], element: etree._Element, text: str, kind: str
    ) -> str:
        written = read(match.group())
        self.changed = True
        if written.mark == "#":
            return ""
        if written.scope:
            self.fault(element, text, f"a {{{{{written.scope} }}}} tag cannot stand here")
        if written.mark == "%":
            if kind == "attribute":
                self.fault(element, text, f"{written} cannot stand here", "Use {{ ... }} only")
            kind = "statement"
        return self.mark(written, kind, element, text, at=match.start())

    def _text(self, element: etree._Element) -> None:
        text = element.text or ""
        pieces: list[str | tuple[str]] = []
        at = 0
        for match in TAG.finditer(text):
            pieces.append(text[at : match.start()])
            at = match.end()
            pieces.append(self._tag(match, element, text))
        pieces.append(text[at:])
        element.set(_SPACE, "preserve")
        try:
            element.text = "".join(pieces)  # type: ignore[arg-type]
        except TypeError:  # some marks stand between runs
            split_run(element, pieces)

    def _tag(self, match: re.Match[str], element: etree._Element, text: str) -> str | tuple[str]:
        """What stands in the text for a tag: its mark, nothing, or a mark between runs."""
        written = read(match.group())
        self.changed = True
        if self._raw:
            self._raw = written.word != "endraw"
            kept = literal(match.group())
            return self.mark(kept, "text", element, text, at=match.start()) if self._raw else ""
        if written.mark == "%" and written.word == "raw":
            self._raw = True
            self._raw_from = (element, text)
            return ""
        if written.scope in _SCOPES:
            self._scoped(written, element, text, match.start())
        if written.scope in _SCOPES or written.mark == "#":
            return ""
        if written.mark == "%" and written.word in CELL_WORDS:
            return dress_cell(self, written, element, text)
        kind = "statement" if written.mark == "%" else "text"
        if written.scope == "r":
            lead = ("", _part_of(element.getparent(), "rPr"))
            kind = "statement" if written.mark == "%" else "runs"
            return (self.mark(written, kind, element, text, at=match.start(), lead=lead),)
        return self.mark(written, kind, element, text, at=match.start())

    def _scoped(self, written: Written, element: etree._Element, text: str, at: int) -> None:
        name, words = _SCOPES[written.scope]
        target = next(element.iterancestors(name, _BOX), None)
        if target is None or target.tag == _BOX:
            self.fault(
                element,
                text,
                f"{written} stands outside a {words}",
                "Move it into a table, or write {%p ... %} for a whole paragraph",
            )
            return
        marks = self._lifted.setdefault(target, [])
        if written.mark == "#":
            return
        kind, lead = "statement", ("", "")
        if written.mark == "{":
            kind = "blocks"
            if written.scope != "p":
                self.fault(
                    element,
                    text,
                    f"{written} prints a whole {words}, which no value can be",
                    f"Use {{%{written.scope} for ... %}} round a {words}",
                )
            run = element.getparent()
            lead = (_part_of(target, "pPr"), _part_of(run, "rPr"))
        marks.append(self.mark(written, kind, element, text, at=at, lead=lead))

    def _holds_its_block(self, target: etree._Element) -> bool:
        """Whether a row, paragraph or cell opens and closes a block, which is then round it all."""
        marks = self._lifted[target]
        words = [self._tags[int(MARK.findall(mark)[0])][0].word for mark in marks]
        half = len(words) // 2
        opened, closed = words[:half], words[half:]
        if not words or closed != [f"end{word}" for word in reversed(opened)]:
            return False
        if (
            not all(word in ("for", "if") for word in opened)
            or next(target.iter(_SECTION), None) is not None
        ):
            return False
        return bool("".join(element.text or "" for element in target.iter(_TEXT)).strip())

    @staticmethod
    def _put_round(target: etree._Element, marks: list[str]) -> None:
        half = len(marks) // 2
        text_before(target, "".join(marks[:half]))
        target.tail = "".join(marks[half:]) + (target.tail or "")

    def _replace(self, target: etree._Element, marks: str) -> None:
        scope, words = next(
            (scope, words) for scope, (name, words) in _SCOPES.items() if target.tag == name
        )
        left = "".join(element.text or "" for element in target.iter(_TEXT))
        if any(outer in self._lifted for outer in target.iterancestors()):
            self.fault(
                target, left, f"this {words} stands in a larger one that a tag takes the place of"
            )
        beside = beyond_text(target)
        if left.strip() or beside:
            what = ", ".join(beside) if beside else "other content"
            self.fault(
                target,
                MARK.sub("", left),
                f"a tag that takes the place of its {words} stands beside {what}, "
                "which would be lost",
                f"Put the {{%{scope} ... %}} tag alone in a {words} of its own",
            )
        if scope == "p" and next(target.iter(_SECTION), None) is not None:
            self.fault(
                target,
                left,
                "this paragraph ends a section (its page settings would be lost)",
                "Put the tag in a paragraph of its own before the section break",
            )
        for half in _loose_ends(target):
            target.addprevious(half)
        replace_with_text(target, marks)

    def part(self) -> Part:
        """The part as Jinja source; call it last."""
        etree.strip_attributes(self.root, STAMP)
        xml = etree.tostring(self.root, encoding="unicode").replace("\n", " ")
        pieces = MARK.split(xml)
        if any(_BRACE.search(piece) for piece in pieces[::2]):
            self._remains()
        source, tags = [], []
        for index, piece in enumerate(pieces):
            if index % 2 == 0:
                source.append(piece.replace("{", " ") if OPENING.search(piece) else piece)
                continue
            written, tag = self._tags[int(piece)]
            source.append(written.source())
            tags.append(tag)
            self.written.append((written, tag))
        return Part(self.name, "".join(source), tuple(tags))

    def escapes(self) -> None:
        """Turn the four ways of writing braces that mean braces: {_{ }_} {_% %_}."""
        for element in self.root.iter(_TEXT):
            text = element.text or ""
            if "{_" not in text and "_}" not in text:
                continue
            for written, meant in _ESCAPES:
                if written in text:
                    shown = self.mark(literal(meant), "text", element, text)
                    text = text.replace(written, shown)
            element.text = text

    def _remains(self) -> None:
        """Say where anything like a tag is left, which a document would show."""
        known = {replace(fault.place, text="") for fault in self.faults}
        for element, near, message, advice in remains(
            self.root, lambda text: MARK.sub(TAG_SIGN, text)
        ):
            place = self.places.of(element)
            if place not in known:
                known.add(place)
                self.fault(element, near, message, advice)


def _part_of(element: etree._Element | None, name: str) -> str:
    found = element.find(w(name)) if element is not None else None
    return fragment(found) if found is not None and len(found) else ""


def _loose_ends(target: etree._Element) -> list[etree._Element]:
    """Bookmark and comment ends in `target` whose other half is elsewhere."""
    ends: dict[tuple[str, str | None], list[etree._Element]] = {}
    for element in target.iter(*_RANGES):
        family = etree.QName(element).localname.removesuffix("Start").removesuffix("End")
        ends.setdefault((family, element.get(w("id"))), []).append(element)
    return [halves[0] for halves in ends.values() if len(halves) == 1]
