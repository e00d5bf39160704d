"""Whose case this is: names of other children, what is left of a sample, pronouns.

These checks stand in no pack, since no service may do without them.
"""

from collections.abc import Iterator

from generator.case.names import Named
from generator.rules.checks._finding import Finding

__all__ = ["identity"]

_SOURCE = "toolkit: one child, one case"
_ALL = ("*",)
_MOST_SHOWN = 40


def identity(named: Named) -> tuple[Finding, ...]:
    """What in a case is another child's; each finding holds back every final document."""
    return (*_strangers(named), *_traces(named), *_pronouns(named))


def _strangers(named: Named) -> Iterator[Finding]:
    for one in named.strangers:
        whose = (
            "which is the name of a child in another case file of this folder"
            if named.is_beside(one)
            else "and nobody in it has that name"
        )
        yield _finding(
            "name-of-nobody",
            f"“{one.name}” stands {_times(one.times)} in this case, {whose}.",
            f"If these words are about another child, take them out. If {one.name} belongs in "
            f"this case, add them under people, or {_mark(one.name)}",
            one.places,
        )


def _traces(named: Named) -> Iterator[Finding]:
    for one in named.traces:
        shown = ", ".join(one.values[:_MOST_SHOWN])
        more = len(one.values) - _MOST_SHOWN
        rest = f" and {more} more" if more > 0 else ""
        yield _finding(
            "left-of-a-sample",
            f"This case holds what is made up for the sample {one.sample}: {shown}{rest}.",
            "Write this child's own people, places and numbers instead, or start from an empty "
            f"case file. If one is right all the same, {_mark(one.values[0])}",
            one.places,
        )


def _pronouns(named: Named) -> Iterator[Finding]:
    for one in named.pronouns:
        yield _finding(
            "pronoun-of-another",
            f"“{one.word}” is said of this child {_times(len(one.places))}, and does not fit the "
            "pronouns that the case records.",
            "Correct the words or the pronouns (child, pronouns). If somebody else is meant, "
            f"{_mark(one.word)}",
            one.places,
        )


def _finding(name: str, message: str, what_to_do: str, places: tuple[str, ...]) -> Finding:
    return Finding(name, "must", message, what_to_do, _SOURCE, places[0], _ALL, places[1:])


def _mark(name: str) -> str:
    """How to mark a name as meant, in the words to write."""
    return (
        "mark the name as meant in the case file, like this: "
        f'"meant_names": [{{"name": "{name}", "who": "who that is"}}].'
    )


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
