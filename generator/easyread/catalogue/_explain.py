"""An explanation of the catalogue with its slots filled for one child."""

from collections.abc import Mapping
from dataclasses import replace

from generator.case.facts.words import DAYS, MONTHS, and_list, clock
from generator.easyread.catalogue._records import Form, Sentence, explanation
from generator.easyread.witness import moments_of_text

__all__ = ["explain", "filled"]


def explain(
    form: Form, slots: Mapping[str, str], officer: str, level: int = 2
) -> tuple[Sentence, ...]:
    """The sentences that explain a condition; `officer` is the worker's name to the child.

    Where the level is not written, the nearest one below is taken, else the lowest. Times are
    said as 7pm, dates as 9 November 2026 and days as Monday and Tuesday.
    """
    levels = explanation(form.explained).levels
    nearest = max((one for one in levels if one <= level), default=min(levels))
    return tuple(
        replace(sentence, text=filled(sentence.text, form, slots, officer))
        for sentence in levels[nearest]
    )


def filled(text: str, form: Form, slots: Mapping[str, str], officer: str) -> str:
    """Words of an explanation, such as its heading or question, with the slots filled."""
    values = {name: _said(form.slots[name], value) for name, value in slots.items()}
    for name, value in {**values, "officer": officer}.items():
        text = text.replace("{" + name + "}", value)
    return text


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
    return value.rstrip(".")
