"""What the practice documents ask of a kind stands in a document made of some sample."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from generator.catalogue import Catalogue
from generator.documents.produce import Document
from generator.resources import Resources
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = Catalogue(Resources()).kinds()


def text_of(document: Document) -> str:
    if document.format == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(document.content))
        rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
        titles = [sheet.title for sheet in book.worksheets]
        return "\n".join([*titles, *(str(cell) for row in rows for cell in row if cell)])
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join(
        "".join(t.text or "" for t in paragraph.iter(f"{W}t")) for paragraph in tree.iter(f"{W}p")
    )


@pytest.fixture(scope="session")
def texts(made, samples: Path) -> dict[str, list[str]]:
    """By kind, the text of every Word file or workbook made of a sample."""
    toolkit, folder = Toolkit(), samples / "panel-cases"
    documents = [each["docx"] for each in made.values() if "docx" in each]
    documents += toolkit.board(folder, "2026Q1", on=ON, formats=["docx"], name_children=True)
    case = toolkit.open(samples / "dto-yoi.json")
    for kind in KINDS:
        if kind.subject == "register":
            documents += toolkit.of_register(folder, kind.name, on=ON)
        elif kind.subject == "case" and not kind.has_template:
            documents += toolkit.generate(case, [kind.name], formats=["xlsx"], on=ON)
    found: dict[str, list[str]] = {}
    for document in documents:
        found.setdefault(document.kind.name, []).append(text_of(document))
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_item_stands_in_a_made_document(texts, kind):
    absent = [
        item.stands
        for item in kind.holds
        if not any(item.stands in text for text in texts[kind.name])
    ]
    assert not absent
