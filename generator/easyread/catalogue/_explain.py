"""An explanation of the catalogue with its slots filled for one child."""

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.case.facts.words import DAYS, MONTHS, and_list, clock
from generator.easyread.catalogue._records import Form, Sentence, explanation
from generator.easyread.witness import moments_of_text

__all__ = ["explain", "filled", "nearest_level"]

# Where “or” stays: “do not text A or B”, “if A or B comes”, “what do you do if you see A or B?”
_OR = re.compile(r"\b(?:not|if|when|any)\b|\?$", re.IGNORECASE)
_SLOT = re.compile(r"\{(\w+)\}")


def explain(
    form: Form, slots: Mapping[str, str], officer: str, level: int = 2
) -> tuple[Sentence, ...]:
    """The sentences that explain a condition; `officer` is the worker's name to the child.

    Times are said as 7pm, dates as 9 November 2026 and days as Monday and Tuesday.
    """
    return tuple(
        replace(sentence, text=filled(sentence.text, form, slots, officer))
        for sentence in nearest_level(explanation(form.explained).levels, level)
    )


def nearest_level(levels: Mapping[int, tuple[Sentence, ...]], level: int) -> tuple[Sentence, ...]:
    """The sentences of a level; where it is not written, the nearest one below, else the lowest."""
    return levels[max((one for one in levels if one <= level), default=min(levels))]


def filled(text: str, form: Form, slots: Mapping[str, str], officer: str) -> str:
    """A sentence with the values of its slots; none is read for slots again."""

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name == "officer":
            begins = found.start() == 0 or text[: found.start()].rstrip()[-1:] in ".?!"
            return officer[:1].upper() + officer[1:] if begins else officer
        if name not in slots:
            return found[0]
        said = _said(form.slots[name], slots[name])
        # “Not to contact A or B” is to stay away from A and from B.
        each = form.slots[name] == "person" and _forbids_each(form, text)
        return said.replace(" or ", " and ") if each else said

    return _SLOT.sub(value, text)


def _forbids_each(form: Form, text: str) -> bool:
    """Whether a sentence speaks of everybody whom a condition forbids “or”."""
    return form.text.startswith("Not ") and not _OR.search(text)


def _said(kind: str, value: str) -> str:
    told = moments_of_text(value)
    if kind == "time":
        return clock(next(iter(told.times)))
    if kind == "date":
        month, day = next(iter(told.dates))
        years = [f" {full.year}" for full in told.full]
        return f"{day} {MONTHS[month - 1]}{''.join(years)}"
    if kind == "days":
        return and_list([DAYS[day] for day in sorted(told.days)])
    return value.rstrip(".").replace("'", "’")
