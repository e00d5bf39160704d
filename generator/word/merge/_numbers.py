"""Numbers and texts as people write them: 1,234, £1,234.50, and the places of a pattern."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from jinja2.runtime import Undefined

from generator.word.merge._bounds import as_text, bounded
from generator.word.merge._job import EngineError

_MOST_PLACES, _WIDEST, _MOST_DIGITS = 10, 100, 30
_PLACE = re.compile(r"%(%|[-+ 0]*(\d*)(?:\.(\d+))?[sdif])")


def number(value: Any, places: int = 0) -> Any:
    """A number with commas between its thousands: 1,234, or 1,234.50 with two `places`.

    A half is rounded up. A whole number that has none keeps no places unless they are asked for.
    """
    read = _read(value)
    if read is None:
        return value
    if isinstance(places, bool) or not isinstance(places, int) or not 0 <= places <= _MOST_PLACES:
        raise EngineError(f"number() takes 0 to {_MOST_PLACES} places after the point")
    return _with_commas(read, places)


def money(value: Any, sign: str = "£") -> Any:
    """A sum in pounds: £1,234.50 from 1234.5, and £12 from 12; a sum below nothing is -£3."""
    read = _read(value)
    if read is None:
        return value
    shown = _with_commas(abs(read), 0 if read == read.to_integral_value() else 2)
    minus = "-" if read < 0 and shown.strip("0.,") else ""
    return f"{minus}{as_text(sign)}{shown}"


def filled(pattern: Any, *values: Any) -> Any:
    """A text with values in its places: "%s, %s"|format(a, b). Missing when one of them is.

    The places are those of Python's % for texts (%s) and numbers (%d, %.2f).
    """
    missing = next((each for each in (pattern, *values) if isinstance(each, Undefined)), None)
    if missing is not None:
        return missing
    if not isinstance(pattern, str):
        raise EngineError(
            "format needs a text with places in it",
            'Write "%s and %s"|format(a, b); for a number write |number, |money or |round',
        )
    places = [found for found in _PLACE.finditer(pattern) if found[1] != "%"]
    stray = _PLACE.sub("", pattern).count("%")
    if stray or len(places) != len(values):
        raise EngineError(
            f"format has {len(places) + stray} places in its text and {len(values)} values",
            'Write %s for each value: "%s and %s"|format(a, b); a per cent sign is %%',
        )
    if any(_whole(found[2]) > _WIDEST or _whole(found[3]) > _MOST_DIGITS for found in places):
        raise EngineError(f"a place in format is wider than {_WIDEST} letters")
    texts = [
        as_text(value) if found.group().endswith("s") else value
        for found, value in zip(places, values, strict=True)
    ]
    try:
        return bounded(pattern % tuple(texts))
    except (TypeError, ValueError, OverflowError):
        raise EngineError(
            "format has a place for a number, and the value is none", "Write %s for a text"
        ) from None


def _whole(text: str | None) -> int:
    return int((text or "0")[:6])


def _read(value: Any) -> Decimal | None:
    """The number; None where there is none. Raises EngineError for what is no number."""
    if isinstance(value, Undefined) or value is None:
        return None
    text = value.replace(",", "").strip().lstrip("£") if isinstance(value, str) else value
    if isinstance(text, bool) or not isinstance(text, (str, int, float, Decimal)):
        raise EngineError("the value is not a number", "Print it without the filter")
    try:
        read = Decimal(str(text)[:_WIDEST])
    except InvalidOperation:
        read = Decimal("NaN")
    if not read.is_finite() or abs(read.adjusted()) > _MOST_DIGITS:
        raise EngineError("the value is not a number", "Numbers are written like 1234.5")
    return read


def _with_commas(value: Decimal, places: int) -> str:
    quantum = Decimal(1).scaleb(-places)
    return f"{value.quantize(quantum, ROUND_HALF_UP):,}"
