"""The schemas as a map: from a place in a file to what the schemas say about it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from generator.resources import shipped

if TYPE_CHECKING:
    from jsonschema_rs import Registry, Validator

BASE = "https://throughcare.example/schemas/"
Schema = Mapping[str, Any]


class UnknownSchemaError(LookupError):
    """A schema refers to what is no shipped schema, or to no place in one."""


@cache
def document(address: str) -> dict[str, Any]:
    """A shipped schema by its $id. Raises UnknownSchemaError when there is none."""
    path = shipped("schemas") / address.removeprefix(BASE)
    if not address.startswith(BASE) or not path.is_file():
        raise UnknownSchemaError(address)
    schema: dict[str, Any] = json.loads(path.read_bytes())
    return schema


@cache
def registry() -> "Registry":
    """The schemas of files, compiled once, so that every reference resolves offline."""
    from jsonschema_rs import Registry  # noqa: PLC0415 (40 ms that a plain import should not pay)

    return Registry([(address, document(address)) for address in _of_files()])


def _of_files() -> list[str]:
    # What templates see is a third of all schemas and never refers back: not needed to validate.
    names = (path.name for path in shipped("schemas").glob("*.schema.json"))
    return [BASE + name for name in sorted(names) if not name.endswith("view.schema.json")]


def compiled(schema: Schema) -> "Validator":
    """A validator of a schema that may refer to the shipped ones."""
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 (as above)

    return Draft202012Validator(
        dict(schema), registry=registry(), validate_formats=True, offline=True
    )


@cache
def validator(name: str) -> "Validator":
    """The validator of a shipped schema, by its short name: case, panel."""
    return compiled(document(f"{BASE}{name}.schema.json"))


@dataclass(frozen=True, eq=False)
class Place:
    """Everything the schemas say about one place: its own schema, then what that refers to."""

    schemas: tuple[tuple[Schema, str], ...]

    @classmethod
    def of(cls, *roots: tuple[Schema, str]) -> "Place":
        """The place described by schemas, each with the address its references start from."""
        return cls(tuple(found for root in roots for found in _chain(*root)))

    def says(self, keyword: str) -> Any:
        """What the nearest schema says under a keyword; None when none says anything."""
        return next((s[keyword] for s, _ in self.schemas if keyword in s), None)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fields that may stand here, in the order of the schema."""
        return tuple(dict.fromkeys(n for s, _ in self.schemas for n in s.get("properties", ())))

    @cached_property
    def codes(self) -> dict[str, str]:
        """The codes that may stand here, with their labels; empty when it is not a code."""
        return {o["const"]: o["title"] for o in self.says("oneOf") or () if "const" in o}

    @cached_property
    def _fields(self) -> "dict[str, Place]":
        return {
            name: Place.of(
                *(
                    (s["properties"][name], b)
                    for s, b in self.schemas
                    if name in s.get("properties", ())
                )
            )
            for name in self.names
        }

    @cached_property
    def item(self) -> "Place | None":
        """What an entry of this list is; None when this is not a list."""
        found = [(s["items"], b) for s, b in self.schemas if "items" in s]
        return Place.of(*found) if found else None

    def step(self, step: str | int) -> "Place | None":
        """The place one step further in; None where the schemas know of none."""
        return self.item if isinstance(step, int) else self._fields.get(step)


@cache
def root(name: str) -> Place:
    """The place of a whole file, by the short name of its schema."""
    address = f"{BASE}{name}.schema.json"
    return Place.of((document(address), address))


def _chain(schema: Schema | bool, base: str) -> Iterator[tuple[Schema, str]]:
    if isinstance(schema, bool):  # it says that anything or nothing fits, and no more
        return
    base = urljoin(base, schema.get("$id", ""))
    yield schema, base
    if "$ref" in schema:
        address, _, fragment = urljoin(base, schema["$ref"]).partition("#")
        target: Any = document(address)
        for step in fragment.split("/")[1:]:
            if not isinstance(target, dict) or step not in target:
                raise UnknownSchemaError(schema["$ref"])
            target = target[step]
        yield from _chain(target, address)
    for part in schema.get("allOf", ()):
        yield from _chain(part, base)
