"""One child's workbook becomes a case."""

from starlette.requests import Request
from starlette.responses import Response

from generator.errors import FaultyInputError
from generator.web.home.shelf import Shelf
from generator.web.imports._asked import asked
from generator.web.imports._kept import begun, clear, held
from generator.web.page import Posted, desk_of, download, page, posted, redirect

__all__ = ["empty", "take", "to_mend"]

_WHAT, _FIELD = "workbook", "file"


def empty(request: Request) -> Response:
    """An empty workbook for a new case."""
    desk = desk_of(request)
    return download(desk.toolkit.new_workbook(on=desk.today()), "new-case.xlsx")


@posted
def take(request: Request, form: Posted) -> Response:
    """Make a case of a filled workbook, or say what has to be put right in it."""
    desk = desk_of(request)
    upload = form.file("workbook")
    if upload is None:
        return asked(request, {"workbook": "Choose the filled workbook first"})
    begun(desk, _WHAT, {_FIELD: upload})
    [file] = held(desk, _WHAT, _FIELD)
    try:
        reading = desk.toolkit.read_workbook(file, on=desk.today())
    except FaultyInputError as error:
        clear(desk, _WHAT, _FIELD)
        return asked(request, {"workbook": " ".join((error.summary, *error.faults))})
    if reading.faults or reading.questions:
        marked = desk.toolkit.marked_workbook(file, reading) is not None
        return page(request, "imports/to-mend.html", status=422, reading=reading, marked=marked)
    path = desk.folder / f"{reading.data['case_id']}.json"
    if path.exists() or _is_there(request, reading.data["case_id"]):
        return asked(
            request,
            {
                "workbook": "There is a case with this reference already. Open it, and take the "
                "workbook in there"
            },
        )
    desk.toolkit.save(path, reading.content)
    clear(desk, _WHAT, _FIELD)
    key = desk.key(path)
    desk.audit.record("made", key, by=desk.who(request), detail="case from a workbook")
    return redirect(f"/cases/{key}", say="The case was made from the workbook.")


def to_mend(request: Request) -> Response:
    """The workbook that was sent, with each fault beside its cell."""
    desk = desk_of(request)
    [file] = held(desk, _WHAT, _FIELD)
    reading = desk.toolkit.read_workbook(file, on=desk.today())
    content = desk.toolkit.marked_workbook(file, reading)
    return download(content or file.read_bytes(), "to-mend.xlsx")


def _is_there(request: Request, case_id: str) -> bool:
    """Whether a file of another name holds a case of this reference."""
    shelf: Shelf = request.app.state.shelf
    return any(row.glance is not None and row.glance.reference == case_id for row in shelf.rows())
