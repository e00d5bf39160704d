"""docxtpl is the reference: every rendered part says the same, up to how runs are cut.

Not compared, on purpose: the look of text after a tag that was split over runs and after
{%r %} (docxtpl loses it), undefined values (docxtpl prints nothing), escaping (docxtpl
leaves that to the application), tabs (docxtpl cuts the run, the result is the same).
"""

import io
import warnings

import pytest
from docxtpl import DocxTemplate, Listing, RichText, RichTextParagraph
from lxml import etree

from generator.word import Template
from tests.word.words import W, pointing_to, word, xml_of

PEOPLE = [
    {"name": "Ann & Co", "age": 15, "tags": ["a", "b"]},
    {"name": "Bo <i>", "age": 16, "tags": []},
]
CONTEXT = {
    "child": {"name": "Jordan O'Neil", "age": 15},
    "people": PEOPLE,
    "many": PEOPLE * 4,
    "yes": True,
    "lines": "one\ntwo\nthree",
    "tabbed": "one\ttwo",
    "colour": "FF00FF",
    "wide": 2,
}
ROWS = "| {%tr for p in people %} | |"
END = "| {%tr endfor %} | |"
TEMPLATES = {
    "fields": "Dear {{ child.name }},\n{{ child.age + 1 }} {{ child.name|upper }}",
    "split runs": "Dear {{ chi^ld.na^me }}",
    "split braces": "Dear {^{ child.name }^} and {^% if yes %^}x{% en^dif %}",
    "conditions": "a {% if yes %}b{% else %}c{% endif %} d",
    "paragraphs": "{%p if yes %}\nA\n{%p else %}\nB\n{%p endif %}\n{%p for p in people %}\n"
    "{{ p.name }}\n{%p endfor %}",
    "rows": f"| Name | Age |\n{ROWS}\n| {{{{ p.name }}}} | {{{{ p.age }}}} |\n{END}",
    "cells": "| x | {%tc for p in people %} | {{ p.name }} | {%tc endfor %} |",
    "grid": "| x | {%tc for p in many %} | {{ p.name }} | {%tc endfor %} |\n"
    "| y | {%tc for p in many %} | {{ p.age }} | {%tc endfor %} |",
    "nested": f"| head | h |\n{ROWS}\n| {{% for t in p.tags %}}{{{{ t }}}},{{% endfor %}} | "
    "{% if p.tags %}y{% endif %} |\n| {%tr endfor %} | |",
    "runs": "a ^{%r for p in people %}^{{ p.name }}^{%r endfor %}^ z",
    "colspan": "| {% colspan wide %}a |\n| b | c |",
    "cellbg": "| {% cellbg colour %}a | b |",
    "vm": f"| h | x |\n{ROWS}\n| {{% vm %}}Team | {{{{ p.name }}}} |\n| {{%tr endfor %}} | |",
    "hm": "| x | {%tc for p in people %} | {% hm %}Team | {%tc endfor %} |",
    "comments": "a{# gone #}b\n{#p gone #}\nc",
    "breaks": "x {{ lines }} y",
    "tabs": "x {{ tabbed }} y",
    "raw": "{% raw %}{{ child }}{% endraw %}",
    "escapes": "{_{ child }_} {_% x %_}",
    "smart quotes": "{{ “a” ~ ‘b’ }}",
    "joined": "Home {%- if yes -%}\nhere\n{%- else -%}\nthere\n{%- endif -%}\n and on",
    "across paragraphs": "a{% for p in people %} b\nc{% endfor %} d",
    "loop things": "{% for p in people %}{{ loop.index }}/{{ loop.length }}{% endfor %}",
    "set": "{% set x = 3 %}{{ x * 2 }}",
}


def theirs(template: bytes, context: dict) -> bytes:
    engine = DocxTemplate(io.BytesIO(template))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        engine.render(context, autoescape=True)
    out = io.BytesIO()
    engine.save(out)
    return out.getvalue()


def outline(xml: str) -> list:
    """A part without what does not matter: run borders, empty runs, xml:space, order of
    cell properties."""
    root = etree.fromstring(xml.encode())
    body = next(iter(root.iter(f"{{{W}}}body")), root)
    return [_shape(child) for child in body if _name(child) != "sectPr"]


def _name(element) -> str:
    return etree.QName(element).localname


def _shape(element):
    name = _name(element)
    if name == "p":
        return ("p", _property(element, "pPr"), _pieces(element))
    if name in ("tcPr", "tblGrid", "tblPr", "trPr"):
        return (name, sorted(_flat(child) for child in element))
    return (name, [_shape(child) for child in element])


def _flat(element) -> tuple:
    return (_name(element), tuple(sorted(dict(element.attrib).values())))


def _property(element, name) -> str:
    found = element.find(f"{{{W}}}{name}")
    return "" if found is None else str([_flat(child) for child in found])


def _pieces(paragraph) -> list:
    """The text of a paragraph in stretches of one look."""
    out: list[list] = []
    for run in paragraph.iter(f"{{{W}}}r"):
        look = _property(run, "rPr")
        for child in run:
            text = {"t": child.text or "", "br": "\n", "tab": "\t"}.get(_name(child), "")
            if _name(child) == "br" and child.get(f"{{{W}}}type") == "page":
                text = "\f"
            if text and out and out[-1][0] == look:
                out[-1][1] += text
            elif text:
                out.append([look, text])
    return out


class DescribeAgreementWithDocxtpl:
    @pytest.mark.parametrize("name", TEMPLATES)
    def it_says_the_same_in_the_document(self, name):
        template = word(TEMPLATES[name])
        ours = Template.open(template).render(CONTEXT)
        reference = theirs(template, CONTEXT)
        assert outline(xml_of(ours)) == outline(xml_of(reference))

    @pytest.mark.parametrize("part", ["header", "footer", "footnotes"])
    def it_says_the_same_in_other_parts(self, part):
        lines = "{%p for p in people %}\n{{ p.name }}\n{%p endfor %}\nend {{ child.name }}"
        template = word(pointing_to(part), **{part: lines})
        ours = Template.open(template).render(CONTEXT)
        reference = theirs(template, CONTEXT)
        name = f"word/{part}.xml"
        assert outline(xml_of(ours, name)) == outline(xml_of(reference, name))

    def it_says_the_same_in_properties(self):
        template = word("x", title="Plan for {{ child.name }}")
        for data in (Template.open(template).render(CONTEXT), theirs(template, CONTEXT)):
            assert "<dc:title>Plan for Jordan O'Neil</dc:title>" in xml_of(
                data, "docProps/core.xml"
            ).replace("&#39;", "'").replace("&amp;#39;", "'")

    def it_takes_docxtpls_rich_text_and_listings(self):
        rich = RichText("bold & <b>", bold=True, color="FF0000")
        rich.add(" plain")
        context = {"rich": rich, "listing": Listing("a & b\nc\ad\fe")}
        template = word("x {{r rich }} y\n{{ listing }}")
        ours = Template.open(template).render(context)
        assert outline(xml_of(ours)) == outline(xml_of(theirs(template, context)))

    def it_takes_rich_paragraphs(self):
        made = RichTextParagraph(RichText("a", bold=True), parastyle="x")
        made.add("b")
        template = word("{{p made }}")
        ours = Template.open(template).render({"made": made})
        assert outline(xml_of(ours)) == outline(xml_of(theirs(template, {"made": made})))
