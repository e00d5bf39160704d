"""Arranges the dates of a case for a reader: in groups, recurring ones folded into one line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from generator.case import in_print, said_of
from generator.case.derive import naming
from generator.case.facts.words import day_words
from generator.rules import FINISHED, Deadline, Finding, Pack, ReleaseRow, Rule, Span
from generator.rules.case_dates import CaseDates

__all__ = [
    "GROUPS",
    "Entry",
    "arrange",
    "as_view",
    "days_words",
    "moved",
    "pack_words",
    "sources",
]

# In the order in which they are read.
GROUPS: Mapping[str, str] = {
    "overdue": "Overdue",
    "soon": "In the next four weeks",
    "later": "Later",
    "standing": "All the time",
    "done": "Done",
    "over": "Over",
    "unknown": "Not yet known",
}
_SOON = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an agenda.

    `deadline` is the date itself; of folded ones, the first that is to be done or the last
    that was. `then` says how it goes on, or how often it was done; empty for a single date.
    `folded` is how many dates the line stands for.
    """

    deadline: Deadline
    then: str = ""
    folded: int = 1


def arrange(dates: CaseDates) -> dict[str, tuple[Entry, ...]]:
    """Every date in one of the groups, which are all there and may be empty.

    Dates of one recurring rule are folded into one line where they are done, or due more
    than four weeks ahead. Within a group, lines are in order of date.
    """
    groups: dict[str, list[Deadline]] = {name: [] for name in GROUPS}
    for deadline in dates.deadlines:
        groups[_group(deadline, dates.pack, dates.on)].append(deadline)
    return {
        name: tuple(sorted(_entries(found, name, dates.pack), key=_order))
        for name, found in groups.items()
    }


def _order(entry: Entry) -> tuple[date, str]:
    return entry.deadline.due or date.max, entry.deadline.key


def _group(deadline: Deadline, pack: Pack, on: date) -> str:
    if deadline.state == "not-yet-known":
        return "unknown"
    if deadline.state != "due":
        return deadline.state
    if pack.rules[deadline.id].direction == "throughout":
        return "standing"
    return "soon" if deadline.due is None or deadline.due <= on + _SOON else "later"


def _entries(found: list[Deadline], group: str, pack: Pack) -> Iterator[Entry]:
    folds = group in {"done", "later"}
    ordered = sorted(found, key=lambda one: (_series(one, folds), one.due or date.max))
    for _, run in groupby(ordered, key=lambda one: _series(one, folds)):
        yield _folded(list(run), pack.rules)


def _series(deadline: Deadline, folds: bool) -> str:
    """What the dates of one rule and one moment share: the key without its number."""
    number = f"-{deadline.occurrence}"
    return deadline.key.removesuffix(number) if folds and deadline.occurrence else deadline.key


def _folded(run: list[Deadline], rules: Mapping[str, Rule]) -> Entry:
    first, last = run[0], run[-1]
    if first.state == "done":
        if len(run) == 1:
            return Entry(first)
        late = sum(one.late for one in run)
        since = min(one.done_on or one.due or date.max for one in run)
        times = "twice" if len(run) == 2 else f"{len(run)} times"
        said = f"done {times} since {day_words(since)}"
        return Entry(last, f"{said}, {late} of them late" if late else said, len(run))
    if len(run) == 1 and not last.goes_on:
        return Entry(first)
    until = last.until if last.goes_on else last.due
    end = f" until {day_words(until)}" if until else "; the end is not known yet"
    return Entry(first, f"then {_rhythm(rules[first.id])}{end}", len(run))


def _rhythm(rule: Rule) -> str:
    """`every week`; `every 6 weeks for 12 months, then every 3 months`."""
    return ", then ".join(
        f"every {_span(span)}" + (f" for {span.for_months} months" if span.for_months else "")
        for span in rule.every
    )


def _span(span: Span) -> str:
    unit = span.unit.replace("-", " ")
    return unit.removesuffix("s") if span.offset == 1 else f"{span.offset} {unit}"


def days_words(due: date, on: date) -> str:
    """How far off a day is: `19 days overdue`, `today`, `tomorrow`, `in 9 days`."""
    days = (due - on).days
    if days < 0:
        return f"{-days} day{'s' if days < -1 else ''} overdue"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def sources(
    records: Iterable[Deadline | Finding | Rule], pack: Pack
) -> tuple[tuple[str, str], ...]:
    """Short name and full title of every practice document that the records go by."""
    used = {
        (one.cited if isinstance(one, Rule) else one.source).partition(":")[0] for one in records
    }
    return tuple((name, title) for name, title in sorted(pack.sources.items()) if name in used)


def as_view(dates: CaseDates) -> dict[str, Any]:
    """The dates as the `agenda` of view.schema.json."""
    child = naming(dates.case.data["child"])
    seen: dict[str, Any] = {
        name: [_shown(entry, dates.on, child) for entry in entries]
        for name, entries in arrange(dates).items()
    }
    seen["pack"] = pack_words(dates.pack)
    cited = sources((*dates.deadlines, *dates.findings), dates.pack)
    seen["sources"] = [{"name": name, "title": in_print(title)} for name, title in cited]
    if dates.release is not None:
        seen["tried"] = {
            "release": dates.release.isoformat(),
            "rows": [
                _known(
                    what=said_of(row.what, child),
                    who=said_of(row.who, child),
                    now=row.now,
                    then=row.then,
                    words=said_of(row.words, child),
                )
                for row in moved(dates)
            ],
        }
    return seen


def moved(dates: CaseDates) -> tuple[ReleaseRow, ...]:
    """What the other release date moves; dates of one name that move alike are one row."""
    alike: dict[tuple[str, ...], list[ReleaseRow]] = {}
    for row in dates.moved:
        alike.setdefault((row.what, row.who, row.words), []).append(row)
    return tuple(
        replace(rows[0], words=f"{rows[0].words} The same for {len(rows) - 1} more.")
        if len(rows) > 1
        else rows[0]
        for rows in alike.values()
    )


def pack_words(pack: Pack) -> str:
    """The pack's title and version."""
    return f"{pack.title}, version {pack.version}"


def _shown(entry: Entry, on: date, child: Mapping[str, str]) -> dict[str, Any]:
    one = entry.deadline
    return _known(
        what=said_of(one.what, child),
        who=said_of(one.who, child),
        due=one.due,
        due_time=one.due_time,
        not_before=one.not_before,
        away=days_words(one.due, on) if one.due and one.state not in FINISHED else "",
        then=in_print(entry.then),
        anchor=said_of(one.anchor, child),
        source=in_print(one.source),
        strength=one.strength,
        note=said_of(one.note, child),
        missing=said_of(one.missing, child),
        done_on=one.done_on,
    )


def _known(**fields: Any) -> dict[str, Any]:
    """The fields that hold something, dates as ISO text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fields.items()
        if value
    }
