"""From a case and a kind to finished documents: view, merge, typeset, with provenance."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import __version__
from generator.case import (
    Case,
    Fault,
    Panel,
    framed,
    in_the_services_words,
    panel_view,
    redact,
)
from generator.catalogue import Kind
from generator.documents._worked import Memory
from generator.documents.gaps import allow, as_faults, show
from generator.documents.journey import journey_view
from generator.documents.pictures import show_pictures
from generator.documents.provenance import Provenance, digest
from generator.documents.readers import extract_for, read_through, refuse_leaks
from generator.documents.templates import sections, template_of, vouch
from generator.easyread import explained
from generator.errors import RulesError, UnsupportedError
from generator.resources import Resources, shipped
from generator.rules import FINISHED, Deadline, Finding, Pack, load_pack, pack_names
from generator.rules.case_dates import CaseDates
from generator.sheets.agenda import as_view
from generator.word import Gap


@dataclass(frozen=True)
class Document:
    """A finished document: `identifier` is the case's or panel's, `content` the file's bytes.

    `engine` names the program that drew a PDF when it was not our own; else it is empty.
    """

    kind: Kind
    identifier: str
    on: date
    format: str
    content: bytes
    draft: bool
    engine: str = ""


@dataclass(frozen=True)
class Trial:
    """What to try instead of what the case says; None goes by the case.

    `pack` is a rule pack's name or the path of its file, `release` another release date.
    """

    pack: str | None = None
    release: date | None = None

    def __str__(self) -> str:
        """In words; empty when nothing is tried."""
        tried = [f"release on {self.release.isoformat()}"] if self.release else []
        return ", ".join([*tried, *([f"rule pack {Path(self.pack).stem}"] if self.pack else [])])

    @property
    def suffix(self) -> str:
        """What a file's name says of it after the reference; empty when nothing is tried."""
        words = str(self).replace(" on ", " ").replace(", ", "_").replace(" ", "-")
        return f"_{words}" if words else ""


_AS_IT_IS = Trial()
# The sections of a view that come from the service's settings.
_OF_SERVICE = frozenset({"service", "words"})
# What pictures and easy-read pages are made from, whatever else a template uses.
_ALWAYS_SEEN = frozenset(
    {"service", "child", "document", "booked", "deadlines", "supervision", "easy_read", "people"}
)


@dataclass(frozen=True)
class Merged:
    """A document as a Word file, before anything else is made of it.

    `lacks` are the fields that it has nothing to show for; empty for a draft, which shows them.
    """

    kind: Kind
    identifier: str
    lacks: tuple[Fault, ...]
    _made: Callable[[], bytes] = field(repr=False, compare=False)

    @cached_property
    def content(self) -> bytes:
        """The bytes of the Word file, put together when first asked for."""
        return self._made()


