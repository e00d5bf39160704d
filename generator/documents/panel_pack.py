"""The papers of a meeting for each member or agency: agenda, minutes of last time, proformas."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from generator.case import (
    Case,
    Panel,
    PartReader,
    agencies,
    answers_of,
    member_of,
    others_beside,
    reader_of,
)
from generator.case.facts.words import day_words
from generator.case.names import Others
from generator.catalogue import Catalogue, Kind
from generator.documents.finished import Said
from generator.documents.pack_file import Stapler
from generator.documents.produce import Producer, Trial
from generator.documents.readers import refuse_said
from generator.errors import FaultyInputError
from generator.panel import panel_kind
from generator.panel.conflicts import comes_as_family, same_name
from generator.panel.invites import file_of
from generator.panel.times import is_asked, slots
from generator.pdf.pack import Front, Paper

__all__ = ["Packs", "agency_packs", "member_packs"]

_AGENDA, _MINUTES, _PROFORMA = "panel-agenda", "cart-minutes", "cart-proforma"

# Looks through what a finished file says for those who may not be told in it; the last is whom
# it is for.
Look = Callable[[Sequence[Said], Others, str], None]


@dataclass(frozen=True)
class Packs:
    """The PDFs by name of file, and in a sentence each what could not go in."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...]


@dataclass
class _Desk:
    """Makes the papers of one meeting; `before` is the last one of its kind."""

    producer: Producer
    catalogue: Catalogue
    panel: Panel
    before: Panel | None
    on: date
    look: Look
    only_looked_at: bool = False
    notes: dict[str, None] = field(default_factory=dict)
    proformas: dict[str, Paper] = field(default_factory=dict)
    minutes: dict[PartReader, Paper] = field(default_factory=dict)
    has_agenda: bool = True

    def prepare(self) -> None:
        """Make what goes into several packs, and note what lacks."""
        try:
            kind = panel_kind(self.panel.data.get("kind"), self.producer.resources.service)
            slots(self.panel, kind)
        except FaultyInputError as error:
            self.has_agenda = False
            self.notes[f"The agenda is left out: {error.summary}"] = None
        for case in self.panel.cases:
            paper, lacks = self._proforma(self.catalogue.get(_PROFORMA), case)
            if paper:
                self.proformas[case.identifier] = paper
            else:
                self.notes[f"The proforma of {case.identifier} is left out: {lacks}"] = None

    def pack(self, reader: PartReader, last: PartReader | None) -> bytes | None:
        """The pack of a reader, None where there is nothing in it.

        `last` is the same reader as one of the meeting before; None for one who was not there.
        """
        others = list(self._others(reader, last))
        if self.only_looked_at and not others:
            return None
        papers = [self._agenda(reader)] if self.has_agenda else []
        if last is not None and self.before is not None:
            papers.append(self._minutes_of(last))
        common = [
            paper
            for case, paper in self.proformas.items()
            if reader.children is None or case in reader.children
        ]
        if not papers and not common:
            return None
        made = self._stapler.joined(self._front(reader), papers, common)
        said = made.said() if others else ()
        for one in others:
            self.look(said, one, reader.asked_of)
        return made.pdf

    @cached_property
    def _stapler(self) -> Stapler:
        return Stapler(list(self.proformas.values()))

    def _front(self, reader: PartReader) -> Front:
        day = day_words(date.fromisoformat(self.panel.data["date"]))
        return Front("Papers of the panel", f"{day}, for {reader.called}", self.panel.identifier)

    def _others(self, reader: PartReader, last: PartReader | None) -> Iterator[Others]:
        """The children of both meetings for whom the reader did not come, nor comes now."""
        known = _known(self.panel, reader) | (_known(self.before, last) if last else frozenset())
        both = [one for one in (self.panel, self.before) if one is not None]
        answered = [one for each in both for one in answers_of(each, reader.asked_of)]
        for meeting in both:
            if any(case.identifier not in known for case in meeting.cases):
                yield others_beside(meeting, known, answered)

    def _agenda(self, reader: PartReader) -> Paper:
        return Paper("Agenda", self._made(self.catalogue.get(_AGENDA), self.panel, reader))

    def _minutes_of(self, last: PartReader) -> Paper:
        assert self.before is not None
        # People of one agency who come for the same children read the same.
        shared = replace(last, name="") if last.agency else last
        if shared not in self.minutes:
            day = day_words(date.fromisoformat(self.before.data["date"]))
            made = self._made(self.catalogue.get(_MINUTES), self.before, shared)
            self.minutes[shared] = Paper(f"Minutes of the panel of {day}", made)
        return self.minutes[shared]

    def _made(self, kind: Kind, panel: Panel, reader: PartReader) -> bytes:
        (merged,) = self.producer.merge(kind, panel, on=self.on, draft=False, reader=reader)
        (made,) = self.producer.finish(merged, formats=["pdf"], on=self.on, draft=False)
        return made.content

    def _proforma(self, kind: Kind, case: Case) -> tuple[Paper | None, str]:
        shared = Trial(agencies=True)
        (merged,) = self.producer.merge(kind, case, on=self.on, draft=False, trial=shared)
        # What a document lacks is known once it has been put together.
        merged.content  # noqa: B018
        if merged.lacks:
            return None, merged.lacks[0].message
        (made,) = self.producer.finish(merged, formats=["pdf"], on=self.on, draft=False)
        child = case.data["child"]
        return Paper(f"Proforma: {child['first_name']} {child['last_name']}", made.content), ""


