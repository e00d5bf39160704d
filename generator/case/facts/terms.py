"""How long a sentence is, and the lengths and ages that the law allows."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from generator.case.facts.days import add_months

__all__ = [
    "DTO_MONTHS",
    "EARLY_RELEASE_FROM",
    "GROWN_UP",
    "LIFE",
    "LONGEST_MONTHS",
    "OLDEST",
    "YOUNGEST",
    "YOUNGEST_DTO",
    "term_end",
]

# yjb: a detention and training order is 4 to 24 months, both counted.
DTO_MONTHS = (4, 24)
# yjb: one of this many months or more may end custody early.
EARLY_RELEASE_FROM = 8
# Years of age: of criminal responsibility, for a detention and training order (yjb: 12 to 17),
# and as an adult. A youth justice service works with nobody beyond the last.
YOUNGEST, YOUNGEST_DTO, GROWN_UP, OLDEST = 10, 12, 18, 21
LIFE = frozenset({"s258", "s259"})
# The longest fixed term of each kind, in months; 14 years for section 250.
LONGEST_MONTHS: Mapping[str, int] = {"dto": DTO_MONTHS[1], "s250": 168}


def term_end(start: date, sentence: Mapping[str, Any]) -> date | None:
    """The day after the term's last, counted from `start`; None when no length is recorded.

    The whole length is taken where it is given, months first and then the days on top; else
    the custodial term with its extension. A length that no calendar holds ends on its last day.
    """
    months, days = _whole(sentence, "length_months"), _whole(sentence, "length_days")
    if not months and not days:
        months = _whole(sentence, "custodial_months")
        if not months:
            return None
        months += _whole(sentence, "extension_months")
    try:
        return add_months(start, months) + timedelta(days=days)
    except (ValueError, OverflowError):
        return date.max


def _whole(sentence: Mapping[str, Any], key: str) -> int:
    value = sentence.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
