"""The file of one reader's pack, and all that it says; what packs share is looked through once."""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.documents.finished import Said, said_in
from generator.pdf.pack import Binder, ForeignPaperError, Front, Pack, Paper

__all__ = ["PackFile", "Stapler"]

_ON_PAGE = re.compile(r"page (\d+)")


class Stapler:
    """Joins the packs of a meeting, whose `common` papers go into many of them."""

    def __init__(self, common: Sequence[Paper]) -> None:
        self._binder = Binder(common)
        self._said: dict[bytes, tuple[Said, ...]] = {}

    def joined(self, front: Front, own: Sequence[Paper], common: Sequence[Paper]) -> "PackFile":
        """A pack: its contents, the papers that only this one has, and some of the common ones."""
        try:
            pack = self._binder.bound(front, own, common)
        except ForeignPaperError:
            return PackFile(self, _bundled(front, [*own, *common]), None)
        return PackFile(self, pack.pdf, pack)

    def said_in(self, pdf: bytes) -> tuple[Said, ...]:
        """All that a PDF says, looked through once for the same bytes."""
        if pdf not in self._said:
            self._said[pdf] = tuple(said_in(pdf, "pdf"))
        return self._said[pdf]


@dataclass(frozen=True)
class PackFile:
    """A finished pack as a file."""

    stapler: Stapler
    pdf: bytes
    bound: Pack | None

    def said(self) -> tuple[Said, ...]:
        """Every text of the file with its place.

        A paper that stands byte for byte in other packs as well is read once for all of them.
        """
        return tuple(said_in(self.pdf, "pdf") if self.bound is None else _said(self))


def _said(file: PackFile) -> Iterator[Said]:
    assert file.bound
    yield from said_in(file.bound.own, "pdf")
    for one in file.bound.shared:
        for said in file.stapler.said_in(one.alone):
            page = _ON_PAGE.fullmatch(said.place)
            if page is None:
                yield said
                continue
            number = int(page[1]) - 1
            text = f"{said.text}\n{one.folios[number]}"
            yield replace(said, place=f"page {one.first + number}", text=text)


def _bundled(front: Front, papers: Sequence[Paper]) -> bytes:
    """The papers joined in the general way, which takes any PDF."""
    from generator.pdf.bundle import bundle  # noqa: PLC0415 - costly

    lines = [
        f"title = {_quoted(front.title)}",
        f"subtitle = {_quoted(front.subtitle)}",
        f"reference = {_quoted(front.reference)}",
    ]
    with tempfile.TemporaryDirectory() as place:
        for number, paper in enumerate(papers, 1):
            (Path(place) / f"{number}.pdf").write_bytes(paper.pdf)
            lines += ["[[items]]", f'file = "{number}.pdf"', f"title = {_quoted(paper.title)}"]
        return bundle("\n".join(lines), Path(place), ours=True).pdf


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
