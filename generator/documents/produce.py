"""From a case and a kind to finished documents: view, merge, typeset, with provenance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from generator import __version__
from generator.case import (
    Case,
    Caseload,
    Panel,
    PartReader,
    framed,
    in_the_services_words,
    redact,
)
from generator.catalogue import Catalogue, Kind
from generator.documents._worked import Memory
from generator.documents.gaps import allow, as_faults, show, without_next
from generator.documents.journey import journey_view
from generator.documents.overviews import OVERVIEWS
from generator.documents.panel_views import panel_contexts, reader_context
from generator.documents.pictures import show_pictures
from generator.documents.provenance import Provenance, digest
from generator.documents.readers import look_through, read_through, refuse_leaks
from generator.documents.signing import (
    PAPER,
    UNSIGNED,
    mark,
    page_of,
    parts_of,
    without_bookings,
)
from generator.documents.templates import sections, style_of, template_of, vouch
from generator.documents.whole import whole_template
from generator.documents.writers import WRITERS, Merged
from generator.easyread import discreet, explained
from generator.easyread.pictures import swapped
from generator.easyread.signing import Parts, Verdict, verdict
from generator.easyread.week import week_view
from generator.easyread.wording import spoken
from generator.errors import RulesError
from generator.panel import panel_kind
from generator.panel.life import refuse_changed
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

    `pack` is a rule pack's name or the path of its file, `release` another release date;
    `discreet` leaves address and names of others out of a child's easy-read paper.
    """

    pack: str | None = None
    release: date | None = None
    discreet: bool = False

    def __str__(self) -> str:
        """In words; empty when nothing is tried."""
        tried = [f"release on {self.release.isoformat()}"] if self.release else []
        tried += [f"rule pack {Path(self.pack).stem}"] if self.pack else []
        return ", ".join([*tried, *(["discreet"] if self.discreet else [])])

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
        record: Case | Panel | Caseload,
        *,
        on: date,
        draft: bool,
        trial: Trial = _AS_IT_IS,
        form: str = "docx",
        reader: PartReader | None = None,
    ) -> Iterator[tuple[Provenance, dict[str, Any]]]:
        """What each document would be made from; for a panel, minutes and then the extracts.

        With a reader of a panel, that part alone.
        """
        used = sections(whole_template(kind))
        template = WRITERS[form].template(kind)
        schema = digest(kind.requirements.read_bytes())
        for identifier, context in self._contexts(
            kind, record, on, draft, trial, used=used, reader=reader
        ):
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
        record: Case | Panel | Caseload,
        *,
        on: date,
        draft: bool,
        trial: Trial = _AS_IT_IS,
        reader: PartReader | None = None,
    ) -> Iterator[Merged]:
        """Each document as a Word file; for a panel, the minutes and an extract for each child.

        With a reader of a panel, the part that they may see alone.
        """
        vouch(kind)
        if isinstance(record, Panel):
            refuse_changed(record.data if record.own is None else record.own)
        refuse_leaks(kind, self.worded(record, on))
        template = template_of(kind, record)
        for provenance, context in self.prepare(
            kind, record, on=on, draft=draft, trial=trial, reader=reader
        ):
            if draft:
                show(context, self.worded(record, on), kind)
            allow(context, kind.unknown)
            gaps: list[Gap] | None = None if draft else []
            made = template.fill(
                context,
                properties=provenance.as_properties(),
                modified=datetime.combine(on, time(), UTC),
                gaps=gaps,
            )
            lacks = tuple(as_faults(gaps, context, kind)) if gaps else ()
            lacks += tuple(without_next(context, kind))
            name = f"{provenance.identifier}{trial.suffix}"
            if not isinstance(record, Panel):
                yield Merged(kind, name, lacks, context, provenance, made)
                continue
            look = partial(look_through, record=record, context=context)
            merged = Merged(kind, name, lacks, context, provenance, made, look)
            read_through(merged.content, record, context)
            yield merged

    def finish(
        self, merged: Merged, *, formats: Sequence[str], on: date, draft: bool
    ) -> Iterator[Document]:
        """A merged document in each format."""
        for name in formats:
            content, engine = WRITERS[name].write(merged, self.libreoffice)
            if name != "docx":
                merged.look(content, name)
            yield Document(merged.kind, merged.identifier, on, name, content, draft, engine)

    def make(
        self,
        kind: Kind,
        record: Case | Panel | Caseload,
        *,
        formats: Sequence[str],
        on: date,
        draft: bool,
        trial: Trial = _AS_IT_IS,
    ) -> Iterator[Document]:
        """The document in each format; for a panel, the minutes and an extract for each child."""
        for merged in self.merge(kind, record, on=on, draft=draft, trial=trial):
            yield from self.finish(merged, formats=formats, on=on, draft=draft)

    def _contexts(
        self,
        kind: Kind,
        record: Case | Panel | Caseload,
        on: date,
        draft: bool,
        trial: Trial,
        *,
        used: Sequence[str],
        reader: PartReader | None = None,
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
            meets = panel_kind(record.data.get("kind"), self.resources.service)
            if reader:
                yield reader_context(kind, record, on, document, meets, reader=reader)
            else:
                yield from panel_contexts(kind, record, on, document, meets)
            return
        if isinstance(record, Caseload):
            yield record.identifier, redact({**record.data, "document": document}, kind.audience)
            return
        # The web page of an easy-read paper shows other sections than its Word file.
        context = self._seen(kind, record, on, document, trial, used=() if kind.pictures else used)
        if "easy_read" in context and "easy_read" in sections(whole_template(kind)):
            mark(context, self.checked(record, on), is_paper=kind.pictures)
        yield record.identifier, context

    def _seen(
        self,
        kind: Kind,
        record: Case,
        on: date,
        document: Mapping[str, Any],
        trial: Trial,
        *,
        used: Sequence[str] = (),
    ) -> dict[str, Any]:
        """What a document of that kind shows of a case, signed or not.

        `used` are the sections that it shows; empty for all of them.
        """
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
        if trial.discreet and kind.pictures:
            context = discreet(context)
        if kind.journey:
            dates = self.dates(record, on, trial)
            context["journey"] = journey_view(dates, context, family=_for_family(kind))
        for name, overview in OVERVIEWS.items():
            if getattr(kind, name) and (shown := overview(context)) is not None:
                context[name] = shown
        if kind.pictures:
            context["explained"] = self._explained(context, record)
        return context

    def week(self, record: Case, on: date) -> dict[str, Any] | None:
        """The child's week as its paper of that day shows it; None where nothing has a time."""
        seen = spoken(swapped(self._memory.of(record, on).view))
        return week_view(seen, on, style_of(record))

    def _explained(self, seen: Mapping[str, Any], record: Case) -> dict[str, Any]:
        beside = record.file if record.folder else None
        return explained(seen, beside, self.resources.service, style_of(record))

    def checked(self, record: Case, on: date) -> Verdict:
        """Whether the child's easy-read paper is on that day the one that somebody signed."""
        signed = record.data.get("easy_read", {}).get("signed")
        if signed is None:
            return UNSIGNED

        def look() -> Verdict:
            # Appointments leave the page by and by: it is looked at as on the day of the signature.
            parts = self.paper(record, date.fromisoformat(signed["on"]))
            staff = record.service.staff if record.service else ()
            return verdict(self._memory.of(record, on).worded.data, staff, signed, parts, on)

        return self._memory.of(record, on).verdict(look)

    def paper(self, record: Case, on: date) -> Parts:
        """The fingerprint of each part of the child's easy-read paper on a day."""
        kind = Catalogue(self.resources).get(PAPER)
        document = {"kind": kind.name, "title": kind.title, "date": on.isoformat(), "draft": False}
        seen = self._seen(kind, record, on, {**document, "provenance": ""}, _AS_IT_IS)
        bare = without_bookings(seen)
        bare["explained"] = self._explained(bare, record)
        allow(bare, kind.unknown)
        page = page_of(template_of(kind, record), bare)
        return parts_of(kind, self._memory.of(record, on).worded.data, seen, page)

    def _rules(self, record: Case | Panel | Caseload, trial: Trial) -> str:
        """The pack that dates and findings come from; those of others print none."""
        if not isinstance(record, Case):
            return "none"
        pack = self.pack(record, trial.pack)
        return f"{pack.name} {pack.version}"

    def worded(self, record: Case | Panel | Caseload, on: date) -> Case | Panel | Caseload:
        """A case with its conditions in easy words, worked out once; all else as it is."""
        return self._memory.of(record, on).worded if isinstance(record, Case) else record

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


def _marking(kind: Kind, record: Case | Panel | Caseload) -> dict[str, str]:
    marking = record.data.get("service", {}).get("marking")
    return {"marking": marking} if kind.marking and marking else {}
