"""Whose case this is: names of other children, what is left of a sample, pronouns.

These checks stand in no pack, since no service may do without them.
"""

from collections.abc import Iterator

from generator.case import Case, told
from generator.case.names import Named
from generator.rules.checks._finding import Finding

__all__ = ["identity"]

_SOURCE = "toolkit: one child, one case"
_ALL = ("*",)
_MOST_SHOWN = 10


def identity(case: Case) -> tuple[Finding, ...]:
    """What in a case is another child's, and what stands where a reader may not see it.

    The former holds back every final document, the latter those for that reader. A name that the
    case gives with a title, or as a relative's or a pet's, is only something to look at.
    """
    named = case.named
    return (*_strangers(named), *_traces(named), *_pronouns(named), *_leaks(case))


def _leaks(case: Case) -> Iterator[Finding]:
    found: dict[tuple[str | int, ...], list[tuple[str | int, ...]]] = {}
    for leak in case.leaks:
        found.setdefault(leak.value, []).append(leak.place)
    for value, places in found.items():
        source = told(case.data, value)
        stands = " and in ".join(told(case.data, place).where for place in places)
        yield Finding(
            "protected-value-repeated",
            "must",
            f"What {source.where} holds also stands in {stands}, for readers who may not see it.",
            "Take it out there: no document for those readers can be made before.",
            "toolkit: each reader sees what is meant for them",
            told(case.data, places[0]).pointer,
            (),
            (*(told(case.data, place).pointer for place in places[1:]), source.pointer),
        )


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
            bars=not one.told,
        )


def _traces(named: Named) -> Iterator[Finding]:
    for one in named.traces:
        # Names first: they tell at once whose case it was.
        values = sorted(one.values, key=lambda value: any(map(str.isdigit, value)))
        shown = ", ".join(values[:_MOST_SHOWN])
        more = len(one.values) - _MOST_SHOWN
        rest = f" and {more} more" if more > 0 else ""
        yield _finding(
            "left-of-a-sample",
            f"This case holds what is made up for the sample {one.sample}: {shown}{rest}.",
            "Write this child's own people, places and numbers instead, or start from an empty "
            f"case file. If one is right all the same, {_mark(values[0])}",
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


def _finding(
    name: str, message: str, what_to_do: str, places: tuple[str, ...], *, bars: bool = True
) -> Finding:
    severity, blocks = ("must", _ALL) if bars else ("should", ())
    return Finding(name, severity, message, what_to_do, _SOURCE, places[0], blocks, places[1:])


def _mark(name: str) -> str:
    """How to mark a name as meant, in the words to write."""
    return (
        "mark the name as meant in the case file, like this: "
        f'"meant_names": [{{"name": "{name}", "who": "who that is"}}].'
    )


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
