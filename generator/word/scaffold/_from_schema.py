"""A first template from what a document must hold: every required field, in its place."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from generator.word.scaffold._draft import Column, Draft, Fact

_MOST_COLUMNS = 5
# The deepest level of headings.
_DEEPEST = 3
_CHILD = "child.full_name"


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
    @property
    def kind(self) -> str: ...
    @property
    def optional(self) -> bool: ...
    @property
    def parts(self) -> tuple[str, ...]: ...


def draft_from(fields: Sequence[Usable], required: Mapping[str, Any]) -> bytes:
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
    if any(field.path == _CHILD for field in fields):
        draft.paragraph("{{ " + _CHILD + " }}", "Subtitle")
    for name in required.get("required", ()):
        inside = [f for f in fields if _root(f) == name or _root(f).startswith(f"{name}.")]
        asked = required.get("properties", {}).get(name, {}).get("required", ())
        _section(draft, name, [f for f in inside if _wanted(f, name, asked)])
    draft.paragraph("{{ document.provenance }}", "Note")
    return draft.save()


def _wanted(field: Usable, section: str, asked: Sequence[str]) -> bool:
    """Whether a field is asked for; in a section that asks for none, all but the deepest are."""
    path = _root(field) if field.loops else field.path
    step = path.removeprefix(f"{section}.").split(".")[0]
    if path == section:
        return True
    return step in asked if asked else path.count(".") == section.count(".") + 1


def _root(field: Usable) -> str:
    return field.loops[0].split(" in ", 1)[1] if field.loops else field.path


def _section(draft: Draft, name: str, fields: Sequence[Usable]) -> None:
    titles = [f.title for f in fields if f.path == name]
    titles += [f.parts[0] for f in fields if f.parts]
    heading = titles[0] if titles else name.replace("_", " ").capitalize()
    draft.heading(1, heading)
    plain = [f for f in fields if not f.loops and not f.tag.startswith("{%")]
    groups: dict[str, list[Usable]] = {}
    for field in plain:
        part = field.path.rpartition(".")[0]
        groups.setdefault(part if part.count(".") else "", []).append(field)
    for part, inside in groups.items():
        if part:
            with draft.when(part):
                draft.heading(2, inside[0].parts[-1])
                _plain(draft, inside, 3)
        else:
            _plain(draft, inside, 2)
    for field in fields:
        if field.tag.startswith("{%p for") and not field.loops:
            _list(draft, field, fields, heading)


def _plain(draft: Draft, fields: Sequence[Usable], level: int) -> None:
    """Fields of one part: the short ones in a table, then the long ones below their titles."""
    short = [f for f in fields if not f.tag.startswith("{{p")]
    if short:
        draft.facts([Fact(short[0].title, short[0].tag)] + [_fact(f) for f in short[1:]])
    for field in fields:
        if field.tag.startswith("{{p"):
            draft.section(level, field.title, field.path, optional=True)


def _fact(field: Usable) -> Fact:
    return Fact(field.title, field.tag, field.path)


def _list(
    draft: Draft, field: Usable, fields: Sequence[Usable], above: str, level: int = 2
) -> None:
    """A list as a table or bullets; then what each entry holds that is long, or a list itself."""
    loop = field.tag.removeprefix("{%p for ").removesuffix(" %}")
    entry = loop.split(" in ", 1)[0]
    held = [f for f in fields if f.loops == (*field.loops, loop)]
    inside = [f for f in held if not f.tag.startswith("{%")]
    if [f.path for f in inside] == [entry]:
        with draft.when(field.path):
            draft.heading(level, field.title)
            draft.bullets(loop, inside[0].tag)
        return
    columns = [_column(f) for f in inside if _shown(f, entry)][:_MOST_COLUMNS]
    if columns and field.title == above:
        draft.table(loop, columns)
    elif columns:
        with draft.when(field.path):
            draft.heading(level, field.title)
            draft.table(loop, columns)
    long = [f for f in inside if f.tag.startswith("{{p") and _own(f, entry)]
    lists = [f for f in held if f.tag.startswith("{%p for") and _own(f, entry)]
    if not long and not lists:
        return
    short = [c.text for c in columns if "|" not in c.text and "{%" not in c.text]
    name = (*short, *(c.text for c in columns), f"{field.title} {{{{ loop.index }}}}")[0]
    deeper = min(level + 1, _DEEPEST)
    with draft.each(loop), draft.when(" or ".join(f.path for f in (*long, *lists))):
        draft.heading(level, name)
        for rest in long:
            draft.section(deeper, rest.title, rest.path, optional=True)
        for one in lists:
            _list(draft, one, fields, "", deeper)


def _shown(field: Usable, entry: str) -> bool:
    """Whether a field belongs in the table: its own, short, and not for machines."""
    plain = not field.tag.startswith("{{p") and not field.path.endswith((".id", ".code"))
    return plain and _own(field, entry)


def _own(field: Usable, entry: str) -> bool:
    return field.path.count(".") == entry.count(".") + 1


def _column(field: Usable) -> Column:
    narrow = "|" in field.tag or field.kind in ("yes or no", "a whole number", "a number")
    return Column(field.title, 2 if narrow else 3, _guarded(field))


def _guarded(field: Usable) -> str:
    """The tag of a field; of one that may be left out, printed only if it is there."""
    if not field.optional:
        return field.tag
    there = f"{field.path} is defined" if field.kind == "yes or no" else field.path
    return f"{{% if {there} %}}{field.tag}{{% endif %}}"
