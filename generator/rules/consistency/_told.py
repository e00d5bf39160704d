"""Facts that a field holds and a text says otherwise, and things booked for days gone by."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from generator.case.facts.reading import text_of
from generator.case.facts.words import MONTHS, day_words
from generator.rules.consistency._record import Found, Record, table

__all__ = ["told"]

_SENTENCED = re.compile(r"\b[Ss]entenced to (\d{1,3}) months\b")
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)
# Days between an offence and a date in its summary that may be meant as the same one.
_NEAR = 14
_WHOLE_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}),? (\d{{4}})\b")
_WORD = re.compile(r"[a-z]+")
_MISSED = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS[1:])}) (?:appointments? |meetings? )?(?:were|was) missed "
    r"without (?:an? )?(?:acceptable|good|reasonable) (?:reason|excuse)",
    re.IGNORECASE,
)


def told(record: Record) -> Found:
    """Each field against its texts, the term, the first reporting, and who supervises."""
    for row in table("told")["told"]:
        for at in record.find(row["at"]):
            if at.value not in row["values"]:
                continue
            for place, text in record.within(*row["within"]):
                found = _pattern(row["pattern"]).search(text)
                if found is not None:
                    message = row["message"].replace("{text}", found[0])
                    yield from record.say("record-doubtful", message, at.place, place)
                    break
    yield from _booked(record)
    yield from _offences(record)
    yield from _term(record)
    yield from _missed(record)
    yield from _reporting(record)
    yield from _officer(record)
    yield from _kin(record)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _booked(record: Record) -> Found:
    for at, day in record.days("/child/communication/salt_assessment/date"):
        if text_of(at.inside, "status") == "booked" and day < record.today:
            message = (
                f"The speech and language assessment is still “booked”, for {day_words(day)}, "
                "which has passed."
            )
            yield from record.say("record-doubtful", message, at.place)


def _term(record: Record) -> Found:
    """The months a text says the child was sentenced to, against the length recorded."""
    months = record.facts.get("sentence", "length_months")
    if isinstance(months, bool) or not isinstance(months, int):
        return
    for place, text in record.within("/cart/summary", "/plan/summary", "/breach", "/assessment"):
        for found in _SENTENCED.finditer(text):
            if int(found[1]) != months:
                message = f"“{found[0]}”, and the length recorded is {months} months."
                yield from record.say("text-differs", message, place, "/sentence/length_months")


def _missed(record: Record) -> Found:
    """How many appointments the breach says were missed, against the attendance log."""
    log = record.find("/compliance/*/outcome")
    count = sum(at.value == "unacceptable-absence" for at in log)
    for place, text in record.within("/breach") if log else ():
        for found in _MISSED.finditer(text):
            word = found[1].lower()
            if (int(word) if word.isdigit() else _NUMBERS.index(word)) != count:
                message = (
                    f"“{found[0]}”, and the attendance log has {count} absences without an "
                    "acceptable reason."
                )
                yield from record.say("text-differs", message, place, "/compliance")


def _reporting(record: Record) -> Found:
    """The first reporting is on the day of release, or of the first appointment."""
    released = record.release
    first = min((day for _, day in record.days("/supervision/appointments/*/date")), default=None)
    for at, day in record.days("/supervision/reporting/date"):
        if released is not None and day > released[0] and first is not None and day != first:
            message = (
                f"The first reporting is on {day_words(day)}, release is on "
                f"{day_words(released[0])}, and the first appointment on {day_words(first)}."
            )
            yield from record.say("dates-doubtful", message, at.place, released[1])


def _officer(record: Record) -> Found:
    """Who supervises is one of the people of the case, where a case manager is among them."""
    name = record.facts.text("supervision", "supervising_officer")
    people = [one for _, one in record.facts.items("people")]
    managed = any(text_of(one, "role") == "case-manager" for one in people)
    known = {text_of(one, key).casefold() for one in people for key in ("name", "id")}
    if name and managed and name.strip().casefold() not in known:
        message = f"{name} is to supervise, and is none of the people of the case."
        yield from record.say(
            "record-doubtful", message, "/supervision/supervising_officer", "/people"
        )


def _kin(record: Record) -> Found:
    """Who somebody is to the child, as a text says beside the name, against their record."""
    kinds = {word: kind for kind, words in table("told")["kin"].items() for word in words}
    held: dict[str, tuple[str, str]] = {}
    for place, one in record.facts.items("people"):
        words = _WORD.findall(text_of(one, "relationship").lower())
        said = {kinds[word] for word in words if word in kinds}
        first = text_of(one, "name").partition(" ")[0]
        # A first name of two people, and a relationship of two words, say nothing for certain.
        held[first] = (said.pop(), place) if len(said) == 1 and first not in held else ("", place)
    hint, pattern = _kin_patterns()
    for place, _, text in record.matching(hint):
        for found in pattern.finditer(text):
            kind, where = held.get(found[2], ("", ""))
            if kind and kind != kinds[found[1]]:
                message = f"“{found[0]}”, and the people of the case say {kind}."
                yield from record.say("text-differs", message, place, f"{where}/relationship")


@cache
def _kin_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Part of what tells of kin, which is quick to look for, and the whole of it."""
    kin = [word for words in table("told")["kin"].values() for word in words]
    hint = rf", (?:{'|'.join(f'(?<={word}, )' for word in kin)})[A-Z]"
    # What follows tells a name from the next of a list ("his mum, Poppy and his dad").
    return re.compile(hint), re.compile(
        rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) ({'|'.join(kin)}), ([A-Z][\w’'-]*\w)"
        r"(?:, who)?(?=[.;:)]|$| (?:is|has|was|who|lives|said|says|will)\b)"
    )


def _offences(record: Record) -> Found:
    """The day of an offence against the whole dates of its own summary."""
    for at, day in record.days("/court/offences/*/date"):
        said = list(_days_of(text_of(at.inside, "summary")))
        near = [other for other in said if 0 < abs((other - day).days) <= _NEAR]
        if near and day not in said and text_of(at.inside, "date_to") == "":
            message = (
                f"The offence is on {day_words(day)}, and its summary says {day_words(near[0])}."
            )
            place = at.place.rpartition("/")[0]
            yield from record.say("dates-doubtful", message, at.place, f"{place}/summary")


def _days_of(text: str) -> Iterator[date]:
    for day, month, year in _WHOLE_DAY.findall(text):
        try:
            yield date(int(year), MONTHS.index(month) + 1, int(day))
        except ValueError:
            continue
