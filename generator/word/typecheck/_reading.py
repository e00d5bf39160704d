"""Types read from JSON Schema 2020-12: each keyword narrows what was known before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.word.typecheck._schemas import Node, Schema, Schemas
from generator.word.typecheck._shapes import SchemaList, SchemaRecord
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    FLAG,
    NEVER,
    NULL,
    NUMBER,
    PLAIN,
    WHOLE,
    Flag,
    Number,
    Text,
    Type,
    Union,
    members,
    union,
)

_RECORD_WORDS = frozenset(
    ("properties", "required", "additionalProperties", "patternProperties", "unevaluatedProperties")
)
_LIST_WORDS = frozenset(("items", "prefixItems", "minItems", "unevaluatedItems"))
# More `if`s than this on one record would double the alternatives too often.
_MOST_CASES = 8


class Types:
    """The types of one schema, each built once, when first needed (so recursion is no trouble).

    `demands` is a second schema that the root must fit as well.
    """

    def __init__(
        self, root: Schema, registry: Mapping[str, Schema], demands: Schema | None = None
    ) -> None:
        self.schemas = Schemas(root, registry)
        self._records: dict[Any, SchemaRecord] = {}
        self._lists: dict[tuple[tuple[Node, ...], bool], SchemaList] = {}
        self._read: dict[tuple[Node, Type], Type] = {}
        self._demands = self.schemas.node(demands or {}, self.schemas.root.base)
        self._reading: set[tuple[Node, Type]] = set()

    @property
    def root(self) -> Type:
        """The type of the whole."""
        return self.refine(self._demands, self.refine(self.schemas.root, ANY))

    def record(
        self, sources: tuple[Node, ...], known: tuple[tuple[str, Type], ...] = ()
    ) -> SchemaRecord:
        """Return the one record of these sources and this knowledge."""
        found = self._records.get((sources, known))
        if found is None:
            found = self._records[sources, known] = SchemaRecord(self, sources, known)
        return found

    def list_of(self, sources: tuple[Node, ...], *, filled: bool = False) -> SchemaList:
        """Return the one list of these sources."""
        found = self._lists.get((sources, filled))
        if found is None:
            found = self._lists[sources, filled] = SchemaList(self, sources, filled)
        return found

    def refine(self, node: Node, kind: Type) -> Type:
        """Return what a value of type `kind` is once it also fits `node`."""
        if isinstance(node.schema, bool):
            return kind if node.schema else NEVER
        key = (node, kind)
        found = self._read.get(key)
        if found is None:
            if key in self._reading:  # `$ref` going round in a circle says nothing more
                return kind
            self._reading.add(key)
            try:
                found = self._refined(node, node.schema, kind)
            finally:
                self._reading.discard(key)
            self._read[key] = found
        return found

    def _refined(self, node: Node, schema: Schema, kind: Type) -> Type:
        if "$ref" in schema:
            kind = self.refine(self.schemas.resolve(node, schema["$ref"]), kind)
        if "type" in schema:
            names = schema["type"]
            kind = self._of_type([names] if isinstance(names, str) else names, kind)
        if "const" in schema:
            kind = _among((schema["const"],), kind)
        if "enum" in schema:
            kind = _among(schema["enum"], kind)
        if "format" in schema or "minLength" in schema:
            kind = _each(kind, lambda one: _worded(schema, one))
        if not _RECORD_WORDS.isdisjoint(schema):
            kind = _each(kind, lambda one: self._described(node, one))
        if not _LIST_WORDS.isdisjoint(schema):
            kind = _each(kind, lambda one: self._listed(node, one))
        for part in schema.get("allOf", ()):
            kind = self.refine(self.schemas.node(part, node.base), kind)
        for options in (schema.get("anyOf"), schema.get("oneOf")):
            if options:
                kind = self._one_of(node, options, kind)
        return self._in_case(node, schema, kind) if "if" in schema else kind

    def _of_type(self, names: Sequence[str], kind: Type) -> Type:
        if kind is ANY:
            return union(self._whole_type(name) for name in names)
        return union(_meet(one, name) for one in members(kind) for name in names)

    def _whole_type(self, name: str) -> Type:
        if name == "object":
            return self.record(())
        if name == "array":
            return self.list_of(())
        return _SCALARS.get(name, ANY)

    def _described(self, node: Node, kind: Type) -> Type:
        if kind is ANY:
            return self.record((node,))
        if isinstance(kind, SchemaRecord) and node not in kind.sources:
            return self.record((*kind.sources, node), kind.known)
        return kind

    def _listed(self, node: Node, kind: Type) -> Type:
        if kind is ANY:
            return self.list_of((node,))
        if isinstance(kind, SchemaList) and node not in kind.sources:
            return self.list_of((*kind.sources, node))
        return kind

    def _one_of(self, node: Node, options: Sequence[Any], kind: Type) -> Type:
        if all(isinstance(option, Mapping) and "const" in option for option in options):
            values = [option["const"] for option in options]
            labels = tuple(
                (option["const"], str(option["title"]))
                for option in options
                if "title" in option and isinstance(option["const"], str)
            )
            return _each(_among(values, kind), lambda one: _labelled(one, labels))
        return union(self.refine(self.schemas.node(option, node.base), kind) for option in options)

    def _in_case(self, node: Node, schema: Schema, kind: Type) -> Type:
        condition = self.schemas.node(schema["if"], node.base)
        branches = [schema.get("then", True), schema.get("else", True)]
        if len(members(kind)) > _MOST_CASES:
            for branch in branches:
                if isinstance(branch, Mapping) and "properties" in branch:
                    loose = self.schemas.node(branch, node.base, loose=True)
                    kind = _each(kind, lambda one, at=loose: self._described(at, one))  # type: ignore[misc]
            return kind
        met = self.refine(condition, kind)
        unmet = _each(kind, lambda one: _failing(condition, one))
        return union(
            self.refine(self.schemas.node(branch, node.base), case)
            for branch, case in zip(branches, (met, unmet), strict=True)
        )


_SCALARS: dict[str, Type] = {
    "string": PLAIN,
    "integer": WHOLE,
    "number": NUMBER,
    "boolean": FLAG,
    "null": NULL,
}
_CLASSES: dict[str, type[Type]] = {
    "object": SchemaRecord,
    "array": SchemaList,
    "string": Text,
    "number": Number,
    "boolean": Flag,
}


def _each(kind: Type, change: Callable[[Type], Type]) -> Type:
    """Change every alternative of a type."""
    return union(map(change, kind.members)) if isinstance(kind, Union) else change(kind)


def _meet(kind: Type, name: str) -> Type:
    if name == "null":
        return kind if kind is NULL else NEVER
    if name == "integer":
        return Number(True, kind.values) if isinstance(kind, Number) else NEVER
    if kind is ANY:
        return _SCALARS.get(name, ANY)
    return kind if isinstance(kind, _CLASSES[name]) else NEVER


def _among(values: Sequence[Any], kind: Type) -> Type:
    """Return `kind` once it is known to be one of `values`."""
    if kind is ANY:
        return union(map(constant, values))
    return _each(kind, lambda one: _among_one(values, one))


def _among_one(values: Sequence[Any], kind: Type) -> Type:
    if isinstance(kind, Text):
        words = tuple(v for v in values if isinstance(v, str) and _fits(v, kind.values))
        labels = tuple(pair for pair in kind.labels if pair[0] in words)
        return Text(kind.format, words, labels, all(words)) if words else NEVER
    if isinstance(kind, Flag):
        flags = tuple(v for v in values if isinstance(v, bool) and _fits(v, kind.values))
        return Flag(flags) if flags else NEVER
    if isinstance(kind, Number):
        numbers = tuple(
            v
            for v in values
            if isinstance(v, int | float) and not isinstance(v, bool) and _fits(v, kind.values)
        )
        return Number(kind.whole, numbers) if numbers else NEVER
    if kind is NULL:
        return NULL if None in values else NEVER
    return kind


def _fits(value: Any, values: tuple[Any, ...] | None) -> bool:
    return values is None or value in values


def constant(value: Any) -> Type:
    """Return the type of one known value; ANY for a list or an object."""
    if isinstance(value, bool):
        return Flag((value,))
    if isinstance(value, str):
        return Text(None, (value,), (), bool(value))
    if isinstance(value, int | float):
        return Number(isinstance(value, int), (value,))
    return NULL if value is None else ANY


def _worded(schema: Schema, kind: Type) -> Type:
    if kind is ANY and "format" in schema:
        kind = PLAIN
    if not isinstance(kind, Text):
        return kind
    named = schema.get("format", kind.format)
    # A date or a time is never empty, whatever its length is said to be.
    filled = kind.filled or schema.get("minLength", 0) > 0 or named in ("date", "time-of-day")
    return Text(named, kind.values, kind.labels, filled)


def _labelled(kind: Type, labels: tuple[tuple[str, str], ...]) -> Type:
    if not isinstance(kind, Text) or kind.values is None or not labels:
        return kind
    wanted = tuple(pair for pair in labels if pair[0] in kind.values)
    return Text(kind.format, kind.values, wanted, kind.filled)


def _failing(condition: Node, kind: Type) -> Type:
    """Return what is left of a record that does not meet an `if` on one coded field."""
    named = condition.get("properties", {})
    if not isinstance(kind, SchemaRecord) or len(named) != 1:
        return kind
    [(name, test)] = named.items()
    if set(condition.schema) - {"properties", "required", "type"} or not isinstance(test, Mapping):  # type: ignore[arg-type]
        return kind
    required = condition.get("required", ())
    found = kind.field(name)
    if found is None or set(required) - {name} or set(test) - {"const", "enum"}:
        return kind
    excluded = test.get("enum", [test.get("const")])
    left = [without_values(one, excluded) for one in members(found.type)]
    if not required:
        left = [one for one in left if one is not ABSENT]
    return kind.knowing(name, union(left))


def without_values(kind: Type, values: Sequence[Any]) -> Type:
    """Return `kind` less these values, where the type lists what it can be."""
    if isinstance(kind, Text | Number | Flag):
        every = kind.values
        if every is None and isinstance(kind, Flag):
            every = (True, False)
        if every is None:
            return kind
        return _among_one([one for one in every if not _in(one, values)], kind)
    return NEVER if kind is NULL and None in values else kind


def with_values(kind: Type, values: Sequence[Any]) -> Type:
    """Return `kind` once it is known to equal one of `values`."""
    return kind if kind is ANY else _among(values, kind)


def _in(value: Any, values: Sequence[Any]) -> bool:
    return any(
        value == other and isinstance(value, bool) == isinstance(other, bool) for other in values
    )
