"""Taking in an edited Word file, a filled form or a workbook: look, choose, take over."""

from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from generator.case.facts.words import count
from generator.documents.writing import file_name
from generator.errors import FaultyInputError, ThroughcareError
from generator.readback import ReadBack
from generator.web.page import Posted, desk_of, download, page, posted, redirect
from generator.web.papers._kept import keep, kept, let_go
from generator.web.papers._pages import file_of, opened
from generator.web.papers.intake import differences, ending_of, numbers_of, unplaced

_WORKBOOKS = (".xlsx", ".xls", ".ods")


def ask(request: Request) -> Response:
    """Ask for the file."""
    return _ask(request)


def _ask(request: Request, fault: str = "") -> Response:
    _, key, case = opened(request)
    status = 422 if fault else 200
    return page(request, "papers/take-in.html", status=status, case=case, key=key, fault=fault)


def workbook(request: Request) -> Response:
    """A workbook filled from the case, to go on in and to take in again."""
    desk, key, case = opened(request)
    content = desk.toolkit.fill_workbook(case, on=desk.today())
    desk.audit.record("downloaded", key, by=desk.who(request), detail="workbook")
    return download(content, file_name("workbook", case.identifier, desk.today(), "xlsx"))


@posted
def take(request: Request, form: Posted) -> Response:
    """Keep the file that was chosen, and go on to what it would change."""
    desk, key, _ = opened(request)
    upload = form.file("document")
    if upload is None or not upload.content:
        return _ask(request, "Choose the file that you want to upload.")
    try:
        ending = ending_of(upload.name)
    except FaultyInputError as error:
        return _ask(request, error.summary)
    name = keep(desk, key, upload.content, ending)
    return redirect(f"/cases/{key}/take-in/{name}")


@posted
def take_edited(request: Request, form: Posted) -> Response:
    """Go on to what a document in the folder would change that somebody edited there."""
    desk, key, _ = opened(request)
    made = file_of(request, desk)
    name = keep(desk, key, made.content(), made.path.suffix)
    return redirect(f"/cases/{key}/take-in/{name}")


def changes(request: Request) -> Response:
    """The changes side by side, to be chosen from; and what could not be placed."""
    file = kept(desk_of(request), request.path_params["key"], request.path_params["file"])
    try:
        found = _read(request, file, remove=request.query_params.get("remove") == "yes")
    except ThroughcareError as error:
        return _unread(request, file, error)
    return _changes(request, file, found)


def _changes(
    request: Request,
    file: Path,
    found: ReadBack,
    *,
    fault: str = "",
    faults: tuple[str, ...] = (),
    chosen: tuple[str, ...] | None = None,
) -> Response:
    _, key, case = opened(request)
    shown = differences(found, case, key)
    return page(
        request,
        "papers/changes.html",
        status=422 if fault else 200,
        case=case,
        key=key,
        name=request.path_params["file"],
        differences=shown,
        chosen=tuple(one.id for one in shown) if chosen is None else chosen,
        unplaced=unplaced(found, case, key),
        notes=found.notes,
        rows_gone=_asks_for_rows(request, file),
        fault=fault,
        faults=faults,
    )


@posted
def apply(request: Request, form: Posted) -> Response:
    """Write the changes that were chosen into the case; everything else stays to be looked at."""
    desk, key, _ = opened(request)
    name = request.path_params["file"]
    file = kept(desk, key, name)
    if form.text("remove") == "yes":
        return redirect(f"/cases/{key}/take-in/{name}?{urlencode({'remove': 'yes'})}")
    try:
        found = _read(request, file, remove=request.query_params.get("remove") == "yes")
    except ThroughcareError as error:
        return _unread(request, file, error)
    return _taken(request, file, found, form.texts("take"))


def _taken(request: Request, file: Path, found: ReadBack, chosen: tuple[str, ...]) -> Response:
    """Write what was chosen; or show the changes again, with why nothing was written."""
    desk, key, _ = opened(request)
    if not chosen:
        none = "Choose the changes that you want to take over."
        return _changes(request, file, found, fault=none, chosen=())
    try:
        some = found.chosen(numbers_of(found, chosen))
    except FaultyInputError as error:
        return _changes(request, file, found, fault=error.summary)
    if some.conflicts:
        wrong = "With these changes the case would have faults, so nothing was written."
        said = tuple(map(str, some.conflicts))
        return _changes(request, file, found, fault=wrong, faults=said, chosen=chosen)
    some.apply()
    many = count(len(some.changes), "change")
    desk.audit.record("read back", key, by=desk.who(request), detail=f"{found.kind}, {many}")
    done = f"{many} {'is' if len(some.changes) == 1 else 'are'} in the case now."
    name = request.path_params["file"]
    if len(found.changes) > len(some.changes) or found.conflicts:
        return redirect(f"/cases/{key}/take-in/{name}", say=f"{done} What is left stands below.")
    let_go(desk, key, name)
    return redirect(f"/cases/{key}", say=f"{done} The case as it was is kept beside it.")


def marked(request: Request) -> Response:
    """A copy of a workbook with each fault beside its cell, to go on in."""
    desk, key, case = opened(request)
    file = kept(desk, key, request.path_params["file"])
    reading = desk.toolkit.read_workbook(file, on=desk.today())
    content = desk.toolkit.marked_workbook(file, reading)
    if content is None:
        raise FaultyInputError("Only a workbook in the format .xlsx can be marked.")
    return download(content, file_name("workbook-to-mend", case.identifier, desk.today(), "xlsx"))


def _read(request: Request, file: Path, *, remove: bool) -> ReadBack:
    desk = desk_of(request)
    case = desk.path(request.path_params["key"])
    return desk.toolkit.changes_in(file, case, on=desk.today(), remove=remove)


def _unread(request: Request, file: Path, error: ThroughcareError) -> Response:
    """The page that says why a file cannot be read, in the words of the readers."""
    _, key, case = opened(request)
    faults = error.faults if isinstance(error, FaultyInputError) else ()
    return page(
        request,
        "papers/unread.html",
        status=422,
        case=case,
        key=key,
        name=request.path_params["file"],
        says=error.summary if isinstance(error, FaultyInputError) else str(error),
        faults=faults,
        mended=file.suffix == ".xlsx" and bool(faults),
    )


def _asks_for_rows(request: Request, file: Path) -> bool:
    """Whether a workbook asks if rows were taken out on purpose."""
    desk = desk_of(request)
    if file.suffix not in _WORKBOOKS or request.query_params.get("remove") == "yes":
        return False
    reading = desk.toolkit.read_workbook(file, on=desk.today())
    return any(one.removes for one in reading.questions)
