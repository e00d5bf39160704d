"""Workbooks for the tests: filled from samples, changed cell by cell, saved again."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple

from generator.case import loads
from generator.sheets.case_workbook.layout import sheets
from generator.sheets.case_workbook.opening import opened
from generator.sheets.case_workbook.read import read_workbook
from generator.sheets.case_workbook.write import Filling, workbook

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
NAMES = ["dto-yoi", "remand", "s250-secure-home", "breach-transition"]
ON = date(2026, 3, 2)


def laid_out(data):
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode()


def case_bytes(sample):
    return (SAMPLES / f"{sample}.json").read_bytes()


def filled_from(data):
    """The workbook of a case, given as the data of its file."""
    case = loads(laid_out(data))
    return workbook(Filling(case.own or case.data, case.identifier, case.digest), (), on=ON)


@cache
def filled(sample):
    return filled_from(json.loads(case_bytes(sample)))


def read(content, name="case.xlsx", **options):
    return read_workbook(content, name, on=ON, **options)


class Desk:
    """A workbook opened for a change, as somebody in front of it would make it."""

    def __init__(self, content):
        self.book = openpyxl.load_workbook(io.BytesIO(content))

    def page(self, key):
        return self.book[next(sheet.name for sheet in sheets() if sheet.key == key)]

    def column(self, key, field):
        """The letter of a field's column in a list."""
        page = self.page(key)
        return next(cell.column_letter for cell in page[3] if cell.value == f"field:{field}")

    def place(self, key, field, row=6):
        """The cell of a field: of a form, or of a row of a list."""
        page = self.page(key)
        if page["A1"].value.startswith("list:"):
            return page[f"{self.column(key, field)}{row}"]
        return next(page[f"C{c.row}"] for c in page["A"] if c.value == field)

    def belongs(self, key, row=6):
        """The cell that says what the entry of an inner list belongs to."""
        page = self.page(key)
        letter = next(cell.column_letter for cell in page[3] if cell.value == "belongs")
        return page[f"{letter}{row}"]

    def free_row(self, key):
        """The first row of a list without an entry."""
        page = self.page(key)
        return next(row for row in range(6, 4000) if page.cell(row, 1).value is None)

    def saved(self):
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


KEPT = (
    *("child", "people", "sentence", "plan", "plan/pathways", "plan/pathways/objectives"),
    *("supervision", "supervision/conditions", "supervision/conditions/inputs/times"),
    "supervision/conditions/easy_read/lines",
    *("compliance", "service"),
)


@cache
def small_case_text():
    """A small case with people, inner lists and references, as JSON."""
    whole = json.loads(case_bytes("breach-transition"))
    conditions = whole["supervision"]["conditions"]
    conditions = [conditions[number] for number in (0, 2, 10, 11)]
    conditions[3]["inputs"]["times"].append(
        {"days": ["monday", "tuesday", "wednesday"], "from": "09:00", "to": "10:00"}
    )
    case = {name: whole[name] for name in ("schema", "case_id", "service", "child")}
    case["service"] = {"name": whole["service"]["name"]}
    case["people"] = whole["people"][:4]
    case["sentence"] = {name: whole["sentence"][name] for name in ("type", "date")}
    case["plan"] = {
        "created": "2026-02-24",
        "pathways": [
            {**one, "objectives": one["objectives"][:2]} for one in whole["plan"]["pathways"][:3]
        ],
    }
    case["supervision"] = {
        **{name: whole["supervision"][name] for name in ("kind", "starts", "ends")},
        "conditions": conditions,
    }
    case["compliance"] = [whole["compliance"][number] for number in (0, 2, 3, 7)]
    return json.dumps(case)


def small_case():
    return json.loads(small_case_text())


@cache
def small():
    """The workbook of the small case with only the sheets that it fills, which opens fast."""
    book = openpyxl.load_workbook(io.BytesIO(filled_from(small_case())))
    for sheet in sheets():
        if sheet.key not in KEPT:
            del book[sheet.name]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_part(content, key):
    """The part of a workbook that holds a sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    name = next(sheet.name for sheet in sheets() if sheet.key == key)
    return f"xl/worksheets/sheet{book.sheetnames.index(name) + 1}.xml"


def with_parts(content, change):
    """The file with its parts changed: `change` gets them by name, and may add some."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return out.getvalue()


def with_cell(content, key, cell, xml):
    """The file with other XML for one cell that is there."""
    part = sheet_part(content, key)

    def change(parts):
        found, count = re.subn(
            rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'.encode(),
            lambda hit: xml.replace("STYLE", (hit[1] or b"").decode()).encode(),
            parts[part],
            flags=re.DOTALL,
        )
        assert count == 1
        parts[part] = found

    return with_parts(content, change)


@cache
def opened_small():
    return opened(small(), "case.xlsx")


def with_answer(key, field, value, row=6):
    """The small workbook as it is opened, with another answer in one cell; and that cell."""
    book, cell = opened_small(), small_place(key, field, row)
    at = coordinate_to_tuple(cell.coordinate)
    (page,) = (one for one in book.pages if one.name == cell.parent.title)
    rows = [list(held) for held in page.rows]
    rows[at[0] - 1][at[1] - 1] = "" if value is None else value
    pages = (replace(one, rows=rows) if one is page else one for one in book.pages)
    return replace(book, pages=tuple(pages)), cell


@cache
def _small_desk():
    return Desk(small())


def small_place(key, field, row=6):
    return _small_desk().place(key, field, row)
