"""What one child counts as in one quarter, by what the file says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.board.quarter import Quarter
from generator.case import Case
from generator.case.facts.days import age_on
from generator.case.facts.record import Facts
from generator.case.facts.stages import CUSTODY
from generator.rules.texts._answers import is_answer

__all__ = ["GROUPS", "Counted", "counted", "first_quarter"]

_ETHNIC = {
    "W": "White",
    "M": "Mixed",
    "A": "Asian",
    "B": "Black",
    "O": "Arab or another ethnic group",
}
_NOT_SAID = "Not stated or not recorded"
_GENDERS = {
    "boy": "Boys",
    "girl": "Girls",
    "non-binary": "Another gender",
    "another": "Another gender",
}
_CARE = {
    "not-looked-after": "Not looked after",
    "care-leaver": "Care leavers",
}
_AGES = ("10 to 14", "15 and 16", "17", "18 and over")
# Each way to part the children, with its groups in order.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Ethnicity": (*_ETHNIC.values(), _NOT_SAID),
    "Gender": ("Boys", "Girls", "Another gender", _NOT_SAID),
    "Age on the last day of the quarter": (*_AGES, _NOT_SAID),
    "Care": ("Looked after", "Care leavers", "Not looked after", _NOT_SAID),
}
# Hours of education or training a week in custody (yjb).
_LEAST_HOURS = 15
_WORK = frozenset({"work", "education"})
_NO_SPECIAL_NEED = frozenset({"eal"})


@dataclass(frozen=True)
class Counted:
    """One child in one quarter.

    `what` are the names of the counts that the child adds to, with how often; `groups` the group
    of the child by each way of GROUPS.
    """

    case: Case
    what: Mapping[str, int]
    groups: Mapping[str, str]


def first_quarter(case: Case) -> Quarter | None:
    """The quarter of the first day that a file tells of; None when it has no such day."""
    data = case.data
    days = [
        data.get(section, {}).get(name)
        for section, name in (("remand", "date"), ("sentence", "date"), ("placement", "entered"))
    ]
    days += [event["date"] for event in data.get("events", ())]
    found = [day for day in days if day]
    return Quarter.of(date.fromisoformat(min(found))) if found else None


def counted(case: Case, quarter: Quarter, on: date) -> Counted | None:
    """What a child counts as in a quarter, as far as the day `on`; None for one not open in it."""
    begun = first_quarter(case)
    last = min(quarter.last, on)
    facts = Facts(case.data, last)
    if begun is not None and begun > quarter:
        return None
    if any(
        stage.kind in {"ended", "adult"}
        and not stage.planned
        and stage.start is not None
        and stage.start < quarter.first
        for stage in facts.stages
    ):
        return None
    what = dict(_moves(facts, quarter))
    what["open"] = 1
    what |= _needs(case.data)
    if what.get("released"):
        what["home"] = _home(case.data, facts, quarter) * what["released"]
        what["learning"] = _learning(case.data) * what["released"]
    inside = bool(what["start"] or what["entered"])
    what["inside"] = int(inside)
    hours = case.data.get("placement", {}).get("education_hours_week", 0)
    what["enough-hours"] = int(what["end"] > 0 and hours >= _LEAST_HOURS)
    trips = [one.day for one in facts.events("rotl") if quarter.first <= one.day <= last]
    what["out-for-a-day"] = int(inside and bool(trips))
    what["trips"] = len(trips)
    return Counted(case, what, _groups(case.data, last))


def _moves(facts: Facts, quarter: Quarter) -> Iterator[tuple[str, int]]:
    """In custody on the first and last day, how often the child came and went."""
    windows = list(_inside(facts))
    start = sum(one < quarter.first <= end for one, end, _ in windows)
    entered = sum(quarter.first <= one <= quarter.last for one, _, _ in windows)
    left = sum(quarter.first <= end <= quarter.last for _, end, _ in windows)
    released = sum(
        quarter.first <= end <= quarter.last and after == "community" for _, end, after in windows
    )
    yield from (("start", start), ("entered", entered), ("left", left))
    yield from (("released", released), ("end", start + entered - left))
    yield (
        "ended",
        int(
            any(
                stage.kind == "ended"
                and stage.start is not None
                and quarter.first < stage.start <= quarter.after.first
                for stage in facts.stages
            )
        ),
    )


def _inside(facts: Facts) -> Iterator[tuple[date, date, str]]:
    """Each time in custody: its first day, the day of leaving, and the stage after it.

    A move from one establishment or status to another is no leaving.
    """
    begun: date | None = None
    for stage in facts.stages:
        if stage.planned:
            continue
        if stage.kind in CUSTODY:
            if begun is None:
                begun = stage.start or facts.custody_start or date.min
        elif begun is not None:
            yield begun, stage.start or date.max, stage.kind
            begun = None
    if begun is not None:
        yield begun, date.max, ""


def _home(data: Mapping[str, Any], facts: Facts, quarter: Quarter) -> int:
    """1 where a home was confirmed on a day before the release."""
    home = data.get("plan", {}).get("accommodation", {})
    out = [end for _, end, _ in _inside(facts) if quarter.first <= end <= quarter.last]
    day = home.get("confirmed_on", "")
    return int(home.get("status") == "confirmed" and bool(day) and day < out[-1].isoformat())


def _learning(data: Mapping[str, Any]) -> int:
    """1 where school, training or work is arranged."""
    starts = data.get("supervision", {}).get("release", {}).get("school_start", "")
    kinds = {one.get("kind") for one in data["child"].get("commitments", ())}
    return int(bool(kinds & _WORK) or (bool(starts) and is_answer(starts)))


def _needs(data: Mapping[str, Any]) -> dict[str, int]:
    """Whether a special educational need is recorded, and whether there is a plan for it."""
    has_plan = data["child"].get("education", {}).get("ehcp") is True
    needs = set(data["child"].get("communication", {}).get("needs", ())) - _NO_SPECIAL_NEED
    return {"need": int(has_plan or bool(needs)), "planned-for": int(has_plan)}


def _groups(data: Mapping[str, Any], on: date) -> dict[str, str]:
    child = data["child"]
    care = child.get("looked_after", {}).get("status")
    found = {
        "Ethnicity": _ETHNIC.get(str(child.get("ethnicity", ""))[:1], _NOT_SAID),
        "Gender": _GENDERS.get(child.get("gender", ""), _NOT_SAID),
        "Age on the last day of the quarter": _age(child.get("date_of_birth"), on),
        "Care": _CARE.get(care, "Looked after") if care else _NOT_SAID,
    }
    assert all(group in GROUPS[way] for way, group in found.items())
    return found


def _age(born: str | None, on: date) -> str:
    if born is None:
        return _NOT_SAID
    age = age_on(date.fromisoformat(born), on)
    return _AGES[(age >= 15) + (age >= 17) + (age >= 18)]
