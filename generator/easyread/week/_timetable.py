"""The first weeks as a timetable: each appointment with its picture, a day a row, a week a page."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.easyread.week._words import line_of
from generator.easyread.week._work import Booked, Day, Week, weeks_of

__all__ = ["timetable"]

# Appointments further ahead are not known well enough to be in a timetable.
_MOST_WEEKS = 6
# A week that shows fewer days than this leaves room on its page for the next.
_FILLED = 2
_DETAILS = ("where", "with_whom", "how_to_get_there")

Shown = Mapping[str, Any]


def timetable(
    seen: Mapping[str, Any],
    today: date | None,
    meetings: Sequence[Mapping[str, Any]],
    pictures: Mapping[str, Shown],
) -> list[dict[str, Any]]:
    """The `weeks` of view.schema.json; empty where nothing is booked.

    `meetings` are the appointments with their pictures, `pictures` those of the page.
    """
    told = {(one["date"], one["time"], one["what"]): one for one in meetings}
    weeks = weeks_of(seen, today, _MOST_WEEKS)
    shown = [_week(number, week, seen, told, pictures) for number, week in enumerate(weeks, 1)]
    on_page = 0
    for week in shown:
        week["new_page"] = on_page >= _FILLED
        on_page = len(week["days"]) + (0 if week["new_page"] else on_page)
    return shown


def _week(
    number: int,
    week: Week,
    seen: Mapping[str, Any],
    told: Mapping[tuple[str, str, str], Mapping[str, Any]],
    pictures: Mapping[str, Shown],
) -> dict[str, Any]:
    each_day = _each_day(week)
    days, free = [], []
    for day in week.days:
        lines = [line for one in day.held if (line := line_of(one)) not in each_day]
        entries = [_entry(one, day, seen, told, pictures) for one in day.booked]
        if not entries:
            free.append(day.name)
        if entries or lines:
            shown = entries[0].pop("shown") if entries else pictures["calendar"]
            plain = [{k: v for k, v in one.items() if k != "shown"} for one in entries]
            days.append({"name": day.name, "shown": shown, "entries": plain, "lines": lines})
    first, last = week.days[0].name, week.days[-1].name
    return {
        "number": number, "first": first, "last": last,
        "each_day": each_day, "days": days, "free": free,
    }  # fmt: skip


def _each_day(week: Week) -> list[str]:
    """What every day of a week holds alike; the first day may be one that begins later."""
    full = week.days[1:] or week.days
    first, *others = [[line_of(one) for one in day.held] for day in full]
    return [line for line in dict.fromkeys(first) if all(line in each for each in others)]


def _entry(
    one: Booked,
    day: Day,
    seen: Mapping[str, Any],
    told: Mapping[tuple[str, str, str], Mapping[str, Any]],
    pictures: Mapping[str, Shown],
) -> dict[str, Any]:
    at = f"{one.at // 60:02d}:{one.at % 60:02d}"
    known = told.get((day.on.isoformat(), at, one.what))
    if known is None:
        # The way home, or the first report where it is no appointment.
        going = seen.get("supervision", {}).get("release", {}).get("time") == at
        report = {} if going else seen.get("supervision", {}).get("reporting", {})
        known = {**report, "shown": pictures["home" if going else "talk"]}
    details = {name: known[name] for name in _DETAILS if name in known}
    if details.get("with_whom", "") in one.what:
        # “Meet Bethan” says it already.
        details.pop("with_whom", None)
    return {"time": at, "what": one.what, **details, "shown": known["shown"]}
