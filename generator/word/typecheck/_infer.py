"""Expressions: what each kind of node in Jinja's tree gives."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from generator.word.typecheck._access import attribute, entries_of, item_at
from generator.word.typecheck._arithmetic import infer_arithmetic, infer_concat, infer_sign
from generator.word.typecheck._calls import infer_call
from generator.word.typecheck._checks import infer_test
from generator.word.typecheck._comparisons import infer_compare
from generator.word.typecheck._filters import infer_filter
from generator.word.typecheck._names import infer_name
from generator.word.typecheck._narrowing import falsy, narrow, truthy
from generator.word.typecheck._printing import check_condition
from generator.word.typecheck._reading import constant
from generator.word.typecheck._run import Env, Infer, Run
from generator.word.typecheck._types import (
    ABSENT,
    FLAG,
    PLAIN,
    UNKNOWN,
    Listing,
    Record,
    Text,
    Tuple,
    Value,
    joined,
    members,
    union,
)


def _attribute(run: Run, node: nodes.Node, env: Env) -> Value:
    assert isinstance(node, nodes.Getattr)
    return attribute(run, node, run.infer(node.node, env), node.attr)


def _item(run: Run, node: nodes.Node, env: Env) -> Value:
    assert isinstance(node, nodes.Getitem)
    value = run.infer(node.node, env)
    if not isinstance(node.arg, nodes.Slice):
        return item_at(run, node, value, run.infer(node.arg, env))
    for bound in (node.arg.start, node.arg.stop, node.arg.step):
        if bound is not None:
            run.infer(bound, env)
    texts = [one for one in members(value.type) if isinstance(one, Text)]
    if texts:
        return Value(PLAIN)
    return Value(Listing(entries_of(run, node.node, value)))


def _constant(run: Run, node: nodes.Node, env: Env) -> Value:
    assert isinstance(node, nodes.Const)
    return Value(constant(node.value))


def _template_data(run: Run, node: nodes.Node, env: Env) -> Value:
    return Value(PLAIN)


def _sequence(run: Run, node: nodes.Node, env: Env) -> Value:
    assert isinstance(node, nodes.Tuple | nodes.List)
    return Value(Tuple(tuple(run.infer(one, env) for one in node.items)))


def _dict(run: Run, node: nodes.Node, env: Env) -> Value:
    assert isinstance(node, nodes.Dict)
    fields: dict[str, Value] = {}
    certain = True
    for pair in node.items:
        run.infer(pair.key, env)
        value = run.infer(pair.value, env)
        if isinstance(pair.key, nodes.Const):
            fields[str(pair.key.value)] = value
        else:
            certain = False
    return Value(Record("a record made here", tuple(fields.items()))) if certain else UNKNOWN


def _not(run: Run, node: nodes.Node, env: Env) -> Value:
    assert isinstance(node, nodes.Not)
    check_condition(run, node.node, run.infer(node.node, env))
    return Value(FLAG)


def _both(run: Run, node: nodes.Node, env: Env) -> Value:
    assert isinstance(node, nodes.And | nodes.Or)
    holds = isinstance(node, nodes.And)
    left = run.infer(node.left, env)
    check_condition(run, node.left, left)
    after = env.copy()
    narrow(run, node.left, after, holds)
    right = run.infer(node.right, after)
    keep = falsy if holds else truthy
    return joined((Value(union(map(keep, members(left.type))), left.origins), right))


def _choice(run: Run, node: nodes.Node, env: Env) -> Value:
    assert isinstance(node, nodes.CondExpr)
    with run.choosing():
        tested = run.infer(node.test, env)
    check_condition(run, node.test, tested)
    yes, no = env.copy(), env.copy()
    narrow(run, node.test, yes, True)
    narrow(run, node.test, no, False)
    one = run.infer(node.expr1, yes)
    two = Value(ABSENT) if node.expr2 is None else run.infer(node.expr2, no)
    return joined((one, two))


HANDLERS: Mapping[type[nodes.Node], Infer] = {
    nodes.Name: infer_name,
    nodes.Const: _constant,
    nodes.TemplateData: _template_data,
    nodes.Tuple: _sequence,
    nodes.List: _sequence,
    nodes.Dict: _dict,
    nodes.Getattr: _attribute,
    nodes.Getitem: _item,
    nodes.Call: infer_call,
    nodes.Filter: infer_filter,
    nodes.Test: infer_test,
    nodes.Not: _not,
    nodes.And: _both,
    nodes.Or: _both,
    nodes.CondExpr: _choice,
    nodes.Compare: infer_compare,
    nodes.Concat: infer_concat,
    nodes.Neg: infer_sign,
    nodes.Pos: infer_sign,
    nodes.Add: infer_arithmetic,
    nodes.Sub: infer_arithmetic,
    nodes.Mul: infer_arithmetic,
    nodes.Div: infer_arithmetic,
    nodes.FloorDiv: infer_arithmetic,
    nodes.Mod: infer_arithmetic,
    nodes.Pow: infer_arithmetic,
}
