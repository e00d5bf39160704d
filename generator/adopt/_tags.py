"""What is written into a form for a field: the tags that print it."""

from dataclasses import dataclass

from generator.adopt._fields import Fields
from generator.word.typecheck import Field

__all__ = ["TICKED", "UNTICKED", "Written", "in_row", "printed"]

TICKED, UNTICKED = "☒", "☐"
_INSTEAD = '|default("Not recorded")'


@dataclass(frozen=True)
class Written:
    """The text that prints a field. A block has to stand in a paragraph of its own."""

    text: str
    block: bool = False


def printed(
    path: str, fields: Fields, *, alone: bool = True, apart: frozenset[str] = frozenset()
) -> Written | None:
    """What prints a field, or an address; None for what cannot be printed in one place.

    `alone` is whether nothing but the label stands in its paragraph. `apart` are the parts of an
    address that have a place of their own.
    """
    field = fields.by_path.get(path)
    if field is None:
        return Written(_address(path, apart)) if f"{path}.lines" in fields.by_path else None
    if field.kind == "a list of records":
        return _entries(path, fields)
    return _field(field, path, alone=alone)


def in_row(field: Field) -> Written | None:
    """What prints a field of an entry in the row of a table."""
    return None if field.kind == "a list of records" else _field(field, field.path, alone=True)


def _field(field: Field, path: str, *, alone: bool) -> Written:
    instead = _INSTEAD if field.optional else ""
    if field.kind.startswith("a list"):
        if field.choices:
            entry = field.tag.partition(" for ")[2].split()[0]
            holder = f"{path}|default([])" if field.optional else path
            return Written(
                f"{{% for {entry} in {holder} %}}{{{{ {entry}|label }}}}"
                "{% if not loop.last %}, {% endif %}{% else %}Not recorded{% endfor %}"
            )
        return Written(f'{{{{ {path}|join(", "){instead} }}}}')
    if "|narrative" in field.tag:
        return Written(f"{{{{p {path}{instead}|narrative }}}}", block=True)
    form = field.tag.removeprefix(f"{{{{ {path}").removesuffix(" }}")
    return Written(f"{{{{ {path}{form}{instead} }}}}")


def _address(path: str, apart: frozenset[str]) -> str:
    text = f'{{{{ {path}.lines|join(", "){_INSTEAD} }}}}'
    for part in ("town", "postcode"):
        if part not in apart:
            text += f"{{% if {path}.{part} %}}, {{{{ {path}.{part} }}}}{{% endif %}}"
    return text


def _entries(path: str, fields: Fields) -> Written | None:
    held = fields.lists.get(path)
    entry = held.loop.partition(" in ")[0] if held else ""
    first = held.entries.get(entry) or held.entries.get("name") if held else None
    if first is None or first.kind != "text":
        return None
    return Written(
        f"{{% for {entry} in {path}|default([]) %}}{{{{ {first.path} }}}}"
        "{% if not loop.last %}; {% endif %}{% else %}Not recorded{% endfor %}"
    )
