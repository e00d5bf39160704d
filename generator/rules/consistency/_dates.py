"""Dates in an order that cannot be, before the child or the case began, or still to come."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from generator.case.facts.words import capital, day_words, ordinal
from generator.rules._tables import dates as table_of_dates
from generator.rules.consistency._record import At, Found, Record, table

__all__ = ["dates", "said"]

# More things than this are no slips of the keyboard.
_A_FEW = 4


def dates(record: Record) -> Found:
    """Every date against the day, the birth, the case's beginning and end, and its fellows."""
    yield from _each(record)
    for row in table("dates")["order"]:
        if record.facts.twice_in_custody and not row.get("anyway", True):
            continue
        for then in row["then"]:
            yield from _pair(record, row, row["first"], then)
    for row in table("dates")["apart"]:
        for then in row["then"]:
            yield from _apart(record, row, row["first"], then)


def _apart(record: Record, row: Mapping[str, Any], first: str, then: str) -> Found:
    shared = _shared(first, then)
    for one, day in record.days(first):
        for other, after in record.days(then):
            near = -row.get("before", row["days"]) <= (after - day).days <= row["days"]
            if other.stars[:shared] == one.stars[:shared] and not near:
                message = (
                    f"{capital(said(then, other))}, {day_words(after)}, is far from "
                    f"{said(first, one)}, {day_words(day)}."
                )
                yield from record.say("dates-doubtful", message, other.place, one.place)


def said(pattern: str, at: At) -> str:
    """What a date is called: "the third meeting"."""
    words = table_of_dates()[pattern]["words"]
    return str(words).replace("{n}", ordinal(at.stars[-1] + 1) if at.stars else "")


def _each(record: Record) -> Found:
    born = record.facts.born
    began = min(_days(record, "/court/offences/*/date"), default=None)
    ends = record.facts.supervision_end if record.facts.status == "sentenced" else None
    later = _later(record)
    for pattern, row in table_of_dates().items():
        for at, day in record.days(pattern):
            if born is not None and day < born:
                opening = _opening(pattern, at, day)
                message = f"{opening} before {record.name} was born, {day_words(born)}."
                yield from record.say("dates-contradict", message, at.place, "/child/date_of_birth")
            elif began and row.get("record") and day < began[0]:
                opening = _opening(pattern, at, day)
                message = f"{opening} before the first offence, {day_words(began[0])}."
                yield from record.say("dates-doubtful", message, at.place, began[1])
            elif ends is not None and row.get("ahead") and day > ends:
                opening = _opening(pattern, at, day)
                message = f"{opening} after supervision ends on {day_words(ends)}."
                yield from record.say("dates-doubtful", message, at.place, _end_place(record))
            if day > record.today and not later:
                yield from _ahead(record, row, pattern, at, day)
    if later:
        message = (
            f"{len(later)} things are recorded as done after {day_words(record.today)}, the last "
            f"on {day_words(max(later)[0])}."
        )
        yield from record.say("day-before-record", message, min(later)[1], max(later)[1])


def _opening(pattern: str, at: At, day: date) -> str:
    return f"{capital(said(pattern, at))}, {day_words(day)}, is"


def _later(record: Record) -> list[tuple[date, str]]:
    """What was done after the day, where that is so much that the day is an earlier one.

    Then the record is not wrong: a letter of last week is made again. Empty for a few things.
    """
    found = [
        (day, at.place)
        for pattern, row in table_of_dates().items()
        for at, day in record.days(pattern)
        if day > record.today and _done(row, at)
    ]
    return found if len(found) > _A_FEW else []


def _done(row: Mapping[str, Any], at: At) -> bool:
    past = row.get("past", False)
    return past is True or (isinstance(past, Mapping) and at.says(past))


def _ahead(record: Record, row: Mapping[str, Any], pattern: str, at: At, day: date) -> Found:
    booked = row.get("booked")
    message = (
        f"{capital(said(pattern, at))} is recorded as done on {day_words(day)}, which is still "
        "to come."
    )
    if _done(row, at):
        yield from record.say("date-in-future", message, at.place)
    elif booked is not None and at.says(booked):
        yield from record.say("date-in-future-booked", message, at.place)


def _pair(record: Record, row: Mapping[str, Any], first: str, then: str) -> Found:
    earlier, later = record.days(first), record.days(then)
    if not earlier or not later:
        return
    shared = _shared(first, then)
    for one, day in earlier:
        for other, after in later:
            if other.stars[:shared] != one.stars[:shared] or not other.says(row.get("when", {})):
                continue
            if after > day or (after == day and not row.get("strict")):
                continue
            how = "before" if after < day else "the same day as"
            message = (
                f"{capital(said(then, other))}, {day_words(after)}, is {how} {said(first, one)}"
                f"{'' if after == day else f', {day_words(day)}'}."
            )
            check = row.get("check", "dates-contradict")
            yield from record.say(check, message, other.place, one.place)


@cache
def _shared(first: str, then: str) -> int:
    """How many stars of two patterns stand for the same entry."""
    stars = 0
    for one, other in zip(first.split("/"), then.split("/"), strict=False):
        if one != other:
            break
        stars += one == "*"
    return stars


def _days(record: Record, pattern: str) -> Iterator[tuple[date, str]]:
    return ((day, at.place) for at, day in record.days(pattern))


def _end_place(record: Record) -> str:
    for place in (
        "/supervision/ends",
        "/sentence/dates/licence_end",
        "/sentence/dates/sentence_end",
    ):
        if record.days(place):
            return place
    return "/sentence/length_months"
