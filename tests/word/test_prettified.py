"""Tags as Word leaves them behind: capitals, long dashes, curly and full-width marks."""

import random

import pytest

from generator.word import Template
from tests.word.words import lines_of, word

CONTEXT = {"name": "Jo", "x": 1, "xs": [{"n": "a"}, {"n": "b"}], "off": False}
ROWS = "| h |\n| {{%{0} {1} i in xs %}} |\n| {{{{ i.n }}}} |\n| {{%{0} {2} %}} |"
UNDERSTOOD = {
    "{% If x %}a{% EndIf %}": ["a"],
    "{% IF off %}a{% ELSE %}b{% ENDIF %}": ["b"],
    "{% If off %}a{% Elif x %}b{% Endif %}": ["b"],
    "{% For i in xs %}{{ i.n }}{% EndFor %}": ["ab"],
    "{% Set y = 3 %}{{ y }}": ["3"],
    ROWS.format("Tr", "for", "endfor"): ["| h |", "| a |", "| b |"],
    ROWS.format(" tr", "for", "endfor"): ["| h |", "| a |", "| b |"],
    ROWS.format(" TR", "For", "EndFor"): ["| h |", "| a |", "| b |"],
    "{% p if x %}\na\n{%P endif %}": ["a"],
    "a {%– if x –%} b {%— endif —%} c": ["abc"],
    "{%\u00a0if\u00a0x\u00a0%}a{%\u2009endif\u202f%}": ["a"],
    "{{\u2009name\u202f|\u00a0upper }}{{\u200bname\u2060}}": ["JOJo"],
    "｛｛ name ｝｝｛％ if x ％｝a{％ endif ％}": ["Joa"],
    "﹛﹛ name|upper ﹜﹜": ["JO"],
    "{{ name ｜ default（“x”） }}": ["Jo"],
    "{%% if x %%}a{%% endif %%}": ["a"],
    "{% if name == ‘Jo’ %}y{% endif %}{% if name == ″Jo″ %}y{% endif %}": ["yy"],
    "{% if name == «Jo» %}y{% endif %}{% if name == „Jo“ %}y{% endif %}": ["yy"],
    "{% if x AND name %}a{% endif %}{% if Not off %}b{% endif %}": ["ab"],
    "{% if 1 In [1, 2] Or off %}a{% endif %}{{ 'b' If x Else 'c' }}": ["ab"],
    "{% if off Is Not none and x ≥ 1 %}a{% endif %}": ["a"],
    "{% if x == TRUE %}a{% endif %}": ["a"],
    "{{ 5 – 3 }}{{ 4 × 2 }}{{ 8 ÷ 2 }}": ["284.0"],
}
KEPT = {
    "{{ '5 – 3 × AND Not ｛ «a»' }}": ["5 – 3 × AND Not ｛ «a»"],
    "a – b {{ name }} ｛note: see 3％｝": ["a – b Jo ｛note: see 3％｝"],
    "{{ xs[0].n }} {{ [1, 2]|join(' – ') }}": ["a 1 – 2"],
}
NAMED = {
    "{ name }": "Write {{ name }}.",
    "{name}": "Write {{ name }}.",
    "｛name｝": "Write {{ name }}.",
    "${name}": "Write {{ name }}.",
    "{name}}": "Write {{ name }}.",
    "{ { name } }": "Write {{ name }}.",
    "{ % if x % }": "Write {% if x %}.",
    "%{ if x }%": "Write {% if x %}.",
    "{% If x %}a{% End If %}": "Write {% endif %}.",
    "{% if x %}a{% ElseIf name %}b{% endif %}": "Write {% elif ... %}.",
}


def cut(text: str, seed: int) -> str:
    """The text with its runs cut anywhere, a spelling mark between some of them."""
    pick = random.Random(seed)
    if text.startswith("|") or "–%" in text:  # a join of two texts reaches to the end of its run
        return text
    made = []
    for line in text.split("\n"):
        ends = sorted(pick.sample(range(1, len(line)), min(6, len(line) - 1)))
        pieces = [line[a:b] for a, b in zip([0, *ends], [*ends, len(line)], strict=True)]
        made.append("^".join(pieces))
    return "\n".join(made)


class DescribePrettifiedTags:
    @pytest.mark.parametrize("text", UNDERSTOOD)
    def it_understands_what_can_mean_one_thing_only(self, text):
        for written in (text, *(cut(text, seed) for seed in range(3))):
            template = Template.open(word(written))
            assert template.prove() == []
            assert lines_of(template.render(CONTEXT)) == UNDERSTOOD[text]

    @pytest.mark.parametrize("text", KEPT)
    def it_leaves_texts_and_what_stands_outside_tags_as_they_are(self, text):
        template = Template.open(word(text))
        assert template.prove() == []
        assert lines_of(template.render(CONTEXT)) == KEPT[text]

    @pytest.mark.parametrize("text", NAMED)
    def it_says_letter_for_letter_what_to_write_where_it_is_not_certain(self, text):
        found = [str(fault) for fault in Template.open(word(text)).prove()]
        assert NAMED[text] in found[-1]
        assert found[-1].startswith("The document, paragraph 1, near “")
