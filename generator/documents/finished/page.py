"""The words of a finished Word file, as a person can come upon them."""

import html
import io
import re
import zipfile

__all__ = ["text_of"]

_PARTS = re.compile(r"(?:word/[^/]+|docProps/[^/]+)\.xml")
_QUIET = re.compile(r"word/(?:styles|settings|fontTable|numbering|webSettings|theme\w*)\.xml")
_BREAK = re.compile(r"</(?:w:p|vt:lpwstr|dc:\w+|cp:\w+)>")
_SPACE = re.compile(r"<w:(?:tab|br|cr)\b[^>]*>")
_HYPHEN = re.compile(r"<w:(?:softHyphen|noBreakHyphen)\b[^>]*>")
_SAID = re.compile(r'\b(?:descr|title|alias|tooltip)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")


def text_of(docx: bytes) -> list[str]:
    """The text of each paragraph, note, header, property and picture's description.

    Letters of one word stand together however many runs they are in. A paper is signed by what
    this gives: it stays as it is, while what is looked through for leaks grows.
    """
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name) and not _QUIET.fullmatch(name):
                xml = archive.read(name).decode("utf-8")
                found += (html.unescape(said) for said in _SAID.findall(xml))
                for piece in _BREAK.split(_SPACE.sub(" ", _HYPHEN.sub("", xml))):
                    words = html.unescape(_TAG.sub("", piece)).strip()
                    if words:
                        found.append(words)
    return found
