"""What is wrong with a service's own wording, in words for whoever wrote it."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from generator.easyread.catalogue import explanations

__all__ = ["faults_in"]

_SCHEMA = "throughcare/easy-read-explanations/1"
_OF_FILE = ("schema", "version", "effective_from", "source")
_LINES = ("heading", "question", "why", "help")
_KEYS = frozenset({*_LINES, "picture", "therapist", "level"})
_ROLES = ("rule", "must_not", "exception", "permission", "time", "why", "help")
_PICTURE = r"(?:[0-9A-F]{4,5}(?:-[0-9A-F]{4,5})*|[a-z][a-z0-9-]*)"
_SENTENCE = re.compile(rf"(?:{'|'.join(_ROLES)})(?: {_PICTURE})?: \S.*[.?]")
_CODE = re.compile(_PICTURE)
_SLOT = re.compile(r"\{([^{}]*)\}")
_LONGEST = 300


def faults_in(held: Mapping[str, Any]) -> Iterator[str]:
    """Every fault of one file, as it was read."""
    if held.get("schema") != _SCHEMA:
        yield f'write schema = "{_SCHEMA}" at its top.'
    for key in _OF_FILE[1:]:
        if not isinstance(held.get(key), str) or not held[key].strip():
            yield f'{key} is missing. Write a few words, such as {key} = "{_example(key)}".'
    for name, one in held.items():
        if name not in _OF_FILE:
            yield from (f"[{name}] {fault}" for fault in _of_entry(name, one))


def _example(key: str) -> str:
    return {"version": "1", "effective_from": "2026-11-27"}.get(key, "Written by our therapist")


def _of_entry(name: str, one: Any) -> Iterator[str]:
    known = explanations()
    if name not in known:
        near = get_close_matches(name, known, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        yield f"is no explanation of the catalogue, so it would explain nothing.{meant}"
        return
    if not isinstance(one, Mapping):
        yield "is a section with a heading, sentences or a picture in it."
        return
    if strange := sorted(set(one) - _KEYS):
        yield f"{strange[0]} is unknown. Known are: {', '.join(sorted(_KEYS))}."
    slots = known[name]
    for key in _LINES:
        if key in one:
            yield from _of_line(key, one[key], slots)
    if "picture" in one and not (
        isinstance(one["picture"], str) and _CODE.fullmatch(one["picture"])
    ):
        yield 'picture is the code of a picture, such as "1F3E0" for a house.'
    if "therapist" in one and not _is_texts(one["therapist"]):
        yield 'therapist is a list of notes, such as ["Say it with the map."].'
    if "level" in one:
        yield from _of_levels(one["level"], slots)


def _of_levels(held: Any, slots: frozenset[str]) -> Iterator[str]:
    if not isinstance(held, Mapping) or not held:
        yield "level is a section with the sentences of level 1, 2 or 3."
        return
    for level, texts in held.items():
        if level not in {"1", "2", "3"}:
            yield f"level {level} is none: there are 1, 2 and 3."
        elif not _is_texts(texts):
            yield f'level {level} is a list of sentences, such as ["rule: Be home at {{end}}."].'
        else:
            for number, text in enumerate(texts, 1):
                yield from _of_sentence(f"level {level}, sentence {number}", text, slots)


def _of_sentence(where: str, text: str, slots: frozenset[str]) -> Iterator[str]:
    if not _SENTENCE.fullmatch(text):
        yield (
            f"{where} is no sentence with its role before it, such as “rule: Be home at night.” "
            f"The roles are {', '.join(_ROLES)}."
        )
    yield from _of_line(where, text, slots)


def _of_line(where: str, text: Any, slots: frozenset[str]) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST or "\n" in text:
        yield f"{where} is one line of words."
        return
    for slot in _SLOT.findall(text):
        if slot not in slots | {"officer"}:
            held = ", ".join(f"{{{one}}}" for one in sorted(slots | {"officer"}))
            yield f"{where}: there is no {{{slot}}} in this condition. There is {held}."


def _is_texts(held: Any) -> bool:
    return (
        isinstance(held, list)
        and bool(held)
        and all(isinstance(one, str) and one.strip() for one in held)
    )
