"""The types that an expression in a template can have. All are immutable and hashable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Scalar = str | int | float | bool
Path = tuple[str, ...]

# Beyond this many alternatives a union says nothing a reader could use.
_MOST_ALTERNATIVES = 48


_T = TypeVar("_T")


class Type:
    """What an expression can be."""

    __slots__ = ()

    def merged_with(self, other: Type) -> Type | None:
        """Return one type for both where that loses nothing a message needs, else None."""
        return None


@dataclass(frozen=True, slots=True)
class Simple(Type):
    """A type without parts: one of the four constants below."""

    name: str


ANY = Simple("any")
"""Not known, or already complained about: nothing is checked."""
NEVER = Simple("never")
"""No value can arrive here."""
ABSENT = Simple("absent")
"""Left out of the case: undefined in Jinja."""
NULL = Simple("null")


@dataclass(frozen=True, slots=True)
class Text(Type):
    """Text. `values` lists all it can be, when known; `labels` pairs codes with their words."""

    format: str | None = None
    values: tuple[str, ...] | None = None
    labels: tuple[tuple[str, str], ...] = ()
    filled: bool = False

    def merged_with(self, other: Type) -> Type | None:
        """Merge with text of the same format; coded text stays apart from plain."""
        if not isinstance(other, Text) or self.format != other.format:
            return None
        if bool(self.labels) != bool(other.labels):
            return None
        return Text(
            self.format,
            _either(self.values, other.values),
            tuple(dict.fromkeys(self.labels + other.labels)),
            self.filled and other.filled,
        )


@dataclass(frozen=True, slots=True)
class Number(Type):
    """A number. `values` lists all it can be, when known."""

    whole: bool = False
    values: tuple[int | float, ...] | None = None

    def merged_with(self, other: Type) -> Type | None:
        """Merge with any number."""
        if not isinstance(other, Number):
            return None
        return Number(self.whole and other.whole, _either(self.values, other.values))


@dataclass(frozen=True, slots=True)
class Flag(Type):
    """True or false. `values` holds the one it can be, when known."""

    values: tuple[bool, ...] | None = None

    def merged_with(self, other: Type) -> Type | None:
        """Merge with any flag."""
        return Flag(_either(self.values, other.values)) if isinstance(other, Flag) else None


@dataclass(frozen=True, slots=True)
class Finished(Type):
    """More than text and ready to print: a narrative, a picture or a link."""

    what: str


@dataclass(frozen=True, slots=True)
class Value:
    """A type together with the fields it was taken from (`*` stands for any entry of a list)."""

    type: Type
    origins: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing(Type):
    """A list made inside the template. `filled` when it is known not to be empty.

    A `lazy` one is worked out while it is gone through: it has no length and is never false.
    """

    item: Value
    filled: bool = False
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Tuple(Type):
    """A list of known length; `names` when its places can also be read as attributes."""

    items: tuple[Value, ...]
    names: Path = ()


@dataclass(frozen=True, slots=True)
class Record(Type):
    """A record made inside the template: a dict, a namespace, or `loop`."""

    what: str
    fields: tuple[tuple[str, Value], ...]

    def get(self, name: str) -> Value | None:
        """Return the field, or None when the record has no such field."""
        return next((value for key, value in self.fields if key == name), None)

    def having(self, name: str, value: Value) -> Record:
        """Return the record with this field set."""
        fields = dict(self.fields)
        fields[name] = value
        return Record(self.what, tuple(fields.items()))


@dataclass(frozen=True, slots=True, eq=False)
class Function(Type):
    """Something to call. `call` takes the positional and the named values."""

    name: str
    call: Callable[[tuple[Value, ...], dict[str, Value]], Value]
    least: int = 0
    most: int | None = None
    named: tuple[str, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Union(Type):
    """One of several types; made by `union` only, so it is flat and has two members or more."""

    members: tuple[Type, ...]


PLAIN = Text()
NUMBER = Number()
WHOLE = Number(whole=True)
FLAG = Flag()
UNKNOWN = Value(ANY)


def members(kind: Type) -> tuple[Type, ...]:
    """Return the alternatives of a type: its members, or the type alone."""
    return kind.members if isinstance(kind, Union) else (kind,)


def union(kinds: Iterable[Type]) -> Type:
    """Return the type that covers all of `kinds`; NEVER when there are none."""
    found: list[Type] = []
    for kind in _flat(kinds):
        if kind is ANY:
            return ANY
        if kind is NEVER or kind in found:
            continue
        for at, other in enumerate(found):
            merged = other.merged_with(kind)
            if merged is not None:
                found[at] = merged
                break
        else:
            found.append(kind)
    if not found:
        return NEVER
    if len(found) == 1:
        return found[0]
    return Union(tuple(found)) if len(found) <= _MOST_ALTERNATIVES else ANY


def joined(values: Iterable[Value]) -> Value:
    """Return the value that may be any of `values`."""
    every = tuple(values)
    origins = tuple(dict.fromkeys(origin for value in every for origin in value.origins))
    return Value(union(value.type for value in every), origins)


def without(kind: Type, *gone: Simple) -> Type:
    """Return `kind` less the constants `gone`."""
    return union(member for member in members(kind) if member not in gone)


def may_be_absent(kind: Type) -> bool:
    """Tell whether a value of this type can be missing."""
    return any(member is ABSENT or member is NULL for member in members(kind))


def _flat(kinds: Iterable[Type]) -> Iterator[Type]:
    for kind in kinds:
        yield from members(kind)


def _either(one: tuple[_T, ...] | None, two: tuple[_T, ...] | None) -> tuple[_T, ...] | None:
    if one is None or two is None:
        return None
    return tuple(dict.fromkeys(one + two))
