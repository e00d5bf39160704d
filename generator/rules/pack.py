"""Rule packs: loading, extending and checking them.

A pack is a TOML file of records. A local pack names the one it extends; a record with the same
id as one below it replaces that one whole.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.errors import RulesError
from generator.rules._data import pack_names, pack_path, parsed, read_pack_text
from generator.rules._default_stages import default_stages
from generator.rules._pack_faults import pack_faults
from generator.rules._records import Check, Pack, Proof, Rule, Span

__all__ = ["check_pack", "load_pack"]


def load_pack(name_or_path: str | Path) -> Pack:
    """A pack by its shipped name or by the path of a TOML file, with what it extends merged in.

    Raises RulesError with every fault in words when it is unknown or faulty.
    """
    if isinstance(name_or_path, str) and name_or_path in pack_names():
        return _shipped(name_or_path)
    path = Path(name_or_path)
    if not _is_there(path):
        raise RulesError(
            f"There is no rule pack called {str(name_or_path)[:200]!r}.",
            [f"Packs held: {', '.join(pack_names())}. A file's path will do as well."],
        )
    return _build(path)


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def check_pack(path: str | Path) -> list[str]:
    """Every fault of a pack file, one sentence each; an empty list when it is sound."""
    try:
        text = read_pack_text(Path(path))
        return _faults(Path(path), parsed(text, Path(path).name), text)
    except RulesError as error:
        return [error.summary, *error.faults]


@cache
def _shipped(name: str) -> Pack:
    return _build(pack_path(name))


def _faults(path: Path, raw: Mapping[str, Any], text: str) -> list[str]:
    extends = raw.get("extends")
    base: Pack | None = None
    if isinstance(extends, str) and extends in pack_names() and extends != path.stem:
        base = _shipped(extends)
    return pack_faults(raw, base, text)


def _build(path: Path) -> Pack:
    text = read_pack_text(path)
    raw = parsed(text, path.name)
    if faults := _faults(path, raw, text):
        raise RulesError(f"The rule pack {path.name} has faults.", faults)
    base = _shipped(raw["extends"]) if "extends" in raw else None
    name = raw["name"]
    rules = {**base.rules} if base else {}
    below = (
        {**base.minimum, **{key: r for key, r in rules.items() if r.strength == "must"}}
        if base
        else {}
    )
    rules.update({record["id"]: _rule(record, name) for record in raw.get("rule", ())})
    checks = {**base.checks} if base else {}
    checks.update({record["id"]: _check(record, name) for record in raw.get("check", ())})
    minimum = {key: rule for key, rule in below.items() if rules[key] is not rule}
    printed = json.dumps([raw, base.fingerprint if base else ""], sort_keys=True, default=str)
    return Pack(
        name=name,
        title=raw["title"],
        version=raw["version"],
        effective_from=raw["effective_from"],
        calendar=raw["calendar"],
        confirmed_on=raw.get("confirmed_on"),
        sources=MappingProxyType({**(base.sources if base else {}), **raw["sources"]}),
        rules=MappingProxyType(rules),
        checks=MappingProxyType(checks),
        extends=(*((base.name, *base.extends) if base else ()),),
        minimum=MappingProxyType(minimum),
        fingerprint=hashlib.sha256(printed.encode()).hexdigest(),
    )


def _rule(record: Mapping[str, Any], pack: str) -> Rule:
    held = dict(record)
    for key in ("counts_early", "counts_late", "not_before"):
        if key in held:
            held[key] = Span(**held[key])
    held["every"] = tuple(Span(**span) for span in held.get("every", ()))
    held["done_by"] = tuple(_proof(proof) for proof in held.get("done_by", ()))
    held["when"] = MappingProxyType(dict(held.get("when", {})))
    held["stages"] = frozenset(held.get("stages") or default_stages(held))
    return Rule(pack=pack, **held)


def _proof(held: str | Mapping[str, Any]) -> Proof:
    if isinstance(held, str):
        return Proof(held)
    return Proof(**{**held, **({"late": Span(**held["late"])} if "late" in held else {})})


def _check(record: Mapping[str, Any], pack: str) -> Check:
    held = dict(record)
    held["blocks"] = tuple(held.get("blocks", ()))
    held["values"] = MappingProxyType(dict(held.get("values", {})))
    return Check(pack=pack, **held)
