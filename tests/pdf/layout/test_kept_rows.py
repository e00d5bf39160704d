"""A row whose paragraphs ask to stay with the next does so, also with what follows its table."""

import io

import docx
import pdfplumber
import pytest

from generator.pdf import to_pdf

FILLERS = range(34, 46)


def made(fillers: int, kept: int) -> list[str]:
    """The text of each page: fillers, a table of three rows of which the last `kept` keep, words.

    Only the last rows keep, so that the table as a whole may part.
    """
    document = docx.Document()
    for n in range(fillers):
        document.add_paragraph(f"Filler {n}").paragraph_format.space_after = 0
    table = document.add_table(3, 1)
    for n, row in enumerate(table.rows):
        cell = row.cells[0].paragraphs[0]
        cell.text = f"Row {n}"
        cell.paragraph_format.space_after = 0
        cell.paragraph_format.keep_with_next = n >= 3 - kept
    document.add_paragraph("What follows the table")
    out = io.BytesIO()
    document.save(out)
    with pdfplumber.open(io.BytesIO(to_pdf(out.getvalue()))) as pdf:
        return [page.extract_text() for page in pdf.pages]


class DescribeKeptRows:
    @pytest.mark.parametrize("fillers", FILLERS)
    def it_never_parts_a_kept_row_from_what_follows(self, fillers):
        pages = made(fillers, 2)
        (last,) = [page for page in pages if "What follows the table" in page]
        assert "Row 2" in last
        assert "Row 1" in last

    def it_parts_them_where_nothing_asks_to_stay(self):
        parted = [
            fillers
            for fillers in FILLERS
            if len(made(fillers, 0)) > 1 and "Row 2" not in made(fillers, 0)[-1]
        ]
        assert parted
