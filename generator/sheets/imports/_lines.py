"""The line of a TOML file on which something stands."""

import re
from collections import Counter
from collections.abc import Mapping

__all__ = ["Steps", "line_of", "lines_of"]

Steps = tuple[str | int, ...]

_HEAD = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


def lines_of(text: str) -> Mapping[Steps, int]:
    """The line, from 1, of every table and key; of what stands inside a line, there is none.

    A layout that is out of the ordinary, such as text over several lines, gives lines near by.
    """
    found: dict[Steps, int] = {}
    counts: Counter[Steps] = Counter()
    table: Steps = ()
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEAD.match(line):
            table = _numbered(_parts(head[2]), counts, new=head[1] == "[[")
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_parts(key[1])), number)
    return found


def line_of(lines: Mapping[Steps, int], path: Steps) -> int | None:
    """The line of what a path leads to, or else of what is around it; None for the whole file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def _numbered(parts: Steps, counts: Counter[Steps], *, new: bool) -> Steps:
    """A table's name with the number of the entry that each list in it has come to."""
    if new:
        counts[parts] += 1
    steps: Steps = ()
    for number, part in enumerate(parts, 1):
        steps = (*steps, part)
        if counts[parts[:number]]:
            steps = (*steps, counts[parts[:number]] - 1)
    return steps


def _parts(text: str) -> Steps:
    return tuple("".join(found) for found in _PART.findall(text))
