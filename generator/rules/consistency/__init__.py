"""What the record of a case is held against itself for, whatever the rule pack.

Every pair of dates that has an order, every number with its unit and bounds, and every fact that
stands twice. Pure: no clock and no file but the tables that ship beside the code.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.rules.checks import SEVERITIES, Finding
from generator.rules.consistency import (
    _ages,
    _amounts,
    _dates,
    _identifiers,
    _pairs,
    _people,
    _placeholders,
    _placement,
    _release,
    _sentence,
    _stages,
    _tables,
    _texts,
    _told,
    _twice,
    _wording,
)
from generator.rules.consistency._record import Record

__all__ = ["consistency", "is_of_record", "replaced"]

_LOOKS = (
    _placeholders.placeholders,
    _sentence.sentence,
    _release.release,
    _dates.dates,
    _stages.stages,
    _pairs.pairs,
    _placement.placement,
    _twice.twice,
    _people.people,
    _ages.ages,
    _identifiers.identifiers,
    _amounts.amounts,
    _wording.wording,
    _texts.texts,
    _tables.tables,
    _told.told,
)
# What the checks of packs say less well of the same place. Of the order of dates our tables say
# how weighty it is; of the rest, ours has to be at least as weighty.
_ORDER = "dates-out-of-order"
_REPLACED = frozenset({_ORDER, "impossible-date", "impossible-fact", "appointment-too-early"})


def consistency(case: Mapping[str, Any], today: date) -> tuple[Finding, ...]:
    """Everything in which the case contradicts itself, the weightiest first.

    Empty when nothing does. Each finding names both places. Never raises for what a case holds.
    """
    record = Record(case, today)
    found: dict[tuple[str, str, str], Finding] = {}
    for look in _LOOKS:
        for finding in look(record):
            found.setdefault((finding.id, finding.place, finding.message), finding)
    return tuple(sorted(found.values(), key=lambda finding: SEVERITIES[finding.severity]))


def is_of_record(finding: Finding) -> bool:
    """Whether a finding of a pack is about the record: we look for that too, whatever the pack."""
    return finding.id in _REPLACED


def replaced(finding: Finding, ours: tuple[Finding, ...]) -> bool:
    """Whether a finding of a pack only repeats one of ours of its place."""
    return finding.id in _REPLACED and any(
        finding.place in {one.place, *one.also}
        and (finding.id == _ORDER or SEVERITIES[one.severity] <= SEVERITIES[finding.severity])
        for one in ours
    )
