"""Reading a field of a record, an entry of a list, or a method, from a value of any type."""

from __future__ import annotations

from jinja2 import nodes

from generator.word.typecheck._names import (
    elsewhere,
    field_names,
    hidden,
    report_hidden,
    report_hidden_inside,
)
from generator.word.typecheck._run import Run
from generator.word.typecheck._shapes import SchemaList, SchemaRecord
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    FLAG,
    NEVER,
    NULL,
    PLAIN,
    UNKNOWN,
    WHOLE,
    Flag,
    Function,
    Listing,
    Number,
    Record,
    Text,
    Tuple,
    Type,
    Value,
    joined,
    members,
    union,
)
from generator.word.typecheck._wording import did_you_mean, in_words, nearest, written

# What text can be asked for in a template: name -> (result, fewest and most arguments).
_TEXT_METHODS: dict[str, tuple[Value, int, int]] = {
    "upper": (Value(PLAIN), 0, 0),
    "lower": (Value(PLAIN), 0, 0),
    "strip": (Value(PLAIN), 0, 1),
    "lstrip": (Value(PLAIN), 0, 1),
    "rstrip": (Value(PLAIN), 0, 1),
    "split": (Value(Listing(Value(PLAIN))), 0, 2),
    "startswith": (Value(FLAG), 1, 1),
    "endswith": (Value(FLAG), 1, 1),
}
_FEW = 13
_LIST_METHODS = ("index", "count")
_RECORD_METHODS = ("items", "keys", "values", "get")


def attribute(run: Run, node: nodes.Node, value: Value, name: str) -> Value:
    """Return `value.name`, or UNKNOWN after noting that there is no such field."""
    found: list[Value] = []
    lacking: list[Type] = []
    for one in members(value.type):
        if one is ANY or one is NEVER:
            return Value(one)
        if one in (ABSENT, NULL):
            found.append(Value(ABSENT))
            continue
        if isinstance(one, SchemaRecord):
            field = one.field(name)
            if field is not None:
                if hidden(run, field):
                    report_hidden(run, node, written(node), field)
                    return UNKNOWN
                origins = tuple((*origin, name) for origin in value.origins)
                found.append(Value(field.type, origins))
                continue
        other = _made_here(run, node, one, value, name)
        if other is None:
            lacking.append(one)
        else:
            found.append(other)
    if not lacking:
        return joined(found)
    if all(one.type is ABSENT for one in found):
        _report_unknown(run, node, value.type, lacking[0], name)
        return UNKNOWN
    return joined((*found, Value(ABSENT)))


def method(run: Run, node: nodes.Getattr, value: Value) -> Value:
    """Return the method that `node` names, or UNKNOWN after noting that there is none."""
    found: list[Value] = []
    for one in members(value.type):
        if one is ANY or one is NEVER:
            return Value(one)
        got = _made_here(run, node, one, value, node.attr)
        if one in (ABSENT, NULL):
            found.append(Value(ABSENT))
        elif got is not None and isinstance(got.type, Function):
            found.append(got)
        elif isinstance(one, SchemaRecord) and one.field(node.attr) is not None:
            message = f"`{written(node)}` is a field, which cannot be called."
            run.fault(node, "not-callable", message, "Take out the brackets.")
            return UNKNOWN
        else:
            _report_unknown(run, node, value.type, one, node.attr)
            return UNKNOWN
    return joined(found)


