"""What each tag of the language does."""

import pytest

from generator.errors import TemplateError
from generator.word import Template
from tests.word.words import lines_of, opens, pointing_to, word, xml_of


def merged(text: str, context: dict | None = None, part: str = "word/document.xml", **parts):
    template = Template.open(word(text, **parts))
    assert list(map(str, template.prove())) == []
    out = template.render(context or {})
    opens(out)
    return lines_of(out, part)


LOOP, END = "| {%tr for p in people %} | |", "| {%tr endfor %} | |"
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Photo of {{ a }}"/>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
PEOPLE = [{"name": "Ann", "age": 15}, {"name": "Bo", "age": 16}]


class DescribeFields:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("Dear {{ child.name }},", "Dear Jordan,"),
            ("{{child.name}}{{child.name}}", "JordanJordan"),
            ("Dear {{ chi^ld.na^me }}, hello", "Dear Jordan, hello"),
            ("Dear {^{ child.name }^}, hello", "Dear Jordan, hello"),
            ("Dear {^{ child.name }^}{^{ child.age }}, hello", "Dear Jordan15, hello"),
            ("{{ child.items }}", "things"),
            ("{{ child['name'] }}", "Jordan"),
            ("{{ child.nothing }} {{ no.such.thing }}", "Not recorded Not recorded"),
            ("{{ child.title }}{{ child.name.title }}", "Not recordedNot recorded"),
            ("{{ child.name.upper() }}", "JORDAN"),
            ("{{ “child”|upper }}", "CHILD"),
            ("{{ none }}", "Not recorded"),
            ("{# a remark #}kept", "kept"),
            ("{% raw %}{{ child.name }}{% endraw %} {{ child.name }}", "{{ child.name }} Jordan"),
            ("{% if child.age > 14 %}old{% else %}young{% endif %}", "old"),
            ("{% if nothing %}a{% elif child.name %}b{% endif %}", "b"),
            ("{% if nothing < 3 or nothing > 3 %}a{% else %}b{% endif %}", "b"),
            ("{% for p in people %}{{ p.name }}{{ ', ' if not loop.last }}{% endfor %}", "Ann, Bo"),
            ("{% for p in nothing %}x{% else %}none{% endfor %}", "none"),
            ("{% set n = people|length %}{{ n + 1 }}", "3"),
            ("{% with n = 4 %}{{ n * 2 }}{% endwith %}", "8"),
            ("{% for k, v in groups.items() %}{{ k }}{{ v }} {% endfor %}", "a1 b2 "),
            ("{{ nothing + 3 }} {{ 'a' ~ nothing }}", "Not recorded Not recorded"),
            ("a {%- if true %} b{% endif %}", "a b"),
        ],
    )
    def it_prints(self, text, shown):
        context = {"child": {"name": "Jordan", "age": 15, "items": "things"}, "people": PEOPLE}
        context["groups"] = {"a": 1, "b": 2}
        assert merged(text, context) == [shown]

    def it_keeps_the_look_of_the_run_where_a_tag_starts(self):
        out = Template.open(word("plain ^{{ a^.b }}^ plain")).render({"a": {"b": "X"}})
        assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">X</w:t>' in xml_of(out)

    def it_makes_line_breaks_and_tabs_of_those_in_data(self):
        assert merged("{{ a }}", {"a": "1\n2\r\n3\t4"}) == ["1\n2\n3\t4"]

    @pytest.mark.parametrize("value", [["a"], {"a": 1}, b"x", ("a",)])
    def it_refuses_to_print_a_list_or_a_group_of_fields(self, value):
        with pytest.raises(TemplateError, match="prints a whole list"):
            merged("{{ a }}", {"a": value})


class DescribeWhatIsMissing:
    @pytest.mark.parametrize("test", ["a.x == a.y", "a.x == b", "a.x < 1", "a.x > 0", "1 == b"])
    def it_agrees_with_nothing_that_it_is_held_against(self, test):
        assert merged(f"{{% if {test} %}}yes{{% else %}}no{{% endif %}}", {"a": {}}) == ["no"]


