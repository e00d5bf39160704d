"""What in a case completes a rule: meetings held, events recorded, dates filled in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.rules._anchors import Moment
from generator.rules._facts import Facts, Happening, as_day, text_of
from generator.rules._records import Rule

__all__ = ["Completion", "completions"]

_REMOTE = {"video", "phone", "letter", "email", "text"}
_ATTENDED = {"attended", "attended-late"}


@dataclass(frozen=True, slots=True)
class Completion:
    """A day on which a rule was met, or will be when it lies ahead.

    `day` is None when the case says it is done but not when.
    """

    day: date | None
    booked: bool = False


def completions(rule: Rule, facts: Facts, moment: Moment) -> list[Completion]:
    """Everything in the case that may complete the rule, in date order, undated first.

    Meetings and events dated after today are `booked`: they complete nothing yet. Besides what
    the rule lists, any event whose note holds the rule's id in square brackets counts.
    """
    found = [Completion(day) for day in _marked(rule.id, facts)]
    for source in rule.done_by:
        kind, _, what = source.partition(":")
        found.extend(_SOURCES[kind](facts, what, moment))
    dated = {Completion(one.day, one.day is not None and one.day > facts.today) for one in found}
    return sorted(dated, key=lambda one: one.day or date.min)


def _marked(rule_id: str, facts: Facts) -> Iterator[date]:
    mark = f"[{rule_id}]"
    return (h.day for h in facts.marked if mark in h.record["note"])


def _days(happenings: list[Happening]) -> Iterator[Completion]:
    return (Completion(happening.day) for happening in happenings)


def _meeting(facts: Facts, what: str, _moment: Moment) -> Iterator[Completion]:
    return _days(facts.meetings(what))


def _event(facts: Facts, what: str, _moment: Moment) -> Iterator[Completion]:
    return _days(facts.events(what))


def _visit(facts: Facts, what: str, _moment: Moment) -> Iterator[Completion]:
    return _days([h for h in facts.events(what) if text_of(h.record, "method") not in _REMOTE])


def _twice(facts: Facts, what: str, _moment: Moment) -> Iterator[Completion]:
    return _days(facts.events(what)[1:])


def _date(facts: Facts, what: str, _moment: Moment) -> Iterator[Completion]:
    day = facts.day(*what.split("."))
    if day is not None:
        yield Completion(day)


def _told(_facts: Facts, _what: str, moment: Moment) -> Iterator[Completion]:
    """A record that says how word of it came is itself the proof that someone was told."""
    if text_of(moment.record, "method"):
        yield Completion(moment.day)


def _accommodation(facts: Facts, _what: str, _moment: Moment) -> Iterator[Completion]:
    if facts.text("plan", "accommodation", "status") in {"confirmed", "not-needed"}:
        yield Completion(facts.day("plan", "accommodation", "confirmed_on"))


def _attended(facts: Facts, _what: str, _moment: Moment) -> Iterator[Completion]:
    return _days(
        [h for h in facts.dated("compliance") if text_of(h.record, "outcome") in _ATTENDED]
    )


def _warning(facts: Facts, _what: str, moment: Moment) -> Iterator[Completion]:
    for _, warning in facts.items("warnings"):
        about = warning.get("about")
        sent = as_day(warning.get("sent_on"))
        if (
            sent is not None
            and isinstance(about, (list, tuple))
            and moment.record.get("id") in about
        ):
            yield Completion(sent)


def _salt(facts: Facts, _what: str, _moment: Moment) -> Iterator[Completion]:
    path = ("child", "communication", "salt_assessment")
    day, status = facts.day(*path, "date"), facts.text(*path, "status")
    # A booking counts only while it lies ahead: once past, someone has to say it was done.
    if day is not None and (status == "done" or (status == "booked" and day > facts.today)):
        yield Completion(day)


_SOURCES: Mapping[str, Callable[[Facts, str, Moment], Iterator[Completion]]] = {
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
