"""Cases of every shape the schemas allow, with dates of every kind, drawn from a seed."""

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
DATES = (
    *("2026-01-14", "2026-02-28", "2028-02-29", "2025-12-31", "2026-03-29", "2026-10-25"),
    *("2026-05-14", "2026-09-01", "2027-06-30", "2009-06-14", "2008-02-29", "2010-08-31"),
    *("2026-02-31", "0001-01-01", "9999-12-31", "1986-07-01", "2099-12-31", "2011-12-30"),
)
WORDS = ("alone", "ISS", "(15)", "electronic curfew", "[board-report]", "the whole of Bolton", "x")


@cache
def schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def any_case(random: Random) -> dict[str, Any]:
    """A case with some of everything; how much is drawn too, so that some are nearly empty."""
    return _value(schema("case.schema.json"), "case.schema.json", random, random.uniform(0.1, 0.95))


def _value(node: dict[str, Any], home: str, random: Random, fullness: float, depth: int = 0) -> Any:
    if "$ref" in node:
        name, _, pointer = node["$ref"].partition("#")
        home = name or home
        found = schema(home)
        for key in pointer.strip("/").split("/"):
            found = found[key] if key else found
        rest = {key: value for key, value in node.items() if key in {"properties", "required"}}
        return _value({**found, **rest}, home, random, fullness, depth)
    if "allOf" in node:
        made: dict[str, Any] = {}
        for part in (*node["allOf"], {key: node[key] for key in node if key != "allOf"}):
            value = _value(part, home, random, fullness, depth)
            if isinstance(value, dict):
                made.update(value)
        return made
    if "const" in node:
        return node["const"]
    if "oneOf" in node:
        return _value(random.choice(node["oneOf"]), home, random, fullness, depth)
    return _typed(node, home, random, fullness, depth)


def _typed(node: dict[str, Any], home: str, random: Random, fullness: float, depth: int) -> Any:
    match node.get("type", "object" if "properties" in node else None):
        case "object":
            required = node.get("required", ())
            return {
                key: _value(part, home, random, fullness, depth + 1)
                for key, part in node.get("properties", {}).items()
                if key in required or random.random() < fullness
            }
        case "array":
            return [
                _value(node["items"], home, random, fullness, depth + 1)
                for _ in range(random.randint(0, 3))
            ]
        case "integer":
            return random.choice((-3, 0, 1, 4, 8, 12, 24, 400, 10**9))
        case "number":
            return random.choice((-1.5, 0.0, 14.5, 30, 1e12))
        case "boolean":
            return random.random() < 0.5
        case _:
            if node.get("format") == "date":
                return random.choice(DATES)
            if node.get("format") == "time-of-day":
                return random.choice(("00:00", "07:30", "19:00", "23:59"))
            return random.choice(WORDS)
