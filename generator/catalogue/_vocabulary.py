"""What a kind's template may say: the schema of its view, and of what its case must hold."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.catalogue._kind import Kind
from generator.catalogue.given import GIVEN
from generator.catalogue.subjects import SUBJECTS
from generator.catalogue.wording import english
from generator.resources import shipped

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Vocabulary:
    """`view` is the schema of what a template sees, `required` of what the case must hold.

    `registry` has every schema that they refer to, by `$id`.
    """

    view: Schema
    required: Schema
    registry: Mapping[str, Schema]


def view_of(subject: str) -> tuple[Schema, Mapping[str, Schema]]:
    """The schema of what a template of no certain kind sees of a subject, with all others."""
    registry, name = _registry(), SUBJECTS[subject].view
    return next(s for a, s in registry.items() if a.endswith(f"/{name}.schema.json")), registry


def vocabulary(kind: Kind) -> Vocabulary:
    """The schemas to check a template of this kind against."""
    registry = _registry()
    view = next(
        s for address, s in registry.items() if address.endswith(f"/{kind.view}.schema.json")
    )
    there = [
        field
        for name in kind.gives
        for field in GIVEN[name].fields
        if not GIVEN[name].may_lack and field not in view["required"]
    ]
    there += ["letter", "say"] if kind.letter else []
    view = {**view, "required": [*view["required"], *there]}
    if kind.letter:
        view["properties"] = {**view["properties"], "say": _said(view["properties"]["say"], kind)}
    required: Schema = json.loads(kind.requirements.read_bytes())
    return Vocabulary(view, required, registry)


def _said(say: Schema, kind: Kind) -> Schema:
    """What a letter can say in fixed words: every wording that there is in English."""
    names = english(kind)
    line = {**say, "type": "string"}
    for key in ("properties", "additionalProperties", "examples"):
        line.pop(key, None)
    return {**say, "properties": dict.fromkeys(names, line), "required": list(names)}


@cache
def _registry() -> dict[str, Schema]:
    read = (json.loads(path.read_bytes()) for path in shipped("schemas").glob("*.schema.json"))
    return {schema["$id"]: schema for schema in read}
