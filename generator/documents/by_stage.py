"""Groups the documents of a case by when the child's journey needs them, with what asks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.catalogue import Kind
from generator.documents.made import Made
from generator.rules import FINISHED, Deadline, Finding
from generator.rules.case_dates import CaseDates

__all__ = ["GROUPS", "Asking", "Needed", "by_stage"]

# In the order in which they are read.
GROUPS: Mapping[str, str] = {
    "now": "Needed now",
    "soon": "Needed soon",
    "later": "Later",
    "done": "Done",
    "any": "When there is a reason for it",
    "not-now": "Not at this stage",
}
# What is due within a week is needed now; within four weeks, soon.
_NOW, _SOON = timedelta(days=7), timedelta(days=28)


@dataclass(frozen=True)
class Asking:
    """A rule, or a check that found something, that asks for a document.

    `due` is the day by which, None where a check asks or no day can be told yet; `done_on` is the
    day on which what the rule asks was done, None where it is not.
    """

    rule: str
    words: str
    source: str
    due: date | None = None
    is_check: bool = False
    overdue: bool = False
    done: bool = False
    done_on: date | None = None


@dataclass(frozen=True)
class Needed:
    """One kind of document of a case. `group` is a key of GROUPS.

    `asked` is what asks for it, what is due first before the rest; `made` are its files that were
    made and are up to date.
    """

    kind: Kind
    group: str
    asked: tuple[Asking, ...]
    made: tuple[Made, ...]


def by_stage(kinds: Iterable[Kind], dates: CaseDates, made: Sequence[Made]) -> tuple[Needed, ...]:
    """Every kind made from a case with its group, in the order of the groups, then of the days.

    A kind is done once it is made and up to date, or once all is done that asked for it.
    """
    here = {stretch.kind for stretch in dates.line if stretch.now}
    ahead = {stretch.kind for stretch in dates.line if stretch.planned}
    found = []
    for kind in kinds:
        fresh = tuple(
            one for one in made if one.kind == kind.name and not (one.reasons or one.draft)
        )
        asked = tuple(sorted(_asking(kind, dates), key=lambda one: (one.done, one.due or date.max)))
        stages = set(kind.stages)
        at = "now" if not stages or stages & here else "later" if stages & ahead else "past"
        found.append(Needed(kind, _group(asked, at, bool(fresh), dates.on), asked, fresh))
    order = list(GROUPS)
    return tuple(sorted(found, key=lambda one: (order.index(one.group), *_first(one))))


def _first(one: Needed) -> tuple[date, str]:
    return next((each.due for each in one.asked if each.due), date.max), one.kind.title


def _group(asked: Sequence[Asking], at: str, is_made: bool, on: date) -> str:
    left = [one for one in asked if not one.done]
    if is_made or (asked and not left):
        return "done"
    if any(one.is_check for one in left):
        return "now"
    days = [one.due for one in left if one.due is not None]
    if days:
        first = min(days)
        return "now" if first <= on + _NOW else "soon" if first <= on + _SOON else "later"
    if left or at == "later":
        return "later"
    return "any" if at == "now" else "not-now"


def _asking(kind: Kind, dates: CaseDates) -> Iterator[Asking]:
    """What asks for a kind: each rule by its next date, or by its last where all are done."""
    wanted = set(kind.asked_by)
    if not wanted:
        return
    by_rule: dict[str, Deadline] = {}
    for one in dates.deadlines:
        if one.id in wanted and (one.id not in by_rule or by_rule[one.id].state in FINISHED):
            by_rule[one.id] = one
    for one in by_rule.values():
        yield _of_rule(one)
    told: set[str] = set()
    for finding in dates.findings:
        if finding.id in wanted and finding.id not in told:
            told.add(finding.id)
            yield _of_check(finding)


def _of_rule(one: Deadline) -> Asking:
    return Asking(
        one.id,
        one.what,
        one.source,
        one.due,
        overdue=one.state == "overdue",
        done=one.state in FINISHED,
        done_on=one.done_on,
    )


def _of_check(finding: Finding) -> Asking:
    return Asking(finding.id, finding.message, finding.source, is_check=True)
