"""What the page of columns shows, and what was chosen on it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.case.guide import FieldGuide
from generator.sheets.imports import Column, Looked, TableChoices
from generator.toolkit import Toolkit
from generator.web.page import Posted

__all__ = [
    "MOST_COLUMNS",
    "SEVERAL",
    "Answers",
    "ColumnRow",
    "TableRows",
    "answered",
    "table_rows",
    "with_answers",
]

# Each column sends two or three fields, and a form has a limit.
MOST_COLUMNS = 600
# A field by its path, at the beginning of why it is not sure.
_NEEDED = re.compile(r"^\S+(?= is needed with it)")
SEVERAL = {
    "same": "Refuse, and say where",
    "first": "Take the first row",
    "last": "Take the last row",
}


@dataclass(frozen=True)
class ColumnRow:
    """A column on the page.

    `text` stands in its box, `may_be` are the fields to choose from where that could be several,
    `sure` how sure the field is, and `perhaps` a field that is offered and not chosen.
    """

    id: str
    heading: str
    examples: tuple[str, ...]
    filled: int
    text: str
    sure: str
    perhaps: str = ""
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableRows:
    """A table of the export on the page; `own` are fields that the mapping makes in its own way."""

    id: str
    name: str
    rows: int
    key: str
    headings: tuple[str, ...]
    several: str
    columns: tuple[ColumnRow, ...]
    own: tuple[str, ...]


@dataclass
class Answers:
    """What was chosen: by table, and what each case gets; faults by the id of their field."""

    title: str
    constants: dict[str, str]
    tables: list[TableChoices] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    may_be: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def table_rows(
    toolkit: Toolkit,
    tables: Sequence[Looked],
    choices: Sequence[TableChoices],
    answers: Answers | None = None,
    *,
    hidden: bool = True,
) -> tuple[TableRows, ...]:
    """The tables as the page shows them: chosen so far, or as they were just typed."""
    words = toolkit.import_fields()
    return tuple(
        TableRows(
            id=f"t{number}",
            name=looked.table.name,
            rows=looked.rows,
            key=choice.key,
            headings=looked.table.headings,
            several=choice.several,
            columns=tuple(
                _row(f"t{number}c{at}", column, choice, words, answers, hidden=hidden)
                for at, column in enumerate(looked.columns)
            ),
            own=tuple(words.get(path, path) for path in choice.own),
        )
        for number, (looked, choice) in enumerate(zip(tables, choices, strict=True))
    )


def _row(
    here: str,
    column: Column,
    choice: TableChoices,
    words: Mapping[str, str],
    answers: Answers | None,
    *,
    hidden: bool,
) -> ColumnRow:
    path, guess = choice.fields.get(column.heading, ""), column.guess
    why = _NEEDED.sub(lambda found: words.get(found[0], found[0]), guess.why)
    why = why if why.endswith("?") else f"{why}."
    named = words.get(path, path)
    perhaps = words.get(guess.path, "") if not path and column.heading != choice.key else ""
    if path and path == guess.path:
        sure = f"{'Sure' if guess.sure else 'Not sure'}: {why}"
    elif path:
        sure = "As it was chosen before."
    else:
        sure = f"Not sure: {why}" if perhaps else f"{why[:1].upper()}{why[1:]}"
    return ColumnRow(
        id=here,
        heading=column.heading,
        examples=column.examples(hidden=hidden),
        filled=column.filled,
        text=answers.typed.get(here, "") if answers else named,
        sure="" if sure == "." else sure,
        perhaps=perhaps,
        may_be=answers.may_be.get(here, ()) if answers else (),
    )


def answered(
    toolkit: Toolkit,
    form: Posted,
    tables: Sequence[Looked],
    before: Sequence[TableChoices],
    standing: Sequence[FieldGuide],
) -> Answers:
    """What a form of the page says, with what cannot be told at its field."""
    found = Answers(form.text("title").strip(), {})
    if not found.title:
        found.faults["title"] = "Say what to call this export"
    for each in standing:
        name = ".".join(each.path)
        found.constants[name] = form.text(f"s-{name}").strip()
        if not found.constants[name]:
            found.faults[f"s-{name}"] = f"{each.title}: say what it is for every case"
    for number, (looked, choice) in enumerate(zip(tables, before, strict=True)):
        key = form.text(f"t{number}-key", choice.key)
        several = form.text(f"t{number}-several", choice.several)
        if key not in looked.table.headings:
            found.faults[f"t{number}-key"] = "Choose the column that says whose each row is"
            key = choice.key
        fields = {
            column.heading: _path(toolkit, form, f"t{number}c{at}", column, found)
            for at, column in enumerate(looked.columns)
            if column.heading != key
        }
        kept = several if several in SEVERAL else "same"
        found.tables.append(TableChoices(key, kept, fields, choice.own))
    if not found.faults and not any(path for each in found.tables for path in each.fields.values()):
        found.faults["t0c0"] = "Choose a field for at least one column"
    return found


def _path(toolkit: Toolkit, form: Posted, here: str, column: Column, found: Answers) -> str:
    text = form.text(here).strip()
    text = form.text(f"{here}-of").strip() or text
    if not text and form.text(f"{here}-use") and column.guess.path:
        text = toolkit.import_fields().get(column.guess.path, "")
    found.typed[here] = text
    if not text:
        return ""
    sought = toolkit.search_fields(text)
    if sought.path:
        found.typed[here] = toolkit.import_fields()[sought.path]
        return sought.path
    words = toolkit.import_fields()
    found.may_be[here] = tuple(words[path] for path in sought.may_be)
    found.faults[here] = (
        f"{column.heading}: choose which field is meant"
        if sought.may_be
        else f"{column.heading}: no field has these words. Try one word, such as “date”, or leave "
        "it empty"
    )
    return ""


def with_answers(raw: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """A mapping with what stands at its top as it was answered."""
    constants = {**raw.get("constants", {}), **answers.constants}
    return {**raw, "title": answers.title, "constants": constants}
