"""Places that are the child's, though words above them name somebody else in passing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.adopt._blank import stays_empty
from generator.adopt._subjects import CHILD, about
from generator.adopt._words import Key, key, meanings
from generator.word.blanks import Blank

__all__ = ["with_the_child_first"]

_NAMES = ("full_name", "first_name", "last_name", "known_as")


def with_the_child_first(blanks: Iterable[Blank]) -> tuple[Blank, ...]:
    """The places, without headings that a row of the same table outweighs.

    “Return to the team manager” says where a form goes, not whose the table below it is, once a
    row of that asks for the name of the child. A heading that is about nothing else, such as
    “Team manager”, stays, and so does any where a bare “Name” asks for somebody besides.
    """
    found = tuple(blanks)
    groups: dict[str, list[Blank]] = defaultdict(list)
    for blank in found:
        groups[_together(blank)].append(blank)
    outweighed = {name: _outweighed(group) for name, group in groups.items()}
    return tuple(_freed(blank, outweighed[_together(blank)]) for blank in found)


def _together(blank: Blank) -> str:
    """The table of a place, or what it stands with outside of one."""
    table, row, _ = blank.where.partition(", row")
    return table if row else str(blank.near)


def _outweighed(group: list[Blank]) -> frozenset[str]:
    """The headings over a place for the child's name that are about others in passing."""
    if any(key(blank.label) == key("name") for blank in group):
        return frozenset()
    over = {one for blank in group if _names_the_child(blank.label) for one in blank.context}
    return frozenset(filter(_in_passing, over))


def _names_the_child(label: str) -> bool:
    named = about(label)
    return named is not None and named.path == CHILD and named.rest in _asked_for()


def _asked_for() -> frozenset[Key]:
    said = meanings()["about"][CHILD]
    return frozenset(key(word) for name in _NAMES for word in said[name])


def _freed(blank: Blank, outweighed: frozenset[str]) -> Blank:
    if not outweighed or stays_empty(blank, beside=False):
        return blank
    return replace(
        blank,
        context=tuple(one for one in blank.context if one not in outweighed),
        singles=tuple(_freed(one, outweighed) for one in blank.singles),
    )


def _in_passing(heading: str) -> bool:
    named = about(heading)
    return named is not None and named.path.startswith("team.") and not named.whole
