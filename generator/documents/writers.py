"""The formats that documents come in: what each is made from, and how it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.case import Fault
from generator.catalogue import Kind
from generator.documents._made_of import Record
from generator.documents.provenance import Provenance, digest
from generator.documents.templates import inks_of, sections_of
from generator.documents.whole import whole_template
from generator.errors import UnsupportedError
from generator.rules.case_dates import CaseDates

if TYPE_CHECKING:
    from generator.documents.produce import Producer

__all__ = [
    "FORMATS",
    "WRITERS",
    "Making",
    "Merged",
    "Source",
    "Stamp",
    "Writer",
    "comes_as",
    "stamped",
    "usual",
]

# What every document with a Word template comes in.
FORMATS = ("docx", "pdf")
# The sections of a view that come from the service's settings.
_OF_SERVICE = frozenset({"service", "words", "say"})
_OF_THEIR_OWN = frozenset({"html", "xlsx", "ics"})


@dataclass(frozen=True)
class Source:
    """What a document is made from, for what is written without a view.

    `dates` works out what the rules say of a case; it raises FaultyInputError for another record.
    """

    record: Record
    on: date
    dates: Callable[[], CaseDates]
    producer: "Producer"


@dataclass(frozen=True)
class Making:
    """What a person chose for the formats: see `Producer.finish`."""

    libreoffice: bool = False
    names: bool = False
    before: bytes | None = None


@dataclass(frozen=True)
class Merged:
    """A document before it has a format.

    `lacks` are the fields that it has nothing to show for; empty for a draft, which shows them.
    `seen` is the view that it shows, `stamps` its provenance by format. `look` is
    called with what it becomes in another format, and that format, and may refuse it.
    """

    kind: Kind
    identifier: str
    lacks: tuple[Fault, ...]
    seen: Mapping[str, Any] = field(repr=False, compare=False)
    stamps: Mapping[str, Provenance] = field(repr=False)
    source: Source = field(repr=False, compare=False)
    _made: Callable[[], bytes] = field(repr=False, compare=False)
    look: Callable[[bytes, str], None] = field(
        default=lambda content, form: None, repr=False, compare=False
    )

    @cached_property
    def content(self) -> bytes:
        """The bytes of the Word file, put together when first asked for; none without template."""
        return self._made()


@dataclass(frozen=True)
class Writer:
    """How documents come in one format.

    `uses` tells which sections of the view a document of a kind is made from; none for all of
    them. `look` tells all else that decides how it looks, as a digest. `write` gives the bytes,
    and the name of the engine if it was not our own.
    """

    uses: Callable[[Kind], tuple[str, ...]]
    look: Callable[[Kind], str]
    write: Callable[[Merged, Making], tuple[bytes, str]]


def comes_as(kind: Kind, form: str) -> bool:
    """Whether documents of that kind come in that format."""
    return form in usual(kind) or (form in WRITERS and form in kind.formats)


def usual(kind: Kind) -> tuple[str, ...]:
    """The formats that a kind is made in when nobody names one."""
    return FORMATS if kind.has_template else kind.formats


def stamped(kind: Kind) -> tuple[str, ...]:
    """The formats of a kind that say each for itself what they were made from.

    A PDF says what its Word file does.
    """
    return tuple(dict.fromkeys([usual(kind)[0], *(f for f in kind.formats if f in _OF_THEIR_OWN)]))


@dataclass(frozen=True)
class Stamp:
    """What all formats of a document in the making say of how it was made."""

    kind: Kind
    identifier: str
    on: date
    draft: bool
    trial: str
    rules: str

    def provenance(self, seen: Mapping[str, Any], form: str) -> Provenance:
        """That of the document in one format, by the view that it shows."""
        writer = WRITERS[form]
        used = writer.uses(self.kind) or tuple(seen.keys() - {"document"})
        return Provenance(
            kind=self.kind.name,
            identifier=self.identifier,
            on=self.on,
            template_version=self.kind.version,
            template=writer.look(self.kind),
            schema=digest(self.kind.requirements.read_bytes()),
            rules=self.rules,
            data=digest({name: seen.get(name) for name in used if name not in _OF_SERVICE}),
            service=digest({name: seen.get(name) for name in used if name in _OF_SERVICE}),
            toolkit=__version__,
            draft=self.draft,
            trial=self.trial,
        )


def _look_of_word(kind: Kind) -> str:
    return digest(whole_template(kind))


def _word(merged: Merged, _making: Making) -> tuple[bytes, str]:
    return merged.content, ""


def _pdf(merged: Merged, making: Making) -> tuple[bytes, str]:
    from generator.pdf import to_pdf  # noqa: PLC0415 - Word alone must not wait for it

    try:
        return to_pdf(merged.content, accessible=True), ""
    except UnsupportedError:
        if not making.libreoffice:
            raise
    from generator.pdf.office import to_pdf_by_libreoffice  # noqa: PLC0415 - rare

    return to_pdf_by_libreoffice(merged.content), "LibreOffice"


def _form(merged: Merged, _making: Making) -> tuple[bytes, str]:
    from generator.documents.forms import make  # noqa: PLC0415 - costly

    return make(merged.content), ""


def _look_of_page(kind: Kind) -> str:
    from generator.easyread.page import source_of  # noqa: PLC0415 - only pages need it

    return digest(whole_template(kind) + source_of(kind.page))


def _page(merged: Merged, _making: Making) -> tuple[bytes, str]:
    from generator.easyread.page import Colours, page  # noqa: PLC0415 - only pages need it
    from generator.pdf.faces import folder  # noqa: PLC0415
    from generator.word import Missing, time, weekday  # noqa: PLC0415

    provenance = merged.stamps["html"]
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


def _uses_of_sheet(kind: Kind) -> tuple[str, ...]:
    from generator.documents.sheets import sheet_of  # noqa: PLC0415 - only workbooks need it

    return sheet_of(kind).uses(kind)


def _look_of_sheet(kind: Kind) -> str:
    from generator.documents.sheets import sheet_of  # noqa: PLC0415

    return _look_of_word(kind) if sheet_of(kind).from_word else _look_of_code(kind)


def _sheet(merged: Merged, making: Making) -> tuple[bytes, str]:
    from generator.documents.sheets import sheet_of  # noqa: PLC0415

    properties = merged.stamps["xlsx"].as_properties()
    return sheet_of(merged.kind).write(merged, properties, making), ""


def _uses_of_calendar(kind: Kind) -> tuple[str, ...]:
    from generator.documents.sheets import calendar_of  # noqa: PLC0415

    return calendar_of(kind).uses(kind)


def _calendar(merged: Merged, making: Making) -> tuple[bytes, str]:
    from generator.documents.sheets import calendar_of  # noqa: PLC0415

    properties = merged.stamps["ics"].as_properties()
    return calendar_of(merged.kind).write(merged, properties, making), ""


def _look_of_code(kind: Kind) -> str:
    """Of what is laid out by this version of Throughcare, which is noted besides."""
    return digest(f"{kind.name} {kind.version}")


WRITERS: Mapping[str, Writer] = {
    "docx": Writer(sections_of, _look_of_word, _word),
    "pdf": Writer(sections_of, _look_of_word, _pdf),
    "form": Writer(sections_of, _look_of_word, _form),
    "html": Writer(sections_of, _look_of_page, _page),
    "xlsx": Writer(_uses_of_sheet, _look_of_sheet, _sheet),
    "ics": Writer(_uses_of_calendar, _look_of_code, _calendar),
}
