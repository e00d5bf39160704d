"""Workbooks for the tests: filled from samples, changed cell by cell, saved again."""

import io
import json
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl

from generator.case import loads
from generator.sheets.case_workbook.layout import sheets
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
