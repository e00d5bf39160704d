"""Rules of every kind over one child, with a visit on each day that could matter.

`grid.txt` holds for each rule its first dates in words, and a line for each date: what it is when
the one visit was on the day that the column is for (`done`, `due`, with `!` where late, `~` where
booked or over). Read by a person; `python -m tests.rules.edges.grid` writes it anew.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from generator.rules import Deadline, deadlines, load_pack
from generator.rules.pack import _rule
from tests.rules.edges.kept import words_of_date

__all__ = ["KEPT", "lines"]

KEPT = Path(__file__).with_name("grid.txt")
ENTRY, RELEASE = date(2026, 1, 14), date(2026, 5, 14)
TODAY = date(2026, 5, 20)
# From entry and from release, in days.
AFTER_ENTRY = (-1, 0, 1, 4, 5, 6, 7, 20, 28, 31, 59)
AROUND_RELEASE = (-31, -15, -14, -13, -1, 0, 1, 5, 6, 7, 9)
DAYS = (
    *(ENTRY + timedelta(days=each) for each in AFTER_ENTRY),
    *(RELEASE + timedelta(days=each) for each in AROUND_RELEASE),
)
VISIT = "event:visit-case-manager"
WEEK = {"offset": 1, "unit": "weeks"}
DAY = {"offset": 1, "unit": "days"}
MONTH = {"offset": 1, "unit": "months"}


def rules() -> list[dict[str, Any]]:
    """What each rule sets; all are done by a visit unless they say otherwise."""
    within = [
        {"direction": "within", "offset": offset, "unit": unit, **more}
        for offset, unit in ((5, "days"), (5, "working-days"), (30, "hours"), (1, "months"))
        for more in (
            {},
            {"skip_anchor_day": True},
            {"not_before": {"offset": 4, "unit": "days"}},
            {"counts_late": DAY},
            {"counts_early": DAY},
            {"done_by": [{"record": VISIT, "late": DAY}]},
            {"on_working_day": True},
        )
    ]
    ahead = [
        {"direction": direction, "offset": 2, "unit": "weeks", **more}
        for direction, more in product(
            ("before", "last"),
            (
                {},
                {"counts_early": DAY},
                {"counts_late": DAY},
                {"counts_early": WEEK, "counts_late": WEEK},
                {"on_working_day": True},
            ),
        )
    ]
    late = [
        {"direction": "before", "offset": offset, "unit": "months", "when_too_late": said}
        for offset, said in product((3, 4, 5), ("", "at-once", "not-needed"))
    ]
    often = [
        {"direction": "within", **first, "every": every, **more}
        for first, every, more in product(
            (WEEK, MONTH),
            ([WEEK], [MONTH], [{**WEEK, "for_months": 1}, MONTH]),
            (
                {"ends_with": "release"},
                {"ends_with": "release", "ahead": 2},
                {"at_most": 3, "skip_anchor_day": True},
                {"ends_with": "supervision-end", "ahead": 1},
            ),
        )
    ]
    other = [
        {"direction": "on"},
        {"direction": "on", "skip_anchor_day": True, "on_working_day": True},
        {"direction": "throughout", "ends_with": "release"},
        {"direction": "throughout", "ends_with": "supervision-end"},
        {"direction": "within", **MONTH, "until_age": 16},
        {"direction": "within", **WEEK, "every": [WEEK], "ends_with": "release", "until_age": 16},
        {"direction": "within", **WEEK, "effective_from": date(2026, 1, 21)},
        {"direction": "within", **WEEK, "effective_from": date(2026, 1, 22)},
        {"direction": "within", **WEEK, "effective_to": date(2026, 1, 21)},
        {"direction": "within", **WEEK, "effective_to": date(2026, 1, 20)},
        {"direction": "within", **WEEK, "effective_to": ENTRY, "in_force_by": "sentence"},
        {"direction": "within", **WEEK, "effective_from": RELEASE, "in_force_by": "release"},
        {"direction": "within", **WEEK, "effective_to": TODAY, "in_force_by": "today"},
        {"direction": "within", **WEEK, "series": "one"},
        {"direction": "within", **MONTH, "series": "one"},
        {"direction": "within", **DAY, "series": "one"},
        {"direction": "within", **WEEK, "series": "two", "done_by": ["date:plan.created"]},
        {"direction": "within", **MONTH, "series": "two", "done_by": ["date:plan.created"]},
    ]
    other += [
        {"direction": "within", **MONTH, "after": "r000", "done_by": [done]}
        for done in (VISIT, "date:plan.created", "accommodation-confirmed", "attended:home")
    ]
    always = ["before-court", "custody", "community"]
    other += [
        {"direction": "within", **WEEK, "every": [WEEK], "stages": always, **more}
        for more in ({"ends_with": "supervision-end"}, {"at_most": 40}, {"at_most": 31})
    ]
    other += [
        {"direction": "before", **MONTH, "when_too_late": said, "stages": always}
        for said in ("", "at-once", "not-needed")
    ]
    inside = [{"anchor": "custody-entry", **one} for one in (*within, *often, *other)]
    out = [
        {"anchor": "release", "stages": stages, **one}
        for stages, one in (
            *((["custody", "recall"], one) for one in (*ahead, *late)),
            *((["community"], one) for one in (*within[:7], *often[:4])),
        )
    ]
    aged = [
        {"anchor": "birth", "direction": "at-age", "offset": offset, "unit": "months", "stages": at}
        for offset, at in ((192, ["custody"]), (195, ["custody", "community"]), (216, ["ended"]))
    ]
    return [*inside, *out, *aged]


def lines() -> Iterator[str]:
    """Each rule and, by the day of the visit, each of its dates."""
    named = {f"r{number:03}": one for number, one in enumerate(rules())}
    national = load_pack("national")
    common = {"what": "X", "who": "Y", "strength": "must", "source": "yjb", "section": "1"}
    made = {
        name: _rule({"id": name, **common, "done_by": [VISIT], **one}, "own")
        for name, one in named.items()
    }
    pack = replace(national, rules=made, minimum={})
    straight = [deadlines(_case(day), pack, TODAY) for day in DAYS]
    recalled = [deadlines(_recalled(day), pack, TODAY) for day in DAYS]
    for name, one in named.items():
        yield f"{name} {one}"
        yield from _dates(name, straight)
        if one["anchor"] == "release":
            yield " recalled:"
            yield from _dates(name, recalled)


def _dates(name: str, by_day: list[tuple[Deadline, ...]]) -> Iterator[str]:
    found = [{each.key: each for each in held if each.id == name} for held in by_day]
    for key in sorted({key for each in found for key in each}):
        first = next(each[key] for each in found if key in each)
        yield f"  {' '.join(words_of_date(first))}"
        yield "  " + " ".join(_cell(each.get(key)) for each in found)


def _cell(one: Any) -> str:
    if one is None:
        return "-"
    due = f"{one.due:%d.%m}" if one.due else "open"
    late = "!" if one.late else "~" if one.note or one.going_on else ""
    on = f"@{one.done_on:%d.%m}" if one.done_on else ""
    return f"{one.state[:4]}{due}{on}{late}"


def _case(visit: date) -> dict[str, Any]:
    return {
        "child": {"first_name": "Sam", "last_name": "Ode", "date_of_birth": "2010-02-20"},
        "sentence": {
            "type": "dto",
            "date": str(ENTRY),
            "length_months": 10,
            "dates": {"release": str(RELEASE), "sentence_end": "2026-11-13"},
        },
        "placement": {"establishment": "Harrowfield", "entered": str(ENTRY)},
        "supervision": {"starts": str(RELEASE), "ends": "2026-11-13"},
        "plan": {
            "created": "2026-01-16",
            "accommodation": {"status": "confirmed", "type": "Family home"},
        },
        "compliance": [{"date": "2026-02-01", "outcome": "attended", "at_home": True}],
        "events": [
            {"type": "visit-case-manager", "date": str(visit), "time": "10:00"},
            {"type": "release", "date": str(RELEASE)},
        ],
    }


def _recalled(visit: date) -> dict[str, Any]:
    """The same child, who was out from 1 December, and inside again from 2 March to release."""
    case = _case(visit)
    case["sentence"] |= {"type": "s250", "date": "2025-03-03", "length_months": 30, "recall": True}
    case["sentence"]["dates"] = {"release": "2025-12-01", "licence_end": "2027-09-02"}
    out, again = {"type": "release", "date": "2025-12-01"}, {"type": "recall", "date": "2026-03-02"}
    case["placement"]["entered"] = "2025-03-03"
    case["supervision"] = {"starts": "2025-12-01", "ends": "2027-09-02"}
    case["events"] += [out, again]
    return case


if __name__ == "__main__":
    KEPT.write_text("\n".join(lines()) + "\n", "utf-8")
