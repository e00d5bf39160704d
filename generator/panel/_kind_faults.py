"""What is wrong with a kind of panel that somebody wrote."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.panel.reasons import REASONS
from generator.spelling import nearest

__all__ = ["kind_faults"]

_TEXTS = ("kind", "title", "source", "meeting")
_NUMBERS = {"every_months": 0, "quorum": 1, "minutes_for_each_child": 1}
_LISTS = ("standing", "questions", "brings")
_WHEN = ("always", "looked-after", "transition")
_MEETINGS = (
    *("cart-panel", "remand-panel", "compliance-panel", "breach-review", "marm", "sos"),
    *("case-management", "case-formulation", "transition-panel", "other"),
)


def kind_faults(data: Mapping[str, Any], name: str) -> Iterator[str]:
    """The faults of a kind's data, a sentence each; `name` is its file's, without the ending."""
    known = (*_TEXTS, *_NUMBERS, *_LISTS, "members", "attends")
    for key in data:
        if key not in known:
            yield f"Nobody knows the entry {key}.{_meant(key, known)}"
    for key in _TEXTS:
        if not _is_text(data.get(key)):
            yield f"{key} is missing, or is no text."
    for key, least in _NUMBERS.items():
        value = data.get(key)
        if type(value) is not int or value < least:
            yield f"{key} is a whole number, {least} or more."
    for key in _LISTS:
        if not _is_list(data.get(key)):
            yield f"{key} is a list of texts."
    if _is_text(data.get("kind")) and data["kind"] != name:
        yield f"kind is {data['kind']}, and the file is called {name}. Make them the same."
    yield from _unknown("meeting", [data.get("meeting")], _MEETINGS)
    if _is_list(data.get("brings")):
        yield from _unknown("brings", data["brings"], REASONS)
    yield from _members(data)


def _members(data: Mapping[str, Any]) -> Iterator[str]:
    for key, fields in (("members", {"role", "agency", "chairs"}), ("attends", _ATTENDS)):
        entries = data.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            yield f"{key} are written under [[{key}]], one for each."
            continue
        for number, one in enumerate(entries, 1):
            place = f"[[{key}]], number {number}"
            if not _is_text(one.get("role")):
                yield f"{place}: role is missing, or is no text."
            if not isinstance(one.get("chairs", False), bool):
                yield f"{place}: chairs is true or false."
            if not isinstance(one.get("agency", ""), str):
                yield f"{place}: agency is text."
            for field in one.keys() - fields:
                yield f"{place}: nobody knows the entry {field}.{_meant(field, fields)}"
            if "when" in one:
                yield from (f"{place}: {fault}" for fault in _unknown("when", [one["when"]], _WHEN))
    if not data.get("members"):
        yield "It has no [[members]]: who sits on it?"
    elif not any(isinstance(one, dict) and one.get("chairs") for one in data["members"]):
        yield "Nobody chairs it. Write chairs = true under one of the [[members]]."


_ATTENDS = {"role", "agency", "when"}


def _unknown(name: str, values: Any, known: Any) -> Iterator[str]:
    for value in values:
        if _is_text(value) and value not in known:
            yield (
                f"{name} cannot be {value!r}.{_meant(value, known)} "
                f"The choices are: {', '.join(known)}."
            )


def _meant(word: str, known: Any) -> str:
    near = nearest(word, known)
    return f" Did you mean {near}?" if near else ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))
