"""Which sheets a case workbook has, and what stands in them: all of it told by the schema."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from generator.case.guide import FieldGuide, guide

__all__ = ["LONGEST_NAME", "Column", "Sheet", "sheets"]

Path = tuple[str, ...]

LONGEST_NAME = 31  # of a sheet, in Excel
_NEVER_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
# Set up once and seldom looked at, so they come after what is about the child.
_LAST = ("service", "meant_names", "rules")
# The child comes first, and takes along what the file says of itself.
_FIRST = "child"
_WRITTEN_BY_ITSELF = (("schema",),)


@dataclass(frozen=True, eq=False)
class Column:
    """One field of a sheet: a column of a list, a row of a form.

    `path` leads to it from the entry of a list, or from the case in a form. `section` is the
    title of the part that it stands in, empty when it stands in none.
    """

    path: Path
    field: FieldGuide
    section: str

    @property
    def key(self) -> str:
        """What stands in the hidden cell by which it is known again."""
        return ".".join(self.path)

    @property
    def title(self) -> str:
        """Its heading in a list."""
        return f"{self.section}: {self.field.title}" if self.section else self.field.title


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: a form with a field in each row, or a list with an entry in each.

    `path` is that of the section or list. `within` is the path of the list whose entries the
    entries of an inner list belong to; None for any other sheet.
    """

    name: str
    path: Path
    guide: FieldGuide
    columns: tuple[Column, ...]
    within: Path | None = None

    @property
    def is_form(self) -> bool:
        """Whether it holds one field in each row."""
        return self.guide.form != "list"

    @property
    def key(self) -> str:
        """What stands in its first cell, by which it is known under any name."""
        return "/".join(self.path)

    @property
    def labelled(self) -> tuple[Column, ...]:
        """The columns that make the readable name of an entry: its name, or what it must have."""
        plain = [c for c in self.columns if len(c.path) == 1 and c.field.form in _IN_LABELS]
        named = [c for c in plain if c.path == ("name",)]
        needed = [c for c in plain if c.field.needed] or plain[:1]
        telling = [c for c in needed if c.field.form != "narrative"]
        if any(c.field.form != "choice" or len(c.field.choices) > _FEW for c in telling):
            needed = telling
        return tuple(named or needed)

    def column(self, path: Path) -> Column | None:
        """The column of a field; None when it is on another sheet."""
        return next((column for column in self.columns if column.path == path), None)


# A choice of so few tells nobody which entry is meant.
_FEW = 3
_IN_LABELS = {"line", "narrative", "date", "choice", "person", "integer"}


@cache
def sheets() -> tuple[Sheet, ...]:
    """All sheets of a case workbook, in the order in which people think of a case."""
    case = guide("case")
    of_the_file = [f for f in case.fields if not f.fields and f.path not in _WRITTEN_BY_ITSELF]
    made: list[Sheet] = []
    parts = [f for f in case.fields if f.fields]
    for part in sorted(parts, key=lambda f: (f.path[0] in _LAST, f.path[0] != _FIRST)):
        own = of_the_file if part.path[0] == _FIRST else []
        made += _of_part(part, own)
    return _named(made)


def _of_part(part: FieldGuide, own: list[FieldGuide]) -> Iterator[Sheet]:
    if part.form == "list":
        yield from _of_list(part, None)
        return
    columns = [Column(field.path, field, "") for field in own] + list(_columns(part, 0, ""))
    if columns:
        yield Sheet(part.title, part.path, part, tuple(columns))
    for inner in _lists(part):
        yield from _of_list(inner, None)


def _of_list(part: FieldGuide, within: Path | None) -> Iterator[Sheet]:
    yield Sheet(part.title, part.path, part, tuple(_columns(part, len(part.path), "")), within)
    for inner in _lists(part):
        yield from _of_list(inner, part.path)


def _columns(part: FieldGuide, depth: int, section: str) -> Iterator[Column]:
    for field in part.fields:
        if field.form == "section":
            inner = f"{section}: {field.title}" if section else field.title
            yield from _columns(field, depth, inner)
        elif field.form != "list":
            yield Column(field.path[depth:], field, section)


def _lists(part: FieldGuide) -> Iterator[FieldGuide]:
    """The lists in a section or entry, also in its sections, not those inside lists."""
    for field in part.fields:
        if field.form == "list":
            yield field
        elif field.form == "section":
            yield from _lists(field)


def _named(made: list[Sheet]) -> tuple[Sheet, ...]:
    """Each sheet with a name of its own: its title, after that of what it belongs to if need be."""
    titles = [sheet.guide.title for sheet in made]
    taken: set[str] = set()
    out = []
    for sheet in made:
        single = titles.count(sheet.guide.title) == 1
        names = [_plain(one) for one in _names_for(sheet, single=single)]
        free = [one for one in names if one.casefold() not in taken]
        fits = next((one for one in free if len(one) <= LONGEST_NAME), "")
        name = fits or _numbered(names[0], taken)
        taken.add(name.casefold())
        out.append(replace(sheet, name=name))
    return tuple(out)


def _names_for(sheet: Sheet, *, single: bool) -> Iterator[str]:
    """The names a sheet may have, the best first. `single` is whether no other is titled so."""
    title = sheet.guide.title
    if (single and not sheet.within) or len(sheet.path) == 1:
        yield title
        return
    # The part of the file that it stands in, then the nearest section, shortened if need be.
    part, section = _title_of(sheet.within or sheet.path[:1]), _title_of(sheet.path[:-1])
    yield f"{part} - {title}"
    if single:
        yield title
    yield f"{section} - {title}"
    words = section.split()
    for count in range(len(words) - 1, 0, -1):
        yield f"{' '.join(words[:count])} - {title}"


def _numbered(name: str, taken: set[str]) -> str:
    """A name cut where it is too long, with a number where it is taken."""
    if _cut(name, LONGEST_NAME).casefold() not in taken:
        return _cut(name, LONGEST_NAME)
    numbered = (f"{_cut(name, LONGEST_NAME - 4)} {number}" for number in range(2, len(taken) + 3))
    return next(one for one in numbered if one.casefold() not in taken)


def _plain(name: str) -> str:
    return _NEVER_IN_A_NAME.sub(" ", name)


def _cut(name: str, most: int) -> str:
    """A name that fits, without half a word at its end."""
    return name if len(name) <= most else name[: most + 1].rpartition(" ")[0] or name[:most]


def _title_of(path: Path) -> str:
    found = guide("case").find(path)
    return found.title if found else path[-1]
