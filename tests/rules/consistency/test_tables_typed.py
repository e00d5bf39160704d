"""Rows typed between strokes: told of unless a document sets them as a table."""

from datetime import date

import pytest

from generator.rules.consistency import consistency
from generator.word.merge._markdown import Table, read

TEXTS = [
    "| When | What |\n| Monday | School |",
    "| When | What |\n| --- | --- |\n| Monday | School |",
    "| When | What |\n|:--|--:|\n| Monday | School |\n\nAnd then.",
    "His week:\n| When | What |\n| --- | --- |\n| Monday | School |",
    "His week:\n\n| When | What |\n| --- | --- |\n| Monday | School |",
    "| When | What |\n| --- |\n| Monday | School |",
    "His week:\n\n| When | What |\n| Monday | School |\n| Friday | Gym |",
]


class DescribeRowsOfATable:
    @pytest.mark.parametrize("text", TEXTS)
    def they_are_told_of_where_no_table_is_printed(self, text):
        case = {"cart": {"summary": text}}
        told = [one.place for one in consistency(case, date(2026, 3, 2))
                if one.id == "table-not-set"]  # fmt: skip
        is_table = any(isinstance(block, Table) for block in read(text))
        assert told == ([] if is_table else ["/cart/summary"])

    @pytest.mark.parametrize("text", ["Yes | No", "He chose |a| or |b|.", "| alone |"])
    def test_one_line_is_none(self, text):
        assert consistency({"cart": {"summary": text}}, date(2026, 3, 2)) == ()
