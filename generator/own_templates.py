"""The part of the toolkit for a service's own Word templates: checked, shown, tried, kept."""

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.case import Case, Panel
from generator.catalogue import Catalogue, Kind, vocabulary
from generator.documents.writing import write_all
from generator.errors import FaultyInputError, TemplateError
from generator.resources import shipped
from generator.service.copying import copy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.adopt import Adopted
    from generator.documents.produce import Document
    from generator.documents.proving import Pages, Proved
    from generator.documents.readiness import Readiness

__all__ = ["OwnTemplates"]


class OwnTemplates:
    """What the toolkit does with the Word file that a kind of document is made from."""

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of document there are."""
        raise NotImplementedError

    @property
    def service_folder(self) -> Path | None:
        """The service's folder; None where there is none."""
        raise NotImplementedError

    def is_own(self, kind: Kind) -> bool:
        """Whether the service has a template of its own of this kind."""
        return not kind.template.is_relative_to(shipped("templates"))

    def prove_template(self, name: str, docx: bytes) -> "Proved":
        """Everything to be said of a Word file as a template of the kind.

        Raises TemplateError when it is no Word file, FaultyInputError for an unknown kind.
        """
        from generator.documents.proving import proved  # noqa: PLC0415 (a slow import)

        kind = self.catalogue.get(name)
        with tempfile.TemporaryDirectory() as place:
            file = Path(place) / f"{kind.name}.docx"
            file.write_bytes(docx)
            return proved(kind, file)

    @staticmethod
    def template_pages(docx: bytes, found: "Proved") -> "Pages":
        """Pictures of the template's pages, with the numbers of its faults; none if it cannot be.

        Faults are numbered from 1, what is only advice after them.
        """
        from generator.documents.proving import pages_of  # noqa: PLC0415 (a slow import)

        return pages_of(docx, found)

    def crib_sheet(self, name: str) -> bytes:
        """A Word file that lists every field a template of the kind may use, with examples."""
        from generator.word.crib import crib_sheet  # noqa: PLC0415 (slow imports)
        from generator.word.typecheck import fields  # noqa: PLC0415

        kind = self.catalogue.get(name)
        words = vocabulary(kind)
        found = fields(words.view, words.registry, audience=kind.audience)
        return crib_sheet(f"Fields for {kind.title}", found)

    def adopt_form(self, docx: bytes, name: str | None = None) -> "Adopted":
        """A service's blank form as a template, with what became of each place to fill in.

        `name` is the kind of document that it is for; None takes the fields that professionals
        may see. Raises TemplateError for what is no Word file or has tags in it, FaultyInputError
        for a kind that there is not, or that is not about one child.
        """
        from generator.adopt import adopt_for  # noqa: PLC0415 (a slow import)

        return adopt_for(self.catalogue.get(name) if name else None, docx)

    def try_template(self, name: str, docx: bytes, *, on: date) -> "tuple[Document, ...]":
        """The Word file and the PDF that a template makes of our first sample that fits it.

        They are drafts about a child who is made up. Raises TemplateError for a template with
        faults, FaultyInputError for a kind that no sample fits.
        """
        from generator.toolkit import Toolkit  # noqa: PLC0415 (it is made of this)

        kind = self.catalogue.get(name)
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            own = folder / "templates" / kind.name
            own.mkdir(parents=True)
            files = {path.name: path.read_bytes() for path in _files_of(kind)}
            for file, content in (files | {f"{kind.name}.docx": docx}).items():
                (own / file).write_bytes(content)
            toolkit = Toolkit(service=folder)
            return toolkit.generate(_sample(toolkit, kind, on), [kind.name], on=on, draft=True)

    def keep_template(self, name: str, docx: bytes) -> Path:
        """Write a template into the service's folder; documents of the kind are made from it then.

        Raises FaultyInputError where there is no such folder, TemplateError for one with faults.
        """
        service = self.service_folder
        if service is None:
            raise FaultyInputError("Set up your service first: its templates lie in its folder.")
        found = self.prove_template(name, docx)
        if found.faults:
            raise TemplateError(
                f"This template of {found.kind.title} has faults, so it was not kept:",
                [str(fault) for fault in found.faults],
            )
        own = service / "templates" / found.kind.name / f"{found.kind.name}.docx"
        if not own.exists():
            copy(found.kind.name, service)
        write_all({own: docx}, instead_of={own: own.read_bytes()})
        return own


def _files_of(kind: Kind) -> list[Path]:
    return [path for path in kind.folder.iterdir() if path.is_file()]


class _Opens(Protocol):
    def open(self, path: Path) -> Case | Panel: ...
    def readiness(self, record: Case | Panel, *, on: date) -> "Sequence[Readiness]": ...


def _sample(toolkit: _Opens, kind: Kind, on: date) -> Case | Panel:
    """The first of our samples that the kind is ready for, else the first of its subject."""
    first: Case | Panel | None = None
    for path in sorted(shipped("samples").glob("*.json")):
        record = toolkit.open(path)
        if kind.subject != ("case" if isinstance(record, Case) else "panel"):
            continue
        first = first or record
        ready = {one.kind.name for one in toolkit.readiness(record, on=on) if one.ready}
        if kind.name in ready:
            return record
    if first is None:
        raise FaultyInputError(f"There is no sample to try {kind.title} with.")
    return first
