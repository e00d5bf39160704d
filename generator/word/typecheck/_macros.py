"""Macros: checked once for each sort of arguments that they are called with."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jinja2 import nodes

from generator.word.typecheck._calls import called
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._types import (
    ABSENT,
    PLAIN,
    UNKNOWN,
    Function,
    Listing,
    Path,
    Type,
    Value,
)

Walk = Callable[[Run, Iterable[nodes.Node], Env], None]
_DEEPEST = 4
_IMPLIED = ("caller", "varargs", "kwargs")


def macro(run: Run, node: nodes.Macro, env: Env, walk: Walk) -> Value:
    """Return the macro as something to call. One that is never called is checked at the end."""
    function = _function(run, node, env, walk, node.name)
    run.macros[node] = function
    return Value(function)


def check_uncalled(run: Run) -> None:
    """Check the macros that nothing has called, whatever their arguments may be."""
    for node, function in list(run.macros.items()):
        if node not in run.called:
            function.call(tuple(UNKNOWN for _ in node.args), {"caller": UNKNOWN})


def _function(
    run: Run, node: nodes.Macro | nodes.CallBlock, env: Env, walk: Walk, name: str
) -> Function:
    names = tuple(argument.name for argument in node.args)
    least = len(names) - len(node.defaults)
    implied = {one.name for one in node.find_all(nodes.Name) if one.name in _IMPLIED}
    seen: set[tuple[tuple[Type, tuple[Path, ...]], ...]] = set()
    rounds: list[None] = []

    def call(positional: tuple[Value, ...], named: dict[str, Value]) -> Value:
        run.called.add(node)
        inside = env.copy()
        if isinstance(node, nodes.Macro):
            inside.bind(name, Value(made))
        for place, argument in enumerate(names):
            inside.bind(
                argument, _argument(run, node, inside, place, positional=positional, named=named)
            )
        extra = {key: value for key, value in named.items() if key not in names}
        if isinstance(node, nodes.Macro):
            _bind_implied(inside, positional[len(names) :], extra)
        every = (*(inside.names[argument] for argument in names), *extra.values())
        key = tuple((value.type, value.origins) for value in every)
        # The same fields of the same sorts have nothing new to show, nor has a macro in itself.
        if key not in seen and len(rounds) < _DEEPEST:
            seen.add(key)
            rounds.append(None)
            walk(run, node.body, inside)
            rounds.pop()
        return Value(PLAIN)

    most = None if "varargs" in implied else len(names)
    allowed = None if "kwargs" in implied else (*names, "caller")
    made = Function(name, call, least, most, allowed)
    return made


def _argument(
    run: Run,
    node: nodes.Macro | nodes.CallBlock,
    env: Env,
    place: int,
    *,
    positional: tuple[Value, ...],
    named: dict[str, Value],
) -> Value:
    if place < len(positional):
        return positional[place]
    name = node.args[place].name
    if name in named:
        return named[name]
    default = place - (len(node.args) - len(node.defaults))
    return run.infer(node.defaults[default], env) if default >= 0 else Value(ABSENT)


def _bind_implied(env: Env, more: tuple[Value, ...], named: dict[str, Value]) -> None:
    env.bind("caller", named.get("caller", Value(ABSENT)))
    env.bind("varargs", Value(Listing(more[0] if more else UNKNOWN)))
    env.bind("kwargs", UNKNOWN)


def call_block(run: Run, node: nodes.CallBlock, env: Env, walk: Walk) -> None:
    """Check `{% call %}`: its body is what the macro's `caller()` gives."""
    caller = _function(run, node, env, walk, "caller")
    called(run, node.call, env, {"caller": Value(caller)})
