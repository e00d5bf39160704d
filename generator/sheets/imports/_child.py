"""One child's data, put together from the rows of an export, with the place of each value."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.case.answers import AnswerError
from generator.case.guide import FieldGuide, guide
from generator.sheets.imports._mapping import Mapping, Rule, Source
from generator.sheets.imports._target import Step
from generator.sheets.imports._values import UnknownCodeError, is_empty, value_of
from generator.sheets.imports._words import joined

__all__ = ["Child", "Entry", "Place", "Row", "Unknown", "child_of", "in_order", "key_of"]

Path = tuple[str | int, ...]
_SEVERAL = {"words", "choices", "references"}


class Entry(dict[str, Any]):
    """An entry of a list of sections; `label` is its name in the mapping, empty without one."""

    label: str = ""


@dataclass(frozen=True)
class Place:
    """A cell of an export. `column` is empty for a whole row, `row` 0 for a whole file."""

    file: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", column “{self.column}”" if self.column else ""
        return f"{self.file}{row}{column}"


@dataclass(frozen=True)
class Row:
    """One row of a child: where it stands, and its cells by the columns that are needed.

    `today` is the day by which years of two digits are read.
    """

    file: str
    number: int
    source: Source
    cells: dict[str, str]
    today: date


@dataclass(frozen=True)
class Unknown:
    """A code that no table knows, with the file and column it stands in."""

    file: str
    column: str
    code: str


@dataclass
class Child:
    """What an export says of one child.

    `data` is that much of a case, lists of sections as `Entry`. `places` says where each value
    comes from. `faults` are sentences with a place; with any, nothing may be written. `unknown`
    are the codes that no table knows, those that were left out among them, and `taken` the
    paths of the mapping that gave a value.
    """

    key: str
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def place(self, path: Path) -> Place | None:
        """Where what a path leads to comes from, or what is around it; None when nowhere."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path)


def child_of(key: str, rows: Sequence[Row], mapping: Mapping) -> Child:
    """The child that some rows are of; rules without a column come last, where there is room."""
    child = Child(key)
    left: list[Rule] = []
    for row in rows:
        left += _take(child, row, mapping.empty)
    for rule in left:
        _fill(child, rule)
    for rule in mapping.constants:
        _fill(child, rule, anyway=True)
    _name_entries(child.data, guide())
    return child


def _take(child: Child, row: Row, empty: frozenset[str]) -> Iterator[Rule]:
    """Take a row's values; gives the rules that may fill what other rows leave open."""
    fresh: dict[Path, Entry] = {}
    origins: dict[Path, dict[Path, Place]] = {}
    open_rules: list[Rule] = []
    for rule in row.source.rules:
        found = _value(child, row, rule, empty)
        if found is None:
            open_rules.append(rule)
            continue
        value, place = found
        child.taken.add((row.file, rule.target.path))
        steps, length = rule.target.steps, rule.target.by_row
        if length is None:
            _put(child, steps, value, place, row.source.several)
            continue
        listed = _path(steps[:length])
        entry = fresh.setdefault(listed, Entry())
        inner = _path(steps[length:])
        _set(entry, steps[length:], value)
        origins.setdefault(listed, {})[inner] = place
    for rule in open_rules:
        length, value = rule.target.by_row, rule.standing
        if length is None:
            yield rule
        elif value is not None and (filled := fresh.get(_path(rule.target.steps[:length]))):
            _set(filled, rule.target.steps[length:], value, keep=True)
    for listed, entry in fresh.items():
        steps = next(
            rule.target.steps[: rule.target.by_row]
            for rule in row.source.rules
            if rule.target.by_row and _path(rule.target.steps[: rule.target.by_row]) == listed
        )
        _append(child, steps, entry, origins[listed], Place(row.file, row.number))


def _value(child: Child, row: Row, rule: Rule, empty: frozenset[str]) -> tuple[Any, Place] | None:
    """What a rule makes of a row; None for nothing, also when that is a fault, which is noted."""
    texts = [
        (column, text) for column in rule.columns if not is_empty(text := row.cells[column], empty)
    ]
    if not texts:
        return None
    several = rule.target.field.form in _SEVERAL
    if not several and len(texts) > 1:
        texts = [(texts[0][0], rule.join.join(text.strip() for _, text in texts))]
    made: list[Any] = []
    place = Place(row.file, row.number, texts[0][0])
    for column, text in texts:
        place = Place(row.file, row.number, column)
        for part in _parts(text, rule, several=several):
            if is_empty(part, empty):
                continue
            try:
                made.append(value_of(part, rule.target.field, rule.codes, rule.dates, row.today))
            except UnknownCodeError as error:
                child.unknown.append(Unknown(row.file, column, error.code))
                if not rule.lenient:
                    child.faults.append(f"{place}: {error}")
                    return None
            except AnswerError as error:
                child.faults.append(f"{place}: {error}")
                return None
    if not made:
        return None
    return (list(dict.fromkeys(made)) if several else made[0]), place


