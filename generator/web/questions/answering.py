"""The pages on which a case is filled in: shown, kept, saved."""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.answering import ToChange
from generator.case.changing import value_at
from generator.errors import CaseError, OutputError
from generator.store import Draft
from generator.web.desk import Desk, NotFoundError
from generator.web.page import Posted, desk_of, page, posted, redirect
from generator.web.questions.controls import Known, component
from generator.web.questions.desks import (
    clock,
    drafts_of,
    fields_of,
    is_of,
    is_said,
    is_touched,
    kept_at,
    opened,
    whose,
    write,
)
from generator.web.questions.model import page_view
from generator.web.questions.places import Place, address_of, marks_of, place_at
from generator.web.questions.preview import preview
from generator.web.questions.reading import GIVEN, MARKS, asked_of, control, name_of, sent_of
from generator.web.questions.saving import Outcome, known_of, saved
from generator.web.questions.views import PageView

__all__ = ["keep", "previewed", "send", "show"]

_ADDRESS = re.compile(r"[a-z0-9/_#-]+")
_SAID = "Your answers are saved."
_REPLACED = (
    "The file of this case was replaced by that of another child while your page was open, so "
    "nothing was saved. What you typed is kept, and is shown again once the right file is back."
)
_KEPT = "Your answers are kept. They are not in the case yet."
_WAITS = "Your answers are kept. They go into the case once this page is answered."


@dataclass(frozen=True)
class _Sheet:
    """One page at work: its request, its case and its place."""

    request: Request
    desk: Desk
    key: str
    place: Place

    @classmethod
    def of(cls, request: Request) -> "_Sheet":
        return cls(
            request,
            desk_of(request),
            request.path_params["key"],
            place_at(request.path_params["ref"]),
        )

    def known(self, case: ToChange) -> Known:
        return known_of(self.desk.toolkit, case.own, self.desk.today())

    def shown(
        self, case: ToChange, view: PageView, *, status: int = 200, **more: object
    ) -> Response:
        """The page with its view."""
        listing = self.place.listing() if self.place.page.of else None
        following = self.place.following()
        every = f"/cases/{self.key}/questions"
        context: dict[str, object] = {
            "view": view,
            "case": case.case,
            "key": self.key,
            "here": self.place.url(self.key),
            "back": listing.url(self.key) if listing else every,
            "onward": following.url(self.key) if following else self.checking(),
            "window": secrets.token_hex(4),
            "whose": whose(case.own),
            "then": self.request.query_params.get("then", ""),
            "previews": {},
            "kept_at": kept_at,
            "kept": "",
        }
        return page(self.request, "questions/page.html", status=status, **{**context, **more})

    def checking(self) -> str:
        return f"/cases/{self.key}/questions/check/{self.place.page.subject}"


def show(request: Request) -> Response:
    """A page of questions, with the answers kept of it or those of the case."""
    sheet = _Sheet.of(request)
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
    sheet = _Sheet.of(request)
    try:
        said = _keep(sheet, form)
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
    sheet = _Sheet.of(request)
    what, _, with_ = (form.text("do") or "save").partition(":")
    _hold_against_child(sheet, form)
    return _BUTTONS.get(what, _save)(sheet, form, with_)


def _hold_against_child(sheet: _Sheet, form: Posted) -> None:
    """Keep a form of another child, and raise OutputError: its file was replaced."""
    try:
        own = opened(sheet.desk, sheet.key).own
    except CaseError:
        return  # told where the case is needed
    if not is_of(fields_of(sheet.place, form), own):
        _keep(sheet, form)
        raise OutputError(_REPLACED)


def _keep(sheet: _Sheet, form: Posted, *, waits: bool = False, always: bool = False) -> str:
    """Keep a form beside the case; says when. One that says nothing new is kept only `always`."""
    drafts, ref = drafts_of(sheet.desk, sheet.key), sheet.place.ref
    sheet.desk.path(sheet.key)
    if _made(sheet, form) is not None:
        return f"Saved at {clock():%H:%M}"
    window, began = form.text("window"), form.text("began")
    fields, now = fields_of(sheet.place, form), clock()
    if always or is_touched(sheet.place, fields):
        saved_at = now.isoformat(timespec="milliseconds")
        drafts.keep(Draft(ref, window, saved_at, fields, waits), instead_of=began)
    else:
        drafts.drop(ref, window, began)
    return f"Saved at {now:%H:%M}"


