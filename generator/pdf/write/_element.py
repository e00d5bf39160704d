"""Structure elements: what a screen reader walks through."""

from typing import Protocol

from generator.pdf.write import _code


class Numbered(Protocol):
    """An object of the file whose number was given when it was made."""

    def code(self) -> str:
        """Its PDF code."""
        ...


class Made(list[Numbered]):
    """The objects of a file in the order of their numbers, and which of them are notes."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[Element] = []


class Element:
    """A structure element. Its kids stand in the order in which they are added or drawn."""

    # Most elements have none of these; as defaults of the class they take no time.
    _page = _more = _attributes = ""
    _special = False
    _box: tuple[float, float, float, float] | None = None

    def __init__(self, made: Made, parent: str, kind: str) -> None:
        made.append(self)
        self._made = made
        self._parent = parent
        self._kids: list[str] = []
        self.kind = kind
        self.reference = f"{len(made)} 0 R"

    def child(
        self,
        kind: str,
        *,
        lang: str = "",
        alt: str | None = None,
        actual: str = "",
        attributes: str = "",
    ) -> "Element":
        """A new last kid. `kind` is a standard structure type: H1, P, TD ...

        `alt` stands for what is drawn, None when there is none; `actual` is the text that the
        drawing shows. `attributes` is the PDF code of attribute dictionaries, one after another.
        `lang` is left out when it is no language's tag.
        """
        made = Element(self._made, self.reference, kind)
        self._kids.append(made.reference)
        if kind == "Note":
            self._made.notes.append(made)
        if not (lang or alt is not None or actual or attributes):
            return made
        made._special = True
        made._attributes = attributes
        if _code.language(lang):
            made._more = f"/Lang{_code.ascii_string(lang)}"
        if alt is not None:
            made._more += f"/Alt{_code.text(alt)}"
        if actual:
            made._more += f"/ActualText{_code.text(actual)}"
        return made

    def mark(self, page: str, number: int) -> None:
        """Take in marked content `number` of a page."""
        if page == self._page:
            self._kids.append(str(number))
        elif self._page:
            self._kids.append(f"<</Type/MCR/Pg {page}/MCID {number}>>")
        else:
            self._page = page
            self._kids.append(str(number))

    def hold(self, page: str, annotation: str) -> None:
        """Take in an annotation."""
        self._kids.append(f"<</Type/OBJR/Obj {annotation}/Pg {page}>>")

    def drop(self, annotation: str) -> None:
        """Let go of an annotation."""
        start = f"<</Type/OBJR/Obj {annotation}/"
        self._kids = [kid for kid in self._kids if not kid.startswith(start)]

    def cover(self, left: float, low: float, right: float, high: float) -> None:
        """Widen the box around a figure; other kinds have none."""
        if self.kind != "Figure":
            return
        self._special = True
        box = self._box or (left, low, right, high)
        self._box = min(left, box[0]), min(low, box[1]), max(right, box[2]), max(high, box[3])

    @property
    def identifier(self) -> str:
        """What a note is found by; empty for other kinds."""
        return f"n{self.reference.split(' ')[0]:0>8}" if self.kind == "Note" else ""

    def code(self) -> str:
        """Its PDF code."""
        kids = self._kids
        # A bundle hangs more under the document: it stays a list.
        held = kids[0] if len(kids) == 1 and self.kind != "Document" else f"[{' '.join(kids)}]"
        said = self._said() if self._special or self.kind == "Note" else ""
        page = f"/Pg {self._page}" if self._page else ""
        return f"<</S/{self.kind}/P {self._parent}{said}{page}/K {held}>>"

    def _said(self) -> str:
        """What most elements do not have."""
        said = self._more
        attributes = self._attributes
        if self._box:
            attributes += f"<</O/Layout/BBox[{' '.join(map(_code.number, self._box))}]>>"
        if attributes:
            said += f"/A[{attributes}]"
        if self.kind == "Note":
            said += f"/ID({self.identifier})"
        return said
