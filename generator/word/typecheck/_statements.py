"""Statements: what each does to the names of a template and to what is known about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from jinja2 import nodes

from generator.word.typecheck._access import entries_of
from generator.word.typecheck._macros import call_block, macro
from generator.word.typecheck._names import field_of
from generator.word.typecheck._narrowing import narrow
from generator.word.typecheck._printing import check_condition, check_printed
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    FLAG,
    NEVER,
    PLAIN,
    UNKNOWN,
    WHOLE,
    Function,
    Listing,
    Record,
    Tuple,
    Value,
    joined,
    members,
)
from generator.word.typecheck._wording import in_words, written

_REFUSED: Mapping[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Block: "block",
}


def walk(run: Run, body: Iterable[nodes.Node], env: Env) -> None:
    """Check statements one after the other; `env` ends up as it is after the last."""
    for node in body:
        handler = _HANDLERS.get(type(node))
        if handler is not None:
            handler(run, node, env)
        elif type(node) in _REFUSED:
            name = _REFUSED[type(node)]
            message = f"`{{% {name} %}}` cannot be used: a template is one Word file."
            run.fault(node, "not-supported", message, "Put its content here.")


def _output(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.Output)
    for part in node.nodes:
        if not isinstance(part, nodes.TemplateData):
            with run.printing() as trail:
                value = run.infer(part, env)
            check_printed(run, part, value, trail=trail)


def _if(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.If)
    ends: list[Env] = []
    rest = env.copy()
    for test, body in [(node.test, node.body), *((one.test, one.body) for one in node.elif_)]:
        with run.choosing():
            tested = run.infer(test, rest)
        check_condition(run, test, tested)
        branch = rest.copy()
        narrow(run, test, branch, True)
        walk(run, body, branch)
        ends.append(branch)
        narrow(run, test, rest, False)
    walk(run, node.else_, rest)
    env.join([*ends, rest])


def _for(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.For)
    if node.recursive:
        message = "A recursive loop cannot be used: Word has no place for its depth."
        run.fault(node, "not-supported", message, "Write one loop inside the other.")
    with run.choosing():
        listed = run.infer(node.iter, env)
    if run.makes_table(node) and (node.test is not None or not _filled(listed)):
        message = f"Where `{written(node.iter)}` has no entries, the table has no rows."
        remedy = f"Put the table inside `{{% if {written(node.iter)} %}} ... {{% endif %}}`."
        run.advise(node, "no-rows", message, remedy, fields=listed.origins)
    entry = entries_of(run, node.iter, listed)
    inside = env.copy()
    bind(run, node.target, entry, inside)
    if node.test is not None:
        check_condition(run, node.test, run.infer(node.test, inside))
        narrow(run, node.test, inside, True)
    inside.bind("loop", _loop(entry))
    # What a namespace holds at the end of a round is what it holds at the start of the next.
    if any(True for _ in _all_of(node.body, nodes.NSRef)):
        first = inside.copy()
        with run.silently():
            walk(run, node.body, first)
        _keep_namespaces(inside, first)
    walk(run, node.body, inside)
    _keep_namespaces(env, inside)
    walk(run, node.else_, env.copy())


def _filled(value: Value) -> bool:
    """Tell whether a list is known to have an entry."""
    return all(
        one in (ANY, NEVER) or getattr(one, "filled", False) or bool(getattr(one, "items", ()))
        for one in members(value.type)
    )


def _all_of(body: list[nodes.Node], kind: type[nodes.Node]) -> Iterable[nodes.Node]:
    for node in body:
        yield from node.find_all(kind)


def _keep_namespaces(env: Env, after: Env) -> None:
    """Carry what a loop put into namespaces out of the loop, which it may not have run at all."""
    for name, value in env.names.items():
        later = after.names.get(name)
        if later is not None and later is not value and _is_namespace(value):
            env.bind(name, Value(_widened(value, later)))


def _is_namespace(value: Value) -> bool:
    return isinstance(value.type, Record) and value.type.what == "a namespace"


def _widened(one: Value, two: Value) -> Record:
    assert isinstance(one.type, Record)
    fields = dict(one.type.fields)
    if isinstance(two.type, Record):
        for name, value in two.type.fields:
            fields[name] = joined((fields.get(name, Value(ABSENT)), value))
    return Record(one.type.what, tuple(fields.items()))


def _loop(entry: Value) -> Value:
    near = joined((entry, Value(ABSENT)))
    number, flag = Value(WHOLE), Value(FLAG)
    return Value(
        Record(
            "the loop",
            (
                *((name, number) for name in ("index", "index0", "revindex", "revindex0")),
                *((name, number) for name in ("length", "depth", "depth0")),
                ("first", flag),
                ("last", flag),
                ("previtem", near),
                ("nextitem", near),
                ("cycle", Value(Function("loop.cycle", lambda given, _: joined(given), 1, None))),
                ("changed", Value(Function("loop.changed", lambda *_: flag, 1, None))),
            ),
        )
    )


def bind(run: Run, target: nodes.Node, value: Value, env: Env) -> None:
    """Give the names of a `for` or `set` their values, taking a pair apart where asked."""
    if isinstance(target, nodes.NSRef):
        held = env.names.get(target.name)
        if held is not None and isinstance(held.type, Record):
            env.bind(target.name, Value(held.type.having(target.attr, value)))
    elif isinstance(target, nodes.Name):
        if target.name not in env.names and _is_a_field(run, target.name):
            run.fault(
                target,
                "shadows-a-field",
                f"`{target.name}` is a field of the case, which this hides.",
                "Choose another name.",
            )
        env.bind(target.name, value)
    elif isinstance(target, nodes.Tuple):
        for name, part in zip(target.items, _parts(run, target, value), strict=True):
            bind(run, name, part, env)


def _is_a_field(run: Run, name: str) -> bool:
    return run.root is not ANY and field_of(run.root, name) is not None


def _parts(run: Run, target: nodes.Tuple, value: Value) -> list[Value]:
    wanted = len(target.items)
    found: list[tuple[Value, ...]] = []
    for one in members(value.type):
        if one is ANY or one is NEVER:
            return [UNKNOWN] * wanted
        if isinstance(one, Tuple) and len(one.items) == wanted:
            found.append(one.items)
        elif isinstance(one, Listing):
            found.append((one.item,) * wanted)
        else:
            message = f"`{written(target)}` asks for {wanted} values, but each is {in_words(one)}."
            remedy = "Use one name here, or loop over `.items()` for names and values."
            run.fault(target, "cannot-be-taken-apart", message, remedy)
            return [UNKNOWN] * wanted
    return [joined(parts) for parts in zip(*found, strict=True)]


def _assign(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.Assign)
    bind(run, node.target, run.infer(node.node, env), env)


def _assign_block(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.AssignBlock)
    walk(run, node.body, env.copy())
    value = Value(PLAIN) if node.filter is None else run.infer(node.filter, env)
    bind(run, node.target, value, env)


def _filter_block(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.FilterBlock)
    walk(run, node.body, env.copy())
    run.infer(node.filter, env)


def _with(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.With)
    inside = env.copy()
    for target, given in zip(node.targets, node.values, strict=True):
        bind(run, target, run.infer(given, env), inside)
    walk(run, node.body, inside)


def _scope(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.Scope | nodes.ScopedEvalContextModifier)
    walk(run, node.body, env.copy())


def _macro(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.Macro)
    env.bind(node.name, macro(run, node, env, walk))


def _call_block(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.CallBlock)
    call_block(run, node, env, walk)


def _expression(run: Run, node: nodes.Node, env: Env) -> None:
    assert isinstance(node, nodes.ExprStmt)
    run.infer(node.node, env)


_HANDLERS: Mapping[type[nodes.Node], Callable[[Run, nodes.Node, Env], None]] = {
    nodes.Output: _output,
    nodes.If: _if,
    nodes.For: _for,
    nodes.Assign: _assign,
    nodes.AssignBlock: _assign_block,
    nodes.FilterBlock: _filter_block,
    nodes.With: _with,
    nodes.Scope: _scope,
    nodes.ScopedEvalContextModifier: _scope,
    nodes.Macro: _macro,
    nodes.CallBlock: _call_block,
    nodes.ExprStmt: _expression,
}
