"""Finishes the tags: list paragraphs become lists, first columns name rows, headings are plain.

Typst tags a list paragraph as a quotation whose label is emphasised (nothing else in our sources
is either), which keeps its layout free; here those marks become L, LI, Lbl and LBody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.pdf.finish._objects import PdfObjects, references
from generator.pdf.typeset._runs import ListPlan, Plan

_ELEMENT = re.compile(rb"^<</Type/StructElem/S/(\w+)/P (\d+) 0 R")
_KIDS = re.compile(rb"/K\s*(\[(?:[^\[\]<]|<<.*?>>)*\]|\d+ 0 R|\d+)", re.DOTALL)
_OBJECT_KID = re.compile(rb"<<.*?>>", re.DOTALL)
_HEADING = re.compile(rb"^H\d*$")
_HEADERS = re.compile(rb"<</O/Table/Headers\[[^\]]*\]>>|/Headers\[[^\]]*\]")
_EMPTY = re.compile(rb"/A\[\s*\]")
_NUMBERINGS = {
    "": b"Disc", "lowerLetter": b"LowerAlpha", "upperLetter": b"UpperAlpha",
    "lowerRoman": b"LowerRoman", "upperRoman": b"UpperRoman",
}  # fmt: skip


@dataclass(slots=True)
class _OpenList:
    """A list that may still grow: its number, its items, and the last one's body."""

    list_id: int
    level: int
    number: int
    items: list[int]
    body: int
    body_kids: list[int]


