"""What a template prints, what only decides what is printed, and what it prints unguarded."""

import pytest

from generator.word.part import Part
from generator.word.typecheck import prints
from generator.word.typecheck._tables import row_loops
from tests.word.typecheck.conftest import CASE, REGISTRY

HEAD = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>Who</w:tc></w:tr>"
ROW = "<w:tr><w:tc>x</w:tc></w:tr>"


def look(source):
    return prints([Part("x", source, ())], CASE, REGISTRY)


def names(paths):
    return {".".join(path) for path in paths}


class DescribeWhatIsPrinted:
    @pytest.mark.parametrize(
        ("source", "printed"),
        [
            ("{{ child.first_name }}", {"child.first_name"}),
            ("{% if child.first_name %}yes{% endif %}", set()),
            ("{{ 'yes' if closed else opened|date }}", {"opened"}),
            ("{% for p in people %}{{ p.name }}{% endfor %}", {"people.*.name"}),
            ("{{ people|map(attribute='name')|join(', ') }}", {"people.*.name"}),
            (
                "{% set n = people|map(attribute='name')|list %}{{ n|join(', ') }}",
                {"people.*.name"},
            ),
            (
                "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(child.first_name) }}",
                {"child.first_name"},
            ),
            ("{% set x = child.first_name %}{{ x }}", {"child.first_name"}),
        ],
    )
    def it_is_told_by_its_path(self, source, printed):
        found = names(look(source).printed) - {"child", "people", "people.*"}
        assert found == printed

    def it_is_told_for_every_call_of_a_macro(self):
        source = (
            "{% macro m(p) %}{{ p.name }}{% endmacro %}"
            "{% for p in people %}{{ m(p) }}{{ m(p.manager) }}{% endfor %}"
        )
        assert {"people.*.name", "people.*.manager.name"} <= names(look(source).printed)

    def it_is_apart_from_what_is_only_asked(self):
        found = look("{% if closed %}{{ child.first_name }}{% endif %}")
        assert "closed" in names(found.used) - names(found.printed)


class DescribeWhatIsUnguarded:
    @pytest.mark.parametrize(
        ("source", "fields"),
        [
            ("{{ closed|date }}", [{"closed"}]),
            ("{% if closed %}{{ closed|date }}{% endif %}", []),
            ("{{ closed|default('open') }}", []),
            ("{{ child.story|narrative }}", [{"child.story"}]),
            (
                "{% for p in people %}{{ p.manager.phone }}{% endfor %}",
                [{"people.*.manager", "people.*.manager.phone"}],
            ),
            ("{{ 'On ' ~ closed }}", [{"closed"}]),
        ],
    )
    def it_is_told_with_the_fields_that_may_be_missing(self, source, fields):
        found = look(source).unguarded
        assert [names(one.fields) for one in found] == fields


class DescribeATableWithoutRows:
    def it_is_told_where_its_list_may_be_empty(self):
        table = f"<w:tbl>{HEAD}{{%\n for p in people %}}{ROW}{{%\n endfor %}}</w:tbl>"
        [found] = look(table).unguarded
        assert found.code == "no-rows"
        assert names(found.fields) == {"people"}

    @pytest.mark.parametrize(
        "around",
        [
            "{{%\n if people %}}{}{{%\n endif %}}",
            "{{%\n if people|length > 0 %}}{}{{%\n endif %}}",
        ],
    )
    def it_is_not_told_inside_a_guard(self, around):
        table = f"<w:tbl>{HEAD}{{%\n for p in people %}}{ROW}{{%\n endfor %}}</w:tbl>"
        assert look(around.format(table)).unguarded == ()

    def it_is_told_inside_a_guard_where_the_loop_chooses(self):
        loop = "{%\n for p in people if p.phone %}"
        table = f"<w:tbl>{HEAD}{loop}{ROW}{{%\n endfor %}}</w:tbl>"
        guarded = f"{{%\n if people %}}{table}{{%\n endif %}}"
        assert [one.code for one in look(guarded).unguarded] == ["no-rows"]

    @pytest.mark.parametrize(
        "table",
        [
            f"<w:tbl>{HEAD}{ROW}{{%\n for p in people %}}{ROW}{{%\n endfor %}}</w:tbl>",
            f"<w:tbl>{{%\n for p in people %}}{ROW}{{%\n endfor %}}</w:tbl>",
            f"{{%\n for p in people %}}<w:tbl>{HEAD}{ROW}</w:tbl>{{%\n endfor %}}",
        ],
    )
    def it_is_no_table_that_keeps_a_row_or_has_no_header(self, table):
        assert row_loops(table) == frozenset()

    def it_knows_the_loop_of_an_inner_table(self):
        inner = f"<w:tbl>{HEAD}{{%\n for s in steps %}}{ROW}{{%\n endfor %}}</w:tbl>"
        outer = f"<w:tbl>{HEAD}<w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
        assert row_loops(outer) == {2}
