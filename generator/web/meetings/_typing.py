"""Typing minutes: one part a page, kept as a draft while it is typed, then saved."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.case import Case, Panel
from generator.case.facts.words import day_words, full_name
from generator.errors import CaseError, OutputError
from generator.panel import life
from generator.readback.minutes import Part, People, Typing, parts_of
from generator.store import Draft, Drafts
from generator.web.desk import NotFoundError
from generator.web.meetings._facts import ChildFacts, facts_of
from generator.web.meetings._held import here
from generator.web.meetings._meeting import the_meeting
from generator.web.meetings._sheet import Fill, part_of, sheet_of, slug_of
from generator.web.page import Posted, desk_of, page, posted, redirect
from generator.web.safety import private_folder

__all__ = ["drop", "keep", "save", "show"]

_SEEN = "seen"
_WINDOW = re.compile(r"[0-9a-f]{16}")
_OURS = frozenset({"csrf_token", "do", _SEEN, "window", "taken", "taken-mark", "go"})
_SETTLE = "settle-"


def show(request: Request) -> Response:
    """A part of the minutes, with what was typed and not saved yet."""
    key, panel, part = _asked(request)
    kept = _Kept.of(request)
    draft = kept.find(request.query_params.get("window", ""))
    if life.is_locked(panel.data) or draft is None:
        return _shown(request, key, panel, part, Fill())
    said = {name: values for name, values in draft.fields.items() if name != _SEEN}
    seen = _marks("".join(draft.fields.get(_SEEN, ())))
    return _shown(request, key, panel, part, Fill(said, seen), draft=draft)


@posted
def save(request: Request, form: Posted) -> Response:
    """Save a part into the meeting, and go where the button says."""
    key, panel, part = _asked(request)
    typing, window, kept = _typing_of(form), form.text("window"), _Kept.of(request)
    go = form.text("go", "save")
    fill = Fill(typing.said, typing.seen)
    if go in ("more-rows", "more-paragraphs"):
        kept.keep(window, typing)
        rows = go == "more-rows"
        fill = replace(fill, more_rows=int(rows), more_paragraphs=int(not rows) * 2)
        return _shown(request, key, panel, part, fill, window=window)
    desk = desk_of(request)
    path = desk.panel_path(key)
    kept.keep(window, typing)
    found = desk.toolkit.type_minutes(path, part, typing)
    if found.slips or found.clashes:
        fill = replace(fill, slips=found.slips, clashes=found.clashes)
        return _shown(request, key, panel, part, fill, window=window, status=422)
    try:
        if found.apply():
            desk.audit.record("changed", key, by=desk.who(request), detail=_named(part))
        if found.words is not None:
            child = desk.key(found.words.path)
            desk.audit.record("changed", child, by=desk.who(request), detail="words to the panel")
    except CaseError as error:
        return _shown(
            request, key, panel, part, fill, window=window, told=error.shortly, status=409
        )
    kept.drop(window)
    if form.text("taken"):
        kept.drop(form.text("taken"), form.text("taken-mark"))
    return redirect(_address(key, panel, part, go), say=f"Saved: {_named(part)}.")


@posted
def keep(request: Request, form: Posted) -> Response:
    """Keep what was typed as a draft: in whatever state, and not in the meeting."""
    _asked(request)
    _Kept.of(request).keep(form.text("window"), _typing_of(form))
    return JSONResponse({"kept": True})


@posted
def drop(request: Request, form: Posted) -> Response:
    """Throw a draft away, as a person asked."""
    key, _, part = _asked(request)
    _Kept.of(request).drop(form.text("window"), form.text("mark"))
    return redirect(f"/panels/{key}/minutes/{slug_of(part)}", say="The draft is thrown away.")


def _asked(request: Request) -> tuple[str, Panel, Part]:
    key, panel = the_meeting(request)
    part = part_of(panel, request.path_params["part"])
    if part is None:
        raise NotFoundError("These minutes have no such part. Open the meeting, and choose one.")
    return key, panel, part


@dataclass(frozen=True)
class _Kept:
    """What was typed into a part and not saved yet, by window: beside the meetings, not in them."""

    drafts: Drafts
    page: str

    @classmethod
    def of(cls, request: Request) -> "_Kept":
        """That of the part that an address names."""
        folder = private_folder(desk_of(request).hidden, "minutes")
        key, panel = the_meeting(request)
        # A file of that name may be another meeting by now.
        meeting = panel.data["panel_id"]
        return cls(Drafts(folder), f"{key}/{meeting}/{request.path_params['part']}")

    def find(self, window: str) -> Draft | None:
        """What a window held, else what was kept last."""
        every = self.drafts.of(self.page)
        return next((one for one in every if one.window == window), next(iter(every), None))

    def others(self, draft: Draft | None) -> list[tuple[str, str]]:
        """The other windows that held something, and when it was kept."""
        every = self.drafts.of(self.page) if draft else ()
        return [(one.window, _clock(one)) for one in every if one is not draft and one != draft]

    def keep(self, window: str, typing: Typing) -> None:
        """Keep what a window holds. Raises OutputError."""
        if not _WINDOW.fullmatch(window):
            raise OutputError("This page was not made by Throughcare. Open it again.")
        fields = {**typing.said, _SEEN: [json.dumps(dict(typing.seen))]}
        now = datetime.now().astimezone().isoformat(timespec="microseconds")
        self.drafts.keep(Draft(self.page, window, now, fields))

    def drop(self, window: str, mark: str = "") -> None:
        """Forget what a window held; with a mark, only as it was kept then."""
        for one in self.drafts.of(self.page):
            if one.window == window and mark in ("", one.saved):
                self.drafts.drop(self.page, window)


def _clock(draft: Draft) -> str:
    """When it was kept, as a person here says it."""
    at = datetime.fromisoformat(draft.saved)
    return f"{at:%H:%M} on {day_words(at.date())}"


def _typing_of(form: Posted) -> Typing:
    said = {
        name: list(form.texts(name))
        for name in form.names()
        if name not in _OURS and not name.startswith(_SETTLE)
    }
    settled = {
        name.removeprefix(_SETTLE): form.text(name)
        for name in form.names()
        if name.startswith(_SETTLE)
    }
    return Typing(said, _marks(form.text("seen")), settled)


def _marks(text: str) -> Mapping[str, str]:
    """What the page remembered; nothing of what is not a page of ours."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {name: mark for name, mark in held.items() if isinstance(mark, str)}


