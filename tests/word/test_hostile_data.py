"""Data is printed as written, whatever it looks like, and cannot harm the file or the machine."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import TemplateError
from generator.word import Template
from tests.word.words import lines_of, opens, word, xml_of

HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{% raw %}{{ a }}{% endraw %}",
    "{{r a }}{{p a }}{%tr if a %}{# c #}",
    "{_{ a }_} {_% b %_}",
    "<w:p/></w:t></w:r></w:p>]]>&amp;&#x41;<!-- c --><?pi?>",
    "%s %(a)s {0.__class__} ${a}",
    "\ufdd00\ufdd1",
    "' onload=\"x",
]
PLACES = "{{ a }} ^{{r a }}^ x\n{{p a }}\n| {{ a }} | {% if true %}{{ a }}{% endif %} |"
POINTS = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
TEMPLATE = Template.open(
    word(f"{PLACES}\n{POINTS}", header="{{ a }}", footnotes="{{ a }}", title="{{ a }}")
)
NARRATIVE = Template.open(word("{{p a|narrative }}\n| {{p a|narrative }}¶ |"))


def cleaned(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c
        for c in text
        if c in "\n\t"
        or (not (c < " " or c in "\ufffe\uffff\ufdd0\ufdd1") and not "\ud800" <= c <= "\udfff")
    )


class DescribeData:
    @pytest.mark.parametrize("text", HOSTILE)
    def it_prints_as_written_everywhere(self, text):
        out = TEMPLATE.render({"a": text})
        opens(out)
        shown = cleaned(text)
        assert lines_of(out)[:2] == [f"{shown} {shown} x", shown]
        for part in ("header", "footnotes"):
            assert lines_of(out, f"word/{part}.xml") == [shown]

    @pytest.mark.parametrize("text", [text for text in HOSTILE if "_" not in text])
    def it_prints_as_written_in_narratives(self, text):
        out = NARRATIVE.render({"a": text})
        opens(out)
        shown = "".join(c for line in lines_of(out)[:1] for c in line)
        assert shown == " ".join(cleaned(text).split())

    @settings(max_examples=150, deadline=None)
    @given(st.text(st.characters(), max_size=60))
    def it_survives_any_text(self, text):
        out = TEMPLATE.render({"a": text}, properties={text: text})
        opens(out)
        assert lines_of(out)[1] == cleaned(text)

    @settings(max_examples=300, deadline=None)
    @given(st.text(st.sampled_from("ab *_`[](){}<>#|!&\\\n\t-+.12:/=~\"'%"), max_size=60))
    def it_makes_sound_files_of_any_narrative(self, text):
        out = NARRATIVE.render({"a": text})
        opens(out)

    @settings(max_examples=60, deadline=None)
    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3)
            ),
            max_leaves=8,
        )
    )
    def it_gives_a_file_or_says_where_it_failed(self, value):
        text = (
            "{{ v.a.b }} {% for x in v %}{{ x }}{% endfor %} {{ v.a|date }} {{ v.b|label }}"
            "{% if v.a > v.b %}x{% endif %} {{ v|length }} {{ v.c|join }}\n{{p v.d|narrative }}"
        )
        try:
            opens(Template.open(word(text)).render({"v": value}))
        except TemplateError as error:
            assert "paragraph" in str(error)


class DescribeBounds:
    @pytest.mark.parametrize(
        "tag",
        [
            "{{ 'a' * 10**9 }}",
            "{{ 'abc' * 999999999 }}",
            "{{ [1] * 999999999 }}",
            "{{ 9 ** 9 ** 9 ** 9 }}",
            "{{ '%999999999d' % 1 }}",
            "{{ range(999999)|list|length }}",
            "{{ ('a' * 1000)|replace('a', 'b' * 90000) }}",
            "{% set ns = namespace(x='ab') %}{% for i in range(50) %}{% set ns.x = ns.x ~ ns.x %}"
            "{% endfor %}",
            "{% set ns = namespace(x='ab') %}{% for i in range(50) %}{% set ns.x = ns.x + ns.x %}"
            "{% endfor %}",
            "{% set ns = namespace(x=[1]) %}{% for i in range(50) %}{% set ns.x = ns.x + ns.x %}"
            "{% endfor %}",
            "{% set ns = namespace(x=3) %}{% for i in range(50) %}{% set ns.x = ns.x * ns.x %}"
            "{% endfor %}",
            "{% for i in range(1000) %}{% for j in range(1000) %}{% for k in range(1000) %}"
            "{% endfor %}{% endfor %}{% endfor %}",
            "{% for i in range(1000) %}{% for j in range(1000) %}{{ big }}{% endfor %}{% endfor %}",
            "{{ [1]|batch(999999999, 'x')|list }}",
            "{% for c in 'abc' %}x{% endfor %}",
        ],
    )
    def it_stops_a_template_that_eats_memory_or_time(self, tag):
        with pytest.raises(TemplateError, match="The document"):
            Template.open(word(tag)).render({"big": "x" * 10_000})

    @pytest.mark.parametrize(
        "tag",
        [
            "{{ ''.__class__ }}",
            "{{ a.__class__.__mro__ }}",
            "{{ a['__class__'] }}",
            "{{ a|attr('__class__') }}",
            "{{ a|map(attribute='__class__')|list }}",
            "{{ range.__globals__ }}",
            "{{ namespace.__init__ }}",
            "{{ a|safe }}",
            "{{ a|tojson }}",
            "{{ a|xmlattr }}",
            "{{ '{0.__class__}'.format(a) }}",
            "{{ a.append(1) }}",
            "{{ secret() }}",
            "{{ loop.__init__ }}",
        ],
    )
    def it_lets_nothing_out_of_the_sandbox(self, tag):
        template = Template.open(word(tag))
        try:
            shown = lines_of(template.render({"a": [1], "secret": lambda: "secret"}))[0]
        except TemplateError:
            return
        assert set(shown.split()) <= {"Not", "recorded"}

    def it_does_not_change_the_data(self):
        data = {"a": [3, 1, 2], "d": {"b": 1}}
        Template.open(word("{{ a|sort|join }} {% set d = 3 %}{% for x in a %}{% endfor %}")).render(
            data
        )
        assert data == {"a": [3, 1, 2], "d": {"b": 1}}


class DescribeErrors:
    @pytest.mark.parametrize(
        ("tag", "message"),
        [
            ("{{ name|date }}", "not a date"),
            ("{{ name|shortdate }}", "not a date"),
            ("{{ name|weekday }}", "not a date"),
            ("{{ name|time }}", "not a time"),
            ("{{ name + 1 }}", "cannot be worked out"),
            ("{{ 1 / 0 }}", "cannot be worked out"),
            ("{{ name < 3 }}", "cannot be worked out"),
            ("{% for x in name %}{% endfor %}", "not over a list"),
            ("{{ name|join }}", "needs a list"),
            ("{{ name|link('x') }}", "address that is not allowed"),
            ("{{ name|picture(alt='x') }}", "not a picture"),
            ("{{ name.x() }}", "may call"),
        ],
    )
    def it_names_the_place_and_no_value(self, tag, message):
        template = Template.open(word(f"first\n| cell | {{# #}}{tag} |"))
        if template.prove():
            return
        with pytest.raises(TemplateError) as caught:
            template.render({"name": "Jordan Secret"})
        assert message in str(caught.value)
        assert "table 1, row 1, cell 2, paragraph 1" in str(caught.value)
        assert "Jordan" not in str(caught.value)
        assert caught.value.__cause__ is None

    def it_refuses_to_render_a_template_with_faults(self):
        with pytest.raises(TemplateError, match="paragraph 1"):
            Template.open(word("{{ a|nothing }}")).render({})


def it_writes_nothing_of_the_data_into_other_parts():
    out = TEMPLATE.render({"a": "Jordan"})
    assert "Jordan" not in xml_of(out, "word/styles.xml")