class DescribeScopes:
    def it_takes_paragraphs_in_and_out(self):
        text = "{%p if a %}\nA\n{%p else %}\nB\n{%p endif %}\nend"
        assert merged(text, {"a": 1}) == ["A", "end"]
        assert merged(text, {}) == ["B", "end"]

    def it_repeats_rows_and_cells(self):
        rows = f"| Name | Age |\n{LOOP}\n| {{{{ p.name }}}} | {{{{ p.age }}}} |\n{END}"
        assert merged(rows, {"people": PEOPLE}) == ["| Name | Age |", "| Ann | 15 |", "| Bo | 16 |"]
        cells = "| x | {%tc for p in people %} | {{ p.name }} | {%tc endfor %} |"
        assert merged(cells, {"people": PEOPLE}) == ["| x | Ann | Bo |"]

    def it_repeats_runs(self):
        text = "a {%r for p in people %}^{{ p.name }} ^{%r endfor %} z"
        assert merged(text, {"people": PEOPLE}) == ["a Ann Bo  z"]

    def it_keeps_the_look_of_text_beside_a_run_tag(self):
        out = Template.open(word("^a {%r if true %} b {%r endif %} c")).render({})
        assert xml_of(out).count("<w:rPr><w:b/></w:rPr>") == 3

    def it_drops_remarks_with_what_they_stand_in(self):
        assert merged("a\n{#p gone #}\nb\n| c |\n| {#tr gone #} |") == ["a", "b", "| c |"]

    def it_prints_plain_values_as_runs_and_paragraphs_of_their_own(self):
        assert merged("a {{r x }} b\n{{p x }}", {"x": "<w:p>"}) == ["a <w:p> b", "<w:p>"]

    def it_follows_a_block_from_one_paragraph_into_another(self):
        text = "a{% if x %} b\nc{% endif %} d"
        assert merged(text, {"x": 1}) == ["a b", "c d"]
        assert merged(text, {}) == ["a d"]


class DescribeCells:
    def it_spans_columns_and_colours_cells(self):
        out = Template.open(
            word("| {% colspan n %}{{ a }} | b |\n| {% cellbg c %}x | y | z |")
        ).render({"n": 2, "c": "ff0000", "a": "A"})
        opens(out)
        xml = xml_of(out)
        assert '<w:gridSpan w:val="2"/>' in xml
        assert '<w:shd w:val="clear" w:color="auto" w:fill="ff0000"/>' in xml
        assert xml.count("<w:gridCol") == 3

    def it_merges_down_and_across(self):
        down = f"| head | x |\n{LOOP}\n| {{% vm %}}Team | {{{{ p.name }}}} |\n{END}"
        out = Template.open(word(down)).render({"people": PEOPLE})
        assert lines_of(out) == ["| head | x |", "| Team | Ann |", "|  | Bo |"]
        assert xml_of(out).count('w:val="restart"') == xml_of(out).count('w:val="continue"') == 1
        across = "| x | {%tc for p in people %} | {% hm %}Team | {%tc endfor %} |"
        out = Template.open(word(across)).render({"people": PEOPLE})
        assert lines_of(out) == ["| x | Team |"]
        assert '<w:gridSpan w:val="2"/>' in xml_of(out)

    @pytest.mark.parametrize(
        ("text", "message"),
        [("{% colspan n %}", "number of columns"), ("{% cellbg n %}", "needs a colour")],
    )
    def it_refuses_values_that_do_not_fit(self, text, message):
        with pytest.raises(TemplateError, match=message):
            merged(f"| {text} |", {"n": '1"/><w:x w:y="'})

    def it_widens_the_grid_when_cells_are_added(self):
        cells = "| x | {%tc for p in people %} | {{ p.name }} | {%tc endfor %} |"
        out = Template.open(word(cells)).render({"people": PEOPLE * 3})
        assert xml_of(out).count("<w:gridCol") == 7


class DescribeParts:
    @pytest.mark.parametrize("part", ["header", "footer", "footnotes", "endnotes"])
    def it_merges_every_part_that_holds_text(self, part):
        lines = {part: "For {{ name }}"}
        out = Template.open(word(pointing_to(part), **lines)).render({"name": "Jordan & Co"})
        assert "For Jordan &amp; Co" in xml_of(out, f"word/{part}.xml")

    def it_merges_document_properties(self):
        out = Template.open(word("x", title="Plan for {{ name }}")).render({"name": "A <b>\nc"})
        assert "<dc:title>Plan for A &lt;b&gt; c</dc:title>" in xml_of(out, "docProps/core.xml")
        opens(out)

    def it_merges_alternative_text(self):
        out = Template.open(word(DRAWING)).render({"a": "x\" & <y>\n'z"})
        assert 'descr="Photo of x&quot; &amp; &lt;y&gt; &#39;z"' in xml_of(out)
