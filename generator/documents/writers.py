"""The formats that documents come in: what each is made from, and how it is written."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.case import Fault
from generator.catalogue import Kind
from generator.documents.provenance import Provenance, digest
from generator.documents.templates import inks_of
from generator.documents.whole import whole_template
from generator.errors import UnsupportedError

__all__ = ["FORMATS", "WRITERS", "Merged", "Writer", "comes_as"]

# What every document comes in.
FORMATS = ("docx", "pdf")


@dataclass(frozen=True)
class Merged:
    """A document as a Word file, before anything else is made of it.

    `lacks` are the fields that it has nothing to show for; empty for a draft, which shows them.
    `seen` is the view that it was merged with, `provenance` that of its Word file. `look` is
    called with what it becomes in another format, and that format, and may refuse it.
    """

    kind: Kind
    identifier: str
    lacks: tuple[Fault, ...]
    seen: Mapping[str, Any] = field(repr=False, compare=False)
    provenance: Provenance
    _made: Callable[[], bytes] = field(repr=False, compare=False)
    look: Callable[[bytes, str], None] = field(
        default=lambda content, form: None, repr=False, compare=False
    )

    @cached_property
    def content(self) -> bytes:
        """The bytes of the Word file, put together when first asked for."""
        return self._made()


@dataclass(frozen=True)
class Writer:
    """How documents come in one format.

    `template` tells all that decides how a document of a kind looks, as a digest. `write` gives
    the bytes, and the name of the engine if it was not our own; it is told whether LibreOffice
    may be used.
    """

    template: Callable[[Kind], str]
    write: Callable[[Merged, bool], tuple[bytes, str]]


def comes_as(kind: Kind, form: str) -> bool:
    """Whether documents of that kind come in that format."""
    return form in FORMATS or (form in WRITERS and form in kind.formats)


def _of_word(kind: Kind) -> str:
    return digest(whole_template(kind))


def _word(merged: Merged, _libreoffice: bool) -> tuple[bytes, str]:
    return merged.content, ""


def _pdf(merged: Merged, libreoffice: bool) -> tuple[bytes, str]:
    from generator.pdf import to_pdf  # noqa: PLC0415 - Word alone must not wait for it

    try:
        return to_pdf(merged.content), ""
    except UnsupportedError:
        if not libreoffice:
            raise
    from generator.pdf.office import to_pdf_by_libreoffice  # noqa: PLC0415 - rare

    return to_pdf_by_libreoffice(merged.content), "LibreOffice"


def _of_page(kind: Kind) -> str:
    from generator.easyread.page import source_of  # noqa: PLC0415 - only pages need it

    return digest(whole_template(kind) + source_of(kind.page))


def _page(merged: Merged, _libreoffice: bool) -> tuple[bytes, str]:
    from generator.easyread.page import Colours, page  # noqa: PLC0415 - only pages need it
    from generator.pdf.faces import folder  # noqa: PLC0415
    from generator.word import Missing, time, weekday  # noqa: PLC0415

    provenance = dataclasses.replace(merged.provenance, template=_of_page(merged.kind))
    made = page(
        merged.kind.page,
        merged.seen,
        properties=provenance.as_properties(),
        words={"time": time, "weekday": weekday},
        undefined=Missing,
        colours=Colours(*inks_of(merged.seen)),
        fonts=folder(),
        gaps=provenance.draft,
    )
    return made, ""


WRITERS: Mapping[str, Writer] = {
    "docx": Writer(_of_word, _word),
    "pdf": Writer(_of_word, _pdf),
    "html": Writer(_of_page, _page),
}
