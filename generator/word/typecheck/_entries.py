"""What filters on lists share: the entries, and a field of each."""

from __future__ import annotations

from jinja2 import nodes

from generator.word.typecheck._access import attribute, entries_of
from generator.word.typecheck._given import Given
from generator.word.typecheck._types import (
    UNKNOWN,
    Tuple,
    Value,
    members,
)


def entries(given: Given) -> Value:
    """Return what the entries are; notes a fault when the subject is no list."""
    return entries_of(given.run, given.subject, given.value)


def filled(given: Given) -> bool:
    """Tell whether the list is known to have an entry."""
    return all(
        bool(kind.items) if isinstance(kind, Tuple) else getattr(kind, "filled", False)
        for kind in members(given.value.type)
    )


def dotted(given: Given, item: Value, path: str) -> tuple[Value, nodes.Expr]:
    """Return a field of an entry by its dotted path, and an expression that names it."""
    named: nodes.Expr = nodes.Name("entry", "load", lineno=given.node.lineno)
    value = item
    for step in path.split("."):
        if step.isdigit():
            return UNKNOWN, named
        named = nodes.Getattr(named, step, "load", lineno=given.node.lineno)
        value = attribute(given.run, named, value, step)
    if value.origins:
        given.run.uses.update(value.origins)
    return value, named


def one_word(value: Value) -> str | None:
    values = getattr(value.type, "values", None)
    return values[0] if values and len(values) == 1 and isinstance(values[0], str) else None
