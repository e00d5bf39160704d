"""How messages name expressions, types and near misses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jinja2 import nodes

from generator import spelling
from generator.word.typecheck._shapes import SchemaList, SchemaRecord
from generator.word.typecheck._types import (
    ABSENT,
    NULL,
    Finished,
    Flag,
    Function,
    Listing,
    Number,
    Record,
    Text,
    Tuple,
    Type,
    members,
)

_FORMATS = {
    "date": "a date",
    "time-of-day": "a time",
    "narrative": "a narrative",
}
_SIGNS = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
}
_OPERATORS = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "lteq": "<=",
    "gt": ">",
    "gteq": ">=",
    "in": "in",
    "notin": "not in",
}
_MOST_SHOWN = 8


def written(node: nodes.Node | None) -> str:  # noqa: PLR0911, PLR0912 (one for each node)
    """Return an expression as its author wrote it, near enough to be found; never data."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.NSRef():
            return f"{node.name}.{node.attr}"
        case nodes.Const():
            return repr(node.value)
        case nodes.Getattr():
            return f"{written(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{written(node.node)}[{written(node.arg)}]"
        case nodes.Filter():
            inner = "" if node.node is None else written(node.node)
            return f"{inner}|{node.name}{_arguments(node)}"
        case nodes.Call():
            return f"{written(node.node)}{_arguments(node) or '()'}"
        case nodes.Compare():
            rest = (f" {_OPERATORS[one.op]} {written(one.expr)}" for one in node.ops)
            return written(node.expr) + "".join(rest)
        case nodes.Tuple() | nodes.List():
            return f"({', '.join(map(written, node.items))})"
        case nodes.Concat():
            return " ~ ".join(map(written, node.nodes))
        case nodes.BinExpr() if type(node) in _SIGNS:
            return f"{written(node.left)} {_SIGNS[type(node)]} {written(node.right)}"
        case nodes.Neg():
            return f"-{written(node.node)}"
        case nodes.And() | nodes.Or():
            word = "and" if isinstance(node, nodes.And) else "or"
            return f"{written(node.left)} {word} {written(node.right)}"
        case nodes.CondExpr():
            other = f" else {written(node.expr2)}" if node.expr2 is not None else ""
            return f"{written(node.expr1)} if {written(node.test)}{other}"
        case nodes.Test():
            given = f" {written(node.args[0])}" if node.args else ""
            return f"{written(node.node)} is {node.name}{given}"
        case nodes.Not():
            return f"not {written(node.node)}"
        case nodes.Slice():
            ends = (node.start, node.stop)
            return ":".join("" if end is None else written(end) for end in ends)
    return "this expression"


def _arguments(node: nodes.Filter | nodes.Call) -> str:
    every = [written(one) for one in node.args]
    every += [f"{one.key}={written(one.value)}" for one in node.kwargs]
    return f"({', '.join(every)})" if every else ""


def in_words(kind: Type) -> str:
    """Return what a type is, such as "a date" or "one of 'open', 'done'"."""
    words = [_one_in_words(one) for one in members(kind) if one not in (ABSENT, NULL)]
    return " or ".join(dict.fromkeys(words)) or "nothing"


def _one_in_words(kind: Type) -> str:  # noqa: PLR0911 (one return for each type)
    match kind:
        case Text(format=named) if named in _FORMATS:
            return _FORMATS[named]
        case Text(values=values) if values is not None:
            return f"one of {choices(values)}" if len(values) > 1 else repr(values[0])
        case Text():
            return "text"
        case Number(whole=whole):
            return "a whole number" if whole else "a number"
        case Flag():
            return "yes or no (true or false)"
        case SchemaRecord():
            return f'a record ("{kind.title}")' if kind.title else "a record"
        case SchemaList() | Listing() | Tuple():
            return "a list"
        case Record(what=what):
            return what
        case Finished(what=what):
            return f"a {what} that is ready to print"
        case Function(name=name):
            return f"{name}, which is there to be called"
    return "something unknown"


def choices(values: Iterable[object]) -> str:
    """Return values for a sentence, the first few of many."""
    every = [repr(value) for value in values]
    shown = ", ".join(every[:_MOST_SHOWN])
    return shown if len(every) <= _MOST_SHOWN else f"{shown} and {len(every) - _MOST_SHOWN} more"


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Return the name that `name` is a misspelling of, else up to three that begin like it."""
    known = [*names]
    found = spelling.nearest(name, known)
    if found is not None:
        return [found]
    return [one for one in known if len(name) > 2 and one.startswith(name)][:3]


def did_you_mean(near: Sequence[str], otherwise: str) -> str:
    """Return the question for near misses, or `otherwise` when there are none."""
    if not near:
        return otherwise
    *first, last = [f"`{one}`" for one in near]
    return f"Did you mean {', '.join(first) + ' or ' + last if first else last}?"
