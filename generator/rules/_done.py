"""What in a case completes a rule: meetings held, events recorded, dates filled in."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from functools import cached_property
from typing import NamedTuple

from generator.case.facts.reading import Happening, as_day, as_time, text_of
from generator.case.facts.teach_back import asked_again, taught
from generator.rules._anchors import Moment
from generator.rules._facts import Facts
from generator.rules._records import Proof, Rule, Span
from generator.rules.texts._answers import is_answer
from generator.rules.texts._contact import was_by_call
from generator.rules.texts._raised import raised_with_senior

__all__ = ["UNDATED", "Completion", "Proofs", "done_events", "escalated_on", "home_is_known"]

_REMOTE = {"video", "phone", "letter", "email", "text"}
_ATTENDED = {"attended", "attended-late"}
_ESCALATED = "plan.accommodation.escalated_on"
# No rule has a bracket in its id.
_MARK = re.compile(r"\[([^\[\]]*)\]")

# Stands for a day that nobody recorded, when the case says only that something is done.
UNDATED = date.min


class Completion(NamedTuple):
    """A day on which something completed a rule, with the record's place in the case.

    `at` is a UK clock time, None when not recorded; `late` as in Proof.
    """

    day: date
    at: time | None = None
    place: str = ""
    late: Span | None = None


class Proofs:
    """What in one case completes its rules; what several of them go by is looked for once."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._found: dict[str, list[Completion]] = {}

    def of(self, rule: Rule, moment: Moment) -> list[Completion]:
        """What completes the rule, in order; what has no day (UNDATED) comes first.

        Days after today are bookings: they complete nothing yet. Besides what the rule lists, any
        event whose note holds the rule's id in square brackets counts.
        """
        told = [self._marked[rule.id]] if rule.id in self._marked else []
        for proof in rule.done_by:
            held = self._found.get(proof.key)
            if held is None:
                held = self._look(proof, moment)
            if held:
                told.append(held)
        if len(told) < 2:
            return told[0] if told else []
        found: dict[str, Completion] = {}
        for held in told:
            for one in held:
                found.setdefault(one.place or str(one.day), one)
        return sorted(found.values(), key=_order)

    def _look(self, proof: Proof, moment: Moment) -> list[Completion]:
        facts = self._facts
        given = not proof.provided or _FACTS[proof.provided](facts)
        found = _SOURCES[proof.kind](facts, proof.names, moment, proof) if given else []
        if proof.kind not in _BY_MOMENT:
            self._found[proof.key] = found
        return found

    @cached_property
    def _marked(self) -> Mapping[str, list[Completion]]:
        """What the notes of events mark as done, by the id of the rule."""
        found: dict[str, list[Completion]] = {}
        for h in self._facts.marked:
            for rule_id in dict.fromkeys(_MARK.findall(h.record["note"])):
                found.setdefault(rule_id, []).append(Completion(h.day, h.at, h.place))
        return found


def _order(one: Completion) -> tuple[date, time]:
    return one.day, one.at or time.min


def done_events(facts: Facts, *types: str, in_person: bool = False) -> list[Happening]:
    """Events of these types that took place by their notes, past and booked, in date order.

    `in_person` leaves out calls, messages and letters, unless a manager agreed to one instead.
    """
    held = facts.happened(*types)
    return [one for one in held if _seen(facts, one, agreed=True)] if in_person else held


def _each(happenings: Iterable[Happening], proof: Proof) -> list[Completion]:
    return [Completion(h.day, h.at, h.place, proof.late) for h in happenings]


def _meeting(facts: Facts, what: str, _moment: Moment, proof: Proof) -> list[Completion]:
    return _each(facts.meetings(what), proof)


def _joined(facts: Facts, what: str, _moment: Moment, proof: Proof) -> list[Completion]:
    """Meetings that the case manager came to, by the list of those present."""
    return _each([h for h in facts.meetings(what) if _came(facts, h, "case-manager")], proof)


def _came(facts: Facts, meeting: Happening, role: str) -> bool:
    names = facts.called(role)
    listed = meeting.record.get("attendees")
    return any(
        text_of(one, "name").casefold() in names
        or text_of(one, "role").casefold() == role.replace("-", " ")
        for one in (listed if isinstance(listed, (list, tuple)) else ())
        if isinstance(one, Mapping) and one.get("present") is not False
    )


def _event(facts: Facts, what: str, _moment: Moment, proof: Proof) -> list[Completion]:
    held = done_events(facts, what)
    return _each([h for h in held if _reached(facts, h, proof.to)] if proof.to else held, proof)


def _reached(facts: Facts, happening: Happening, role: str) -> bool:
    """Whether it reached somebody in that role: by the answer given, else by who is named."""
    given = text_of(happening.record, "with_role")
    if given:
        return given == role
    named = text_of(happening.record, "with_whom").casefold()
    return bool(named) and (
        role.replace("-", " ") in named or any(name in named for name in facts.called(role))
    )


