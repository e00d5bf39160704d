"""Reads what a finished file says of its making."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from generator.documents.provenance import Provenance

_MOST_BYTES = 1_000_000


def provenance_in(content: bytes) -> Provenance | None:
    """What a Word file or PDF says of its making; None if it is not ours or cannot be read."""
    try:
        if content.startswith(b"PK"):
            return Provenance.from_properties(_of_word(content))
        if content.startswith(b"%PDF-"):
            return Provenance.from_properties(_of_pdf(content))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return None
    return None


def _of_word(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo("docProps/custom.xml")
        if entry.file_size > _MOST_BYTES:
            return {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(archive.read(entry), parser)
    return {str(node.get("name")): str(node.xpath("string()")) for node in root}


def _of_pdf(content: bytes) -> dict[str, str]:
    from pypdf import PdfReader  # noqa: PLC0415 - costly, and only for PDFs
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        metadata: Mapping[str, object] = PdfReader(io.BytesIO(content)).metadata or {}
    except PyPdfError:
        return {}
    return {str(name).removeprefix("/"): str(value) for name, value in metadata.items()}