def _named(part: Part) -> str:
    if part.name == "item":
        return f"item {part.item + 1}"
    return {"who": "who came", "before": "from last time", "end": "the panel’s own matters"}[
        part.name
    ]


def _address(key: str, panel: Panel, part: Part, go: str) -> str:
    parts = parts_of(panel)
    at = parts.index(part)
    place = {"next": at + 1, "before": at - 1}.get(go, at)
    if not 0 <= place < len(parts):
        return f"/panels/{key}"
    return f"/panels/{key}/minutes/{slug_of(parts[place])}"


def _shown(
    request: Request,
    key: str,
    panel: Panel,
    part: Part,
    fill: Fill,
    *,
    window: str = "",
    draft: Draft | None = None,
    told: str = "",
    status: int = 200,
) -> Response:
    case = panel.cases[part.item] if part.name == "item" else None
    return page(
        request,
        "meetings/minutes.html",
        status=status,
        key=key,
        panel=panel.data,
        sheet=sheet_of(panel, part, fill),
        facts=_facts(request, panel, part),
        people=_people(panel, case),
        window=window or secrets.token_hex(8),
        draft=draft,
        draft_at=_clock(draft) if draft else "",
        others=_Kept.of(request).others(draft),
        told=told,
        locked=life.is_locked(panel.data),
    )


def _people(panel: Panel, case: Case | None) -> list[str]:
    """Whom an owner may be; a sibling who is on the panel too is not shown here."""
    others = {full_name(one.data["child"]) for one in panel.cases if one is not case}
    labels = People.of(panel.data, case).labels
    return [one for one in labels if one.partition(" (")[0] not in others]


def _facts(request: Request, panel: Panel, part: Part) -> ChildFacts | None:
    if part.name != "item":
        return None
    desk, case = desk_of(request), panel.cases[part.item]
    readers = desk.toolkit.catalogue.get("cart-minutes").audience
    register = here(request).meetings.register
    own = [one for one in register.open(desk.today()) if one.case_id == case.identifier]
    return facts_of(case, readers, own, desk.today())
