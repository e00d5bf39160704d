"""Comparisons: between values of one sort, with values that the schema allows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import nodes

from generator.word.typecheck._access import entries_of
from generator.word.typecheck._printing import need_present
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._shapes import SchemaList, SchemaRecord
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    FLAG,
    NEVER,
    NULL,
    Flag,
    Listing,
    Number,
    Record,
    Text,
    Tuple,
    Type,
    Value,
    may_be_absent,
    members,
    union,
)
from generator.word.typecheck._wording import (
    choices,
    did_you_mean,
    in_words,
    nearest,
    written,
)

_ISO = {"date": re.compile(r"\d{4}-\d\d-\d\d"), "time-of-day": re.compile(r"\d\d:\d\d")}
_SHAPES = {"date": "'2026-03-01'", "time-of-day": "'15:00'"}

Side = tuple[nodes.Expr, Value]


def infer_compare(run: Run, node: nodes.Node, env: Env) -> Value:
    """Check each comparison of a chain; the result is true or false."""
    assert isinstance(node, nodes.Compare)
    left_node, left = node.expr, run.infer(node.expr, env)
    for operand in node.ops:
        right = run.infer(operand.expr, env)
        compare(run, env, Comparison(operand.op, (left_node, left), (operand.expr, right), node))
        left_node, left = operand.expr, right
    return Value(FLAG)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides, each an expression and its value; `operator` is Jinja's name for it."""

    operator: str
    left: Side
    right: Side
    # What a message points at.
    node: nodes.Node


def compare(run: Run, env: Env, asked: Comparison) -> None:
    """Note what is wrong with one comparison, if anything."""
    kinds = (*members(asked.left[1].type), *members(asked.right[1].type))
    if ANY in kinds or NEVER in kinds:
        return
    if asked.operator in ("in", "notin"):
        _inside(run, env, asked)
    elif asked.operator in ("eq", "ne"):
        _equal(run, env, asked)
    else:
        _ordered(run, asked)


def _equal(run: Run, env: Env, asked: Comparison) -> None:
    left, right, node = asked.left, asked.right, asked.node
    one, two = _there(left[1].type), _there(right[1].type)
    if NULL in (one, two):
        subject = left if two is NULL else right
        if NULL not in members(subject[1].type):
            text = written(subject[0])
            run.fault(
                node,
                "never-none",
                f"`{text}` is never none: what is not known is left out of the case.",
                f"Write `{{% if {'not ' if asked.operator == 'eq' else ''}{text} %}}`.",
            )
        return
    if NEVER in (one, two):
        return
    if not any(_alike(a, b) for a in members(one) for b in members(two)):
        _report_unlike(run, node, left, right)
        return
    if not _overlap(one, two):
        const = isinstance(right[0], nodes.Const)
        subject, other = (left, right) if const else (right, left)
        _report_not_among(run, env, node, subject, other[1].type)
    elif asked.operator != "in" and _single(run, env, left) and _single(run, env, right):
        always = "true" if asked.operator == "eq" else "false"
        message = f"`{written(left[0])}` is the same as `{written(right[0])}` in every case."
        run.advise(node, "already-settled", message, f"Leave it out: it is always {always}.")


def _single(run: Run, env: Env, side: Side) -> bool:
    """Tell whether a side has but one value, whatever the conditions around it have settled."""
    values = getattr(side[1].type, "values", None)
    if values is None or len(values) != 1:
        return False
    unguarded = getattr(_unguarded(run, env, side[0]), "values", None)
    return unguarded is not None and len(unguarded) == 1


def _unguarded(run: Run, env: Env, node: nodes.Expr) -> Type:
    with run.silently():
        return run.infer(node, Env(env.names, {})).type


def _there(kind: Type) -> Type:
    """Return a type less the missing: comparing a missing value is simply not true."""
    return union(one for one in members(kind) if one is not ABSENT)


def _alike(one: Type, two: Type) -> bool:
    """Tell whether two values could ever be equal, going by what they are."""
    if isinstance(one, Text) and isinstance(two, Text):
        return _same_form(one, two) and _same_form(two, one)
    if isinstance(one, Number) or isinstance(two, Number):
        return isinstance(one, Number) and isinstance(two, Number)
    lists = (SchemaList, Listing, Tuple)
    if isinstance(one, lists) or isinstance(two, lists):
        return isinstance(one, lists) and isinstance(two, lists)
    records = (SchemaRecord, Record)
    if isinstance(one, records) or isinstance(two, records):
        return isinstance(one, records) and isinstance(two, records)
    return type(one) is type(two)


def _same_form(one: Text, two: Text) -> bool:
    """Tell whether text `two` could have the form of `one`, where both have a known form."""
    if one.format not in _ISO:
        return True
    if two.values is not None:
        return any(_ISO[one.format].fullmatch(value) for value in two.values)
    return two.format in (one.format, None)


def _overlap(one: Type, two: Type) -> bool:
    for a in members(one):
        for b in members(two):
            if not _alike(a, b):
                continue
            values, others = getattr(a, "values", None), getattr(b, "values", None)
            if values is None or others is None or set(values) & set(others):
                return True
    return False


