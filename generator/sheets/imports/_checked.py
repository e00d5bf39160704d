"""From the text of a mapping file to a mapping, with every fault of it at once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.case.answers import AnswerError
from generator.errors import FaultyInputError
from generator.reading import NotTextError, read_text
from generator.sheets.imports._codes import code_tables
from generator.sheets.imports._dates import BRITISH
from generator.sheets.imports._lines import Steps, line_of, lines_of
from generator.sheets.imports._mapping import Mapping as ImportMapping
from generator.sheets.imports._mapping import Rule, Source
from generator.sheets.imports._shape import Found, meant, shape_faults
from generator.sheets.imports._target import Target, TargetError, target
from generator.sheets.imports._values import UnknownCodeError, alike, value_of
from generator.sheets.imports._words import joined, printable
from generator.toml import TooMuchTomlError, parse_toml

__all__ = ["checked", "load_mapping", "mapping_faults"]

_KEY = "{key}"
_MOST_FAULTS = 200


def load_mapping(path: Path) -> ImportMapping:
    """The mapping in a file. Raises FaultyInputError with all its faults."""
    mapping, faults = checked(_text(path))
    if mapping is None:
        count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise FaultyInputError(f"The mapping {path.name} has {count}:", faults)
    return mapping


def mapping_faults(path: Path) -> tuple[str, ...]:
    """Every fault of a mapping file, a sentence each; none when it is sound."""
    return checked(_text(path))[1]


def checked(text: str) -> tuple[ImportMapping | None, tuple[str, ...]]:
    """The mapping that a text in TOML says; None with its faults, in the order of the lines."""
    try:
        raw = parse_toml(text)
    except TooMuchTomlError as error:
        return None, (f"It {error}",)
    except ValueError as error:
        return None, (f"It is not valid TOML: {printable(str(error), 200)}.",)
    work = _Work(raw, lines_of(text))
    work.found += shape_faults(raw)
    mapping = work.mapping()
    if not work.found:
        return mapping, ()
    told = sorted({(line_of(work.lines, path) or 0, says) for path, says in work.found})
    faults = tuple(f"Line {line}: {says}" if line else says for line, says in told)
    return None, faults[:_MOST_FAULTS]


def _text(path: Path) -> str:
    try:
        return read_text(path)
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None


@dataclass
class _Work:
    """A mapping while it is read. What is of a wrong shape is passed by: it is told already."""

    raw: Mapping[str, Any]
    lines: Mapping[Steps, int]
    found: list[Found] = field(default_factory=list)

    def mapping(self) -> ImportMapping:
        case_id = _text_of(self.raw.get("case_id"))
        if case_id and (case_id.count(_KEY) != 1 or "{" in case_id.replace(_KEY, "")):
            self.found.append((("case_id",), f"case_id must hold {_KEY} once, as in YJS-{_KEY}."))
        files = self.raw.get("file")
        sources = [
            self._source(number, entry)
            for number, entry in enumerate(files if isinstance(files, list) else ())
            if isinstance(entry, dict)
        ]
        constants = [
            Rule(found, standing=made, line=line_of(self.lines, ("constants", path)))
            for path, value in _table(self.raw.get("constants")).items()
            if (found := self._target(("constants", path), path)) is not None
            and (made := self._constant(("constants", path), value, found)) is not None
        ]
        for rule in constants:
            if rule.target.by_row is not None:
                says = f"{rule.target.path} is of a row, so it cannot be among the constants."
                self.found.append((("constants", rule.target.path), says))
        empty = frozenset(joined(word).casefold() for word in _texts(self.raw.get("empty")))
        title = _text_of(self.raw.get("title"))
        return ImportMapping(title, case_id, tuple(sources), tuple(constants), empty)

    def _source(self, number: int, entry: Mapping[str, Any]) -> Source:
        at: Steps = ("file", number)
        rules = [
            rule
            for path, value in _table(entry.get("fields")).items()
            if (rule := self._rule((*at, "fields", path), path, value)) is not None
        ]
        taken = {column for rule in rules for column in rule.columns}
        for column in _texts(entry.get("ignore")):
            if column in taken:
                says = f"The column {printable(column)} is both taken and ignored. Keep one."
                self.found.append(((*at, "ignore"), says))
        return Source(
            name=_text_of(entry.get("name")) or "*",
            key=_text_of(entry.get("key")),
            rules=_with_parts(rules),
            sheet=_text_of(entry.get("sheet")),
            heading_row=_number(entry.get("heading_row"), 1),
            several=_text_of(entry.get("several_rows")) or "same",
            ignore=_texts(entry.get("ignore")),
            leave_out={
                column: frozenset(joined(word).casefold() for word in _texts(listed))
                for column, listed in _table(entry.get("leave_out")).items()
            },
            line=line_of(self.lines, at),
        )

    def _rule(self, at: Steps, path: str, value: Any) -> Rule | None:
        found = self._target(at, path)
        said = {"column": value} if isinstance(value, str) else _table(value)
        if found is None or not isinstance(value, str | dict):
            return None
        columns = _texts([said["column"]] if "column" in said else said.get("columns"))
        self.found += ((at, f"{path} {says}") for says in _contradictions(said, found, columns))
        own = self._codes((*at, "codes"), said.get("codes"), found)
        dates = _texts(said.get("dates")) or _texts(self.raw.get("dates")) or (BRITISH,)
        rule = Rule(
            target=found,
            columns=columns,
            codes=own,
            dates=dates,
            split=_text_of(said.get("split")),
            part=_number(said.get("part"), 0),
            last=said.get("at") == "last",
            join=said["join"] if isinstance(said.get("join"), str) else " ",
            lenient=said.get("unknown") == "leave-out",
            line=line_of(self.lines, at),
        )
        given = next((said[name] for name in ("default", "value") if name in said), None)
        return rule if given is None else replace(rule, standing=self._constant(at, given, found))

    def _target(self, at: Steps, path: str) -> Target | None:
        try:
            found = target(path)
        except TargetError as error:
            self.found.append((at, f"{printable(path, 80)} {error}"))
            return None
        if path in {"schema", "case_id"}:
            says = f"{path} is made by itself: case_id at the top says how a case is called."
            self.found.append((at, says))
            return None
        return found

    def _constant(self, at: Steps, value: Any, found: Target) -> Any:
        """A value of the mapping as the case gets it; None when it does not fit."""
        several = found.field.form in {"words", "choices", "references"}
        try:
            made = [
                value_of(_plain(each), found.field, None, (BRITISH,), date.max)
                for each in (value if isinstance(value, list) else [value])
            ]
        except UnknownCodeError:
            known = ", ".join(found.field.choices)
            says = f"What {found.path} is set to is none of its codes: {known}."
            self.found.append((at, says))
            return None
        except AnswerError as error:
            self.found.append((at, f"What {found.path} is set to does not fit: {error}"))
            return None
        if several:
            return made
        if isinstance(value, list):
            self.found.append((at, f"{found.path} holds one value, and no list."))
            return None
        return made[0]

    def _codes(self, at: Steps, said: Any, found: Target) -> Mapping[str, str] | None:
        """A table of codes: written in place, of this mapping, or one that is shipped."""
        if said is None:
            return None
        own = _table(self.raw.get("codes"))
        held: Mapping[str, Any] = said if isinstance(said, dict) else {}
        if isinstance(said, str):
            shipped = code_tables()
            if said not in own and said not in shipped:
                known = (*own, *shipped)
                hint = meant(said, known) or f"; there are {', '.join(known)}"
                self.found.append((at, f"There is no table of codes called {said}{hint}."))
                return None
            held = _table(own[said]) if said in own else shipped[said].codes
        made: dict[str, str] = {}
        for code, value in held.items():
            if self._constant(at, value, found) is None:
                continue
            if made.setdefault(alike(code), _plain(value)) != _plain(value):
                says = f"The code {printable(code)} stands twice in a table, with other values."
                self.found.append((at, says))
        return made


def _contradictions(
    said: Mapping[str, Any], found: Target, columns: tuple[str, ...]
) -> Iterator[str]:
    """What of a rule does not go together."""
    given = [name for name in ("column", "columns", "value") if name in said]
    if len(given) != 1:
        told = " and ".join(given) or "none of them"
        yield f"needs one of column, columns and value; it has {told}."
    several = found.field.form in {"words", "choices", "references"}
    if "part" in said and "split" not in said:
        yield "takes a part of a text that is not split: add split."
    if "split" in said and "part" not in said and not several:
        yield "is split, so say which part it gets: part = 1 is the first."
    if "split" in said and len(columns) > 1 and "part" in said:
        yield "takes a part of several columns. Name one column."
    if "join" in said and (several or len(columns) < 2):
        yield "joins nothing: join is for several columns that become one text."
    if "at" in said and "part" not in said:
        yield "says at, which means nothing without part."


def _with_parts(rules: list[Rule]) -> tuple[Rule, ...]:
    """The rules, each knowing how many parts of its column are taken: the last gets the rest."""
    most: Counter[tuple[Any, ...]] = Counter()
    for rule in rules:
        key = (rule.columns, rule.split)
        most[key] = max(most[key], rule.part)
    return tuple(replace(rule, parts=most[rule.columns, rule.split]) for rule in rules)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _number(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


def _text_of(value: Any) -> str:
    return value if isinstance(value, str) else ""
