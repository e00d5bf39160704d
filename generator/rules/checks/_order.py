"""Family 15: dates and facts that cannot be, and a release day just before days off."""

import marshal
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from generator.case.facts.days import age_on
from generator.case.facts.reading import as_day
from generator.case.facts.terms import (
    DTO_MONTHS,
    OLDEST_KNOWN,
    OLDEST_SENTENCED,
    YOUNGEST,
    YOUNGEST_DTO,
)
from generator.case.facts.words import capital, count, day_words, possessive, weekday_words
from generator.errors import RulesError
from generator.rules._data import table as shipped
from generator.rules._facts import Facts
from generator.rules._tables import dates, table
from generator.rules.checks._finding import Found, Review

__all__ = ["order"]

_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
# A text of ten letters that is written like a date, with its length before it.
_LAID_OUT = re.compile(rb"\n(\d{4}-\d{2}-\d{2})")
_GIVEN = ("sentence", "dates")
_TERM_DATES = {
    "mid_point": ("mid", "mid-point"),
    "early_release": ("early", "early release date"),
    "late_release": ("late", "late release date"),
    "sentence_end": ("end", "end of the term"),
}


def order(view: Review) -> Found:
    """Everything of family 15."""
    yield from _unreal_dates(view)
    yield from _impossible(view)
    yield from _out_of_order(view)
    yield from _reckoned(view)
    yield from _days_off(view)


def _unreal_dates(view: Review) -> Found:
    # Places are made up only where there is something to tell of.
    born = view.facts.born
    if not _holds_unreal(view.facts.case, born.isoformat() if born else ""):
        return
    for place, text in _date_texts(view.facts.case):
        day = as_day(text)
        if day is None:
            message = f"A date given as {text} cannot be right."
            yield from view.say("impossible-date", message, place)
        elif born is not None and day < born:
            message = (
                f"A date given as {day_words(day)} cannot be right: {view.name} was born on "
                f"{day_words(born)}."
            )
            yield from view.say("impossible-date", message, place)


def _holds_unreal(case: Mapping[str, Any], born: str) -> bool:
    """Whether any text of the case that is written like a date is none, or before birth."""
    # Laid out as bytes, a case of thousands of texts is searched in one go and not one by one.
    try:
        laid = marshal.dumps(dict(case))
    except ValueError:
        # It holds what no case file does: then each text is looked at.
        return True
    dated = list(map(bytes.decode, set(_LAID_OUT.findall(laid))))
    return min(dated, default=born) < born or not all(map(as_day, dated))


