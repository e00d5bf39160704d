"""What the list of cases shows: which children, in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.batch import Glance, Row
from generator.case.facts.stages import STAGES
from generator.case.names.folding import fold

__all__ = ["SHOWS", "Line", "List", "Wanted", "listed"]

SHOWS = {
    "all": "All cases",
    "overdue": "With a date overdue",
    "soon": "With a date in the next 14 days",
    "stale": "With documents out of date",
    "faulty": "Files that cannot be opened",
}
_SOON = timedelta(days=14)
_ON_A_PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for: words of a name or reference, a stage in words, a key of SHOWS."""

    words: str = ""
    stage: str = ""
    show: str = "all"

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


@dataclass(frozen=True)
class Line:
    """One row: the key of its address, and a child at a glance or what is wrong with the file."""

    key: str
    file: str
    glance: Glance | None = None
    error: str = ""
    stale: int | None = 0


@dataclass(frozen=True)
class List:
    """One page of the list: `found` counts the lines of all pages, `total` those of the folder."""

    lines: tuple[Line, ...]
    found: int
    total: int
    page: int
    pages: int
    stages: tuple[str, ...] = field(default=())


def listed(rows: Iterable[tuple[str, Row]], wanted: Wanted, on: date, page: int = 1) -> List:
    """The page of the list that somebody asked for; the last one where there are not so many.

    Files that cannot be opened come first, then overdue dates, then by what comes next.
    """
    lines = [Line(key, row.path.name, row.glance, row.error, row.stale) for key, row in rows]
    stages = {_stage(line.glance) for line in lines if line.glance and line.glance.stage}
    order = list(STAGES.values())
    found = sorted((one for one in lines if _is_wanted(one, wanted, on)), key=_by_need)
    pages = max(1, -(-len(found) // _ON_A_PAGE))
    page = min(max(1, page), pages)
    return List(
        lines=tuple(found[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]),
        found=len(found),
        total=len(lines),
        page=page,
        pages=pages,
        stages=tuple(sorted(stages, key=lambda one: order.index(one) if one in order else 99)),
    )


def _stage(glance: Glance) -> str:
    """The stage without the establishment."""
    return next((one for one in STAGES.values() if glance.stage.startswith(one)), glance.stage)


def _is_wanted(line: Line, wanted: Wanted, on: date) -> bool:
    glance = line.glance
    if glance is None:
        hidden = wanted.stage or wanted.show not in {"all", "faulty"}
        return not hidden and _has(wanted.words, (line.file,))
    if wanted.stage and _stage(glance) != wanted.stage:
        return False
    if not _has(wanted.words, (glance.name, glance.reference, line.file)):
        return False
    return {
        "overdue": glance.overdue > 0,
        "soon": glance.due is not None and glance.due <= on + _SOON,
        "stale": line.stale is None or line.stale > 0,
        "faulty": False,
    }.get(wanted.show, True)


def _has(words: str, texts: Sequence[str]) -> bool:
    held = " ".join(map(fold, texts))
    return all(word in held for word in fold(words).split())


def _by_need(line: Line) -> tuple[bool, bool, date, str]:
    if line.glance is None:
        return False, False, date.min, line.file
    return True, not line.glance.overdue, line.glance.due or date.max, fold(line.glance.name)
