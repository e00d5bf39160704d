"""What in a case completes a rule: meetings held, events recorded, dates filled in."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from generator.case.facts.reading import Happening, as_day, text_of
from generator.rules._anchors import Moment
from generator.rules._facts import Facts
from generator.rules._records import Rule
from generator.rules.texts._happened import took_place

__all__ = ["UNDATED", "completions", "done_events"]

_REMOTE = {"video", "phone", "letter", "email", "text"}
_ATTENDED = {"attended", "attended-late"}


# Stands for a day that nobody recorded, when the case says only that something is done.
UNDATED = date.min


def completions(rule: Rule, facts: Facts, moment: Moment) -> list[date]:
    """The days on which something in the case completes the rule, in order; UNDATED comes first.

    Days after today are bookings: they complete nothing yet. Besides what the rule lists, any
    event whose note holds the rule's id in square brackets counts.
    """
    found = set(_marked(rule.id, facts))
    for source in rule.done_by:
        kind, _, what = source.partition(":")
        found.update(_SOURCES[kind](facts, what, moment))
    return sorted(found)


def done_events(facts: Facts, *types: str, in_person: bool = False) -> list[Happening]:
    """Events of these types that took place by their notes, past and booked, in date order.

    `in_person` leaves out calls, messages and letters, unless a manager agreed to one instead.
    """
    return [
        one
        for one in facts.events(*types)
        if took_place(one.record)
        and not (
            in_person
            and text_of(one.record, "method") in _REMOTE
            and one.record.get("manager_agreed") is not True
        )
    ]


def _marked(rule_id: str, facts: Facts) -> Iterator[date]:
    mark = f"[{rule_id}]"
    return (h.day for h in facts.marked if mark in h.record["note"])


def _days(happenings: list[Happening]) -> Iterator[date]:
    return (happening.day for happening in happenings)


def _meeting(facts: Facts, what: str, _moment: Moment) -> Iterator[date]:
    return _days(facts.meetings(what))


def _event(facts: Facts, what: str, _moment: Moment) -> Iterator[date]:
    return _days(done_events(facts, what))


def _visit(facts: Facts, what: str, _moment: Moment) -> Iterator[date]:
    return _days(done_events(facts, what, in_person=True))


def _twice(facts: Facts, what: str, _moment: Moment) -> Iterator[date]:
    return _days(done_events(facts, what)[1:])


def _date(facts: Facts, what: str, _moment: Moment) -> Iterator[date]:
    day = facts.day(*what.split("."))
    if day is not None:
        yield day


def _told(_facts: Facts, _what: str, moment: Moment) -> Iterator[date]:
    """A record that says how word of it came is itself the proof that someone was told."""
    if text_of(moment.record, "method"):
        yield moment.day


def _accommodation(facts: Facts, _what: str, _moment: Moment) -> Iterator[date]:
    if facts.text("plan", "accommodation", "status") in {"confirmed", "not-needed"}:
        yield facts.day("plan", "accommodation", "confirmed_on") or UNDATED


def _attended(facts: Facts, _what: str, _moment: Moment) -> Iterator[date]:
    return _days(
        [h for h in facts.dated("compliance") if text_of(h.record, "outcome") in _ATTENDED]
    )


def _warning(facts: Facts, _what: str, moment: Moment) -> Iterator[date]:
    for _, warning in facts.items("warnings"):
        about, sent = warning.get("about"), as_day(warning.get("sent_on"))
        named = isinstance(about, (list, tuple)) and moment.record.get("id") in about
        if sent is not None and named:
            yield sent


def _salt(facts: Facts, _what: str, _moment: Moment) -> Iterator[date]:
    path = ("child", "communication", "salt_assessment")
    day, status = facts.day(*path, "date"), facts.text(*path, "status")
    # A booking counts only while it lies ahead: once past, someone has to say it was done.
    if day is not None and (status == "done" or (status == "booked" and day > facts.today)):
        yield day


_SOURCES: Mapping[str, Callable[[Facts, str, Moment], Iterator[date]]] = {
    "meeting": _meeting,
    "event": _event,
    "visit": _visit,
    "twice": _twice,
    "date": _date,
    "told": _told,
    "accommodation-confirmed": _accommodation,
    "salt-assessed": _salt,
    "attended": _attended,
    "warning-sent": _warning,
}
