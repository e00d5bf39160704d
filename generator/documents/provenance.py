"""Where a document comes from: written into every output, read back by `throughcare status`."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from lxml import etree

from generator.catalogue import format_of
from generator.reading import NotTextError, read_small

_MOST_BYTES = 1_000_000
_MOST_OF_FILE = 2**30

# What the libraries raise on files that are damaged or of another kind.
_NOT_READ = (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError)
_PREFIX = "Throughcare "
# What stands behind a stroke in the text of a calendar.
_PLAIN = re.compile(r"\\([\\,;])")
# What not every document says.
_LATER = ("trial", "service")


@dataclass(frozen=True)
class Provenance:
    """The kind, the day, and the hashes of all that went into a document.

    `data` is the hash of the sections of the case that the template uses, as its
    readers may see them, so no other change makes a document stale. `service` is that of the
    service's settings among them; empty in documents made before it was kept. `trial` says what
    was tried instead of what the case says; empty when nothing was.
    """

    kind: str
    identifier: str
    on: date
    template_version: str
    template: str
    schema: str
    rules: str
    data: str
    toolkit: str
    draft: bool
    trial: str = ""
    service: str = ""

    def as_properties(self) -> dict[str, str]:
        """As custom document properties, by name."""
        return {
            _PREFIX + name.replace("_", " "): str(value)
            for name, value in asdict(self).items()
            if value != ""
        }

    @classmethod
    def from_properties(cls, properties: Mapping[str, str]) -> "Provenance | None":
        """Read back; None when the document was not made by Throughcare or is damaged."""
        try:
            values: dict[str, Any] = {
                name: properties[_PREFIX + name.replace("_", " ")]
                for name in cls.__dataclass_fields__
                if name not in _LATER
            }
            values["on"] = date.fromisoformat(values["on"])
        except (KeyError, ValueError):
            return None
        values["draft"] = values["draft"] == "True"
        values |= {name: properties.get(_PREFIX + name, "") for name in _LATER}
        return cls(**values)


def digest(value: object) -> str:
    """The first 16 hex digits of the SHA-256 of bytes, or of data in a canonical form."""
    if not isinstance(value, bytes):
        value = json.dumps(
            value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
        ).encode("utf-8", "surrogatepass")
    return hashlib.sha256(value).hexdigest()[:16]


def _plain(value: object) -> str:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


def read_provenance(path: Path) -> Provenance | None:
    """What a document says of its making; None if it is not ours or cannot be read."""
    if not format_of(path):
        return None
    try:
        return provenance_in(read_small(path, _MOST_OF_FILE))
    except NotTextError:
        return None


def provenance_in(content: bytes) -> Provenance | None:
    """The same of the bytes of a file."""
    if content.startswith(b"PK"):
        return Provenance.from_properties(_of_word(content))
    if content.startswith(b"%PDF-"):
        return Provenance.from_properties(_of_pdf(content))
    if content.startswith(b"<!DOCTYPE html>"):
        return Provenance.from_properties(_of_page(content))
    if content.startswith(b"BEGIN:VCALENDAR"):
        return Provenance.from_properties(_of_calendar(content))
    return None


def _of_calendar(content: bytes) -> dict[str, str]:
    """The properties of a calendar that stand before its first event."""
    head, _, _ = content[:_MOST_BYTES].partition(b"BEGIN:VEVENT")
    unfolded = head.decode("utf-8", "replace").replace("\r\n ", "")
    lines = (line.partition(":") for line in unfolded.splitlines())
    return {
        name.removeprefix("X-").replace("-", " ").capitalize(): _PLAIN.sub(r"\1", value)
        for name, _, value in lines
    }


def _of_word(content: bytes) -> dict[str, str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entry = archive.getinfo("docProps/custom.xml")
            if entry.file_size > _MOST_BYTES:
                return {}
            root = etree.fromstring(archive.read(entry), parser)
    except _NOT_READ:
        return {}
    return {str(node.get("name")): str(node.xpath("string()")) for node in root}


def _of_pdf(content: bytes) -> dict[str, str]:
    from pypdf import PdfReader  # noqa: PLC0415 - costly, and only for PDFs
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        metadata: Mapping[str, object] = PdfReader(io.BytesIO(content)).metadata or {}
    except (PyPdfError, *_NOT_READ):
        return {}
    return {str(name).removeprefix("/"): str(value) for name, value in metadata.items()}


def _of_page(content: bytes) -> dict[str, str]:
    """The named meta tags that stand before the style of a page."""
    head, _, _ = content[:_MOST_BYTES].partition(b"<style>")
    found = _Named()
    found.feed(head.decode("utf-8", "replace"))
    return found.properties


class _Named(HTMLParser):
    """What the meta tags of a page say by name."""

    def __init__(self) -> None:
        super().__init__()
        self.properties: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a meta tag says."""
        said = dict(attrs)
        if tag == "meta" and said.get("name"):
            self.properties[str(said["name"])] = said.get("content") or ""
