"""A template that works a thousand items or 25,000 letters over and over is stopped.

The limit is set low: each step below fits in it a few times, and thirty times it does not. What
only looks at one item fits however often.
"""

from functools import partial

import pytest

from generator.errors import TemplateError
from generator.word import Template
from generator.word import template as template_module
from generator.word.merge import _render
from generator.word.merge._job import Job
from tests.word.words import word

STEPS = 12_000
DATA = {
    "many": list(range(1000)),
    "texts": ["x" * 250] * 100,
    "text": "ab " * 8400,
    "records": [{"name": "x" * 300} for _ in range(80)],
    "group": {str(n): n for n in range(1000)},
    "other": {str(n): n for n in range(1000)},
}
LISTS = [
    *("many|sort|first", "many|unique|first", "many|batch(2)|length", "many|join|length"),
    *("many|groupby('real')|length", "many[::2]|length", "many[::-1][0]", "many|max", "many|sum"),
    *("many|map('string')|first", "many|select('odd')|first", "many|reject('odd')|first"),
    *("many.index(999)", "many.count(7)", "many|reverse|first", "range(1000)|max"),
    "many|list|first",
    *("1 in many[:900]", "0.5 in range(1000)", "(many, 1) == (many, 2)", "many == many + [1]"),
    *("'q' in group.values()", "group == other", "group|dictsort|first"),
    "group.items()|list|first",
    *("loop.changed(many)", "7 is in(many)", "many|select('in', [1, 2])|first"),
]  # fmt: skip
TEXTS = [
    *("text|upper|length", "text|wordcount", "text|replace('a', 'b')|length", "text[1:]|length"),
    *("text.split('a')|length", "'q' in text", "(text ~ 'x')|length", "texts|sort|first|length"),
    *("records|sort(attribute='name')|length", "records|map(attribute='name')|join|length"),
    "records|groupby('name')|length",
    *("texts|map('upper')|first", "texts|join|length", "texts|map('replace', 'x', 'yy')|first"),
]


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_module, "Job", partial(Job, steps=STEPS))


def made(step: str, times: int) -> bytes:
    tag = "{% if " + step + " %}{% endif %}"
    text = f"{{% for i in range({times}) %}}{tag}{{% endfor %}}"
    return Template.open(word(text)).render(DATA)


@pytest.mark.usefixtures("low")
class DescribeWork:
    @pytest.mark.parametrize("step", [*LISTS, *TEXTS])
    def it_is_counted(self, step):
        assert made(step, 1)
        with pytest.raises(TemplateError, match=r"too much text|more than a million"):
            made(step, 30)

    @pytest.mark.parametrize(
        "step",
        ["many|length", "many|first", "many[3]", "text", "many|default([])", "records[0].name"],
    )
    def it_costs_nothing_to_look_at_one_item(self, step):
        assert made(step, 900)

    @pytest.mark.parametrize(
        "step", ["many|select('in', many)|list", "records|selectattr('name', 'in', text)|list"]
    )
    def it_is_counted_for_each_item_that_is_held_against_another(self, step):
        with pytest.raises(TemplateError, match="too much text"):
            made(step, 1)

    def it_takes_away_few_characters_only(self):
        with pytest.raises(TemplateError, match="at most 100"):
            made("'a'.strip(text)", 1)


class DescribeWhatIsWritten:
    def it_is_no_longer_than_any_document(self, monkeypatch):
        monkeypatch.setattr(_render, "_MOST_CHARACTERS", 200_000)
        with pytest.raises(TemplateError, match="document grows"):
            Template.open(word("{% for i in many %}{{ text }}{% endfor %}")).render(DATA)
