"""Filters on whole lists: ordering, grouping, counting and joining their entries."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from generator.word.typecheck._access import contents, report_lazy
from generator.word.typecheck._entries import dotted, entries, filled
from generator.word.typecheck._given import Filter, Given
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
    Value,
    joined,
    members,
    union,
)
from generator.word.typecheck._wording import in_words, written


def _keyed(given: Given) -> tuple[Value, Value, str]:
    """Return the entries, what they are taken by, and how a message names that."""
    item = entries(given)
    path = given.word("attribute") if "attribute" in given.params else None
    if path is None:
        return item, item, written(given.subject)
    keys = [dotted(given, item, one)[0] for one in path.split(",")]
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
    return Value(Listing(item, filled(given)), given.value.origins)


def _extreme(given: Given) -> Value:
    item, key, what = _keyed(given)
    if not _ordered(given, key, what):
        return UNKNOWN
    return item if filled(given) else joined((item, Value(ABSENT)))


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
    return Value(Listing(Value(group), filled(given)))


def _unique(given: Given) -> Value:
    item, _, _ = _keyed(given)
    return Value(Listing(item, filled(given), lazy=True), given.value.origins)


def _same(given: Given) -> Value:
    return Value(Listing(entries(given), filled(given)), given.value.origins)


def _listed(given: Given) -> Value:
    if any(isinstance(one, Text) for one in members(given.value.type)):
        return Value(Listing(Value(PLAIN)))
    return _same(given)


def _reversed(given: Given) -> Value:
    kinds = members(given.value.type)
    if all(isinstance(one, Text) for one in kinds):
        return Value(PLAIN)
    return Value(Listing(entries(given), filled(given), lazy=True), given.value.origins)


def _rows(given: Given) -> Value:
    item = entries(given)
    fill = given.get("fill")
    inner = item if fill is None else joined((item, fill))
    return Value(Listing(Value(Listing(inner, True)), filled(given)))


def _end(given: Given) -> Value:
    if any(isinstance(one, Text) for one in members(given.value.type)):
        return Value(union((PLAIN, ABSENT)))
    lazy = any(isinstance(one, Listing) and one.lazy for one in members(given.value.type))
    if lazy and given.node.name == "last":
        report_lazy(given.run, given.node, written(given.subject))
        return UNKNOWN
    item = entries(given)
    return item if filled(given) else joined((item, Value(ABSENT)))


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
    given.run.show(key.origins)
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
    return Value(PLAIN if filled(given) else union((PLAIN, ABSENT)))


def _first_text(kind: SchemaRecord) -> str:
    if "name" in kind.names:
        return "name"
    fields = [kind.field(name) for name in kind.names]
    return next((f.name for f in fields if f and isinstance(f.type, Text)), "name")


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
    "dictsort": Filter(_pairs, ("case_sensitive", "by", "reverse")),
    "items": Filter(_pairs),
}
