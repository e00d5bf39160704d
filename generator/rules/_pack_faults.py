"""What can be wrong with a pack, in words: its shape first, then whether it hangs together."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from generator.case import told
from generator.rules._data import pack_names, pack_path, pack_schema_text, read_toml
from generator.rules._pack_lines import Steps, line_of
from generator.rules._records import Pack
from generator.rules.checks import CHECK_IDS
from generator.spelling import nearest

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

__all__ = ["pack_faults"]

_MOST = 200
_OPTIONAL = {"face_to_face", "rule"}
_DAYS = ("effective_from", "effective_to", "confirmed_on")
_NEEDS_OFFSET = {"within", "before", "last", "at-age"}
HAPPENINGS = {
    "meeting": "meetings",
    "joined": "meetings",
    "event": "events",
    "visit": "events",
    "twice": "events",
}
_TYPES = {
    "integer": "a whole number, without quotation marks or a decimal point",
    "string": "text in quotation marks",
    "boolean": "true or false, without quotation marks",
    "array": "a list in square brackets",
    "object": "a table: names with values",
}


@dataclass(frozen=True)
class _Found:
    path: Steps
    says: str


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(pack_schema_text()), validate_formats=True)


def pack_faults(raw: Mapping[str, Any], base: Pack | None, text: str = "") -> list[str]:
    """Every fault of a pack just read from TOML, one sentence each, the first 200.

    `base` is the pack it extends; None when it extends none, or one that is not known. With the
    `text` it was read from, each sentence begins with the line of the file.
    """
    # The schema speaks of dates as text; TOML has them as dates already.
    plain = json.loads(json.dumps(raw, default=str))
    found = [*_shape(plain), *_kinds(raw)]
    found += _sense(_sound(raw, {one.path for one in found}), base)
    lines = {one.path: line_of(text, one.path) if text else None for one in found}
    found.sort(key=lambda one: lines[one.path] or 0)
    sentences = [
        f"Line {lines[one.path]}: {one.says}" if lines[one.path] else one.says for one in found
    ]
    return list(dict.fromkeys(sentences))[:_MOST]


def _sound(raw: Mapping[str, Any], broken: set[Steps]) -> dict[str, Any]:
    """The parts of a pack whose shape is right; a record that is not leaves an empty place."""
    faulty = {path[:2] for path in broken} | {path[:1] for path in broken if len(path) == 1}
    kept = {key: value for key, value in raw.items() if (key,) not in faulty}
    for kind in ("rule", "check"):
        kept[kind] = [
            {} if (kind, number) in faulty else record
            for number, record in enumerate(kept.get(kind, ()))
        ]
    sources = kept.get("sources")
    return kept | {"sources": sources if isinstance(sources, dict) else {}}


def _shape(plain: Any) -> Iterator[_Found]:
    for error in _validator().iter_errors(plain):
        path = tuple(error.instance_path)
        yield _Found(path, f"{_place(path, plain)} {_words(error)}.")


def _kinds(value: Any, path: Steps = ()) -> Iterator[_Found]:
    """What JSON cannot tell apart and we must: 7.0 from 7, and a day from its text."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _DAYS:
                yield from _kinds(inner, (*path, key))
            elif type(inner) is not date:
                says = "is a day, written without quotation marks: 2026-09-01."
                yield _Found((*path, key), f"The field {key} {says}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _kinds(inner, (*path, number))
    elif isinstance(value, date | time):
        yield _Found(path, f"The field {_shown(path[-1])} must be {_TYPES['string']}, not a day.")
    elif isinstance(value, float):
        yield _Found(path, f"The field {_shown(path[-1])} must be {_TYPES['integer']}.")


_SENTENCES = {
    "minimum": "must be {limit} or more",
    "maximum": "must be {limit} or less",
    "const": "must be {expected_value}",
    "required": "has no {property}",
    "minLength": "is too short",
    "minItems": "is too short",
    "minProperties": "is too short",
    "maxLength": "is too long",
    "maxItems": "is too long",
    "dependentRequired": "needs an offset with a unit, and school_from with school_to",
    "format": "is not a day: write it like 2026-09-01",
}
_OTHERWISE = "is not written as a pack asks for; compare it with a shipped pack"


def _words(error: "ValidationError") -> str:
    kind, details = error.kind.name, error.kind.as_dict()
    if kind == "additionalProperties":
        known = _known_beside(error)
        names = [f"{_shown(name)}{_meant(name, known)}" for name in details["unexpected"][:20]]
        return f"holds what a pack does not know: {', '.join(names)}"
    if kind == "type":
        return f"must be {' or '.join(_TYPES.get(each, each) for each in details['types'])}"
    if kind == "enum":
        options = details["options"]
        listed = json.loads(options) if isinstance(options, str) else options
        return f"must be one of: {', '.join(map(str, listed))}"
    return _SENTENCES.get(kind, _OTHERWISE).format(**details)


def _known_beside(error: "ValidationError") -> list[str]:
    """The names that may stand where one was not known."""
    schema: Any = json.loads(pack_schema_text())
    for step in error.schema_path[:-1]:
        schema = schema[step]
        if isinstance(schema, dict) and "$ref" in schema:
            schema = json.loads(pack_schema_text())["$defs"][schema["$ref"].rpartition("/")[2]]
    return list(schema.get("properties", ())) if isinstance(schema, dict) else []


def _meant(word: str, known: Any) -> str:
    near = nearest(word, known)
    return f" (did you mean {near}?)" if near else ""


def _shown(step: object) -> str:
    text = "".join(char if char.isprintable() else "?" for char in str(step))
    return text if len(text) <= 64 else f"{text[:61]}..."


def _place(path: Steps, raw: Any) -> str:
    if len(path) >= 2 and path[0] in {"rule", "check"} and isinstance(path[1], int):
        record = raw[path[0]][path[1]]
        named = record.get("id") if isinstance(record, dict) else None
        start = f"The {path[0]} {_shown(named) if named else f'number {path[1] + 1}'}"
        under = [f"under {_shown(key)}" for key in path[2:] if not isinstance(key, int)]
        return " ".join([start, *under])
    return f"The pack under {_shown(path[0])}" if path else "The pack"


def _sense(raw: Mapping[str, Any], base: Pack | None) -> Iterator[_Found]:
    rules = [(number, record) for number, record in enumerate(raw["rule"]) if record]
    checks = [(number, record) for number, record in enumerate(raw["check"]) if record]
    if "extends" in raw and base is None:
        held = ", ".join(pack_names())
        yield _Found(
            ("extends",), f"The pack extends {raw['extends']}, which is not held ({held})."
        )
    sources = {*raw["sources"], *(base.sources if base else ())}
    known = {record["id"] for _, record in rules} | {*(base.rules if base else ())}
    for kind, records in (("rule", rules), ("check", checks)):
        times = Counter(record["id"] for _, record in records)
        for number, record in records:
            key, at = record["id"], (kind, number)
            name = f"The {kind} {key}"
            if times[key] > 1:
                yield _Found((*at, "id"), f"{name} is there {times[key]} times: keep one.")
            if record["source"] not in sources:
                says = f"{name} cites {record['source']}, which is not among the sources."
                yield _Found((*at, "source"), says)
            first, last = record.get("effective_from"), record.get("effective_to")
            if isinstance(first, date) and isinstance(last, date) and last < first:
                yield _Found((*at, "effective_to"), f"{name} ends before it takes effect.")
    for number, record in rules:
        for key, fault in _rule_faults(record, known):
            yield _Found(("rule", number, key), f"The rule {record['id']} {fault}.")
    for number, record in checks:
        named = record.get("values", {}).get("rule")
        if named is not None and named not in known:
            says = f"goes by the dates of {named}, which is not a rule{_meant(named, known)}."
            yield _Found(("check", number, "values"), f"The check {record['id']} {says}")
        for key, fault in _check_faults(record):
            yield _Found(("check", number, key), f"The check {record['id']} {fault}.")
    yield from _nearly_named(rules, raw, base)
    for start, by in _circles([record for _, record in rules], base):
        places = [number for number, record in rules if record["id"] == start]
        says = f"The rule {start} counts from itself, by way of {by}."
        yield _Found(("rule", places[0], "anchor") if places else (), says)


def _nearly_named(
    rules: list[tuple[int, Mapping[str, Any]]], raw: Mapping[str, Any], base: Pack | None
) -> Iterator[_Found]:
    """New rules with an id that is a slip of one they were meant to replace."""
    of_base = [*base.rules] if base else []
    for number, record in rules:
        near = None if record["id"] in of_base else nearest(record["id"], of_base)
        if near:
            says = f"The rule {record['id']} is nearly called as {near} of {raw['extends']}."
            hint = "Give it that id to replace it, or another to stand beside it."
            yield _Found(("rule", number, "id"), f"{says} {hint}")


def _rule_faults(record: Mapping[str, Any], known: set[str]) -> Iterator[tuple[str, str]]:
    direction, anchor = record["direction"], record["anchor"]
    has = {"offset", "unit"} & {*record}
    if direction in _NEEDS_OFFSET and len(has) < 2:
        yield "direction", "needs an offset and a unit"
    elif direction not in _NEEDS_OFFSET and has:
        yield "direction", f"has an offset or a unit, which means nothing with {direction}"
    if direction == "at-age" and (anchor != "birth" or record.get("unit") != "months"):
        yield "anchor", "counts an age, so its anchor is birth and its unit months"
    if direction == "throughout" and "ends_with" not in record:
        yield "direction", "holds throughout, so it needs ends_with"
    if "every" in record and not {"ends_with", "at_most"} & {*record}:
        yield "every", "recurs, so it needs ends_with or at_most"
    opens = record.get("not_before")
    if opens and "offset" in record and "unit" in record and _days(opens) >= _days(record):
        yield "not_before", "may be done only after it is due: its not_before is the later"
    if anchor.startswith("rule:") and anchor.removeprefix("rule:") not in known:
        other = anchor.removeprefix("rule:")
        yield "anchor", f"counts from {other}, which is not a rule{_meant(other, known)}"
    if (first := record.get("after")) and first not in known:
        yield "after", f"follows {first}, which is not a rule{_meant(first, known)}"
    for proof in record.get("done_by", ()):
        source = proof if isinstance(proof, str) else proof["record"]
        yield from (("done_by", fault) for fault in _done_by_faults(source))


_IN_DAYS = {"hours": 1 / 24, "days": 1, "working-days": 1.4, "weeks": 7, "months": 30.4}


def _days(span: Mapping[str, Any]) -> float:
    return float(span["offset"] * _IN_DAYS[span["unit"]])


def _done_by_faults(source: str) -> Iterator[str]:
    kind, _, what = source.partition(":")
    if kind in HAPPENINGS:
        codes = told({}, (HAPPENINGS[kind], 0, "type")).choices
        if what not in codes:
            yield (
                f"is done by {source}, and no {kind} of a case is of that type{_meant(what, codes)}"
            )
    elif kind == "date" and told({}, tuple(what.split("."))).form != "Date":
        yield f"is done by {source}, and a case has no date there"


def _check_faults(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if record["id"] not in CHECK_IDS:
        known = _meant(record["id"], CHECK_IDS)
        yield "id", f"is not one the toolkit can make{known}"
        return
    values = record.get("values", {})
    needed = _values_in_use().get(record["id"], frozenset())
    absent = sorted(needed - values.keys() - _OPTIONAL)
    if absent:
        yield "values", f"needs {', '.join(absent)} among its values"
    for key in sorted(values.keys() - needed):
        yield "values", f"does not go by {key}: take it out of its values"
    for key in ("events", "meetings"):
        codes = told({}, (key, 0, "type")).choices
        for code in values.get(key, ()):
            if code not in codes:
                yield "values", f"names {code}, which is no type of {key}{_meant(code, codes)}"


@cache
def _values_in_use() -> Mapping[str, frozenset[str]]:
    """What each check goes by, as the shipped packs set it."""
    found: dict[str, frozenset[str]] = {}
    for name in pack_names():
        for record in read_toml(pack_path(name)).get("check", ()):
            keys = frozenset(record.get("values", ()))
            found[record["id"]] = found.get(record["id"], frozenset()) | keys
    return found


def _circles(rules: list[Mapping[str, Any]], base: Pack | None) -> Iterator[tuple[str, str]]:
    """Rules that wait for themselves, each with one by which the circle goes."""
    waits = {key: (rule.anchor, rule.after) for key, rule in base.rules.items()} if base else {}
    waits.update({record["id"]: (record["anchor"], record.get("after", "")) for record in rules})
    steps = {
        key: sorted({anchor.partition("rule:")[2], after} & waits.keys())
        for key, (anchor, after) in waits.items()
    }
    for start in sorted(steps):
        seen: set[str] = set()
        waiting = [*steps[start]]
        while waiting:
            here = waiting.pop()
            if start in steps[here]:
                yield start, here
                break
            if here not in seen:
                seen.add(here)
                waiting += steps[here]
