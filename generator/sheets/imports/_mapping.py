"""What a mapping says, checked: which columns of which files become which fields of a case."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from generator.sheets.imports._target import Target

__all__ = ["Mapping", "Rule", "Source"]


@dataclass(frozen=True)
class Rule:
    """How one field of a case gets its value.

    It comes from the `columns` of a row, joined by `join` if there are several. `standing` is
    what it gets where they are empty, or there are none; None for nothing. A text may be parted
    at `split`, from its start or from its end (`last`); of that the field gets `part`, from 1,
    and 0 is all of them (of a list). `parts` is how many parts others of the same column take.
    `lenient` leaves an unknown code out. `codes` have keys as `alike` gives them.
    """

    target: Target
    columns: tuple[str, ...] = ()
    standing: Any = None
    codes: MappingType[str, str] | None = None
    dates: tuple[str, ...] = ()
    split: str = ""
    part: int = 0
    parts: int = 0
    last: bool = False
    join: str = " "
    lenient: bool = False
    line: int | None = None


@dataclass(frozen=True)
class Source:
    """One kind of file of an export.

    `name` is a pattern of file names, `sheet` that of a workbook, empty for the first. `key` is
    the column that says which child a row is of. `several` says what counts where rows of a
    child differ in a field: "same" lets none, "first" and "last" take that row's. A row that
    has one of the words of `leave_out` in that column is passed over, as are columns that
    `ignore` names.
    """

    name: str
    key: str
    rules: tuple[Rule, ...]
    sheet: str = ""
    heading_row: int = 1
    several: str = "same"
    ignore: tuple[str, ...] = ()
    leave_out: MappingType[str, frozenset[str]] = field(default_factory=dict)
    line: int | None = None

    def takes(self, name: str) -> bool:
        """Whether a file of that name is one of this kind."""
        return fnmatchcase(name.casefold(), self.name.casefold())

    def columns(self) -> tuple[str, ...]:
        """Every column that is needed of a row, each once."""
        named = [column for rule in self.rules for column in rule.columns]
        return tuple(dict.fromkeys([self.key, *named, *self.leave_out]))


@dataclass(frozen=True)
class Mapping:
    """A whole mapping. `case_id` is how a case is called, with {key} for the child's key."""

    title: str
    case_id: str
    sources: tuple[Source, ...]
    constants: tuple[Rule, ...] = ()
    empty: frozenset[str] = frozenset()
