"""Conditions: their details against their official wording, the plan and the supervision."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from generator.case.facts.reading import as_day, as_time, text_of
from generator.case.facts.words import MONTHS, clock, day_words, ordinal
from generator.rules.consistency._record import Found, Record

__all__ = ["wording"]

_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}) (\d{{4}})\b")
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|noon|midnight)\b|\b(\d{1,2}):(\d{2})\b"
    r"|\b(midday|noon|midnight)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b\d+[a-z]? [A-Z][\w’']+ [A-Z]\w+")
_HOUSE = re.compile(r"\b(\d+[a-z]? [A-Z][\w’']+) [A-Z]\w+")
# "Between 7 and 9pm".
_BARE = re.compile(r"\b(\d{1,2})(?= ?(?:-|–|to|and|until) ?\d)")
_DAY_OF_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})\b")
_HOME = ("live-at-address", "residence", "curfew")
# Easy words in these roles may give times of their own.
_NO_RULE = ("why", "help")


def wording(record: Record) -> Found:
    """Hours, days, names and addresses that stand beside the wording and in it."""
    for number, (place, condition) in enumerate(record.facts.items("supervision", "conditions"), 1):
        inputs, text = condition.get("inputs"), text_of(condition, "official_text")
        if isinstance(inputs, Mapping):
            yield from _hours(record, number, place, inputs, text)
            yield from _days(record, number, place, inputs, text)
            yield from _said(record, number, place, inputs, text)
        yield from _easy(record, number, place, condition)
        if text_of(condition, "code").startswith(_HOME):
            yield from _home(record, number, place, text)
    yield from _order(record)


def _say(record: Record, number: int, what: str, place: str, other: str) -> Found:
    yield from record.say(
        "wording-differs", f"The {ordinal(number)} condition: {what}", place, other
    )


def _hours(record: Record, number: int, place: str, inputs: Mapping[str, Any], text: str) -> Found:
    told = set(_clocks(text))
    held = inputs.get("times")
    if not isinstance(held, (list, tuple)):
        return
    hours = {
        at
        for entry in held
        for key in ("from", "to")
        if isinstance(entry, Mapping) and (at := as_time(entry.get(key))) is not None
    }
    # Wording with fewer times than the details leaves some to the supervising officer.
    if len(told) < len(hours):
        return
    for index, entry in enumerate(held):
        for key in ("from", "to"):
            at = as_time(entry.get(key)) if isinstance(entry, Mapping) else None
            if at is not None and at not in told:
                what = f"its details say {clock(at)}, and its wording does not."
                where = f"{place}/inputs/times/{index}/{key}"
                yield from _say(record, number, what, where, f"{place}/official_text")


def _clocks(text: str) -> Iterator[time]:
    for found in _CLOCK.finditer(text):
        hour, minute, half, hour24, minute24, named = found.groups()
        word = (half or named or "").lower()
        if named or word in {"noon", "midnight"}:
            yield time(0 if word == "midnight" else 12)
        elif hour24 and int(hour24) < 24 and int(minute24) < 60:
            yield time(int(hour24), int(minute24))
        elif hour and 1 <= int(hour) <= 12 and int(minute or 0) < 60:
            yield time(int(hour) % 12 + (12 if word == "pm" else 0), int(minute or 0))


def _dates(text: str) -> set[date]:
    found = set()
    for day, month, year in _DATE.findall(text):
        try:
            found.add(date(int(year), MONTHS.index(month) + 1, int(day)))
        except ValueError:
            continue
    return found


def _days(record: Record, number: int, place: str, inputs: Mapping[str, Any], text: str) -> Found:
    """Where the wording gives days, the day it ends is one of them; they are held otherwise."""
    told, until = _dates(text), as_day(inputs.get("until"))
    told -= {as_day(inputs.get("from"))} - {until}
    if told and until is not None and until not in told:
        what = f"its details end on {day_words(until)}, and its wording does not say so."
        yield from _say(record, number, what, f"{place}/inputs/until", f"{place}/official_text")


def _said(record: Record, number: int, place: str, inputs: Mapping[str, Any], text: str) -> Found:
    names = inputs.get("names")
    for index, name in enumerate(names if isinstance(names, (list, tuple)) else ()):
        if isinstance(name, str) and not _holds(text, name):
            what = f"its details name {name}, and its wording does not."
            message = f"The {ordinal(number)} condition: {what}"
            where = f"{place}/inputs/names/{index}"
            yield from record.say("text-differs", message, where, f"{place}/official_text")
    address = text_of(inputs, "address")
    # A house number with its street is enough: towns and postcodes may be left out.
    if _ADDRESS.search(address) and _ADDRESS.search(text) and not _holds(text, _street(address)):
        what = f"its details say {address}, and its wording does not."
        yield from _say(record, number, what, f"{place}/inputs/address", f"{place}/official_text")


def _easy(record: Record, number: int, place: str, condition: Mapping[str, Any]) -> Found:
    """Times, days and house numbers told to the child are those of the condition itself."""
    own = "\n".join(_strings([condition.get("official_text"), condition.get("inputs")]))
    hours = set(_clocks(own)) | set(_clocks(_BARE.sub(r"\1am \1pm ", own)))
    days = {day[:2] for day in _DAY_OF_MONTH.findall(own)} | {
        (str(day.day), MONTHS[day.month - 1])
        for text in _strings(condition.get("inputs"))
        if (day := as_day(text)) is not None
    }
    # A condition without an address leaves it to what stands elsewhere in the case.
    houses = set(_HOUSE.findall(own))
    # Tips and questions give times of their own ("set an alarm for 6pm"); the rule itself may not.
    for field in ("heading", "must", "must_not", "lines/*/text"):
        for at in record.find(f"/supervision/conditions/*/easy_read/{field}"):
            if at.stars[0] != number - 1 or at.inside.get("role") in _NO_RULE:
                continue
            for where, text in _placed(at.value, at.place):
                wrong = [clock(one) for one in _clocks(text) if one not in hours]
                wrong += [" ".join(one) for one in _DAY_OF_MONTH.findall(text) if one not in days]
                wrong += [one for one in _HOUSE.findall(text) if houses and one not in houses]
                for one in wrong:
                    message = (
                        f"The {ordinal(number)} condition: its easy-read words say {one}, and the "
                        "condition does not."
                    )
                    yield from record.say(
                        "easy-read-differs", message, where, f"{place}/official_text"
                    )


def _strings(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, Mapping):
        for value in held.values():
            yield from _strings(value)
    elif isinstance(held, (list, tuple)):
        for value in held:
            yield from _strings(value)


def _placed(held: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(held, str):
        yield place, held
    elif isinstance(held, (list, tuple)):
        yield from (
            (f"{place}/{index}", text) for index, text in enumerate(held) if isinstance(text, str)
        )


def _street(address: str) -> str:
    return address.split(",", maxsplit=1)[0].strip()


def _holds(text: str, words: str) -> bool:
    return _plain(words) in _plain(text)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.replace("’", "'").casefold()))


def _home(record: Record, number: int, place: str, text: str) -> Found:
    """The address in the wording is the one of the plan."""
    lines = record.facts.get("plan", "accommodation", "address", "lines")
    numbered = [
        line
        for line in (lines if isinstance(lines, (list, tuple)) else ())
        if isinstance(line, str) and re.search(r"\d", line)
    ]
    named = _ADDRESS.search(text)
    if numbered and named and not any(_holds(text, _street(line)) for line in numbered):
        what = f"it says {named[0]}, and the plan says {numbered[0]}."
        yield from _say(
            record, number, what, f"{place}/official_text", "/plan/accommodation/address/lines"
        )


def _order(record: Record) -> Found:
    """The days in the words for the order that is breached are days of the sentence."""
    facts = record.facts
    told = _dates(facts.text("breach", "order"))
    known = {
        facts.day("sentence", "date"),
        facts.day("supervision", "starts"),
        facts.day("supervision", "ends"),
        facts.day("sentence", "dates", "sentence_end"),
        facts.day("sentence", "dates", "licence_end"),
    }
    for day in sorted(told - known):
        message = (
            f"The order breached is said to be of {day_words(day)}, which is no day of the "
            "sentence."
        )
        yield from record.say("record-doubtful", message, "/breach/order", "/sentence/date")
