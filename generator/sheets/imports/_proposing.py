"""A mapping put together by choosing: proposed for an export, changed column by column, kept."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from generator.case.guide import FieldGuide, guide
from generator.sheets.imports._codes import code_tables
from generator.sheets.imports._likeness import fit
from generator.sheets.imports._looking import Column, Looked
from generator.sheets.imports._target import target
from generator.sheets.imports._values import is_empty

__all__ = [
    "TableChoices",
    "choices_of",
    "chosen",
    "files_taken",
    "for_next_time",
    "mapping_text",
    "proposed",
    "standing_fields",
    "with_codes",
]

Raw = Mapping[str, Any]

# A rule that the choice of a field for a column says; any other is somebody's own.
_SIMPLE = {"column", "columns", "codes", "dates", "split", "join", "unknown"}
_ONE_TEXT = {"line", "narrative"}
_LISTED = {"words", "choices"}
_SEPARATORS = ("; ", ";", " | ", "|")
_FEWEST_ALIKE = 0.6
_PATTERN = re.compile(r"[*?]|\[(?!.\])")
_DIGITS = re.compile(r"\d+(?:[-_. ]*\d+)*")


@dataclass(frozen=True)
class TableChoices:
    """What somebody chose for one table of an export.

    `fields` has for each heading the path of its field, empty for none. `several` says what
    counts where rows of a child differ: same, first or last. `own` are the fields that a rule of
    the mapping's own makes, in a way that choosing cannot say.
    """

    key: str
    several: str = "same"
    fields: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()


def proposed(tables: Sequence[Looked], kept: Iterable[Raw], title: str, today: date) -> Raw:
    """The mapping to begin with: the kept one that fits best, else what the columns seem to be."""
    scored = [(_alike(each, tables), each) for each in kept]
    (best, _), found = max(scored, key=lambda one: one[0], default=((0.0, 0.0), {}))
    raw: dict[str, Any] = (
        deepcopy(dict(found))
        if best >= _FEWEST_ALIKE
        else {"schema": "throughcare/import/1", "title": title, "case_id": _case_id(tables)}
    )
    sources = raw.get("file", [])
    raw["file"] = [_source(each, sources, today) for each in tables]
    return raw


def choices_of(raw: Raw, tables: Sequence[Looked]) -> tuple[TableChoices, ...]:
    """What a mapping chooses for each table, in their order."""
    return tuple(
        _choices(source, looked) for source, looked in zip(raw["file"], tables, strict=True)
    )


def chosen(
    raw: Raw, tables: Sequence[Looked], choices: Sequence[TableChoices], today: date
) -> tuple[Raw, dict[tuple[int, str], str]]:
    """The mapping after choosing, and what cannot be, by table and heading.

    A rule whose field keeps its columns stays as it is.
    """
    made = deepcopy(dict(raw))
    faults: dict[tuple[int, str], str] = {}
    for number, (source, looked, choice) in enumerate(
        zip(made["file"], tables, choices, strict=True)
    ):
        source["key"] = choice.key
        source["several_rows"] = choice.several
        columns: dict[str, list[Column]] = {}
        for heading, path in choice.fields.items():
            column = looked.column(heading)
            if not path or column is None or heading == choice.key:
                continue
            given = columns.setdefault(path, [])
            form = target(path).field.form
            if given and form not in _ONE_TEXT | _LISTED:
                faults[number, heading] = (
                    f"The column “{given[0].heading}” gives this already. Choose another field"
                )
                continue
            given.append(column)
        before = source.get("fields", {})
        source["fields"] = {
            path: before[path]
            if path in before and _columns_of(before[path]) == [each.heading for each in found]
            else _rule(path, found, today)
            for path, found in columns.items()
        } | {path: before[path] for path in choice.own if path in before and path not in columns}
        taken = {heading for heading, path in choice.fields.items() if path} | {choice.key}
        source["ignore"] = [each for each in looked.table.headings if each not in taken]
        for name in ("ignore", "several_rows"):
            if source[name] in ([], "same"):
                del source[name]
    return made, faults


def files_taken(raw: Raw, files: Iterable[Path]) -> tuple[Path, ...]:
    """Those of some files of which a mapping takes something."""
    names = [each.get("name", "*").casefold() for each in raw["file"] if each["fields"]]
    return tuple(
        path for path in files if any(fnmatchcase(path.name.casefold(), name) for name in names)
    )


def for_next_time(raw: Raw) -> Raw:
    """A mapping whose names of files fit the next export too: what differs is a star."""
    made = deepcopy(dict(raw))
    made["file"] = [each for each in made["file"] if each["fields"]]
    exact = {each["name"] for each in made["file"] if not _PATTERN.search(each.get("name", "*"))}
    ends = Counter("*" + _end(name) for name in exact)
    for each in made["file"]:
        if (name := each.get("name")) in exact:
            end = "*" + _end(name)
            alone = ends[end] == 1 and len(made["file"]) == 1
            each["name"] = end if alone else _DIGITS.sub("*", name)
    return made


def with_codes(raw: Raw, file: str, path: str, codes: Mapping[str, str], *, leave_out: bool) -> Raw:
    """The mapping with what words of a column stand for; `leave_out` leaves out those unknown.

    `file` is the source's name, `path` the field that the column gives.
    """
    made = deepcopy(dict(raw))
    for source in made["file"]:
        if source.get("name") != file or path not in source["fields"]:
            continue
        before = source["fields"][path]
        rule = {"column": before} if isinstance(before, str) else dict(before)
        held = rule.get("codes", {})
        if isinstance(held, str):
            own = made.get("codes", {}).get(held)
            shipped = code_tables().get(held)
            held = own if own is not None else shipped.codes if shipped else {}
        rule |= {"codes": {**held, **codes}} if codes else {}
        rule |= {"unknown": "leave-out"} if leave_out else {}
        source["fields"][path] = rule
    return made


def mapping_text(raw: Raw) -> str:
    """A mapping as a file in TOML; a table of which nothing is taken is left out."""
    return "\n".join(_lines(raw)) + "\n"


def _case_id(tables: Sequence[Looked]) -> str:
    """How cases are called: by their key, which begins with a letter or is given some."""
    keys = [cell for each in tables if (key := each.column(each.key)) for cell in key.cells]
    return "{key}" if all(key.strip()[:1].isalpha() for key in keys) else "YJ-{key}"


def _source(looked: Looked, kept: Sequence[Raw], today: date) -> dict[str, Any]:
    table = looked.table
    found = max(kept, key=lambda each: _share(each, looked), default=None)
    place: dict[str, Any] = {"name": table.name_as_pattern}
    if table.sheet:
        place["sheet"] = table.sheet
    if table.heading_row != 1:
        place["heading_row"] = table.heading_row
    if found is not None and _share(found, looked) >= _FEWEST_ALIKE:
        rest = {
            name: value
            for name, value in found.items()
            if name not in {"name", "sheet", "heading_row"}
        }
        fields = {
            path: rule
            for path, rule in rest["fields"].items()
            if all(looked.column(each) for each in _columns_of(rule))
        }
        return {**place, **rest, "fields": fields}
    paths: dict[str, list[Column]] = {}
    for column in looked.columns:
        if column.guess.sure and column.guess.path and column.heading != looked.key:
            paths.setdefault(column.guess.path, []).append(column)
    fields = {
        path: _rule(path, found if target(path).field.form == "words" else found[:1], today)
        for path, found in paths.items()
    }
    return {**place, "key": looked.key, "fields": fields}


def _alike(raw: Raw, tables: Sequence[Looked]) -> tuple[float, float]:
    """How well a mapping fits an export: the best share of columns of a table, and of all."""
    best = [max((_share(each, one) for each in raw["file"]), default=0.0) for one in tables]
    return max(best, default=0.0), sum(best)


def _share(source: Raw, looked: Looked) -> float:
    if looked.column(source["key"]) is None:
        return 0.0
    wanted = [each for rule in source["fields"].values() for each in _columns_of(rule)]
    there = sum(looked.column(each) is not None for each in wanted)
    return there / len(wanted) if wanted else 0.0


def _choices(source: Raw, looked: Looked) -> TableChoices:
    fields: dict[str, str] = {}
    own: list[str] = []
    for path, rule in source["fields"].items():
        columns = [looked.column(each) for each in _columns_of(rule)]
        if not isinstance(rule, str) and not set(rule) <= _SIMPLE:
            own.append(path)
            continue
        fields |= {each.heading: path for each in columns if each is not None}
    key = looked.column(source["key"])
    return TableChoices(
        key.heading if key else looked.key,
        source.get("several_rows", "same"),
        fields,
        tuple(own),
    )


def _columns_of(rule: Any) -> list[str]:
    if isinstance(rule, str):
        return [rule]
    return [rule["column"]] if "column" in rule else list(rule.get("columns", ()))


def _rule(path: str, columns: Sequence[Column], today: date) -> Any:
    """How a field gets what stands in columns: with the codes and dates that their cells fit."""
    found = target(path)
    cells = [cell for each in columns for cell in each.cells if not is_empty(cell, frozenset())]
    names = [each.heading for each in columns]
    rule: dict[str, Any] = {"column": names[0]} if len(names) == 1 else {"columns": names}
    if found.field.form in _LISTED:
        split = next((each for each in _SEPARATORS if _parts_most(cells, each)), "")
        return {**rule, "split": split.strip()} if split else _short(rule)
    if cells and found.field.form not in _ONE_TEXT:
        fits = fit(found, cells, today)
        rule |= {"codes": fits.codes} if fits.codes else {}
        rule |= {"dates": [fits.dates]} if fits.dates else {}
    return _short(rule)


def _parts_most(cells: Sequence[str], separator: str) -> bool:
    return sum(separator in cell for cell in cells) * 3 >= len(cells) > 0


def _short(rule: dict[str, Any]) -> Any:
    return rule["column"] if set(rule) == {"column"} else rule


def _end(name: str) -> str:
    return f".{name.rpartition('.')[2]}" if "." in name else ""


def _lines(raw: Raw) -> Iterator[str]:
    sections = {"constants", "codes", "file"}
    for name, value in raw.items():
        if name not in sections:
            yield f"{name} = {_value(value)}"
    for name, table in (("constants", raw.get("constants")), *_tables(raw)):
        if table:
            yield ""
            yield f"[{name}]"
            yield from (f"{_value(key)} = {_value(value)}" for key, value in table.items())
    for source in (each for each in raw["file"] if each["fields"]):
        yield ""
        yield "[[file]]"
        yield from (
            f"{name} = {_value(value)}" for name, value in source.items() if name != "fields"
        )
        yield ""
        yield "[file.fields]"
        yield from (f"{_value(path)} = {_value(rule)}" for path, rule in source["fields"].items())


def _tables(raw: Raw) -> Iterator[tuple[str, Raw]]:
    for name, table in raw.get("codes", {}).items():
        yield f"codes.{_value(name)}", table


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_value(key)} = {_value(each)}" for key, each in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def standing_fields() -> tuple[FieldGuide, ...]:
    """What every case needs of its service, where no folder of a service holds it."""
    service = guide().find(("service",))
    return tuple(each for each in (service.fields if service else ()) if each.needed)
