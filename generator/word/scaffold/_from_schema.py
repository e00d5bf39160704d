"""A first template from what a document must hold: every required field, in its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from generator.word.scaffold._draft import Column, Draft, Fact

_MOST_COLUMNS = 5


class Usable(Protocol):
    """A field as the list of fields gives it."""

    @property
    def path(self) -> str: ...
    @property
    def loops(self) -> tuple[str, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def tag(self) -> str: ...


def draft_from(title: str, fields: Sequence[Usable], required: Mapping[str, Any]) -> bytes:
    """A template that prints everything `required` asks for.

    Short fields stand in a table of facts, long ones under a heading of their own,
    lists of records in a table each, other lists as bullets. `required` is a JSON
    Schema; of it only `required` and `properties` are read.
    """
    draft = Draft("{{ document.title }}")
    draft.furniture(
        "{{ service.name }}",
        "{{ document.title }}",
        "{% if document.marking %}{{ document.marking }}{% endif %}",
        draft="DRAFT: not yet checked or signed off",
    )
    draft.paragraph("{{ document.title }}", "Title")
    draft.paragraph(title, "Subtitle")
    for name in _paths(required):
        inside = [f for f in fields if _root(f) == name or _root(f).startswith(f"{name}.")]
        _section(draft, name, inside)
    draft.paragraph("{{ document.provenance }}", "Note")
    return draft.save()


def _paths(schema: Mapping[str, Any]) -> Iterator[str]:
    """The top-level fields that are asked for."""
    yield from schema.get("required", ())


def _root(field: Usable) -> str:
    return field.loops[0].split(" in ", 1)[1] if field.loops else field.path


def _section(draft: Draft, name: str, fields: Sequence[Usable]) -> None:
    draft.heading(1, name.replace("_", " ").capitalize())
    plain = [f for f in fields if not f.loops and not f.tag.startswith("{%")]
    short = [f for f in plain if not f.tag.startswith("{{p")]
    if short:
        draft.facts([Fact(short[0].title, short[0].tag)] + [_fact(f) for f in short[1:]])
    for field in plain:
        if field.tag.startswith("{{p"):
            with draft.when(field.path):
                draft.heading(2, field.title)
                draft.paragraph(field.tag)
    for field in fields:
        if field.tag.startswith("{%p for") and not field.loops:
            _list(draft, field, fields)


def _fact(field: Usable) -> Fact:
    return Fact(field.title, field.tag, field.path)


def _list(draft: Draft, field: Usable, fields: Sequence[Usable]) -> None:
    loop = field.tag.removeprefix("{%p for ").removesuffix(" %}")
    inside = [f for f in fields if f.loops == (loop,) and not f.tag.startswith("{%")]
    if not inside:
        return
    with draft.when(field.path):
        draft.heading(2, field.title)
        entry = loop.split(" in ", 1)[0]
        if [f.path for f in inside] == [entry]:
            draft.bullets(loop, inside[0].tag)
            return
        columns = [Column(f.title, 1, f.tag) for f in inside[:_MOST_COLUMNS]]
        draft.table(loop, columns)
        if inside[_MOST_COLUMNS:]:
            with draft.each(loop):
                draft.heading(3, columns[0].text)
                for rest in inside[_MOST_COLUMNS:]:
                    with draft.when(rest.path):
                        draft.paragraph(f"**{rest.title}**")
                        draft.paragraph(rest.tag)
