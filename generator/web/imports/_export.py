"""What another system exports becomes cases: columns chosen, shown first, then taken in."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.errors import FaultyInputError
from generator.sheets.imports import Looked
from generator.web.desk import Desk
from generator.web.imports._asked import asked
from generator.web.imports._columns import (
    MOST_COLUMNS,
    SEVERAL,
    Answers,
    answered,
    table_rows,
    with_answers,
)
from generator.web.imports._kept import begun, clear, held, plain_name, put, told
from generator.web.imports._told import told_of
from generator.web.page import Posted, Upload, desk_of, download, page, posted, redirect

__all__ = ["ask", "choose", "codes", "columns", "done", "mapping", "run", "take", "tried"]

_WHAT, _FILES, _MAPPING = "export", "files", "mapping"
_CHOSEN, _REPORT = "chosen", "report"
_SHOWN = 200
_TABLES = (".csv", ".xlsx", ".xls", ".ods")

Raw = Mapping[str, Any]


def ask(request: Request) -> Response:
    """Ask for a workbook, or for an export."""
    return asked(request, {})


@posted
def take(request: Request, form: Posted) -> Response:
    """Keep an export, and go on to its columns; with a mapping of its own, to what it would do."""
    own, files = form.file("mapping"), form.files("export")
    if faults := _faults(files, own):
        return asked(request, faults)
    desk = desk_of(request)
    sent: dict[str, Upload | tuple[Upload, ...]] = {_FILES: files}
    begun(desk, _WHAT, sent if own is None else {**sent, _MAPPING: own})
    try:
        tables = _tables(desk)
        if own is not None:
            _propose(desk, tables, desk.toolkit.read_mapping(_mapping_file(desk)))
            _take_in(desk, dry=True, every=True)
            return redirect("/import/export/try")
        _propose(desk, tables)
    except FaultyInputError as error:
        clear(desk, _WHAT, _FILES)
        field = "export" if own is None else "mapping"
        return asked(request, {field: " ".join((error.summary, *error.faults))})
    return redirect("/import/columns")


def columns(request: Request) -> Response:
    """The columns of the export, each with the field that it becomes."""
    return _columns(request, None)


@posted
def choose(request: Request, form: Posted) -> Response:
    """Keep what was chosen for the columns, and show what would become of the export."""
    desk = desk_of(request)
    tables, raw = _tables(desk), told(desk, _WHAT, _CHOSEN)
    before = desk.toolkit.mapping_choices(raw, tables)
    standing = desk.toolkit.standing_fields()
    answers = answered(desk.toolkit, form, tables, before, standing)
    made, clashes = desk.toolkit.changed_mapping(raw, tables, answers.tables, desk.today())
    for (number, heading), says in clashes.items():
        at = tables[number].table.headings.index(heading)
        answers.faults[f"t{number}c{at}"] = says
    if answers.faults:
        return _columns(request, answers)
    try:
        _settle(desk, with_answers(made, answers))
    except FaultyInputError as error:
        answers.faults["title"] = " ".join((error.summary, *error.faults))
        return _columns(request, answers)
    return redirect("/import/export/try")


@posted
def codes(request: Request, form: Posted) -> Response:
    """Keep what unknown words stand for, and show what would become of the export now."""
    desk = desk_of(request)
    raw: Raw = told(desk, _WHAT, _CHOSEN)
    for number, each in enumerate(told(desk, _WHAT, _REPORT)["codes"]):
        known = dict(each["choices"])
        said = {
            code: form.text(f"k{number}-{at}")
            for at, (code, _) in enumerate(each["codes"])
            if form.text(f"k{number}-{at}") in known
        }
        leave_out = form.text(f"k{number}-leave") == "yes"
        raw = desk.toolkit.mapping_with_codes(
            raw, each["source"], each["path"], said, leave_out=leave_out
        )
    _settle(desk, raw)
    return redirect("/import/export/try")


def tried(request: Request) -> Response:
    """What would become of the export; nothing is written yet."""
    desk = desk_of(request)
    held(desk, _WHAT, _FILES)
    return page(request, "imports/tried.html", told=told(desk, _WHAT, _REPORT), dry=True)


def mapping(request: Request) -> Response:
    """The mapping as a file, for the command line or another service."""
    return download(_mapping_file(desk_of(request)).read_bytes(), "mapping.toml")


@posted
def run(request: Request, form: Posted) -> Response:
    """Take the export in, and keep its mapping for the next one."""
    desk = desk_of(request)
    files = _take_in(desk, dry=False)
    desk.toolkit.keep_mapping(told(desk, _WHAT, _CHOSEN), desk.folder)
    clear(desk, _WHAT, _FILES)
    desk.audit.record("imported", "", by=desk.who(request), detail=f"{files} case files written")
    return redirect("/import/export/done", say="The export was taken in.")


def done(request: Request) -> Response:
    """What became of the export."""
    report = told(desk_of(request), _WHAT, _REPORT)
    return page(request, "imports/tried.html", told=report, dry=False)


def _faults(files: Sequence[Upload], own: Upload | None) -> dict[str, str]:
    faults = {}
    names = [plain_name(each.name).lower() for each in files]
    if not files or any(not name.endswith(_TABLES) for name in names):
        faults["export"] = "Choose the files of the export: CSV files or workbooks"
    elif len(set(names)) < len(names):
        faults["export"] = "Two of the files have the same name. Give one of them another name"
    if own is not None and not own.name.lower().endswith(".toml"):
        faults["mapping"] = "Choose the mapping, a file that ends in .toml"
    return faults


def _tables(desk: Desk) -> tuple[Looked, ...]:
    tables = desk.toolkit.export_tables(held(desk, _WHAT, _FILES), desk.today())
    count = sum(len(each.columns) for each in tables)
    if count > MOST_COLUMNS:
        raise FaultyInputError(
            f"The export has {count} columns, more than can be gone through on a page. Export "
            "fewer, or take the sheets that are not wanted out of a copy."
        )
    return tables


def _propose(desk: Desk, tables: Sequence[Looked], own: Raw | None = None) -> None:
    """Keep the mapping to begin with."""
    title = held(desk, _WHAT, _FILES)[0].stem
    raw = desk.toolkit.proposed_mapping(tables, desk.folder, title, desk.today(), own=own)
    told(desk, _WHAT, _CHOSEN, dict(raw))


def _settle(desk: Desk, raw: Raw) -> None:
    """Keep a mapping that was changed, once it was tried."""
    text = desk.toolkit.mapping_text(raw)
    put(desk, _WHAT, _MAPPING, "mapping.toml", text.encode())
    _take_in(desk, dry=True)
    told(desk, _WHAT, _CHOSEN, dict(raw))


def _mapping_file(desk: Desk) -> Path:
    return held(desk, _WHAT, _MAPPING)[0]


def _columns(request: Request, answers: Answers | None) -> Response:
    desk = desk_of(request)
    tables, raw = _tables(desk), told(desk, _WHAT, _CHOSEN)
    choices = answers.tables if answers else desk.toolkit.mapping_choices(raw, tables)
    hidden = request.query_params.get("cells") != "shown"
    constants = answers.constants if answers else raw.get("constants", {})
    return page(
        request,
        "imports/columns.html",
        status=422 if answers else 200,
        tables=table_rows(desk.toolkit, tables, choices, answers, hidden=hidden),
        title=answers.title if answers else raw.get("title", ""),
        fields=desk.toolkit.import_fields().values(),
        standing=[(".".join(each.path), each) for each in desk.toolkit.standing_fields()],
        constants=constants,
        several=SEVERAL,
        hidden=hidden,
        faults=answers.faults if answers else {},
    )


def _take_in(desk: Desk, *, dry: bool, every: bool = False) -> int:
    """Run the import, and keep what is to be told of it; returns the case files written.

    Files of which nothing is taken are passed by, unless `every` one has to fit the mapping.
    """
    files, mapping = held(desk, _WHAT, _FILES), _mapping_file(desk)
    taken = files if every else desk.toolkit.files_taken(desk.toolkit.read_mapping(mapping), files)
    with desk.toolkit.intake(mapping, taken, desk.folder, today=desk.today(), dry=dry) as intake:
        outcome = intake.run()
        report = told_of(desk.toolkit, outcome, intake.lines(_SHOWN))
        report["advice"] = list(desk.toolkit.mapping_advice(mapping))
        told(desk, _WHAT, _REPORT, report)
    return outcome.files
