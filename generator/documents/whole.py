"""The Word file that a kind's documents are made from, with the shared parts it asks for in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.catalogue import Catalogue, Kind
from generator.errors import TemplateError
from generator.reading import read_small
from generator.resources import shipped
from generator.word.shared import Joined, join, title_of

__all__ = [
    "SharedPart",
    "is_ours",
    "joined_template",
    "parts_of",
    "sound_template",
    "uses_of",
    "whole_template",
]

# Above what any Word file may have, which is refused in its own words.
_MOST_BYTES = 64 * 2**20


def parts_of(kind: Kind) -> dict[str, bytes]:
    """The shared parts that a kind's template may ask for: their files by name."""
    return {path.stem: _content(path) for path in kind.parts}


def joined_template(kind: Kind) -> Joined:
    """The kind's template with its parts, and what is wrong with how they were asked for.

    Empty for a kind without a Word template. Raises TemplateError when it is no Word file.
    """
    if not kind.has_template:
        return Joined(b"")
    return join(_content(kind.template), parts_of(kind))


def whole_template(kind: Kind) -> bytes:
    """The kind's template with its parts in it; in place of one that cannot be used, nothing."""
    return joined_template(kind).content


def sound_template(kind: Kind) -> bytes:
    """The same. Raises TemplateError with all that is wrong with its parts."""
    joined = joined_template(kind)
    if joined.faults:
        raise TemplateError(
            f"The template of {kind.title} has faults, so no document can be made from it:",
            [str(fault) for fault in joined.faults],
        )
    return joined.content


def is_ours(kind: Kind) -> bool:
    """Whether the template and all parts that it takes in are those that we ship."""
    ours = shipped("templates")
    if not kind.template.is_relative_to(ours):
        return False
    own = {path.stem for path in kind.parts if not path.is_relative_to(ours)}
    return not own or own.isdisjoint(joined_template(kind).parts)


def _content(path: Path) -> bytes:
    """The bytes of a file as it is now, read once as long as it does not change."""
    try:
        seen = path.stat()
    except OSError:
        return read_small(path, _MOST_BYTES)  # says in words what is wrong
    return _read(path, (seen.st_ino, seen.st_mtime_ns, seen.st_size))


@lru_cache(maxsize=256)
def _read(path: Path, _state: tuple[int, int, int]) -> bytes:
    return read_small(path, _MOST_BYTES)


@dataclass(frozen=True)
class SharedPart:
    """A shared part: the title of its Word file, whether it is a service's own, what uses it."""

    name: str
    title: str
    path: Path
    own: bool
    kinds: tuple[str, ...]


def uses_of(catalogue: Catalogue) -> Iterator[SharedPart]:
    """Every shared part there is, by name, with the titles of the kinds that take it in."""
    taken = {kind.title: joined_template(kind).parts for kind in catalogue.kinds()}
    for path in catalogue.parts():
        kinds = tuple(title for title, parts in taken.items() if path.stem in parts)
        own = not path.is_relative_to(shipped("templates"))
        yield SharedPart(path.stem, title_of(read_small(path)), path, own, kinds)
