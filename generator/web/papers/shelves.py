"""The documents of the cases looked at last, worked out once for as long as nothing changes."""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.case import Case
from generator.documents.readiness import Readiness
from generator.rules.case_dates import CaseDates
from generator.web.desk import Desk
from generator.web.papers.shelf import Shelf, shelf_of

__all__ = ["documents_of", "shelf_at"]

# Among the cases, where `throughcare cases` and `throughcare status` look too.
_DOCUMENTS = "documents"
_MOST = 16
_Found = TypeVar("_Found")
_Seen = tuple[object, ...]
_Known = tuple[CaseDates, tuple[Readiness, ...]]

_shelves: OrderedDict[_Seen, Shelf] = OrderedDict()
# What does not depend on the documents that were made.
_known: OrderedDict[_Seen, _Known] = OrderedDict()


def documents_of(desk: Desk) -> Path:
    """The folder that documents are written to; it need not be there yet."""
    return desk.folder / _DOCUMENTS


def shelf_at(desk: Desk, case: Case, key: str) -> Shelf:
    """The documents of a case that is on the desk, as they are now."""
    on = desk.today()
    seen = tuple(_seen(desk, key, on))

    def known() -> _Known:
        return desk.toolkit.case_dates(case, on), desk.toolkit.readiness(case, on=on)

    def shelf() -> Shelf:
        dates, ready = _kept(_known, seen, known)
        made = desk.toolkit.made(documents_of(desk), case, on=on)
        return shelf_of(case, key, dates, ready, made)

    return _kept(_shelves, (*seen, *_files(documents_of(desk), case)), shelf)


def _kept(held: OrderedDict[_Seen, _Found], seen: _Seen, found: Callable[[], _Found]) -> _Found:
    """What was found for something that was seen before; else it is found now."""
    if seen not in held:
        while len(held) >= _MOST:
            held.popitem(last=False)
        held[seen] = found()
    held.move_to_end(seen)
    return held[seen]


def _seen(desk: Desk, key: str, on: date) -> Iterator[object]:
    """What decides on dates and readiness: the day, the case and those beside it, templates."""
    yield desk.toolkit
    yield on
    yield _state(desk.path(key))
    yield _state(desk.folder)
    for kind in desk.toolkit.catalogue.kinds():
        yield _state(kind.template)
        yield _state(kind.requirements)


def _files(folder: Path, case: Case) -> list[tuple[str, int, int, int]]:
    """The documents of a case in the folder, as they are now."""
    mine = f"_{case.identifier}_"
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(_state(Path(one.path)) for one in entries if mine in one.name)


def _state(path: Path) -> tuple[str, int, int, int]:
    try:
        found = path.lstat()
    except OSError:
        return str(path), 0, 0, 0
    return str(path), found.st_mtime_ns, found.st_size, found.st_ino
