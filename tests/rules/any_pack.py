"""Packs of every shape the schema allows, drawn from a seed."""

import json
import re
from random import Random
from typing import Any

from generator.case import told
from generator.rules import load_pack, pack_names
from generator.rules._data import pack_schema_text
from generator.rules._pack_sense import HAPPENINGS
from generator.rules.checks import CHECK_IDS, FAMILIES

SCHEMA = json.loads(pack_schema_text())
DAYS = ("2019-01-01", "2024-02-29", "2025-06-01", "2026-03-02", "2026-09-01", "2031-12-31")
WORDS = ("Visit the child", "Case manager", "As soon as it can be done.", "{name}", "£5 & <b>")
NAMES = ("own-one", "own-two", "own-three")


def _pool() -> list[str]:
    """Texts that one pattern or another of the schema asks for."""
    rules = [rule for name in pack_names() for rule in load_pack(name).rules.values()]
    ids = [*NAMES, *(rule.id for rule in rules), *CHECK_IDS]
    anchors = re.findall(r"[a-z0-9][a-z0-9-]+", SCHEMA["$defs"]["anchor"]["pattern"])
    codes = [
        f"{kind}:{code}"
        for kind, where in HAPPENINGS.items()
        for code in told({}, (where, 0, "type")).choices
    ]
    plain = ["told", "accommodation-confirmed", "salt-assessed", "attended", "warning-sent"]
    dates = ["date:plan.created", "date:assessment.date", "date:pre_sentence.report_date"]
    clocks = ["08:30", "15:30", "00:00", "23:59"]
    return [
        *(ids + anchors + codes + plain + dates + clocks),
        *(f"rule:{each}" for each in ids),
        *("national", "toolkit", "ours", "1.0.0", "12.0.3"),
    ]


POOL = _pool()
_SHIPPED = {
    each: [
        found.values
        for name in pack_names()
        if (found := load_pack(name).checks.get(each)) is not None
    ]
    for each in CHECK_IDS
}
_CHECKS = [(each, number) for number, _, found in FAMILIES for each in found]
_FITTING: dict[str, list[str]] = {}


def any_pack(random: Random) -> dict[str, Any]:
    """A pack that extends the national one, with up to five rules and three checks."""
    pack = {
        "schema": "throughcare/rule-pack/1",
        "name": "own",
        "title": "Our own",
        "version": "1.0.0",
        "effective_from": {"day": random.choice(DAYS)},
        "calendar": "england-and-wales",
        "sources": {"ours": "Our own policy"},
        "extends": "national",
    }
    fullness = random.uniform(0.0, 0.6)
    for kind, most in (("rule", 5), ("check", 3)):
        node = SCHEMA["$defs"][kind]
        pack[kind] = [_value(node, random, fullness) for _ in range(random.randint(0, most))]
        for record in pack[kind]:
            record["source"] = "ours"
    for record in pack["rule"]:
        if random.random() < 0.9:
            _make_sense(record, random)
    for record in pack["check"]:
        record["id"], record["family"] = random.choice(_CHECKS)
        record["values"] = dict(random.choice(_SHIPPED[record["id"]]))
    return pack


def _make_sense(rule: dict[str, Any], random: Random) -> None:
    """Fields that go together, so that most packs get past the checker and are counted by."""
    if rule["direction"] == "at-age":
        rule.update(anchor="birth", unit="months")
    elif rule["anchor"] == "birth":
        rule["anchor"] = "custody-entry"
    if rule["direction"] in {"on", "throughout"}:
        for key in ("offset", "unit"):
            rule.pop(key, None)
    else:
        rule.setdefault("offset", random.choice((1, 10, 240)))
        rule.setdefault("unit", random.choice(SCHEMA["$defs"]["unit"]["enum"]))
    if "every" in rule or rule["direction"] == "throughout":
        rule.setdefault("ends_with", random.choice(("release", "supervision-end")))
    for rhythm in rule.get("every", ()):
        rhythm["for_months"] = random.randint(1, 24)
    if "every" in rule:
        del rule["every"][-1]["for_months"]
    for key in ("not_before", "below_months"):
        if random.random() < 0.7:
            rule.pop(key, None)
            rule.get("when", {}).pop(key, None)
    first, last = rule.get("effective_from"), rule.get("effective_to")
    if first and last and last["day"] < first["day"]:
        del rule["effective_to"]


def _value(node: dict[str, Any], random: Random, fullness: float) -> Any:
    if "$ref" in node:
        return _value(SCHEMA["$defs"][node["$ref"].rpartition("/")[2]], random, fullness)
    if "const" in node:
        return node["const"]
    if "enum" in node:
        return random.choice(node["enum"])
    if "if" in node:
        return _value(node[random.choice(("then", "else"))], random, fullness)
    match node["type"]:
        case "object":
            required = node.get("required", ())
            return {
                key: _value(part, random, fullness)
                for key, part in node["properties"].items()
                if key in required or random.random() < fullness
            }
        case "array":
            least = max(node.get("minItems", 0), random.random() < 0.8)
            made = [
                _value(node["items"], random, fullness) for _ in range(random.randint(least, 3))
            ]
            return list(dict.fromkeys(made)) if node.get("uniqueItems") else made
        case "integer":
            low, high = node.get("minimum", 0), node.get("maximum", 240)
            return random.choice((low, high, random.randint(low, high), min(high, low + 5)))
        case "boolean":
            return random.random() < 0.5
    return _text(node, random)


def _text(node: dict[str, Any], random: Random) -> Any:
    if node.get("format") == "date":
        return {"day": random.choice(DAYS)}
    pattern = node.get("pattern")
    if pattern is None:
        return random.choice(WORDS)
    if pattern not in _FITTING:
        _FITTING[pattern] = [each for each in POOL if re.search(pattern, each)]
    return random.choice(_FITTING[pattern])
