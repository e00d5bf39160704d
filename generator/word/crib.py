"""A crib sheet in Word: every field that a template may use, ready to copy."""

from collections.abc import Sequence

from generator.word.package._xml import w
from generator.word.scaffold import Draft, Look
from generator.word.typecheck import Field

_SHARES = (42, 58)
_EVERYONE = 6


def crib_sheet(title: str, fields: Sequence[Field]) -> bytes:
    """A Word file with a table for each section of the data: a line for each field."""
    draft = Draft(title, Look(landscape=True, size=8, line=1.0, margin=12))
    tight = draft.document.styles["Table Text"].element.get_or_add_pPr()
    tight.get_or_add_spacing().attrib.update({w("before"): "0", w("after"): "0"})
    for margin in draft.document.styles.element.iter(w("top"), w("bottom")):
        if margin.get(w("type")) == "dxa":
            margin.set(w("w"), "8")
    draft.document.core_properties.author = "Throughcare"
    draft.furniture(title, "Crib sheet", "Copy a tag into your template as it stands here.")
    draft.paragraph(title, "Title")
    draft.paragraph(
        "Copy a tag into your template. A tag inside a loop works only between the loop's "
        "two tags.",
        "Subtitle",
    )
    for name, group in _sections(fields):
        draft.heading(1, name)
        draft.plain_table(
            ("Write", "What it is"),
            _SHARES,
            [_row(field) for field in group],
        )
    return draft.save()


def _sections(fields: Sequence[Field]) -> list[tuple[str, list[Field]]]:
    groups: dict[str, list[Field]] = {}
    for field in fields:
        root = field.loops[0].split(" in ", 1)[1] if field.loops else field.path
        groups.setdefault(root.split(".", 1)[0], []).append(field)
    return [(name.replace("_", " ").capitalize(), group) for name, group in groups.items()]


def _row(field: Field) -> tuple[str, str]:
    said = [f"{field.title}: {field.kind}{' (may be missing)' if field.optional else ''}"]
    if field.choices:
        said.append(f"one of {', '.join(code for code, _label in field.choices)}")
    elif field.example:
        said.append(f"such as {field.example}")
    if field.loops:
        said.append(f"inside {', '.join(field.loops)}")
    if in_words(field.audience) != "everyone":
        said.append(f"only for {in_words(field.audience)}")
    return field.tag, "; ".join(said)


def in_words(audience: frozenset[str] | None) -> str:
    """The readers of a field, as a person would say it."""
    if audience is None or len(audience) == _EVERYONE:
        return "everyone"
    return ", ".join(sorted(audience)).replace("_", " ")
