"""The first pages of a bundle: what it is, and what is in it on which page, with links."""

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from generator.pdf.bundle._manifest import Manifest
from generator.pdf.read._model import Document
from generator.pdf.typeset._compile import compiled
from generator.pdf.typeset._fonts import FALLBACKS
from generator.pdf.typeset._markup import lang, quoted

_ADDRESS = "https://bundle.invalid/"
_MOST_TRIES = 4
_STYLE = """
#set page(paper: "a4", margin: (x: 22mm, top: 25mm, bottom: 25mm))
#set text(size: 11pt, hyphenate: false, fallback: false)
#set par(leading: 0.55em, spacing: 0.9em, justify: false)
#show heading.where(level: 1): set text(size: 24pt)
#show heading.where(level: 2): set text(size: 15pt)
#show heading: set block(above: 1.4em, below: 0.7em)
#show link: set text(fill: rgb("1d4f91"))
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: `pages` is how many pages a paper has."""

    title: str
    exhibit: str
    pages: int


def contents(manifest: Manifest, entries: list[Entry]) -> pikepdf.Pdf:
    """The tagged contents pages. Their links are set by `link_up` once the papers are there."""
    own = 1
    for _ in range(_MOST_TRIES):
        data = compiled(_source(manifest, entries, own), _nothing(manifest))
        pdf = pikepdf.open(io.BytesIO(data))
        if len(pdf.pages) == own:
            break
        own = len(pdf.pages)
    return pdf


def link_up(pdf: pikepdf.Pdf, entries: list[Entry], own: int) -> None:
    """Point the links of the contents, which has `own` pages, at the first pages of the papers."""
    starts = _starts(entries, own)
    for page in list(pdf.pages)[:own]:
        for link in page.obj.get(Name.Annots, ()):
            uri = str(link.get(Name.A, Dictionary()).get(Name.URI, ""))
            if uri.startswith(_ADDRESS):
                at = int(uri.removeprefix(_ADDRESS))
                target = pdf.pages[starts[at] - 1]
                top = target.mediabox[3]
                link.A = Dictionary(S=Name.GoTo, D=Array([target.obj, Name.XYZ, None, top, None]))
                link.Contents = String(f"{entries[at].title}, page {starts[at]}")


def _starts(entries: list[Entry], own: int) -> list[int]:
    starts, at = [], own + 1
    for entry in entries:
        starts.append(at)
        at += entry.pages
    return starts


def _source(manifest: Manifest, entries: list[Entry], own: int) -> str:
    fonts = ", ".join(quoted(f) for f in FALLBACKS)
    lines = [
        f"#set document(title: {quoted(manifest.title)}, date: none)",
        f"#set text(font: ({fonts}), {lang(manifest.lang) or lang('en-GB')})",
        _STYLE,
        f"#heading(level: 1, {quoted(manifest.title)})",
    ]
    if manifest.subtitle:
        lines.append(f"#par(text(size: 13pt, {quoted(manifest.subtitle)}))")
    if manifest.reference:
        lines.append(f"#par({quoted('Reference: ' + manifest.reference)})")
    lines.append(f"#heading(level: 2, {quoted('Contents')})")
    rows = []
    labelled = any(entry.exhibit for entry in entries)
    for at, (entry, start) in enumerate(zip(entries, _starts(entries, own), strict=True)):
        last = start + entry.pages - 1
        pages = str(start) if last == start else f"{start} to {last}"
        label = f"{quoted(entry.exhibit)}, " if labelled else ""
        rows.append(
            f"{label}link({quoted(f'{_ADDRESS}{at}')}, {quoted(entry.title)}), {quoted(pages)},"
        )
    columns = "(auto, 1fr, auto)" if labelled else "(1fr, auto)"
    heads = [*(["Exhibit"] if labelled else []), "Document", "Pages"]
    head = ", ".join(f'text(weight: "bold", {quoted(h)})' for h in heads)
    lines.append(
        f"#table(columns: {columns}, stroke: (x, y) => (bottom: if y == 0 {{ 1pt }} else "
        "{ 0.5pt + luma(70%) }), inset: (x: 5pt, y: 7pt), "
        f"align: (x, y) => if x == {len(heads) - 1} {{ right }} else {{ left }},\n"
        f"table.header({head}),\n" + "\n".join(rows) + ")"
    )
    return "\n".join(lines)


def _nothing(manifest: Manifest) -> Document:
    return Document((), manifest.title, "", "", "", manifest.lang, "", {}, {}, {}, ())
