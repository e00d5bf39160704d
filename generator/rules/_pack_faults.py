"""What can be wrong with a pack, in words: its shape first, then whether it hangs together."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import jsonschema_rs

from generator.rules._data import pack_names, pack_schema_text
from generator.rules._records import Pack
from generator.rules.checks import CHECK_IDS

__all__ = ["pack_faults"]

_NEEDS_OFFSET = {"within", "before", "last", "at-age"}


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(pack_schema_text()), validate_formats=True)


def pack_faults(raw: Mapping[str, Any], base: Pack | None) -> list[str]:
    """Every fault of a pack just read from TOML, one sentence each.

    `base` is the pack it extends; None when it extends none, or one that is not known.
    """
    # The schema speaks of dates as text; TOML has them as dates already.
    plain = json.loads(json.dumps(raw, default=str))
    faults = [
        f"{_place(error.instance_path, plain)}: {error.message}."
        for error in _validator().iter_errors(plain)
    ]
    return faults or [*_sense(raw, base)]


def _place(path: list[str | int], raw: Any) -> str:
    if len(path) >= 2 and path[0] in {"rule", "check"} and isinstance(path[1], int):
        record = raw[path[0]][path[1]]
        named = record.get("id") if isinstance(record, dict) else None
        start = f"The {path[0]} {named or f'number {path[1] + 1}'}"
        return " ".join([start, *(f"under {key}" for key in path[2:])])
    return f"The pack under {path[0]}" if path else "The pack"


def _sense(raw: Mapping[str, Any], base: Pack | None) -> Iterator[str]:
    rules, checks = raw.get("rule", []), raw.get("check", [])
    if "extends" in raw and base is None:
        yield f"The pack extends {raw['extends']}, which is not held ({', '.join(pack_names())})."
    sources = {*raw["sources"], *(base.sources if base else ())}
    known = {record["id"] for record in rules} | {*(base.rules if base else ())}
    for kind, records in (("rule", rules), ("check", checks)):
        for key, times in Counter(record["id"] for record in records).items():
            if times > 1:
                yield f"The {kind} {key} is there {times} times: keep one."
        for record in records:
            name = f"The {kind} {record['id']}"
            if record["source"] not in sources:
                yield f"{name} cites {record['source']}, which is not among the sources."
            first, last = record.get("effective_from"), record.get("effective_to")
            if isinstance(first, date) and isinstance(last, date) and last < first:
                yield f"{name} ends before it takes effect."
    for record in rules:
        yield from (f"The rule {record['id']} {fault}." for fault in _rule_faults(record, known))
    for record in checks:
        if record["id"] not in CHECK_IDS:
            yield f"The check {record['id']} is not one the toolkit can make."
    yield from _circles(rules, base)


def _rule_faults(record: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    direction, anchor = record["direction"], record["anchor"]
    if (direction in _NEEDS_OFFSET) != ("offset" in record and "unit" in record):
        yield (
            "needs an offset and a unit"
            if direction in _NEEDS_OFFSET
            else f"has an offset or a unit, which means nothing with {direction}"
        )
    if direction == "at-age" and (anchor != "birth" or record.get("unit") != "months"):
        yield "counts an age, so its anchor is birth and its unit months"
    if direction == "throughout" and "ends_with" not in record:
        yield "holds throughout, so it needs ends_with"
    if "every" in record and not {"ends_with", "at_most"} & {*record}:
        yield "recurs, so it needs ends_with or at_most"
    if anchor.startswith("rule:") and anchor.removeprefix("rule:") not in known:
        yield f"counts from {anchor.removeprefix('rule:')}, which is not a rule"


def _circles(rules: list[Mapping[str, Any]], base: Pack | None) -> Iterator[str]:
    anchors = {key: rule.anchor for key, rule in base.rules.items()} if base else {}
    anchors.update({record["id"]: record["anchor"] for record in rules})
    for start in sorted(anchors):
        seen, here = {start}, anchors[start]
        while here.startswith("rule:"):
            here = here.removeprefix("rule:")
            if here in seen:
                yield f"The rule {start} counts from itself, by way of {here}."
                break
            seen.add(here)
            here = anchors.get(here, "")