@dataclass(frozen=True)
class Producer:
    """Makes documents with the templates and the rule packs that `resources` finds.

    `libreoffice` allows LibreOffice to draw a PDF that our own engine refuses.
    """

    resources: Resources
    libreoffice: bool = False
    _memory: Memory = field(default_factory=Memory, init=False, repr=False, compare=False)

    def pack(self, record: Case, wanted: str | None = None) -> Pack:
        """The rule pack that is `wanted`, else the case's own, else the national one.

        A service's own pack stands before a shipped one of its name. Raises RulesError.
        """
        name = wanted or record.data.get("rules", {}).get("pack", "national")
        for folder in self.resources.roots("packs"):
            if folder == shipped("packs"):
                continue
            own = {path.stem: path for path in folder.glob("*.toml")}
            if name in own:
                return load_pack(own[name])
        if wanted is None and name not in pack_names():
            # A case file comes from outside: what it names is never opened as a path.
            by = record.held_in(("rules", "pack"))
            raise RulesError(
                f"{by} names a rule pack that is not held (rule_pack)."
                if by
                else "The case names a rule pack that is not held (rules, pack).",
                [f"Packs held: {', '.join(pack_names())}."],
            )
        return load_pack(name)

    def prepare(
        self,
        kind: Kind,
        record: Case | Panel,
        *,
        on: date,
        draft: bool,
        trial: Trial = _AS_IT_IS,
    ) -> Iterator[tuple[Provenance, dict[str, Any]]]:
        """What each document would be made from; for a panel, minutes and then the extracts."""
        content = kind.template.read_bytes()
        used = sections(content)
        template = digest(content)
        schema = digest(kind.requirements.read_bytes())
        for identifier, context in self._contexts(kind, record, on, draft, trial, used=used):
            provenance = Provenance(
                kind=kind.name,
                identifier=identifier,
                on=on,
                template_version=kind.version,
                template=template,
                schema=schema,
                rules=self._rules(record, trial),
                data=digest({name: context.get(name) for name in used if name not in _OF_SERVICE}),
                service=digest({name: context.get(name) for name in used if name in _OF_SERVICE}),
                toolkit=__version__,
                draft=draft,
                trial=str(trial),
            )
            yield provenance, context

    def merge(
        self,
        kind: Kind,
        record: Case | Panel,
        *,
        on: date,
        draft: bool,
        trial: Trial = _AS_IT_IS,
    ) -> Iterator[Merged]:
        """Each document as a Word file; for a panel, the minutes and an extract for each child."""
        vouch(kind)
        refuse_leaks(kind, record)
        template = template_of(kind, record)
        for provenance, context in self.prepare(kind, record, on=on, draft=draft, trial=trial):
            if draft:
                show(context, record, kind)
            allow(context, kind.unknown)
            gaps: list[Gap] | None = None if draft else []
            made = template.fill(
                context,
                properties=provenance.as_properties(),
                modified=datetime.combine(on, time(), UTC),
                gaps=gaps,
            )
            lacks = tuple(as_faults(gaps, context, kind)) if gaps else ()
            merged = Merged(kind, f"{provenance.identifier}{trial.suffix}", lacks, made)
            if isinstance(record, Panel):
                read_through(merged.content, record, context)
            yield merged

    def finish(
        self, merged: Merged, *, formats: Sequence[str], on: date, draft: bool
    ) -> Iterator[Document]:
        """A merged document in each format."""
        for name in formats:
            content, engine = merged.content, ""
            if name != "docx":
                content, engine = self._typeset(merged.content)
            yield Document(merged.kind, merged.identifier, on, name, content, draft, engine)

    def make(
        self,
        kind: Kind,
        record: Case | Panel,
        *,
        formats: Sequence[str],
        on: date,
        draft: bool,
        trial: Trial = _AS_IT_IS,
    ) -> Iterator[Document]:
        """The document in each format; for a panel, the minutes and an extract for each child."""
        for merged in self.merge(kind, record, on=on, draft=draft, trial=trial):
            yield from self.finish(merged, formats=formats, on=on, draft=draft)

    def _typeset(self, docx: bytes) -> tuple[bytes, str]:
        """The PDF, and the name of the engine if it was not our own."""
        from generator.pdf import to_pdf  # noqa: PLC0415 - Word alone must not wait for it

        try:
            return to_pdf(docx), ""
        except UnsupportedError:
            if not self.libreoffice:
                raise
        from generator.pdf.office import to_pdf_by_libreoffice  # noqa: PLC0415 - rare

        return to_pdf_by_libreoffice(docx), "LibreOffice"

    def _contexts(
        self,
        kind: Kind,
        record: Case | Panel,
        on: date,
        draft: bool,
        trial: Trial,
        *,
        used: Sequence[str],
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        made = f"Made with Throughcare {__version__}, template {kind.name} {kind.version}."
        document: Mapping[str, Any] = {
            "kind": kind.name,
            "title": kind.title,
            "date": on.isoformat(),
            "draft": draft,
            **_marking(kind, record),
            "provenance": made,
        }
        if isinstance(record, Panel):
            whole = panel_view(record, on=on, document=document)
            minutes = redact(whole, kind.audience)
            show_pictures(minutes, record)
            yield record.identifier, minutes
            for case in record.cases:
                part = extract_for(whole, record, case)
                seen = redact(part, kind.audience)
                show_pictures(seen, record)
                yield f"{record.identifier}_{case.identifier}", seen
            return
        ruled = self._ruled(kind, record, on, trial)
        agenda = ruled.pop("agenda", None)
        worked = self._memory.of(record, on)
        seen = framed(worked.view, on=on, document=document, **ruled)
        if agenda is not None:
            seen["agenda"] = agenda
        if kind.read_back:
            seen |= worked.located
        seen = in_the_services_words(seen, record.service, family=_for_family(kind))
        context = redact(seen, kind.audience, {*used, *_ALWAYS_SEEN} if used else None)
        show_pictures(context, record)
        if kind.journey:
            dates = self.dates(record, on, trial)
            context["journey"] = journey_view(dates, context, family=_for_family(kind))
        if kind.pictures:
            context["explained"] = explained(context, record.file if record.folder else None)
        yield record.identifier, context

    def _rules(self, record: Case | Panel, trial: Trial) -> str:
        """The pack that dates and findings come from; a panel's documents print none."""
        if isinstance(record, Panel):
            return "none"
        pack = self.pack(record, trial.pack)
        return f"{pack.name} {pack.version}"

    def dates(self, case: Case, on: date, trial: Trial = _AS_IT_IS) -> CaseDates:
        """What the rules say of the case on that day. Raises RulesError for an unknown pack."""
        return self._memory.of(case, on).dates(self.pack(case, trial.pack), trial.release)

    def _ruled(self, kind: Kind, case: Case, on: date, trial: Trial) -> dict[str, Any]:
        """What the rules say of the case, as far as the kind prints it."""
        if not (kind.deadlines or kind.agenda or kind.findings):
            return {}
        dates = self.dates(case, on, trial)
        return {
            "deadlines": _ahead(dates, kind) if kind.deadlines else (),
            "findings": _for_documents(dates.findings) if kind.findings else (),
            **({"agenda": as_view(dates)} if kind.agenda else {}),
        }


def _for_documents(findings: Sequence[Finding]) -> list[Finding]:
    """What a document tells of the findings: those that name another child stay in the check."""
    return [finding for finding in findings if "*" not in finding.blocks]


def _ahead(dates: CaseDates, kind: Kind) -> list[Deadline]:
    """What is still to do, recurring dates by their next one only; the family sees its own."""
    family = _for_family(kind)
    found: dict[str, Deadline] = {}
    for deadline in dates.deadlines:
        if deadline.state not in FINISHED and not (family and _for_staff(deadline, dates.pack)):
            found.setdefault(deadline.id, deadline)
    return list(found.values())


def _for_family(kind: Kind) -> bool:
    return bool({"child", "parent"} & set(kind.audience))


def _for_staff(deadline: Deadline, pack: Pack) -> bool:
    """Whether a date is of no use to a family: staff work, a lasting duty, or no day yet."""
    lasting = pack.rules[deadline.id].direction == "throughout"
    return deadline.internal or deadline.due is None or lasting


def _marking(kind: Kind, record: Case | Panel) -> dict[str, str]:
    marking = record.data.get("service", {}).get("marking")
    return {"marking": marking} if kind.marking and marking else {}
