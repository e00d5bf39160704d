"""What the picture of a sentence tells: its stages, the days that matter and what comes next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.case import in_print, said_of
from generator.case.facts.stages import STAGES
from generator.case.facts.words import day_words, weekday_words
from generator.rules import Milestone, Stretch
from generator.rules.case_dates import CaseDates
from generator.sheets.agenda import Entry, arrange

__all__ = ["Band", "Journey", "Pin", "family_journey", "staff_journey"]

_MOST_STEPS = 5
# Of these, so many may be overdue while something else still comes.
_MOST_OVERDUE = 3
_DAY = timedelta(days=1)
_SATURDAY = 5
_FAMILY_STAGES = {
    "before-court": "Before court",
    "bail": "On bail",
    "remand-accommodation": "Living where the council found a place",
    "remand-custody": "Waiting for court",
    "released-from-court": "Home from court",
    "custody": "In custody",
    "community": "Out, with support",
    "recall": "Back in custody",
    "adult": "With adult services",
    "ended": "Finished",
}
_FAMILY_MILESTONES = {
    "birthday": "18th birthday",
    "early": "Earliest release day",
    "release": "Planned release day",
}


@dataclass(frozen=True, slots=True)
class Band:
    """One stage: `title` in words, `where` the establishment or empty, `days` from when to when.

    `start` and `last` as in Stretch; `mark` says where it stands to today: `past`, `now`, `ahead`.
    """

    title: str
    where: str
    days: str
    start: date | None
    last: date | None
    mark: str

    @property
    def words(self) -> str:
        """The stage with its establishment."""
        return f"{self.title}, {self.where}" if self.where else self.title


@dataclass(frozen=True, slots=True)
class Pin:
    """A day on the line. `state` is `day` (one that matters), `overdue`, `due` or `booked`."""

    day: date
    words: str
    state: str

    @property
    def when(self) -> str:
        """The day in words, with what it is to what is done: since, by or on it."""
        lead = {"overdue": "Overdue since ", "due": "By "}.get(self.state, "")
        return f"{lead}{day_words(self.day)}"


@dataclass(frozen=True, slots=True)
class Journey:
    """A sentence, or a remand, as one picture shows it on the day `today`.

    `days` are the days that matter, `steps` what comes next, both in order of date. `rest` says in
    a sentence what else there is; empty when that is all. `family`: for the child and parents.
    """

    name: str
    today: date
    bands: tuple[Band, ...]
    days: tuple[Pin, ...]
    steps: tuple[Pin, ...]
    rest: str
    family: bool

    @property
    def title(self) -> str:
        """What the picture is."""
        return f"{self.name}: the journey so far and what comes next"

    @property
    def days_title(self) -> str:
        """What stands above the days that matter."""
        return "Big days" if self.family else "Days that matter"

    @property
    def steps_title(self) -> str:
        """What stands above what comes next."""
        return "What comes next" if self.family else "To do"


def staff_journey(dates: CaseDates, child: Mapping[str, Any]) -> Journey:
    """The journey with what is overdue and due, for those who work with the child."""
    groups = arrange(dates)
    overdue = _due(groups["overdue"], child, "overdue")
    coming = _due((*groups["soon"], *groups["later"]), child, "due")
    late = overdue[: max(_MOST_OVERDUE, _MOST_STEPS - len(coming))][:_MOST_STEPS]
    steps = (*late, *coming[: _MOST_STEPS - len(late)])
    more = {
        "more overdue": _count(groups["overdue"]) - len(late),
        "more to come": _count((*groups["soon"], *groups["later"])) - (len(steps) - len(late)),
        "all the time": len(groups["standing"]),
        "not yet known": len(groups["unknown"]),
    }
    told = [f"{count} {words}" for words, count in more.items() if count > 0]
    return Journey(
        name=str(child["full_name"]),
        today=dates.on,
        bands=tuple(_bands(dates, dict(STAGES), family=False)),
        days=tuple(_milestones(dates, family=False)),
        steps=steps,
        rest=f"Not shown: {', '.join(told)}." if told else "",
        family=False,
    )


def family_journey(dates: CaseDates, seen: Mapping[str, Any]) -> Journey:
    """The journey for the child and parents: what is booked, and nothing that is late.

    `seen` is the view as they may see it. Where nothing is booked, it is what workers do next.
    """
    child = seen["child"]
    booked = [
        Pin(date.fromisoformat(str(one["date"])), str(one["what"]), "booked")
        for one in seen.get("booked", ())
    ]
    duties = [
        Pin(date.fromisoformat(str(one["due"])), str(one["what"]), "due")
        for one in seen.get("deadlines", ())
        if one.get("due") and str(one["due"]) >= dates.on.isoformat()
    ]
    days = tuple(_milestones(dates, family=True))
    told = {(pin.day, pin.words) for pin in days}
    ahead = [pin for pin in booked if (pin.day, pin.words) not in told and not _said(pin)]
    steps = (ahead or sorted(duties, key=lambda pin: pin.day))[:_MOST_STEPS]
    more = len(ahead) - _MOST_STEPS
    return Journey(
        name=str(child["name"]),
        today=dates.on,
        bands=tuple(_bands(dates, _FAMILY_STAGES, family=True)),
        days=days,
        steps=tuple(steps),
        rest=f"{more} more {'is' if more == 1 else 'are'} booked: see Dates." if more > 0 else "",
        family=True,
    )


def _said(pin: Pin) -> bool:
    """What the stages and milestones say already."""
    return pin.words in {"Planned release day", "Supervision ends"}


def _due(entries: Iterable[Entry], child: Mapping[str, Any], state: str) -> list[Pin]:
    """The dates in order; of what comes again and again the first only."""
    found: dict[str, Pin] = {}
    for one in (entry.deadline for entry in entries):
        if one.due is not None:
            found.setdefault(one.id, Pin(one.due, said_of(one.what, child), state))
    return list(found.values())


def _count(entries: Iterable[Entry]) -> int:
    return sum(entry.folded for entry in entries)


def _milestones(dates: CaseDates, *, family: bool) -> Iterator[Pin]:
    for one in dates.milestones:
        if one.kind == "end":
            continue
        if not family:
            yield Pin(one.day, _of_staff(one, dates.on), "day")
        elif (
            one.kind in _FAMILY_MILESTONES
            and one.recorded
            and (one.day >= dates.on or one.kind == "birthday")
        ):
            yield Pin(one.day, f"{_FAMILY_MILESTONES[one.kind]}{_moved(one)}", "day")


def _of_staff(one: Milestone, today: date) -> str:
    words = f"{one.words}{_moved(one)}"
    if not one.recorded:
        return f"{words} (worked out here: to be confirmed)"
    if one.kind == "release" and one.day < today:
        return f"{words} (not recorded as done)"
    return words


def _moved(one: Milestone) -> str:
    """Why it is another day than the one that was set, which stands elsewhere in the document."""
    if one.given is None:
        return ""
    off = (
        weekday_words(one.given).split()[0] if one.given.weekday() >= _SATURDAY else "bank holiday"
    )
    return f", as {day_words(one.given)} is a {off}"


def _bands(dates: CaseDates, titles: Mapping[str, str], *, family: bool) -> Iterator[Band]:
    line = dates.line
    here = next((number for number, one in enumerate(line) if one.now), None)
    unsure = {one.day for one in dates.milestones if not one.recorded}
    for number, one in enumerate(line):
        planned = one.planned or (here is not None and number > here)
        mark = "now" if one.now else "ahead" if planned else "past"
        last = None if number + 1 == len(line) else one.last
        yield Band(
            title=titles[one.kind],
            where=in_print(one.words.removeprefix(STAGES[one.kind]).removeprefix(", ")),
            days=_days(one, last, unsure, family=family),
            start=one.start,
            last=last,
            mark=mark,
        )


def _days(one: Stretch, last: date | None, unsure: set[date], *, family: bool) -> str:
    """From when to when. What is only worked out is marked; a family's picture leaves it out."""
    start_unsure = one.start is not None and bool({one.start, one.start - _DAY} & unsure)
    last_unsure = last is not None and bool({last, last + _DAY} & unsure) and one.start != last
    start = None if family and start_unsure else one.start
    until = None if family and last_unsure else last
    words = _span(start, until)
    if family and start_unsure and start is None:
        return "The day is not set yet"
    if not family and (start_unsure or last_unsure):
        return f"{words} (to be confirmed)"
    return words


def _span(start: date | None, last: date | None) -> str:
    if start is None:
        return f"Up to {day_words(last)}" if last else ""
    if last is None:
        return f"From {day_words(start)}"
    if start == last:
        return day_words(start)
    return f"{day_words(start)} to {day_words(last)}"
