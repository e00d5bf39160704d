"""A paper as a piece of packs: its objects as bytes, and what a pack adds at its place."""

from dataclasses import dataclass

from generator.pdf.pack._body import Body, body
from generator.pdf.pack._folio import folio
from generator.pdf.pack._numbered import OUTLINES, Numbered, numbered
from generator.pdf.write import _code
from generator.pdf.write._opened import opened


class ForeignPaperError(Exception):
    """A paper was not set by our own engine."""


@dataclass(frozen=True, eq=False, slots=True)
class Paper:
    """A finished PDF and what it is called. Each is the same as itself alone."""

    title: str
    pdf: bytes


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """A paper with its numbers, and its objects as bytes."""

    title: str
    numbered: Numbered
    body: Body

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.numbered.leaves)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece stands: after so many pages of so many, between two bookmarks (0 for none)."""

    before: int
    total: int
    item_before: int = 0
    item_after: int = 0

    def folio(self, page: int) -> str:
        """What the foot of a page of the piece says, from 0; nothing where no pages are counted."""
        return f"Bundle page {self.before + page + 1} of {self.total}" if self.total else ""


def piece(paper: Paper, item: int, owner: int) -> Piece:
    """A paper whose numbers begin there. Raises ForeignPaperError."""
    found = opened(paper.pdf)
    if found is None:
        raise ForeignPaperError(paper.title)
    of = numbered(found, paper.title, item, owner)
    return Piece(paper.title, of, body(of.first, of.after, of.codes, of.streams))


def joints(one: Piece, spot: Spot) -> Body:
    """The bookmark of a piece, and the folios of its pages."""
    of = one.numbered
    code = f"<</Title{_code.text(one.title)}/Parent {OUTLINES} 0 R"
    code += f"/Prev {spot.item_before} 0 R" if spot.item_before else ""
    code += f"/Next {spot.item_after} 0 R" if spot.item_after else ""
    code += f"{of.inside}/Dest[{of.leaves[0].reference}/Fit]>>"
    folios = {
        leaf.folio: ("", folio(said, leaf.width) if (said := spot.folio(page)) else b"")
        for page, leaf in enumerate(of.leaves)
    }
    return body(of.item, of.first - 1, {of.item: code}, folios)
