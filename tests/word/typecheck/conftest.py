"""A small case in two schema files, and a checker for lines of template."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.word.part import Part
from generator.word.typecheck import TypeFault, typecheck

STAFF = ["court", "professional"]
ALL = ["child", *STAFF]


def coded(**labels: str) -> dict[str, Any]:
    options = [{"const": code.replace("_", "-"), "title": title} for code, title in labels.items()]
    return {"oneOf": options}


COMMON = {
    "$id": "https://example.org/common.json",
    "$defs": {
        "line": {"type": "string", "minLength": 1},
        "date": {"type": "string", "format": "date"},
        "time": {"type": "string", "format": "time-of-day"},
        "story": {"type": "string", "format": "narrative", "minLength": 1},
        "person": {
            "title": "Person",
            "type": "object",
            "additionalProperties": False,
            "required": ["name", "role"],
            "properties": {
                "name": {"$ref": "#/$defs/line", "title": "Name"},
                "role": coded(manager="Manager", mentor="Mentor", other="Other"),
                "phone": {"$ref": "#/$defs/line"},
                "since": {"$ref": "#/$defs/date"},
                "manager": {"$ref": "#/$defs/person"},
            },
        },
    },
}
LINE = {"$ref": "common.json#/$defs/line"}
DATE = {"$ref": "common.json#/$defs/date"}
TIME = {"$ref": "common.json#/$defs/time"}
STORY = {"$ref": "common.json#/$defs/story"}
PERSON = {"$ref": "common.json#/$defs/person"}
CASE = {
    "$id": "https://example.org/case.json",
    "title": "Case",
    "type": "object",
    "additionalProperties": False,
    "required": ["child", "people", "steps", "letters", "opened", "schema"],
    "properties": {
        "schema": {"const": "case/1"},
        "opened": DATE,
        "closed": DATE,
        "child": {
            "title": "Child",
            "type": "object",
            "additionalProperties": False,
            "required": ["first_name", "age", "interpreter"],
            "properties": {
                "first_name": {**LINE, "title": "First name", "examples": ["Jo"]},
                "last_name": LINE,
                "age": {"type": "integer"},
                "interpreter": {"type": "boolean"},
                "interests": {"type": "array", "items": LINE},
                "health": {**STORY, "x-audience": STAFF},
                "story": STORY,
                "needs": {"type": "array", "items": coded(autism="Autism", eal="English second")},
            },
        },
        "people": {"type": "array", "items": PERSON, "x-audience": ALL},
        "steps": {
            "type": "array",
            "x-item": "next step",
            "items": {
                "title": "Step",
                "type": "object",
                "additionalProperties": False,
                "required": ["what", "status", "hours"],
                "properties": {
                    "what": LINE,
                    "who": PERSON,
                    "status": coded(open="Open", on_hold="On hold", done="Done"),
                    "by": DATE,
                    "hours": {"type": "number"},
                    "note": {**LINE, "x-audience": STAFF},
                },
            },
        },
        "victims": {
            "title": "Victims",
            "type": "object",
            "properties": {"summary": STORY},
            "x-audience": STAFF,
        },
        "meeting": {
            "type": "object",
            "additionalProperties": False,
            "required": ["date"],
            "properties": {"date": DATE, "time": TIME, "where": LINE},
        },
        "letters": {
            "type": "array",
            "items": {
                "oneOf": [
                    {
                        "title": "Post",
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["by", "street"],
                        "properties": {"by": {"const": "post"}, "street": LINE, "stamp": LINE},
                    },
                    {
                        "title": "Email",
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["by", "to"],
                        "properties": {"by": {"const": "email"}, "to": LINE},
                    },
                ]
            },
        },
        "scores": {"type": "object", "additionalProperties": {"type": "integer"}},
    },
}
REGISTRY = {str(schema["$id"]): schema for schema in (COMMON, CASE)}

Check = Callable[..., list[TypeFault]]


@pytest.fixture
def check() -> Check:
    """Check Jinja source; each template line is a line of findings."""

    def run(source: str, schema: dict[str, Any] | None = None, **settings: Any) -> list[TypeFault]:
        part = Part("word/document.xml", source, ())
        return typecheck([part], schema or CASE, REGISTRY, **settings)

    return run
