"""The records a pack is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

__all__ = ["Check", "Pack", "Proof", "Rule", "Span"]

_MAX_OCCURRENCES = 60


class Span(NamedTuple):
    """A length of time: `offset` in hours, days, working-days, weeks or months.

    In a recurrence `for_months` says how long after the anchor this rhythm holds; 0 is for good.
    """

    offset: int
    unit: str
    for_months: int = 0


@dataclass(frozen=True)
class Proof:
    """What in a case completes a rule.

    `record` is a kind with what it names, such as `visit:visit-case-manager`. `to` is the role of
    the person it has to have reached. `provided` names a fact that has to hold as well. `agreed`
    lets a call or video stand for a visit once a manager's agreement is recorded. `late` bounds
    how long after the due date it still counts, None for ever.
    """

    record: str
    to: str = ""
    provided: str = ""
    agreed: bool = False
    late: Span | None = None

    @cached_property
    def kind(self) -> str:
        """What kind of record it is: `visit`."""
        return self.record.partition(":")[0]

    @cached_property
    def names(self) -> str:
        """What it names of that kind, such as `visit-case-manager`; empty when it names nothing."""
        return self.record.partition(":")[2]

    @cached_property
    def key(self) -> str:
        """Tells it apart from every proof that is not the same."""
        return repr(self)

    def __str__(self) -> str:
        more = [f"to the {self.to.replace('-', ' ')}"] if self.to else []
        more += [f"if {self.provided.replace('-', ' ')}"] if self.provided else []
        more += ["or otherwise with a manager's agreement"] if self.agreed else []
        return " ".join([self.record, *more])


@dataclass(frozen=True)
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

    `stages` are the stages of the journey (`generator.case.facts.stages`) in which it counts:
    it is counted from their edges, ends with them, and nothing falls due outside them. Of rules
    of one `series` each meeting or event completes one only. `after` names a rule that has to be
    done first. `on_working_day` moves a due date on a day off to the working day before.
    `until_age` ends it on that birthday, in years. `in_force_by` is the day that has to lie
    between the effective dates: `due`, `sentence`, `release` or `today`. `confirm` says what has
    changed, or may have, and `confirmed_on` when someone last looked.
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
    stages: frozenset[str] = frozenset()
    done_by: tuple[Proof, ...] = ()
    series: str = ""
    after: str = ""
    on_working_day: bool = False
    until_age: int = 0
    in_force_by: str = "due"
    confirm: str = ""
    confirmed_on: date | None = None
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

    # A pack is read once and its rules asked for every case: what follows from one is kept in it.
    @cached_property
    def cited(self) -> str:
        """Short name of the source and its section."""
        return f"{self.source}: {self.section}"

    @cached_property
    def span(self) -> Span:
        """The length of time between what it is counted from and its first date."""
        return Span(self.offset, self.unit)

    @cached_property
    def counts_from(self) -> str:
        """The rule whose date it is counted from, by its id; empty when it has another anchor."""
        kind, _, named = self.anchor.partition(":")
        return named if kind == "rule" else ""

    @cached_property
    def bounded(self) -> bool:
        """Whether it governs for some days only."""
        return self.effective_from is not None or self.effective_to is not None

    @cached_property
    def standing(self) -> tuple[str, ...]:
        """What holds of every date of it: its note, and what is to be confirmed; mostly none."""
        return tuple(filter(None, (self.note, self.confirm)))


@dataclass(frozen=True)
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
    confirm: str = ""
    confirmed_on: date | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def cited(self) -> str:
        """Short name of the source and its section."""
        return f"{self.source}: {self.section}"


@dataclass(frozen=True)
class Pack:
    """A pack with all it extends: `rules` and `checks` by id, `sources` by short name.

    `minimum` holds, by id, the rule that must be kept whatever a local pack sets in its place.
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
    minimum: Mapping[str, Rule] = field(default_factory=dict)
    confirmed_on: date | None = None

    @cached_property
    def earlier_in_series(self) -> Mapping[str, tuple[str, ...]]:
        """The rules of the same series that stand before a rule, by its id; those with some."""
        found: dict[str, tuple[str, ...]] = {}
        series: dict[str, list[str]] = {}
        for rule in self.rules.values():
            if rule.series:
                held = series.setdefault(rule.series, [])
                if held:
                    found[rule.id] = tuple(held)
                held.append(rule.id)
        return found
