"""Whether a value fits a field, and the form in which it goes in."""

from generator.pdf.forms._fields import Field, Node, Value


class MisfitError(Exception):
    """A value that a field does not take. The message never holds the value."""


def fitted(node: Node, value: Value) -> Value:
    """The value as the field takes it; choices as a person sees them. Raises MisfitError."""
    field = node.field
    if field.kind in ("button", "signature"):
        raise MisfitError(f"this is a {field.kind}, which holds no text.")
    if field.read_only:
        raise MisfitError("this field is read-only: whoever made the form fills it in.")
    if field.kind == "checkbox":
        return _tick(node, value)
    if value is None or (value is False and field.kind == "radio"):
        return None
    if isinstance(value, bool):
        raise MisfitError(f"this field takes {_what(field)}, not yes or no.")
    if field.kind == "text":
        return _words(field, value)
    if isinstance(value, tuple):
        if not field.several:
            raise MisfitError("this field takes one choice, not several.")
        return tuple(_option(node, each) for each in value) or None
    if not value:
        return None
    return (_option(node, value),) if field.several else _option(node, value)


def _what(field: Field) -> str:
    return "words" if field.kind == "text" else "one of its choices"


def _tick(node: Node, value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if value is None or value in ("Off", ""):
        return False
    if isinstance(value, str) and value in node.exports:
        return True
    raise MisfitError("this is a checkbox: it takes yes (true) or no (false).")


def _words(field: Field, value: Value) -> str | None:
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    kept = "".join(
        c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c >= " " or c == "\n"
    )
    if not field.multiline:
        kept = " ".join(line.strip() for line in kept.split("\n") if line.strip())
    if field.longest is not None and len(kept) > field.longest:
        raise MisfitError(
            f"this field takes {field.longest} letters at most, and this has {len(kept)}."
        )
    return kept or None


def _option(node: Node, value: str) -> str:
    for known in (node.field.options, node.exports):
        if value in known:
            return node.field.options[known.index(value)]
    folded = [option.casefold() for option in node.field.options]
    if value.casefold() in folded:
        return node.field.options[folded.index(value.casefold())]
    if node.field.editable:
        return value
    offered = ", ".join(f"'{option}'" for option in node.field.options[:12])
    more = ", ..." if len(node.field.options) > 12 else ""
    raise MisfitError(f"this value is not one of its choices: {offered}{more}.")