def _parts(text: str, rule: Rule, *, several: bool) -> list[str]:
    if several and not rule.part:
        lines = text.splitlines()
        return [p for line in lines for p in line.split(rule.split)] if rule.split else lines
    if not rule.split:
        return [text]
    most = max(rule.parts - 1, 1)
    parts = text.rsplit(rule.split, most) if rule.last else text.split(rule.split, most)
    return parts[rule.part - 1 : rule.part]


def _put(child: Child, steps: Sequence[Step], value: Any, place: Place, several: str) -> None:
    """Put a value where the steps lead, made on the way; rows must agree unless they need not."""
    data, at = _inside(child, steps)
    name = steps[-1].name
    path = (*at, name)
    if name not in data:
        data[name], child.places[path] = value, place
    elif isinstance(value, list):
        data[name] = list(dict.fromkeys([*data[name], *value]))
    elif data[name] == value or several == "first":
        return
    elif several == "last":
        data[name], child.places[path] = value, place
    else:
        child.faults.append(
            f"{place}: This says otherwise than {child.places[path]}. Keep what is right in the "
            'export, or say in the mapping which row counts: several_rows = "first" or "last".'
        )


def _inside(child: Child, steps: Sequence[Step]) -> tuple[dict[str, Any], Path]:
    """The section or entry that holds what the steps lead to, made if it is not there."""
    data: dict[str, Any] = child.data
    at: Path = ()
    for step in steps[:-1]:
        data, at = _into(data, at, step)
    return data, at


def _into(data: dict[str, Any], at: Path, step: Step) -> tuple[dict[str, Any], Path]:
    """The section or the entry that a step leads to, made if it is not there."""
    at = (*at, step.name)
    if step.entry is None:
        return data.setdefault(step.name, {}), at
    entries: list[Entry] = data.setdefault(step.name, [])
    for number, entry in enumerate(entries):
        if entry.label == step.entry:
            return entry, (*at, number)
    entries.append(Entry())
    entries[-1].label = step.entry
    return entries[-1], (*at, len(entries) - 1)


def _append(
    child: Child, steps: Sequence[Step], entry: Entry, origins: dict[Path, Place], place: Place
) -> None:
    """Add the entry of a row to its list, unless that very entry is there."""
    data, at = _inside(child, steps)
    name = steps[-1].name
    entries: list[Entry] = data.setdefault(name, [])
    if any(not other.label and other == entry for other in entries):
        return
    path = (*at, name, len(entries))
    entries.append(entry)
    child.places[path] = place
    child.places |= {(*path, *inner): found for inner, found in origins.items()}


def _set(data: dict[str, Any], steps: Sequence[Step], value: Any, *, keep: bool = False) -> None:
    at: Path = ()
    for step in steps[:-1]:
        data, at = _into(data, at, step)
    if not keep or steps[-1].name not in data:
        data[steps[-1].name] = value


def _fill(child: Child, rule: Rule, *, anyway: bool = False) -> None:
    """Set what no column says, where the section around it is there, or `anyway`."""
    value = rule.standing
    if value is None:
        return
    data: Any = child.data
    for step in rule.target.steps[:-1]:
        inner = data.get(step.name)
        if step.entry is not None:
            inner = next((one for one in inner or () if one.label == step.entry), None)
        if inner is None and not anyway:
            return
        data = inner if inner is not None else _into(data, (), step)[0]
    data.setdefault(rule.target.steps[-1].name, value)


def _name_entries(data: dict[str, Any], field: FieldGuide) -> None:
    """Give an entry that is called by a code that code: people[parent] has the role parent."""
    for inner in field.fields:
        value = data.get(inner.path[-1])
        if isinstance(value, dict):
            _name_entries(value, inner)
        elif inner.form == "list" and value:
            for entry in value:
                _name_entry(entry, inner)
                _name_entries(entry, inner)


def _name_entry(entry: Entry, listed: FieldGuide) -> None:
    fields = [each for each in listed.fields if entry.label in each.choices]
    named = next((each for each in fields if each.needed), fields[0] if fields else None)
    if named is not None and named.form == "choice":
        entry.setdefault(named.path[-1], entry.label)


def in_order(data: Any, field: FieldGuide) -> Any:
    """The same data with its fields in the order of the schema, in plain dicts."""
    if isinstance(data, dict):
        names: Iterable[FieldGuide] = field.fields
        return {
            name: in_order(data[name], inner) for inner in names if (name := inner.path[-1]) in data
        }
    if isinstance(data, list):
        return [in_order(entry, field) for entry in data]
    return data


def _path(steps: Sequence[Step]) -> Path:
    return tuple(part for step in steps for part in (step.name, step.entry) if part)


def key_of(text: str) -> str:
    """A child's key as rows and files are joined by it: capitals and spaces do not count."""
    return joined(text).casefold()
