"""The texts of a PDF: of its pages, and of whatever else a reader's program can show."""

import html
import re
from collections.abc import Iterator

from generator.documents.finished._said import Said
from generator.pdf.strings import attached_to, strings_of
from generator.pdf.words import pages_of

__all__ = ["said_in_pdf"]

_TAG = re.compile(r"<[^>]*>")


def said_in_pdf(content: bytes) -> Iterator[Said]:
    """The words of each page, its properties, bookmarks, descriptions, links, notes and files."""
    for number, text in pages_of(content):
        yield Said(f"page {number}", text)
    for text in strings_of(content):
        yield Said("a property, bookmark, description, note or link", text)
        if "<" in text:
            for piece in re.split(r"</[\w:]+>", text):
                yield Said("the file's properties", html.unescape(_TAG.sub("", piece)).strip())
    for name, data in attached_to(content):
        yield Said("an attached file", name, data)
