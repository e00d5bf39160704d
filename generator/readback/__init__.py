"""From an edited document to a patch of the record that it was made from."""

from generator.readback._form import FORM, read_form_back
from generator.readback._read import ReadBack, patched, read_back, taken_over
from generator.readback._workbook import read_workbook_back

__all__ = ["FORM", "ReadBack", "patched", "read_back", "read_form_back", "read_workbook_back",
           "taken_over"]  # fmt: skip
