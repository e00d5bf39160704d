"""Days that stand in two places of a case, and have to be the same."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.case.facts.reading import as_day, text_of
from generator.case.facts.words import capital, day_words
from generator.rules.consistency._dates import said
from generator.rules.consistency._record import At, Found, Record, table

__all__ = ["twice"]

_PANELS = ("cart-panel", "remand-panel")


def twice(record: Record) -> Found:
    """Every day that another place of the case gives too, and the panel's two days."""
    for row in table("twice")["twice"]:
        yield from _one(record, row)
    yield from _panel(record)


def _one(record: Record, row: Mapping[str, Any]) -> Found:
    since = max((day for _, day in record.days(row.get("since", ""))), default=date.min)
    for at, day in record.days(row["one"]):
        # What is still to come may not stand in the other place yet.
        if day > record.today:
            continue
        others = [
            (abs((other_day - day).days), pattern, other, other_day)
            for pattern in row["among"]
            for other, other_day in record.days(pattern)
            if _counts(other, row) and other_day >= since
        ]
        nearest = min(others, key=lambda one: one[0], default=None)
        if nearest is not None and row.get("days", 0) < nearest[0] <= row.get("near", nearest[0]):
            _, pattern, other, other_day = nearest
            yield from _differ(record, (row["one"], at, day), (pattern, other, other_day))


def _counts(at: At, row: Mapping[str, Any]) -> bool:
    return "types" not in row or text_of(at.inside, "type") in row["types"]


def _differ(record: Record, one: tuple[str, At, date], other: tuple[str, At, date]) -> Found:
    message = (
        f"{capital(said(*one[:2]))} is on {day_words(one[2])}, and the nearest day recorded for it "
        f"elsewhere is {day_words(other[2])}."
    )
    yield from record.say("dates-doubtful", message, one[1].place, other[1].place)


def _panel(record: Record) -> Found:
    """The panel's day and its next one stand in its minutes and in the child's item."""
    facts = record.facts
    day, coming = facts.day("cart", "panel_date"), facts.day("cart", "next_date")
    for meeting in facts.meetings(*_PANELS):
        following = as_day(meeting.record.get("next_date"))
        if not (day and coming and following) or (meeting.day == day) == (following == coming):
            continue
        minutes = f"by the meeting of {day_words(meeting.day)} on {day_words(following)}"
        if meeting.day == day:
            message = f"The next panel is on {day_words(coming)}, and {minutes}."
            places = ("/cart/next_date", f"{meeting.place}/next_date")
        else:
            message = (
                f"The panel of {day_words(day)} is followed by one on {day_words(coming)}, which "
                f"the minutes give for the panel of {day_words(meeting.day)}."
            )
            places = ("/cart/panel_date", f"{meeting.place}/date")
        yield from record.say("record-doubtful", message, *places)
