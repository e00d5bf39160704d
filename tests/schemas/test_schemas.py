"""The schemas are the contract: complete, closed, resolvable offline, and safe."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import jsonschema_rs
import pytest

from generator.resources import shipped

BASE = "https://throughcare.example/schemas/"
AUDIENCES = ["child", "parent", "court", "secure_estate", "professional", "manager"]
FILES = sorted(shipped("schemas").glob("*.json"))
DOCUMENTS = {BASE + path.name: json.loads(path.read_text("utf-8")) for path in FILES}
REGISTRY = jsonschema_rs.Registry(list(DOCUMENTS.items()))
CONTRACT = Path(__file__).with_name("contract.txt")


def properties() -> Iterator[tuple[str, str, str, dict]]:
    """(address of the file, pointer, name, schema) of every property anywhere."""

    def walk(node, address, path):
        if isinstance(node, dict):
            for name, inner in node.get("properties", {}).items():
                yield address, f"{path}/properties/{name}", name, inner
            for key, inner in node.items():
                if key not in ("examples", "required"):
                    yield from walk(inner, address, f"{path}/{key}")
        elif isinstance(node, list):
            for number, inner in enumerate(node):
                yield from walk(inner, address, f"{path}/{number}")

    for address, document in DOCUMENTS.items():
        yield from walk(document, address, "")


def resolved(schema: dict, address: str) -> tuple[dict, str]:
    while "$ref" in schema:
        address, _, fragment = urljoin(address, schema["$ref"]).partition("#")
        schema = DOCUMENTS[address]
        for step in fragment.split("/")[1:]:
            schema = schema[step]
    return schema, address


def inner(schema: dict, address: str) -> Iterator[tuple[str, dict, str]]:
    """The properties of a section or of a list's entries, its references followed."""
    schema, address = resolved(schema, address)
    if schema.get("type") == "array":
        schema, address = resolved(schema["items"], address)
    for part in schema.get("allOf", ()):
        yield from inner(part, address)
    for name, found in schema.get("properties", {}).items():
        yield name, found, address


def fields(schema: dict, address: str, path: str = "") -> Iterator[tuple[str, dict]]:
    """(path, schema) of every field of a file; lists as []."""
    for name, found, where in inner(schema, address):
        is_list = resolved(found, where)[0].get("type") == "array"
        place = f"{path}.{name}{'[]' if is_list else ''}".lstrip(".")
        yield place, found
        yield from fields(found, where, place)


def kind(schema: dict, address: str) -> str:
    schema, address = resolved(schema, address)
    if schema.get("type") == "array":
        return kind(schema["items"], address)
    if "oneOf" in schema:
        return "|".join(option["const"] for option in schema["oneOf"])
    return schema.get("const") or schema.get("format") or schema.get("type", "object")


EVERY = list(properties())


class DescribeEverySchema:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
    def it_is_valid_and_named_after_its_file(self, path):
        document = DOCUMENTS[BASE + path.name]
        jsonschema_rs.meta.validate(document)
        assert document["$id"] == BASE + path.name
        jsonschema_rs.Draft202012Validator(document, registry=REGISTRY, offline=True)

    def it_describes_every_property(self):
        for address, path, _, schema in EVERY:
            place = f"{address}{path}"
            assert schema.get("title"), place
            assert schema.get("description", "").rstrip().endswith("."), place
            assert schema.get("examples"), place
            readers = schema.get("x-audience")
            assert readers, place
            assert readers == [a for a in AUDIENCES if a in readers], place

    def it_gives_examples_that_are_valid(self):
        for address, path, _, schema in EVERY:
            absolute = {"$ref": urljoin(address, f"#{path}".replace("%", "%25"))}
            judge = jsonschema_rs.Draft202012Validator(
                absolute, registry=REGISTRY, validate_formats=True
            )
            for example in schema["examples"]:
                judge.validate(example)

    def it_leaves_no_section_open_to_unknown_fields(self):
        for address, document in DOCUMENTS.items():
            stack = [(document, "")]
            while stack:
                node, path = stack.pop()
                if not isinstance(node, dict):
                    continue
                stack += [(v, f"{path}/{k}") for k, v in node.items() if k != "examples"]
                opened = "properties" in node and node.get("type") == "object"
                closed = node.get("additionalProperties") is False
                closed = closed or node.get("unevaluatedProperties") is False
                # The parts that a closed schema is composed of are themselves open.
                assert not opened or closed or path.endswith("fields"), address + path

    def it_labels_every_code_once(self):
        for address, path, _, schema in EVERY:
            options = resolved(schema, address)[0].get("oneOf", [])
            labels = [option["title"] for option in options]
            assert len(labels) == len(set(labels)), address + path

    def it_names_the_entries_of_every_list_of_sections(self):
        for address, path, name, schema in EVERY:
            if schema.get("type") == "array" and list(inner(schema, address)):
                assert schema.get("x-item"), f"{address}{path} {name}"


class DescribeTheContract:
    def it_does_not_change_unnoticed(self):
        # One line a field: a template, a sample or a service's own file may rely on each.
        # Adding is safe; to take away or change a field, raise the version of the file format.
        lines = []
        for name in ("case", "panel"):
            address = f"{BASE}{name}.schema.json"
            for path, schema in fields(DOCUMENTS[address], address):
                lines.append(f"{name}: {path} = {kind(schema, address_of(schema))}")
        assert lines == CONTRACT.read_text("utf-8").splitlines()

    def it_shows_in_the_view_whatever_the_case_holds(self):
        case = dict(fields_of("case"))
        view = dict(fields_of("view"))
        followed = {"compliance[].condition", "warnings[].about[]"}
        followed |= {"breach.breached_conditions[]", "breach.failures[]"}
        assert case.keys() - view.keys() == set()
        for path in case.keys() - followed:
            for note in ("title", "description", "x-audience"):
                assert view[path][note] == case[path][note], path


class DescribeWhoMaySeeWhat:
    def it_opens_a_section_to_whoever_may_read_something_in_it(self):
        readers = {path: set(schema["x-audience"]) for path, schema in fields_of("case")}
        for path, who in readers.items():
            outer = path.rpartition(".")[0]
            assert not outer or who <= readers[outer], path

    @pytest.mark.parametrize(
        "path",
        [
            "court.victims",
            "court.offences[].harm_to_others",
            "assessment.people_who_pose_risk[]",
            "assessment.exploitation",
            "people[].contact_note",
            "cart.victim_safety",
            "cart.restorative",
            "supervision.conditions[].reason",
            "supervision.conditions[].victim_worker_consulted",
            "sentence.victim_contact_eligible",
            "events[]",
            "findings[]",
        ],
    )
    def it_keeps_victims_third_parties_and_intelligence_from_the_family(self, path):
        found = dict(fields_of("view"))
        below = [p for p in found if p == path or p.startswith(f"{path}.")]
        assert below
        for place in below:
            assert not {"child", "parent"} & set(found[place]["x-audience"]), place


def address_of(schema: dict) -> str:
    """The file a property stands in; references in it are relative to that."""
    return next(address for address, _, _, found in EVERY if found is schema)


def fields_of(name: str) -> list[tuple[str, dict]]:
    address = f"{BASE}{name}.schema.json"
    return list(fields(DOCUMENTS[address], address))
