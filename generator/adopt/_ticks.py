"""Boxes to tick: which answer of which field each of them stands for."""

from collections.abc import Sequence
from functools import cache

from generator.adopt._fields import Fields
from generator.adopt._tags import TICKED, UNTICKED
from generator.adopt._words import Key, key, meanings

__all__ = ["answers", "boxes", "fields_for", "fits"]

_YES, _NO = frozenset(("yes", "y")), frozenset(("no", "n"))
_ENOUGH = 0.6


def answers(path: str, options: Sequence[str], fields: Fields) -> tuple[str | None, ...]:
    """The code that each option means for a field; None where it means none. Yes is "yes"."""
    field = fields.by_path.get(path)
    if field is None:
        return (None,) * len(options)
    keys = [_option(option) for option in options]
    if field.kind.startswith("yes or no"):
        return tuple("yes" if one & _YES else "no" if one & _NO else None for one in keys)
    known = _known(path) | {_option(label): code for code, label in field.choices}
    known |= {_option(code): code for code, _ in field.choices if len(code) > 2}
    return tuple(known.get(one) for one in keys)


def fits(path: str, options: Sequence[str], fields: Fields) -> float:
    """The share of the options that are answers of a field; 0 where fewer than two are."""
    found = [one for one in answers(path, options, fields) if one]
    if len(set(found)) < len(found) or len(found) < min(2, len(options)):
        return 0.0
    return len(found) / len(options)


def fields_for(options: Sequence[str], fields: Fields) -> list[str]:
    """The fields that most of the options are answers of, yes and no not counted."""
    if all(_option(option) & (_YES | _NO) for option in options):
        return []
    return [
        path
        for path, field in fields.by_path.items()
        if field.choices and fits(path, options, fields) >= _ENOUGH and len(options) > 1
    ]


def boxes(path: str, options: Sequence[str], fields: Fields, *, empty: str = UNTICKED) -> list[str]:
    """What is written in place of each box; an empty text leaves it as it is."""
    field = fields.by_path[path]
    texts = []
    for answer in answers(path, options, fields):
        if answer is None:
            texts.append("")
            continue
        if field.kind.startswith("yes or no"):
            test = path if answer == "yes" else f"{path} == false"
        elif field.kind.startswith("a list"):
            test = f"'{answer}' in {path}|default([])"
        else:
            test = f"{path} == '{answer}'"
        other = f"{{% else %}}{empty}" if empty else ""
        texts.append(f"{{% if {test} %}}{TICKED}{other}{{% endif %}}")
    return texts


def _option(option: str) -> Key:
    return key(option.replace(":", " "))


@cache
def _known(path: str) -> dict[Key, str]:
    said = meanings()["options"].get(path, {})
    return {_option(word): code for code, several in said.items() for word in several}
