"""The people of the service: added, changed, taken out."""

import re
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from generator.case.answers import AnswerError, answer
from generator.case.facts.people import RELATIVES
from generator.case.guide import FieldGuide, guide
from generator.errors import FaultyInputError
from generator.service.changing import change_staff, staff_of
from generator.web.desk import Desk, NotFoundError
from generator.web.house._given import GIVEN, given_of, together
from generator.web.house._renewing import renew
from generator.web.page import Posted, desk_of, page, posted, redirect

__all__ = ["add", "ask_to_remove", "change", "keep", "keep_new", "remove"]

_NOT_THERE = "This person is not in the list any more. Look at the list again."
_HANDED_OUT = "id"


def add(request: Request) -> Response:
    """A page to add a person."""
    return _asked(request, None, {}, {})


@posted
def keep_new(request: Request, form: Posted) -> Response:
    """Add a person."""
    return _kept(request, None, form)


def change(request: Request) -> Response:
    """A page to change a person."""
    at, held = _person(request)
    return _asked(request, at, held, {})


@posted
def keep(request: Request, form: Posted) -> Response:
    """Change a person."""
    at, _ = _person(request)
    return _kept(request, at, form)


def ask_to_remove(request: Request) -> Response:
    """Ask before a person is taken out."""
    at, held = _person(request)
    return page(request, "house/remove-person.html", at=at, person=held)


@posted
def remove(request: Request, form: Posted) -> Response:
    """Take a person out."""
    at, held = _person(request)
    desk = desk_of(request)
    if form.text("id") != held["id"]:
        raise NotFoundError(_NOT_THERE)
    change_staff(_folder(desk), at, None)
    desk.audit.record("changed the service", "", by=desk.who(request), detail="staff")
    renew(request)
    return redirect("/service#staff", say="The person was taken out of the list.")


def _kept(request: Request, at: int | None, form: Posted) -> Response:
    desk = desk_of(request)
    folder = _folder(desk)
    typed = {field.path[-1]: " ".join(form.text(field.path[-1]).split()) for field in _fields()}
    before = staff_of(folder)
    if at is not None and form.text(_HANDED_OUT) != before[at][_HANDED_OUT]:
        raise NotFoundError(_NOT_THERE)
    given = form.text(GIVEN)
    if at is not None:
        merged, told = together(typed, _now(before[at]), given)
        if told:
            return _asked(request, at, {**before[at], **merged}, told)
        entry, faults = _read(merged, desk)
    else:
        entry, faults = _read(typed, desk)
    entry = {_HANDED_OUT: before[at][_HANDED_OUT] if at is not None else "", **entry}
    if at is None:
        entry[_HANDED_OUT] = _free(entry.get("name", ""), {each["id"] for each in before})
    if not faults:
        try:
            change_staff(folder, at, entry)
        except FaultyInputError as error:
            faults = {"name": " ".join(error.faults or (error.summary,))}
    if faults:
        return _asked(request, at, {**entry, **typed}, faults, given=given)
    desk.audit.record("changed the service", "", by=desk.who(request), detail="staff")
    renew(request)
    return redirect("/service#staff", say="Saved.")


def _read(typed: Mapping[str, str], desk: Desk) -> tuple[dict[str, str], dict[str, str]]:
    """The entry that was typed, and what is wrong with it, by field."""
    entry, faults = {}, {}
    for field in _fields():
        name, text = field.path[-1], typed[field.path[-1]]
        if not text:
            if field.needed:
                faults[name] = f"{field.title}: this one is needed"
            continue
        try:
            entry[name] = answer(field, text, today=desk.today())
            if name == "role" and entry[name] not in _roles():
                faults[name] = f"{field.title}: choose what this person is in your service"
        except AnswerError as error:
            faults[name] = f"{field.title}: {error}"
    return entry, faults


def _fields() -> tuple[FieldGuide, ...]:
    """What is asked of a person: all but the identifier, which we hand out."""
    staff = guide("service-staff").find(("staff",))
    assert staff is not None
    return tuple(
        each
        for each in staff.fields
        if each.path[-1] != _HANDED_OUT and each.form in {"line", "choice", "narrative"}
    )


def _roles() -> dict[str, str]:
    """The roles that somebody of the service can have: nobody is a child's family there."""
    [role] = [each for each in _fields() if each.path[-1] == "role"]
    return {code: words for code, words in role.choices.items() if code not in RELATIVES}


def _free(name: str, taken: set[str]) -> str:
    """An identifier of a name, which no other person has."""
    words = re.findall(r"[a-z]+", name.casefold())
    plain = "-".join(words[:3]) if len(words) > 1 else "-".join(["worker", *words])
    number, found = 1, plain
    while found in taken:
        number += 1
        found = f"{plain}-{number}"
    return found


def _folder(desk: Desk) -> Path:
    folder = desk.toolkit.service_folder
    if folder is None:
        raise NotFoundError("The service is not set up yet. Set it up first.")
    return folder


def _person(request: Request) -> tuple[int, Mapping[str, str]]:
    staff = staff_of(_folder(desk_of(request)))
    at = int(request.path_params["at"])
    if at >= len(staff):
        raise NotFoundError(_NOT_THERE)
    return at, staff[at]


def _asked(
    request: Request,
    at: int | None,
    held: Mapping[str, str],
    faults: Mapping[str, str],
    *,
    given: str = "",
) -> Response:
    folder = _folder(desk_of(request))
    if at is not None and not given:
        given = given_of(_now(staff_of(folder)[at]))
    return page(
        request,
        "house/person.html",
        status=422 if faults else 200,
        at=at,
        held=held,
        fields=_fields(),
        roles=_roles(),
        faults=faults,
        given=given,
    )


def _now(held: Mapping[str, str]) -> dict[str, str]:
    """What is said of a person now, as a form sends it."""
    names = [field.path[-1] for field in _fields()]
    return {name: " ".join(str(held.get(name, "")).split()) for name in names}
