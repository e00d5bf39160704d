"""The documents of the cases looked at last, worked out once for as long as nothing changes."""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from generator.case import Case
from generator.catalogue import Kind
from generator.documents.readiness import Readiness
from generator.resources import shipped
from generator.rules.case_dates import CaseDates
from generator.web.desk import Desk
from generator.web.papers.shelf import Shelf, shelf_of

__all__ = ["case_at", "documents_of", "shelf_at"]

# Among the cases, where `throughcare cases` and `throughcare status` look too.
_DOCUMENTS = "documents"
_OF_A_KIND = (".docx", ".json", ".toml")
_MOST_CASES, _MOST_SHELVES = 4, 16
_Found = TypeVar("_Found")
_Seen = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class _Known:
    """A case as it was opened, with its dates and, once it is asked for, what is ready."""

    case: Case
    dates: CaseDates
    kinds: tuple[Kind, ...]
    look: Callable[[Kind], Readiness]

    @classmethod
    def of(cls, desk: Desk, key: str) -> "_Known":
        case, on, toolkit = desk.case(key), desk.today(), desk.toolkit
        kinds = tuple(kind for kind in toolkit.catalogue.kinds() if kind.subject == "case")
        look = cache(lambda kind: toolkit.readiness_of(kind, case, on=on))
        return cls(case, toolkit.case_dates(case, on), kinds, look)


_cases: OrderedDict[_Seen, _Known] = OrderedDict()
_shelves: OrderedDict[_Seen, Shelf] = OrderedDict()


def documents_of(desk: Desk) -> Path:
    """The folder that documents are written to; it need not be there yet."""
    return desk.folder / _DOCUMENTS


def case_at(desk: Desk, key: str) -> Case:
    """A case to be looked at: with all that was worked out of it while nothing has changed.

    What is written or made goes by a case that was opened for it. Raises as `Desk.case` does.
    """
    return _known_at(desk, key).case


def shelf_at(desk: Desk, key: str) -> Shelf:
    """The documents of a case, as they are now. Raises as `Desk.case` does."""
    known, folder = _known_at(desk, key), documents_of(desk)

    def shelf() -> Shelf:
        made = desk.toolkit.made(folder, known.case, on=known.dates.on)
        return shelf_of(known.case, key, known.dates, known.kinds, known.look, made=made)

    seen = (known, *_files(folder, known.case))
    return _kept(_shelves, seen, shelf, _MOST_SHELVES)


def _known_at(desk: Desk, key: str) -> _Known:
    def known() -> _Known:
        return _Known.of(desk, key)

    return _kept(_cases, tuple(_seen(desk, key)), known, _MOST_CASES)


def _kept(
    held: OrderedDict[_Seen, _Found], seen: _Seen, found: Callable[[], _Found], most: int
) -> _Found:
    """What was found for something that was seen before; else it is found now."""
    if seen not in held:
        while len(held) >= most:
            held.popitem(last=False)
        held[seen] = found()
    held.move_to_end(seen)
    return held[seen]


def _seen(desk: Desk, key: str) -> Iterator[object]:
    """What decides on dates and readiness: the day, all case files, the service, templates."""
    yield desk.toolkit
    yield desk.today()
    yield desk.path(key)
    yield desk.state()
    for path in _shipped():
        yield _state(path)


def _files(folder: Path, case: Case) -> list[tuple[str, int, int, int]]:
    """The documents of a case in the folder, as they are now."""
    mine = f"_{case.identifier}_"
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(_state(one.path) for one in entries if mine in one.name)


@cache
def _shipped() -> tuple[str, ...]:
    """The shipped files that documents are made with; a service's own are in the desk's state."""
    found = shipped("templates").rglob("*")
    return tuple(sorted(str(path) for path in found if path.suffix in _OF_A_KIND))


def _state(path: str) -> tuple[str, int, int, int]:
    try:
        found = os.lstat(path)
    except OSError:
        return path, 0, 0, 0
    return path, found.st_mtime_ns, found.st_size, found.st_ino
