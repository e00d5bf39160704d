"""The agenda of a meeting, changed: order by time, who is taken out, who comes after all."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from generator.case import Panel
from generator.case.answers import AnswerError, answer
from generator.case.facts.words import full_name
from generator.case.guide import guide
from generator.panel.rearranged import Slot
from generator.web.desk import Desk
from generator.web.meetings._held import here
from generator.web.meetings._meeting import the_meeting
from generator.web.meetings._view import meeting_of
from generator.web.page import Posted, desk_of, page, posted, redirect

__all__ = ["agenda", "change"]


@dataclass(frozen=True)
class Row:
    """An item of the agenda as it is changed: its number, the child, its time, whether it stays."""

    at: int
    name: str
    time: str
    stays: bool
    fault: str = ""


def agenda(request: Request) -> Response:
    """Show the agenda to be changed."""
    return _shown(request, None, {})


@posted
def change(request: Request, form: Posted) -> Response:
    """Write the agenda as it was changed."""
    desk, key = desk_of(request), request.path_params["key"]
    _, panel = the_meeting(request)
    slots, faults = _slots(panel, form)
    bring = form.texts("bring")
    if not slots and not bring and not faults:
        faults["stays-0"] = "Leave at least one child on the agenda"
    if faults:
        return _shown(request, form, faults)
    desk.toolkit.change_agenda(
        desk.panel_path(key),
        desk.folder,
        slots,
        before=_shown_items(panel, desk, form.text("before")),
        bring=bring,
        asked_for=form.text("asked_for"),
    )
    desk.audit.record("changed", key, by=desk.who(request), detail="the agenda")
    return redirect(f"/panels/{key}", say="The agenda is changed.")


def _slots(panel: Panel, form: Posted) -> tuple[list[Slot], dict[str, str]]:
    field = guide("panel").find(("items", "time"))
    if field is None:
        raise LookupError("time")
    slots, faults = [], {}
    for at in range(len(panel.cases)):
        if not form.text(f"stays-{at}"):
            continue
        try:
            slots.append(Slot(at, answer(field, form.text(f"time-{at}"))))
        except AnswerError as error:
            faults[f"time-{at}"] = str(error)
    return slots, faults


def _shown_items(panel: Panel, desk: Desk, shown: str) -> list[tuple[str, str]]:
    """The case file and the time of each item that the page showed, which it holds as keys."""
    known = {desk.key(desk.folder / item["case"]): item["case"] for item in panel.data["items"]}
    marks = (one.partition("@") for one in shown.split())
    return [(known.get(key, ""), begins) for key, _, begins in marks]


def _shown(request: Request, form: Posted | None, faults: Mapping[str, str]) -> Response:
    key, panel = the_meeting(request)
    desk, held = desk_of(request), here(request)
    items = panel.data["items"]
    before = " ".join(
        f"{desk.key(desk.folder / item['case'])}@{item.get('time', '')}" for item in items
    )
    own = {case.identifier for case in panel.cases}
    others = sorted(
        (full_name(one.case.data["child"]), one.case.identifier)
        for one in held.meetings.cases
        if one.case and one.case.identifier not in own
    )
    rows = [
        Row(
            at,
            full_name(case.data["child"]),
            form.text(f"time-{at}") if form else items[at].get("time", ""),
            bool(form.text(f"stays-{at}")) if form else True,
            faults.get(f"time-{at}", ""),
        )
        for at, case in enumerate(panel.cases)
    ]
    return page(
        request,
        "meetings/agenda.html",
        status=422 if faults else 200,
        key=key,
        meeting=meeting_of(panel, desk.today()),
        rows=rows,
        others=others,
        ticked=form.texts("bring") if form else (),
        why=form.text("asked_for") if form else "",
        before=form.text("before") if form else before,
        faults=faults,
    )
