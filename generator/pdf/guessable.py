"""What the pages of a PDF say that somebody may try first as its password."""

import re
from datetime import datetime

import pypdfium2

from generator.pdf._pdfium import one_at_a_time

__all__ = ["guessable", "written_days"]

_NAME = re.compile(r"[^\W\d_]{3,}")
_DAY = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")


def guessable(pdf: bytes) -> tuple[str, ...]:
    """The words with a capital letter of all pages, and their days in digits; each once."""
    with one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            text = "\n".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()
    names = [word for word in _NAME.findall(text) if word[0].isupper()]
    days = [each for found in _DAY.finditer(text) for each in _in_digits(found)]
    return tuple(dict.fromkeys((*names, *days)))


def written_days(born: str) -> list[str]:
    """A day, as ISO text, in the digits in which people write it."""
    year, month, day = born.split("-")
    short = f"{int(day)}{int(month)}{year}"
    return [born, f"{day}{month}{year}", f"{day}{month}{year[2:]}", f"{month}{day}{year}", short]


def _in_digits(found: re.Match[str]) -> list[str]:
    day, name, year, *numeric = found.groups()
    try:
        when = datetime.strptime(
            "-".join((day, name, year) if name else numeric), "%d-%B-%Y" if name else "%d-%m-%Y"
        )
    except ValueError:
        return []
    return written_days(f"{when:%Y-%m-%d}")
