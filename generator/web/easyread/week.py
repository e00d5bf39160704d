"""The week editor: what drives the drawn week, and the week beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.case import FaultyCaseError
from generator.case.facts.reading import as_time
from generator.case.facts.words import clock, day_words
from generator.case.guide import guide
from generator.easy_week import WeekEntries, week_entries, week_state
from generator.easyread import worded
from generator.errors import CaseError, ChangedMeanwhileError
from generator.web.easyread._here import Here, here, shown
from generator.web.easyread._made import made_of
from generator.web.easyread._week_form import (
    BOOKED,
    FIXED,
    HOURS,
    WEEKDAYS,
    WeekForm,
    rows_of,
    week_form,
)
from generator.web.easyread.keeping import brought_back, hold, kept_of, let_go, window_of
from generator.web.page import Posted, posted, redirect

__all__ = ["save", "week"]


def week(request: Request) -> Response:
    """The week as the file gives it."""
    at = here(request)
    held = week_entries(at.record)
    form = WeekForm(rows_of(held, _day, _clock), week_state(at.record), "")
    return _page(request, at, form, held)


@posted
def save(request: Request, form: Posted) -> Response:
    """Save the week, or draw it as it was typed."""
    at = here(request)
    if form.text("do") == "bring":
        form = brought_back(at, "week", form.text("left")) or form
    else:
        hold(at, "week", form)
    typed = week_form(form).acted()
    entries = typed.entries(week_entries(at.record), at.on)
    if typed.do != "save" or typed.faults:
        status = 422 if typed.faults and typed.do == "save" else 200
        return _page(request, at, typed, entries, form, is_unsaved=True, status=status)
    try:
        kept = at.toolkit.write_easy_week(at.path, entries, before=typed.state)
    except (ChangedMeanwhileError, FaultyCaseError) as error:
        told = " ".join([error.summary, *error.faults])
        status = 409 if isinstance(error, ChangedMeanwhileError) else 422
        return _page(request, at, typed, entries, form, is_unsaved=True, told=told, status=status)
    let_go(at, "week", form)
    if kept is not None:
        at.desk.audit.record("changed", at.key, by=at.desk.who(request), detail="easy-read week")
    return redirect(f"{at.root}/week", say="The week is saved.")


def _page(
    request: Request,
    at: Here,
    form: WeekForm,
    entries: WeekEntries,
    sent: Posted | None = None,
    *,
    is_unsaved: bool = False,
    told: str = "",
    status: int = 200,
) -> Response:
    drawn: Mapping[str, Any] | None = None
    undrawn = ""
    if not form.faults:
        try:
            drawn = at.toolkit.easy_week(
                at.record, on=at.on, entries=entries if is_unsaved else None
            )
        except CaseError as error:
            undrawn = " ".join(error.faults) or error.summary
    pictures = drawn["pictures"] if drawn else ()
    mark = made_of(request).keep(
        {f"week-{number}.svg": one["image"] for number, one in enumerate(pictures)}
    )
    data = worded(at.record.data, at.toolkit.service_folder)
    kinds = guide().find(("child", "commitments", "kind"))
    return shown(
        request,
        at,
        "week",
        status=status,
        form=form,
        sections=(FIXED, HOURS, BOOKED),
        state=week_state(at.record),
        is_unsaved=is_unsaved,
        told=told,
        undrawn=undrawn,
        week=drawn,
        pictures=[
            (f"{at.root}/made/{mark}/week-{number}.svg", one["words"])
            for number, one in enumerate(pictures)
        ],
        weekdays=WEEKDAYS,
        kinds=kinds.choices if kinds else {},
        rules={
            str(number): one.get("easy_read", {}).get("heading") or one["official_text"][:80]
            for number, one in enumerate(data["supervision"]["conditions"])
        },
        faults=form.faults,
        window=window_of(sent),
        kept=kept_of(at, "week", window_of(sent)),
    )


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))


def _clock(text: str) -> str:
    at = as_time(text)
    return clock(at) if at is not None else text
