"""What texts say beside the facts: days of the week, and phone numbers."""

import re
from datetime import date, time
from functools import cache

from generator.case.facts.reading import as_time, text_of
from generator.case.facts.words import DAYS, MONTHS, and_list, clock, day_words
from generator.rules.consistency._record import Found, Record, table

__all__ = ["texts"]

# The patterns begin with what can be looked for quickly, and say after it what may not precede.
_WEEKDAY = re.compile(
    rf"(?P<weekday>{'|'.join(DAYS)}),? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month>{'|'.join(MONTHS)})(?:,? (?P<year>\d{{4}}))?\b"
)
_DAY = (
    rf"(?:(?:{'|'.join(DAYS)}),? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month>{'|'.join(MONTHS)})(?:,? (?P<year>\d{{4}}))?"
)
_AT = re.compile(rf"\b{_DAY},? at (?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm)\b")
_TIMED = (
    *("/supervision/appointments", "/meetings", "/compliance", "/events"),
    *("/supervision/reporting", "/supervision/release"),
)
_PHONE = re.compile(r"0(?<![\d-]0)\d(?:[ -]?\d){8,9}(?![\d-])")
_PHONE_KEYS = frozenset({"phone", "out_of_hours_phone"})
_SLIPS = 2
# A pattern, its hints, the fields it is held against, and the places it is looked for in.
_Said = tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_NEAR = 40


def texts(record: Record) -> Found:
    """Every day of the week against its date, and every phone number against those held."""
    phones = _phones(record)
    years = _years(record)
    hours = _hours(record)
    for place, text in record.dated:
        if "day" in text:
            for found in _WEEKDAY.finditer(text):
                yield from _weekday(record, place, found, years)
        if " at " in text:
            for found in _AT.finditer(text):
                yield from _hour(record, place, found, hours)
    for place, key, text in record.matching(_PHONE):
        if key not in _PHONE_KEYS and (" 0" in text or text.startswith("0")):
            for found in _PHONE.finditer(text):
                yield from _phone(record, place, text, found, phones)
    yield from _who_to_tell(record)
    yield from _said(record)


def _hours(record: Record) -> dict[tuple[int, int], dict[time, str]]:
    """By day and month, the times at which something of the record is, and their places."""
    found: dict[tuple[int, int], dict[time, str]] = {}
    for section in _TIMED:
        for pattern in (f"{section}/*/date", f"{section}/date"):
            for at, day in record.days(pattern):
                for key in ("time", "first_contact_time"):
                    hour = as_time(at.inside.get(key))
                    if hour is not None:
                        where = f"{at.place.rpartition('/')[0]}/{key}"
                        found.setdefault((day.day, day.month), {})[hour] = where
    return found


def _hour(
    record: Record,
    place: str,
    found: re.Match[str],
    hours: dict[tuple[int, int], dict[time, str]],
) -> Found:
    """A time given for a day on which something is, but nothing at that time."""
    held = hours.get((int(found["day"]), MONTHS.index(found["month"]) + 1))
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if held is None or not 1 <= hour <= 12 or minute > 59:
        return
    at = time(hour % 12 + (12 if found["half"] == "pm" else 0), minute)
    if at not in held:
        said = and_list([clock(one) for one in sorted(held)])
        message = f"“{found[0]}”: what is recorded for that day is at {said}."
        yield from record.say("text-differs", message, place, *held.values())


def _said(record: Record) -> Found:
    """Days that a text gives for something that a field holds too."""
    for pattern, hints, fields, within in _patterns():
        held = {day: at.place for field in fields for at, day in record.days(field)}
        if not held:
            continue
        known = {(day.day, day.month) for day in held}
        for place, text in record.dated:
            # Looking for a part of a word first is far quicker than a pattern.
            if not place.startswith(within) or not any(map(text.__contains__, hints)):
                continue
            for found in pattern.finditer(text):
                day, month = next(
                    (int(found[f"day{n}"]), MONTHS.index(found[f"month{n}"]) + 1)
                    for n in (0, 1)
                    if f"day{n}" in found.groupdict() and found[f"day{n}"]
                )
                if (day, month) not in known:
                    first = min(held)
                    message = f"“{found[0]}”, and the record says {day_words(first)}."
                    yield from record.say("text-differs", message, place, held[first])


