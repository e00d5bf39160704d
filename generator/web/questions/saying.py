"""The answer to a field in words."""

from datetime import date
from typing import Any

from generator.case.facts.words import day_words
from generator.case.guide import FieldGuide
from generator.web.questions.controls import component, shown
from generator.web.questions.known import BOXES, Controls, Known

__all__ = ["said", "said_of"]


def said(one: FieldGuide, values: Controls, known: Known) -> str:
    """What a field holds, as a reader sees it; empty for nothing."""
    if component(one) == "date":
        day, month, year = ("".join(values.get(box, ())) for box in BOXES)
        whole = month.isdigit() and day.isdigit() and year.isdigit()
        return day_words(date(int(year), int(month), int(day))) if whole else day
    if component(one) == "ranked":
        places = sorted((int(v[0]), end[4:]) for end, v in values.items() if v)
        return "\n".join(known.of(one).get(each, each) for _, each in places)
    choices = known.of(one)
    found = [choices.get(each, each) for each in values.get("", ())]
    return "\n".join([*found, *values.get("-other", ())])


def said_of(one: FieldGuide, value: Any, known: Known) -> str:
    """A value as a reader sees it, a line for each of several; empty for none."""
    return said(one, shown(one, value, known), known)
