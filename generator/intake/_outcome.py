"""What became of an import, or would become of it: in numbers, and child by child."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.sheets.imports import Part, Unknown

__all__ = ["Outcome", "Taken", "UnknownCodes", "unknown_codes"]

_TOLD = 200
_MOST_CODES = 30
_LONGEST_CODE = 40


@dataclass(frozen=True)
class Taken:
    """What became of one child, or would: new, changed, same or refused.

    `name` is the identifier of the case, `fields` how many fields the export gives it, `faults`
    why it is refused, each with its place in the export.
    """

    name: str
    state: str
    fields: int
    faults: tuple[str, ...] = ()


@dataclass
class Outcome:
    """What became of an import, or would become of it.

    `title` is the mapping's. `new`, `changed`, `same` and `refused` count children, `conflicts`
    those among the refused that differ from their case file. `parts` says for each table what
    was taken of it, `unknown` counts codes that no table knows, `unused` are the kinds of files
    that were not given. `files` counts the case files written. `told` are the first children one
    by one, those that are refused before others.
    """

    title: str = ""
    parts: Sequence[Part] = ()
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    conflicts: int = 0
    unknown: Counter[Unknown] = field(default_factory=Counter)
    unused: tuple[str, ...] = ()
    files: int = 0
    told: list[Taken] = field(default_factory=list)

    @property
    def children(self) -> int:
        """How many children the export holds."""
        return self.new + self.changed + self.same + self.refused

    def tell(self, one: Taken) -> None:
        """Tell of a child; where there are many, of those that are refused before others."""
        if len(self.told) >= _TOLD and one.state == "refused":
            last = range(len(self.told) - 1, -1, -1)
            spare = next((n for n in last if self.told[n].state != "refused"), None)
            if spare is not None:
                del self.told[spare]
        if len(self.told) < _TOLD:
            self.told.append(one)


@dataclass(frozen=True)
class UnknownCodes:
    """The words of a column that no table of codes knows, with how often each stands there.

    `file` is the table's name for people, `source` the mapping's, `path` the field that the
    column gives, empty for none with choices; `choices` are that field's codes with their words.
    """

    file: str
    source: str
    column: str
    path: str
    title: str
    choices: Mapping[str, str]
    codes: Mapping[str, int]

    @property
    def are_too_many(self) -> bool:
        """Whether these are no codes but a whole column's words, which are children's data."""
        return len(self.codes) > _MOST_CODES or any(len(one) > _LONGEST_CODE for one in self.codes)


def unknown_codes(outcome: Outcome) -> tuple[UnknownCodes, ...]:
    """The words of an export that no table of codes knows, by column, the most frequent first."""
    by_column: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one, times in outcome.unknown.items():
        by_column[one.file, one.column][one.code] += times
    return tuple(
        _of_column(outcome, file, column, codes) for (file, column), codes in by_column.items()
    )


def _of_column(outcome: Outcome, file: str, column: str, codes: Counter[str]) -> UnknownCodes:
    part = next(each for each in outcome.parts if each.table.name == file)
    rules = [rule for rule in part.source.rules if column in rule.columns]
    rule = next((each for each in rules if each.target.field.choices), None)
    return UnknownCodes(
        file=file,
        source=part.source.name,
        column=column,
        path=rule.target.path if rule else "",
        title=rule.target.field.title if rule else "",
        choices=rule.target.field.choices if rule else {},
        codes=dict(codes.most_common()),
    )
