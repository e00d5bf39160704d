"""The schema as a shape to walk data along: labels of codes, and who may see a field."""

from functools import cache, cached_property
from typing import Any

from generator.case._coded import Coded
from generator.case._schema import Place, root


class Shape:
    """One place of a schema, made ready for walking many files; inner places come as needed."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._fields: dict[str, Shape | None] = {}
        self._shown: dict[frozenset[str], dict[str, Shape]] = {}

    @property
    def title(self) -> str:
        """What the schema calls this place; empty where it gives no title."""
        return self._place.says("title") or ""

    @cached_property
    def codes(self) -> dict[str, Coded]:
        """The codes of this place with their labels; empty where it holds no code."""
        return {code: Coded(code, label) for code, label in self._place.codes.items()}

    @cached_property
    def readers(self) -> frozenset[str]:
        """Who may see this place: those whom every schema that speaks of it names."""
        told = [s["x-audience"] for s, _ in self._place.schemas if "x-audience" in s]
        return frozenset.intersection(*map(frozenset, told)) if told else frozenset()

    @cached_property
    def item(self) -> "Shape | None":
        """The shape of a list's entries; None when this is not a list."""
        return Shape(self._place.item) if self._place.item else None

    def field(self, name: str) -> "Shape | None":
        """The shape of a field; None when the schema knows no such field."""
        try:
            return self._fields[name]
        except KeyError:
            place = self._place.step(name)
            return self._fields.setdefault(name, Shape(place) if place else None)

    @property
    def fields(self) -> "tuple[Shape, ...]":
        """Every field that the schema knows here."""
        found = (self.field(name) for name in self._place.names)
        return tuple(field for field in found if field is not None)

    def shown_to(self, readers: frozenset[str]) -> "dict[str, Shape]":
        """The fields of this place that every one of these readers may see."""
        if readers not in self._shown:
            fields = {name: self.field(name) for name in self._place.names}
            self._shown[readers] = {
                name: field for name, field in fields.items() if field and readers <= field.readers
            }
        return self._shown[readers]


@cache
def shape(name: str) -> Shape:
    """The shape of a whole file or view, by the short name of its schema."""
    return Shape(root(name))


def coded(value: Any, along: Shape | None) -> Any:
    """A copy of JSON data, its dicts and lists new, its codes carrying their labels."""
    if along is None:
        return value
    if isinstance(value, dict):
        return {name: coded(inner, along.field(name)) for name, inner in value.items()}
    if isinstance(value, list):
        entry = along.item
        return [coded(inner, entry) for inner in value]
    if isinstance(value, str) and along.codes:
        return along.codes.get(value, value)
    return value
