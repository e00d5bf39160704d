"""Filters that choose entries of a list, or take something of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes

from generator.word.typecheck._checks import after_test, apply_test
from generator.word.typecheck._entries import dotted, entries, filled, one_word
from generator.word.typecheck._given import Filter, Given
from generator.word.typecheck._narrowing import falsy, refined, truthy
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    NEVER,
    UNKNOWN,
    Listing,
    Tuple,
    Type,
    Value,
    joined,
    members,
    union,
)


def _map(given: Given) -> Value:
    item = entries(given)
    named = given.named.get("attribute")
    path = None if named is None else one_word(named)
    if path is not None:
        value, _ = dotted(given, item, path)
        given.run.show(value.origins)
        default = given.named.get("default")
        if default is not None:
            rest = union(one for one in members(value.type) if one is not ABSENT)
            value = joined((Value(rest, value.origins), default))
        return Value(Listing(value, filled(given), lazy=True))
    if not given.positional:
        remedy = "Name a field, `map(attribute='name')`, or a filter, `map('date')`."
        given.fault("arguments", "The filter `map` is not told what to take.", remedy)
        return UNKNOWN
    name = one_word(given.positional[0])
    if name is None:
        return UNKNOWN
    return Value(Listing(given.again(given, name, item), filled(given), lazy=True))


def _choose(by_field: bool, holds: bool) -> Callable[[Given], Value]:
    """Return the check of select, reject, selectattr or rejectattr."""

    def apply(given: Given) -> Value:
        item = entries(given)
        rest, nodes_left = given.positional, list(given.node.args)
        path: str | None = None
        subject: tuple[nodes.Expr, Value] = (given.subject, item)
        if by_field:
            path = one_word(rest[0]) if rest else None
            if path is None:
                remedy = f"Write `|{given.node.name}('field')`."
                given.fault("arguments", f"`{given.node.name}` is not told which field.", remedy)
                return UNKNOWN
            value, named = dotted(given, item, path)
            subject, rest, nodes_left = (named, value), rest[1:], nodes_left[1:]
        change: Callable[[Type], Type] = truthy if holds else falsy
        if rest:
            name = one_word(rest[0])
            if name is None:
                return _listing(item, given)
            pairs = list(zip(nodes_left[1:], rest[1:], strict=True))
            if not _asked(given, name, subject, pairs):
                return UNKNOWN
            constants = [_constant(one) for one in rest[1:]]
            if None in constants:
                return _listing(item, given)
            change = _changing(name, constants, holds)
        steps = tuple(path.split(".")) if path else ()
        if any(step.isdigit() for step in steps):
            return _listing(item, given)
        left = refined(item.type, steps, change)
        return _listing(Value(ANY if left is NEVER else left, item.origins), given)

    return apply


def _asked(
    given: Given,
    name: str,
    subject: tuple[nodes.Expr, Value],
    pairs: list[tuple[nodes.Expr, Value]],
) -> bool:
    return apply_test(given.run, given.env, given.node, name, subject=subject, given=pairs)


def _changing(name: str, constants: list[Any], holds: bool) -> Callable[[Type], Type]:
    return lambda kind: after_test(name, constants, kind, holds)


def _listing(item: Value, given: Given) -> Value:
    return Value(Listing(item, lazy=True), given.value.origins)


def _constant(value: Value) -> Any:
    """Return the one value, or the list of values, that an argument is; None when not known."""
    kind = value.type
    if isinstance(kind, Tuple):
        every = [_constant(one) for one in kind.items]
        return None if None in every else every
    values = getattr(kind, "values", None)
    return values[0] if values and len(values) == 1 else None


CHOOSING_FILTERS: Mapping[str, Filter] = {
    "map": Filter(_map, loose=True),
    "select": Filter(_choose(False, True), loose=True),
    "reject": Filter(_choose(False, False), loose=True),
    "selectattr": Filter(_choose(True, True), loose=True),
    "rejectattr": Filter(_choose(True, False), loose=True),
}
