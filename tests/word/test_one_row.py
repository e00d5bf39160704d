"""A row, cell or paragraph that opens and closes a block itself, and lists that are not there."""

import pytest

from generator.errors import TemplateError
from generator.word import Gap, Template
from tests.word.words import lines_of, opens, word

CONTEXT = {"xs": [{"n": "a"}, {"n": "b"}], "none": None, "yes": True, "no": False, "one": "text"}
ONE = {
    "| h |\n| {%tr for x in xs %}{{ x.n }}{%tr endfor %} |": ["| h |", "| a |", "| b |"],
    "| h | k |\n| {%tr for x in xs %}{{ x.n }} | {{ loop.index }}{%tr endfor %} |": [
        "| h | k |",
        "| a | 1 |",
        "| b | 2 |",
    ],
    "| h | k |\n| {%tr if yes %}y | z{%tr endif %} |\n| {%tr if no %}n | z{%tr endif %} |": [
        "| h | k |",
        "| y | z |",
    ],
    "| h |\n| {%tr for x in xs %}{%tr if x.n == 'b' %}{{ x.n }}{%tr endif %}{%tr endfor %} |": [
        "| h |",
        "| b |",
    ],
    "| h |\n| {%^tr for x in x^s %}{{ x.n }}¶{%p if yes %}¶more¶{%p endif %}¶{%tr end^for %} |": [
        "| h |",
        "| a¶more¶ |",
        "| b¶more¶ |",
    ],
    "| h | {%tc for x in xs %}{{ x.n }}{%tc endfor %} |": ["| h | a | b |"],
    "{%p for x in xs %}{{ x.n }}!{%p endfor %}\nend": ["a!", "b!", "end"],
    "{%p if no %}gone{%p endif %}\n{%p if yes %}here{%p endif %}": ["here"],
}


class DescribeOneRow:
    @pytest.mark.parametrize("text", ONE)
    def it_repeats_what_opens_and_closes_a_block(self, text):
        template = Template.open(word(text))
        assert template.prove() == []
        made = template.render(CONTEXT)
        opens(made)
        assert lines_of(made) == ONE[text]

    @pytest.mark.parametrize(
        "text",
        [
            "| h |\n| {%tr for x in xs %}{{ x.n }} |\n| {%tr endfor %} |",
            "| h |\n| {%tr if yes %}a{%tr else %}b{%tr endif %} |",
            "| h |\n| a{%tr endfor %}b{%tr for x in xs %} |",
        ],
    )
    def it_refuses_what_may_mean_something_else(self, text):
        assert Template.open(word(text)).prove()

    def it_says_what_to_write_for_a_table_whose_only_row_repeats(self):
        for rows in (
            "| {%tr for x in xs %} |\n| {{ x.n }} |\n| {%tr endfor %} |",
            "| {%tr for x in xs %}{{ x.n }}{%tr endfor %} |",
        ):
            (found,) = Template.open(word(f"{rows}\nend")).prove()
            assert "heading row" in str(found)
            assert "put {%p if xs %} before the table and {%p endif %} after it" in str(found)
            guarded = Template.open(word(f"{{%p if xs %}}\n{rows}\n{{%p endif %}}\nend"))
            assert guarded.prove() == []
            assert lines_of(guarded.render(CONTEXT)) == ["| a |", "| b |", "end"]
            assert lines_of(guarded.render({"xs": None})) == ["end"]


class DescribeListsThatAreNotThere:
    @pytest.mark.parametrize("value", [None, [], ()])
    def it_takes_them_for_empty(self, value):
        gaps: list[Gap] = []
        rows = "| h |\n| {%tr for x in xs %} |\n| {{ x.n }} |\n| {%tr endfor %} |"
        text = f"{{% for x in xs %}}a{{% else %}}none{{% endfor %}}\n{rows}\n{{{{ xs|join }}}}"
        made = Template.open(word(text)).render({"xs": value}, gaps=gaps)
        opens(made)
        assert lines_of(made) == ["none", "| h |", "Not recorded"]
        assert gaps

    @pytest.mark.parametrize("value", ["text", 3, True])
    def it_says_what_to_write_for_a_single_value(self, value):
        with pytest.raises(TemplateError) as caught:
            Template.open(word("{% for x in xs %}a{% endfor %}")).render({"xs": value})
        assert "one single value" in caught.value.faults[0]
        assert "name the list" in caught.value.faults[0]
