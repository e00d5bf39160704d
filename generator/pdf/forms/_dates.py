"""Dates as forms want them, and back."""

import re
from datetime import date

FORMATS = ("date", "shortdate", "numeric", "iso", "day", "month", "year")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WORDS = re.compile(
    r"(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})"
)
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")


def shown(iso: str, form: str) -> str | None:
    """A date from YYYY-MM-DD in one of FORMATS; None when it is no date.

    3 March 2026, 3 Mar 2026, 03/03/2026, 2026-03-03, 03, 03, 2026.
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    name = _MONTHS[day.month - 1]
    return {
        "date": f"{day.day} {name} {day.year}",
        "shortdate": f"{day.day} {name[:3]} {day.year}",
        "numeric": f"{day:%d/%m/%Y}",
        "iso": iso,
        "day": f"{day:%d}",
        "month": f"{day:%m}",
        "year": f"{day:%Y}",
    }[form]


def understood(text: str) -> str | None:
    """A date that a person wrote, day first, as YYYY-MM-DD; None when it is not clear."""
    text = text.strip()
    words, numbers = _WORDS.fullmatch(text), _NUMBERS.fullmatch(text)
    try:
        if words:
            month = words[2].lower()
            found = [n for n, m in enumerate(_MONTHS, 1) if m.lower().startswith(month)]
            found = found or [9] * (month == "sept")
            return date(int(words[3]), found[0], int(words[1])).isoformat() if found else None
        if numbers:
            return date(int(numbers[3]), int(numbers[2]), int(numbers[1])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None
