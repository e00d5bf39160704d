"""Every field of a file as people need it told: its name, what it means, what may stand there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from generator.case._persons import person_fields
from generator.case._schema import Place, root
from generator.case._semantics import references
from generator.case._words import title_of

__all__ = ["FieldGuide", "Form", "Limits", "guide"]

Form = Literal[
    "section",  # holds fields of its own
    "list",  # of sections
    "words",  # a list of lines
    "choices",  # a list of codes
    "references",  # a list of ids
    "line",
    "narrative",
    "date",
    "time",
    "integer",
    "number",
    "yes-no",
    "choice",
    "person",  # a person's name, or the id of one in people
    "reference",  # the id of an entry of another list
    "id",
]

_FORMATS: Mapping[str | None, Form] = {
    "narrative": "narrative",
    "date": "date",
    "time-of-day": "time",
}
_TYPES: Mapping[str | None, Form] = {"boolean": "yes-no", "integer": "integer", "number": "number"}
_OF_ENTRIES: Mapping[Form, Form] = {
    "section": "list",
    "choice": "choices",
    "reference": "references",
}
_TEXTS: Mapping[str, Form] = {
    "/id": "id",
    "/official_text": "narrative",
    "/own_words": "narrative",
}


@dataclass(frozen=True)
class Limits:
    """What bounds a value; None where nothing does.

    `least` and `most` are of a number, `longest` counts the characters of a text, `entries`
    is how many a list may hold, `pattern` a regular expression that a text has to match.
    """

    least: float | None = None
    most: float | None = None
    longest: int | None = None
    entries: int | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class FieldGuide:
    """One field of a file.

    `path` holds names only, without numbers of entries; it is empty for the file itself.
    `noun` is what one entry of a list is called, `example` the schema's first one (None where
    it has none). `choices` are codes with their titles. `refers_to` is the list whose entries
    may be named here by their id. `needed` says whether the section around it needs it.
    `audience` is who may see it. `fields` are those of a section, or of one entry of a list.
    """

    path: tuple[str, ...]
    form: Form
    title: str
    description: str
    noun: str
    example: Any
    choices: Mapping[str, str]
    refers_to: tuple[str, ...]
    needed: bool
    audience: frozenset[str]
    limits: Limits
    fields: tuple["FieldGuide", ...]

    def walk(self) -> Iterator["FieldGuide"]:
        """This field and all below it, in the order of the schema."""
        yield self
        for field in self.fields:
            yield from field.walk()

    def find(self, path: tuple[str, ...]) -> "FieldGuide | None":
        """The field at a path that starts below this one; None when there is none."""
        if not path:
            return self
        inner = next((field for field in self.fields if field.path[-1] == path[0]), None)
        return inner.find(path[1:]) if inner else None


@cache
def guide(file: str = "case") -> FieldGuide:
    """The guide to a whole file, by the short name of its schema: case or panel."""
    return _field(root(file), (), needed=True)


def _field(place: Place, path: tuple[str, ...], *, needed: bool) -> FieldGuide:
    entry = place.item
    inner = entry or place
    form = _form(place, path)
    required = {name for schema, _ in inner.schemas for name in schema.get("required", ())}
    examples = place.says("examples") or (entry.says("examples") if entry else None)
    return FieldGuide(
        path=path,
        form=form,
        title=title_of(place, path[-1] if path else "case"),
        description=place.says("description") or "",
        noun=place.says("x-item") or "",
        example=examples[0] if examples else None,
        choices=inner.codes,
        refers_to=_refers_to(path),
        needed=needed,
        audience=_audience(place),
        limits=_limits(place, inner),
        fields=tuple(
            _field(field, (*path, name), needed=name in required)
            for name in inner.names
            if (field := inner.step(name)) is not None
        ),
    )


def _form(place: Place, path: tuple[str, ...]) -> Form:
    if place.item is not None:
        return _OF_ENTRIES.get(_form(place.item, path), "words")
    if place.names or place.codes:
        return "section" if place.names else "choice"
    if path in _persons() or path in _references():
        return "person" if path in _persons() else "reference"
    of_text = next((form for end, form in _TEXTS.items() if _refers(place, end)), None)
    by_format = _FORMATS.get(place.says("format"))
    return of_text or by_format or _TYPES.get(place.says("type"), "line")


def _refers(place: Place, end: str) -> bool:
    return any(schema.get("$ref", "").endswith(end) for schema, _ in place.schemas)


def _refers_to(path: tuple[str, ...]) -> tuple[str, ...]:
    return ("people",) if path in _persons() else _references().get(path, ())


@cache
def _persons() -> frozenset[tuple[str, ...]]:
    return frozenset(_without_entries(path) for path in person_fields())


@cache
def _references() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {_without_entries(path): target for path, target in references()}


def _without_entries(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(step for step in path if step != "*")


def _audience(place: Place) -> frozenset[str]:
    told = [frozenset(s["x-audience"]) for s, _ in place.schemas if "x-audience" in s]
    return frozenset.intersection(*told) if told else frozenset()


def _limits(place: Place, inner: Place) -> Limits:
    return Limits(
        least=inner.says("minimum"),
        most=inner.says("maximum"),
        longest=inner.says("maxLength"),
        entries=place.says("maxItems"),
        pattern=inner.says("pattern"),
    )
