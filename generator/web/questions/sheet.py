"""One page of questions at work: its case, its place, and what was typed and is not saved."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from generator.answering import ToChange
from generator.errors import CaseError, OutputError
from generator.store import Draft
from generator.web.desk import Desk
from generator.web.draft_of import is_of, whose
from generator.web.page import Posted, desk_of, page
from generator.web.questions.desks import (
    clock,
    drafts_of,
    fields_of,
    is_touched,
    kept_at,
    opened,
)
from generator.web.questions.known import Known
from generator.web.questions.places import Place, marks_of, place_at
from generator.web.questions.saving import known_of
from generator.web.questions.views import PageView

__all__ = ["Sheet", "hold_against_child", "keep_sent", "made_before", "remember", "shown_again"]

_REPLACED = (
    "The file of this case was replaced by that of another child while your page was open, so "
    "nothing was saved. What you typed is kept, and is shown again once the right file is back."
)


@dataclass(frozen=True)
class Sheet:
    """One page at work: its request, its case and its place."""

    request: Request
    desk: Desk
    key: str
    place: Place

    @classmethod
    def of(cls, request: Request) -> "Sheet":
        """The page that an address names. Raises NotFoundError."""
        return cls(
            request,
            desk_of(request),
            request.path_params["key"],
            place_at(request.path_params["ref"]),
        )

    def known(self, case: ToChange) -> Known:
        """What its form knows of the case."""
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
        """The address on which the answers of its subject are looked through."""
        return f"/cases/{self.key}/questions/check/{self.place.page.subject}"


def hold_against_child(sheet: Sheet, form: Posted) -> None:
    """Keep a form of another child, and raise OutputError: its file was replaced."""
    try:
        own = opened(sheet.desk, sheet.key).own
    except CaseError:
        return  # told where the case is needed
    if not is_of(fields_of(sheet.place, form), own):
        keep_sent(sheet, form)
        raise OutputError(_REPLACED)


def keep_sent(sheet: Sheet, form: Posted, *, waits: bool = False, always: bool = False) -> str:
    """Keep a form beside the case; says when. One that says nothing new is kept only `always`."""
    drafts, ref = drafts_of(sheet.desk, sheet.key), sheet.place.ref
    sheet.desk.path(sheet.key)
    if made_before(sheet, form) is not None:
        return f"Saved at {clock():%H:%M}"
    window, began = form.text("window"), form.text("began")
    fields, now = fields_of(sheet.place, form), clock()
    if always or is_touched(sheet.place, fields):
        saved_at = now.isoformat(timespec="milliseconds")
        drafts.keep(Draft(ref, window, saved_at, fields, waits), instead_of=began)
    else:
        drafts.drop(ref, window, began)
    return f"Saved at {now:%H:%M}"


def made_before(sheet: Sheet, form: Posted) -> tuple[Place, str] | None:
    """The entry that a form of a new one has made already in this sitting, with its marks."""
    known: dict[str, tuple[Place, str]] = sheet.request.app.state.__dict__.setdefault("made", {})
    return known.get(_form_name(sheet, form)) if sheet.place.new else None


def remember(sheet: Sheet, form: Posted, place: Place, own: Mapping[str, object]) -> None:
    """Know the entry that a form of a new one has made, should it be sent once more."""
    made = sheet.request.app.state.__dict__.setdefault("made", {})
    made[_form_name(sheet, form)] = (place, marks_of(place, own))


def _form_name(sheet: Sheet, form: Posted) -> str:
    return f"{sheet.key}/{sheet.place.ref}/{form.text('window')}"


def shown_again(
    sheet: Sheet, case: ToChange, form: Posted, view: PageView, status: int, **more: object
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