def _made_here(  # noqa: PLR0911 (one return for each type)
    run: Run, node: nodes.Node, kind: Type, value: Value, name: str
) -> Value | None:
    """Return a field of something made in the template, or a method; None when there is none."""
    if isinstance(kind, Record) and (got := kind.get(name)) is not None:
        return got
    if isinstance(kind, Tuple) and name in kind.names:
        return kind.items[kind.names.index(name)]
    if isinstance(kind, Text) and name in _TEXT_METHODS:
        result, least, most = _TEXT_METHODS[name]
        return Value(Function(f".{name}()", lambda *_: result, least, most))
    if isinstance(kind, SchemaList | Listing | Tuple) and name in _LIST_METHODS:
        return Value(Function(f".{name}()", lambda *_: Value(WHOLE), 1, 1))
    if isinstance(kind, SchemaRecord | Record) and name in _RECORD_METHODS:
        if isinstance(kind, Record) and kind.what != "a record made here":
            return None
        return Value(_record_method(run, node, Value(kind, value.origins), name))
    return None


def _record_method(run: Run, node: nodes.Node, value: Value, name: str) -> Function:
    def get(positional: tuple[Value, ...], named: dict[str, Value]) -> Value:
        key = positional[0].type
        otherwise = positional[1] if len(positional) > 1 else Value(ABSENT)
        if not isinstance(key, Text) or key.values is None:
            return UNKNOWN
        got = joined(attribute(run, node, value, one) for one in key.values)
        rest = union(one for one in members(got.type) if one is not ABSENT)
        return got if rest is got.type else joined((Value(rest, got.origins), otherwise))

    def entries(positional: tuple[Value, ...], named: dict[str, Value]) -> Value:
        key, every = contents(run, node, value)
        if name == "keys":
            return Value(Listing(key))
        return Value(Listing(every if name == "values" else Value(Tuple((key, every)))))

    if name == "get":
        return Function(".get()", get, 1, 2)
    return Function(f".{name}()", entries, 0, 0)


def contents(run: Run, node: nodes.Node, value: Value) -> tuple[Value, Value]:
    """Return a record's keys and its values, noting fields the audience may not see."""
    every: list[Value] = []
    of = written(node.node if isinstance(node, nodes.Getattr | nodes.Getitem) else node)
    if report_hidden_inside(run, node, value.type, of):
        return Value(PLAIN), UNKNOWN
    for one in members(value.type):
        if isinstance(one, Record):
            every.extend(got for _, got in one.fields)
        elif isinstance(one, SchemaRecord):
            if not one.names:
                return Value(PLAIN), UNKNOWN
            for name in one.names:
                field = one.field(name)
                if field is not None:
                    kind = union(part for part in members(field.type) if part is not ABSENT)
                    origins = tuple((*origin, name) for origin in value.origins)
                    every.append(Value(kind, origins))
    return Value(PLAIN), joined(every) if every else UNKNOWN


def item_at(run: Run, node: nodes.Getitem, value: Value, key: Value) -> Value:
    """Return `value[key]`."""
    words = key.type.values if isinstance(key.type, Text) else None
    if words is not None:
        return joined(attribute(run, node, value, word) for word in words)
    place = _place(key.type)
    found: list[Value] = []
    for one in members(value.type):
        match one:
            case _ if one is ANY or one is NEVER:
                return Value(one)
            case _ if one in (ABSENT, NULL):
                found.append(Value(ABSENT))
            case Text():
                found.append(Value(union((PLAIN, ABSENT))))
            case Tuple(items=items) if place is not None and -len(items) <= place < len(items):
                found.append(items[place])
            case SchemaList() | Listing() | Tuple():
                found.append(_entry(run, node, Value(one, value.origins), place))
            case SchemaRecord() | Record():
                found.append(joined((contents(run, node, value)[1], Value(ABSENT))))
            case _:
                run.fault(
                    node,
                    "no-entries",
                    f"`{written(node.node)}` is {in_words(one)}: it has no entries to number.",
                    f"Write `{written(node.node)}` on its own.",
                )
                return UNKNOWN
    return joined(found)


def _place(kind: Type) -> int | None:
    """Return the whole number that a key is known to be, or None."""
    values = kind.values if isinstance(kind, Number) else None
    return values[0] if values and len(values) == 1 and isinstance(values[0], int) else None


