"""The pages on which a case is filled in: shown, kept, and what their buttons do."""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.errors import OutputError
from generator.web.draft_of import is_of
from generator.web.page import Posted, posted, redirect
from generator.web.questions.desks import drafts_of, fields_of, is_said, opened
from generator.web.questions.model import page_view
from generator.web.questions.preview import preview
from generator.web.questions.reading import asked_of, name_of
from generator.web.questions.sheet import Sheet, hold_against_child, keep_sent, shown_again
from generator.web.questions.storing import finish, save

__all__ = ["keep", "previewed", "send", "show"]

_ADDRESS = re.compile(r"[a-z0-9/_#-]+")
_KEPT = "Your answers are kept. They are not in the case yet."


def show(request: Request) -> Response:
    """A page of questions, with the answers kept of it or those of the case."""
    sheet = Sheet.of(request)
    case = opened(sheet.desk, sheet.key)
    drafts = drafts_of(sheet.desk, sheet.key)
    held, known = sheet.place.held(case.own), sheet.known(case)
    ours = [one for one in drafts.of(sheet.place.ref) if is_of(one.fields, case.own)]
    for one in ours:
        if is_said(sheet.place, held, one, known):
            drafts.drop(one.page, one.window)
    kept = [one for one in drafts.of(sheet.place.ref) if is_of(one.fields, case.own)]
    wanted = request.query_params.get("kept", "")
    draft = next((one for one in kept if one.window == wanted), next(iter(kept), None))
    view = page_view(
        sheet.desk.toolkit,
        case,
        sheet.key,
        sheet.place,
        known,
        sent=draft.fields if draft else None,
        draft=draft,
        others=tuple(one for one in kept if one is not draft),
    )
    return sheet.shown(case, view)


@posted
def keep(request: Request, form: Posted) -> Response:
    """Keep what is typed so far: every few seconds, and on leaving."""
    sheet = Sheet.of(request)
    try:
        said = keep_sent(sheet, form)
    except OutputError as error:
        return JSONResponse({"says": str(error)}, 409)
    return JSONResponse({"says": said})


@posted
def previewed(request: Request, form: Posted) -> Response:
    """A long text as documents print it."""
    return JSONResponse({"html": preview(form.text("text"))})


@posted
def send(request: Request, form: Posted) -> Response:
    """Do what the button of a page says; without one, save it."""
    sheet = Sheet.of(request)
    what, _, with_ = (form.text("do") or "save").partition(":")
    hold_against_child(sheet, form)
    return _BUTTONS.get(what, save)(sheet, form, with_)


def _preview(sheet: Sheet, form: Posted, name: str) -> Response:
    """The page again with one long text as documents print it."""
    case = opened(sheet.desk, sheet.key)
    says, fields = keep_sent(sheet, form), fields_of(sheet.place, form)
    view = page_view(
        sheet.desk.toolkit, case, sheet.key, sheet.place, sheet.known(case), sent=fields
    )
    made: Mapping[str, Markup] = {name: preview(form.text(name))}
    return shown_again(sheet, case, form, view, 200, kept=says, previews=made)


def _later(sheet: Sheet, form: Posted, _: str) -> Response:
    keep_sent(sheet, form)
    return redirect(f"/cases/{sheet.key}/questions", say=_KEPT)


def _forget(sheet: Sheet, form: Posted, _: str) -> Response:
    drafts_of(sheet.desk, sheet.key).drop(sheet.place.ref, form.text("window"), form.text("began"))
    return redirect(sheet.place.url(sheet.key), say="These answers are forgotten.")


def _person(sheet: Sheet, form: Posted, name: str) -> Response:
    """On to a page for a new person, and back."""
    keep_sent(sheet, form, always=True)
    new = f"/cases/{sheet.key}/questions/person/new"
    known = any(name_of(sheet.place.page, one) == name for one in asked_of(sheet.place.page))
    return redirect(f"{new}?then={sheet.place.ref}|{name}" if known else new)


def _go(sheet: Sheet, form: Posted, address: str) -> Response:
    """On to another page of questions of this case; what is typed here is kept."""
    keep_sent(sheet, form)
    every = f"/cases/{sheet.key}/questions"
    ours = address.startswith(f"{every}/") and _ADDRESS.fullmatch(address)
    return redirect(address if ours else every)


_BUTTONS: Mapping[str, Callable[[Sheet, Posted, str], Response]] = {
    "save": save,
    "finish": finish,
    "later": _later,
    "forget": _forget,
    "preview": _preview,
    "person": _person,
    "go": _go,
}
