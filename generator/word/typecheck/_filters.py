"""Filters on single values: text, numbers, and the forms in which fields are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from jinja2 import nodes

from generator.word.typecheck._calls import amount, arguments
from generator.word.typecheck._choosing_filters import CHOOSING_FILTERS
from generator.word.typecheck._given import Filter, Given
from generator.word.typecheck._list_filters import LIST_FILTERS
from generator.word.typecheck._narrowing import truthy
from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._types import (
    ABSENT,
    ANY,
    NEVER,
    NULL,
    NUMBER,
    PLAIN,
    UNKNOWN,
    WHOLE,
    Finished,
    Flag,
    Number,
    Text,
    Type,
    Value,
    joined,
    may_be_absent,
    members,
    union,
)
from generator.word.typecheck._wording import did_you_mean, in_words, nearest, written

_REFUSED = {
    "attr": "Write the field's name after a dot: `child.name`.",
    "random": "A document must come out the same twice: pick an entry with `|first`.",
    "safe": "Leave it out: text is always made safe for Word.",
    "escape": "Leave it out: text is always made safe for Word.",
    "e": "Leave it out: text is always made safe for Word.",
    "urlize": "Write a link with `|link`.",
}


def infer_filter(run: Run, node: nodes.Node, env: Env) -> Value:
    """Return what a filter makes of its subject."""
    assert isinstance(node, nodes.Filter)
    if node.node is None:  # inside `{% filter %}` and `{% set x | upper %}`: the text of the block
        return filtered(run, env, node, nodes.Const(""), Value(PLAIN))
    return filtered(run, env, node, node.node, run.infer(node.node, env))


def filtered(run: Run, env: Env, node: nodes.Filter, subject: nodes.Expr, value: Value) -> Value:
    """Return what the filter `node` makes of any value."""
    positional, named, known = arguments(run, node, env)
    if not known:
        return UNKNOWN
    given = Given(run, env, node, subject, value, positional, named, (), _again)
    return _apply(given, node.name)


def _again(given: Given, name: str, value: Value) -> Value:
    """Apply the filter that `map('name', ...)` names; the name itself is no argument of it."""
    return _apply(replace(given, value=value, positional=given.positional[1:]), name)


def _apply(given: Given, name: str) -> Value:
    signature = FILTERS.get(name)
    if signature is None:
        near = did_you_mean(nearest(name, FILTERS), "The template guide lists the filters.")
        message = f"There is no filter called `{name}`."
        if name in _REFUSED:
            message, near = f"The filter `{name}` cannot be used in a template.", _REFUSED[name]
        given.fault("unknown-filter", message, near)
        return UNKNOWN
    params = signature.params
    problem = None if signature.loose else _ill_fitting(signature, given)
    if problem is not None:
        example = f"`|{name}({', '.join(params)})`" if params else f"`|{name}` without brackets"
        given.fault("arguments", f"The filter `{name}` {problem}.", f"Write {example}.")
        return UNKNOWN
    if given.value.type is NEVER:
        return given.value
    hazy = ANY in members(given.value.type) and signature.apply is not _default
    given = replace(given, value=UNKNOWN if hazy else given.value, params=params)
    return signature.apply(given)


def _ill_fitting(signature: Filter, given: Given) -> str | None:
    """Return what is wrong with the arguments, as the end of a sentence."""
    params = signature.params
    strange = [name for name in given.named if name not in params]
    if strange:
        return f"has no argument called `{strange[0]}`"
    count = len(given.positional) + len(given.named)
    twice = [name for name in params[: len(given.positional)] if name in given.named]
    if len(given.positional) > len(params) or count > len(params):
        return f"takes {amount(len(params))}, not {count}"
    if twice:
        return f"is given `{twice[0]}` twice"
    missing = [
        name for name in params[len(given.positional) : signature.least] if name not in given.named
    ]
    return f"needs {amount(signature.least)}" if missing else None


def _wrong(given: Given, kind: Type, wanted: str, remedy: str, code: str = "incompatible") -> Value:
    message = (
        f"`{written(given.subject)}` is {in_words(kind)}: `{given.node.name}` is for {wanted}."
    )
    given.fault(code, message, remedy)
    return UNKNOWN


def _text(given: Given) -> Value:
    """Check a filter that changes text; a narrative stays one and a code stays a code."""
    found: list[Type] = []
    for one in members(given.value.type):
        if isinstance(one, Text):
            form = one.format if one.format == "narrative" else None
            found.append(Text(form, None, one.labels))
        elif isinstance(one, Number):
            found.append(PLAIN)
        elif one in (ABSENT, NULL):
            found.append(ABSENT)
        elif one is ANY:
            return UNKNOWN
        elif isinstance(one, Flag):
            return _wrong(given, one, "text", f"Write `{written(given.subject)}|yesno`.")
        else:
            return _wrong(given, one, "text", "Pick a field of it, or loop over it.")
    return Value(union(found), given.value.origins)


_FORMS = {
    "date": (re.compile(r"\d{4}-\d\d-\d\d"), "dates", "not-a-date"),
    "time-of-day": (re.compile(r"\d\d:\d\d"), "times of day", "not-a-time"),
}


def _formatted(form: str) -> Callable[[Given], Value]:
    """Return the check of a filter for one form of text. What is missing passes through."""
    pattern, plural, code = _FORMS[form]

    def apply(given: Given) -> Value:
        found: list[Type] = []
        for one in members(given.value.type):
            fits = isinstance(one, Text) and (
                one.format == form
                or (one.values is not None and all(map(pattern.fullmatch, one.values)))
            )
            if one is ANY or fits:
                found.append(PLAIN)
            elif one in (ABSENT, NULL):
                found.append(ABSENT)
            else:
                remedy = f"Write `{{{{ {written(given.subject)} }}}}` without it."
                if isinstance(one, Text) and one.values is not None:
                    remedy = "Give the default after the filter: `|date|default('...')`."
                elif isinstance(one, Text) and one.format in _FORMS:
                    remedy = f"Use `|{'time' if form == 'date' else 'date'}`."
                elif not isinstance(one, Text | Number):
                    remedy = "Pick a field of it, or loop over it."
                return _wrong(given, one, plural, remedy, code)
        return Value(union(found))

    return apply


def _label(given: Given) -> Value:
    kinds = members(given.value.type)
    coded = any(isinstance(one, Text) and one.labels for one in kinds)
    for one in kinds:
        # The words of a default have no label and come out as they are.
        words = coded and isinstance(one, Text) and one.values is not None
        if not words and one not in (ANY, ABSENT, NULL):
            remedy = f"Write `{{{{ {written(given.subject)} }}}}` without it."
            if isinstance(one, Flag):
                remedy = f"Write `{{{{ {written(given.subject)}|yesno }}}}`."
            return _wrong(given, one, "coded fields", remedy, "not-coded")
    return _kept_missing(given, PLAIN)


def _narrative(given: Given) -> Value:
    for one in members(given.value.type):
        if one in (ABSENT, NULL, ANY):
            continue
        # The words of a default may be Markdown as well.
        words = isinstance(one, Text) and one.values is not None and not one.labels
        if not words and not (isinstance(one, Text) and one.format == "narrative"):
            remedy = f"Write `{{{{ {written(given.subject)} }}}}` in the paragraph, without it."
            return _wrong(given, one, "narratives", remedy, "not-a-narrative")
    return _kept_missing(given, Finished("narrative"))


def _yes_no(given: Given) -> Value:
    for one in members(given.value.type):
        if not isinstance(one, Flag) and one not in (ANY, ABSENT, NULL):
            remedy = f"Ask about it: `{{% if {written(given.subject)} %}}`."
            return _wrong(given, one, "fields that are true or false", remedy, "not-a-flag")
    return _kept_missing(given, PLAIN)


def _from_text(result: Type) -> Callable[[Given], Value]:
    """Return the check of a filter that makes something else of a text, where there is one."""

    def apply(given: Given) -> Value:
        for one in members(given.value.type):
            if not isinstance(one, Text) and one not in (ANY, ABSENT, NULL):
                return _wrong(given, one, "text", "Pick a field of it.")
        return _kept_missing(given, result)

    return apply


def _default(given: Given) -> Value:
    other = given.get("default_value") or Value(PLAIN)
    kinds = members(given.value.type)
    if given.is_true("boolean"):
        kept = union(map(truthy, kinds))
    else:
        kept = union(one for one in kinds if one is not ABSENT)
        if kept is given.value.type:
            return given.value
    return joined((Value(kept, given.value.origins), other))


def _number(given: Given) -> Value:
    for one in members(given.value.type):
        if not isinstance(one, Number) and one not in (ANY, NEVER, ABSENT, NULL):
            return _wrong(given, one, "numbers", "Take the filter out.")
    if given.node.name == "abs":
        return given.value
    return _kept_missing(given, NUMBER)


def _figures(given: Given) -> Value:
    """Check a filter that prints a number; one that is stored as text may be one too."""
    for one in members(given.value.type):
        typed = isinstance(one, Text) and one.format is None and one.values is None
        if not typed and not isinstance(one, Number) and one not in (ANY, NEVER, ABSENT, NULL):
            return _wrong(given, one, "numbers", "Take the filter out.", "not-a-number")
    return _kept_missing(given, PLAIN)


def _filled(given: Given) -> Value:
    """Check a text with places that values are put into."""
    for one in members(given.value.type):
        if not isinstance(one, Text) and one not in (ANY, ABSENT, NULL):
            remedy = 'Write `"%s and %s"|format(a, b)`; for a number `|number` or `|money`.'
            return _wrong(given, one, "texts with places in them", remedy)
    missing = any(may_be_absent(value.type) for value in (given.value, *given.positional))
    origins = tuple(origin for value in given.positional for origin in value.origins)
    return Value(union((PLAIN, ABSENT)) if missing else PLAIN, origins)


def _to_whole(given: Given) -> Value:
    _text(given)
    return _kept_missing(given, WHOLE)


def _to_number(given: Given) -> Value:
    _text(given)
    return _kept_missing(given, NUMBER)


def _kept_missing(given: Given, kind: Type) -> Value:
    """Return `kind`, or missing where the subject may be."""
    return Value(union((kind, ABSENT)) if may_be_absent(given.value.type) else kind)


_DATE, _TIME = Filter(_formatted("date")), Filter(_formatted("time-of-day"))
_SIZES = ("width_mm", "height_mm", "alt", "decorative", "fallback")
FILTERS: Mapping[str, Filter] = {
    **LIST_FILTERS,
    **CHOOSING_FILTERS,
    "date": _DATE,
    "shortdate": _DATE,
    "weekday": Filter(_DATE.apply, ("year",)),
    "time": _TIME,
    "label": Filter(_label),
    "narrative": Filter(_narrative),
    "yesno": Filter(_yes_no, ("yes", "no")),
    "picture": Filter(_from_text(Finished("picture")), _SIZES),
    "link": Filter(_from_text(Finished("link")), ("text",)),
    "default": Filter(_default, ("default_value", "boolean")),
    "d": Filter(_default, ("default_value", "boolean")),
    "money": Filter(_figures, ("sign",)),
    "number": Filter(_figures, ("places",)),
    "format": Filter(_filled, loose=True),
    "upper": Filter(_text),
    "lower": Filter(_text),
    "capitalize": Filter(_text),
    "title": Filter(_text),
    "trim": Filter(_text, ("chars",)),
    "string": Filter(_text),
    "replace": Filter(_text, ("old", "new"), 2),
    "truncate": Filter(_text, ("length", "killwords", "end", "leeway")),
    "wordcount": Filter(_to_whole),
    "int": Filter(_to_whole, ("default", "base")),
    "float": Filter(_to_number, ("default",)),
    "abs": Filter(_number),
    "round": Filter(_number, ("precision", "method")),
}
