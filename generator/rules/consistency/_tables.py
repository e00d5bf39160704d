"""Rows between upright strokes that a document would print as lines of text."""

import re
from itertools import groupby

from generator.rules.consistency._record import Found, Record

__all__ = ["tables"]

_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"\s*\|\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|\s*")


def tables(record: Record) -> Found:
    """Every group of such rows that begins with no heading row over a line of dashes.

    With that a long answer prints a table, as long as the rows stand apart from other text.
    """
    for place, _, text in record.holding("|"):
        for block in _blocks(text):
            rows = [line for line in block if _ROW.fullmatch(line)]
            if len(rows) > 1 and not _is_table(block):
                message = f"“{rows[0].strip()[:40]}” is meant for the row of a table."
                yield from record.say("table-not-set", message, place)
                break


def _blocks(text: str) -> list[list[str]]:
    lines = groupby(text.splitlines(), key=lambda line: bool(line.strip()))
    return [list(block) for said, block in lines if said]


def _is_table(block: list[str]) -> bool:
    rows = [line for line in block if _ROW.fullmatch(line)]
    as_wide = rows[0].strip().count("|") == rows[1].strip().count("|")
    return block[0] == rows[0] and bool(_RULE.fullmatch(rows[1])) and as_wide
