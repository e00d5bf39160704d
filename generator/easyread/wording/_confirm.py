"""What a person has to look at before words are taken for a condition: never guessed silently."""

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

from generator.case.facts.reading import text_of
from generator.case.facts.words import and_list, ordinal
from generator.easyread._rules import said
from generator.easyread.catalogue import form_named
from generator.easyread.wording._details import details_for
from generator.easyread.wording._known import Known, known

__all__ = ["to_confirm", "to_hold_beside"]

_MOST_SHOWN = 90  # characters of official words
_MOST_NEAR = 3
_WHERE = "(supervision, conditions, easy_read, {})"


def to_confirm(case: Mapping[str, Any]) -> Iterator[str]:
    """Each condition of a case, as its file gives it, that nothing explains yet, in words.

    The nearest entries are named with how much of the words is theirs. A condition with
    sentences of its own is passed by.
    """
    for number, own, told in _without_words(case):
        yield from _of_condition(f"The {ordinal(number)} condition", own, told)


def to_hold_beside(case: Mapping[str, Any]) -> str:
    """The conditions whose words come from a list that nobody published, in a sentence.

    Empty where there is none. It holds nothing back: who signs the paper has seen it.
    """
    found = [
        ordinal(number) for number, _, told in _without_words(case) if told.parts and told.confirm
    ]
    if not found:
        return ""
    several = len(found) > 1
    return (
        f"No official list is published of the words of the {and_list(found)} condition"
        f"{'s' * several}, or the list of this paper is unknown: hold the easy words beside the "
        "paper itself."
    )


def _without_words(case: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any], Known]]:
    """The conditions without sentences of their own, each with its number and what is known."""
    held = case.get("supervision")
    conditions = held.get("conditions") if isinstance(held, Mapping) else ()
    for number, (condition, told) in enumerate(zip(conditions or (), known(case), strict=True), 1):
        own = condition.get("easy_read") if isinstance(condition, Mapping) else None
        easy: Mapping[str, Any] = own if isinstance(own, Mapping) else {}
        if not said(easy):
            yield number, easy, told


def _of_condition(which: str, own: Mapping[str, Any], told: Known) -> Iterator[str]:
    named = text_of(own, "same_as")
    if named and form_named(named, ()) is None:
        yield (
            f"{which} is said to be the same as {named}, which the catalogue does not hold. "
            f"{_nearest(told)}{_WHERE.format('same_as')}."
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
            f"{which}: “{shorten(left, _MOST_SHOWN, placeholder=' …')}” is in no list of this "
            f"paper, so nothing explains it yet. {_nearest(told)}"
            f"{_WHERE.format('same_as' if told.near and not told.parts else 'lines')}."
        )


def _nearest(told: Known) -> str:
    same = {
        entry.forms[0].explained: f"word for word in {entry.list} {entry.version}"
        for one in told.unknown
        for entry in one.elsewhere
    }
    near = {
        one.entry.forms[0].explained: f"{one.share:.0%} of its words: “"
        f"{shorten(one.entry.forms[0].text, _MOST_SHOWN, placeholder=' …')}”"
        for one in sorted(told.near, key=lambda one: one.share)
    }
    found = same | {name: near[name] for name in reversed(near) if name not in same}
    if not found:
        return "Write its sentences "
    listed = [f"{name} ({what})" for name, what in list(found.items())[:_MOST_NEAR]]
    return (
        f"Nearest: {'; '.join(listed)}. If one says the same, write its name under same_as; else "
        "write its sentences "
    )
