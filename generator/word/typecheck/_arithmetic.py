"""Sums of numbers and texts joined."""

from __future__ import annotations

from jinja2 import nodes

from generator.word.typecheck._access import entries_of
from generator.word.typecheck._printing import check_printed
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._shapes import SchemaList
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    NEVER,
    NULL,
    NUMBER,
    PLAIN,
    UNKNOWN,
    WHOLE,
    Listing,
    Number,
    Text,
    Type,
    Value,
    joined,
    may_be_absent,
    members,
    union,
    without,
)
from generator.word.typecheck._wording import (
    in_words,
    written,
)


def infer_arithmetic(run: Run, node: nodes.Node, env: Env) -> Value:
    """Return the sum, difference and so on of two numbers (`+` also joins texts or lists)."""
    assert isinstance(node, nodes.BinExpr)
    left, right = run.infer(node.left, env), run.infer(node.right, env)
    one, two = (without(side.type, ABSENT, NULL) for side in (left, right))
    # A sum with something missing is itself missing, and prints as such.
    gap = (ABSENT,) if may_be_absent(left.type) or may_be_absent(right.type) else ()
    if NEVER in (one, two):
        return Value(ABSENT if gap else NEVER)
    if ANY in (*members(one), *members(two)):
        return UNKNOWN
    pairs = [(a, b) for a in members(one) for b in members(two)]
    if all(isinstance(a, Number) and isinstance(b, Number) for a, b in pairs):
        whole = not isinstance(node, nodes.Div | nodes.Pow) and all(
            kind.whole for pair in pairs for kind in pair if isinstance(kind, Number)
        )
        return Value(union((WHOLE if whole else NUMBER, *gap)))
    if isinstance(node, nodes.Add):
        if all(isinstance(a, Text) and isinstance(b, Text) for a, b in pairs):
            return Value(union((PLAIN, *gap)))
        if all(isinstance(a, SchemaList) and isinstance(b, SchemaList) for a, b in pairs):
            sides = (Value(one, left.origins), Value(two, right.origins))
            item = joined(entries_of(run, node, side) for side in sides)
            return Value(union((Listing(item), *gap)))
    offender = next(k for pair in pairs for k in pair if not isinstance(k, Number))
    message = (
        f"`{written(node)}` is {in_words(one)} and {in_words(two)}: "
        "only numbers can be reckoned with."
    )
    remedy = "Take out what is not a number."
    if isinstance(node, nodes.Add) and isinstance(offender, Text | Number):
        remedy = f"To join texts write `{written(node.left)} ~ {written(node.right)}`."
    elif isinstance(offender, SchemaList | Listing):
        remedy = "To count a list write `|length`; to print two, loop over each."
    elif isinstance(offender, Text) and offender.format == "date":
        remedy = "A template cannot count days; ask for a field that holds the date you need."
    run.fault(node, "incompatible", message, remedy)
    return UNKNOWN


def infer_sign(run: Run, node: nodes.Node, env: Env) -> Value:
    """Return a number with a sign before it."""
    assert isinstance(node, nodes.UnaryExpr)
    value = run.infer(node.node, env)
    for one in members(value.type):
        if not isinstance(one, Number) and one not in (ANY, NEVER, ABSENT, NULL):
            message = f"`{written(node.node)}` is {in_words(one)}, not a number."
            run.fault(node, "incompatible", message, "Take out the sign.")
            return UNKNOWN
    if isinstance(node, nodes.Neg):
        return Value(union(map(_negated, members(value.type))))
    return value


def _negated(kind: Type) -> Type:
    if isinstance(kind, Number) and kind.values is not None:
        return Number(kind.whole, tuple(-value for value in kind.values))
    return kind


def infer_concat(run: Run, node: nodes.Node, env: Env) -> Value:
    """Check each piece as if printed; the result is text, missing when a piece is."""
    assert isinstance(node, nodes.Concat)
    gap = False
    for piece in node.nodes:
        value = run.infer(piece, env)
        gap = gap or may_be_absent(value.type)
        check_printed(run, piece, Value(without(value.type, ABSENT, NULL)), alone=False)
    return Value(union((PLAIN, ABSENT)) if gap else PLAIN)
