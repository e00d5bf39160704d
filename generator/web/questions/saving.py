"""From a form to the case: what is written, what waits, and what is told instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from generator.answering import ToChange
from generator.case import Fault, steps_of
from generator.case.answers import MISSING, AnswerError, example
from generator.case.changing import value_at, with_entry, with_values
from generator.errors import ThroughcareError
from generator.store import Draft
from generator.toolkit import Toolkit
from generator.web.questions.known import Known
from generator.web.questions.places import Place, found_again, place_at
from generator.web.questions.reading import MARKS, Reading, asked_of, read_page, sent_of

__all__ = ["Outcome", "known_of", "saved"]

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of a form.

    `place` is where its entry is now. `data` is the case with it, None when nothing may be
    written: then `reading` tells the faults and conflicts of the form, and `faults` what the case
    would have against it. `waits` says that the form is sound and only needs what other pages
    ask for. `taken` are the kept answers of other pages that go into the case with it.
    """

    place: Place
    reading: Reading = field(default_factory=Reading)
    data: Mapping[str, Any] | None = None
    faults: tuple[Fault, ...] = ()
    waits: bool = False
    taken: tuple[Draft, ...] = ()


def known_of(toolkit: Toolkit, own: Mapping[str, Any], today: date) -> Known:
    """What the forms of a case know of it: its people, the service's staff, its entries."""
    staff = {one["id"]: one for one in (toolkit.service.staff if toolkit.service else ())}
    people = {
        one["id"]: {**staff.get(one["id"], {}), **one}
        for one in own.get("people", ())
        if isinstance(one, Mapping) and isinstance(one.get("id"), str)
    }
    everybody = {**people, **{one: held for one, held in staff.items() if one not in people}}
    names = {one: str(held.get("name", one)) for one, held in everybody.items()}
    roles = _roles()
    told = {
        one: f"{names[one]} ({role})" if (role := _role(held, roles)) else names[one]
        for one, held in everybody.items()
    }
    return Known(today, {**toolkit.entry_names(own), ("people",): told}, names)


def _role(held: Mapping[str, Any], roles: Mapping[str, str]) -> str:
    told = held.get("relationship") or held.get("job_title") or roles.get(held.get("role", ""), "")
    return str(told)


def _roles() -> Mapping[str, str]:
    from generator.case.guide import guide  # noqa: PLC0415 (rare)

    found = guide().find(("people", "role"))
    return found.choices if found else {}


def saved(
    toolkit: Toolkit,
    opened: ToChange,
    place: Place,
    fields: Mapping[str, Iterable[str]],
    *,
    today: date,
    waiting: Iterable[Draft] = (),
) -> Outcome:
    """What a form makes of a case; nothing is written yet.

    Only what is wrong with this form, or comes of it, is held against it. `waiting` are sound
    answers to other pages that lacked something: they go along where they now can. Raises
    NotFoundError when the entry of the form is gone.
    """
    own = opened.own
    marks = " ".join(fields.get(MARKS, ()))
    place = found_again(place, own, marks)
    reading, data = _applied(toolkit, own, place, fields, today)
    if data is None:
        return Outcome(place, reading)
    faults = toolkit.new_faults(opened, data)
    kept = [draft for draft in waiting if draft.page != place.ref]
    if not faults:
        return _with_those(toolkit, opened, Outcome(place, reading, data), kept, today)
    together = _with_all(toolkit, opened, data, kept, today)
    if together is not None:
        return Outcome(place, reading, together, taken=tuple(kept))
    missing = all(_is_missing(fault, data) and not _is_on(place, fault) for fault in faults)
    return Outcome(place, reading, faults=faults, waits=missing and not place.new)


def _applied(
    toolkit: Toolkit,
    own: Mapping[str, Any],
    place: Place,
    fields: Mapping[str, Iterable[str]],
    today: date,
) -> tuple[Reading, dict[str, Any] | None]:
    """The reading of a form, and the case with it; None where the form has faults."""
    known = known_of(toolkit, own, today)
    reading = read_page(place.page, place.held(own), sent_of(place.page, fields), known)
    if place.new:
        lacks = {**_lacking(place, reading), **reading.faults}
        reading = replace(reading, faults=lacks)
    if reading.faults or reading.conflicts:
        return reading, None
    if place.new:
        return reading, with_entry(own, place.at, reading.changes)
    changes = {(*place.at, *path): value for path, value in reading.changes.items()}
    return reading, with_values(own, changes)


def _lacking(place: Place, reading: Reading) -> dict[str, AnswerError]:
    """What a new entry cannot be without and its form leaves out."""
    return {
        one.path[-1]: AnswerError(MISSING, example(one))
        for one in asked_of(place.page)
        if one.needed
        and one.path[:-1] == place.page.of
        and reading.changes.get(one.path[-1:]) is None
    }


def _with_those(
    toolkit: Toolkit, opened: ToChange, outcome: Outcome, kept: list[Draft], today: date
) -> Outcome:
    """The outcome with each of the kept answers that can go into the case now."""
    for draft in kept:
        assert outcome.data is not None
        data = _joined(toolkit, outcome.data, draft, today)
        if data is not None and not toolkit.new_faults(opened, data):
            outcome = replace(outcome, data=data, taken=(*outcome.taken, draft))
    return outcome


def _with_all(
    toolkit: Toolkit,
    opened: ToChange,
    data: Mapping[str, Any],
    kept: list[Draft],
    today: date,
) -> Mapping[str, Any] | None:
    """The case with all kept answers, where it is sound only with them; None where it is not."""
    for draft in kept:
        joined = _joined(toolkit, data, draft, today)
        if joined is None:
            return None
        data = joined
    return data if kept and not toolkit.new_faults(opened, data) else None


def _joined(
    toolkit: Toolkit, own: Mapping[str, Any], draft: Draft, today: date
) -> dict[str, Any] | None:
    try:
        place = found_again(place_at(draft.page), own, " ".join(draft.fields.get(MARKS, ())))
        return _applied(toolkit, own, place, draft.fields, today)[1]
    except ThroughcareError:
        return None


def _is_missing(fault: Fault, data: Mapping[str, Any]) -> bool:
    """Whether a fault is that something is not there yet."""
    path = steps_of(fault.pointer)
    return value_at(data, path) is None and value_at(data, path[:-1]) is not None


def _is_on(place: Place, fault: Fault) -> bool:
    path = steps_of(fault.pointer)
    names = tuple(step for step in path if isinstance(step, str))
    return path[: len(place.at)] == place.at and any(one.path == names for one in place.page.fields)
