"""Small cases with a fault each, and what is said of it.

`spoilt.json` holds them, read by a person: what to `set` by its place (null takes it out), or the
`text` of a whole file, and what it `says`. `python -m tests.case.spoilt` writes anew what is said.
"""

import json
from pathlib import Path
from typing import Any

from generator.case import FaultyCaseError, loads
from generator.errors import CaseError
from tests.case.conftest import small_case

FILE = Path(__file__).with_name("spoilt.json")

Spoilt = dict[str, Any]


def spoilt() -> list[Spoilt]:
    """All of them, in the order of the file."""
    return json.loads(FILE.read_text("utf-8"))


def said(one: Spoilt) -> list[str]:
    """Each fault with the place in the file that it is told of; empty when there is none."""
    text = one["text"] if "text" in one else json.dumps(_changed(one["set"]))
    try:
        loads(text.encode(), "case.json")
    except FaultyCaseError as error:
        return [f"{fault.pointer}: {fault}" for fault in error.details]
    except CaseError as error:
        return [str(error)]
    return []


def _changed(values: dict[str, Any]) -> dict[str, Any]:
    case = json.loads(json.dumps(small_case()))
    for place, value in values.items():
        *path, last = place.strip("/").split("/")
        held: Any = case
        for step in path:
            held = held[int(step)] if isinstance(held, list) else held.setdefault(step, {})
        if isinstance(held, list):
            held[int(last) : int(last) + 1] = [] if value is None else [value]
        elif value is None:
            held.pop(last, None)
        else:
            held[last] = value
    return case


def write(found: list[Spoilt]) -> None:
    """Keep these with what is said of each now."""
    lines = [json.dumps({**one, "says": said(one)}, ensure_ascii=False) for one in found]
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


if __name__ == "__main__":
    write(spoilt())
