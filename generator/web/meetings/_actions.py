"""Actions across all panels: the list, one of them, the workbook out and in, files for owners."""

from starlette.requests import Request
from starlette.responses import Response

from generator.case.facts.words import count
from generator.documents.actions.columns import choices
from generator.errors import FaultyInputError
from generator.panel import Action
from generator.readback.minutes import People
from generator.web.desk import NotFoundError
from generator.web.meetings import _uploads
from generator.web.meetings._held import Here, here
from generator.web.meetings._register import (
    EVERY,
    STATES,
    Filters,
    history_of,
    key_of,
    names_of,
    owner_key,
    owners,
    row_of,
    rows_of,
)
from generator.web.meetings._sending import plain_name
from generator.web.page import Posted, desk_of, download, page, posted, redirect

__all__ = ["action", "actions", "owner_file", "owner_list", "take", "taking", "tell", "workbook",
           "write"]  # fmt: skip

_TYPED = ("status", "owner", "due", "update", "reason", "evidence")
_STATE_WORDS = {
    "open": "Not done yet",
    "overdue": "Overdue",
    "escalated": "Escalated",
    "done": "Done",
    "dropped": "Dropped",
    EVERY: "All",
}


def actions(request: Request) -> Response:
    """The actions of all panels, as they are asked for."""
    query, held = request.query_params, here(request).meetings
    names = names_of(held)
    register, desk = held.register, desk_of(request)
    every, today = register.actions.values(), desk.today()
    people, state = owners(every), query.get("state", "open")
    mine = owner_key(desk.who(request))
    wanted = Filters(
        state if state in (*STATES, EVERY) else "open",
        query.get("owner", mine if mine in people else ""),
        query.get("child", ""),
    )
    children = sorted(
        {(names.get(one.case_id, one.case_id), key_of(one.case_id)) for one in every if one.case_id}
    )
    return page(
        request,
        "meetings/actions.html",
        rows=rows_of(register, wanted, names, today),
        wanted=wanted,
        states=_STATE_WORDS,
        owners=people,
        children=children,
        told=(*held.unread, *register.faults),
    )


def action(request: Request) -> Response:
    """One action, with its history and what is new of it."""
    return _one(request, {}, {})


@posted
def tell(request: Request, form: Posted) -> Response:
    """Record what is new of an action."""
    desk, one = desk_of(request), _asked(request, here(request))
    said = {name: form.text(name) for name in _TYPED if name in form.names()}
    if form.text("seen") != _mark(one):
        told = "This action was changed meanwhile: look at its history below, then save again."
        return _one(request, said, {"status": told})
    said["by"] = desk.who(request)
    news, ready = desk.toolkit.tell_action(desk.folder, one.number, said, on=desk.today())
    if news.slips:
        return _one(request, said, {slip.name: slip.message for slip in news.slips})
    if not ready.apply():
        return redirect(f"/actions/{key_of(one.number)}", say="Nothing was changed.")
    desk.audit.record("changed", key_of(one.number), by=desk.who(request), detail="an action")
    return redirect(f"/actions/{key_of(one.number)}", say="Saved.")


def _asked(request: Request, held: Here) -> Action:
    key = request.path_params["key"]
    found = held.meetings.register.actions
    one = next((one for number, one in found.items() if key_of(number) == key), None)
    if one is None:
        raise NotFoundError("There is no such action. Look for it in the list of actions.")
    return one


def _mark(one: Action) -> str:
    return key_of(
        "|".join((one.number, one.status, one.owner, str(one.due), str(len(one.history))))
    )


def _one(request: Request, said: dict[str, str], faults: dict[str, str]) -> Response:
    held = here(request)
    one = _asked(request, held)
    last = max(held.meetings.panels, key=lambda each: (each.data["date"], each.identifier))
    row = row_of(one, names_of(held.meetings), desk_of(request).today())
    shown = {"status": one.status, "owner": one.owner, "due": row.by if one.due else ""}
    return page(
        request,
        "meetings/action.html",
        status=422 if faults else 200,
        row=row,
        history=history_of(one),
        states=tuple(choices().items()),
        said={**dict.fromkeys(_TYPED, ""), **shown, **said},
        seen=_mark(one),
        people=People.of(last.data).labels,
        faults=faults,
    )