def _save(sheet: _Sheet, form: Posted, _: str, *, finish: bool = False) -> Response:
    fields = fields_of(sheet.place, form)
    made = _made(sheet, form)
    if made is not None:
        # The same form of a new entry once more: it is that entry which is meant.
        sheet = replace(sheet, place=made[0])
        fields = {**fields, MARKS: (made[1],), GIVEN: ()}
    drafts = drafts_of(sheet.desk, sheet.key)
    waiting = [one for one in drafts.every() if one.waits]
    for last in (False, False, True):
        case = opened(sheet.desk, sheet.key)
        ours = [one for one in waiting if is_of(one.fields, case.own)]
        try:
            outcome = saved(
                sheet.desk.toolkit,
                case,
                sheet.place,
                fields,
                today=sheet.desk.today(),
                waiting=ours,
            )
        except NotFoundError:
            return _gone(sheet, case, form)
        if outcome.data is None:
            return _not_saved(sheet, case, form, outcome)
        try:
            title = outcome.place.page.title
            write(sheet.request, sheet.key, case, outcome.data, what=title)
            break
        except CaseError:
            if last:
                raise
    drafts.drop(sheet.place.ref, form.text("window"), form.text("began"))
    for one in outcome.taken:
        drafts.drop(one.page, one.window)
    return _after(sheet, form, outcome, finish=finish)


def _finish(sheet: _Sheet, form: Posted, _: str) -> Response:
    return _save(sheet, form, "", finish=True)


def _after(sheet: _Sheet, form: Posted, outcome: Outcome, *, finish: bool) -> Response:
    """Where to go once a page is saved."""
    place = outcome.place
    assert outcome.data is not None
    if place.new:
        number = len(value_at(outcome.data, place.at)) - 1
        place = place.with_number(number)
        _remember(sheet, form, place, outcome.data)
        if (back := _with_person(sheet, form, outcome, number)) is not None:
            return redirect(back, say=_SAID)
    following = place.following()
    if finish:
        return redirect(sheet.checking(), say=_SAID)
    if following is not None:
        return redirect(following.url(sheet.key), say=_SAID)
    if place.page.of:
        name = ".".join(place.page.of[len(place.listing().page.of) :])
        return redirect(place.listing().url(sheet.key, f"#{control(name)}"), say=_SAID)
    return redirect(sheet.checking(), say=_SAID)


def _made(sheet: _Sheet, form: Posted) -> tuple[Place, str] | None:
    """The entry that a form of a new one has made already in this sitting, with its marks."""
    known: dict[str, tuple[Place, str]] = sheet.request.app.state.__dict__.setdefault("made", {})
    return known.get(_form_name(sheet, form)) if sheet.place.new else None


def _remember(sheet: _Sheet, form: Posted, place: Place, own: Mapping[str, object]) -> None:
    made = sheet.request.app.state.__dict__.setdefault("made", {})
    made[_form_name(sheet, form)] = (place, marks_of(place, own))


def _form_name(sheet: _Sheet, form: Posted) -> str:
    return f"{sheet.key}/{sheet.place.ref}/{form.text('window')}"


def _with_person(sheet: _Sheet, form: Posted, outcome: Outcome, number: int) -> str | None:
    """Back on the page that a new person was added for, with that person chosen there."""
    if outcome.place.page.of != ("people",) or outcome.data is None:
        return None
    ref, _, name = form.text("then").partition("|")
    try:
        place = place_at(ref)
    except NotFoundError:
        return None
    asked = next((o for o in asked_of(place.page) if name_of(place.page, o) == name), None)
    if asked is None:
        return None
    drafts = drafts_of(sheet.desk, sheet.key)
    draft = drafts.latest(place.ref)
    if draft is not None:
        identifier = value_at(outcome.data, (*outcome.place.at, number, "id"))
        chosen = {name: [identifier], f"{name}-other": []}
        if component(asked) == "people":
            chosen = {name: [*draft.fields.get(name, ()), identifier]}
        drafts.keep(replace(draft, fields={**draft.fields, **chosen}))
    return place.url(sheet.key, f"#{control(name)}")


