"""What the practice documents ask of a kind stands in a document made of some sample."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from generator.catalogue import Catalogue
from generator.resources import Resources
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = Catalogue(Resources()).kinds()


def text_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join(
        "".join(t.text or "" for t in paragraph.iter(f"{W}t")) for paragraph in tree.iter(f"{W}p")
    )


@pytest.fixture(scope="session")
def texts(made, samples: Path) -> dict[str, list[str]]:
    """By kind, the text of every Word file made of a sample."""
    found: dict[str, list[str]] = {}
    for each in made.values():
        if "docx" in each:
            found.setdefault(each["docx"].kind.name, []).append(text_of(each["docx"].content))
    toolkit = Toolkit()
    folder = samples / "panel-cases"
    for document in toolkit.board(folder, "2026Q1", on=ON, formats=["docx"], name_children=True):
        found.setdefault("board-report", []).append(text_of(document.content))
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_item_stands_in_a_made_document(texts, kind):
    absent = [
        item.stands
        for item in kind.holds
        if not any(item.stands in text for text in texts[kind.name])
    ]
    assert not absent
