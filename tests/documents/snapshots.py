"""The text of every sample's documents, kept in files so that a change of words shows in review.

`make snapshots` writes them anew, one for each sample, kind and reader. The text is what
python-docx finds in the Word file: headings with #, list items with -, the cells of a row between
bars, pictures by their words.
"""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
from lxml import etree

from generator.documents.produce import Document
from generator.toolkit import Toolkit
from tests.conftest import ROOT
from tests.documents.conftest import ON

__all__ = ["FOLDER", "kept_of", "text_of"]

FOLDER = Path(__file__).resolve().parent / "snapshots"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def text_of(content: bytes) -> str:
    """The text of a Word file's body, with what its headings, lists, tables and pictures are."""
    opened = docx.Document(io.BytesIO(content))
    styles = {style.style_id: style.name for style in opened.styles}
    return "\n".join(filter(None, _blocks(opened.element.body, styles))) + "\n"


def kept_of(documents: Iterator[Document]) -> dict[str, str]:
    """The text of each Word file by the name of its snapshot."""
    return {
        f"{one.file_name.replace(f'_{ON}', '').removesuffix('.docx')}.txt": text_of(one.content)
        for one in documents
        if one.format == "docx"
    }


def _blocks(around: etree._Element, styles: Mapping[str, str]) -> Iterator[str]:
    for block in around:
        if block.tag == f"{W}p":
            yield _paragraph(block, styles)
        elif block.tag == f"{W}tbl":
            for row in block.iter(f"{W}tr"):
                cells = (" / ".join(filter(None, _blocks(c, styles))) for c in row.iter(f"{W}tc"))
                yield f"| {' | '.join(cells)} |"
        elif block.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _blocks(block, styles)


def _paragraph(paragraph: etree._Element, styles: Mapping[str, str]) -> str:
    text = "".join(map(_piece, paragraph.iter()))
    said = paragraph.find(f"{W}pPr/{W}pStyle")
    name = styles.get(said.get(f"{W}val", ""), "") if said is not None else ""
    if not text.strip():
        return ""
    if name == "Title":
        return f"# {text}"
    if name.startswith("Heading"):
        return f"#{'#' * int(name.removeprefix('Heading') or 1)} {text}"
    is_listed = name.startswith("List") or paragraph.find(f"{W}pPr/{W}numPr") is not None
    return f"- {text}" if is_listed else text


def _piece(node: etree._Element) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag == PICTURE:
        return f"[{node.get('descr') or 'decoration'}]"
    return " " if node.tag in (f"{W}tab", f"{W}br") else ""


def main() -> None:
    toolkit = Toolkit()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for path in sorted((ROOT / "samples").glob("*.json")):
        made = toolkit.generate(toolkit.open(path), on=ON)
        for name, text in kept_of(made).items():
            (FOLDER / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