class Tags:
    """The structure tree of one PDF."""

    def __init__(self, objects: PdfObjects) -> None:
        """Read the structure elements of a PDF that Typst has written."""
        self._objects = objects
        self._kinds: dict[int, bytes] = {}
        for number, body in objects.items():
            found = _ELEMENT.match(body)
            if found:
                self._kinds[number] = found[1]

    def finish(self, plan: Plan) -> None:
        """Put right what the plan says; a plan that does not fit the tree is left out."""
        root = self._objects.reference(b"Root")
        catalog = self._objects[root] if root is not None else b""
        tree = self._objects.reference(b"StructTreeRoot", catalog)
        if tree is None:
            return
        order = list(self._walk(tree))
        quotes = [n for n in order if self._kinds[n] == b"BlockQuote"]
        tables = [n for n in order if self._kinds[n] == b"Table"]
        for number in order:
            if _HEADING.match(self._kinds[number]):
                for kid in self._kids(number):
                    if self._kinds.get(kid) == b"P":
                        self._rename(kid, b"Span")
        if len(quotes) == len(plan.lists):
            self._lists(order, dict(zip(quotes, plan.lists, strict=True)))
        if len(tables) == len(plan.tables):
            for number, columns in zip(tables, plan.tables, strict=True):
                if columns:
                    self._name_rows(number, columns)

    def _walk(self, number: int) -> Iterator[int]:
        stack = [number]
        while stack:
            at = stack.pop()
            if at in self._kinds:
                yield at
            stack += reversed([k for k in self._kids(at) if k in self._kinds])

    def _kids(self, number: int) -> list[int]:
        found = _KIDS.search(self._objects[number])
        return references(_OBJECT_KID.sub(b"", found[1])) if found else []

    def _rename(self, number: int, kind: bytes) -> None:
        self._objects[number] = re.sub(rb"/S/\w+", b"/S/" + kind, self._objects[number], count=1)
        self._kinds[number] = kind

    def _reparent(self, number: int, parent: int) -> None:
        self._objects[number] = re.sub(
            rb"/P \d+ 0 R", b"/P %d 0 R" % parent, self._objects[number], count=1
        )

    def _set_kids(self, number: int, kids: list[int]) -> None:
        listed = b" ".join(b"%d 0 R" % k for k in kids)
        self._objects[number] = _KIDS.sub(b"/K[%b]" % listed, self._objects[number], count=1)

    def _element(self, kind: bytes, parent: int, kids: list[int], extra: bytes = b"") -> int:
        listed = b" ".join(b"%d 0 R" % k for k in kids)
        number = self._objects.add(
            b"<</Type/StructElem/S/%b/P %d 0 R%b/K[%b]>>" % (kind, parent, extra, listed)
        )
        self._kinds[number] = kind
        for kid in kids:
            self._reparent(kid, number)
        return number

    def _lists(self, order: list[int], items: dict[int, ListPlan]) -> None:
        parents = [n for n in order if any(k in items for k in self._kids(n))]
        for parent in parents:
            kids: list[int] = []
            open_: list[_OpenList] = []
            for kid in self._kids(parent):
                if kid not in items:
                    self._close(open_, 0)
                    kids.append(kid)
                    continue
                self._item(kid, items[kid], parent, open_, kids)
            self._close(open_, 0)
            self._set_kids(parent, kids)

    def _item(
        self, quote: int, plan: ListPlan, parent: int, open_: list[_OpenList], kids: list[int]
    ) -> None:
        if plan.more and open_:
            # A paragraph that goes on under an item belongs in its body.
            top = open_[-1]
            for kid in self._kids(quote):
                top.body_kids.append(kid)
            return
        while open_ and (
            open_[-1].level > plan.level
            or (open_[-1].level == plan.level and open_[-1].list_id != plan.list_id)
        ):
            self._close(open_, len(open_) - 1)
        if plan.ordered == "toc":
            self._entry(quote, parent, open_, kids)
            return
        if not open_ or open_[-1].level < plan.level:
            form = _NUMBERINGS.get(plan.ordered, b"Decimal") if plan.label else b"None"
            number = self._element(b"L", parent, [], b"/A[<</O/List/ListNumbering/%b>>]" % form)
            if open_:
                open_[-1].body_kids.append(number)
            else:
                kids.append(number)
            open_.append(_OpenList(plan.list_id, plan.level, number, [], -1, []))
        top = open_[-1]
        self._seal(top)
        label = self._label(quote)
        top.items.append(quote)
        top.body = quote
        top.body_kids = self._kids(quote)
        self._rename(quote, b"LI")
        self._set_kids(quote, [label] if label is not None else [])
        if label is not None:
            self._rename(label, b"Lbl")
            self._reparent(label, quote)
        self._reparent(quote, top.number)

    def _entry(self, quote: int, parent: int, open_: list[_OpenList], kids: list[int]) -> None:
        """An entry of a table of contents."""
        if not open_:
            number = self._element(b"TOC", parent, [])
            kids.append(number)
            open_.append(_OpenList(-1, 0, number, [], -1, []))
        self._rename(quote, b"TOCI")
        self._reparent(quote, open_[-1].number)
        open_[-1].items.append(quote)

    def _label(self, quote: int) -> int | None:
        """The label of an item, taken out of its paragraph."""
        for kid in self._kids(quote):
            found = next((k for k in self._kids(kid) if self._kinds.get(k) == b"Em"), None)
            if found is not None:
                self._objects[kid] = re.sub(
                    rb"(/K\s*\[[^\]]*?)\s*\b%d 0 R" % found, rb"\1", self._objects[kid], count=1
                )
                return found
        return None

    def _seal(self, list_: _OpenList) -> None:
        """Close the last item: its content goes into a body."""
        if list_.body < 0:
            return
        kids = [k for k in list_.body_kids if not self._is_bare(k)]
        if kids:
            body = self._element(b"LBody", list_.body, kids)
            self._set_kids(list_.body, [*self._kids(list_.body), body])
        list_.body, list_.body_kids = -1, []

    def _is_bare(self, number: int) -> bool:
        found = _KIDS.search(self._objects[number])
        return found is None or not found[1].strip(b"[] \n")

    def _close(self, open_: list[_OpenList], keep: int) -> None:
        while len(open_) > keep:
            top = open_.pop()
            self._seal(top)
            self._set_kids(top.number, top.items)

    def _name_rows(self, table: int, columns: int) -> None:
        for part in self._kids(table):
            # Without a header row, rows stand in the table itself.
            kind = self._kinds.get(part)
            rows = self._kids(part) if kind == b"TBody" else [part] if kind == b"TR" else []
            for row in rows:
                for n, cell in enumerate(self._kids(row)):
                    body = _EMPTY.sub(b"", _HEADERS.sub(b"", self._objects[cell]))
                    if n < columns and self._kinds.get(cell) == b"TD":
                        said = b"/A[<</O/Table/Scope/Row>>"
                        body = (
                            body.replace(b"/A[", said, 1)
                            if b"/A[" in body
                            else body.replace(b"/K", said + b"]/K", 1)
                        )
                        body = body.replace(b"/S/TD", b"/S/TH", 1)
                        self._kinds[cell] = b"TH"
                    self._objects[cell] = body
