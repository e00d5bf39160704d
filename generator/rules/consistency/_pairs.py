"""Facts that stand twice, or beside another that they cannot stand beside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.case.facts.reading import as_day, as_time, text_of
from generator.case.facts.words import capital, clock, day_words, ordinal
from generator.rules.consistency._dates import said
from generator.rules.consistency._record import At, Found, Record, table

__all__ = ["pairs"]

# Coming very late is a failure to some services.
_FAILURES = {"unacceptable-absence", "did-not-engage", "attended-late"}


def pairs(record: Record) -> Found:
    """Everything that is written in two places and has to be the same, or cannot be together."""
    for row in table("pairs")["pair"]:
        yield from _together(record, row)
    yield from _failures(record)
    yield from _letters(record)
    yield from _times(record)
    yield from _courts(record)
    yield from _numbers(record)


def _together(record: Record, row: Mapping[str, Any]) -> Found:
    for one in _saying(record, row["first"]):
        for other in _saying(record, row["then"]):
            shared = min(len(one.stars), len(other.stars))
            if one.stars[:shared] != other.stars[:shared]:
                continue
            number = ordinal(one.stars[0] + 1) if one.stars else ""
            message = row["message"].replace("{n}", number)
            found = record.say(row["check"], message, other.place, one.place)
            for finding in found:
                yield replace(finding, what_to_do=row.get("what_to_do", finding.what_to_do))


def _saying(record: Record, side: Mapping[str, Any]) -> Iterator[At]:
    if "without" in side and record.find(side["without"]):
        return
    anything, values = side.get("any", False), side.get("values", ())
    kinds = {type(one) for one in values}
    for at in record.find(side["at"]):
        value = at.value.strip() if isinstance(at.value, str) else at.value
        # True is no 1, so kinds are compared too.
        listed = value in values and type(value) in kinds
        if listed or (anything and value is not None and value != ""):
            yield at


def _failures(record: Record) -> Found:
    """What a breach or a letter is about, against what the compliance log says of it."""
    held = {
        text_of(entry, "id"): (place, entry) for place, entry in record.facts.items("compliance")
    }
    agreed = record.facts.day("breach", "manager_agreed_on")
    for at in record.find("/breach/failures/*"):
        place, entry = held.get(at.value, ("", {})) if isinstance(at.value, str) else ("", {})
        outcome, day = text_of(entry, "outcome"), as_day(entry.get("date"))
        if outcome and outcome not in _FAILURES:
            message = (
                f"The breach relies on an appointment of {_day(day)} that is recorded as "
                f"{outcome.replace('-', ' ')}."
            )
            yield from record.say("record-contradicts", message, at.place, f"{place}/outcome")
        if day is not None and agreed is not None and day > agreed:
            message = (
                f"The breach relies on an appointment of {day_words(day)}, and a manager agreed "
                f"to it before that, on {day_words(agreed)}."
            )
            also = (f"{place}/date", "/breach/manager_agreed_on")
            yield from record.say("dates-doubtful", message, at.place, *also)
        starts = record.facts.day("supervision", "starts")
        if day is not None and starts is not None and day < starts:
            message = (
                f"The breach relies on an appointment of {day_words(day)}, before supervision "
                f"started on {day_words(starts)}."
            )
            also = (f"{place}/date", "/supervision/starts")
            yield from record.say("dates-contradict", message, at.place, *also)


def _letters(record: Record) -> Found:
    held = {
        text_of(entry, "id"): (place, entry) for place, entry in record.facts.items("compliance")
    }
    for at in record.find("/warnings/*/about/*"):
        place, entry = held.get(at.value, ("", {})) if isinstance(at.value, str) else ("", {})
        day, outcome = as_day(entry.get("date")), text_of(entry, "outcome")
        base = at.place.split("/about/")[0]
        if outcome and outcome not in _FAILURES:
            message = (
                f"The {ordinal(at.stars[0] + 1)} letter is about an appointment of {_day(day)} "
                f"that is recorded as {outcome.replace('-', ' ')}."
            )
            yield from record.say("record-contradicts", message, at.place, f"{place}/outcome")
        for key in ("date", "sent_on", "discussed_on"):
            on = as_day(record.facts.get("warnings") and at.inside.get(key))
            if day is not None and on is not None and on < day:
                pattern = f"/warnings/*/{key}"
                words = said(pattern, At(f"{base}/{key}", on, at.stars[:1], at.inside))
                message = (
                    f"{capital(words)}, {day_words(on)}, is before the appointment it is about, "
                    f"{day_words(day)}."
                )
                yield from record.say("dates-contradict", message, f"{base}/{key}", f"{place}/date")
    order = {"missed-appointment": 0, "first": 1, "final": 2}
    dated = [
        (order[text_of(one, "level")], as_day(one.get("date")), place)
        for place, one in record.facts.items("warnings")
        if text_of(one, "level") in {"first", "final"} and as_day(one.get("date"))
    ]
    firsts = [(day, place) for level, day, place in dated if level == 1 and day]
    for level, day, place in dated:
        if level == 2 and day and firsts and day < min(firsts)[0]:
            first = min(firsts)
            message = (
                f"The final warning, {day_words(day)}, is before the first, {day_words(first[0])}."
            )
            yield from record.say("dates-doubtful", message, f"{place}/date", f"{first[1]}/date")


def _day(day: Any) -> str:
    return day_words(day) if day else "an unknown day"


def _times(record: Record) -> Found:
    """The first hours after release stand in up to three places."""
    facts = record.facts
    day, at = facts.day("supervision", "reporting", "date"), _time(record, "reporting", "time")
    released, gate = facts.day("supervision", "release", "date"), _time(record, "release", "time")
    first = _time(record, "release", "first_contact_time")
    place, contact = "/supervision/reporting/time", "/supervision/release/first_contact_time"
    if at and first and day == released and at != first:
        message = (
            f"First contact is at {clock(first)} and first reporting at {clock(at)}, on the same "
            "day."
        )
        yield from record.say("record-doubtful", message, contact, place)
    for later, where in ((first, contact), (at if day == released else None, place)):
        if gate and later and later < gate:
            message = (
                f"The child leaves at {clock(gate)}, and is expected at {clock(later)} before that."
            )
            yield from record.say("record-contradicts", message, where, "/supervision/release/time")
    appointments = list(facts.items("supervision", "appointments"))
    same_day = [
        (p, as_time(a.get("time"))) for p, a in appointments if as_day(a.get("date")) == day
    ]
    if at and day and same_day and at not in {time for _, time in same_day}:
        message = (
            f"First reporting is at {clock(at)}, and no appointment of that day is at that time."
        )
        yield from record.say("record-doubtful", message, place, f"{same_day[0][0]}/time")
    # A meeting to come that is also an appointment: same day and place, another time.
    for where, meeting in facts.items("meetings"):
        hour = as_time(meeting.get("time"))
        for other, entry in appointments:
            alike = text_of(entry, "where") and text_of(entry, "where") == text_of(meeting, "where")
            when = as_time(entry.get("time"))
            if alike and hour and when and entry.get("date") == meeting.get("date"):
                both = {t for _, t in _at(appointments, entry)}
                if hour not in both:
                    message = (
                        f"A meeting is at {clock(hour)}, and the appointment of that day in the "
                        f"same place at {clock(when)}."
                    )
                    yield from record.say(
                        "record-doubtful", message, f"{other}/time", f"{where}/time"
                    )
    hearings = {facts.day("breach", "hearing_date"), facts.day("court", "hearing_date")} - {None}
    for other, entry in appointments:
        on = as_day(entry.get("date"))
        at_court = re.fullmatch(r"(?i)(?:court )?hearing|court", text_of(entry, "what"))
        if at_court and on and hearings and on not in hearings:
            message = f"An appointment at court is on {day_words(on)}, and no hearing is."
            also = "/breach/hearing_date" if record.find("/breach/hearing_date") else ""
            yield from record.say(
                "record-doubtful", message, f"{other}/date", also or "/court/hearing_date"
            )


def _time(record: Record, part: str, key: str) -> Any:
    return as_time(record.facts.get("supervision", part, key))


def _at(appointments: Any, entry: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for place, one in appointments:
        if one.get("date") == entry.get("date") and one.get("where") == entry.get("where"):
            yield place, as_time(one.get("time"))


def _courts(record: Record) -> Found:
    facts = record.facts
    here, there = facts.text("court", "name"), facts.text("sentence", "court")
    same_day = facts.day("court", "hearing_date") == facts.day("sentence", "date")
    if here and there and here != there and same_day:
        message = f"The hearing was at {here}, and the sentence of that day by {there}."
        yield from record.say("record-doubtful", message, "/sentence/court", "/court/name")


def _numbers(record: Record) -> Found:
    """Conditions are cited by their numbers, so no two have the same."""
    seen: dict[int, str] = {}
    for at in record.find("/supervision/conditions/*/number"):
        if isinstance(at.value, int) and at.value in seen:
            message = f"Two conditions have the number {at.value}."
            yield from record.say("record-contradicts", message, at.place, seen[at.value])
        elif isinstance(at.value, int):
            seen[at.value] = at.place
