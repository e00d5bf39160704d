"""Prints a tag's value into the place it stands in: text, runs, paragraphs, attributes.

Everything is escaped here, and nowhere else. Data is never read as a template or as
markup, whatever it looks like.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2.runtime import Undefined

from generator.word.merge._job import EngineError
from generator.word.merge._missing import NOT_RECORDED, Missing, NotYet, as_gap
from generator.word.merge._rich import (
    is_rich,
    link_runs,
    rich_blocks,
    rich_runs,
    rich_text,
    safe_url,
)
from generator.word.merge._values import Link, Narrative, Picture
from generator.word.package._escape import clean, escape, in_attribute, in_run
from generator.word.readback.located import Located

_SPECIAL = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufdd0\ufdd1\ufffe\uffff]")
_special = _SPECIAL.search
_TEXT = '<w:t xml:space="preserve">'
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_WIDEST_SPAN = 63
_TWICE = re.compile(r"^https?:/{2,3}(?=(?:https?|mailto|tel):)")


def text(context: Any, index: int, value: Any) -> str:
    """A value inside a run's text."""
    if type(value) is str:
        return value if _special(value) is None else in_run(value)
    if type(value) is int:
        return str(value)
    return _other(context, index, value)


def _shown(value: Any) -> str:
    """The words for a value. Raises EngineError when it has none."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Undefined):
        return value.told if isinstance(value, Missing) else ""
    if value is None:
        return NOT_RECORDED
    if isinstance(value, (Narrative, Picture, Link)):
        kind = type(value).__name__.lower()
        raise EngineError(f"a {kind} cannot be printed here", _SUGGESTIONS[type(value)])
    if isinstance(value, (bytes, Mapping, list, tuple, set, frozenset)) or callable(value):
        raise EngineError(
            "the tag prints a whole list or group of fields",
            "Name the field you want, loop over the list, or add |join",
        )
    if type(value).__module__.startswith("jinja2"):
        raise EngineError("the tag prints something that is no field", "Name the field you want")
    return str(value)


def _is_gap(value: Any) -> bool:
    return value is None or (isinstance(value, Missing) and not isinstance(value, NotYet))


def _gap(context: Any, index: int, value: Any, run: str) -> str:
    """A run, highlighted, that says that something is missing; it is noted."""
    context.job.gap(index, value)
    return f"<w:r>{as_gap(run)}{_TEXT}{NOT_RECORDED}</w:t></w:r>"


_SUGGESTIONS: Mapping[type, str] = {
    Narrative: "Write {{p ...|narrative }} alone in a paragraph",
    Picture: "Write it in the text of a paragraph",
    Link: "Write it in the text of a paragraph",
}


def _other(context: Any, index: int, value: Any) -> str:
    if isinstance(value, Located):
        from generator.word.readback.marking import line  # noqa: PLC0415 (rare, lazy)

        return line(context.job, index, value)
    if isinstance(value, Picture):
        from generator.word.merge._pictures import drawing  # noqa: PLC0415 (rare, lazy)

        return f"</w:t>{drawing(context.job, value)}{_TEXT}"
    if isinstance(value, Link):
        around = context.job.surroundings(index)
        return f"</w:t></w:r>{link_runs(context.job, value, around.run)}<w:r>{around.run}{_TEXT}"
    if is_rich(value):
        return rich_text(value, context.job.surroundings(index))
    if _is_gap(value):
        run = context.job.surroundings(index).run
        return f"</w:t></w:r>{_gap(context, index, value, run)}<w:r>{run}{_TEXT}"
    return in_run(_shown(value))


def attribute(context: Any, index: int, value: Any) -> str:
    """A value inside an attribute."""
    if _is_gap(value):
        context.job.gap(index, value)
    return in_attribute(_shown(value))


def span(context: Any, index: int, value: Any) -> str:
    """A number of columns, 1 to 63. Raises EngineError for anything else."""
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = 0
    if not 1 <= number <= _WIDEST_SPAN:
        raise EngineError(f"colspan needs a number of columns, 1 to {_WIDEST_SPAN}")
    return str(number)


def colour(context: Any, index: int, value: Any) -> str:
    """Six hex digits, or "auto" where the value is missing."""
    if isinstance(value, Undefined) or value is None or value in ("", "auto"):
        return "auto"
    match = _COLOUR.fullmatch(str(value))
    if match is None:
        raise EngineError("cellbg needs a colour", "Colours are six hex digits, like D9E2F3")
    return match[1]


def plain(context: Any, index: int, value: Any) -> str:
    """A value in a document property, on one line."""
    if _is_gap(value):
        context.job.gap(index, value)
    return escape(" ".join(clean(_shown(value)).split()))


def address(context: Any, index: int, value: Any) -> str:
    """The address of a link in its field code; empty where the value is missing."""
    if _is_gap(value):
        context.job.gap(index, value)
        return ""
    # Word writes http:// before what was typed as a tag alone.
    url = safe_url(_TWICE.sub("", _shown(value)))
    if url is None:
        raise EngineError(
            "a link leads to an address that is not allowed",
            "Links start with https:, http:, mailto: or tel:",
        )
    return escape(url)


def runs(context: Any, index: int, value: Any) -> str:
    """A value between runs ({{r }}): rich text as it is, anything else in a run of its own."""
    properties = context.job.tags[index].lead[1]
    if isinstance(value, Link):
        return link_runs(context.job, value, properties)
    if is_rich(value):
        return rich_runs(value, properties)
    if _is_gap(value):
        return _gap(context, index, value, properties)
    return f"<w:r>{properties}{_TEXT}{text(context, index, value)}</w:t></w:r>"


def blocks(context: Any, index: int, value: Any) -> str:
    """A value in place of a paragraph ({{p }}): narrative, rich paragraphs, or plain text."""
    paragraph, _run = context.job.tags[index].lead
    if isinstance(value, Narrative):
        made = _narrative(context, index, value)
        if made:
            return made
        value = None
    if is_rich(value):
        return rich_blocks(value, paragraph)
    return f"<w:p>{paragraph}{runs(context, index, value)}</w:p>"


def _narrative(context: Any, index: int, value: Narrative) -> str:
    """The XML of a narrative; empty when it says nothing."""
    if isinstance(value.text, Located):
        from generator.word.readback.marking import narrative  # noqa: PLC0415 (rare, lazy)

        return narrative(context.job, index, value)
    from generator.word.merge._markdown import read  # noqa: PLC0415 (costly, lazy)
    from generator.word.merge._narrative import paragraphs  # noqa: PLC0415 (costly, lazy)

    return paragraphs(context.job, read(value.text), *context.job.tags[index].lead)


PRINTERS: Mapping[str, Callable[[Any, int, Any], str]] = {
    "text": text,
    "address": address,
    "attribute": attribute,
    "span": span,
    "colour": colour,
    "plain": plain,
    "runs": runs,
    "blocks": blocks,
    "statement": text,
}
