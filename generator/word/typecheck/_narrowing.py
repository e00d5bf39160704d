"""What a condition tells about the fields it names, for the lines that it guards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from generator.word.typecheck._names import ROOT, look_up
from generator.word.typecheck._reading import with_values, without_values
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._shapes import SchemaList, SchemaRecord
from generator.word.typecheck._types import (
    ABSENT,
    NEVER,
    NULL,
    Flag,
    Function,
    Listing,
    Number,
    Path,
    Record,
    Text,
    Tuple,
    Type,
    Value,
    members,
    union,
)

Change = Callable[[Type], Type]
_MIRRORED = {"lt": "gt", "lteq": "gteq", "gt": "lt", "gteq": "lteq", "eq": "eq", "ne": "ne"}
# How the least length that a comparison lets through follows from the number it names.
_LEAST = {"gt": 1, "gteq": 0, "eq": 0}
# The comparisons, each with 0 or 1, that say no more and no less than "empty" or "not empty".
_EMPTY = {("eq", 0), ("lt", 1), ("lteq", 0)}
_FILLED = {("ne", 0), ("gt", 0), ("gteq", 1)}


def truthy(kind: Type) -> Type:  # noqa: PLR0911 (one return for each type)
    """Return one alternative once it counts as true."""
    match kind:
        case Text(values=values):
            filled = None if values is None else tuple(filter(None, values))
            return NEVER if filled == () else Text(kind.format, filled, kind.labels, True)
        case Number(values=values) if values is not None:
            return without_values(kind, (0,))
        case Flag():
            return without_values(kind, (False,))
        case SchemaList():
            return kind.when_filled()
        case Listing():
            return Listing(kind.item, True, kind.lazy)
        case Tuple(items=items) if not items:
            return NEVER
    return NEVER if kind in (ABSENT, NULL) else kind


def falsy(kind: Type) -> Type:  # noqa: PLR0911 (one return for each type)
    """Return one alternative once it counts as false."""
    match kind:
        case Text(values=values, filled=filled):
            return NEVER if filled or "" not in (values or ("",)) else Text(kind.format, ("",))
        case Number():
            return with_values(kind, (0,))
        case Flag():
            return without_values(kind, (True,))
        case SchemaRecord() if any(node.get("required") for node in kind.sources):
            return NEVER
        case SchemaList() | Listing() if kind.filled:
            return NEVER
        case Function():
            return NEVER
        case Tuple(items=items) if items:
            return NEVER
    return kind


def refined(kind: Type, steps: Path, change: Change) -> Type:
    """Return `kind` after `change` was applied to what `steps` lead to.

    An alternative for which nothing is left is dropped: that is how a condition on the kind of a
    record chooses among several.
    """
    if not steps:
        return union(map(change, members(kind)))
    if not any(_has(one, steps[0]) for one in members(kind)):
        return kind
    return union(_refined_one(one, steps[0], steps[1:], change) for one in members(kind))


def _has(kind: Type, name: str) -> bool:
    if isinstance(kind, SchemaRecord):
        return kind.field(name) is not None
    return isinstance(kind, Record) and kind.get(name) is not None


def _refined_one(kind: Type, name: str, rest: Path, change: Change) -> Type:
    if isinstance(kind, SchemaRecord):
        field = kind.field(name)
        if field is not None:
            left = refined(field.type, rest, change)
            return kind if left is field.type else kind.knowing(name, left)
    elif isinstance(kind, Record):
        value = kind.get(name)
        if value is not None:
            left = refined(value.type, rest, change)
            return NEVER if left is NEVER else kind.having(name, Value(left, value.origins))
    elif kind not in (ABSENT, NULL):
        return kind
    # The field cannot be there, so the condition is decided as for any missing field.
    return NEVER if change(ABSENT) is NEVER else kind


def path_of(node: nodes.Node) -> Path | None:
    """Return `a.b.c` as its steps, or None when the expression is anything else."""
    match node:
        case nodes.Name():
            return (node.name,)
        case nodes.Getattr():
            inner, name = path_of(node.node), node.attr
        case nodes.Getitem(arg=nodes.Const(value=str(key))):
            inner, name = path_of(node.node), key
        case _:
            return None
    return None if inner is None else (*inner, name)


def narrow(run: Run, node: nodes.Node, env: Env, holds: bool) -> None:
    """Note in `env` what follows when a condition holds, or when it does not."""
    match node:
        case nodes.Not():
            narrow(run, node.node, env, not holds)
        case nodes.And() | nodes.Or() if isinstance(node, nodes.And) is holds:
            narrow(run, node.left, env, holds)
            narrow(run, node.right, env, holds)
            if isinstance(node.left, nodes.And | nodes.Or) and type(node.left) is not type(node):
                narrow(run, node.left, env, holds)  # the right side may have settled the left
        case nodes.And() | nodes.Or():
            _either_way(run, node, env, holds)
        case nodes.Compare() if len(node.ops) == 1:
            _compared(run, node, env, holds)
        case nodes.Test():
            change = change_of_test(node.name, [_constant(one) for one in node.args], holds)
            if change is not None:
                _apply(run, node.node, env, change)
        case nodes.Filter(name="length" | "count"):
            if node.node is not None:
                _apply(run, node.node, env, truthy if holds else falsy)
        case _:
            _apply(run, node, env, truthy if holds else falsy)


def _either_way(run: Run, node: nodes.BinExpr, env: Env, holds: bool) -> None:
    one, two = env.copy(), env.copy()
    narrow(run, node.left, one, holds)
    narrow(run, node.left, two, not holds)
    narrow(run, node.right, two, holds)
    possible = [way for way in (one, two) if NEVER not in way.facts.values()]
    if len(possible) == 1:
        env.facts.update(possible[0].facts)
        return
    for name in one.facts.keys() & two.facts.keys():
        env.facts[name] = union((one.facts[name], two.facts[name]))


def _apply(run: Run, node: nodes.Node, env: Env, change: Change) -> None:
    path = path_of(node)
    if path is None:
        return
    name = path[0]
    if name in env.names:
        value = look_up(run, name, env)
        if value is not None:
            env.facts[name] = refined(value.type, path[1:], change)
    else:
        env.facts[ROOT] = refined(env.facts.get(ROOT, run.root), path, change)


_UNKNOWN = object()


def _constant(node: nodes.Node) -> Any:
    """Return a constant, a list of constants, or `_UNKNOWN`."""
    match node:
        case nodes.Const():
            return node.value
        case nodes.Tuple() | nodes.List():
            every = [_constant(one) for one in node.items]
            return _UNKNOWN if _UNKNOWN in every else every
    return _UNKNOWN


def _compared(run: Run, node: nodes.Compare, env: Env, holds: bool) -> None:
    [operand] = node.ops
    left, operator, right = node.expr, operand.op, operand.expr
    value, subject = _constant(right), left
    if value is _UNKNOWN and operator in _MIRRORED:
        value, subject, operator = _constant(left), right, _MIRRORED[operator]
    if value is _UNKNOWN:
        return
    if isinstance(subject, nodes.Filter) and subject.name in ("length", "count"):
        if subject.node is not None and isinstance(value, int):
            filled = _says_filled(operator, value, holds)
            if filled is not None:
                _apply(run, subject.node, env, truthy if filled else falsy)
        return
    change = change_of_test(operator, [value], holds)
    if change is not None:
        _apply(run, subject, env, change)


def _says_filled(operator: str, length: int, holds: bool) -> bool | None:
    """Return whether a comparison of a length shows the list filled or empty; None for neither."""
    if (operator, length) in _EMPTY:
        return not holds
    if (operator, length) in _FILLED:
        return holds
    return True if holds and operator in _LEAST and length + _LEAST[operator] > 0 else None


def change_of_test(name: str, arguments: list[Any], holds: bool) -> Change | None:  # noqa: PLR0911
    """Return what a test that holds (or does not) says of its subject; None for nothing."""
    if name in _OPPOSITES:
        name, holds = _OPPOSITES[name], not holds
    if name == "defined":
        return _present if holds else _missing
    if name == "none":
        return _null if holds else _not_null
    if name in ("true", "false"):
        wanted = name == "true"
        return lambda kind: _equal(kind, (wanted,), holds)
    if name in _EQUAL and arguments and arguments[0] is not _UNKNOWN:
        value = arguments[0]
        if isinstance(value, list):
            return None
        return lambda kind: _equal(kind, (value,), holds)
    if name == "in" and arguments and isinstance(arguments[0], list):
        values = tuple(arguments[0])
        return lambda kind: _equal(kind, values, holds)
    if name in _KINDS:
        wanted_class = _KINDS[name]
        return lambda kind: kind if isinstance(kind, wanted_class) is holds else NEVER
    return None


_EQUAL = frozenset(("eq", "equalto", "=="))
_OPPOSITES = {"undefined": "defined", "ne": "eq", "!=": "eq", "notin": "in"}
_KINDS: dict[str, type[Type] | tuple[type[Type], ...]] = {
    "string": Text,
    "number": (Number, Flag),
    "boolean": Flag,
    "mapping": (SchemaRecord, Record),
}


def _present(kind: Type) -> Type:
    return NEVER if kind is ABSENT else kind


def _missing(kind: Type) -> Type:
    return ABSENT if kind is ABSENT else NEVER


def _null(kind: Type) -> Type:
    return NULL if kind is NULL else NEVER


def _not_null(kind: Type) -> Type:
    return NEVER if kind is NULL else kind


def _equal(kind: Type, values: tuple[Any, ...], holds: bool) -> Type:
    if holds:
        return NEVER if kind is ABSENT else with_values(kind, values)
    return without_values(kind, values)
