"""A case as a workbook to fill in by hand: what each document still needs stands on its front."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from generator.case import Case, steps_of
from generator.catalogue import Catalogue
from generator.documents.readiness import Readiness
from generator.sheets.case_workbook.write import DEFAULT_ACCENT, Filling, Lack, Needs, workbook

if TYPE_CHECKING:
    from generator.documents.produce import Producer

__all__ = ["filled"]


def filled(record: Case, producer: "Producer", properties: Mapping[str, str], *, on: date) -> bytes:
    """The workbook filled from a case, in the colour of its service."""
    needs = [
        _still_needed(producer.answers.of(kind, record, on).readiness)
        for kind in Catalogue(producer.resources).kinds()
        if kind.subject == "case" and kind.has_template
    ]
    own = record.data if record.own is None else record.own
    return workbook(
        Filling(own, record.identifier, record.digest),
        needs,
        on=on,
        accent=record.data.get("service", {}).get("accent_colour", DEFAULT_ACCENT),
        properties=properties,
    )


def _still_needed(entry: Readiness) -> Needs:
    # Where a field stands in the case file says nothing here: the cell is named instead.
    lacks = [Lack(fault.plain, steps_of(fault.pointer)) for fault in entry.lacks]
    return Needs(entry.kind.title, (*lacks, *map(Lack, entry.waits)))
