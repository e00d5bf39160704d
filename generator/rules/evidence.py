"""Where in a case what inspections look for is shown: each standard held against the record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from generator.case.facts.days import add_months
from generator.case.facts.reading import Happening, as_day
from generator.case.guide import guide
from generator.rules._account import FINISHED
from generator.rules._applies import applies
from generator.rules._data import table
from generator.rules._facts import Facts
from generator.rules.case_dates import CaseDates
from generator.rules.texts._answers import is_answer

# The first and last days of the stretches in which what took place counts.
Times = tuple[tuple[date, date], ...]

__all__ = ["Evidence", "Shown", "Standard", "evidence", "groups", "standards"]


@dataclass(frozen=True)
class Standard:
    """One thing that inspections look for, as data/standards.toml describes it.

    `group` is a key of `groups()`, `source` and `section` are where it stands in our own words,
    `shown` what shows it, `rules` the rules whose dates are counted for it. What is said there of
    the rest is what these fields mean.
    """

    group: str
    says: str
    source: str
    section: str
    todo: str
    shown: tuple[Mapping[str, Any], ...]
    stages: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    when: Mapping[str, Any] = field(default_factory=dict)
    if_there: str = ""
    within_months: int | None = None
    from_months: int = 0

    @property
    def cited(self) -> str:
        """The source and its section."""
        return f"{self.source} {self.section}"


@dataclass(frozen=True)
class Shown:
    """One thing in a case that shows a standard.

    `day` is the latest, None where none is kept; `times` how often it was found, in entries of a
    list where `entries`, else as things that took place.
    """

    what: str
    day: date | None
    times: int
    entries: bool = False


@dataclass(frozen=True)
class Evidence:
    """How one standard stands in a case.

    `shown` is empty where nothing shows it; `due` is then the first day by which a rule asks for
    it, None where none does. `ahead` says that it counts only from a stage still to come, `over`
    that nothing shows it and its stages are over.
    """

    standard: Standard
    shown: tuple[Shown, ...]
    due: date | None
    ahead: bool
    over: bool = False

    @property
    def todo(self) -> str:
        """What to do where nothing shows it."""
        return str(table("standards")["over"]) if self.over else self.standard.todo


def groups() -> Mapping[str, str]:
    """The groups of standards with their headings, in the order in which they are read."""
    held: Mapping[str, str] = table("standards")["groups"]
    return held


@cache
def standards() -> tuple[Standard, ...]:
    """Every standard, in the order of the file."""
    return tuple(
        Standard(
            group=each["group"],
            says=each["says"],
            source=each["source"],
            section=each["section"],
            todo=each["todo"],
            shown=tuple(each["shown"]),
            stages=tuple(each.get("stages", ())),
            rules=tuple(each.get("rules", ())),
            when=each.get("when", {}),
            if_there=each.get("if_there", ""),
            within_months=each.get("within_months"),
            from_months=each.get("from_months", 0),
        )
        for each in table("standards")["standard"]
    )


def evidence(dates: CaseDates) -> tuple[Evidence, ...]:
    """Every standard that counts in a case, with what shows it on the day that `dates` are of."""
    facts = Facts(dates.case.data, dates.on)
    found = []
    for each in standards():
        if not _counts(each, dates, facts):
            continue
        mine = [one for one in dates.line if not each.stages or one.kind in each.stages]
        if not mine:
            continue
        shown = tuple(_shown(each, facts, _times(each, dates)))
        here = any(one.now for one in mine)
        ahead = not (here or shown) and mine[-1].planned
        over = not (here or shown or ahead)
        due = None if shown or over else _due(each, dates)
        found.append(Evidence(each, shown, due, ahead, over))
    return tuple(found)


def _counts(standard: Standard, dates: CaseDates, facts: Facts) -> bool:
    if standard.from_months and (
        facts.born is None or add_months(facts.born, standard.from_months) > facts.today
    ):
        return False
    if standard.if_there and not _is_there(standard, dates):
        return False
    # Where a fact is missing the standard counts: it is better looked at than forgotten.
    return applies(standard.when, facts) is not False


def _is_there(standard: Standard, dates: CaseDates) -> bool:
    """Whether there is what it is about; a dated entry of a list only from one of its stages."""
    held = [there for there, _ in _found(dates.case.data, standard.if_there.split("."), ())]
    if not (standard.stages and held and isinstance(held[0], list)):
        return bool(held)
    days = [as_day(entry.get("date")) for entry in held[0]]
    return any(day is None or _kind_on(day, dates) in standard.stages for day in days)


def _kind_on(day: date, dates: CaseDates) -> str:
    """The kind of stage that a day falls in: the last one that had begun by then."""
    begun = [one.kind for one in dates.line if one.start is None or one.start <= day]
    return begun[-1] if begun else ""


def _times(standard: Standard, dates: CaseDates) -> Times:
    """The first and last days between which what took place counts; none where none has come."""
    months = standard.within_months
    if months is None:
        return ((date.min, date.max),)
    return tuple(
        (day, add_months(day, months)) for day in _begins(standard, dates) if day <= dates.on
    )


def _begins(standard: Standard, dates: CaseDates) -> list[date]:
    """The first days of its stages, in order, with those planned."""
    return sorted(one.start or date.min for one in dates.line if one.kind in standard.stages)


def _due(standard: Standard, dates: CaseDates) -> date | None:
    days = [
        one.due
        for one in dates.deadlines
        if one.id in standard.rules and one.state not in FINISHED and one.due is not None
    ]
    if standard.within_months is not None:
        # Of several stretches the one that the child is in counts, else the next.
        began = [day for day in _begins(standard, dates) if day != date.min]
        come = [day for day in began if day <= dates.on]
        days += [add_months(day, standard.within_months) for day in come[-1:] or began[:1]]
    return min(days, default=None)


def _shown(standard: Standard, facts: Facts, times: Times) -> Iterator[Shown]:
    """What shows a standard: of events and meetings each type by itself, of one name the latest."""
    found: dict[str, Shown] = {}
    for spec in standard.shown:
        for one in _of(spec, facts, times):
            found.setdefault(one.what, one)
    yield from found.values()


def _of(spec: Mapping[str, Any], facts: Facts, times: Times) -> Iterator[Shown]:
    for kind in spec.get("event", ()):
        yield from _happened(facts.happened(kind), _called("events", kind), times, facts.today)
    for kind in spec.get("meeting", ()):
        yield from _happened(facts.meetings(kind), _called("meetings", kind), times, facts.today)
    if "field" in spec:
        yield from _answered(spec, facts)


def _happened(held: Iterable[Happening], what: str, times: Times, today: date) -> Iterator[Shown]:
    days = [
        one.day
        for one in held
        if one.day <= today and any(first <= one.day <= last for first, last in times)
    ]
    if days:
        yield Shown(what, max(days), len(days))


def _answered(spec: Mapping[str, Any], facts: Facts) -> Iterator[Shown]:
    """An answer at a path; of a list all entries that have one, with the latest day of them."""
    wanted = spec.get("of", {})
    days = spec.get("day", ())
    days = [days] if isinstance(days, str) else days
    held = [
        entries
        for value, entries in _found(facts.case, spec["field"].split("."), ())
        if _says(value) and all(_has(entries, *pair) for pair in wanted.items())
    ]
    if held:
        told = [_day(facts.case, days, entries) for entries in held]
        past = [day for day in told if day is not None and day <= facts.today]
        what = spec.get("words") or _titles(spec["field"])
        several = "[]" in spec["field"]
        yield Shown(what, max(past, default=None), len(held), several)


Entries = tuple[tuple[str, Mapping[str, Any]], ...]


def _found(
    data: Any, steps: list[str], entries: Entries, at: str = ""
) -> Iterator[tuple[Any, Entries]]:
    """What stands at a path, with the entries of lists that it was found in, by their path."""
    if not steps:
        yield data, entries
        return
    step, *rest = steps
    name = step.removesuffix("[]")
    if not isinstance(data, Mapping) or name not in data:
        return
    path = f"{at}.{step}" if at else step
    inner = data[name]
    if not step.endswith("[]"):
        yield from _found(inner, rest, entries, path)
        return
    for entry in inner:
        yield from _found(entry, rest, (*entries, (path, entry)), path)


def _day(case: Any, paths: Iterable[str], entries: Entries) -> date | None:
    """The first of the days that is kept, in the entry that an answer stands in where it can be."""
    for path in paths:
        inside = ((at, entry) for at, entry in reversed(entries) if path.startswith(f"{at}."))
        at, holder = next(inside, ("", case))
        steps = path.removeprefix(f"{at}." if at else "").split(".")
        day = next((as_day(value) for value, _ in _found(holder, steps, ())), None)
        if day is not None:
            return day
    return None


def _has(entries: Entries, name: str, value: Any) -> bool:
    return any(entry.get(name) == value for _, entry in entries)


def _says(value: Any) -> bool:
    return is_answer(value) if isinstance(value, str) else bool(value)


@cache
def _called(section: str, kind: str) -> str:
    """What the schema calls a type of event or meeting."""
    types = guide().find((section, "type"))
    assert types is not None
    return str(types.choices[kind])


@cache
def _titles(path: str) -> str:
    """The titles of a field and of the section of the case that it stands in."""
    names = tuple(path.replace("[]", "").split("."))
    first, last = guide().find(names[:1]), guide().find(names)
    assert first is not None
    assert last is not None
    return f"{first.title}: {last.title[0].lower()}{last.title[1:]}"