def workbook(request: Request) -> Response:
    """Every action as a workbook, to be edited and read back."""
    desk = desk_of(request)
    content = desk.toolkit.actions_workbook(desk.folder, on=desk.today())
    return download(content, f"actions_{desk.today().isoformat()}.xlsx")


def taking(request: Request) -> Response:
    """Ask for an edited workbook."""
    return page(request, "meetings/take.html", faults={}, found=None, token="")


@posted
def take(request: Request, form: Posted) -> Response:
    """Show what an edited workbook changes."""
    upload, desk = form.file("workbook"), desk_of(request)
    if upload is None:
        return _untaken(request, "Choose the workbook of actions")
    token = _uploads.kept(desk.hidden, upload)
    with _uploads.opened(desk.hidden, token, "actions.xlsx") as path:
        try:
            found = desk.toolkit.read_actions(path, desk.folder, on=desk.today()).reading
        except FaultyInputError as error:
            _uploads.drop(desk.hidden, token)
            return _untaken(request, str(error))
    if found.faults or not found.updates:
        _uploads.drop(desk.hidden, token)
    titles = dict(choices())
    register = here(request).meetings.register.actions
    return page(
        request,
        "meetings/take.html",
        status=422 if found.faults else 200,
        faults={},
        found=found,
        actions=register,
        titles=titles,
        token=token,
    )


def _untaken(request: Request, told: str) -> Response:
    """The page that asks for a workbook, with why the one sent in is none."""
    faults = {"workbook": told}
    return page(request, "meetings/take.html", status=422, faults=faults, found=None, token="")


@posted
def write(request: Request, form: Posted) -> Response:
    """Write what a workbook changes."""
    desk, token = desk_of(request), form.text("token")
    with _uploads.opened(desk.hidden, token, "actions.xlsx") as path:
        found = desk.toolkit.read_actions(path, desk.folder, on=desk.today())
        if not found.reading.faults:
            found.apply()
    _uploads.drop(desk.hidden, token)
    desk.audit.record("read back", "", by=desk.who(request), detail="a workbook of actions")
    changed = count(len(found.reading.updates), "change")
    return redirect("/actions", say=f"{changed} of the workbook taken over.")


def owner_list(request: Request) -> Response:
    """A file for each owner of an open action."""
    late = _only_overdue(request)
    today = desk_of(request).today()
    found = [
        (owner_key(owner), owner, len(own), sum(one.is_overdue(today) for one in own))
        for owner, own in _owners(request).items()
    ]
    return page(request, "meetings/owners.html", owners=found, late=late)


def owner_file(request: Request) -> Response:
    """The file of one owner: Word, or a message."""
    desk, form = desk_of(request), request.path_params["form"]
    key = request.path_params["owner"]
    owner = next((each for each in _owners(request) if owner_key(each) == key), None)
    if owner is None or form not in ("docx", "eml"):
        raise NotFoundError("This person has no open action any more.")
    [one] = desk.toolkit.owner_files(
        desk.folder,
        on=desk.today(),
        only_overdue=_only_overdue(request),
        only=owner,
        held=here(request).meetings,
    )
    at = ("docx", "eml").index(form)
    return download((one.docx, one.eml)[at], plain_name(one.names[at]))


def _owners(request: Request) -> dict[str, list[Action]]:
    desk = desk_of(request)
    return desk.toolkit.owners(
        desk.folder,
        on=desk.today(),
        only_overdue=_only_overdue(request),
        held=here(request).meetings,
    )


def _only_overdue(request: Request) -> bool:
    return request.query_params.get("overdue") == "yes"
