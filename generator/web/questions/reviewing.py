"""All questions of a case, the answers to those of one subject, and the removal of an entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.answering import ToChange
from generator.case import told
from generator.case.changing import naming, released, value_at
from generator.case.guide import FieldGuide, guide
from generator.case.pages import QuestionPage, Subject, subjects
from generator.errors import CaseError
from generator.toolkit import Toolkit
from generator.web.desk import Desk, NotFoundError
from generator.web.draft_of import is_of
from generator.web.page import Posted, desk_of, page, posted, redirect
from generator.web.questions.desks import drafts_of, opened, write
from generator.web.questions.known import Known
from generator.web.questions.lists import entry_lines, entry_name, list_view
from generator.web.questions.places import Place, address_of, found_again, marks_of, place_at
from generator.web.questions.reading import MARKS, control
from generator.web.questions.saving import known_of
from generator.web.questions.saying import said_of

__all__ = [
    "Answers",
    "PageState",
    "answers_to",
    "ask_removal",
    "check",
    "overview",
    "remove",
    "states_of",
]

_MOST_TOLD = 10


@dataclass(frozen=True)
class PageState:
    """A page of questions in the list of all: how much of it is answered."""

    title: str
    href: str
    state: str
    kept: bool


@dataclass(frozen=True)
class Answers:
    """The answers to one page: each with its title, and the titles of what has none yet."""

    title: str
    href: str
    rows: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def overview(request: Request) -> Response:
    """All questions of a case, by subject."""
    desk, key = desk_of(request), request.path_params["key"]
    case = opened(desk, key)
    found = states_of(desk, key, case.own)
    return page(
        request,
        "questions/overview.html",
        case=case.case,
        key=key,
        subjects=found,
        faults=case.faults,
        address_of=address_of,
    )


def check(request: Request) -> Response:
    """The answers to the questions of one subject."""
    desk, key = desk_of(request), request.path_params["key"]
    every = subjects()
    subject = next((one for one in every if one.id == request.path_params["subject"]), None)
    if subject is None:
        raise NotFoundError("There is no such subject. Look for it in the list of all questions.")
    case = opened(desk, key)
    known = known_of(desk.toolkit, case.own, desk.today())
    number = every.index(subject) + 1
    return page(
        request,
        "questions/check.html",
        case=case.case,
        key=key,
        subject=subject,
        pages=answers_to(desk.toolkit, case, key, subject, known=known),
        following=every[number] if number < len(every) else None,
    )


def answers_to(
    toolkit: Toolkit, case: ToChange, key: str, subject: Subject, *, known: Known
) -> tuple[Answers, ...]:
    """The answers to the questions of one subject, page by page."""
    return tuple(_answers(toolkit, case, key, one, known=known) for one in subject.pages)


def ask_removal(request: Request) -> Response:
    """Whether an entry is to be taken out, with what refers to it."""
    desk, key = desk_of(request), request.path_params["key"]
    place = _entry(request)
    case = opened(desk, key)
    entry = place.held(case.own)
    part = guide().find(place.page.of)
    assert part is not None
    known = known_of(desk.toolkit, case.own, desk.today())
    places = naming(case.own, place.at)
    where = [told(case.own, path).where for path in places]
    return page(
        request,
        "questions/remove.html",
        case=case.case,
        key=key,
        noun=part.noun or "entry",
        name=entry_name(desk.toolkit, part, entry, place.numbers[-1], known=known),
        lines=entry_lines(part, entry, known, most=20),
        where=list(dict.fromkeys(where))[:_MOST_TOLD],
        more=max(0, len(set(where)) - _MOST_TOLD),
        is_person=part.path == ("people",),
        inner=list(_inner(part, entry)),
        marks=marks_of(place, case.own),
        here=place.url(key, "/remove"),
        back=_listed(place, key),
    )


@posted
def remove(request: Request, form: Posted) -> Response:
    """Take an entry out of its list, and what refers to it."""
    desk, key = desk_of(request), request.path_params["key"]
    place = _entry(request)
    case = opened(desk, key)
    now = found_again(place, case.own, form.text(MARKS))
    data = released(case.own, now.at)
    faults = desk.toolkit.new_faults(case, data, removed=now.at)
    if faults:
        says = "Nothing was taken out, since the case would not be sound without it:"
        raise CaseError(says, [str(fault) for fault in faults])
    write(request, key, case, data, what=f"{now.page.title} (taken out)")
    _renumber(request, key, now, len(value_at(case.own, now.at[:-1])))
    return redirect(_listed(now, key), say="It is taken out of the case.")


def _renumber(request: Request, key: str, gone: Place, count: int) -> None:
    """Keep the answers kept of later entries with their entries."""
    drafts = drafts_of(desk_of(request), key)
    number, depth = gone.numbers[-1], len(gone.numbers) - 1
    later = []
    for draft in drafts.every():
        try:
            place = place_at(draft.page)
        except NotFoundError:
            continue
        inside = place.page.of[: len(gone.page.of)] == gone.page.of
        if not inside or len(place.numbers) <= depth:
            continue
        if place.numbers[:depth] != gone.numbers[:depth] or place.numbers[depth] < number:
            continue
        if place.numbers[depth] == number:
            drafts.drop(draft.page)
        else:
            later.append(place)
    for place in sorted(later, key=lambda one: one.numbers[depth]):
        moved = list(place.numbers)
        moved[depth] -= 1
        drafts.move(place.ref, Place(place.page, tuple(moved), place.new).ref)


def _entry(request: Request) -> Place:
    place = place_at(request.path_params["ref"])
    if place.new or not place.page.of:
        raise NotFoundError("There is no entry here to take out. Look for it in its list.")
    return place


def _listed(place: Place, key: str) -> str:
    listing = place.listing()
    name = ".".join(place.page.of[len(listing.page.of) :])
    return listing.url(key, f"#{control(name)}")


def _inner(part: FieldGuide, entry: Mapping[str, Any]) -> Iterator[str]:
    """The lists inside an entry that go with it, each with how much it holds."""
    for one in part.walk():
        inside = one.path[len(part.path) :]
        held = value_at(entry, inside) if one.form == "list" else None
        if isinstance(held, list) and held:
            yield f"{one.title}: {len(held)}"


def states_of(
    desk: Desk, key: str, own: Mapping[str, Any]
) -> list[tuple[Subject, list[PageState]]]:
    """Every page about a case by subject, with how much of it the case file answers."""
    kept = {draft.page for draft in drafts_of(desk, key).every() if is_of(draft.fields, own)}
    return [
        (subject, [_state(one, own, key, kept) for one in subject.pages]) for subject in subjects()
    ]


def _state(asked: QuestionPage, own: Mapping[str, Any], key: str, kept: set[str]) -> PageState:
    place = Place(asked)
    answered = [one for one in asked.fields if value_at(own, one.path) not in (None, [])]
    state = "Answered" if len(answered) == len(asked.fields) else "Some answers"
    if not answered:
        state = "No answers yet"
    return PageState(asked.title, place.url(key), state, place.ref in kept)


def _answers(
    toolkit: Toolkit, case: ToChange, key: str, asked: QuestionPage, *, known: Known
) -> Answers:
    rows, missing = [], []
    for one in asked.fields:
        value = value_at(case.own, one.path)
        if value in (None, []):
            missing.append(one.title)
        elif one.form == "list":
            listed = list_view(toolkit, case, Place(asked), one, key=key, known=known)
            rows.append((one.title, "\n".join(entry.name for entry in listed.entries)))
        else:
            rows.append((one.title, said_of(one, value, known)))
    return Answers(asked.title, Place(asked).url(key), tuple(rows), tuple(missing))