def agency_packs(
    producer: Producer,
    catalogue: Catalogue,
    panel: Panel,
    before: Panel | None,
    *,
    on: date,
    look: Look = refuse_said,
    only_looked_at: bool = False,
    only: PartReader | None = None,
) -> Packs:
    """A pack for each agency of a meeting; `before` is the last one of its kind.

    A child's proforma goes to the agencies whose people come for that child, or for all. `look`
    is called with each finished pack, once for each of the two meetings that has other children;
    with `only_looked_at`, only packs are made that are looked through; with `only`, that of one
    reader. Raises FaultyInputError
    where the part of an agency would name a child for whom it does not come.
    """
    desk = _Desk(producer, catalogue, panel, before, on, look, only_looked_at)
    desk.prepare()
    files: dict[str, bytes] = {}
    for agency in agencies(panel.data):
        reader = reader_of(panel.data, agency)
        if only not in (None, reader):
            continue
        made = desk.pack(reader, _last_of_agency(reader, before))
        if made is None:
            desk.notes[f"There is nothing to send to {agency} yet."] = None
        else:
            files[file_of(panel, "pack", agency, ".pdf", files)] = made
    return Packs(files, tuple(desk.notes))


def member_packs(
    producer: Producer,
    catalogue: Catalogue,
    panel: Panel,
    before: Panel | None,
    *,
    on: date,
    look: Look = refuse_said,
    only_looked_at: bool = False,
    only: PartReader | None = None,
) -> Packs:
    """A pack for each person who is asked to come, with their own times; else as for agencies.

    It holds the children whom that person comes for, and what is meant for that person's agency.
    The child and the family get none: these papers are written for professionals.
    """
    desk = _Desk(producer, catalogue, panel, before, on, look, only_looked_at)
    desk.prepare()
    files: dict[str, bytes] = {}
    for person in filter(is_asked, panel.data["attendance"]):
        if comes_as_family(person, panel.cases):
            desk.notes[
                f"{person['name']} comes as family and gets no pack: these papers are written for "
                "professionals. Give the child’s own papers."
            ] = None
            continue
        reader = member_of(person)
        if only not in (None, reader):
            continue
        made = desk.pack(reader, _last_of_member(reader, before))
        if made is None:
            desk.notes[f"There is nothing to send to {person['name']} yet."] = None
        else:
            files[file_of(panel, "pack", person["name"], ".pdf", files)] = made
    return Packs(files, tuple(desk.notes))


def _last_of_agency(reader: PartReader, before: Panel | None) -> PartReader | None:
    """The agency at the meeting before, for those of its children then whom it comes for now."""
    there = () if before is None else agencies(before.data)
    if before is None or reader.agency.casefold() not in {one.casefold() for one in there}:
        return None
    return _within(reader_of(before.data, reader.agency), reader, before)


def _last_of_member(reader: PartReader, before: Panel | None) -> PartReader | None:
    """The member at the meeting before, else their agency, for whom they come for now."""
    if before is None:
        return None
    was = next((one for one in before.data["attendance"] if _is_same(one, reader)), None)
    if was is None:
        return _last_of_agency(reader, before) if reader.agency else None
    return _within(member_of(was), reader, before)


def _is_same(person: Mapping[str, Any], reader: PartReader) -> bool:
    """Whether a person of another meeting is the reader, and from the same agency still."""
    return (
        same_name(person["name"]) == same_name(reader.name)
        and person.get("organisation", "").casefold() == reader.agency.casefold()
    )


def _within(last: PartReader, now: PartReader, before: Panel) -> PartReader | None:
    if now.children is None:
        return replace(last, name=now.name)
    children = now.children & _known(before, last)
    return replace(last, name=now.name, children=children) if children else None


def _known(panel: Panel | None, reader: PartReader) -> frozenset[str]:
    """The case identifiers of a panel that a reader comes for."""
    every = frozenset(case.identifier for case in panel.cases) if panel else frozenset()
    return every if reader.children is None else every & reader.children