@cache
def _patterns() -> tuple[_Said, ...]:
    made = []
    for row in table("texts")["said"]:
        pattern = row["pattern"]
        # A pattern of two forms has the date in each, under names of their own.
        for number in range(pattern.count("{day}")):
            day = _DAY.replace("<day>", f"<day{number}>").replace("<month>", f"<month{number}>")
            pattern = pattern.replace("{day}", day.replace("<year>", f"<year{number}>"), 1)
        within = tuple(row.get("within", ("/",)))
        made.append((re.compile(pattern), tuple(row["hints"]), tuple(row["fields"]), within))
    return tuple(made)


def _years(record: Record) -> tuple[int, ...]:
    """The years a date without one may be of: those of the case's own dates."""
    held = sorted(
        day
        for pattern in ("/meetings/*/date", "/events/*/date", "/supervision/*", "/sentence/*")
        for _, day in record.days(pattern)
    )
    if not held:
        return tuple(range(record.today.year - 1, record.today.year + 2))
    return tuple(range(held[0].year - 1, held[-1].year + 2))


def _weekday(record: Record, place: str, found: re.Match[str], years: tuple[int, ...]) -> Found:
    number, month = int(found["day"]), MONTHS.index(found["month"]) + 1
    days = []
    for year in (int(found["year"]),) if found["year"] else years:
        try:
            days.append(date(year, month, number))
        except ValueError:
            continue
    if any(DAYS[day.weekday()] == found["weekday"] for day in days):
        return
    if found["year"] is None and record.today.year in years and days:
        days = [day for day in days if day.year == record.today.year] or days
    actual = f": {day_words(days[0])} is a {DAYS[days[0].weekday()]}" if days else ""
    message = f"“{found[0]}” is not a day of the calendar of these years{actual}."
    yield from record.say("text-differs", message, place)


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)


def _phones(record: Record) -> dict[str, str]:
    """Every number held in a field of its own, with its place."""
    held: dict[str, str] = {}
    for place, key, text in record.texts:
        if key in _PHONE_KEYS:
            held.setdefault(_digits(text), place)
    return held


def _phone(
    record: Record, place: str, text: str, found: re.Match[str], held: dict[str, str]
) -> Found:
    """A number said to be a person's, or a mobile one that is nearly one held here."""
    digits = _digits(found[0])
    before = text[max(0, found.start() - _NEAR) : found.start()]
    named = max(
        ((before.rfind(name), where) for name, where in _names(record) if name in before),
        default=None,
    )
    holder = held.get(digits, "")
    # The service's own number may be given for anybody in it; a colleague's is a slip.
    others = holder.startswith("/people") and named is not None and holder != named[1]
    if named is not None and (others or not holder):
        message = f"The number {found[0]} is not the one held for the person named beside it."
        yield from record.say("text-differs", message, place, named[1])
        return
    if holder:
        return
    for known, where in held.items():
        slips = sum(one != other for one, other in zip(known, digits, strict=False))
        if digits.startswith("07") and len(known) == len(digits) and slips <= _SLIPS:
            message = f"The number {found[0]} is nearly one that is held here, and not the same."
            yield from record.say("text-differs", message, place, where)
            return


def _names(record: Record) -> list[tuple[str, str]]:
    """What people with a phone number are called, whole and by first name, with its place."""
    found = []
    for place, one in record.facts.items("people"):
        name = one.get("name")
        if one.get("phone") and isinstance(name, str):
            found += [(part, f"{place}/phone") for part in (name, name.partition(" ")[0])]
    return found


def _who_to_tell(record: Record) -> Found:
    """A person's number in the report against the number among the people."""
    numbers = {
        text_of(one, "name"): (place, _digits(text_of(one, "phone")))
        for place, one in record.facts.items("people")
        if one.get("phone")
    }
    for place, one in record.facts.items("pre_sentence", "who_to_tell"):
        known, digits = numbers.get(text_of(one, "name")), _digits(text_of(one, "phone"))
        if known and digits and digits != known[1]:
            message = f"{text_of(one, 'name')} has two phone numbers."
            yield from record.say("record-doubtful", message, f"{place}/phone", f"{known[0]}/phone")
