"""What the child could not say back yet: to be explained again, and not to be breached for."""

from datetime import date

from generator.case.facts.reading import Happening, as_day, text_of
from generator.case.facts.teach_back import again_on, is_open, taught
from generator.case.facts.words import day_words, ordinal
from generator.rules.checks._finding import Found, Review

__all__ = ["brought_back_over", "not_yet_understood"]


def not_yet_understood(view: Review) -> Found:
    """Each question that the child could not answer yet and nobody asks again in time."""
    asked = taught(view.facts)
    lasting = {text_of(one.record, "id") for one in view.lasting}
    for one in asked:
        condition = text_of(one.record, "condition")
        if one.day > view.today or not is_open(one, asked) or condition not in {"", *lasting}:
            continue
        day = again_on(one)
        if day is not None and day >= view.today:
            continue
        said = f"{view.name} could not yet say back {_what(view, one)} on {day_words(one.day)}"
        if text_of(one.record, "answer") != "not-yet":
            said = f"{view.name} was asked about {_what(view, one)} on {day_words(one.day)}"
        if day is None:
            message = f"{said}, and no day is set to explain it again."
        else:
            message = (
                f"{said}. It was to be explained again on {day_words(day)}, and there is no "
                "record that it was."
            )
        yield from view.say("not-yet-understood", message, one.place)


def brought_back_over(view: Review) -> Found:
    """A failure that goes to court over a rule which the child could not say back before it."""
    wanted, broken = _listed(view, "failures"), _listed(view, "breached_conditions")
    for place, entry in view.facts.items("compliance"):
        day = as_day(entry.get("date"))
        if day is None or entry.get("id") not in wanted:
            continue
        # Where the log does not say which rule it was, the report may.
        own = text_of(entry, "condition")
        lasts = (_last_before(view, one, day) for one in ([own] if own else broken))
        last = next(
            (one for one in lasts if one and text_of(one.record, "answer") == "not-yet"), None
        )
        if last is None:
            continue
        message = (
            f"{view.name} is taken back to court over {_what(view, last)}, and could not yet say "
            f"it back on {day_words(last.day)}, the last time before the failure that anybody "
            "recorded asking."
        )
        yield from view.say("breach-not-understood", message, place)


def _listed(view: Review, key: str) -> list[str]:
    """The ids that the breach report lists under a key."""
    held = view.facts.get("breach", key)
    return [one for one in held if isinstance(one, str)] if isinstance(held, (list, tuple)) else []


def _last_before(view: Review, condition: str, day: date) -> Happening | None:
    """The last teach-back of a condition up to a day; None where there is none."""
    found = [
        one
        for one in taught(view.facts)
        if text_of(one.record, "condition") == condition and one.day <= day
    ]
    return found[-1] if found else None


def _what(view: Review, one: Happening) -> str:
    """The rule that a question is about, by its place in the list; else what was asked."""
    word = "requirement" if view.on_notice else "condition"
    for number, condition in enumerate(view.conditions, 1):
        if text_of(condition.record, "id") == text_of(one.record, "condition") != "":
            return f"the {ordinal(number)} {word}"
    return f"“{text_of(one.record, 'question')}”"
