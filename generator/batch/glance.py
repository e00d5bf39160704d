"""What a worker must see of a child first: who it is, where they are, what comes next."""

from dataclasses import dataclass
from datetime import date

from generator.rules import Deadline
from generator.rules.case_dates import CaseDates

__all__ = ["Glance", "coming", "glance", "overdue"]


@dataclass(frozen=True)
class Glance:
    """One child at a glance.

    `due` is the next date still to come, None when none is known, and `next` says what it is;
    `overdue` counts those past.
    """

    name: str
    reference: str
    stage: str
    next: str
    due: date | None
    overdue: int


def glance(dates: CaseDates) -> Glance:
    """A child at a glance, by the dates of the case."""
    following = coming(dates)
    return Glance(
        name=dates.name,
        reference=dates.reference,
        stage=next((one.words for one in dates.line if one.now), ""),
        next=following.what if following else "",
        due=following.due if following else None,
        overdue=overdue(dates),
    )


def coming(dates: CaseDates) -> Deadline | None:
    """The first date still to come; None when none is known."""
    ahead = (one for one in dates.deadlines if one.state == "due" and one.due)
    return min(
        (one for one in ahead if one.due and one.due >= dates.on),
        key=lambda one: one.due or date.max,
        default=None,
    )


def overdue(dates: CaseDates) -> int:
    """How many dates have passed undone."""
    return sum(1 for one in dates.deadlines if one.state == "overdue")
