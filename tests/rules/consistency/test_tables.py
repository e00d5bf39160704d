"""The tables of the checks against the schemas: no date, number or name is left out."""

import json
from functools import cache

import pytest

from generator.resources import shipped
from generator.rules.consistency._record import table

SCHEMAS = shipped("schemas")
# The panel's own record: another file.
NUMBERS_ELSEWHERE = {"/easy_read/level", "/easy_read/size", "/supervision/conditions/*/number"}


@cache
def document(name):
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def fields(node, home, path=""):
    """Pattern, kind and whether it is required, of every field of a schema."""
    said = {}
    while "$ref" in node:
        said = {**{k: v for k, v in node.items() if k != "$ref"}, **said}
        name, _, pointer = node["$ref"].partition("#")
        home = name or home
        node = document(home)
        for step in pointer.strip("/").split("/"):
            node = node[step] if step else node
    node = {**node, **{k: v for k, v in said.items() if k == "properties"}}
    for part in node.get("allOf", ()):
        yield from fields(part, home, path)
    for name, inner in node.get("properties", {}).items():
        yield from fields(inner, home, f"{path}/{name}")
    if node.get("type") == "array":
        yield from fields(node["items"], home, f"{path}/*")
    if node.get("type") in {"string", "integer", "number"}:
        yield path, node.get("format") or node["type"], node


def required_text(node, home):
    while "$ref" in node:
        name, _, pointer = node["$ref"].partition("#")
        home = name or home
        node = document(home)
        for step in pointer.strip("/").split("/"):
            node = node[step] if step else node
    for part in node.get("allOf", ()):
        yield from required_text(part, home)
    for name, inner in node.get("properties", {}).items():
        if name in node.get("required", ()):
            kinds = {kind for path, kind, _ in fields(inner, home, "") if path == ""}
            title = str(inner.get("$ref", ""))
            if kinds & {"string", "narrative"} and not title.endswith("/id"):
                yield name
        yield from required_text(inner, home)
    if node.get("type") == "array":
        yield from required_text(node["items"], home)


CASE = {path: (kind, node) for path, kind, node in fields({"$ref": "case.schema.json"}, "")}
DATES = {path for path, (kind, _) in CASE.items() if kind == "date"}


class DescribeTheTables:
    def they_name_every_date_of_a_case(self):
        assert {row["at"] for row in table("dates")["date"]} == DATES

    def they_hold_every_date_against_another_or_against_the_day(self):
        held = {row["at"] for row in table("dates")["date"] if row.get("past") or row.get("record")}
        for row in (*table("dates")["order"], *table("dates")["apart"]):
            held |= {row["first"], *row["then"]}
        assert held == DATES

    def they_speak_only_of_dates_that_there_are(self):
        for row in (*table("dates")["order"], *table("dates")["apart"]):
            assert {row["first"], *row["then"]} <= DATES
        for row in table("dates")["stage"]:
            assert f"{row['list']}/*/date" in DATES
            assert set(row["types"]) == set(row["words"])
            assert {row.get("since"), row.get("until")} <= DATES | {"release", None}

    def they_bound_every_number(self):
        numbers = {path for path, (kind, _) in CASE.items() if kind in {"integer", "number"}}
        bounded = {row["at"] for row in table("amounts")["amount"]}
        # What a sentence's length can be follows from its kind, in code.
        by_kind = {"/sentence/length_days", "/sentence/custodial_months"}
        assert bounded | by_kind | NUMBERS_ELSEWHERE == numbers

    def they_know_every_text_that_has_to_be_there(self):
        needed = set(required_text(document("case.schema.json"), "case.schema.json"))
        assert needed - set(table("placeholders")["required"]) == set()

    @pytest.mark.parametrize("side", ["first", "then"])
    def they_pair_only_fields_and_codes_that_there_are(self, side):
        for row in table("pairs")["pair"]:
            place, values = row[side]["at"], row[side].get("values", ())
            kind = CASE.get(place)
            if kind is not None:
                codes = {one.get("const") for one in kind[1].get("oneOf", ())}
                assert not codes or set(values) <= codes, place
            else:
                assert place.rpartition("/")[2] in {
                    *("status", "type", "nrm", "ehcp", "concern", "present", "held", "*"),
                    *("early_release_eligible", "interpreter_needed", "discussed_with_manager"),
                    *(
                        "adult_custody_explained",
                        "occupier_consent",
                        "manageable",
                        "power_supply",
                        "decision",
                    ),
                }, place

    def they_use_checks_that_are_worded(self):
        checks = table("checks")["check"]
        used = {row.get("check", "dates-contradict") for row in table("dates")["order"]}
        used |= {row["check"] for row in table("pairs")["pair"]}
        assert used <= set(checks)
        for check in checks.values():
            assert check["severity"] in {"must", "should", "advice"}
            assert check["what_to_do"].endswith(".")
