"""What may be printed as it is: text and numbers, in words a reader understands."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import nodes

from generator.word.typecheck._names import report_hidden_inside
from generator.word.typecheck._run import Run
from generator.word.typecheck._shapes import SchemaList, SchemaRecord
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    NEVER,
    NULL,
    Finished,
    Flag,
    Function,
    Listing,
    Number,
    Path,
    Record,
    Text,
    Tuple,
    Type,
    Value,
    may_be_absent,
    members,
    without,
)
from generator.word.typecheck._wording import in_words, written

_PLAIN_FORMS = {"date": "date", "time-of-day": "time"}
_GOOD_NAMES = ("name", "title", "label", "full_name", "what")


def check_printed(
    run: Run, node: nodes.Expr, value: Value, *, alone: bool = True, trail: Sequence[Path] = ()
) -> None:
    """Note the first thing that is wrong with printing a value as it is.

    `alone` is False for a piece of a longer text. `trail` are the fields in it that may be missing.
    """
    kinds = members(value.type)
    if ANY in kinds:
        return
    kind = run.tag_kind(node) if alone else "text piece"
    if not any(_refused(run, node, one) or _misplaced(run, node, one, kind) for one in kinds):
        _advise(run, node, kinds, trail)


def _misplaced(run: Run, node: nodes.Expr, kind: Type, where: str | None) -> bool:
    """Note a fault when a value does not fit the sort of tag it is in (None: not known)."""
    text = written(node)
    if where == "span" and not isinstance(kind, Number) and kind not in (ABSENT, NULL, NEVER):
        message = f"`{text}` is {in_words(kind)}, not a number of columns."
        run.fault(node, "incompatible", message, "Name a number.")
    elif where is None or not isinstance(kind, Finished):
        return False
    elif kind.what == "narrative" and where != "blocks":
        message = f"`{text}` makes whole paragraphs, which do not fit inside a line of text."
        remedy = f"Write `{{{{p {text} }}}}`, alone in a paragraph."
        run.fault(node, "narrative-misplaced", message, remedy)
    elif where not in ("text", "runs", "blocks"):
        message = f"`{text}` is a {kind.what}, which cannot be part of something else."
        run.fault(node, "incompatible", message, "Give it a tag of its own in the text.")
    else:
        return False
    return True


def _refused(run: Run, node: nodes.Expr, kind: Type) -> bool:
    text = written(node)
    match kind:
        case SchemaList() | Listing() | Tuple():
            item = kind.item if isinstance(kind, SchemaList) else None
            if isinstance(item, SchemaRecord):
                entry = f"entry.{_telling_field(item)}"
                remedy = f"`{{% for entry in {text} %}}{{{{ {entry} }}}}{{% endfor %}}`"
            else:
                remedy = f"`{{{{ {text}|join(', ') }}}}`, or a loop"
            run.fault(node, "prints-a-list", f"`{text}` is a list.", f"Write {remedy}.")
        case SchemaRecord() | Record():
            if report_hidden_inside(run, node, kind, text):
                return True
            message = f"`{text}` is a whole record, which cannot be printed."
            if isinstance(kind, SchemaRecord):
                remedy = f"Pick a field: `{text}.{_telling_field(kind)}`."
            else:
                remedy = f"Pick a field: `{text}.{kind.fields[0][0]}`." if kind.fields else ""
            run.fault(node, "prints-a-record", message, remedy)
        case Function(name=name):
            message = f"`{text}` is {name}, which is there to be called."
            run.fault(node, "not-called", message, f"Write `{text}()`.")
        case Flag():
            message = f"`{text}` would be printed as True or False."
            run.fault(node, "prints-a-flag", message, f"Write `{{{{ {text}|yesno }}}}`.")
        case Text(format="narrative", values=None):
            message = f"`{text}` is a narrative: its lists and headings need the narrative filter."
            remedy = f"Write `{{{{p {text}|narrative }}}}` in a paragraph of its own."
            run.fault(node, "narrative-unmarked", message, remedy)
        case _:
            return False
    return True


def _advise(run: Run, node: nodes.Expr, kinds: tuple[Type, ...], trail: Sequence[Path]) -> None:
    text = written(node)
    if ABSENT in kinds and isinstance(node, nodes.CondExpr) and node.expr2 is None:
        message = "Where its condition does not hold, this tag has nothing to print."
        run.advise(node, "unguarded", message, "Say what to print then: `... else '...'`.")
        return
    if ABSENT in kinds or NULL in kinds:
        message = f"`{text}` may be left out of the case."
        remedy = (
            f"Put it inside `{{% if {written(_unfiltered(node))}{_asked(node, kinds)} %}} ... "
            f"{{% endif %}}`, or say what to print: `{text}|default('...')`."
        )
        run.advise(node, "unguarded", message, remedy, fields=trail)
    for one in kinds:
        if not isinstance(one, Text):
            continue
        if one.labels:
            message = f"`{text}` would be printed as its code, such as {one.labels[0][0]!r}."
            run.advise(node, "code-printed", message, f"Write `{{{{ {text}|label }}}}`.")
            return
        if one.format in _PLAIN_FORMS and one.values is None:
            form = _PLAIN_FORMS[one.format]
            shape = "2026-03-03" if form == "date" else "15:00"
            message = f"`{text}` would be printed in its stored form, such as {shape}."
            run.advise(node, "stored-form", message, f"Write `{{{{ {text}|{form} }}}}`.")
            return


def _asked(node: nodes.Node, kinds: tuple[Type, ...]) -> str:
    """What a guard asks of a field beside its name: "no" and 0 are answers, and count as false."""
    says_no = any(isinstance(kind, Flag | Number) for kind in kinds)
    while isinstance(node, nodes.Filter) and node.node is not None:
        says_no, node = says_no or node.name == "yesno", node.node
    return " is defined" if says_no else ""


def _unfiltered(node: nodes.Node) -> nodes.Node:
    """Return the field at the start of a chain of filters."""
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return node


def check_condition(run: Run, node: nodes.Node, value: Value) -> None:
    """Note a fault when a condition can never be false, because of how Jinja makes lists."""
    if any(isinstance(one, Listing) and one.lazy for one in members(value.type)):
        text = written(node)
        message = f"`{text}` counts as true here even when nothing is left in it."
        run.fault(node, "needs-a-list", message, f"Write `{text}|list`.")


def need_present(run: Run, node: nodes.Expr, value: Value, why: str) -> Type:
    """Note an advice when a value that must be there may be missing; return it as present."""
    if not may_be_absent(value.type):
        return value.type
    text = written(node)
    message = f"`{text}` may be left out of the case, and {why}."
    remedy = f"Put it inside `{{% if {text} %}} ... {{% endif %}}`, or give it a default."
    run.advise(node, "may-be-missing", message, remedy)
    return without(value.type, ABSENT, NULL)


def _telling_field(kind: SchemaRecord) -> str:
    """Return the field of a record that names it best."""
    for name in _GOOD_NAMES:
        if name in kind.names:
            return name
    for name in kind.names:
        field = kind.field(name)
        if field is not None and isinstance(field.type, Text):
            return name
    return kind.names[0] if kind.names else "name"
