"""Binds packs from papers of ours: contents, bookmarks, page numbers, tags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.pdf.layout.compose import CannotSetError
from generator.pdf.pack._assembled import assembled
from generator.pdf.pack._body import Body, body
from generator.pdf.pack._front import Front, entries_of, front_pages, linked
from generator.pdf.pack._numbered import FIRST_FREE, numbered
from generator.pdf.pack._piece import ForeignPaperError, Paper, Piece, Spot, joints, piece
from generator.pdf.write._opened import opened

__all__ = ["Binder", "ForeignPaperError", "Front", "Pack", "Paper", "Shared"]

_MOST_TRIES = 4


class Binder:
    """Binds packs that share papers, which stand in each of them byte for byte.

    `common` are those papers, in their order. A pack is the same whatever other packs are made.
    """

    def __init__(self, common: Sequence[Paper] = ()) -> None:
        self._common: dict[Paper, Piece | None] = {}
        self._next, self._owner = FIRST_FREE, 0
        for paper in common:
            try:
                made = piece(paper, self._next, self._owner)
            except ForeignPaperError:
                self._common[paper] = None
                continue
            self._common[paper] = made
            self._next, self._owner = made.body.after, made.numbered.after_owner
        self._joints: dict[tuple[Piece, Spot], Body] = {}
        self._alone: dict[Piece, bytes] = {}
        # Packs of one meeting have much the same contents, and so as many pages of them.
        self._front_pages = 1

    def bound(self, front: Front, own: Sequence[Paper], common: Sequence[Paper]) -> "Pack":
        """A pack of its front pages, of papers that it has alone, and of common ones behind them.

        Raises ForeignPaperError when one was not set by our own engine, or the front cannot be.
        """
        at, owner = self._next, self._owner
        pieces = []
        for paper in own:
            pieces.append(piece(paper, at, owner))
            at, owner = pieces[-1].body.after, pieces[-1].numbered.after_owner
        shared = [self._common[paper] for paper in common]
        if None in shared:
            raise ForeignPaperError(front.title)
        first = self._front(front, [*pieces, *filter(None, shared)], at, owner)
        return Pack(self, front, (first, *pieces), tuple(filter(None, shared)))

    def _front(self, front: Front, pieces: Sequence[Piece], item: int, owner: int) -> Piece:
        papers = [(one.title, one.pages) for one in pieces]
        tops = [one.numbered.leaves[0] for one in pieces]
        places = [f"[{top.reference}/XYZ null {top.height:g} null]" for top in tops]
        for _ in range(_MOST_TRIES):
            entries = entries_of(papers, self._front_pages)
            try:
                found = opened(front_pages(front, entries))
            except CannotSetError as error:
                raise ForeignPaperError(front.title) from error
            assert found
            of = numbered(found, "", item, owner, front=True)
            if len(of.leaves) == self._front_pages:
                break
            self._front_pages = len(of.leaves)
        codes = {number: linked(code, entries, places) for number, code in of.codes.items()}
        return Piece("Contents", of, body(of.first, of.after, codes, of.streams))

    def written(
        self, front: Front, pieces: Sequence[Piece], before: int = 0, total: int = 0
    ) -> bytes:
        """A file of these pieces, numbered after `before` pages of `total`; not at all for 0."""
        items = [0, *(one.numbered.item for one in pieces), 0]
        bodies: list[tuple[Piece, Body]] = []
        for at, one in enumerate(pieces):
            spot = Spot(before, total, items[at], items[at + 2])
            if (one, spot) not in self._joints:
                self._joints[one, spot] = joints(one, spot)
            bodies.append((one, self._joints[one, spot]))
            before += one.pages
        return assembled(front, bodies)

    def alone(self, front: Front, one: Piece) -> bytes:
        """A file of a common paper, its pages without numbers."""
        if one not in self._alone:
            self._alone[one] = self.written(front, [one])
        return self._alone[one]


@dataclass(frozen=True, slots=True)
class Shared:
    """A paper that several packs have.

    It begins on page `first` of a pack, where its pages end with `folios`. `alone` is a file of
    that paper in the same bytes, without them.
    """

    first: int
    folios: tuple[str, ...]
    alone: bytes


@dataclass(frozen=True)
class Pack:
    """A finished pack. What it says is what `own` says, and what each of `shared` says."""

    binder: Binder
    front: Front
    pieces: tuple[Piece, ...]
    common: tuple[Piece, ...]

    @property
    def _pages(self) -> int:
        return sum(one.pages for one in (*self.pieces, *self.common))

    @cached_property
    def pdf(self) -> bytes:
        """The whole file."""
        return self.binder.written(self.front, [*self.pieces, *self.common], total=self._pages)

    @property
    def own(self) -> bytes:
        """A file of its first pages: the contents, and the papers that it does not share."""
        return self.binder.written(self.front, self.pieces, total=self._pages)

    @property
    def shared(self) -> Iterator[Shared]:
        """The papers that it shares, which follow."""
        before = sum(one.pages for one in self.pieces)
        for one in self.common:
            spot = Spot(before, self._pages)
            folios = tuple(spot.folio(page) for page in range(one.pages))
            yield Shared(before + 1, folios, self.binder.alone(self.front, one))
            before += one.pages
