"""What a document still needs from a case: its requirements schema, told in sentences."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from generator.case._fault import Fault
from generator.case._schema import BASE, Place, Schema, UnknownSchemaError, compiled, root
from generator.case._sources import derived, from_, in_file
from generator.case._validate import Draft, Steps, at_path, drafts_of, finish
from generator.case._words import in_sentence, pointer, title_of, where
from generator.case.facts.words import capital
from generator.errors import TemplateError

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError, Validator


class Holds(Protocol):
    """Whatever holds data, such as a case or a panel."""

    @property
    def data(self) -> Mapping[str, Any]:
        """What it holds, in the form of its schema."""
        raise NotImplementedError


_Need = tuple[str, Steps, str]
# How many steps into a panel's view the view of an item's case stands.
_VIEW = 3
_OF_FILES = tuple({"$ref": f"{BASE}{name}.schema.json"} for name in ("case", "panel"))


def missing(record: Holds, requirements: Path) -> list[Fault]:
    """What a document needs and the case or panel lacks, one sentence a field; empty when ready.

    `requirements` is a kind's requirements.schema.json: a JSON Schema that refers to
    case.schema.json or panel.schema.json and adds what this kind requires. Its `title` is the
    document's name as it stands in a sentence ("the breach report"); a `title` on an inner
    rule is used as what is needed, in words. Of a section that is not there at all, each
    field is told. Raises TemplateError when that schema is faulty.
    """
    schema, place, validator = _opened(requirements, requirements.stat().st_mtime_ns)
    data = dict(record.data)
    told: dict[str, Fault] = {}
    rest: list[Draft] = []
    for error in validator.iter_errors(data):
        needs = _needs(error, schema, place, data)
        if not needs:
            rest += drafts_of(error, place)
        for need in needs:
            fault = _fault(schema, place, data, need)
            told.setdefault(fault.pointer, fault)
    return [*told.values(), *finish(place, data, rest)]


def lacks_some(record: Holds, requirements: Path) -> bool:
    """Whether `missing` has anything to tell, which is known sooner than what."""
    _, _, validator = _opened(requirements, requirements.stat().st_mtime_ns)
    return not validator.is_valid(dict(record.data))


def outlines(record: Holds, requirements: Path) -> Iterator[tuple[Steps, Any]]:
    """Where something is missing that a document needs, with what would have to stand there.

    The latter is a dict of the fields of a section or entry, a list of one entry, or None.
    """
    schema, place, validator = _opened(requirements, requirements.stat().st_mtime_ns)
    data = dict(record.data)
    for error in validator.iter_errors(data):
        for _, path, _ in _needs(error, schema, place, data):
            yield path, outline(at_path(place, path))


def required(requirements: Path) -> frozenset[tuple[str, ...]]:
    """Every field that a document needs, as a path of names; of a choice of several, all.

    Fields inside a list are needed in each of its entries. Raises TemplateError when the
    schema is faulty.
    """
    schema, place, _ = _opened(requirements, requirements.stat().st_mtime_ns)
    parts = [part for part in schema.get("anyOf", ()) if isinstance(part, dict)]
    either = {str(name) for part in parts for name in part.get("required", ())}
    try:
        return frozenset(_required(place, (), either))
    except UnknownSchemaError as error:
        raise _faulty(requirements, f"it refers to {error.args[0]}, which is not held") from None
    except RecursionError:
        raise _faulty(requirements, "a part of it stands inside itself") from None


def _required(
    place: Place, path: tuple[str, ...], besides: Collection[str] = ()
) -> Iterator[tuple[str, ...]]:
    inner = place.item or place
    for name in dict.fromkeys((*_parts(inner), *besides)):
        field = inner.step(name)
        if field is not None:
            yield (*path, name)
            yield from _required(field, (*path, name))


def worked_out(view: str, gone: Collection[str]) -> Iterator[tuple[Steps, Any]]:
    """The same for what a view works out from fields that are all missing, as dotted paths.

    `view` is the short name of the view's schema.
    """
    for path, place in derived(view).items():
        if all(_covered(dotted.removesuffix("[]"), gone) for dotted in place.says("x-from")):
            yield path, outline(place)


def _covered(dotted: str, gone: Collection[str]) -> bool:
    names = dotted.split(".")
    return any(".".join(names[:count]) in gone for count in range(1, len(names) + 1))


def outline(place: Place | None) -> Any:
    """What has to stand at a place of a schema, without its values."""
    if place is None:
        return None
    if place.item is not None:
        return [outline(place.item)] if _parts(place.item) else None
    return {name: outline(place.step(name)) for name in _parts(place)} or None


def to_print(
    seen: Mapping[str, Any], view: str, paths: Iterable[Steps], requirements: Path
) -> list[Fault]:
    """The same for fields that a document prints and a view lacks, at these paths in the view.

    `view` is the short name of the view's schema (view, panel-view). A field is told by its
    place in the file; one that is worked out, by what it comes from.
    """
    schema, _, _ = _opened(requirements, requirements.stat().st_mtime_ns)
    found: dict[str, Fault] = {}
    for path in paths:
        for fault in _in_view(schema, seen, view, path):
            found.setdefault(fault.pointer, fault)
    return list(found.values())


def _in_view(schema: Schema, seen: Any, view: str, path: Steps) -> Iterator[Fault]:
    if view == "panel-view" and len(path) > _VIEW and path[0] == "items" and path[2] == "view":
        item, inner = where(root("panel"), seen, path[:2]), seen["items"][path[1]]["view"]
        for fault in _in_view(schema, inner, "view", path[_VIEW:]):
            message = f"{fault.message.removesuffix('.')} in the case file of {item}."
            pointed = f"{pointer(path[:_VIEW])}{fault.pointer}"
            yield Fault(f"{fault.place} of {item}", pointed, message, fault.suggestion)
        return
    place = root("panel" if view == "panel-view" else "case")
    told = in_file(view, seen, path)
    if told is None:
        yield from (_fault(schema, root(view), seen, n) for n in _all_of(root(view), seen, path))
        return
    _, depth = from_(view, path)
    at, shown = at_path(place, told), at_path(root(view), path[: depth or None])
    if at is not None and at.item is not None and shown is not None and shown.item is None:
        entry = in_sentence(title_of(shown, path[depth - 1]))
        what = f"{entry} under {in_sentence(title_of(at, told[-1]))}"
        fault = _fault(schema, place, seen, (what, told, "Add an entry there."))
        yield replace(fault, pointer=f"{fault.pointer}/-")
        return
    yield from (_fault(schema, place, seen, need) for need in _all_of(place, seen, told))


def knows(view: str, dotted: str) -> bool:
    """Whether the schema of that short name knows a field; lists are stepped into unsaid."""
    at: Place | None = root(view)
    for step in dotted.split("."):
        while at is not None and at.item is not None:
            at = at.item
        at = at.step(step) if at else None
    return at is not None


def _fault(schema: Mapping[str, Any], place: Place, data: Any, need: "_Need") -> Fault:
    what, path, suggestion = need
    name = capital(str(schema.get("title", "this document")))
    message = f"{name} needs {what} ({_keys(path)})."
    return Fault(where(place, data, path[:-1]), pointer(path), message, suggestion)


@lru_cache(maxsize=128)
def _opened(path: Path, _: int) -> "tuple[dict[str, Any], Place, Validator]":
    try:
        schema = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _faulty(path, error) from None
    if not isinstance(schema, dict):
        raise _faulty(path, "it is no section in curly brackets")
    from jsonschema_rs import ReferencingError, ValidationError  # noqa: PLC0415 (costly)

    try:
        # Only what is a sound schema has the places that are looked up in it.
        compiled(schema)
        validator = compiled(_beyond(schema))
    except (ReferencingError, ValidationError, ValueError) as error:
        raise _faulty(path, error) from None
    try:
        return schema, Place.of((schema, schema.get("$id", ""))), validator
    except UnknownSchemaError as error:
        raise _faulty(path, f"it refers to {error.args[0]}, which is not held") from None


def _faulty(path: Path, why: object) -> TemplateError:
    return TemplateError(
        f"What {path.parent.name} requires cannot be read from {path.name}: "
        f"{str(why).partition(chr(10))[0][:200]}. Correct that schema."
    )


def _beyond(schema: Schema) -> Schema:
    """What a document requires beyond the schema of the file, which every opened file fits.

    The rules keep their places, since messages go by them.
    """
    if "unevaluatedProperties" in schema or not isinstance(schema.get("allOf"), list):
        return schema
    return {**schema, "allOf": [{} if part in _OF_FILES else part for part in schema["allOf"]]}


def _needs(
    error: "ValidationError", schema: Mapping[str, Any], place: Place, data: Any
) -> "list[_Need]":
    """What is needed, where, and a hint; empty when the fault is not about something missing."""
    path: Steps = tuple(error.instance_path)
    kind, details = error.kind.name, error.kind.as_dict()
    own_words = _rule_title(schema, error.schema_path)
    if own_words and kind != "required":
        return [(own_words, path, "")]
    if kind == "required":
        return list(_all_of(place, data, (*path, str(details["property"]))))
    if kind == "minItems":
        return [_entries(place, data, path, int(details["limit"]), error.instance)]
    if kind == "anyOf":
        names = list(_wanted(details["context"]))
        titles = [in_sentence(title_of(at_path(place, (*path, name)), name)) for name in names]
        return [(" or ".join(titles), (*path, names[0]), "")] if names else []
    return []


def _all_of(place: Place, data: Any, path: Steps) -> "Iterator[_Need]":
    """A field, or each field of a section that is not there."""
    field = at_path(place, path)
    parts = _parts(field)
    for part in parts:
        yield from _all_of(place, data, (*path, part))
    if not parts:
        yield _field(place, data, path)


def _field(place: Place, data: Any, path: Steps) -> "_Need":
    field = at_path(place, path)
    title = in_sentence(title_of(field, path[-1]))
    what = f"{title} in {where(place, data, path[:-1])}" if _in_list(path) else title
    if field is None:
        return what, path, ""
    if field.item is not None and (inside := _parts(field.item)):
        titles = (in_sentence(title_of(field.item.step(name), name)) for name in inside)
        return what, path, f"Write for each of them: {', '.join(titles)}."
    described = str(field.says("description") or "")
    return what, path, f"Write there: {described[:1].lower()}{described[1:]}" if described else ""


def _entries(place: Place, data: Any, path: Steps, limit: int, entries: Any) -> "_Need":
    title = in_sentence(title_of(at_path(place, path), path[-1])) if path else "the file"
    around = f" in {where(place, data, path[:-1])}" if _in_list(path) else ""
    few = "at least one entry" if limit == 1 else f"at least {limit} entries"
    there = len(entries) or "none"
    return f"{few} under {title}{around}", path, f"Now it has {there}."


def _parts(field: Place | None) -> tuple[str, ...]:
    """What a section requires, by the case's schema and by this document's; nothing for a list."""
    if field is None or field.item is not None:
        return ()
    return tuple(dict.fromkeys(n for s, _ in field.schemas for n in s.get("required", ())))


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
