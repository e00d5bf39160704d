"""The page of a case, its picture, what was found in it, and what happened to it."""

from starlette.requests import Request
from starlette.responses import Response

from generator.case import Case, FaultyCaseError
from generator.case.derive import naming
from generator.sheets.agenda import as_view
from generator.web.cases.dates import groups_of
from generator.web.cases.findings import found_in, sources_of
from generator.web.cases.history import happened
from generator.web.desk import Desk
from generator.web.page import desk_of, page, redirect
from generator.web.papers.shelves import case_at, shelf_at
from generator.web.questions.reviewing import states_of

_MOST_DATES = 5
_MOST_PAPERS = 8


def overview(request: Request) -> Response:
    """Everything about a case at a glance; of a file with faults, where to put them right."""
    try:
        desk, key, case = opened(request)
    except FaultyCaseError:
        return redirect(f"/cases/{request.path_params['key']}/questions")
    on = desk.today()
    dates = desk.toolkit.case_dates(case, on)
    groups = {group.name: group for group in groups_of(dates)}
    ahead = [row for name in ("overdue", "soon") if name in groups for row in groups[name].rows]
    line = desk.toolkit.line(case, on=on)
    return page(
        request,
        "cases/case.html",
        case=case,
        key=key,
        whose=naming(case.data["child"])["possessive"],
        words=line.words,
        subjects=states_of(desk, key, case.data if case.own is None else case.own),
        ahead=ahead[:_MOST_DATES],
        more=max(0, len(ahead) - _MOST_DATES),
        findings=len(dates.findings),
        papers=shelf_at(desk, key).at("now"),
        most_papers=_MOST_PAPERS,
    )


def line(request: Request) -> Response:
    """The line of the sentence, as a picture."""
    desk, _, case = opened(request)
    picture = desk.toolkit.line(case, on=desk.today()).picture
    return Response(picture, media_type="image/svg+xml")


def findings(request: Request) -> Response:
    """What the checks found, each with links to its fields."""
    desk, key, case = opened(request)
    dates = desk.toolkit.case_dates(case, desk.today())
    kinds = tuple(desk.toolkit.catalogue.kinds())
    return page(
        request,
        "cases/findings.html",
        case=case,
        key=key,
        groups=found_in(case, key, dates.findings, kinds),
        sources=sources_of(dates.findings, as_view(dates)["sources"]),
    )


def history(request: Request) -> Response:
    """What was made, read back, changed and signed."""
    desk, key, case = opened(request)
    kinds = tuple(desk.toolkit.catalogue.kinds())
    made = shelf_at(desk, key).made
    events = happened(case, desk.audit.entries(key), made, kinds)
    return page(request, "cases/history.html", case=case, key=key, events=events)


def opened(request: Request) -> tuple[Desk, str, Case]:
    """The desk, and the case to look at that the address names with its key."""
    desk, key = desk_of(request), request.path_params["key"]
    return desk, key, case_at(desk, key)
