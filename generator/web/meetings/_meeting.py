"""The list of panels, a new one, and the page of a meeting with the life of its minutes."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from generator.case import Panel
from generator.case.answers import AnswerError
from generator.case.facts.words import day_words
from generator.panel import PanelKind, panel_kind, panel_kinds
from generator.panel.kinds import USUAL
from generator.web.meetings._held import Here, here
from generator.web.meetings._list import listed
from generator.web.meetings._preparing import day_of, proposed, usual_day
from generator.web.meetings._view import meeting_of
from generator.web.page import Posted, desk_of, download, page, posted, redirect

__all__ = [
    "agree",
    "agreeing",
    "begin",
    "meeting",
    "new",
    "panels",
    "reopen",
    "send",
    "sheet",
    "the_meeting",
]

_BOXES = ("day", "month", "year")


def panels(request: Request) -> Response:
    """Every panel of the folder, the latest first."""
    desk, held = desk_of(request), here(request)
    rows = listed(held.meetings.panels, desk.today(), lambda one: desk.key(held.path(one)))
    return page(
        request,
        "meetings/panels.html",
        rows=rows,
        unread=held.meetings.unread,
        faults=held.meetings.register.faults,
    )


def new(request: Request) -> Response:
    """Prepare a panel: its day and kind, and then who is due and why."""
    query = request.query_params
    if "kind" not in query:
        return _asked(request, {}, {})
    given = {name: query.get(name, "") for name in (*_BOXES, "kind")}
    return _proposed(request, given, None, "", {})


@posted
def begin(request: Request, form: Posted) -> Response:
    """Write the meeting with the children who are ticked."""
    desk = desk_of(request)
    given = {name: form.text(name) for name in (*_BOXES, "kind")}
    bring, why = frozenset(form.texts("bring")), form.text("asked_for")
    day, kind, faults = _read(request, given)
    if day is None or kind is None:
        return _asked(request, given, faults)
    if not bring:
        return _proposed(request, given, bring, why, {"bring": "Tick at least one child"})
    toolkit = desk.toolkit
    made = toolkit.new_panel(
        desk.folder, day, kind.name, bring=bring, asked_for=why, held=here(request).meetings
    )
    key = desk.key(toolkit.start_panel(desk.folder, made))
    desk.audit.record("made", key, by=desk.who(request), detail="a panel")
    return redirect(f"/panels/{key}", say="The panel is prepared. You can change all of it.")


def _read(
    request: Request, given: dict[str, str]
) -> tuple[date | None, PanelKind | None, dict[str, str]]:
    desk = desk_of(request)
    kinds = panel_kinds(desk.toolkit.service_folder)
    faults, day = {}, None
    try:
        day = day_of(given["day"], given["month"], given["year"], desk.today())
    except AnswerError as error:
        faults["day"] = str(error).strip()
    if given["kind"] not in kinds:
        faults["kind"] = "Choose what kind of panel it is"
    return day, kinds.get(given["kind"]), faults


def _asked(request: Request, given: dict[str, str], faults: dict[str, str]) -> Response:
    desk, held = desk_of(request), here(request)
    kinds = panel_kinds(desk.toolkit.service_folder)
    if not given:
        usual = usual_day(held.meetings.panels, panel_kind(USUAL), desk.today())
        given = {"kind": USUAL, "day": "", "month": "", "year": ""}
        if usual:
            given |= {"day": str(usual.day), "month": str(usual.month), "year": str(usual.year)}
    return page(
        request,
        "meetings/new.html",
        status=422 if faults else 200,
        given=given,
        kinds=kinds.values(),
        faults=faults,
    )


def _proposed(
    request: Request,
    given: dict[str, str],
    bring: frozenset[str] | None,
    why: str,
    faults: dict[str, str],
) -> Response:
    desk, held = desk_of(request), here(request)
    day, kind, wrong = _read(request, given)
    if day is None or kind is None:
        return _asked(request, given, wrong)
    made = desk.toolkit.new_panel(desk.folder, day, kind.name, held=held.meetings)
    cases = [one.case for one in held.meetings.cases if one.case]
    return page(
        request,
        "meetings/proposed.html",
        status=422 if faults else 200,
        given=given,
        proposal=proposed(made, cases, desk.today(), bring),
        why=why,
        faults=faults,
    )


def the_meeting(request: Request) -> tuple[str, Panel]:
    """The meeting that an address names, with its key."""
    desk, key = desk_of(request), request.path_params["key"]
    path = desk.panel_path(key)
    found = next((one for at, one in here(request).panels if at == path), None)
    return key, found if found is not None else desk.toolkit.meeting(path)


def meeting(request: Request) -> Response:
    """The page of a meeting."""
    key, panel = the_meeting(request)
    held = here(request)
    shown = meeting_of(panel, desk_of(request).today(), held.questions(panel))
    return page(
        request,
        "meetings/meeting.html",
        key=key,
        meeting=shown,
        later=_later(held, panel),
    )


def sheet(request: Request) -> Response:
    """A Word document to type the minutes in."""
    _, panel = the_meeting(request)
    content = desk_of(request).toolkit.minutes_sheet(panel)
    return download(content, f"minutes_{panel.identifier}.docx")


@posted
def send(request: Request, form: Posted) -> Response:
    """Note that the minutes were sent for accuracy."""
    desk, key = desk_of(request), request.path_params["key"]
    desk.toolkit.send_minutes(desk.panel_path(key), desk.today())
    desk.audit.record("changed", key, by=desk.who(request), detail="minutes sent for accuracy")
    return redirect(
        f"/panels/{key}", say="Noted as sent for accuracy. Throughcare itself sends nothing."
    )


def agreeing(request: Request) -> Response:
    """Ask which panel agreed the minutes, and what was corrected."""
    return _agreeing(request, "", "", {})


def _agreeing(request: Request, at: str, corrections: str, faults: dict[str, str]) -> Response:
    key, panel = the_meeting(request)
    desk, held = desk_of(request), here(request)
    later = [
        (desk.key(held.path(one)), f"{one.data.get('name', one.identifier)}, {_day(one)}")
        for one in _later(held, panel)
    ]
    return page(
        request,
        "meetings/agree.html",
        status=422 if faults else 200,
        key=key,
        meeting=meeting_of(panel, desk.today()),
        later=later,
        at=at,
        corrections=corrections,
        faults=faults,
    )


@posted
def agree(request: Request, form: Posted) -> Response:
    """Note that a later panel agreed the minutes, and lock them."""
    desk, key, at = desk_of(request), request.path_params["key"], form.text("at")
    if not at:
        faults = {"at": "Choose the panel that agreed the minutes"}
        return _agreeing(request, "", form.text("corrections"), faults)
    said = [" ".join(line.split()) for line in form.text("corrections").splitlines()]
    path = desk.panel_path(key)
    desk.toolkit.agree_minutes(path, desk.panel_path(at), [line for line in said if line])
    desk.audit.record("signed", key, by=desk.who(request), detail="minutes agreed")
    return redirect(f"/panels/{key}", say="The minutes are agreed, and locked.")


@posted
def reopen(request: Request, form: Posted) -> Response:
    """Make a new version of agreed minutes."""
    desk, key = desk_of(request), request.path_params["key"]
    desk.toolkit.reopen_minutes(desk.panel_path(key))
    desk.audit.record("changed", key, by=desk.who(request), detail="minutes, a new version")
    return redirect(f"/panels/{key}", say="This is a new version, and a draft again.")


def _later(held: Here, panel: Panel) -> list[Panel]:
    kind = panel.data.get("kind", USUAL)
    found = [
        one
        for one in held.meetings.panels
        if one.data.get("kind", USUAL) == kind and one.data["date"] > panel.data["date"]
    ]
    return sorted(found, key=lambda one: one.data["date"])


def _day(panel: Panel) -> str:
    return day_words(date.fromisoformat(panel.data["date"]))
