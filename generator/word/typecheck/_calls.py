"""Calls: of macros, methods and the functions of the language."""

from __future__ import annotations

from jinja2 import nodes

from generator.word.typecheck._access import method
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    NEVER,
    NULL,
    UNKNOWN,
    Function,
    Value,
    joined,
    members,
)
from generator.word.typecheck._wording import did_you_mean, in_words, nearest, written


def infer_call(run: Run, node: nodes.Node, env: Env) -> Value:
    """Return what a call gives."""
    assert isinstance(node, nodes.Call)
    return called(run, node, env, {})


def called(run: Run, node: nodes.Call, env: Env, more: dict[str, Value]) -> Value:
    """Return what a call gives; `more` are named arguments that are not written in it."""
    if isinstance(node.node, nodes.Getattr):
        # What is called after a dot is a method, whatever the data holds under that name.
        callee = method(run, node.node, run.infer(node.node.node, env))
    else:
        callee = run.infer(node.node, env)
    positional, named, known = arguments(run, node, env)
    named |= more
    found: list[Value] = []
    for one in members(callee.type):
        if one in (ANY, NEVER):
            return UNKNOWN
        if one in (ABSENT, NULL):
            found.append(Value(ABSENT))
            continue
        if not isinstance(one, Function):
            message = f"`{written(node.node)}` is {in_words(one)}, which cannot be called."
            run.fault(node, "not-callable", message, "Take out the brackets.")
            return UNKNOWN
        if known and not _fits(run, node, one, positional, named):
            return UNKNOWN
        found.append(one.call(positional, named) if known else UNKNOWN)
    return joined(found)


def arguments(
    run: Run, node: nodes.Call | nodes.Filter | nodes.Test, env: Env
) -> tuple[tuple[Value, ...], dict[str, Value], bool]:
    """Return the values given, by place and by name, and whether that is all of them."""
    positional = tuple(run.infer(one, env) for one in node.args)
    named = {str(one.key): run.infer(one.value, env) for one in node.kwargs}
    for more in (node.dyn_args, node.dyn_kwargs):
        if more is not None:
            run.infer(more, env)
    return positional, named, node.dyn_args is None and node.dyn_kwargs is None


def _fits(
    run: Run,
    node: nodes.Node,
    function: Function,
    positional: tuple[Value, ...],
    named: dict[str, Value],
) -> bool:
    allowed = function.named
    if allowed is not None:
        strange = [name for name in named if name not in allowed]
        if strange:
            near = did_you_mean(nearest(strange[0], allowed), "Take it out.")
            message = f"`{function.name}` has no argument called `{strange[0]}`."
            run.fault(node, "arguments", message, near)
            return False
    count = len(positional) + (len(named.keys() - {"caller"}) if allowed else 0)
    if function.most is not None and count > function.most:
        message = f"`{function.name}` takes {amount(function.most)}, not {count}."
        run.fault(node, "arguments", message, "Take out what is too many.")
        return False
    if count < function.least:
        message = f"`{function.name}` needs {amount(function.least)}, not {count}."
        run.fault(node, "arguments", message, "Add what is missing between the brackets.")
        return False
    return True


def amount(count: int) -> str:
    """Return a number of arguments in words."""
    return {0: "no arguments", 1: "one argument"}.get(count, f"{count} arguments")
