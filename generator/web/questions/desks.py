"""What the handlers of questions share: the case that is changed, and the answers kept of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from starlette.requests import Request

from generator.answering import ToChange
from generator.case.facts.words import day_words
from generator.store import Draft, Drafts
from generator.web.desk import Desk
from generator.web.draft_of import WHOSE
from generator.web.page import Posted, desk_of
from generator.web.questions.controls import digest
from generator.web.questions.known import Known
from generator.web.questions.places import Place
from generator.web.questions.reading import (
    CHOOSE,
    GIVEN,
    MARKS,
    asked_of,
    given_of,
    name_of,
    sent_of,
)

__all__ = [
    "clock",
    "drafts_of",
    "fields_of",
    "is_said",
    "is_touched",
    "kept_at",
    "opened",
    "write",
]

_KEPT = "drafts"


def opened(desk: Desk, key: str) -> ToChange:
    """The case of a key, to be changed. Raises NotFoundError, or CaseError for no case at all."""
    return desk.toolkit.to_change(desk.path(key))


def drafts_of(desk: Desk, key: str) -> Drafts:
    """The answers kept of a case."""
    return Drafts(desk.hidden / _KEPT / key)


def fields_of(place: Place, form: Posted) -> dict[str, tuple[str, ...]]:
    """What was sent for a page: its own fields, and what it carries to know its case again."""
    names = [name_of(place.page, one) for one in asked_of(place.page)]
    return {
        sent: form.texts(sent)
        for sent in form.names()
        if sent in (GIVEN, MARKS, WHOSE)
        or any(sent == n or sent.startswith(f"{n}-") for n in names)
    }


def is_touched(place: Place, fields: Mapping[str, Iterable[str]]) -> bool:
    """Whether a form says anything else than it was given."""
    sent = sent_of(place.page, fields)
    return any(
        digest(controls) != sent.given.get(name) for name, controls in sent.controls.items()
    ) or any(name.endswith(CHOOSE) for name in fields)


def is_said(place: Place, held: Mapping[str, Any], draft: Draft, known: Known) -> bool:
    """Whether the case says all that was typed in a form already."""
    sent = sent_of(place.page, draft.fields)
    there = given_of(place.page, held, known)
    return all(
        digest(controls) in (there[name], sent.given.get(name))
        for name, controls in sent.controls.items()
    )


def clock() -> datetime:
    """The time of day here."""
    return datetime.now().astimezone()


def kept_at(draft: Draft) -> str:
    """When answers were kept, in words."""
    try:
        when = datetime.fromisoformat(draft.saved)
    except ValueError:
        return "at some time"
    return f"at {when:%H:%M} on {day_words(when.date())}"


def write(
    request: Request, key: str, before: ToChange, data: Mapping[str, object], *, what: str
) -> bool:
    """Write a changed case, and log what was changed; false when nothing was.

    The first change of a case in a sitting keeps a copy of it as it was.
    """
    desk = desk_of(request)
    copied: set[str] = request.app.state.__dict__.setdefault("copied", set())
    wrote = desk.toolkit.write_change(before, data, keep=key not in copied)
    if wrote:
        copied.add(key)
        desk.audit.record("changed", key, by=desk.who(request), detail=what)
    return wrote
