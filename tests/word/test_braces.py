"""Braces that tags put together: no document shows what a reader takes for a tag."""

import pytest

from generator.errors import TemplateError
from generator.word import Template
from tests.word.words import lines_of, word

MADE = [
    "{% set a = '{' %}{{ a }}{{ a }} name {{ '}' }}{{ '}' }}",
    "{{ '{' ~ '{ name }' ~ '}' }}",
    "{{ '[[ name ]]'|replace('[', '{')|replace(']', '}') }}",
    "{{ '{' }}% if name %{{ '}' }}",
    "{{ '{' * 2 }} name",
    "{% set open = '\\x7b' %}{{ open }}{{ open }} name",
    "{% for x in [1, 2] %}{{ '{' }}{% endfor %}",
]


class DescribeBracesThatTagsPrint:
    @pytest.mark.parametrize("text", MADE)
    @pytest.mark.parametrize("where", ["text", "header"])
    def it_refuses_what_would_read_as_a_tag(self, text, where):
        made = word(text) if where == "text" else word("x", header=text)
        with pytest.raises(TemplateError, match="in the document as a tag") as caught:
            Template.open(made).render({"name": "Jo Secret"})
        assert "Secret" not in str(caught.value)

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("{_{ name }_} {{ '(' }}", "{{ name }} ("),
            ("{_% if x %_} {{ '{' }}x", "{% if x %} {x"),
            ("{{ '{' }}name{{ '}' }}", "{name}"),
            ("{% raw %}{{ x }}{% endraw %} {{ '{' }}", "{{ x }} {"),
            ("it's {{ name }}", "it's Jo"),
        ],
    )
    def it_leaves_braces_that_are_meant(self, text, shown):
        assert lines_of(Template.open(word(text)).render({"name": "Jo"})) == [shown]

    def it_looks_at_each_paragraph_alone(self):
        # "{" and "{" of two paragraphs, with words between them, make no tag.
        text = "{{ '{' }}\nname\n{{ '{' }}\n{{ '}' }}"
        shown = lines_of(Template.open(word(text)).render({}))
        assert [line for line in shown if line] == ["{", "name", "{", "}"]

    @pytest.mark.parametrize("before", ["", "words\n", "{{ '{' }}\n"])
    def it_looks_into_every_paragraph(self, before):
        text = before + "{% set a = '{' %}{{ a }}{{ a }} name\nwords"
        with pytest.raises(TemplateError, match="stand in the document as a tag"):
            Template.open(word(text)).render({})

    @pytest.mark.parametrize("data", [{"name": "{{ x }}"}, {"name": "Jo", "more": ["{% x %}"]}])
    def it_leaves_what_the_case_holds(self, data):
        text = "{{ '{' }}{% for one in more or [] %}{{ one }}{% endfor %}{{ name }}"
        assert data["name"] in lines_of(Template.open(word(text)).render(data))[0]
