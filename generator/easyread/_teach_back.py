"""The questions to check of a case, and how each last went."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.case import told
from generator.case.facts.reading import Reading, text_of
from generator.case.facts.teach_back import again_on, is_open, taught
from generator.case.facts.words import day_words

__all__ = ["teach_back_lines"]


def teach_back_lines(case: Mapping[str, Any]) -> tuple[str, ...]:
    """Each rule of a case with its question and how it last went, by the id of the rule.

    The case is one with its easy words complete.
    """
    return tuple(_lines(case))


def _lines(case: Mapping[str, Any]) -> Iterator[str]:
    asked = taught(Reading(case))
    answers = told(case, ("easy_read", "taught", 0, "answer")).choices
    for condition in case["supervision"]["conditions"]:
        question = condition.get("easy_read", {}).get("question")
        about = [one for one in asked if text_of(one.record, "condition") == condition["id"]]
        if not about:
            yield f"{condition['id']}: {question or 'no question yet'} (not asked yet)"
            continue
        last = about[-1]
        again = again_on(last) if is_open(last, asked) else None
        more = f", again by {day_words(again)}" if isinstance(again, date) else ""
        went = answers[text_of(last.record, "answer")].lower()
        yield f"{condition['id']}: {last.record['question']} ({went}, {day_words(last.day)}{more})"