def _entry(run: Run, node: nodes.Getitem, value: Value, place: int | None) -> Value:
    kind = value.type
    if isinstance(kind, Listing) and kind.lazy:
        report_lazy(run, node, written(node.node))
        return UNKNOWN
    if isinstance(kind, SchemaList) and place is not None and place >= 0:
        origins = tuple((*origin, "*") for origin in value.origins)
        sure = () if kind.surely_has(place) else (ABSENT,)
        return Value(union((kind.at(place), *sure)), origins)
    item = entries_of(run, node, value)
    filled = isinstance(kind, Listing | SchemaList) and kind.filled
    return item if filled and place in (0, -1) else joined((item, Value(ABSENT)))


def entries_of(run: Run, node: nodes.Node, value: Value, what: str | None = None) -> Value:
    """Return what the entries of a list are; notes a fault when `value` is no list.

    A missing list has no entries: they are NEVER. `what` names the list in the message, when it
    is not `node`.
    """
    found: list[Value] = []
    for one in members(value.type):
        match one:
            case _ if one is ANY or one is NEVER:
                return Value(one)
            case _ if one is ABSENT:
                continue
            case SchemaList():
                if hidden(run, one):
                    report_hidden(run, node, what or written(node), one)
                    return UNKNOWN
                origins = tuple((*origin, "*") for origin in value.origins)
                found.append(Value(one.item, origins))
            case Listing(item=item):
                found.append(item)
            case Tuple(items=items):
                found.extend(items)
            case _:
                _report_no_list(run, node, one, what or written(node))
                return UNKNOWN
    return joined(found)


def report_lazy(run: Run, node: nodes.Node, what: str) -> None:
    """Note that something needs a whole list and is given one that is still being worked out."""
    message = f"`{what}` is worked out one by one, so it has no length and no numbered entries."
    run.fault(node, "needs-a-list", message, f"Write `{what}|list` first.")


def _report_no_list(run: Run, node: nodes.Node, kind: Type, what: str) -> None:
    remedy = f"Use `{what}` without a loop, or loop over a list."
    if isinstance(kind, SchemaRecord | Record):
        remedy = f"Write its fields one by one, or loop over `{what}.items()`."
    elif isinstance(kind, Function):
        remedy = f"Write `{what}()` with brackets to call it."
    elif kind is NULL:
        remedy = f"Put it inside `{{% if {what} %}} ... {{% endif %}}`."
    run.fault(node, "not-a-list", f"`{what}` is {in_words(kind)}, not a list.", remedy)


def _report_unknown(run: Run, node: nodes.Node, whole: Type, kind: Type, name: str) -> None:
    of = written(node.node) if isinstance(node, nodes.Getattr | nodes.Getitem) else "it"
    if isinstance(kind, SchemaList | Listing | Tuple) and not getattr(kind, "names", ()):
        run.fault(
            node,
            "field-of-a-list",
            f"`{of}` is a list, so it has no `{name}` of its own; each of its entries may have.",
            f"Loop over it: `{{% for entry in {of} %}}{{{{ entry.{name} }}}}{{% endfor %}}`.",
        )
        return
    names = field_names(whole) or list(getattr(kind, "names", ()))
    if isinstance(kind, Text):
        names = [f"{method}()" for method in _TEXT_METHODS]
    near = nearest(name, names)
    if not near and isinstance(kind, SchemaRecord):
        near = elsewhere(run, name)
    otherwise = "`throughcare template fields` lists every field."
    if isinstance(kind, Text | Number | Flag):
        otherwise = f"Write `{of}` on its own."
    elif len(names) in range(1, _FEW):
        otherwise = f"It has {', '.join(names)}."
    sort = "" if isinstance(kind, SchemaRecord) else f" is {in_words(kind)} and"
    message = f"`{of}`{sort} has no field `{name}`."
    run.fault(
        node,
        "unknown-field",
        message,
        did_you_mean(near, otherwise),
    )
