"""A correct template raises no alarm, whatever of the language it uses."""

from pathlib import Path

import pytest

EVERYTHING = (Path(__file__).parent / "everything.jinja").read_text("utf-8")


class DescribeCorrectTemplates:
    def it_finds_nothing_in_a_template_that_uses_the_whole_language(self, check):
        assert [f"{one.line}: {one.message}" for one in check(EVERYTHING)] == []

    @pytest.mark.parametrize("line", EVERYTHING.splitlines()[:7])
    def it_finds_nothing_in_lines_of_it(self, check, line):
        assert check(line) == []

    def it_asks_nothing_of_data_without_a_schema(self, check):
        assert check("{{ a.b|date }}{% for x in y %}{{ x.z }}{% endfor %}", {"$id": "x"}) == []
