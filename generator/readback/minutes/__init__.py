"""From minutes that were typed, in Word or in a form, to the meeting that they are of."""

from generator.readback.minutes._child import child_field
from generator.readback.minutes._form import (
    NEW,
    ROWS,
    Field,
    Part,
    Rows,
    fields_of,
    parts_of,
    rows_of,
)
from generator.readback.minutes._outcome import Clash, Slip, TypedIn, Typing
from generator.readback.minutes._people import People
from generator.readback.minutes._read import MinutesRead, read_minutes
from generator.readback.minutes._typed import seen_of, typed_in

__all__ = [
    "NEW",
    "ROWS",
    "Clash",
    "Field",
    "MinutesRead",
    "Part",
    "People",
    "Rows",
    "Slip",
    "TypedIn",
    "Typing",
    "child_field",
    "fields_of",
    "parts_of",
    "read_minutes",
    "rows_of",
    "seen_of",
    "typed_in",
]
