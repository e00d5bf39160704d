"""Names: those of the template, those of the case, and those of the language."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from generator.spelling import folded
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._shapes import Property, SchemaList, SchemaRecord
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    NEVER,
    UNKNOWN,
    WHOLE,
    Function,
    Listing,
    Path,
    Record,
    Type,
    Value,
    members,
    union,
)
from generator.word.typecheck._wording import did_you_mean, nearest

_DEEPEST = 5
# Under this key an `Env` keeps what guards have found out about the case as a whole.
ROOT = ""


def look_up(run: Run, name: str, env: Env) -> Value | None:
    """Return what a name stands for, guards included; None when there is no such name."""
    value = env.names.get(name)
    if value is not None:
        return value if name not in env.facts else Value(env.facts[name], value.origins)
    root = env.facts.get(ROOT, run.root)
    if root in (ANY, NEVER):
        return Value(root)
    field = field_of(root, name)
    return _GLOBALS.get(name) if field is None else Value(field.type, ((name,),))


def field_of(kind: Type, name: str) -> Property | None:
    """Return a field that some alternative has, as it is over all of them."""
    every = members(kind)
    found = [one.field(name) for one in every if isinstance(one, SchemaRecord)]
    fields = [field for field in found if field is not None]
    if len(fields) < 2 and len(every) == len(fields):
        return fields[0] if fields else None
    if not fields:
        return None
    told = [field.audience for field in fields if field.audience is not None]
    kinds = [field.type for field in fields]
    if len(fields) < len(every):
        kinds.append(ABSENT)
    nodes = tuple(dict.fromkeys(node for field in fields for node in field.nodes))
    audience = frozenset.intersection(*told) if told else None
    return Property(name, union(kinds), audience, nodes)


def field_names(kind: Type) -> list[str]:
    """Return the names of all fields that a value of this type may have."""
    every: list[str] = []
    for one in members(kind):
        if isinstance(one, SchemaRecord):
            every.extend(one.names)
        elif isinstance(one, Record):
            every.extend(name for name, _ in one.fields)
    return list(dict.fromkeys(every))


def infer_name(run: Run, node: nodes.Node, env: Env) -> Value:
    """Return what a name stands for; a fault when there is no such name."""
    assert isinstance(node, nodes.Name)
    value = look_up(run, node.name, env)
    if value is None:
        _explain(run, node, env)
        return UNKNOWN
    if node.name not in env.names:
        field = field_of(run.root, node.name)
        if field is not None and hidden(run, field):
            report_hidden(run, node, node.name, field)
            return UNKNOWN
    return value


def _explain(run: Run, node: nodes.Name, env: Env) -> None:
    name = node.name
    how = run.bound_elsewhere(name)
    if how is not None:
        if how == "loop":
            message = f"`{name}` is only known inside its loop."
            remedy = f"Move this into `{{% for {name} in ... %}}`, before its `{{% endfor %}}`."
        else:
            message = f"`{name}` is set inside a loop or a block and is not known outside it."
            remedy = (
                f"Set it before the loop, or keep it in a namespace: "
                f"`{{% set ns = namespace({name}='') %}}` and `ns.{name}`."
            )
        run.fault(node, "outside-its-loop", message, remedy)
        return
    if name == "loop":
        message = "`loop` is only known inside a loop."
        run.fault(node, "outside-its-loop", message, "Move this inside the loop it counts.")
        return
    names = [*field_names(run.root), *env.names, *_GLOBALS]
    places = [*dict.fromkeys((*nearest(name, names), *elsewhere(run, name), *_paths(run, name)))][
        :4
    ]
    message = f"There is no field or variable called `{name}`."
    otherwise = "`throughcare template fields` lists every field a template can use."
    run.fault(node, "unknown-name", message, did_you_mean(places, otherwise))


def _paths(run: Run, name: str) -> list[str]:
    """Return the fields that a name in one word may mean: `child_name`, `First_Name`."""
    sought = folded(name)
    found = [path for path in _visible(run) if folded(path[-1]) == sought]
    found += [path for path in _visible(run) if folded("_".join(path[-2:])) == sought]
    return [".".join(path) for path in found][:3]


def hidden(run: Run, field: Property | SchemaList) -> bool:
    """Tell whether a reader of this document may not see a field, or the entries of a list."""
    return bool(run.audience) and field.audience is not None and not run.audience <= field.audience


def report_hidden(run: Run, node: nodes.Node, place: str, field: Property | SchemaList) -> None:
    """Note that a field must not reach a reader of this document."""
    readers = run.audience - (field.audience or frozenset())
    named = " or ".join(sorted(reader.replace("_", " ") for reader in readers))
    run.fault(
        node,
        "audience",
        f"`{place}` must not be seen by this document's readers ({named}).",
        "Take it out, or write this for a document with another audience.",
    )


def elsewhere(run: Run, name: str) -> list[str]:
    """Return where else in the case a field of exactly this name is, nearest to the top first."""
    if run.places is None:
        run.places = {}
        for path in _visible(run):
            run.places.setdefault(path[-1], []).append(path)
    return [".".join(path) for path in run.places.get(name, ())][:3]


def _visible(run: Run) -> Iterator[Path]:
    """Visit the fields that can be reached without a loop, each record once, top first."""
    seen: set[Type] = set()
    level: list[tuple[tuple[str, ...], Type]] = [((), run.root)]
    for _ in range(_DEEPEST):
        below: list[tuple[tuple[str, ...], Type]] = []
        for path, kind in level:
            for one in members(kind):
                if not isinstance(one, SchemaRecord) or one in seen:
                    continue
                seen.add(one)
                for name in one.names:
                    field = one.field(name)
                    if field is not None and not hidden(run, field):
                        yield (*path, name)
                        below.append(((*path, name), field.type))
        level = below


def report_hidden_inside(run: Run, node: nodes.Node, kind: Type, place: str) -> bool:
    """Note a field directly in a record that a reader may not see; return whether there is one."""
    for one in members(kind):
        if isinstance(one, SchemaRecord):
            for name in one.names:
                field = one.field(name)
                if field is not None and hidden(run, field):
                    report_hidden(run, node, f"{place}.{name}", field)
                    return True
    return False


def _namespace(positional: tuple[Value, ...], named: dict[str, Value]) -> Value:
    return Value(Record("a namespace", tuple(named.items())))


def _range(positional: tuple[Value, ...], named: dict[str, Value]) -> Value:
    return Value(Listing(Value(WHOLE)))


_GLOBALS = {
    "range": Value(Function("range", _range, 1, 3)),
    "namespace": Value(Function("namespace", _namespace, 0, 0, None)),
}
