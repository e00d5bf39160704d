"""The tags of list paragraphs: lists, their items, and what goes on under an item."""

from dataclasses import dataclass

from generator.pdf.read._model import Label
from generator.pdf.write import Element

_NUMBERINGS = {
    "": "Disc", "lowerLetter": "LowerAlpha", "upperLetter": "UpperAlpha",
    "lowerRoman": "LowerRoman", "upperRoman": "UpperRoman",
}  # fmt: skip


@dataclass(slots=True)
class _Open:
    """A list that may still grow: its number and level, its element, and its last item's body."""

    list_id: int
    level: int
    element: Element
    body: Element


class Lists:
    """The lists that are open among the blocks of one parent."""

    def __init__(self, parent: Element) -> None:
        """Write into `parent`."""
        self._parent = parent
        self._open: list[_Open] = []

    def close(self) -> None:
        """Something else than a list stands here."""
        self._open.clear()

    def item(self, label: Label) -> tuple[Element, Element | None]:
        """The body of a new item, and the element of its label (None for an item without)."""
        open_ = self._open
        if open_ and open_[0].list_id == -1:
            # No list stands in a table of contents.
            open_.clear()
        while open_ and (
            open_[-1].level > label.level
            or (open_[-1].level == label.level and open_[-1].list_id != label.list_id)
        ):
            open_.pop()
        if open_ and open_[-1].level == label.level:
            top = open_[-1]
        else:
            form = _NUMBERINGS.get(label.ordered, "Decimal") if label.text else "None"
            parent = open_[-1].body if open_ else self._parent
            made = parent.child("L", attributes=f"<</O/List/ListNumbering/{form}>>")
            top = _Open(label.list_id, label.level, made, made)
            open_.append(top)
        entry = top.element.child("LI")
        said = entry.child("Lbl") if label.text else None
        top.body = entry.child("LBody")
        return top.body, said

    def under(self) -> Element | None:
        """The body of the item that a paragraph goes on; None when no list is open."""
        return self._open[-1].body if self._open else None

    def entry(self) -> Element:
        """An entry of a table of contents."""
        open_ = self._open
        if not open_ or open_[-1].list_id != -1:
            open_.clear()
            made = self._parent.child("TOC")
            open_.append(_Open(-1, 0, made, made))
        return open_[-1].element.child("TOCI")
