"""Schema files as nodes: references, titles and audiences, without any reading of types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from generator.errors import TemplateError

Schema = Mapping[str, Any]


class Node:
    """One place in a schema file. Interned, so two nodes are the same place when they are `is`."""

    __slots__ = ("base", "loose", "schema")

    def __init__(self, schema: Schema | bool, base: str, loose: bool) -> None:
        self.schema = schema
        self.base = base
        # A loose node's fields may be there, but it demands nothing.
        self.loose = loose

    def get(self, keyword: str, default: Any = None) -> Any:
        """Return a keyword's value; a schema that is only true or false has none."""
        return default if isinstance(self.schema, bool) else self.schema.get(keyword, default)


class Schemas:
    """A root schema and the files it may refer to."""

    def __init__(self, root: Schema, registry: Mapping[str, Schema]) -> None:
        self._files = {key.rstrip("#"): value for key, value in registry.items()}
        self._nodes: dict[tuple[int, str, bool], Node] = {}
        self._resolved: dict[tuple[str, str], Node] = {}
        self._chains: dict[Node, tuple[Node, ...]] = {}
        base = str(root.get("$id", "")).rstrip("#")
        self._files.setdefault(base, root)
        self.root = self.node(root, base)

    def node(self, schema: Schema | bool, base: str, *, loose: bool = False) -> Node:
        """Return the one node of this place."""
        if not isinstance(schema, bool) and "$id" in schema:
            base = urljoin(base, schema["$id"]).rstrip("#")
        key = (id(schema), base, loose)
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Node(schema, base, loose)
        return found

    def resolve(self, node: Node, reference: str) -> Node:
        """Return the node a `$ref` points to; raise TemplateError when there is none."""
        key = (node.base, reference)
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(node, reference)
        return found

    def _resolve(self, node: Node, reference: str) -> Node:
        address, fragment = urldefrag(urljoin(node.base, reference) if node.base else reference)
        schema: Any = self._files.get(address)
        if schema is None:
            raise _broken(reference, node.base)
        base = address
        if fragment.startswith("/"):
            for step in fragment[1:].split("/"):
                step_name = unquote(step).replace("~1", "/").replace("~0", "~")
                try:
                    schema = schema[int(step_name) if isinstance(schema, list) else step_name]
                except (KeyError, IndexError, ValueError, TypeError) as error:
                    raise _broken(reference, node.base) from error
        elif fragment:
            schema = _anchored(schema, fragment)
            if schema is None:
                raise _broken(reference, node.base)
        return self.node(schema, base)

    def chain(self, node: Node) -> tuple[Node, ...]:
        """Return the node and all that describe the same value: its `$ref` and `allOf`."""
        found = self._chains.get(node)
        if found is None:
            seen: dict[Node, None] = {}
            self._follow(node, seen)
            found = self._chains[node] = tuple(seen)
        return found

    def _follow(self, node: Node, seen: dict[Node, None]) -> None:
        if node in seen:
            return
        seen[node] = None
        if "$ref" in (() if isinstance(node.schema, bool) else node.schema):
            self._follow(self.resolve(node, node.get("$ref")), seen)
        for part in node.get("allOf", ()):
            self._follow(self.node(part, node.base), seen)

    def note(self, nodes: tuple[Node, ...], keyword: str) -> Any:
        """Return an annotation such as the title: the nearest one wins, None when there is none."""
        for node in nodes:
            for place in self.chain(node):
                value = place.get(keyword)
                if value is not None:
                    return value
        return None

    def audience(self, nodes: tuple[Node, ...]) -> frozenset[str] | None:
        """Return who may see the value; None when the schema does not say.

        Where a field and what it refers to both say, only those named by both may see it.
        """
        told = [
            frozenset(place.get("x-audience"))
            for node in nodes
            for place in self.chain(node)
            if place.get("x-audience") is not None
        ]
        return reduce(frozenset.intersection, told) if told else None


def _broken(reference: str, base: str) -> TemplateError:
    where = f" in {base}" if base else ""
    return TemplateError(
        f"The schema{where} refers to {reference}, which cannot be found. "
        "Add that schema file or correct the reference."
    )


def _anchored(schema: Any, anchor: str) -> Any:
    """Return the part of a schema with this `$anchor`, or None."""
    if isinstance(schema, Mapping):
        if schema.get("$anchor") == anchor:
            return schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            found = _anchored(part, anchor)
            if found is not None:
                return found
    return None
