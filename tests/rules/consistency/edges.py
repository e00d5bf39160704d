"""Cases at the edges of what the record is held against, and all that is said of each.

`edges.json` holds what to change in the case of test_found.py and the findings, read by a person.
After a change of words or of a check, `python -m tests.rules.consistency.edges` writes the
findings anew: read each of those that differ before you keep it.
"""

import json
from pathlib import Path
from typing import Any

from generator.rules.consistency import consistency
from tests.rules.consistency.test_found import RIGHT, TODAY

FILE = Path(__file__).with_name("edges.json")


def edges() -> list[dict[str, Any]]:
    """Each edge: `why`, what to `set` by its place (None takes it out), and what it `says`."""
    return json.loads(FILE.read_text("utf-8"))


def said(changes: dict[str, Any]) -> list[str]:
    """All that is found in the case with the changes, one line each."""
    case = json.loads(json.dumps(RIGHT))
    for place, value in changes.items():
        _put(case, place.strip("/").split("/"), value)
    return [
        f"{one.severity} {one.id} at {', '.join([one.place, *one.also])}: {one.message}"
        for one in consistency(case, TODAY)
    ]


def _put(held: Any, path: list[str], value: Any) -> None:
    first, *rest = path
    step = int(first) if isinstance(held, list) else first
    if rest:
        inner = held[step] if isinstance(held, list) else held.setdefault(step, {})
        _put(inner, rest, value)
    elif value is None:
        held.pop(step, None)
    elif isinstance(held, list) and step == len(held):
        held.append(value)
    else:
        held[step] = value


def _written(edge: dict[str, Any]) -> str:
    says = said(edge["set"])
    return json.dumps({**edge, "says": says}, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    FILE.write_text("[\n" + ",\n".join(map(_written, edges())) + "\n]\n", "utf-8")
