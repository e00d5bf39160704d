"""The checker knows the language that the engine speaks, and the shipped templates in it."""

import json
from pathlib import Path

from generator.word import Template
from generator.word._environment import ENVIRONMENT, METHODS
from generator.word.part import Part
from generator.word.typecheck import fields, typecheck
from generator.word.typecheck._access import _LIST_METHODS, _RECORD_METHODS, _TEXT_METHODS
from generator.word.typecheck._checks import TESTS
from generator.word.typecheck._filters import FILTERS

ROOT = Path(__file__).resolve().parents[3]


def shipped_schemas():
    files = (json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").glob("*.json"))
    return {str(schema["$id"]): schema for schema in files if "$id" in schema}


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
    def it_gives_only_tags_that_pass_the_check(self):
        registry = shipped_schemas()
        view = next(s for key, s in registry.items() if key.endswith("/view.schema.json"))
        lines, count = [], 0
        for field in fields(view, registry):
            count += 1
            if not field.tag.startswith("{%"):
                opened = "".join(f"{{% for {loop} %}}" for loop in field.loops)
                closed = "{% endfor %}" * len(field.loops)
                lines.append(f"{opened}{field.tag.replace('{{p', '{{')}{closed}")
        found = typecheck([Part("x", "\n".join(lines), ())], view, registry)
        assert [one.message for one in found if one.severity == "fault"] == []
        assert count > 500


class DescribeTemplateCheck:
    def it_places_faults_in_the_word_file(self):
        registry = shipped_schemas()
        view = next(s for key, s in registry.items() if key.endswith("/view.schema.json"))
        template = Template.open(ROOT / "templates" / "psr-custody" / "psr-custody.docx")
        assert template.check(view, registry) == []
        assert all(fault.suggestion for fault in template.check(view, registry, advice=True))
        narrowed = {**view, "properties": {**view["properties"], "court": {"type": "string"}}}
        faults = template.check(narrowed, registry)
        assert faults
        assert {fault.place.part for fault in faults} == {"word/document.xml"}
        assert all(fault.place.paragraph for fault in faults)
