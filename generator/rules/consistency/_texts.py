"""What texts say beside the facts: days of the week, and phone numbers."""

import re
from datetime import date

from generator.case.facts.words import DAYS, MONTHS, day_words
from generator.rules.consistency._record import Found, Record

__all__ = ["texts"]

_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(DAYS)}),? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month>{'|'.join(MONTHS)})(?:,? (?P<year>\d{{4}}))?\b"
)
_PHONE = re.compile(r"(?<![\d-])0\d(?:[ -]?\d){8,9}(?![\d-])")
_PHONE_KEYS = frozenset({"phone", "out_of_hours_phone"})
_SLIPS = 2
_NEAR = 40


def texts(record: Record) -> Found:
    """Every day of the week against its date, and every phone number against those held."""
    phones = _phones(record)
    years = _years(record)
    for place, key, text in record.texts:
        if "day" in text:
            for found in _WEEKDAY.finditer(text):
                yield from _weekday(record, place, found, years)
        if key not in _PHONE_KEYS and (" 0" in text or text.startswith("0")):
            for found in _PHONE.finditer(text):
                yield from _phone(record, place, text, found, phones)
    yield from _who_to_tell(record)


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
    if digits in held:
        return
    before = text[max(0, found.start() - _NEAR) : found.start()]
    named = max(
        ((before.rfind(name), where) for name, where in _names(record) if name in before),
        default=None,
    )
    if named is not None:
        message = f"The number {found[0]} is not the one held for the person named beside it."
        yield from record.say("text-differs", message, place, named[1])
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
        one.get("name"): (place, _digits(str(one.get("phone", ""))))
        for place, one in record.facts.items("people")
        if one.get("phone")
    }
    for place, one in record.facts.items("pre_sentence", "who_to_tell"):
        known = numbers.get(one.get("name"))
        digits = _digits(str(one.get("phone", "")))
        if known and digits and digits != known[1]:
            message = f"{one.get('name')} has two phone numbers."
            yield from record.say("record-doubtful", message, f"{place}/phone", f"{known[0]}/phone")
