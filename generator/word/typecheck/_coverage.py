"""The reverse direction: what a document's requirements ask for and its template never uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.word.typecheck._schemas import Node, Schema, Schemas
from generator.word.typecheck._types import Path

_DEEPEST = 12


def unused(
    required: Schema, view: Schema, registry: Mapping[str, Schema], uses: set[Path]
) -> Iterator[tuple[str, str]]:
    """Yield the dotted path and the title of each required field that nothing uses.

    Only what `required` itself asks for counts, not what the schemas do that it refers to. A
    record or list counts as used when anything in it is, and whatever a used field of the `view`
    is worked out from (`x-from`).
    """
    schemas = Schemas(required, registry)
    worked_out = _sources(Schemas(view, registry), uses)
    for path, nodes in _leaves(schemas, (schemas.root,), ()):
        if any(path[: len(source)] == source for source in worked_out):
            continue
        if not any(use[: len(path)] == path for use in uses | worked_out):
            title = schemas.note(nodes, "title") or path[-1].replace("_", " ")
            yield ".".join(path).replace(".*", "[]"), str(title)


def _sources(schemas: Schemas, uses: set[Path]) -> set[Path]:
    """What the used fields of a view, and the records that they stand in, are worked out from."""
    found: set[Path] = set()
    for use in uses:
        nodes: tuple[Node, ...] = (schemas.root,)
        for step in use:
            if step == "*":
                nodes = _below(schemas, list(_described(schemas, nodes)), "items")
            else:
                nodes = _field(schemas, nodes, step)
            for source in schemas.note(nodes, "x-from") or ():
                found.add(tuple(str(source).replace("[]", ".*").split(".")))
    return found


def _leaves(
    schemas: Schemas, nodes: tuple[Node, ...], path: Path
) -> Iterator[tuple[Path, tuple[Node, ...]]]:
    """Visit the deepest places that are asked for."""
    own = [node for node in nodes if node.base == schemas.root.base]
    names = dict.fromkeys(name for node in own for name in node.get("required", ()))
    items = _below(schemas, own, "items")
    deeper = False
    if len(path) < _DEEPEST:
        for name in names:
            deeper = True
            yield from _leaves(schemas, _field(schemas, nodes, name), (*path, name))
        if items and any(node.get("required") for node in items):
            deeper = True
            everything = _below(schemas, list(_described(schemas, nodes)), "items")
            yield from _leaves(schemas, everything, (*path, "*"))
    if path and not deeper:
        yield path, nodes


def _below(schemas: Schemas, nodes: list[Node], keyword: str) -> tuple[Node, ...]:
    found = ((node, node.get(keyword)) for node in nodes)
    return tuple(schemas.node(got, node.base) for node, got in found if got is not None)


def _field(schemas: Schemas, nodes: tuple[Node, ...], name: str) -> tuple[Node, ...]:
    """Return the nodes of a field, the schema files' own included for the sake of its title."""
    return tuple(
        schemas.node(node.get("properties", {})[name], node.base)
        for node in _described(schemas, nodes)
        if name in node.get("properties", {})
    )


def _described(schemas: Schemas, nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield from schemas.chain(node)
