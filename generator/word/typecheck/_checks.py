"""Jinja's tests (`is defined`, `is divisibleby 3`) and what each may be asked of."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import nodes

from generator.word.typecheck._calls import amount, arguments
from generator.word.typecheck._comparisons import Comparison, compare
from generator.word.typecheck._narrowing import change_of_test
from generator.word.typecheck._printing import need_present
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._types import (
    ANY,
    FLAG,
    NEVER,
    NULL,
    Number,
    Text,
    Type,
    Value,
    members,
    union,
)
from generator.word.typecheck._wording import did_you_mean, in_words, nearest, written


@dataclass(frozen=True, slots=True)
class _Test:
    """`operator` is Jinja's name of the comparison it stands for; `of` what it can be asked of."""

    operator: str = ""
    arguments: int = 0
    of: type[Type] | None = None
    what: str = ""


_COMPARISONS = {
    "eq": ("eq", "equalto", "=="),
    "ne": ("ne", "!="),
    "lt": ("lt", "lessthan", "<"),
    "lteq": ("le", "<="),
    "gt": ("gt", "greaterthan", ">"),
    "gteq": ("ge", ">="),
    "in": ("in",),
}
_PLAIN = (
    "boolean callable defined escaped false filter float integer iterable mapping none number "
    "sequence string test true undefined"
)
TESTS: dict[str, _Test] = {
    **{name: _Test() for name in _PLAIN.split()},
    **{name: _Test(op, 1) for op, names in _COMPARISONS.items() for name in names},
    "sameas": _Test("", 1),
    "divisibleby": _Test("", 1, Number, "a number"),
    "even": _Test("", 0, Number, "a number"),
    "odd": _Test("", 0, Number, "a number"),
    "lower": _Test("", 0, Text, "text"),
    "upper": _Test("", 0, Text, "text"),
}


def infer_test(run: Run, node: nodes.Node, env: Env) -> Value:
    """Check one `is ...`; the result is true or false."""
    assert isinstance(node, nodes.Test)
    value = run.infer(node.node, env)
    given, _, _ = arguments(run, node, env)
    pairs = list(zip(node.args, given, strict=True))
    apply_test(run, env, node, node.name, subject=(node.node, value), given=pairs)
    return Value(FLAG)


def apply_test(
    run: Run,
    env: Env,
    node: nodes.Node,
    name: str,
    *,
    subject: tuple[nodes.Expr, Value],
    given: list[tuple[nodes.Expr, Value]],
) -> bool:
    """Note what is wrong with asking a test of a value; return whether there is such a test."""
    test = TESTS.get(name)
    if test is None:
        near = did_you_mean(nearest(name, TESTS), "`is defined` and `is none` are common ones.")
        run.fault(node, "unknown-test", f"There is no test called `{name}`.", near)
        return False
    if len(given) != test.arguments:
        message = f"The test `{name}` takes {amount(test.arguments)}, not {len(given)}."
        run.fault(node, "arguments", message, "Correct what stands after it.")
    elif test.operator:
        compare(run, env, Comparison(test.operator, subject, given[0], node))
    elif name == "none":
        compare(run, env, Comparison("eq", subject, (nodes.Const(None), Value(NULL)), node))
    elif test.of is not None:
        present = need_present(run, *subject, f"`is {name}` needs a value")
        for one in members(present):
            if not isinstance(one, test.of) and one not in (ANY, NEVER):
                message = f"`{written(subject[0])}` is {in_words(one)}, not {test.what}."
                run.fault(node, "incompatible", message, f"`is {name}` asks about {test.what}.")
                break
    return True


def after_test(name: str, constants: list[object], kind: Type, holds: bool) -> Type:
    """Return what is left of a type once a test holds, or does not."""
    change = change_of_test(name, constants, holds)
    return kind if change is None else union(map(change, members(kind)))
