"""The records a pack is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

__all__ = ["Check", "Pack", "Rule", "Span"]

_MAX_OCCURRENCES = 60


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: `offset` in hours, days, working-days, weeks or months.

    In a recurrence `for_months` says how long after the anchor this rhythm holds; 0 is for good.
    """

    offset: int
    unit: str
    for_months: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One date a practice document sets.

    `direction` is `within` (no later than the offset after the anchor), `before` (at least the
    offset before it), `last` (inside the offset before it), `on` (that day), `at-age` (the
    offset is months of age) or `throughout` (all the time until `ends_with`). `when` holds the
    conditions under which it applies. `done_by` lists what in a case completes it.
    `ahead` is how many dates of a recurring rule are shown ahead of today, `at_most` in all. The
    spans `counts_early` and `counts_late` bound, around the due date, what may complete it.
    `effective_from` and `effective_to` bound the due dates the record governs; None is no bound.
    `internal` is work among professionals, which a child's or parent's document leaves out.
    """

    id: str
    what: str
    who: str
    anchor: str
    direction: str
    strength: str
    source: str
    section: str
    pack: str
    offset: int = 0
    unit: str = "days"
    note: str = ""
    done_by: tuple[str, ...] = ()
    every: tuple[Span, ...] = ()
    ends_with: str = ""
    at_most: int = _MAX_OCCURRENCES
    ahead: int = 12
    skip_anchor_day: bool = False
    counts_early: Span | None = None
    counts_late: Span | None = None
    not_before: Span | None = None
    when_too_late: str = ""
    internal: bool = False
    effective_from: date | None = None
    effective_to: date | None = None
    when: Mapping[str, Any] = field(default_factory=dict)

    @property
    def cited(self) -> str:
        """Short name of the source and its section."""
        return f"{self.source}: {self.section}"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a case is checked for: how much it matters, who says so, and its thresholds.

    `blocks` names the document kinds that must wait while it is found; mostly none.
    """

    id: str
    family: int
    severity: str
    source: str
    section: str
    what_to_do: str
    pack: str
    note: str = ""
    blocks: tuple[str, ...] = ()
    effective_from: date | None = None
    effective_to: date | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def cited(self) -> str:
        """Short name of the source and its section."""
        return f"{self.source}: {self.section}"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with all it extends: `rules` and `checks` by id, `sources` by short name.

    `fingerprint` is a SHA-256 over everything in it; two packs that set the same have the same.
    """

    name: str
    title: str
    version: str
    effective_from: date
    calendar: str
    sources: Mapping[str, str]
    rules: Mapping[str, Rule]
    checks: Mapping[str, Check]
    extends: tuple[str, ...]
    fingerprint: str
