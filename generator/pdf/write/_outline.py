"""Bookmarks and the places that links lead to."""

from dataclasses import dataclass, field

from generator.pdf.write import _code


@dataclass(frozen=True, slots=True)
class Place:
    """A height on a page, from its bottom, in points."""

    page: str
    y: float

    def code(self) -> str:
        """As an explicit destination."""
        return f"[{self.page}/XYZ 0 {_code.number(self.y)} 0]"


@dataclass(slots=True)
class _Entry:
    level: int
    words: str
    place: Place | None
    kids: list["_Entry"] = field(default_factory=list)
    reference: str = ""


class Outline:
    """The bookmarks, nested by the levels of headings."""

    def __init__(self) -> None:
        self._top = _Entry(0, "", None)
        self._open = [self._top]

    def add(self, level: int, words: str, place: Place) -> None:
        """Add a heading under the last one of a level above its own."""
        while len(self._open) > 1 and self._open[-1].level >= level:
            self._open.pop()
        entry = _Entry(level, words, place)
        self._open[-1].kids.append(entry)
        self._open.append(entry)

    def codes(self, first: int) -> list[str]:
        """The objects, whose numbers begin with `first`: that of the whole, then the entries."""
        order = [self._top]
        for entry in order:
            order += entry.kids
        if len(order) == 1:
            return []
        for number, entry in enumerate(order, first):
            entry.reference = f"{number} 0 R"
        made = {}
        for entry in order:
            siblings = [None, *entry.kids, None]
            for before, kid, after in zip(siblings, entry.kids, siblings[2:], strict=False):
                made[kid.reference] = self._said(kid, entry, before, after)
        top = self._top
        ends = f"/First {top.kids[0].reference}/Last {top.kids[-1].reference}"
        whole = f"<</Type/Outlines{ends}/Count {len(top.kids)}>>"
        return [whole, *(made[entry.reference] for entry in order[1:])]

    @staticmethod
    def _said(kid: _Entry, parent: _Entry, before: _Entry | None, after: _Entry | None) -> str:
        code = f"<</Title{_code.text(kid.words)}/Parent {parent.reference}"
        if before:
            code += f"/Prev {before.reference}"
        if after:
            code += f"/Next {after.reference}"
        if kid.kids:
            ends = f"/First {kid.kids[0].reference}/Last {kid.kids[-1].reference}"
            code += f"{ends}/Count -{len(kid.kids)}"
        assert kid.place is not None
        return f"{code}/Dest{kid.place.code()}>>"
