"""The line of a TOML file on which a field stands."""

import re
from bisect import bisect_right
from functools import lru_cache

__all__ = ["line_of"]

_HEAD = re.compile(r"\[\[?([\w.\"'-]+)\]\]?")
# The head of a section is short; a line without end is none.
_LONGEST = 200


def line_of(text: str, pointer: str) -> int | None:
    """The line of the field that a JSON pointer leads to, else of what it is missing from.

    None for the file as a whole.
    """
    steps = pointer.split("/")[1:]
    if not steps:
        return None
    lines, heads, by_name = _laid_out(text)
    start, end, found = 0, heads[0] if heads else len(lines), None
    if len(steps) > 1:
        wanted = int(steps[1]) if steps[1].isdigit() else None
        named = by_name.get(steps[0], ())
        if named and (wanted is None or wanted < len(named)):
            start = named[wanted or 0]
            after = bisect_right(heads, start)
            end = heads[after] if after < len(heads) else len(lines)
            found = start + 1
            steps = steps[2:] if wanted is not None else steps[1:]
    key = next((step for step in steps if not step.isdigit()), "")
    field = re.compile(rf"\s{{0,99}}[\"']?{re.escape(key)}[\"']?\s{{0,99}}[=.]")
    for number in range(start, end) if key else ():
        if field.match(lines[number]):
            return number + 1
    if found is None and key in by_name:
        found = by_name[key][0] + 1
    return found


@lru_cache(maxsize=4)
def _laid_out(text: str) -> tuple[list[str], list[int], dict[str, list[int]]]:
    """The lines of a text, and where its sections begin: all of them, and by their names."""
    lines = text.splitlines()
    heads: list[int] = []
    by_name: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        match = _HEAD.match("".join(line[:_LONGEST].split()))
        if match:
            heads.append(number)
            by_name.setdefault(match[1].replace('"', "").replace("'", ""), []).append(number)
    return lines, heads, by_name
