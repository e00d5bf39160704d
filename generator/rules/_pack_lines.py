"""The line of a pack's file on which a field stands."""

import re

__all__ = ["Steps", "line_of"]

Steps = tuple[str | int, ...]

_RECORD = re.compile(r"\s*\[\[\s*([A-Za-z]+)\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*([A-Za-z]+)[\].]")


def line_of(text: str, path: Steps) -> int | None:
    """The line of the field that a path leads to, of its record where it is not found.

    None for the pack as a whole. A layout that is out of the ordinary gives a line near by.
    """
    if not path:
        return None
    lines = text.splitlines()
    wanted = int(path[1]) if len(path) > 1 and isinstance(path[1], int) else None
    start, end = _section(lines, str(path[0]), wanted)
    keys = path[2:] if wanted is not None else path if start is None else path[1:]
    named = [str(key) for key in keys if isinstance(key, str)]
    first = 0 if start is None else start
    for name in (*named[:1],):
        field = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[=.]")
        for number in range(first, end):
            if field.match(lines[number]):
                return number + 1
    return None if start is None else start + 1


def _section(lines: list[str], name: str, wanted: int | None) -> tuple[int | None, int]:
    """Where a record or table begins, and the line after its last."""
    heads = [n for n, line in enumerate(lines) if _RECORD.match(line) or _TABLE.match(line)]
    seen = -1
    for at, number in enumerate(heads):
        match = _RECORD.match(lines[number]) or _TABLE.match(lines[number])
        if match is None or match[1] != name:
            continue
        is_record = _RECORD.match(lines[number]) is not None
        seen += is_record
        if (wanted is None and not is_record) or (is_record and seen == wanted):
            after = [n for n in heads[at + 1 :] if not lines[n].strip().startswith(f"[{name}.")]
            return number, after[0] if after else len(lines)
    return None, len(lines)
