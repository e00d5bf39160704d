"""Joins papers into one bundle: contents, bookmarks, page numbers, exhibits, tags."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from generator.pdf.bundle._contents import Entry, contents, link_up
from generator.pdf.bundle._forms import add_fields
from generator.pdf.bundle._links import Bookmark, Places, bookmarks, put_links, take_links
from generator.pdf.bundle._manifest import Manifest, read_manifest
from generator.pdf.bundle._parts import Part, take_in
from generator.pdf.bundle._tags import Tags
from generator.pdf.finish._overlay import Sheet, lay_over
from generator.pdf.finish._supplied import explained, saved
from generator.pdf.typeset._markup import quoted


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in the bundle: its first page there, how many pages and bytes, and what to know."""

    title: str
    exhibit: str
    file: str
    first_page: int
    pages: int
    size: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A finished bundle. `accessible` is whether every paper in it conforms to PDF/UA-1."""

    pdf: bytes
    rows: tuple[Row, ...]
    pages: int
    accessible: bool


def bundle(
    toml: str,
    folder: Path,
    *,
    name: str = "The manifest",
    drop_blank: bool = False,
    ours: bool = False,
    accessible: bool = False,
) -> Bundle:
    """One PDF of the papers in a manifest, whose files are named from `folder`.

    PDFs and Word files follow each other behind a contents page with links; pages are numbered
    through, exhibits labelled, tags kept. `drop_blank` leaves blank pages out; `ours` says that we
    made every paper ourselves, so that none is looked through for what is hidden in it. With
    `accessible` no paper may go in that is not PDF/UA. PdfError lists all faults of the manifest,
    or all papers that cannot go in.
    """
    manifest = read_manifest(toml, folder, name)
    parts = take_in(manifest, drop_blank=drop_blank, ours=ours, accessible=accessible)
    try:
        with explained("A paper of the bundle"):
            return _joined(manifest, parts)
    finally:
        for part in parts:
            part.pdf.close()


def _joined(manifest: Manifest, parts: Sequence[Part]) -> Bundle:
    entries = [Entry(p.item.title, p.item.exhibit, len(p.pdf.pages)) for p in parts]
    pdf = contents(manifest, entries)
    own = len(pdf.pages)
    tags = Tags.of(pdf)
    outline: list[OutlineItem] = [_item("Contents", pdf, 0)]
    rows = []
    for part, entry in zip(parts, entries, strict=True):
        first = len(pdf.pages)
        outline.append(_add(pdf, part, tags, manifest.lang))
        rows.append(
            Row(
                entry.title, entry.exhibit, part.item.path.name, first + 1, entry.pages,
                part.size, tuple(part.notes),
            )
        )  # fmt: skip
    tags.finish()
    link_up(pdf, entries, own)
    with pdf.open_outline() as top:
        top.root[:] = outline
    _stamp(pdf, rows)
    accessible = all(part.accessible for part in parts)
    _describe(pdf, manifest, accessible=accessible)
    return Bundle(saved(pdf), tuple(rows), len(pdf.pages), accessible)


def _add(pdf: pikepdf.Pdf, part: Part, tags: Tags, lang: str) -> OutlineItem:
    """Append a paper; its bookmark, with its own bookmarks inside, comes back."""
    places = Places(part.pdf)
    marks = bookmarks(part.pdf, places)
    links = take_links(part.pdf, places)
    tags.prepare(part.pdf)
    first = len(pdf.pages)
    for page in part.pdf.pages:
        pdf.pages.append(page)
        pdf.pages[-1].obj.Tabs = Name.S
    own = part.pdf.Root.get(Name.Lang)
    tags.graft(part.pdf, part.item.title, str(own) if isinstance(own, String) else lang)
    put_links(pdf, links, first)
    add_fields(pdf, part.pdf, f"item-{tags.parts}")
    label = f"{part.item.exhibit}: " if part.item.exhibit else ""
    item = _item(f"{label}{part.item.title}", pdf, first)
    item.children.extend(_marked(mark, pdf, first) for mark in marks)
    return item


def _item(title: str, pdf: pikepdf.Pdf, page: int) -> OutlineItem:
    item = OutlineItem(title, Array([pdf.pages[page].obj, Name.Fit]))
    item.is_closed = True
    return item


def _marked(mark: Bookmark, pdf: pikepdf.Pdf, first: int) -> OutlineItem:
    target = mark.target
    place = None
    if target is not None:
        place = Array([pdf.pages[first + target.page].obj, *target.view])
    item = OutlineItem(mark.title, place)
    item.is_closed = True
    item.children.extend(_marked(inner, pdf, first) for inner in mark.inside)
    return item


def _stamp(pdf: pikepdf.Pdf, rows: Sequence[Row]) -> None:
    """Number every page at its foot, and label every page of an exhibit at its head."""
    total = len(pdf.pages)
    labels = {
        page: row.exhibit
        for row in rows
        for page in range(row.first_page, row.first_page + row.pages)
    }

    def foot(sheet: Sheet) -> str:
        return _tab("bottom", f"Bundle page {sheet.number} of {total}")

    def head(sheet: Sheet) -> str:
        label = labels.get(sheet.number, "")
        return _tab("top", label) if label else "none"

    lay_over(pdf, "Footer", foot)
    if any(labels.values()):
        lay_over(pdf, "Header", head)


def _tab(edge: str, words: str) -> str:
    """Words on a white ground at the right of the page's head or foot."""
    down = "-14pt" if edge == "bottom" else "14pt"
    return (
        f"place({edge} + right, dx: -20pt, dy: {down}, box(fill: white, inset: 3pt, "
        f'text(size: 9pt, weight: "bold", {quoted(words)})))'
    )


def _describe(pdf: pikepdf.Pdf, manifest: Manifest, *, accessible: bool) -> None:
    pdf.Root.Lang = String(manifest.lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if not accessible and "pdfuaid:part" in metadata:
            del metadata["pdfuaid:part"]
