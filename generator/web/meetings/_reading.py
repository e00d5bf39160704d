"""Minutes that were typed in Word: what they change is shown, chosen, and taken over."""

from starlette.requests import Request
from starlette.responses import Response

from generator.case.facts.words import count
from generator.errors import FaultyInputError
from generator.web.meetings import _uploads
from generator.web.meetings._meeting import the_meeting
from generator.web.meetings._view import meeting_of
from generator.web.page import Posted, desk_of, page, posted, redirect

__all__ = ["ask", "show", "take"]

_NAME = "minutes.docx"


def ask(request: Request) -> Response:
    """Ask for the document."""
    return _page(request, 200, faults={}, found=None, token="", told="")


@posted
def show(request: Request, form: Posted) -> Response:
    """Show what the document changes in the meeting."""
    desk, upload = desk_of(request), form.file("document")
    if upload is None:
        faults = {"document": "Choose the Word file with the minutes"}
        return _page(request, 422, faults=faults, found=None, token="", told="")
    token = _uploads.kept(desk.hidden, upload)
    with _uploads.opened(desk.hidden, token, _NAME) as path:
        try:
            found = desk.toolkit.read_minutes(path, desk.folder)
        except FaultyInputError as error:
            _uploads.drop(desk.hidden, token)
            faults = {"document": str(error)}
            return _page(request, 422, faults=faults, found=None, token="", told="")
    other = "" if found.path == desk.panel_path(request.path_params["key"]) else found.path.stem
    told = ""
    if other:
        told = f"This document holds the minutes of another meeting, {other}. Open that one."
    return _page(
        request, 422 if told else 200, faults={}, found=None if told else found, token=token,
        told=told,
    )  # fmt: skip


@posted
def take(request: Request, form: Posted) -> Response:
    """Take over the changes that are ticked."""
    desk, key, token = desk_of(request), request.path_params["key"], form.text("token")
    places = {int(one) for one in form.texts("take") if one.isdecimal() and len(one) < 6}
    with _uploads.opened(desk.hidden, token, _NAME) as path:
        found = desk.toolkit.read_minutes(path, desk.folder)
        if found.path != desk.panel_path(key):
            raise FaultyInputError("This document holds the minutes of another meeting.")
        chosen = found.chosen(places)
        if chosen.refused:
            faults = [str(one) for one in chosen.conflicts]
            raise FaultyInputError("Nothing was written. The meeting cannot hold this:", faults)
        kept = chosen.apply()
    _uploads.drop(desk.hidden, token)
    if kept is None:
        return redirect(f"/panels/{key}", say="Nothing was changed.")
    desk.audit.record("read back", key, by=desk.who(request), detail="minutes typed in Word")
    changes = count(len(chosen.changes), "change")
    return redirect(f"/panels/{key}", say=f"{changes} taken over from the Word file.")


def _page(request: Request, status: int, **context: object) -> Response:
    key, panel = the_meeting(request)
    shown = meeting_of(panel, desk_of(request).today())
    return page(request, "meetings/read.html", status=status, key=key, meeting=shown, **context)
