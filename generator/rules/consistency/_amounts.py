"""Numbers out of their bounds, and numbers that a text says otherwise."""

import re
from functools import cache
from typing import Any

from generator.rules.consistency._record import Found, Record, table

__all__ = ["amounts"]

_FASTEST, _SLOWEST = 0.7, 12.0
_FEW_MILES = 5
_NEAR = 0.6


def amounts(record: Record) -> Found:
    """Every amount against its bounds, the journey's two numbers, and what texts say of them."""
    for row in table("amounts")["amount"]:
        for at in record.find(row["at"]):
            number = at.value
            if isinstance(number, bool) or not isinstance(number, (int, float)):
                continue
            if not row["least"] <= number <= row["most"]:
                message = f"The {row['words']} is given as {number:g}."
                yield from record.say("amount-doubtful", message, at.place)
            elif "said" in row:
                yield from _said(record, row, at.place, number)
    yield from _journey(record)


def _said(record: Record, row: dict[str, Any], place: str, number: float) -> Found:
    """Texts that give nearly this amount, or the only text that gives one, and not the same."""
    other = _pattern(row["other"]) if "other" in row else None
    told = [
        (where, text, float(next(group for group in found.groups() if group)))
        for where, text in record.within(*row["within"])
        if row["unit"] in text
        for found in _pattern(row["said"]).finditer(text)
    ]
    # Another distance may be meant, unless it is near enough to be the same with a slip.
    for where, text, value in told:
        near = number * _NEAR <= value <= number / _NEAR
        alone = len(told) == 1 and where.startswith(("/placement", "/supervision/release"))
        elsewise = other is not None and other.search(text) is not None
        if value != number and (near or (alone and not elsewise)):
            message = f"The {row['words']} is given as {number:g}; a text says {value:g}."
            yield from record.say("text-differs", message, where, place)


@cache
def _pattern(said: str) -> re.Pattern[str]:
    return re.compile(said, re.IGNORECASE)


def _journey(record: Record) -> Found:
    miles, minutes = (
        record.facts.number("placement", key) for key in ("distance_miles", "travel_minutes")
    )
    if miles is None or minutes is None or miles < _FEW_MILES:
        return
    if not miles * _FASTEST <= minutes <= miles * _SLOWEST:
        message = f"The journey of {miles:g} miles is said to take {minutes:g} minutes."
        yield from record.say(
            "amount-doubtful", message, "/placement/travel_minutes", "/placement/distance_miles"
        )
