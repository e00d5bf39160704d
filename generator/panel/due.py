"""Who is due at a panel, and why."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.case import Case
from generator.case.facts.days import add_months, turns
from generator.case.facts.record import Facts
from generator.case.facts.words import day_words
from generator.panel.kinds import PanelKind
from generator.panel.register import Action, Register
from generator.rules.working_days import WorkingDays

__all__ = ["Called", "Reason", "chosen", "who_is_due"]

_APP3 = "bolton App. 3"


@dataclass(frozen=True)
class Reason:
    """Why a child is called. `code` is one of a kind's `brings`; `words` say it with its day."""

    code: str
    words: str
    source: str


@dataclass(frozen=True)
class Called:
    """A child due at a panel, with every reason, and what is open of theirs, overdue first."""

    case: Case
    reasons: tuple[Reason, ...]
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class _Asked:
    facts: Facts
    day: date
    since: date
    kind: PanelKind
    open: tuple[Action, ...]


def who_is_due(
    cases: Iterable[Case], kind: PanelKind, day: date, since: date | None, register: Register
) -> tuple[Called, ...]:
    """The children that a panel on `day` has to hear, by case identifier.

    `since` is the day of the last panel of this kind; None when there was none, and then a month
    before is taken. An action that is open does not call a child by itself.
    """
    since = since or add_months(day, -1)
    left = register.open(day)
    found = []
    for case in cases:
        own = tuple(one for one in left if one.case_id == case.identifier)
        asked = _Asked(Facts(case.data, day), day, since, kind, own)
        reasons = tuple(reason for code in kind.brings for reason in _REASONS[code](asked))
        if reasons:
            found.append(Called(case, reasons, own))
    return tuple(sorted(found, key=lambda one: one.case.identifier))


def chosen(
    called: Iterable[Called],
    cases: Iterable[Case],
    bring: Collection[str],
    why: str,
    left: Iterable[Action],
) -> tuple[Called, ...]:
    """Those whom a person brings, by case identifier; `why` says it of one who is not due.

    `left` are the open actions, overdue first.
    """
    due = {one.case.identifier: one for one in called}
    words = why.strip() or "Asked for by the panel."
    every = tuple(left)
    found = []
    for case in cases:
        if case.identifier in bring:
            own = tuple(one for one in every if one.case_id == case.identifier)
            asked = Called(case, (Reason("asked-for", words, _APP3),), own)
            found.append(due.get(case.identifier, asked))
    return tuple(sorted(found, key=lambda one: one.case.identifier))


def _sentenced(asked: _Asked) -> Iterator[Reason]:
    day = asked.facts.day("sentence", "date")
    if day and asked.since < day <= asked.day and not asked.facts.released_from_court:
        yield Reason("sentenced", f"Sentenced on {day_words(day)}, after the last panel.", _APP3)


def _remanded(asked: _Asked) -> Iterator[Reason]:
    stage = asked.facts.stage
    if stage.kind != "remand-custody" or stage.start is None or stage.start > asked.day:
        return
    end = WorkingDays().add(stage.start, 5)
    heard = [one.day for one in asked.facts.meetings(asked.kind.meeting)]
    if any(day >= stage.start for day in heard if day < asked.day):
        return
    late = "" if asked.day <= end else " That day is past."
    yield Reason(
        "remanded",
        f"Remanded into custody on {day_words(stage.start)}: a panel by {day_words(end)}.{late}",
        f"{_APP3}: remands into custody",
    )


def _in_custody(asked: _Asked) -> Iterator[Reason]:
    stage = asked.facts.stage
    if asked.facts.in_custody and stage.kind in {"custody", "recall"}:
        yield Reason("in-custody", "In custody: each panel hears such a child.", "bolton App. 1")


def _six_months(asked: _Asked) -> Iterator[Reason]:
    release = asked.facts.planning_release
    if release is None or release.happened or not asked.facts.in_custody:
        return
    if asked.day <= release.day <= add_months(asked.day, 6):
        yield Reason(
            "six-months-before-release",
            f"Less than six months to {release.words}: the plan turns to getting ready for it.",
            f"{_APP3}: custodial sentences",
        )


def _month_after(asked: _Asked) -> Iterator[Reason]:
    release = asked.facts.release
    if release is None or not release.happened or asked.facts.stage.kind != "community":
        return
    due = add_months(release.day, 1)
    heard = any(one.day > release.day for one in asked.facts.meetings(asked.kind.meeting))
    coming = add_months(asked.day, asked.kind.every_months or 1)
    if not heard and due < coming:
        yield Reason(
            "month-after-release",
            f"Released on {day_words(release.day)}: comes back by {day_words(due)}.",
            "bolton App. 1",
        )


def _transition(asked: _Asked) -> Iterator[Reason]:
    born = asked.facts.born
    if born is None or asked.facts.stage.kind in {"adult", "ended"}:
        return
    begins, grown = add_months(turns(born, 17), 6), turns(born, 18)
    end = asked.facts.supervision_end
    if begins <= asked.day and (end is None or end >= grown):
        yield Reason(
            "transition",
            f"17 years and 6 months on {day_words(begins)}: the move to adult services begins.",
            f"{_APP3}: transitions",
        )


def _court(asked: _Asked) -> Iterator[Reason]:
    day = asked.facts.day("court", "hearing_date")
    if day is None or not asked.day <= day <= asked.day + timedelta(days=60):
        return
    if asked.facts.get("breach") or (
        asked.facts.get("pre_sentence") and asked.facts.status != "sentenced"
    ):
        what = "A breach" if asked.facts.get("breach") else "A report before sentence"
        yield Reason(
            "court",
            f"{what} is before court on {day_words(day)}, and custody is possible.",
            f"{_APP3}; ours: asked before a hearing that can end in custody",
        )


def _asked_for(asked: _Asked) -> Iterator[Reason]:
    wanted = asked.facts.day("cart", "next_date")
    if wanted and asked.since < wanted <= asked.day:
        yield Reason("asked-for", f"Asked back for {day_words(wanted)}.", _APP3)
    referred = asked.facts.day("cart", "referred_on")
    if referred and asked.since < referred <= asked.day:
        by = asked.facts.text("cart", "referred_by")
        words = f"Brought on {day_words(referred)}{f' by {by}' if by else ''}."
        yield Reason("asked-for", words, _APP3)


def _escalation(asked: _Asked) -> Iterator[Reason]:
    raised = sum(one.status == "escalated" for one in asked.open)
    if raised:
        count = "One action was" if raised == 1 else f"{raised} actions were"
        yield Reason("escalation", f"{count} raised higher: no answer yet.", _APP3)


_REASONS: Mapping[str, Callable[[_Asked], Iterator[Reason]]] = {
    "sentenced": _sentenced,
    "remanded": _remanded,
    "in-custody": _in_custody,
    "six-months-before-release": _six_months,
    "month-after-release": _month_after,
    "transition": _transition,
    "court": _court,
    "asked-for": _asked_for,
    "escalation": _escalation,
}
