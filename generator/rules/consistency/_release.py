"""The release day in all its places, the window it has to fall in, and supervision after it."""

from datetime import date, timedelta

from generator.case.facts.words import capital, day_words
from generator.rules._facts import working_day_before
from generator.rules.consistency._dates import said
from generator.rules.consistency._record import Found, Record

__all__ = ["release"]

_PLANNED = "/sentence/dates/release"
_ARRANGED = "/supervision/release/date"
_EARLY = "/sentence/dates/early_release"
_MID = "/sentence/dates/mid_point"
_LATE = "/sentence/dates/late_release"
_CURFEW = "/sentence/dates/hdc_from"
_STARTS = "/supervision/starts"
_ENDS = "/supervision/ends"
# A few days either way are for weekends and for the sums of two calendars.
_SLACK = timedelta(days=7)


def release(record: Record) -> Found:
    """One release day, inside its window, on which supervision starts."""
    days = _days(record)
    yield from _same(record, days)
    for place, day, words in days:
        yield from _window(record, place, day, words)
    if not record.facts.twice_in_custody:
        yield from _starts(record, days)
    yield from _ends(record)
    yield from _early(record)


def _days(record: Record) -> list[tuple[str, date, str]]:
    """The place, day and name of every release day that is recorded, what happened first."""
    found = []
    if not record.facts.twice_in_custody:
        events = [one for one in record.facts.events("release") if one.day <= record.today]
        found += [(f"{one.place}/date", one.day, "the release that happened") for one in events]
    for place in (_PLANNED, _ARRANGED):
        found += [(place, day, said(place, at)) for at, day in record.days(place)]
    return found


def _same(record: Record, days: list[tuple[str, date, str]]) -> Found:
    if not days:
        return
    first_place, first, first_words = days[0]
    for place, day, words in days[1:]:
        if not _one_day(day, first):
            message = (
                f"{record.name} has two release days: {first_words} is {day_words(first)}, and "
                f"{words} is {day_words(day)}."
            )
            yield from record.say("release-dates-differ", message, place, first_place)


def _edges(record: Record) -> tuple[tuple[date, str] | None, tuple[date, str] | None]:
    """The first and the last day on which release can be, each with the place that says so.

    Where no early date is recorded, an order that can end early has the one worked out from its
    length; only one that cannot is held against its mid-point.
    """
    facts = record.facts
    early = _at(record, _EARLY) or _at(record, _CURFEW)
    if early is None and facts.early_release is False:
        early = _at(record, _MID)
    elif early is None and facts.dto is not None:
        early = (facts.dto.early or facts.dto.mid) - _SLACK, "/sentence/length_months"
    return early, _at(record, _LATE)


def _window(record: Record, place: str, day: date, words: str) -> Found:
    early, late = _edges(record)
    for edge, cannot, wrong in (
        (early, "before", early is not None and _before(day, early[0])),
        (_at(record, _CURFEW), "before", _before(day, _first(record, _CURFEW) or day)),
        (late, "after", late is not None and day > late[0]),
    ):
        if edge is not None and wrong:
            message = (
                f"{capital(words)}, {day_words(day)}, is {cannot} {_called(record, edge[1])}, "
                f"{day_words(edge[0])}."
            )
            yield from record.say("release-window", message, place, edge[1])
    mid = _first(record, _MID)
    if (
        record.facts.get("sentence", "early_release_eligible") is False
        and mid
        and _before(day, mid)
    ):
        message = (
            f"{record.name} may not be released early, and {words}, {day_words(day)}, is before "
            f"the mid-point, {day_words(mid)}."
        )
        also = ("/sentence/early_release_eligible", _MID)
        yield from record.say("release-window", message, place, *also)


def _called(record: Record, place: str) -> str:
    known = place.startswith("/sentence/dates/")
    return said(place, record.find(place)[0]) if known else "the first day it can be by its length"


def _starts(record: Record, days: list[tuple[str, date, str]]) -> Found:
    starts = _first(record, _STARTS)
    if starts is None:
        return
    if days:
        place, day, words = days[0]
        if not _one_day(starts, day):
            message = f"Supervision starts on {day_words(starts)}, and {words} is {day_words(day)}."
            yield from record.say("supervision-dates-differ", message, _STARTS, place)
        return
    # Without a release day, the window is all there is to hold the start against.
    early, late = _edges(record)
    late = late or _at(record, _MID)
    for edge, wrong in (
        (early, early is not None and _before(starts, early[0])),
        (late, late is not None and starts > late[0]),
    ):
        if edge is not None and wrong:
            message = (
                f"Supervision starts on {day_words(starts)}, and {_called(record, edge[1])} is "
                f"{day_words(edge[0])}."
            )
            yield from record.say("supervision-dates-differ", message, _STARTS, edge[1])
    dto = record.facts.dto
    if late is None and dto is not None and starts > (dto.late or dto.mid) + _SLACK:
        message = (
            f"Supervision starts on {day_words(starts)}. Worked out from the length of the "
            f"sentence, release is by {day_words(dto.late or dto.mid)}."
        )
        yield from record.say("dates-doubtful", message, _STARTS, "/sentence/length_months")


def _ends(record: Record) -> Found:
    ends = _first(record, _ENDS)
    licence = _first(record, "/sentence/dates/licence_end")
    sentence = _first(record, "/sentence/dates/sentence_end")
    pairs = (
        (_ENDS, ends, "/sentence/dates/licence_end", licence),
        (_ENDS, ends, "/sentence/dates/sentence_end", sentence),
        ("/sentence/dates/licence_end", licence, "/sentence/dates/sentence_end", sentence),
    )
    told: set[str] = set()
    for place, day, other, end in pairs:
        if day is None or end is None or day == end or place in told:
            continue
        told.add(place)
        message = (
            f"{capital(said(place, record.find(place)[0]))} is {day_words(day)}, and "
            f"{said(other, record.find(other)[0])} is {day_words(end)}."
        )
        yield from record.say("supervision-end-differs", message, place, other)
    dto = record.facts.dto
    if ends is None or dto is None or sentence is not None or licence is not None:
        return
    if abs(ends - dto.end) > _SLACK:
        message = (
            f"Supervision ends on {day_words(ends)}. Worked out from the length of the sentence, "
            f"it ends on {day_words(dto.end)}."
        )
        yield from record.say("supervision-end-differs", message, _ENDS, "/sentence/length_months")


def _early(record: Record) -> Found:
    """Whether early release is said to be what the dates show."""
    said_early = record.facts.get("supervision", "hdc_or_early")
    mid, day = _first(record, _MID), record.release
    if not isinstance(said_early, bool) or mid is None or day is None:
        return
    if said_early != _before(day[0], mid):
        how = "early" if said_early else "not early"
        message = (
            f"Release is said to be {how}, and {day_words(day[0])} is "
            f"{'before' if _before(day[0], mid) else 'not before'} the mid-point, {day_words(mid)}."
        )
        yield from record.say("record-doubtful", message, "/supervision/hdc_or_early", day[1], _MID)


def _one_day(one: date, other: date) -> bool:
    """Whether two days are the same release: one on a day off is the working day before."""
    return other in {one, working_day_before(one)} or one == working_day_before(other)


def _before(day: date, edge: date) -> bool:
    """Whether a day is too early for an edge, which may move to the working day before."""
    return day < working_day_before(edge)


def _first(record: Record, place: str) -> date | None:
    found = record.days(place)
    return found[0][1] if found else None


def _at(record: Record, place: str) -> tuple[date, str] | None:
    day = _first(record, place)
    return None if day is None else (day, place)
