"""What a person has to look at before words are taken for a condition: never guessed silently."""

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

from generator.case.facts.reading import text_of
from generator.case.facts.words import and_list, ordinal
from generator.easyread._rules import said
from generator.easyread.catalogue import Near, form_named
from generator.easyread.wording._details import details_for
from generator.easyread.wording._known import Known, known

__all__ = ["to_confirm"]

_MOST_SHOWN = 90  # characters of official words
_MOST_NEAR = 3
_WHERE = "(supervision, conditions, easy_read, {})"


def to_confirm(case: Mapping[str, Any]) -> Iterator[str]:
    """Each condition of a case, as its file gives it, that nothing explains yet, in words.

    The nearest entries are named with how much of the words is theirs. A condition with
    sentences of its own is passed by.
    """
    held = case.get("supervision")
    conditions = held.get("conditions") if isinstance(held, Mapping) else ()
    for number, (condition, told) in enumerate(zip(conditions or (), known(case), strict=True), 1):
        own = condition.get("easy_read") if isinstance(condition, Mapping) else None
        if isinstance(own, Mapping) and said(own):
            continue
        yield from _of_condition(f"The {ordinal(number)} condition", own or {}, told)


def _of_condition(which: str, own: Mapping[str, Any], told: Known) -> Iterator[str]:
    named = text_of(own, "same_as")
    if named and form_named(named, ()) is None:
        yield (
            f"{which} is said to be the same as {named}, which the catalogue does not hold. "
            f"{_nearest(told.near)}{_WHERE.format('same_as')}."
        )
    elif told.lacking:
        form = form_named(named, ())
        details = [details_for(form, slot) or slot for slot in told.lacking] if form else []
        yield (
            f"{which} is said to be the same as {named}, and its details do not say the "
            f"{and_list(list(dict.fromkeys(details)))}. Write it there, or write its sentences "
            "(supervision, conditions, inputs)."
        )
    elif told.rest:
        left = " ".join(told.rest)
        yield (
            f"{which}: “{shorten(left, _MOST_SHOWN, placeholder=' …')}” is in no list that we "
            f"hold, so nothing explains it yet. {_nearest(told.near)}"
            f"{_WHERE.format('same_as' if told.near and not told.parts else 'lines')}."
        )


def _nearest(near: tuple[Near, ...]) -> str:
    if not near:
        return "Write its sentences "
    best: dict[str, Near] = {}
    for one in sorted(near, key=lambda one: -one.share):
        best.setdefault(one.entry.forms[0].explained, one)
    listed = [
        f"{name} ({one.share:.0%} of its words: “"
        f"{shorten(one.entry.forms[0].text, _MOST_SHOWN, placeholder=' …')}”)"
        for name, one in list(best.items())[:_MOST_NEAR]
    ]
    return (
        f"Nearest: {'; '.join(listed)}. If one says the same, write its name under same_as; else "
        "write its sentences "
    )
