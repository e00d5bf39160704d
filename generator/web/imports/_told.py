"""What an import did, or would do, as its page shows it: kept as plain data until it is read."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.case.guide import guide
from generator.intake._outcome import Outcome
from generator.sheets.imports import Part
from generator.toolkit import Toolkit

__all__ = ["told_of"]

Told = dict[str, Any]

# What the engine says for people with a mapping file, and what does the same on our pages.
_ON_PAGES = (
    (
        r"The mapping does not give it: say which column is (?P<path>\S+)\.(?=\s|$)",
        "No column gives it: choose the column that is {field}.",
    ),
    (r"Fill its cell in, or give \S+ a default in the mapping\.", "Fill its cell in."),
    (
        r"Add it to the table of codes in the mapping\.",
        "Say what it means under “Words that are not known”.",
    ),
    (
        r"or say in the mapping which row counts: several_rows = \"first\" or \"last\"\.",
        "or choose on the page of the columns which row counts.",
    ),
    (
        r"Name in the mapping the one way in which dates are written\.",
        "Write the dates in one way in the export.",
    ),
)


def told_of(toolkit: Toolkit, outcome: Outcome, lines: Iterable[str]) -> Told:
    """The numbers, the children one by one, the columns and the unknown words of an import."""
    words = toolkit.import_fields()
    of_children = {fault for each in outcome.told for fault in each.faults}
    return {
        "title": outcome.title,
        "counts": {
            "new": outcome.new,
            "changed": outcome.changed,
            "same": outcome.same,
            "refused": outcome.refused,
        },
        "children": [
            {
                "name": e.name,
                "state": e.state,
                "fields": e.fields,
                "faults": [_on_pages(fault, words) for fault in e.faults],
            }
            for e in outcome.told
        ],
        "more": outcome.children - len(outcome.told),
        "tables": [_table(words, part) for part in outcome.parts],
        "unused": list(outcome.unused),
        "codes": [
            {
                "file": each.file,
                "source": each.source,
                "column": each.column,
                "path": each.path,
                "title": each.title,
                "choices": list(each.choices.items()),
                "codes": [] if each.are_too_many else list(each.codes.items()),
            }
            for each in toolkit.unknown_codes(outcome)
        ],
        "rows": [_on_pages(line, words) for line in lines if line not in of_children],
    }


def _on_pages(line: str, words: Mapping[str, str]) -> str:
    """A line of the report: our pages in place of the mapping file, titles in place of paths."""
    for said, instead in _ON_PAGES:
        found = re.search(said, line)
        if found:
            path = found.groupdict().get("path", "")
            shown = instead.format(field=words.get(path) or _title_of(path))
            line = line[: found.start()] + shown + line[found.end() :]
    return line


def _title_of(path: str) -> str:
    field = guide("case").find(tuple(path.split(".")))
    return field.title if field else path


def _table(words: Mapping[str, str], part: Part) -> Told:
    taken = {part.table.column(column) for column in part.source.columns()}
    return {
        "name": part.table.name,
        "rows": part.rows,
        "left_out": part.left_out,
        "refused": part.refused,
        "unmapped": [head for at, head in enumerate(part.table.headings) if at not in taken],
        "taken": [
            {
                "words": words.get(rule.target.path, rule.target.path),
                "columns": list(rule.columns),
                "children": part.taken[rule.target.path],
            }
            for rule in part.source.rules
            if rule.columns
        ],
    }
