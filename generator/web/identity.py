"""Whose page this is: what the bar at its top says."""

from dataclasses import dataclass
from datetime import date

from generator.case import Case
from generator.toolkit import Toolkit

__all__ = ["Identity", "identity_of"]


@dataclass(frozen=True)
class Identity:
    """What a worker must see to know that it is the right child.

    `due` is the next date still to come, None when none is known; `overdue` counts those past.
    """

    name: str
    reference: str
    stage: str
    next: str
    due: date | None
    overdue: int


def identity_of(toolkit: Toolkit, case: Case, on: date) -> Identity:
    """What the bar says of a case on a day."""
    dates = toolkit.case_dates(case, on)
    ahead = [one for one in dates.deadlines if one.state == "due" and one.due and one.due >= on]
    following = min(ahead, key=lambda one: one.due or date.max, default=None)
    return Identity(
        name=dates.name,
        reference=dates.reference,
        stage=next((one.words for one in dates.line if one.now), ""),
        next=following.what if following else "",
        due=following.due if following else None,
        overdue=sum(1 for one in dates.deadlines if one.state == "overdue"),
    )