def _report_unlike(run: Run, node: nodes.Node, left: Side, right: Side) -> None:
    message = (
        f"`{written(left[0])}` is {in_words(left[1].type)} and `{written(right[0])}` is "
        f"{in_words(right[1].type)}: they can never be equal."
    )
    remedy = "Compare two values of the same sort."
    for (text_node, mine), (_, other) in ((left, right), (right, left)):
        text = written(text_node)
        if any(isinstance(one, Flag) for one in members(mine.type)):
            remedy = f"Write `{{% if {text} %}}` or `{{% if not {text} %}}`."
        for one in members(mine.type):
            if (
                isinstance(one, Text)
                and one.format in _ISO
                and isinstance(other.type, Text)
                and other.type.format is None
            ):
                remedy = f"Write it the way the case holds it, such as {_SHAPES[one.format]}."
            elif isinstance(one, Number) and isinstance(other.type, Text):
                remedy = "Write the number without quotation marks."
            elif isinstance(one, SchemaList | Listing):
                remedy = f"To look inside the list write `in {text}`; to count it `{text}|length`."
    run.fault(node, "incompatible", message, remedy)


def _report_not_among(run: Run, env: Env, node: nodes.Node, subject: Side, value: Type) -> None:
    text, kind = written(subject[0]), subject[1].type
    wanted = [str(one) for one in getattr(value, "values", None) or ()]
    unguarded = _unguarded(run, env, subject[0])
    # For an entry of a list the expression is the list, which has no values of its own.
    whole = kind if unguarded is ANY else union((kind, unguarded))
    if _overlap(_there(whole), value):
        message = (
            f"`{text}` can no longer be {choices(wanted)} here: "
            f"by now it is {in_words(kind)}, as an earlier condition has settled."
        )
        run.fault(node, "already-settled", message, "Take this branch out, or mend the condition.")
        return
    every = [str(one) for part in members(whole) for one in getattr(part, "values", None) or ()]
    labels = {
        label.lower(): code
        for part in members(whole)
        if isinstance(part, Text)
        for code, label in part.labels
    }
    near = [labels[one.lower()] for one in wanted if one.lower() in labels]
    near = near or (nearest(wanted[0], every) if wanted else [])
    message = f"`{text}` is never {choices(wanted)}."
    run.fault(node, "not-a-value", message, did_you_mean(near, f"It can be {choices(every)}."))


def _ordered(run: Run, asked: Comparison) -> None:
    left, right, node = asked.left, asked.right, asked.node
    why = "what is missing cannot be put in order"
    one = need_present(run, left[0], left[1], why)
    two = need_present(run, right[0], right[1], why)
    for a in members(one):
        for b in members(two):
            if isinstance(a, Number) and isinstance(b, Number):
                continue
            if isinstance(a, Text) and isinstance(b, Text) and _alike(a, b):
                continue
            if NEVER in (a, b):
                continue
            message = (
                f"`{written(left[0])}` is {in_words(a)} and `{written(right[0])}` is "
                f"{in_words(b)}: there is no order between them."
            )
            remedy = "Compare two numbers, two dates or two times."
            if any(isinstance(kind, Text) and kind.format in _ISO for kind in (a, b)):
                shape = next(
                    _SHAPES[kind.format]
                    for kind in (a, b)
                    if isinstance(kind, Text) and kind.format in _ISO
                )
                remedy = f"Write it the way the case holds it, such as {shape}."
            elif any(isinstance(kind, SchemaList | Listing) for kind in (a, b)):
                remedy = "To compare how many entries there are, write `|length`."
            run.fault(node, "incompatible", message, remedy)
            return


def _inside(run: Run, env: Env, asked: Comparison) -> None:
    left, right, node = asked.left, asked.right, asked.node
    for one in members(right[1].type):
        if one is ABSENT:
            continue
        if isinstance(one, Text):
            if all(isinstance(kind, Text) for kind in members(left[1].type)):
                continue
            text = written(left[0])
            message = f"`{text}` is {in_words(left[1].type)}: text can only hold text."
            remedy = "Look for text, or in a list."
            if may_be_absent(left[1].type):
                message = f"`{text}` may be left out of the case, and text cannot hold nothing."
                remedy = f"Ask first: `{text} and {text} in {written(right[0])}`."
            run.fault(node, "incompatible", message, remedy)
            return
        if isinstance(one, SchemaRecord | Record):
            continue
        if isinstance(one, Tuple) and isinstance(right[0], nodes.Tuple | nodes.List):
            for part, value in zip(right[0].items, one.items, strict=False):
                _equal(run, env, Comparison("in", left, (part, value), part))
            continue
        if isinstance(one, Listing | SchemaList | Tuple):
            item = entries_of(run, right[0], Value(one, right[1].origins))
            if ANY not in members(item.type):
                _equal(run, env, Comparison("in", left, (right[0], item), node))
            continue
        message = f"`{written(right[0])}` is {in_words(one)}: nothing can be in it."
        run.fault(node, "incompatible", message, "Write `==` to compare, or name a list.")
        return
