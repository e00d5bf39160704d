"""The list of every field that a template can use, as it is written there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.word.typecheck._names import field_names
from generator.word.typecheck._reading import Types
from generator.word.typecheck._schemas import Node, Schema
from generator.word.typecheck._shapes import Property, SchemaList, SchemaRecord
from generator.word.typecheck._types import Flag, Text, Type, may_be_absent, members
from generator.word.typecheck._wording import in_words

_LINKS = re.compile(r" (?:in|of|from|to|for|at|on|with) ")
_IRREGULAR = {"people": "person", "children": "child"}
_FORMS = {"date": "date", "time-of-day": "time"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field, ready to be looked up.

    `path` is what a tag names ("child.age", or "pathway.position" inside a loop) and `loops`
    the loops it has to stand in, outermost first ("pathway in plan.pathways"). `kind` is its type
    in words, `choices` the codes of a coded field with their labels. `tag` is the whole tag that
    prints it. `example` is None when the schema gives none that fits on a line. `audience` is None
    when anyone may see it. `optional` when the field, or what it is part of, may be left out.
    `parts` are the titles of what it is part of, outermost first.
    """

    path: str
    loops: tuple[str, ...]
    title: str
    kind: str
    choices: tuple[tuple[str, str], ...]
    tag: str
    example: str | None
    audience: frozenset[str] | None
    optional: bool
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk stands."""

    path: str
    loops: tuple[str, ...] = ()
    optional: bool = False
    above: tuple[tuple[Node, ...], ...] = ()
    parts: tuple[str, ...] = ()


def fields(
    schema: Schema,
    registry: Mapping[str, Schema] | None = None,
    *,
    audience: str | Iterable[str] = (),
) -> list[Field]:
    """Return every field of what a template sees, in the order of the schema.

    With `audience`, only what all those readers may see. A record inside itself is listed once.
    Raises TemplateError when a schema refers to one that is not there.
    """
    readers = frozenset((audience,) if isinstance(audience, str) else audience)
    types = Types(schema, registry or {})
    root = types.root
    listing = _Listing(types, readers, frozenset(field_names(root)))
    return list(listing.inside(root, _Spot("")))


@dataclass(frozen=True, slots=True)
class _Listing:
    types: Types
    readers: frozenset[str]
    taken: frozenset[str]

    def inside(self, kind: Type, spot: _Spot) -> Iterator[Field]:
        """List the fields of a record; nothing for any other type."""
        seen: set[str] = set()
        for one in members(kind):
            if not isinstance(one, SchemaRecord) or one.sources in spot.above:
                continue
            for name in one.names:
                field = one.field(name)
                if field is None or name in seen or not self._shown(field):
                    continue
                seen.add(name)
                path = f"{spot.path}.{name}" if spot.path else name
                optional = spot.optional or may_be_absent(field.type)
                above = (*spot.above, one.sources)
                yield from self._field(field, _Spot(path, spot.loops, optional, above, spot.parts))

    def _shown(self, field: Property | SchemaList) -> bool:
        return field.audience is None or self.readers <= field.audience

    def _field(self, field: Property, spot: _Spot) -> Iterator[Field]:
        listed = [one for one in members(field.type) if isinstance(one, SchemaList)]
        plain = [one for one in members(field.type) if not isinstance(one, SchemaRecord)]
        if listed:
            yield from self._list(field, listed[0], spot)
        elif any(not may_be_absent(one) for one in plain):
            yield self._leaf(field, spot)
        yield from self.inside(field.type, replace(spot, parts=self._parts(field, spot)))

    def _leaf(self, field: Property, spot: _Spot) -> Field:
        kinds = [one for one in members(field.type) if not may_be_absent(one)]
        texts = [one for one in kinds if isinstance(one, Text)]
        labels = _labels(field.type)
        form = next((one.format for one in texts if one.format), None)
        tag = f"{{{{ {spot.path} }}}}"
        if labels:
            tag = f"{{{{ {spot.path}|label }}}}"
        elif form == "narrative":
            tag = f"{{{{p {spot.path}|narrative }}}}"
        elif form in _FORMS:
            tag = f"{{{{ {spot.path}|{_FORMS[form]} }}}}"
        elif any(isinstance(one, Flag) for one in kinds):
            tag = f"{{{{ {spot.path}|yesno }}}}"
        return self._made(field, spot, _in_words(field.type, labels), tag, labels)

    def _list(self, field: Property, kind: SchemaList, spot: _Spot) -> Iterator[Field]:
        item = kind.item
        record = any(isinstance(one, SchemaRecord) for one in members(item))
        name = self._entry_name(field, spot)
        loop = f"{name} in {spot.path}"
        labels = _labels(item)
        what = "a list of records" if record else f"a list, each {_in_words(item, labels)}"
        tag = f"{{%p for {loop} %}}"
        yield self._made(field, spot, what, tag, labels)
        if not self._shown(kind):
            return
        parts = self._parts(field, spot)
        inside = _Spot(name, (*spot.loops, loop), False, spot.above, parts)
        if record:
            yield from self.inside(item, inside)
        else:
            entry = Property(name, item, field.audience, kind.nodes_at(0))
            yield self._leaf(entry, inside)

    def _made(
        self,
        field: Property,
        spot: _Spot,
        kind: str,
        tag: str,
        choices: tuple[tuple[str, str], ...],
    ) -> Field:
        examples = self.types.schemas.note(field.nodes, "examples") or ()
        shown = [
            str(one)
            for one in examples
            if isinstance(one, str | int | float) and not isinstance(one, bool)
        ]
        example = shown[0] if shown else None
        return Field(
            path=spot.path,
            loops=spot.loops,
            title=self._title(field),
            kind=kind,
            choices=choices,
            tag=tag,
            example=example,
            audience=field.audience,
            optional=spot.optional,
            parts=spot.parts,
        )

    def _title(self, field: Property) -> str:
        title = self.types.schemas.note(field.nodes, "title")
        return str(title or field.name.replace("_", " ").capitalize())

    def _parts(self, field: Property, spot: _Spot) -> tuple[str, ...]:
        return (*spot.parts, self._title(field))

    def _entry_name(self, field: Property, spot: _Spot) -> str:
        """Return a name for one entry of a list that means nothing else there."""
        told = str(self.types.schemas.note(field.nodes, "x-item") or _singular(field.name))
        name = re.sub(r"\W+", "_", told.rsplit(maxsplit=1)[-1].lower()).strip("_") or "entry"
        used = self.taken | {loop.split(" ", 1)[0] for loop in spot.loops}
        while name in used:
            name = f"one_{name}"
        return name


def _labels(kind: Type) -> tuple[tuple[str, str], ...]:
    texts = (one for one in members(kind) if isinstance(one, Text))
    return next((one.labels for one in texts if one.labels), ())


def _in_words(kind: Type, labels: tuple[tuple[str, str], ...]) -> str:
    return "one of the choices" if labels else in_words(kind)


def _singular(name: str) -> str:
    word = name.rsplit("_", 1)[-1]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else "entry"
