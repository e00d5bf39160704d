"""What another system exports becomes cases: shown first, then taken in."""

from starlette.requests import Request
from starlette.responses import Response

from generator.errors import FaultyInputError
from generator.web.desk import Desk
from generator.web.imports._asked import asked
from generator.web.imports._kept import begun, clear, held, told
from generator.web.page import Posted, desk_of, download, page, posted, redirect

__all__ = ["ask", "done", "draft", "run", "take", "tried"]

_WHAT, _FILES, _MAPPING = "export", "files", "mapping"
_SHOWN = 200
_TABLES = (".csv", ".xlsx", ".xls", ".ods")


def ask(request: Request) -> Response:
    """Ask for a workbook, or for an export and its mapping."""
    return asked(request, {})


@posted
def draft(request: Request, form: Posted) -> Response:
    """A first mapping for an export, to be looked through by somebody who knows both."""
    desk = desk_of(request)
    upload = form.file("example")
    if upload is None or not upload.name.lower().endswith(_TABLES):
        return asked(request, {"example": "Choose an export: a CSV file or a workbook"})
    begun(desk, "draft", {_FILES: upload})
    [file] = held(desk, "draft", _FILES)
    try:
        text = desk.toolkit.draft_mapping(file, desk.today())
    except FaultyInputError as error:
        return asked(request, {"example": " ".join((error.summary, *error.faults))})
    finally:
        clear(desk, "draft", _FILES)
    return download(text.encode(), "mapping.toml")


@posted
def take(request: Request, form: Posted) -> Response:
    """Keep an export and its mapping, and show what would become of them."""
    mapping, files = form.file("mapping"), form.files("export")
    faults = {}
    if not files or any(not each.name.lower().endswith(_TABLES) for each in files):
        faults["export"] = "Choose the files of the export: CSV files or workbooks"
    if mapping is None or not mapping.name.lower().endswith(".toml"):
        faults["mapping"] = "Choose the mapping, a file that ends in .toml"
    if faults or mapping is None:
        return asked(request, faults)
    desk = desk_of(request)
    begun(desk, _WHAT, {_FILES: files, _MAPPING: mapping})
    try:
        _take_in(desk, dry=True)
    except FaultyInputError as error:
        clear(desk, _WHAT, _FILES)
        return asked(request, {"mapping": " ".join((error.summary, *error.faults))})
    return redirect("/import/export/try")


def tried(request: Request) -> Response:
    """What would become of the export; nothing is written yet."""
    desk = desk_of(request)
    held(desk, _WHAT, _FILES)
    return page(request, "imports/tried.html", lines=told(desk, _WHAT).splitlines(), dry=True)


@posted
def run(request: Request, form: Posted) -> Response:
    """Take the export in."""
    desk = desk_of(request)
    files = _take_in(desk, dry=False)
    clear(desk, _WHAT, _FILES)
    desk.audit.record("imported", "", by=desk.who(request), detail=f"{files} case files written")
    return redirect("/import/export/done", say="The export was taken in.")


def done(request: Request) -> Response:
    """What became of the export."""
    lines = told(desk_of(request), _WHAT).splitlines()
    return page(request, "imports/tried.html", lines=lines, dry=False)


def _take_in(desk: Desk, *, dry: bool) -> int:
    """Run the import, and keep what is to be told of it; returns the case files written."""
    [mapping], files = held(desk, _WHAT, _MAPPING), held(desk, _WHAT, _FILES)
    with desk.toolkit.intake(mapping, files, desk.folder, today=desk.today(), dry=dry) as intake:
        outcome = intake.run()
        lines = desk.toolkit.intake_report(outcome, intake.lines(_SHOWN), dry=dry)
        told(desk, _WHAT, "\n".join(lines))
    return outcome.files
