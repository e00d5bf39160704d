"""A sound case with one thing changed at a time, and what that changes of all that is said.

Each field of two cases is in turn left out, moved by a day or to another day of the case, given
another code or number, or put first for last. What is then said more or less, by the record, the
checks and the dates, stands in `single/` by case and section, read by a person: a change that
changes nothing is not there. `python -m tests.rules.edges.single` writes it anew.
"""

import copy
import json
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from generator.case._schema import root
from generator.case._validate import at_path
from generator.case.facts.reading import as_day
from generator.rules import checks, deadlines, load_pack
from generator.rules.consistency import consistency
from tests.rules.edges.kept import finding_line, words_of_date

__all__ = ["CASES", "HERE", "said"]

HERE = Path(__file__).parent / "single"
BASES = Path(__file__).resolve().parents[2] / "case" / "bases"
TODAY = date(2026, 3, 10)
# A child in custody, and one whose order is breached, with the sections that matter to each.
CASES = {
    "dto-yoi": (
        *("assessment", "child", "events", "placement", "plan", "sentence"),
        "supervision",
    ),
    "breach-transition": (
        *("breach", "child", "court", "meetings", "supervision", "transition", "warnings"),
    ),
}
# Of what one change changes, so many lines are kept to be read.
_READ = 6
_DAY = timedelta(days=1)

Path_ = tuple[str | int, ...]


@cache
def base(name: str) -> dict[str, Any]:
    """One of the cases that the tests of cases hold."""
    return json.loads((BASES / f"{name}.json").read_text("utf-8"))


def said(name: str, section: str) -> list[str]:
    """What each change in a section of a case changes, as lines."""
    case = base(name)
    was = _all_said(case)
    lines = []
    for path, value in _changes(case[section], (section,)):
        now = _all_said(_with(case, path, value))
        more = [f"  + {line}" for line in now if line not in was]
        less = [f"  - {line}" for line in was if line not in now]
        if more or less:
            shown = "left out" if value is None else json.dumps(value, ensure_ascii=False)
            told = shown if len(shown) < 40 else "turned round"
            lines += [f"/{'/'.join(map(str, path))}: {told}", *_few(more), *_few(less)]
    return lines


def _few(lines: list[str]) -> list[str]:
    """Lines to read, and of those that are too many a number that tells them from others."""
    if len(lines) <= _READ:
        return lines
    rest = "\n".join(lines[_READ:]).encode()
    return [*lines[:_READ], f"    and {len(lines) - _READ} more: {zlib.crc32(rest):08x}"]


def _all_said(case: dict[str, Any]) -> list[str]:
    pack = load_pack("bolton")
    return [
        *map(finding_line, consistency(case, TODAY)),
        *map(finding_line, checks(case, pack, TODAY)),
        *(" ".join(words_of_date(one)) for one in deadlines(case, pack, TODAY)),
    ]


def _changes(value: Any, path: Path_) -> Iterator[tuple[Path_, Any]]:
    if isinstance(value, dict):
        yield path, None
        for key, each in value.items():
            yield from _changes(each, (*path, key))
    elif isinstance(value, list):
        yield path, value[::-1]
        for number, each in enumerate(value[:1]):
            yield from _changes(each, (*path, number))
    else:
        yield from ((path, other) for other in _others(value, path) if other != value)


def _others(value: Any, path: Path_) -> Iterator[Any]:
    place = at_path(root("case"), path)
    day = as_day(value)
    if isinstance(value, bool):
        yield from (None, not value)
    elif isinstance(value, int | float):
        yield from (None, value + 1)
    elif place is not None and place.codes:
        codes = [*place.codes]
        yield from (None, codes[codes.index(value) - 1], codes[0])
    elif day is not None:
        yield from (None, *(str(each) for each in (day - _DAY, day + _DAY, TODAY)))


def _with(case: dict[str, Any], path: Path_, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(case)
    held: Any = changed
    for step in path[:-1]:
        held = held[step]
    if value is None:
        del held[path[-1]]
    else:
        held[path[-1]] = value
    return changed


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name, sections in CASES.items():
        for section in sections:
            told = "\n".join(said(name, section))
            (HERE / f"{name}-{section}.txt").write_text(f"{told}\n", "utf-8")
