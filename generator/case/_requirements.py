"""What a document still needs from a case: its requirements schema, told in sentences."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case._fault import Fault
from generator.case._model import Case, Panel
from generator.case._schema import Place, compiled
from generator.case._validate import Draft, Steps, at_path, drafts_of, finish
from generator.case._words import in_sentence, pointer, title_of, where
from generator.case.facts.words import capital
from generator.errors import TemplateError

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError, Validator


def missing(record: Case | Panel, requirements: Path) -> list[Fault]:
    """What a document needs and the case or panel lacks, one sentence each; empty when ready.

    `requirements` is a kind's requirements.schema.json: a JSON Schema that refers to
    case.schema.json or panel.schema.json and adds what this kind requires. Its `title` is the
    document's name as it stands in a sentence ("the breach report"); a `title` on an inner
    rule is used as what is needed, in words. Raises TemplateError when that schema is faulty.
    """
    schema, place, validator = _opened(requirements, requirements.stat().st_mtime_ns)
    data = dict(record.data)
    name = str(schema.get("title", "this document"))
    told: dict[str, Fault] = {}
    rest: list[Draft] = []
    for error in validator.iter_errors(data):
        need = _need(error, schema, place, data)
        if need is None:
            rest += drafts_of(error, place)
            continue
        what, path, suggestion = need
        message = f"{capital(name)} needs {what} ({_keys(path)})."
        words = where(place, data, path[:-1])
        told.setdefault(pointer(path), Fault(words, pointer(path), message, suggestion))
    return [*told.values(), *finish(place, data, rest)]


@lru_cache(maxsize=128)
def _opened(path: Path, _: int) -> "tuple[dict[str, Any], Place, Validator]":
    try:
        schema = json.loads(path.read_bytes())
        place = Place.of((schema, schema.get("$id", "")))
        return schema, place, compiled(schema)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TemplateError(
            f"What {path.parent.name} requires cannot be read from {path.name}: "
            f"{str(error)[:200]}. Correct that schema."
        ) from None


def _need(
    error: "ValidationError", schema: Mapping[str, Any], place: Place, data: Any
) -> tuple[str, Steps, str] | None:
    """What is needed, where, and a hint; None when the fault is not about something missing."""
    path: Steps = tuple(error.instance_path)
    kind, details = error.kind.name, error.kind.as_dict()
    own_words = _rule_title(schema, error.schema_path)
    if own_words and kind != "required":
        return own_words, path, ""
    if kind == "required":
        return _field(place, data, (*path, str(details["property"])))
    if kind == "minItems":
        return _entries(place, data, path, int(details["limit"]), error.instance)
    if kind == "anyOf":
        names = list(_wanted(details["context"]))
        titles = [in_sentence(title_of(at_path(place, (*path, name)), name)) for name in names]
        return (" or ".join(titles), (*path, names[0]), "") if names else None
    return None


def _field(place: Place, data: Any, path: Steps) -> tuple[str, Steps, str]:
    field = at_path(place, path)
    title = in_sentence(title_of(field, path[-1]))
    parts = _parts(field)
    if parts:
        what = f"the {title} section" if len(path) == 1 else title
        return what, path, f"Fill in at least: {', '.join(parts)}."
    what = f"{title} in {where(place, data, path[:-1])}" if _in_list(path) else title
    described = str(field.says("description") or "") if field else ""
    return what, path, f"Write there: {described[:1].lower()}{described[1:]}" if described else ""


def _entries(
    place: Place, data: Any, path: Steps, limit: int, entries: Any
) -> tuple[str, Steps, str]:
    title = in_sentence(title_of(at_path(place, path), path[-1])) if path else "the file"
    around = f" in {where(place, data, path[:-1])}" if _in_list(path) else ""
    few = "at least one entry" if limit == 1 else f"at least {limit} entries"
    there = len(entries) or "none"
    return f"{few} under {title}{around}", path, f"Now it has {there}."


def _parts(field: Place | None) -> list[str]:
    """The titles of what a section requires, by the case's schema and by this document's."""
    if field is None:
        return []
    names = dict.fromkeys(n for s, _ in field.schemas for n in s.get("required", ()))
    return [in_sentence(title_of(field.step(name), name)) for name in names]


def _wanted(branches: list[list["ValidationError"]]) -> Iterator[str]:
    for branch in branches:
        for error in branch:
            if error.kind.name == "required":
                yield str(error.kind.as_dict()["property"])


def _rule_title(schema: Mapping[str, Any], path: list[str | int]) -> str | None:
    """The title of the rule that failed, where it is the document's own rule and has one."""
    rule: Any = schema
    for step in path[:-1]:
        try:
            rule = rule[step]
        except (KeyError, IndexError, TypeError):
            return None
    is_inner = len(path) > 1 and isinstance(rule, Mapping)
    return rule.get("title") if is_inner else None


def _in_list(path: Steps) -> bool:
    return any(isinstance(step, int) for step in path)


def _keys(path: Steps) -> str:
    return ", ".join(str(step) for step in path if isinstance(step, str))
