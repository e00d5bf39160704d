"""A crib sheet in Word: every field that a template may use, ready to copy."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from generator.word.package._xml import w
from generator.word.scaffold import Draft, Look
from generator.word.typecheck import Field

_SHARES = (38, 24, 38)
# What stands after a field's name, what comes of it, and what it is for.
_SHOWN = (
    ("|date   |shortdate   |weekday", "3 March 2026   3 Mar 2026   Tuesday 3 March", "dates"),
    ("|time", "3:30pm", "times of day"),
    ("|number   |number(2)", "1,235   1,234.50", "numbers"),
    ("|money", "£1,234.50", "sums in pounds"),
    ("|upper   |lower   |title   |capitalize", "JO LEE   jo lee   Jo Lee   Jo lee", "text"),
    ('"%s (%s)"|format(a, b)', "Jo (15)", "a text with values in its places"),
    ("|label   |yesno", "On remand   Yes", "choices, and yes or no"),
    ("|join(', ')", "Ann, Bo", "lists"),
    ("|default('none')", "none", "what may be missing"),
    ("{{p ...|narrative }}", "paragraphs and lists", "long answers, alone in a paragraph"),
    ("|link('the page')   |picture(alt='...')", "a link   a picture", "addresses, pictures"),
)
_EVERYONE = 6
_LONGEST_EXAMPLE = 60
# The heading of fields that are part of nothing.
_LOOSE = "The document itself"
_Key = tuple[tuple[str, ...], str]


@dataclass
class _Group:
    """Fields of one part of the data: what stands in the same loops, below the same name.

    `same` are the other parts that hold the same fields, each as it is told.
    """

    loops: tuple[str, ...]
    name: str
    fields: list[Field] = field(default_factory=list)
    same: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """Where its fields stand, in words."""
        if not self.loops:
            return self.name or "Anywhere"
        variable = self.loops[-1].split(" in ", 1)[0]
        deeper = f"{self.name}, " if self.name not in ("", variable) else ""
        return f"{deeper}{'inside' if deeper else 'Inside'} {', '.join(self.loops)}"

    def signature(self) -> tuple[object, ...]:
        """What two parts have in common that hold the same fields."""
        return tuple(
            (one.tag.replace(self.name, "", 1), one.title, one.kind, one.choices)
            for one in self.fields
        )


def crib_sheet(title: str, fields: Sequence[Field]) -> bytes:
    """A Word file with a table for each part of the data: a line for each field.

    A part that holds the same fields as an earlier one is named at that one's head.
    """
    draft = Draft(title, Look(size=7.5, line=1.0, margin=10))
    for name in ("Table Text", "Table Heading"):
        tight = draft.document.styles[name].element.get_or_add_pPr()
        tight.get_or_add_spacing().attrib.update({w("before"): "0", w("after"): "0"})
    for margin in draft.document.styles.element.iter(w("top"), w("bottom")):
        if margin.get(w("type")) == "dxa":
            margin.set(w("w"), "8")
    draft.document.core_properties.author = "Throughcare"
    draft.furniture(title, "Crib sheet", "Copy a tag into your template as it stands here.")
    draft.paragraph(title, "Title")
    draft.paragraph(
        "Copy a tag into your template. A tag inside a loop works only between the loop's two "
        "tags. * may be missing. † not for all readers: throughcare template fields says for whom.",
        "Subtitle",
    )
    draft.heading(1, "How a field can be shown")
    draft.plain_table(("Write", "It shows", "For"), _SHARES, _SHOWN)
    draft.gap()
    items = _items(fields)
    for name, groups in _sections(fields, items):
        draft.heading(1, name)
        for group in groups:
            also = f"; the same in {'; '.join(group.same)}" if group.same else ""
            draft.plain_table(
                (f"{group.told}{also}", "What it is", "Choices, or an example"),
                _SHARES,
                [_row(one, items) for one in group.fields],
            )
            draft.gap()
    return draft.save()


def _items(fields: Sequence[Field]) -> dict[tuple[str, ...], Field]:
    """What prints each entry of a list of plain values, by the loops that it stands in."""
    inside: dict[tuple[str, ...], list[Field]] = defaultdict(list)
    for one in fields:
        inside[one.loops].append(one)
    return {
        loops: found[0]
        for loops, found in inside.items()
        if loops and len(found) == 1 and found[0].path == loops[-1].split(" in ", 1)[0]
    }


def _sections(
    fields: Sequence[Field], items: dict[tuple[str, ...], Field]
) -> Iterator[tuple[str, list[_Group]]]:
    """The parts of the data by the section of it that they are in; the same ones once."""
    groups: dict[_Key, _Group] = {}
    for one in fields:
        if one.loops not in items:
            name = one.path.rpartition(".")[0]
            groups.setdefault((one.loops, name), _Group(one.loops, name)).fields.append(one)
    found: dict[str, list[_Group]] = {}
    first: dict[tuple[object, ...], _Group] = {}
    for group in groups.values():
        known = first.setdefault(group.signature(), group)
        if known is not group:
            known.same.append(group.told)
            continue
        one = group.fields[0]
        found.setdefault((*one.parts, _LOOSE)[0], []).append(group)
    yield from found.items()


def _row(one: Field, items: dict[tuple[str, ...], Field]) -> tuple[str, str, str]:
    marks = "*" * one.optional + " †" * (in_words(one.audience) != "everyone")
    says = ", ".join(code for code, _label in one.choices)
    loop = one.tag.removeprefix("{%p for ").removesuffix(" %}")
    entry = items.get((*one.loops, loop))
    if entry is not None:
        codes = f": {', '.join(code for code, _label in entry.choices)}" if entry.choices else ""
        says = f"a list, each printed by {entry.tag}{codes}"
    elif not says and one.example:
        says = shorten(one.example, _LONGEST_EXAMPLE, placeholder=" …")
    return one.tag, f"{one.title}{marks}", says or one.kind


def in_words(audience: frozenset[str] | None) -> str:
    """The readers of a field, as a person would say it."""
    if audience is None or len(audience) == _EVERYONE:
        return "everyone"
    return ", ".join(sorted(audience)).replace("_", " ")
