"""How long a sentence is, and the lengths and ages that the law allows."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from generator.case.facts.days import add_months

__all__ = [
    "CREDIT_COUNTS_FROM",
    "DTO_MONTHS",
    "EARLY_RELEASE_FROM",
    "EARLY_WINDOWS",
    "GROWN_UP",
    "LIFE",
    "LONGEST_MONTHS",
    "LONG_SENTENCE_MONTHS",
    "LOOKED_AFTER",
    "MAPPA_OFFENCES",
    "OLDEST",
    "OLDEST_KNOWN",
    "OLDEST_SENTENCED",
    "REMAND_HORIZON_YEARS",
    "SCHOOL_AGE",
    "SPEECH_ASSESSMENT_YEARS",
    "TAGGED_EARLY",
    "YOUNGEST",
    "YOUNGEST_DTO",
    "term_end",
    "terms",
]


@cache
def terms() -> Mapping[str, Mapping[str, Any]]:
    """What the law sets, by id, with its source and when somebody last confirmed it."""
    text = (Path(__file__).parent / "data" / "terms.toml").read_text(encoding="utf-8")
    return {row["id"]: row for row in tomllib.loads(text)["term"]}


_AGES = terms()["ages"]
DTO_MONTHS: tuple[int, int] = (terms()["dto-months"]["least"], terms()["dto-months"]["most"])
# From how many months on, and by how many, custody may end early; the longest first.
EARLY_WINDOWS: tuple[tuple[int, int], ...] = tuple(
    (window["least"], window["months"]) for window in terms()["early-release"]["windows"]
)
EARLY_RELEASE_FROM = min(least for least, _ in EARLY_WINDOWS)
CREDIT_COUNTS_FROM: date = terms()["credit"]["effective_from"]
YOUNGEST: int = _AGES["youngest"]
YOUNGEST_DTO: int = _AGES["youngest_dto"]
GROWN_UP: int = _AGES["grown_up"]
OLDEST: int = _AGES["oldest"]
OLDEST_KNOWN: int = terms()["oldest-in-a-case"]["known"]
OLDEST_SENTENCED: int = terms()["oldest-in-a-case"]["sentenced"]
LONG_SENTENCE_MONTHS: int = terms()["long-sentence"]["least"]
SCHOOL_AGE: int = terms()["compulsory-school"]["most"]
LIFE = frozenset[str](terms()["life"]["types"])
TAGGED_EARLY = frozenset[str](terms()["early-release-tag"]["types"])
MAPPA_OFFENCES = frozenset[str](terms()["mappa-offences"]["categories"])
LOOKED_AFTER = frozenset[str](terms()["looked-after"]["statuses"])
SPEECH_ASSESSMENT_YEARS: int = terms()["speech-assessment"]["most"]
REMAND_HORIZON_YEARS: int = terms()["remand-horizon"]["most"]
# The longest fixed term of each kind, in months.
LONGEST_MONTHS: Mapping[str, int] = {"dto": DTO_MONTHS[1], "s250": terms()["s250-months"]["most"]}


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
