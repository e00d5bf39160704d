"""From a record and a kind to finished documents: view, merge, typeset, with provenance."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from generator.case import Case, Fault, Panel, PartReader
from generator.catalogue import FORMATS, Kind
from generator.documents import letters
from generator.documents._made_of import AS_IT_IS, Document, Record, Trial
from generator.documents._seeing import Seeing
from generator.documents.gaps import allow, as_faults, show, without_next
from generator.documents.provenance import Provenance
from generator.documents.readers import look_through, read_through, refuse_leaks
from generator.documents.templates import template_of, vouch
from generator.documents.writers import WRITERS, Making, Merged, Source, Stamp, stamped, usual
from generator.errors import FaultyInputError
from generator.panel.life import refuse_changed
from generator.rules.case_dates import CaseDates
from generator.word import Gap

if TYPE_CHECKING:
    from generator.documents.readiness import Answers

__all__ = ["Document", "Producer", "Record", "Trial"]


@dataclass(frozen=True)
class Producer(Seeing):
    """Makes documents with the templates and the rule packs that `resources` finds."""

    @cached_property
    def answers(self) -> "Answers":
        """What was found out last of the file that is at work, for all who ask."""
        from generator.documents.readiness import Answers  # noqa: PLC0415 (asks a producer)

        return Answers(self)

    def prepare(
        self,
        kind: Kind,
        record: Record,
        *,
        on: date,
        draft: bool,
        trial: Trial = AS_IT_IS,
        form: str | None = None,
        reader: PartReader | None = None,
    ) -> Iterator[tuple[Provenance, dict[str, Any]]]:
        """What each document would be made from; for a panel, minutes and then the extracts.

        With a reader of a panel, that part alone. Without a format, in the one that it comes in
        first.
        """
        form = form or usual(kind)[0]
        for identifier, context in self.contexts(
            kind, record, on, draft, trial, used=_shown(kind), reader=reader
        ):
            made = Stamp(kind, identifier, on, draft, str(trial), self._rules(record, trial))
            yield made.provenance(context, form), context

    def merge(
        self,
        kind: Kind,
        record: Record,
        *,
        on: date,
        draft: bool,
        trial: Trial = AS_IT_IS,
        reader: PartReader | None = None,
    ) -> Iterator[Merged]:
        """Each document before it has a format; for a panel, the minutes and then the extracts.

        With a reader of a panel, the part that they may see alone.
        """
        if isinstance(record, Panel):
            refuse_changed(record.data if record.own is None else record.own)
        refuse_leaks(kind, self.worded(record, on))
        filled = self._in_word(kind, record, on, draft) if kind.has_template else _without_word
        source = Source(record, on, partial(self._dates_of, record, on, trial), self)
        for identifier, context in self.contexts(
            kind, record, on, draft, trial, used=_shown(kind), reader=reader
        ):
            made = Stamp(kind, identifier, on, draft, str(trial), self._rules(record, trial))
            # Before anything is shown in the place of what is missing.
            stamps = {form: made.provenance(context, form) for form in stamped(kind)}
            lacks, content = filled(context, stamps[usual(kind)[0]])
            name = f"{identifier}{trial.suffix}"
            merged = Merged(kind, name, lacks, context, stamps, source, content)
            if isinstance(record, Panel):
                look = partial(look_through, record=record, context=context)
                merged = replace(merged, look=look)
                read_through(merged.content, record, context)
            yield merged

    def _in_word(
        self, kind: Kind, record: Record, on: date, draft: bool
    ) -> Callable[[dict[str, Any], Provenance], tuple[tuple[Fault, ...], Callable[[], bytes]]]:
        """What fills the kind's template with a view: what it lacks, and how it is put together."""
        vouch(kind)
        template = template_of(kind, record)

        def filled(
            context: dict[str, Any], provenance: Provenance
        ) -> tuple[tuple[Fault, ...], Callable[[], bytes]]:
            if draft:
                show(context, self.worded(record, on), kind)
            allow(context, kind.unknown)
            gaps: list[Gap] | None = None if draft else []
            spoken = (
                template_of(kind, record, context["letter"]["language"]) if kind.letter else None
            )
            made = (spoken or template).fill(
                context,
                properties=provenance.as_properties(),
                modified=datetime.combine(on, time(), UTC),
                gaps=gaps,
            )
            lacks = tuple(as_faults(gaps, context, kind)) if gaps else ()
            if kind.letter and isinstance(record, Case) and not draft:
                lacks += tuple(letters.faults_of(kind, record, self.resources, on))
            return (*lacks, *without_next(context, kind)), made

        return filled

    def finish(
        self,
        merged: Merged,
        *,
        formats: Sequence[str],
        on: date,
        draft: bool,
        names: bool = False,
        before: bytes | None = None,
    ) -> Iterator[Document]:
        """A merged document in each format.

        `names` puts the child's name into a calendar, and `before` is the calendar written last,
        from which it cancels what is done. Raises FaultyInputError for a draft in a format that
        could not say that it is one.
        """
        making = Making(self.libreoffice, names, before)
        for name in formats:
            if draft and not FORMATS[name].from_word:
                raise FaultyInputError(
                    f"{merged.kind.title} cannot be made as a draft in the format {name}, which "
                    "has no place to say so. Leave it out of --format, or leave out --draft."
                )
            content, engine = WRITERS[name].write(merged, making)
            if name != "docx":
                merged.look(content, FORMATS[name].ending.rpartition(".")[2])
            yield Document(merged.kind, merged.identifier, on, name, content, draft, engine)

    def make(
        self,
        kind: Kind,
        record: Record,
        *,
        formats: Sequence[str],
        on: date,
        draft: bool,
        trial: Trial = AS_IT_IS,
    ) -> Iterator[Document]:
        """The document in each format; for a panel, the minutes and an extract for each child."""
        for merged in self.merge(kind, record, on=on, draft=draft, trial=trial):
            yield from self.finish(merged, formats=formats, on=on, draft=draft)

    def _dates_of(self, record: Record, on: date, trial: Trial) -> CaseDates:
        if not isinstance(record, Case):
            raise FaultyInputError("Dates are counted for one child: give a case file.")
        return self.dates(record, on, trial)


def _without_word(
    _context: dict[str, Any], _provenance: Provenance
) -> tuple[tuple[Fault, ...], Callable[[], bytes]]:
    """What there is of a kind without a Word template: nothing is lacking, and no Word file."""
    return (), lambda: b""


def _shown(kind: Kind) -> tuple[str, ...]:
    """The sections that a kind shows in any of its formats; empty for all of them."""
    used = [WRITERS[form].uses(kind) for form in usual(kind)]
    return tuple(dict.fromkeys(name for each in used for name in each)) if all(used) else ()
