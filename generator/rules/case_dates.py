"""What the rules say of one case on one day, worked out as it is asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from generator.case import Case
from generator.case.facts.words import full_name, known_name
from generator.rules import (
    Deadline,
    Finding,
    Milestone,
    Pack,
    ReleaseRow,
    Stretch,
    compare_release,
    milestones,
)
from generator.rules._account import Account
from generator.rules._facts import Facts
from generator.rules.checks import SEVERITIES, checks_of, identity
from generator.rules.consistency import consistency, is_of_record, replaced
from generator.rules.line import line_of

__all__ = ["CaseDates"]


@dataclass(frozen=True)
class CaseDates:
    """A case seen through a pack on the day `on`.

    `release` is another release date to try; None tries none. The dates themselves always
    go by the case: what the other date moves is in `moved`. `looks` are what other rooms look
    for in a case; where the record's own finding of a place holds back as much, it is not told
    twice.
    """

    case: Case
    pack: Pack
    on: date
    release: date | None = None
    looks: tuple[Callable[[Mapping[str, Any], date], tuple[Finding, ...]], ...] = ()

    @property
    def reference(self) -> str:
        """The service's reference for the case."""
        return self.case.identifier

    @property
    def full_name(self) -> str:
        """The child's first and last name."""
        return full_name(self.case.data["child"])

    @property
    def name(self) -> str:
        """What the child is called."""
        return known_name(self.case.data["child"])

    @cached_property
    def _account(self) -> Account:
        """The one account that the dates, the line and the checks go by."""
        return Account(Facts(self.case.data, self.on), self.pack)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Every date, in order; those that cannot be told yet last."""
        return self._account.all()

    @cached_property
    def line(self) -> tuple[Stretch, ...]:
        """The stages of the journey in order, each with what is due in it."""
        return line_of(self._account)

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """The days that everybody asks for, in order: 18th birthday, release, the end."""
        return milestones(self.case.data, self.on)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is found in the record itself and by the pack's checks, the weightiest first."""
        ours = (*identity(self.case), *consistency(self.case.data, self.on))
        theirs = checks_of(self._account)
        found = _together([*ours, *(one for one in theirs if not replaced(one, ours))])
        others = (one for look in self.looks for one in look(self.case.data, self.on))
        found = [*found, *(one for one in others if not _is_told(one, ours))]
        return tuple(sorted(found, key=lambda finding: SEVERITIES[finding.severity]))

    @cached_property
    def asked(self) -> tuple[Finding, ...]:
        """Of the findings, what the rules ask for; not what the record contradicts itself in.

        Worked out without the rest, which is for whoever keeps the record.
        """
        found = _together(one for one in checks_of(self._account) if not is_of_record(one))
        return tuple(sorted(found, key=lambda finding: SEVERITIES[finding.severity]))

    @cached_property
    def moved(self) -> tuple[ReleaseRow, ...]:
        """What the other release date moves; empty where none is tried."""
        if self.release is None:
            return ()
        return compare_release(self.case.data, self.pack, self.on, self.release)


def _is_told(finding: Finding, ours: Iterable[Finding]) -> bool:
    """Whether a finding of the same place holds back all that this one does."""
    return bool(finding.blocks) and any(
        one.place == finding.place and all(one.holds_back(kind) for kind in finding.blocks)
        for one in ours
    )


def _together(found: Iterable[Finding]) -> Iterable[Finding]:
    """What is said of several places in the same words, said once of all of them."""
    told: dict[tuple[str, str, str], Finding] = {}
    for one in found:
        first = told.setdefault((one.id, one.message, one.what_to_do), one)
        if first is not one:
            places = dict.fromkeys((*first.also, one.place, *one.also))
            also = tuple(place for place in places if place != first.place)
            told[one.id, one.message, one.what_to_do] = replace(first, also=also)
    return told.values()