def _date_texts(case: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every text of the case that is written like a date, with its pointer."""
    # A whole case is walked for this, most of it plain JSON: types are looked at before classes.
    found: list[tuple[str, str]] = []
    waiting: list[tuple[Any, str]] = [(case, "")]
    while waiting:
        held, place = waiting.pop()
        for key, item in enumerate(held) if isinstance(held, (list, tuple)) else held.items():
            kind = type(item)
            if kind is str:
                if len(item) == 10 and item[4] == "-" and _ISO.match(item):
                    found.append((f"{place}/{key}", item))
            elif kind is dict or kind is list or isinstance(item, (tuple, Mapping)):
                waiting.append((item, f"{place}/{key}"))
    return sorted(found)


def _impossible(view: Review) -> Found:
    for message, place in (*_ages(view.facts), *_amounts(view.facts)):
        yield from view.say("impossible-fact", message, place)


def _ages(facts: Facts) -> Iterator[tuple[str, str]]:
    born, name, place = facts.born, facts.name, "/child/date_of_birth"
    if born is None:
        return
    if born > facts.today:
        yield f"{name} would be born on {day_words(born)}, which is still to come.", place
        return
    age = age_on(born, facts.today)
    if not YOUNGEST <= age <= OLDEST_KNOWN:
        yield f"By the date of birth {name} is {count(age, 'year')} old.", place
    sentenced = facts.day("sentence", "date")
    if sentenced is None or sentenced < born:
        return
    then = age_on(born, sentenced)
    youngest = YOUNGEST_DTO if facts.text("sentence", "type") == "dto" else YOUNGEST
    if not youngest <= then <= OLDEST_SENTENCED:
        yield f"By the date of birth {name} was {count(then, 'year')} old when sentenced.", place


def _amounts(facts: Facts) -> Iterator[tuple[str, str]]:
    for limit in shipped("limits")["limit"]:
        number = facts.number(*limit["at"])
        if number is not None and not limit["least"] <= number <= limit["most"]:
            yield f"The {limit['words']} cannot be {number:g}.", f"/{'/'.join(limit['at'])}"
    months = facts.number("sentence", "length_months")
    plain = facts.text("sentence", "type") == "dto" and not facts.get("sentence", "breach_term")
    least, most = DTO_MONTHS
    if plain and months is not None and months >= 1 and not least <= months <= most:
        words = f"A detention and training order cannot be {months:g} months long"
        yield f"{words}: it is {least} to {most} months.", "/sentence/length_months"
    credit = facts.number("sentence", "credited_days")
    if months and credit and months > 0 and credit >= months * 30.4375:
        words = f"The {count(int(credit), 'day')} credited are as long as the whole sentence."
        yield words, "/sentence/credited_days"


def _out_of_order(view: Review) -> Found:
    facts = view.facts
    sentenced = facts.day("sentence", "date")
    for offence in facts.dated("court", "offences"):
        last = as_day(offence.record.get("date_to")) or offence.day
        if sentenced is not None and sentenced < max(last, offence.day):
            message = (
                f"The day of sentence, {day_words(sentenced)}, is before an offence it is for, "
                f"{day_words(max(last, offence.day))}."
            )
            yield from view.say("dates-out-of-order", message, f"{offence.place}/date")
    for first, earlier, second, later in _in_order(facts):
        yield from view.say(
            "dates-out-of-order",
            f"{capital(dates()[second]['words'])}, {day_words(later)}, is before "
            f"{dates()[first]['words']}, {day_words(earlier)}.",
            second,
        )
    entered, began = facts.day("placement", "entered"), _custody_ordered(facts)
    if entered is not None and began is not None and entered < began:
        message = (
            f"{view.name} entered custody on {day_words(entered)}, before any remand or sentence "
            f"({day_words(began)})."
        )
        yield from view.say("dates-out-of-order", message, "/placement/entered")
    yield from _before_entry(view, entered or began)


def _custody_ordered(facts: Facts) -> date | None:
    days = [facts.day("remand", "date"), facts.day("sentence", "date")]
    return min((day for day in days if day is not None), default=None)


def _before_entry(view: Review, entered: date | None) -> Found:
    """Meetings in custody from before the child was there."""
    facts = view.facts
    if entered is not None:
        for kind, what in (
            ("initial-planning", "The initial planning meeting"),
            ("review", "A review meeting"),
            ("second", "The second meeting"),
            ("final-release", "The final release meeting"),
        ):
            for meeting in facts.meetings(kind):
                if meeting.day < entered:
                    message = (
                        f"{what}, {day_words(meeting.day)}, is before {view.name} entered custody."
                    )
                    yield from view.say("dates-out-of-order", message, f"{meeting.place}/date")


def _in_order(facts: Facts) -> Iterator[tuple[str, date, str, date]]:
    """The pairs of single dates that stand the wrong way round, by the table of their order."""
    days = {place: day for place, path in _single() if (day := facts.day(*path)) is not None}
    for first, seconds, anyway in _pairs():
        earlier = days.get(first)
        if earlier is None or (not anyway and facts.twice_in_custody):
            continue
        for second in seconds:
            later = days.get(second)
            if later is not None and later < earlier:
                yield first, earlier, second, later


@cache
def _pairs() -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Each date with those it comes before, by their pointers, and whether it always does."""
    return tuple(
        (
            row["first"],
            tuple(then for then in row["then"] if "*" not in then),
            row.get("anyway", True),
        )
        for row in table("dates")["order"]
        if "check" not in row and "*" not in row["first"]
    )


@cache
def _single() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each date of those pairs once: its pointer and its path."""
    places = dict.fromkeys(place for first, then, _ in _pairs() for place in (first, *then))
    return tuple((place, tuple(place.strip("/").split("/"))) for place in places)


def _reckoned(view: Review) -> Found:
    """The establishment's dates of a detention and training order against the reckoned ones."""
    facts = view.facts
    if facts.dto is None:
        return
    for key, (attribute, what) in _TERM_DATES.items():
        given, reckoned = facts.day(*_GIVEN, key), getattr(facts.dto, attribute)
        if given is not None and reckoned is not None and given != reckoned:
            message = (
                f"The establishment gives {day_words(given)} as {possessive(view.name)} {what}; "
                f"worked out here it is {day_words(reckoned)}."
            )
            yield from view.say("dto-dates-differ", message, f"/sentence/dates/{key}")


def _days_off(view: Review) -> Found:
    release = view.facts.release
    least = view.value("release-before-day-off", "days_off")
    if release is None or release.happened or release.day < view.today or least is None:
        return
    try:
        off = view.calendar.days_off_after(release.day)
        working = view.calendar.is_working(release.day)
    except RulesError:
        return
    if working and off < least:
        return
    message = f"Release is planned for {weekday_words(release.day)}"
    message += (
        f", and {count(off, 'day')} off follow{'s' if off == 1 else ''}."
        if working
        else (", which is not a working day.")
    )
    yield from view.say("release-before-day-off", message, "/sentence/dates/release")
