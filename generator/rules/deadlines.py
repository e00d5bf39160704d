"""Every date the practice documents set for a case, and where each one stands today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.rules._account import Account, Deadline
from generator.rules._facts import Facts
from generator.rules._records import Pack

__all__ = ["Deadline", "ReleaseRow", "compare_release", "deadlines"]


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """What another release date does to one deadline.

    `now` and `then` are the dates before and after, None where there is none; `words` says what
    happens to it.
    """

    key: str
    what: str
    who: str
    now: date | None
    then: date | None
    words: str


def deadlines(
    case: Mapping[str, Any], pack: Pack, today: date, *, release: date | None = None
) -> tuple[Deadline, ...]:
    """All dates of the case in date order, those that cannot be told yet last.

    `release` is a release date to try; None goes by the case. Recurring dates run to their end,
    or to the first one ahead when the end is not known. Never raises for what a case holds.
    """
    return Account(Facts(case, today, release), pack).all()


def compare_release(
    case: Mapping[str, Any], pack: Pack, today: date, release: date
) -> tuple[ReleaseRow, ...]:
    """What would move if the child were released on another day, in order of the new dates.

    Dates that stay are left out. Never raises for what a case holds.
    """
    now = {one.key: one for one in deadlines(case, pack, today)}
    then = {one.key: one for one in deadlines(case, pack, today, release=release)}
    rows = []
    for key in {**then, **now}:
        old, new = now.get(key), then.get(key)
        one = new or old
        if one is None or (old and new and (old.due, old.state) == (new.due, new.state)):
            continue
        before, after = old.due if old else None, new.due if new else None
        rows.append(ReleaseRow(key, one.what, one.who, before, after, _moved(old, new)))
    return tuple(sorted(rows, key=lambda row: (row.then or row.now or date.max, row.key)))


def _moved(old: Deadline | None, new: Deadline | None) -> str:
    if old is None or new is None:
        return "Needed as well." if old is None else "No longer needed."
    if old.due is None or new.due is None:
        return "Can now be told." if old.due is None else "Can no longer be told."
    days = (new.due - old.due).days
    moved = f"{abs(days)} days {'later' if days > 0 else 'earlier'}" if days else "Same day"
    if abs(days) == 1:
        moved = moved.replace("days", "day")
    changed = f", {new.state} instead of {old.state}" if new.state != old.state else ""
    return f"{moved}{changed}."
