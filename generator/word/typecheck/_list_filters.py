"""Filters on lists: choosing, ordering, grouping and joining their entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes

from generator.word.typecheck._access import attribute, contents, entries_of, report_lazy
from generator.word.typecheck._checks import after_test, apply_test
from generator.word.typecheck._given import Filter, Given
from generator.word.typecheck._narrowing import falsy, refined, truthy
from generator.word.typecheck._printing import check_printed
from generator.word.typecheck._shapes import SchemaRecord
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    NEVER,
    NULL,
    PLAIN,
    UNKNOWN,
    WHOLE,
    Finished,
    Flag,
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
from generator.word.typecheck._wording import in_words, written


def _entries(given: Given) -> Value:
    """Return what the entries are; text counts as a list of letters only where meant so."""
    return entries_of(given.run, given.subject, given.value)


def _filled(given: Given) -> bool:
    """Tell whether the list is known to have an entry."""
    return all(
        bool(kind.items) if isinstance(kind, Tuple) else getattr(kind, "filled", False)
        for kind in members(given.value.type)
    )


def _dotted(given: Given, item: Value, path: str) -> tuple[Value, nodes.Expr]:
    """Return a field of an entry by its dotted path, and an expression that names it."""
    named: nodes.Expr = nodes.Name("entry", "load", lineno=given.node.lineno)
    value = item
    for step in path.split("."):
        if step.isdigit():
            return UNKNOWN, named
        named = nodes.Getattr(named, step, "load", lineno=given.node.lineno)
        value = attribute(given.run, named, value, step)
    if value.origins:
        given.run.uses.update(value.origins)
    return value, named


def _keyed(given: Given) -> tuple[Value, Value, str]:
    """Return the entries, what they are taken by, and how a message names that."""
    item = _entries(given)
    path = given.word("attribute") if "attribute" in given.params else None
    if path is None:
        return item, item, written(given.subject)
    keys = [_dotted(given, item, one)[0] for one in path.split(",")]
    return item, joined(keys), f"entry.{path}"


def _ordered(given: Given, key: Value, what: str) -> bool:
    """Return whether keys can be put in order, noting what stands in the way."""
    kinds = members(key.type)
    if ABSENT in kinds or NULL in kinds:
        path = given.word("attribute")
        choose = f"|selectattr('{path}')" if path else "|select"
        given.run.advise(
            given.node,
            "may-be-missing",
            f"`{what}` may be left out, and `{given.node.name}` cannot order what is missing.",
            f"Choose first: `{written(given.subject)}{choose}|{given.node.name}"
            + (f"(attribute='{path}')`." if path else "`."),
        )
    sorts = {type(one) for one in kinds if one not in (ANY, NEVER, ABSENT, NULL)}
    if not sorts <= {Text} and not sorts <= {Number, Flag}:
        given.fault(
            "incompatible",
            f"`{what}` is {in_words(key.type)}: `{given.node.name}` orders texts and numbers.",
            "Name the field to go by: `(attribute='...')`.",
        )
        return False
    return True


def _sort(given: Given) -> Value:
    item, key, what = _keyed(given)
    _ordered(given, key, what)
    return Value(Listing(item, _filled(given)), given.value.origins)


def _extreme(given: Given) -> Value:
    item, key, what = _keyed(given)
    if not _ordered(given, key, what):
        return UNKNOWN
    return item if _filled(given) else joined((item, Value(ABSENT)))


def _sum(given: Given) -> Value:
    _, key, what = _keyed(given)
    for one in members(key.type):
        if not isinstance(one, Number) and one not in (ANY, NEVER, ABSENT, NULL):
            message = f"`{what}` is {in_words(one)}: only numbers can be added up."
            given.fault("incompatible", message, "To count entries write `|length`.")
            return UNKNOWN
    return Value(union((key.type, WHOLE)))


def _group(given: Given) -> Value:
    item, key, what = _keyed(given)
    other = given.get("default")
    if other is not None:
        rest = union(one for one in members(key.type) if one is not ABSENT)
        key = joined((Value(rest, key.origins), other))
    if not _ordered(given, key, what):
        key = UNKNOWN
    group = Tuple((key, Value(Listing(item, True))), ("grouper", "list"))
    return Value(Listing(Value(group), _filled(given)))


def _unique(given: Given) -> Value:
    item, _, _ = _keyed(given)
    return Value(Listing(item, _filled(given), lazy=True), given.value.origins)


def _same(given: Given) -> Value:
    return Value(Listing(_entries(given), _filled(given)), given.value.origins)


def _listed(given: Given) -> Value:
    if any(isinstance(one, Text) for one in members(given.value.type)):
        return Value(Listing(Value(PLAIN)))
    return _same(given)


def _reversed(given: Given) -> Value:
    kinds = members(given.value.type)
    if all(isinstance(one, Text) for one in kinds):
        return Value(PLAIN)
    return Value(Listing(_entries(given), _filled(given), lazy=True), given.value.origins)


def _rows(given: Given) -> Value:
    item = _entries(given)
    fill = given.get("fill")
    inner = item if fill is None else joined((item, fill))
    return Value(Listing(Value(Listing(inner, True)), _filled(given)))


def _end(given: Given) -> Value:
    if any(isinstance(one, Text) for one in members(given.value.type)):
        return Value(union((PLAIN, ABSENT)))
    lazy = any(isinstance(one, Listing) and one.lazy for one in members(given.value.type))
    if lazy and given.node.name == "last":
        report_lazy(given.run, given.node, written(given.subject))
        return UNKNOWN
    item = _entries(given)
    return item if _filled(given) else joined((item, Value(ABSENT)))


def _length(given: Given) -> Value:
    for one in members(given.value.type):
        if isinstance(one, Listing) and one.lazy:
            report_lazy(given.run, given.node, written(given.subject))
            return UNKNOWN
        if isinstance(one, Number | Flag | Finished) or one is NULL:
            given.fault(
                "incompatible",
                f"`{written(given.subject)}` is {in_words(one)}: it has no length.",
                "`length` counts the entries of a list or the letters of a text.",
            )
            return UNKNOWN
    return Value(WHOLE)


def _join(given: Given) -> Value:
    if any(isinstance(one, Text) for one in members(given.value.type)):
        given.fault(
            "not-a-list",
            f"`{written(given.subject)}` is {in_words(given.value.type)}, not a list to join.",
            f"Write `{{{{ {written(given.subject)} }}}}` without it.",
        )
        return UNKNOWN
    _item, key, _ = _keyed(given)
    path = given.word("attribute")
    of = written(given.subject)
    for one in members(key.type):
        if isinstance(one, SchemaRecord | Record) and path is None:
            name = "name" if not isinstance(one, SchemaRecord) else _first_text(one)
            given.fault(
                "prints-a-record",
                f"The entries of `{of}` are whole records, which cannot be joined.",
                f"Say which field: `{of}|map(attribute='{name}')|join(', ')`.",
            )
            return UNKNOWN
    whole = f"{of}|map(attribute='{path}')" if path else of
    entry = nodes.Name(whole, "load", lineno=given.node.lineno)
    labels = any(isinstance(one, Text) and one.labels for one in members(key.type))
    if labels and ABSENT not in members(key.type):
        given.run.advise(
            given.node,
            "code-printed",
            f"The entries of `{whole}` would be printed as their codes.",
            f"Write `{whole}|map('label')|join(', ')`.",
        )
    else:
        check_printed(given.run, entry, key, alone=False)
    return Value(PLAIN if _filled(given) else union((PLAIN, ABSENT)))


def _first_text(kind: SchemaRecord) -> str:
    if "name" in kind.names:
        return "name"
    fields = [kind.field(name) for name in kind.names]
    return next((f.name for f in fields if f and isinstance(f.type, Text)), "name")


def _map(given: Given) -> Value:
    item = _entries(given)
    named = given.named.get("attribute")
    path = None if named is None else _word(named)
    if path is not None:
        value, _ = _dotted(given, item, path)
        default = given.named.get("default")
        if default is not None:
            rest = union(one for one in members(value.type) if one is not ABSENT)
            value = joined((Value(rest, value.origins), default))
        return Value(Listing(value, _filled(given), lazy=True))
    if not given.positional:
        remedy = "Name a field, `map(attribute='name')`, or a filter, `map('date')`."
        given.fault("arguments", "The filter `map` is not told what to take.", remedy)
        return UNKNOWN
    name = _word(given.positional[0])
    if name is None:
        return UNKNOWN
    return Value(Listing(given.again(given, name, item), _filled(given), lazy=True))


def _word(value: Value) -> str | None:
    values = getattr(value.type, "values", None)
    return values[0] if values and len(values) == 1 and isinstance(values[0], str) else None


def _choose(by_field: bool, holds: bool) -> Callable[[Given], Value]:
    """Return the check of select, reject, selectattr or rejectattr."""

    def apply(given: Given) -> Value:
        item = _entries(given)
        rest, nodes_left = given.positional, list(given.node.args)
        path: str | None = None
        subject: tuple[nodes.Expr, Value] = (given.subject, item)
        if by_field:
            path = _word(rest[0]) if rest else None
            if path is None:
                remedy = f"Write `|{given.node.name}('field')`."
                given.fault("arguments", f"`{given.node.name}` is not told which field.", remedy)
                return UNKNOWN
            value, named = _dotted(given, item, path)
            subject, rest, nodes_left = (named, value), rest[1:], nodes_left[1:]
        change: Callable[[Type], Type] = truthy if holds else falsy
        if rest:
            name = _word(rest[0])
            if name is None:
                return _listing(item, given)
            pairs = list(zip(nodes_left[1:], rest[1:], strict=True))
            if not _asked(given, name, subject, pairs):
                return UNKNOWN
            constants = [_constant(one) for one in rest[1:]]
            if None in constants:
                return _listing(item, given)
            change = _changing(name, constants, holds)
        steps = tuple(path.split(".")) if path else ()
        if any(step.isdigit() for step in steps):
            return _listing(item, given)
        left = refined(item.type, steps, change)
        return _listing(Value(ANY if left is NEVER else left, item.origins), given)

    return apply


def _asked(
    given: Given,
    name: str,
    subject: tuple[nodes.Expr, Value],
    pairs: list[tuple[nodes.Expr, Value]],
) -> bool:
    return apply_test(given.run, given.env, given.node, name, subject=subject, given=pairs)


def _changing(name: str, constants: list[Any], holds: bool) -> Callable[[Type], Type]:
    return lambda kind: after_test(name, constants, kind, holds)


def _listing(item: Value, given: Given) -> Value:
    return Value(Listing(item, lazy=True), given.value.origins)


def _constant(value: Value) -> Any:
    """Return the one value, or the list of values, that an argument is; None when not known."""
    kind = value.type
    if isinstance(kind, Tuple):
        every = [_constant(one) for one in kind.items]
        return None if None in every else every
    values = getattr(kind, "values", None)
    return values[0] if values and len(values) == 1 else None


def _pairs(given: Given) -> Value:
    kinds = members(given.value.type)
    if ANY in kinds:
        return Value(Listing(Value(Tuple((UNKNOWN, UNKNOWN)))))
    for one in kinds:
        if not isinstance(one, SchemaRecord | Record) and one is not ABSENT:
            given.fault(
                "incompatible",
                f"`{written(given.subject)}` is {in_words(one)}, not a record.",
                f"`{given.node.name}` is for records; loop over a list as it is.",
            )
            return UNKNOWN
    key, every = contents(given.run, given.node, given.value)
    return Value(Listing(Value(Tuple((key, every))), lazy=given.node.name == "items"))


_BY = ("case_sensitive", "attribute")
LIST_FILTERS: Mapping[str, Filter] = {
    "sort": Filter(_sort, ("reverse", *_BY)),
    "min": Filter(_extreme, _BY),
    "max": Filter(_extreme, _BY),
    "sum": Filter(_sum, ("attribute", "start")),
    "groupby": Filter(_group, ("attribute", "default", "case_sensitive"), 1),
    "unique": Filter(_unique, _BY),
    "list": Filter(_listed),
    "reverse": Filter(_reversed),
    "batch": Filter(_rows, ("count", "fill"), 1),
    "first": Filter(_end),
    "last": Filter(_end),
    "length": Filter(_length),
    "count": Filter(_length),
    "join": Filter(_join, ("separator", "attribute")),
    "map": Filter(_map, loose=True),
    "select": Filter(_choose(False, True), loose=True),
    "reject": Filter(_choose(False, False), loose=True),
    "selectattr": Filter(_choose(True, True), loose=True),
    "rejectattr": Filter(_choose(True, False), loose=True),
    "dictsort": Filter(_pairs, ("case_sensitive", "by", "reverse")),
    "items": Filter(_pairs),
}
