"""What an import did, or would do, as its page shows it: kept as plain data until it is read."""

from collections.abc import Iterable
from typing import Any

from generator.intake._outcome import Outcome
from generator.toolkit import Toolkit

__all__ = ["told_of"]

Told = dict[str, Any]


def told_of(toolkit: Toolkit, outcome: Outcome, lines: Iterable[str]) -> Told:
    """The numbers, the children one by one, the columns and the unknown words of an import."""
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
            {"name": e.name, "state": e.state, "fields": e.fields, "faults": e.faults}
            for e in outcome.told
        ],
        "more": outcome.children - len(outcome.told),
        "tables": [_table(toolkit, part) for part in outcome.parts],
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
        "rows": [line for line in lines if line not in of_children],
    }


def _table(toolkit: Toolkit, part: Any) -> Told:
    words = toolkit.import_fields()
    return {
        "name": part.table.name,
        "rows": part.rows,
        "left_out": part.left_out,
        "refused": part.refused,
        "unmapped": list(part.unmapped),
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
