"""Records and lists as a schema describes them, their fields worked out when first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.word.typecheck._schemas import Node
from generator.word.typecheck._types import ABSENT, ANY, NEVER, Type, union

if TYPE_CHECKING:
    from generator.word.typecheck._reading import Types


@dataclass(frozen=True, slots=True)
class Property:
    """A field of a record. `type` holds ABSENT when it may be left out."""

    name: str
    type: Type
    audience: frozenset[str] | None
    nodes: tuple[Node, ...]


class SchemaRecord(Type):
    """An object. `sources` are the nodes that describe it; `known` what a guard has found out."""

    __slots__ = ("_fields", "_names", "_types", "known", "sources")

    def __init__(
        self, types: Types, sources: tuple[Node, ...], known: tuple[tuple[str, Type], ...]
    ) -> None:
        self._types = types
        self.sources = sources
        self.known = known
        self._fields: dict[str, Property | None] = {}
        self._names: tuple[str, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the schema names, in its order."""
        if self._names is None:
            every = (name for node in self.sources for name in node.get("properties", ()))
            self._names = tuple(dict.fromkeys(every))
        return self._names

    @property
    def title(self) -> str | None:
        """What the schema calls such a record; None when it has no title."""
        title = self._types.schemas.note(self.sources, "title")
        return title if title is None else str(title)

    def field(self, name: str) -> Property | None:
        """Return a field, or None when the record cannot have it."""
        if name not in self._fields:
            self._fields[name] = self._work_out(name)
        return self._fields[name]

    def knowing(self, name: str, kind: Type) -> Type:
        """Return this record once it is known that the field `name` is of type `kind`."""
        if kind is NEVER:
            return NEVER
        known = dict(self.known)
        known[name] = kind
        return self._types.record(self.sources, tuple(sorted(known.items(), key=_first)))

    def merged_with(self, other: Type) -> Type | None:
        """Merge with the same record under other guards: only what both know remains."""
        if not isinstance(other, SchemaRecord) or other.sources != self.sources:
            return None
        mine, theirs = dict(self.known), dict(other.known)
        both = tuple(
            (name, union((kind, theirs[name]))) for name, kind in mine.items() if name in theirs
        )
        return self._types.record(self.sources, both)

    def _work_out(self, name: str) -> Property | None:
        if self.known:
            plain = self._types.record(self.sources).field(name)
            kind = dict(self.known).get(name)
            return plain if plain is None or kind is None else replace(plain, type=kind)
        nodes, allowed = self._nodes_of(name)
        if not allowed:
            return None
        audience = self._types.schemas.audience(nodes)
        kind = ANY
        for node in nodes:
            kind = self._types.refine(node, kind)
        required = any(name in node.get("required", ()) for node in self.sources if not node.loose)
        if not required:
            kind = union((kind, ABSENT))
        return Property(name, kind, audience, nodes)

    def _nodes_of(self, name: str) -> tuple[tuple[Node, ...], bool]:
        """Return the nodes that describe a field, and whether the record can have it at all."""
        found: list[Node] = []
        loose: list[Node] = []
        opened = False
        for source in self.sources:
            hits = self._hits(source, name)
            if hits:
                (loose if source.loose else found).extend(hits)
                continue
            extra = source.get("additionalProperties")
            if extra is False and not source.loose:
                return (), False
            if extra is True:
                opened = True
            elif isinstance(extra, dict):
                found.append(self._types.schemas.node(extra, source.base))
        if found or loose:
            return tuple(found or loose), True
        if opened:
            return (), True
        for source in self.sources:
            extra = source.get("unevaluatedProperties")
            if isinstance(extra, dict):
                return (self._types.schemas.node(extra, source.base),), True
            if extra is not None:
                return (), bool(extra)
        # A record that names its fields is taken at its word, even where the schema allows more.
        return (), not self.names

    def _hits(self, source: Node, name: str) -> list[Node]:
        hits: list[Any] = []
        named = source.get("properties", {})
        if name in named:
            hits.append(named[name])
        for pattern, schema in source.get("patternProperties", {}).items():
            if re.search(pattern, name):
                hits.append(schema)
        return [self._types.schemas.node(hit, source.base, loose=source.loose) for hit in hits]


class SchemaList(Type):
    """An array. `sources` are the nodes that describe it; `filled` when it cannot be empty."""

    __slots__ = ("_types", "filled", "sources")

    def __init__(self, types: Types, sources: tuple[Node, ...], filled: bool) -> None:
        self._types = types
        self.sources = sources
        self.filled = filled or any(node.get("minItems", 0) > 0 for node in sources)

    def when_filled(self) -> SchemaList:
        """Return this list once it is known not to be empty."""
        return self._types.list_of(self.sources, filled=True)

    def merged_with(self, other: Type) -> Type | None:
        """Merge with the same list under other guards."""
        if not isinstance(other, SchemaList) or other.sources != self.sources:
            return None
        return self._types.list_of(self.sources, filled=self.filled and other.filled)

    @property
    def item(self) -> Type:
        """The type that covers every entry."""
        longest = max((len(node.get("prefixItems", ())) for node in self.sources), default=0)
        return union(self.at(place) for place in range(longest + 1))

    @property
    def audience(self) -> frozenset[str] | None:
        """Who may see the entries; None when the schema does not say."""
        return self._types.schemas.audience(self.nodes_at(0))

    def at(self, place: int) -> Type:
        """Return the type of the entry at `place` (0 is the first)."""
        kind: Type = ANY
        for node in self.nodes_at(place):
            kind = self._types.refine(node, kind)
        return kind

    def surely_has(self, place: int) -> bool:
        """Tell whether every such list is long enough to have an entry at `place`."""
        if place == 0:
            return self.filled
        return any(node.get("minItems", 0) > place for node in self.sources)

    def nodes_at(self, place: int) -> tuple[Node, ...]:
        """Return the nodes that describe the entry at `place`."""
        nodes: list[Node] = []
        for source in self.sources:
            prefix = source.get("prefixItems", ())
            rest = source.get("items", source.get("unevaluatedItems"))
            if place < len(prefix):
                nodes.append(self._types.schemas.node(prefix[place], source.base))
            elif rest is not None:
                nodes.append(self._types.schemas.node(rest, source.base))
        return tuple(nodes)


def _first(pair: tuple[str, Type]) -> str:
    return pair[0]
