"""Where in a file what a template sees comes from, as the schemas of the views say (`x-from`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from generator.case._redact import AUDIENCES
from generator.case._schema import Place, root
from generator.case._validate import at_path

_SIGNS = frozenset({"id", "picture_code"})
# Derived fields stand at most so deep.
_DEEPEST = 3

Path = tuple[str, ...]
Steps = tuple[str | int, ...]


class Source(NamedTuple):
    """A place of a file: `file` is the short name of its schema, lists are stepped into by `*`."""

    file: str
    path: Path


@cache
def sources(view: str, path: Path) -> tuple[Source, ...]:
    """The places of the files that a path of a view comes from; empty when it comes from none.

    `view` is the short name of the view's schema (view, panel-view). What stands in the view as
    it does in the file comes from there. A record that is followed from an id comes from both.
    """
    file = "panel" if view == "panel-view" else "case"
    if view == "panel-view" and path[:3] == ("items", "*", "view"):
        return sources("view", path[3:]) if path[3:] else ()
    told, depth = _told(root(view), path)
    if not told:
        return (Source(file, path),) if _at(root(file), path) is not None else ()
    found: dict[Source, None] = {}
    for dotted in told:
        start = tuple(dotted.replace("[]", ".*").split("."))
        whole = (*start, *path[depth:])
        if _at(root(file), whole) is not None:
            found[Source(file, whole)] = None
        elif (at := _at(root(file), start)) is not None and not at.names and at.item is None:
            found[Source(file, start)] = None
    return tuple(found)


def in_file(view: str, seen: Any, path: Steps) -> Steps | None:
    """The place in the file of a path of a view, with the numbers of its entries.

    It ends at a list where the file has no entry that this comes from. None when it comes from
    no place of the file.
    """
    file = root("panel" if view == "panel-view" else "case")
    told, depth = from_(view, path)
    if not told:
        return path if at_path(file, path) is not None else None
    found: Steps = ()
    names = told[0].split(".")
    for number, step in enumerate(names):
        name = step.removesuffix("[]")
        found = (*found, name)
        if step != name:
            inside = tuple(names[number + 1 :])
            entry = _number(_value(seen, found), _value(seen, path[:depth]), inside)
            if entry is None:
                return found
            found = (*found, entry)
    rest = path[depth:]
    if rest and isinstance(rest[0], int):
        entry = _number(_value(seen, found), _value(seen, path[: depth + 1]), ())
        if entry is None:
            return found
        rest = (entry, *rest[1:])
    whole = (*found, *rest)
    return whole if at_path(file, whole) is not None else found


def from_(view: str, path: Steps) -> tuple[Sequence[str], int]:
    """The nearest `x-from` on the way to a path of a view, and how many steps in it stands."""
    return _told(root(view), tuple("*" if isinstance(step, int) else step for step in path))


@dataclass(frozen=True)
class Leaf:
    """A field of a file that holds no other fields.

    `title` is its own, `readers` may see it. `kept` says why it is kept though no document need
    show it, `used` what is worked out from it; both are empty for most. `short` is whether its
    answer is a choice, a yes or no, or an id or name of a picture: a document shows it by
    what it says.
    """

    source: Source
    title: str
    readers: frozenset[str]
    kept: str
    used: str
    short: bool


@cache
def leaves(file: str) -> tuple[Leaf, ...]:
    """Every field of a file, by the short name of its schema (case, panel), in its order."""
    return tuple(
        _leaves(
            root(file), Source(file, ()), Leaf(Source(file, ()), "", AUDIENCES, "", "", False), ()
        )
    )


def _leaves(place: Place, at: Source, outer: Leaf, above: tuple[Place, ...]) -> Iterator[Leaf]:
    told = [frozenset(s["x-audience"]) for s, _ in place.schemas if "x-audience" in s]
    here = Leaf(
        at,
        str(place.says("title") or outer.title) if at.path[-1:] != ("*",) else outer.title,
        frozenset.intersection(outer.readers, *told),
        outer.kept or str(place.says("x-kept") or ""),
        outer.used or str(place.says("x-used") or ""),
        bool(place.codes) or place.says("type") == "boolean" or _is_sign(place),
    )
    if any(place.schemas == other.schemas for other in above):
        return
    inside = (*above, place)
    if place.item is not None:
        yield from _leaves(place.item, Source(at.file, (*at.path, "*")), here, inside)
    elif place.names:
        for name in place.names:
            inner = place.step(name)
            if inner is not None:
                yield from _leaves(inner, Source(at.file, (*at.path, name)), here, inside)
    else:
        yield here


def _is_sign(place: Place) -> bool:
    """Whether the text there stands for something else: another entry, a picture, a file."""
    refers = (str(schema.get("$ref", "")) for schema, _ in place.schemas)
    return any(reference.partition("#/$defs/")[2] in _SIGNS for reference in refers)


@cache
def derived(view: str) -> Mapping[Path, Place]:
    """The fields of a view that are worked out and stand in no list."""
    found: dict[Path, Place] = {}
    _derived(root(view), (), found)
    return found


def _derived(place: Place, path: Path, found: dict[Path, Place]) -> None:
    for name in place.names:
        inner = place.step(name)
        if inner is None:
            continue
        if inner.says("x-from"):
            found[*path, name] = inner
        elif len(path) < _DEEPEST and inner.item is None:
            _derived(inner, (*path, name), found)


def _told(place: Place, path: Path) -> tuple[Sequence[str], int]:
    """The nearest `x-from` on the way to a path, and how many steps from the top it stands."""
    at: Place | None = place
    told: Sequence[str] = ()
    depth = 0
    for number, step in enumerate(path):
        at = _step(at, step)
        if at is None:
            break
        if found := at.says("x-from"):
            told, depth = found, number + 1
    return told, depth


def _at(place: Place, path: Path) -> Place | None:
    at: Place | None = place
    for step in path:
        at = _step(at, step)
    return at


def _step(at: Place | None, step: str) -> Place | None:
    if at is None:
        return None
    return at.item if step == "*" else at.step(step)


def _value(seen: Any, path: Steps) -> Any:
    for step in path:
        try:
            seen = seen[step]
        except (KeyError, IndexError, TypeError):
            return None
    return seen


def _number(entries: Any, entry: Any, inside: Path) -> int | None:
    """Which entry of a list, or what lies inside it, says what a record says of all they share."""
    if not isinstance(entries, list) or not isinstance(entry, Mapping):
        return None
    for number, other in enumerate(entries):
        same = _value(other, inside)
        shared = entry.keys() & same.keys() if isinstance(same, Mapping) else ()
        if shared and all(entry[key] == same[key] for key in shared):
            return number
    return None
