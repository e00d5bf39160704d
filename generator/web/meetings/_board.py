"""The report to the board, for a quarter."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from generator.board import Quarter
from generator.boards import BOARD_FORMATS
from generator.errors import FaultyInputError
from generator.web.desk import NotFoundError
from generator.web.meetings._held import here
from generator.web.page import desk_of, download, page

__all__ = ["board", "board_file"]

_MOST = 12  # quarters that can be chosen


def board(request: Request) -> Response:
    """The report of a quarter on a page, with its files."""
    desk = desk_of(request)
    quarters = _quarters(desk.today())
    wanted = request.query_params.get("quarter", str(quarters[0]))
    seen, told, status = None, "", 200
    held = here(request).meetings
    services = desk.toolkit.services_of(desk.folder, held=held)
    of = request.query_params.get("of", "")
    try:
        Quarter.read(wanted)
    except FaultyInputError:
        status = 422
    try:
        # Of several services, which one is asked first: each reports by itself.
        if len(services) < 2 or of:
            record = desk.toolkit.caseload(desk.folder, wanted, on=desk.today(), of=of, held=held)
            seen = record.data
    except FaultyInputError as error:
        told = str(error)
    return page(
        request,
        "meetings/board.html",
        status=status,
        quarters=quarters,
        wanted=wanted,
        services=services if len(services) > 1 else (),
        of=of,
        seen=seen,
        told=told,
        formats=BOARD_FORMATS,
    )


def board_file(request: Request) -> Response:
    """The report of a quarter as a file."""
    desk, form = desk_of(request), request.path_params["form"]
    if form not in BOARD_FORMATS:
        raise NotFoundError("The report does not come as such a file.")
    quarter, of = (request.query_params.get(name, "") for name in ("quarter", "of"))
    [made] = desk.toolkit.board(
        desk.folder, quarter, on=desk.today(), formats=[form], of=of, held=here(request).meetings
    )
    desk.audit.record("made", "", by=desk.who(request), detail=f"board report {form}")
    return download(made.content, f"board-report_{Quarter.read(quarter)}.{form}")


def _quarters(today: date) -> list[Quarter]:
    """This quarter and those before it."""
    found = [Quarter.of(today)]
    while len(found) < _MOST:
        one = found[-1]
        found.append(
            Quarter(one.year, one.number - 1) if one.number > 1 else Quarter(one.year - 1, 4)
        )
    return found