def _not_saved(sheet: _Sheet, case: ToChange, form: Posted, outcome: Outcome) -> Response:
    """The page again with what is wrong; what was typed is kept."""
    says = _keep(sheet, form, waits=outcome.waits)
    if outcome.waits:
        return redirect(address_of(sheet.key, outcome.faults[0].pointer), say=_WAITS)
    here = replace(sheet, place=outcome.place)
    view = page_view(
        sheet.desk.toolkit,
        case,
        sheet.key,
        outcome.place,
        sheet.known(case),
        sent=fields_of(sheet.place, form),
        faults=outcome.reading.faults,
        conflicts=outcome.reading.conflicts,
        found=outcome.faults,
    )
    return _again(here, case, form, view, 409 if outcome.reading.conflicts else 422, kept=says)


def _again(
    sheet: _Sheet, case: ToChange, form: Posted, view: PageView, status: int, **more: object
) -> Response:
    """The page as it was sent, by the same window."""
    return sheet.shown(
        case,
        view,
        status=status,
        window=form.text("window") or secrets.token_hex(4),
        then=form.text("then"),
        **more,
    )


def _gone(sheet: _Sheet, case: ToChange, form: Posted) -> Response:
    """An entry was taken out while its page was open: what was typed is shown, to be used again."""
    _keep(sheet, form)
    sent = sent_of(sheet.place.page, fields_of(sheet.place, form))
    typed = [
        (one.title, " ".join(text for texts in controls.values() for text in texts if text))
        for one in asked_of(sheet.place.page)
        if (controls := sent.controls.get(name_of(sheet.place.page, one)))
    ]
    return page(
        sheet.request,
        "questions/gone.html",
        status=409,
        case=case.case,
        key=sheet.key,
        typed=[(title, text) for title, text in typed if text],
        back=sheet.place.listing().url(sheet.key),
    )


def _preview(sheet: _Sheet, form: Posted, name: str) -> Response:
    """The page again with one long text as documents print it."""
    case = opened(sheet.desk, sheet.key)
    says, fields = _keep(sheet, form), fields_of(sheet.place, form)
    view = page_view(
        sheet.desk.toolkit, case, sheet.key, sheet.place, sheet.known(case), sent=fields
    )
    made: Mapping[str, Markup] = {name: preview(form.text(name))}
    return _again(sheet, case, form, view, 200, kept=says, previews=made)


def _later(sheet: _Sheet, form: Posted, _: str) -> Response:
    _keep(sheet, form)
    return redirect(f"/cases/{sheet.key}/questions", say=_KEPT)


def _forget(sheet: _Sheet, form: Posted, _: str) -> Response:
    drafts_of(sheet.desk, sheet.key).drop(sheet.place.ref, form.text("window"), form.text("began"))
    return redirect(sheet.place.url(sheet.key), say="These answers are forgotten.")


def _person(sheet: _Sheet, form: Posted, name: str) -> Response:
    """On to a page for a new person, and back."""
    _keep(sheet, form, always=True)
    new = f"/cases/{sheet.key}/questions/person/new"
    known = any(name_of(sheet.place.page, one) == name for one in asked_of(sheet.place.page))
    return redirect(f"{new}?then={sheet.place.ref}|{name}" if known else new)


def _go(sheet: _Sheet, form: Posted, address: str) -> Response:
    """On to another page of questions of this case; what is typed here is kept."""
    _keep(sheet, form)
    every = f"/cases/{sheet.key}/questions"
    ours = address.startswith(f"{every}/") and _ADDRESS.fullmatch(address)
    return redirect(address if ours else every)


_BUTTONS: Mapping[str, Callable[[_Sheet, Posted, str], Response]] = {
    "save": _save,
    "finish": _finish,
    "later": _later,
    "forget": _forget,
    "preview": _preview,
    "person": _person,
    "go": _go,
}