def _seen(facts: Facts, happening: Happening, agreed: bool) -> bool:
    """Whether it was face to face, or with `agreed` a manager agreed to another way."""
    method = text_of(happening.record, "method")
    by_call = method in _REMOTE if method else was_by_call(text_of(happening.record, "note"))
    if not by_call:
        return True
    by = text_of(happening.record, "agreed_by") if agreed else ""
    return bool(by) and facts.is_manager(by)


def _visit(facts: Facts, what: str, _moment: Moment, proof: Proof) -> list[Completion]:
    return _each([h for h in done_events(facts, what) if _seen(facts, h, proof.agreed)], proof)


def _twice(facts: Facts, what: str, _moment: Moment, proof: Proof) -> list[Completion]:
    return _each([h for h in done_events(facts, what) if _seen(facts, h, proof.agreed)][1:], proof)


def home_is_known(facts: Facts) -> bool:
    """Whether a home is confirmed, and not only ticked beside a kind that is still open."""
    path = ("plan", "accommodation")
    status, kind = facts.text(*path, "status"), facts.text(*path, "type")
    return status == "not-needed" or (status == "confirmed" and (not kind or is_answer(kind)))


def escalated_on(facts: Facts) -> date | None:
    """The day recorded for raising that no home is found; None where nobody senior was told."""
    to = facts.text("plan", "accommodation", "escalated_to")
    if to and not raised_with_senior(to):
        return None
    return facts.day("plan", "accommodation", "escalated_on")


def _date(facts: Facts, what: str, _moment: Moment, _proof: Proof) -> list[Completion]:
    day = escalated_on(facts) if what == _ESCALATED else facts.day(*what.split("."))
    return [] if day is None else [Completion(day, place=f"/{what.replace('.', '/')}")]


def _told(_facts: Facts, _what: str, moment: Moment, _proof: Proof) -> list[Completion]:
    """A record that says how word of it came is itself the proof that someone was told."""
    said = text_of(moment.record, "method")
    return [Completion(moment.day, moment.at)] if said else []


def _accommodation(facts: Facts, _what: str, _m: Moment, _p: Proof) -> list[Completion]:
    if not home_is_known(facts):
        return []
    return [Completion(facts.day("plan", "accommodation", "confirmed_on") or UNDATED)]


def _attended(facts: Facts, what: str, _moment: Moment, proof: Proof) -> list[Completion]:
    return _each(
        [
            h
            for h in facts.dated("compliance")
            if text_of(h.record, "outcome") in _ATTENDED
            and (what != "home" or h.record.get("at_home") is True)
        ],
        proof,
    )


def _warning(facts: Facts, _what: str, moment: Moment, _proof: Proof) -> list[Completion]:
    failure = moment.record.get("id")
    found = [
        Completion(sent, as_time(warning.get("sent_time")), place)
        for place, warning in facts.items("warnings")
        if isinstance(about := warning.get("about"), (list, tuple)) and failure in about
        if (sent := as_day(warning.get("sent_on"))) is not None
    ]
    return sorted(found, key=_order)


def _asked_again(facts: Facts, _what: str, moment: Moment, _proof: Proof) -> list[Completion]:
    """The next time that the question which the date is counted from was asked."""
    asked = taught(facts)
    first = next(one for one in asked if one.record is moment.record)
    later = asked_again(first, asked)
    return [] if later is None else [Completion(later.day, later.at, later.place)]


def _salt(facts: Facts, _what: str, _moment: Moment, _proof: Proof) -> list[Completion]:
    path = ("child", "communication", "salt_assessment")
    day, status = facts.day(*path, "date"), facts.text(*path, "status")
    # A booking counts only while it lies ahead: once past, someone has to say it was done.
    if day is not None and (status == "done" or (status == "booked" and day > facts.today)):
        return [Completion(day)]
    return []


def _home_visited(facts: Facts) -> bool:
    """Whether the child was seen at home on the day of release."""
    release = facts.release
    if release is None:
        return False
    visited = [h for h in facts.events("home-visit") if _seen(facts, h, agreed=False)]
    at_home = [h for h in facts.dated("compliance") if h.record.get("at_home") is True]
    return any(h.day == release.day for h in (*visited, *at_home))


def _panel_on_transition(facts: Facts) -> bool:
    """Whether the child is on the panel's agenda because of the move to adult services."""
    return facts.text("cart", "reason") == "transition"


_FACTS: Mapping[str, Callable[[Facts], bool]] = {
    "home-visited-on-release": _home_visited,
    "panel-on-transition": _panel_on_transition,
}
# Those that ask what the date is counted from; the others are the same for every date.
_BY_MOMENT = frozenset({"told", "warning-sent", "asked-again"})
_SOURCES: Mapping[str, Callable[[Facts, str, Moment, Proof], list[Completion]]] = {
    "meeting": _meeting,
    "joined": _joined,
    "event": _event,
    "visit": _visit,
    "twice": _twice,
    "date": _date,
    "told": _told,
    "accommodation-confirmed": _accommodation,
    "salt-assessed": _salt,
    "attended": _attended,
    "warning-sent": _warning,
    "asked-again": _asked_again,
}
