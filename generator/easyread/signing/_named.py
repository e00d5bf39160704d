"""What was changed since a signature, in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from generator.case import told
from generator.case.facts.words import capital, day_words, ordinal

__all__ = ["said_of"]

_OF_CONDITION = {
    "official": "its official words",
    "left-out": "what is left out of it on purpose",
    "catalogue": "the version of the catalogue that explains it",
    "words": "its easy words",
    "pictures": "its pictures",
}
_WHOLE = {
    "child": "whose paper it is: the reference, or a name of the child",
    "conditions": "which conditions there are, or their order",
    "lists": "which published lists the conditions are from, or their version",
    "order": "the order of the rules",
    "page": "what the page says or shows",
}
_SHOWN = {
    "questions": "the questions to check",
    "pictures": "a picture of the page’s fixed parts",
    "credit": "the line that says where pictures come from",
    "places": "where the child does not go",
    "words": "the word list",
    "week": "the picture of the week",
}


def said_of(
    case: Mapping[str, Any], new: Sequence[str], gone: Sequence[str], other: Sequence[str]
) -> Iterator[str]:
    """A sentence for each part that is new, gone or other than it was.

    That the page differs is told only where nothing says what of it.
    """
    # A condition that is new or gone is so with all that belongs to it.
    whole = {name.partition("/")[2] for name in (*new, *gone) if name.startswith("official/")}
    told_apart = [name for name in (*new, *gone, *other) if name != "page"]
    for names, says in ((other, "has changed"), (new, "is new"), (gone, "is gone")):
        for name in names:
            kind, _, rest = name.partition("/")
            if kind in _OF_CONDITION and rest in whole:
                if kind == "official":
                    yield f"{capital(_condition(case, rest))} {says}."
            elif name != "page" or not told_apart:
                yield f"{capital(_part(case, name))} {_fits(name, says)}."


def _part(case: Mapping[str, Any], name: str) -> str:
    """What a part is; a signature that somebody wrote by hand may name parts of no paper."""
    try:
        return _known_part(case, name)
    except (LookupError, ValueError):
        return "a part that no paper has"


def _known_part(case: Mapping[str, Any], name: str) -> str:
    kind, _, rest = name.partition("/")
    if kind in _OF_CONDITION:
        return f"{_condition(case, rest)}: {_OF_CONDITION[kind]}"
    if kind in ("look", "paper"):
        return told(case, ("easy_read", rest)).where
    if kind == "fact":
        return told(case, tuple(rest.split("."))).where
    return _OTHER[kind](rest) if kind in _OTHER else _WHOLE[kind]


def _booked(rest: str) -> str:
    day, _, turn = rest.partition("/")
    at = f" on {day_words(date.fromisoformat(day))}" if day != "first" else ""
    return f"the first appointment{at}" if turn == "first" else f"an appointment{at}"


_OTHER: Mapping[str, Callable[[str], str]] = {
    "booked": _booked,
    "helpers": lambda rest: f"the {ordinal(int(rest))} of those who can help",
    "shown": lambda rest: _SHOWN.get(rest, f"the part “{rest.replace('_', ' ')}” of the page"),
}


def _condition(case: Mapping[str, Any], name: str) -> str:
    conditions = case.get("supervision", {}).get("conditions", ())
    for number, condition in enumerate(conditions, 1):
        if condition["id"] == name:
            heading = condition.get("easy_read", {}).get("heading")
            return f"the {ordinal(number)} condition" + (f" (“{heading}”)" if heading else "")
    return f"the condition {name}"


def _fits(name: str, says: str) -> str:
    """The verb for one thing or for several."""
    several = ("words", "pictures", "official")
    is_several = name.partition("/")[0] in several or name == "shown/questions"
    return says.replace("has ", "have ").replace("is ", "are ") if is_several else says
