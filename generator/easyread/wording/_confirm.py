"""What a person has to look at before words are taken for a condition: never guessed silently."""

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

from generator.case.facts.reading import text_of
from generator.case.facts.words import and_list, ordinal
from generator.easyread._rules import said
from generator.easyread.catalogue import form_named, named_like
from generator.easyread.wording._details import details_for
from generator.easyread.wording._known import Known, known

__all__ = ["nearest", "to_confirm", "to_hold_beside", "unexplained"]

_MOST_SHOWN = 90  # characters of official words
_MOST_NEAR = 3
_BY_CODE = "by its code: "
_WHERE = "(supervision, conditions, easy_read, {})"
_OWN = (
    'write beside the official words "easy_read": {"heading": "Be home on time", "lines": '
    '[{"role": "rule", "text": "Be home at 7pm."}], "picture": "1F3E0", '
    '"question": "What time are you home?"}, in your own words'
)


def to_confirm(case: Mapping[str, Any]) -> Iterator[str]:
    """Each condition of a case, as its file gives it, that nothing explains yet, in words.

    The nearest entries are named with how much of the words is theirs. A condition with
    sentences of its own is passed by.
    """
    for number, condition, told in _without_words(case):
        yield from _of_condition(_which(number, condition), condition, told)


def unexplained(case: Mapping[str, Any]) -> frozenset[int]:
    """The places in their list, from 0, of conditions that nothing explains at all yet."""
    return frozenset(number - 1 for number, _, told in _without_words(case) if not told.parts)


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
            yield number, condition if isinstance(condition, Mapping) else {}, told


def _which(number: int, condition: Mapping[str, Any]) -> str:
    name = text_of(condition, "id")
    return f"The {ordinal(number)} condition" + (f" ({name})" if name else "")


def _of_condition(which: str, condition: Mapping[str, Any], told: Known) -> Iterator[str]:
    easy = condition.get("easy_read")
    named = text_of(easy, "same_as") if isinstance(easy, Mapping) else ""
    if named and form_named(named, ()) is None:
        yield (
            f"{which} is said to be the same as {named}, which the catalogue does not hold. "
            f"{_nearest(told, condition)} {_WHERE.format('same_as')}."
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
            f"paper, so nothing explains it yet. {_nearest(told, condition)} "
            f"{_WHERE.format('lines' if told.parts else 'same_as or lines')}."
        )


def nearest(told: Known, condition: Mapping[str, Any]) -> dict[str, str]:
    """The entries that may say the same as a condition, the likeliest first, each with why.

    They are by the name of their explanation; a person has to confirm one, since what only has
    the same subject may say something else.
    """
    same = {
        entry.forms[0].explained: f"word for word in {entry.list} {entry.version}"
        for one in told.unknown
        for entry in one.elsewhere
    }
    near = {
        one.form.explained: f"{one.share:.0%} of its words: “"
        f"{shorten(one.form.text, _MOST_SHOWN, placeholder=' …')}”"
        for one in sorted(told.near, key=lambda one: one.share)
    }
    found = same | {name: near[name] for name in reversed(near) if name not in same}
    return dict(list((found or _by_code(told, condition)).items())[:_MOST_NEAR])


def _nearest(told: Known, condition: Mapping[str, Any]) -> str:
    """The entries that may say the same, and what to write in the case file."""
    found = nearest(told, condition)
    if not found:
        return f"To explain it, {_OWN}"
    # Nobody should take unread what is near by its code alone.
    likely = "NAME" if next(iter(found.values())).startswith(_BY_CODE) else next(iter(found))
    listed = [f"{name} ({what})" for name, what in found.items()]
    rule = text_of(condition, "id") or "RULE"
    return (
        f"Nearest: {'; '.join(listed)}. If one says the same, confirm it with throughcare easyread "
        f"make CASE --write --same-as {rule}={likely} (its name under same_as in the "
        "case file does the same); else write its sentences there"
    )


def _by_code(told: Known, condition: Mapping[str, Any]) -> dict[str, str]:
    among = told.unknown[0].among if told.unknown else ()
    code, text = text_of(condition, "code"), text_of(condition, "official_text")
    return {
        one.form.explained: f"{_BY_CODE}“{shorten(one.form.text, _MOST_SHOWN, placeholder=' …')}”"
        for one in named_like(code, text, among)
    }
