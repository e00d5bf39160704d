"""The checker knows the language that the engine speaks, and the shipped templates in it."""

import json
import tomllib
from pathlib import Path

import pytest

from generator.catalogue import Catalogue, vocabulary
from generator.catalogue.subjects import SUBJECTS
from generator.resources import Resources
from generator.word import Template
from generator.word.merge._environment import ENVIRONMENT, METHODS
from generator.word.part import Part
from generator.word.typecheck import fields, typecheck
from generator.word.typecheck._access import _LIST_METHODS, _RECORD_METHODS, _TEXT_METHODS
from generator.word.typecheck._checks import TESTS
from generator.word.typecheck._filters import FILTERS

ROOT = Path(__file__).resolve().parents[3]


REGISTRY = {
    str(schema["$id"]): schema
    for schema in (
        json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").glob("*.schema.json")
    )
}
VIEWS = {
    subject: next(
        schema for key, schema in REGISTRY.items() if key.endswith(f"/{held.view}.schema.json")
    )
    for subject, held in SUBJECTS.items()
}
VIEW = VIEWS["case"]
KINDS = sorted(path.parent for path in (ROOT / "templates").glob("*/*.docx"))
FORMS = ("date", "time", "label", "narrative", "yesno")


def faults(lines):
    found = typecheck([Part("x", "\n".join(lines), ())], VIEW, REGISTRY)
    return [one for one in found if one.severity == "fault"]


def standing(field, tag):
    """A tag inside the loops that its field needs."""
    loops = "".join(f"{{% for {loop} %}}" for loop in field.loops)
    return f"{loops}{tag.replace('{{p', '{{')}{'{% endfor %}' * len(field.loops)}"


@pytest.fixture(scope="module")
def printable():
    return [
        field for field in fields(VIEW, REGISTRY) if field.tag[1] == "{" and field.path != "schema"
    ]


class DescribeLanguage:
    def it_knows_the_filters_of_the_engine_and_no_others(self):
        named = {name for name in ENVIRONMENT.filters if name.isidentifier()}
        assert set(FILTERS) == named

    def it_knows_its_tests(self):
        assert set(TESTS) == set(ENVIRONMENT.tests)

    def it_knows_its_methods(self):
        assert set(_TEXT_METHODS) == METHODS[str]
        assert set(_LIST_METHODS) == METHODS[list] == METHODS[tuple]
        assert set(_RECORD_METHODS) == METHODS[dict]


class DescribeShippedSchemas:
    """Every field of the case, written rightly and wrongly."""

    def it_accepts_every_field_in_its_own_form(self, printable):
        assert faults(standing(field, field.tag) for field in printable) == []
        assert len(printable) > 500

    def it_finds_every_misspelt_field_and_offers_the_right_name_where_one_is_nearest(
        self, printable
    ):
        dotted = [field for field in printable if "." in field.path]
        tags = [f"{{{{ {field.path}x }}}}" for field in dotted]
        found = faults(map(standing, dotted, tags))
        assert [one.line for one in found] == list(range(1, len(dotted) + 1))
        silent = [
            field.path
            for field, one in zip(dotted, found, strict=True)
            if f"`{field.path.rsplit('.', 1)[-1]}`" not in one.remedy
        ]
        # Where two names are as near, as done_by and done_on are, none is offered.
        assert len(silent) < len(dotted) / 7

    @pytest.mark.parametrize("form", FORMS)
    def it_finds_every_field_in_the_wrong_form(self, printable, form):
        others = [field for field in printable if f"|{form} " not in field.tag]
        tags = [f"{{{{ {field.path}|{form} }}}}" for field in others]
        found = faults(map(standing, others, tags))
        assert [one.line for one in found] == list(range(1, len(others) + 1))


class DescribeShippedTemplates:
    @pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
    def they_fit_what_they_will_see_and_who_will_read_it(self, kind):
        required = json.loads((kind / "requirements.schema.json").read_text("utf-8"))
        said = tomllib.loads((kind / "document.toml").read_text("utf-8"))
        template = Template.open(kind / f"{kind.name}.docx")
        view = vocabulary(Catalogue(Resources()).get(kind.name)).view
        found = template.check(view, REGISTRY, audience=said["audience"], required=required)
        assert list(map(str, found)) == []


class DescribeTemplateCheck:
    def it_places_faults_in_the_word_file(self):
        template = Template.open(ROOT / "templates" / "psr-custody" / "psr-custody.docx")
        narrowed = {**VIEW, "properties": {**VIEW["properties"], "court": {"type": "string"}}}
        found = template.check(narrowed, REGISTRY)
        assert found
        assert {fault.place.part for fault in found} == {"word/document.xml"}
        assert all(fault.place.paragraph and fault.suggestion for fault in found)

    def it_adds_advice_only_when_asked(self):
        template = Template.open(ROOT / "templates" / "psr-custody" / "psr-custody.docx")
        assert template.check(VIEW, REGISTRY) == []
        assert template.check(VIEW, REGISTRY, advice=True) != []
