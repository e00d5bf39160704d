"""Every text of a PDF that is not drawn on its pages."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

__all__ = ["attached_to", "strings_of"]

# What stands for drawn words within a page: \(...\) or <...> after its name.
_INSTEAD = re.compile(rb"/(?:ActualText|Alt|E)\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)")
_QUIET = ("/ID", "/FontName", "/BaseFont", "/Registry", "/Ordering", "/Lang", "/CharSet")


def strings_of(data: bytes) -> Iterator[str]:
    """Each text string of a PDF's objects, its metadata, and what stands for drawn words.

    Properties, bookmarks, descriptions, titles, notes, form fields and addresses of links are
    all among them. Raises pikepdf.PdfError for what is no PDF.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for held in (*pdf.objects, pdf.trailer.get("/Info", pikepdf.Dictionary())):
            yield from dict.fromkeys(_within(held))
        for page in pdf.pages:
            yield from _instead(page)


def attached_to(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file that is attached to a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name, held in pdf.attachments.items():
            yield name, held.get_file().read_bytes()


def _within(held: Any) -> Iterator[str]:
    """The strings directly in an object: what it refers to is an object of its own."""
    if isinstance(held, pikepdf.String):
        yield str(held)
    elif isinstance(held, pikepdf.Array):
        for inner in held:
            yield from _direct(inner)
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for key, inner in held.items():
            if key not in _QUIET:
                yield from _direct(inner)
    if isinstance(held, pikepdf.Stream) and held.get("/Type") == pikepdf.Name.Metadata:
        yield held.read_bytes().decode("utf-8", "replace")


def _direct(inner: Any) -> Iterator[str]:
    if isinstance(inner, pikepdf.Object) and not inner.is_indirect:
        yield from _within(inner)


def _instead(page: pikepdf.Page) -> Iterator[str]:
    streams = page.obj.get("/Contents", pikepdf.Array())
    for stream in streams if isinstance(streams, pikepdf.Array) else [streams]:
        for found in _INSTEAD.findall(stream.read_bytes()):
            yield str(pikepdf.Object.parse(found))
