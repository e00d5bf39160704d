"""The dates of a case: as a list, by month, as a calendar, and with another release day tried."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from generator.case.facts.words import day_words
from generator.documents.writing import file_name
from generator.errors import FaultyInputError
from generator.sheets.agenda import as_view, pack_words
from generator.web.cases._overview import opened
from generator.web.cases.dates import groups_of, month_of, moved_of
from generator.web.desk import NotFoundError
from generator.web.page import Posted, download, page, posted
from generator.web.papers.shelves import documents_of

_KIND = "statutory-dates"
_NO_DAY = "Write the release day as a day, a month and a year, such as 12 6 2026."


def dates(request: Request) -> Response:
    """Every date, overdue first, with what says so."""
    return _list(request)


def _list(
    request: Request, release: date | None = None, typed: tuple[str, ...] = (), fault: str = ""
) -> Response:
    desk, key, case = opened(request)
    found = desk.toolkit.case_dates(case, desk.today(), release=release)
    return page(
        request,
        "cases/dates.html",
        status=422 if fault else 200,
        case=case,
        key=key,
        groups=groups_of(found),
        sources=as_view(found)["sources"],
        pack=pack_words(found.pack),
        release=day_words(release) if release else "",
        moved=moved_of(found),
        typed=typed or ("", "", ""),
        fault=fault,
    )


def month(request: Request) -> Response:
    """The dates of one month as a table."""
    desk, key, case = opened(request)
    found = month_of(
        desk.toolkit.case_dates(case, desk.today()), request.path_params.get("month", "")
    )
    if found is None:
        raise NotFoundError("There is no such month here. Go back to the dates.")
    return page(request, "cases/month.html", case=case, key=key, month=found)


@posted
def calendar(request: Request, form: Posted) -> Response:
    """A calendar file, kept beside the documents so that the next one follows it."""
    desk, key, case = opened(request)
    on = desk.today()
    before = sorted(documents_of(desk).glob(f"{_KIND}_{case.identifier}_*.ics"))
    made = desk.toolkit.dates(
        case, "ics", on=on, before=before[-1].read_bytes() if before else None
    )
    desk.toolkit.write([made], documents_of(desk))
    desk.audit.record("made", key, by=desk.who(request), detail=f"{_KIND}, calendar")
    return download(made.content, file_name(_KIND, case.identifier, on, "ics"))


@posted
def try_release(request: Request, form: Posted) -> Response:
    """The dates with what another release day would move."""
    typed = tuple(form.text(f"release-{part}").strip() for part in ("day", "month", "year"))
    try:
        day, month_, year = (int(part) for part in typed)
        release = date(year, month_, day)
    except ValueError:
        return _list(request, typed=typed, fault=_NO_DAY)
    try:
        return _list(request, release, typed)
    except FaultyInputError as error:
        return _list(request, typed=typed, fault=error.summary)
