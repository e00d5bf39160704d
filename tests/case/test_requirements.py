"""What a document needs and a case lacks."""

import json

import pytest

from generator.case import lacks_some, loads, missing
from generator.case._requirements import required
from generator.errors import TemplateError

CASE = "https://throughcare.example/schemas/case.schema.json"


@pytest.fixture
def needs(tmp_path, data):
    def find(rules, case=None):
        path = tmp_path / "requirements.schema.json"
        base = {
            "$id": "https://throughcare.example/requirements/breach-report.schema.json",
            "title": "the breach report",
            "allOf": [{"$ref": CASE}],
        }
        path.write_text(json.dumps({**base, **rules}))
        record = loads(json.dumps(case or data).encode())
        found = [str(fault) for fault in missing(record, path)]
        assert lacks_some(record, path) == bool(found)
        return found

    return find


class DescribeMissing:
    def it_is_empty_when_nothing_is_missing(self, needs):
        assert needs({"required": ["breach"]}) == []

    def it_asks_for_a_field_by_its_title_and_says_what_it_is(self, needs):
        assert needs({"properties": {"breach": {"required": ["child_view"]}}}) == [
            "The breach report needs the child's view (breach, child_view). "
            "Write there: what the child says about what happened."
        ]

    def it_asks_for_each_field_of_a_section_that_is_not_there(self, needs):
        rules = {"required": ["court"], "properties": {"court": {"required": ["hearing_date"]}}}
        assert needs(rules) == [
            "The breach report needs hearing date (court, hearing_date). "
            "Write there: the next or latest hearing.",
            "The breach report needs name of the court (court, name). "
            "Write there: the court that dealt, or will deal, with the child.",
            "The breach report needs offences (court, offences). "
            "Write for each of them: offence, date of offence.",
        ]

    def it_names_the_place_inside_a_list(self, needs):
        rules = {
            "properties": {
                "plan": {"properties": {"pathways": {"items": {"required": ["position"]}}}}
            }
        }
        assert needs(rules) == [
            "The breach report needs “Where things are now” in the Health pathway "
            "(plan, pathways, position). Write there: the position today."
        ]

    def it_counts_entries(self, needs):
        rules = {"properties": {"plan": {"properties": {"pathways": {"minItems": 7}}}}}
        assert needs(rules) == [
            "The breach report needs at least 7 entries under pathways (plan, pathways). "
            "Now it has 1."
        ]

    def it_offers_a_choice(self, needs):
        rules = {"anyOf": [{"required": ["remand"]}, {"required": ["placement"]}]}
        assert needs(rules) == ["The breach report needs remand or placement (remand)."]

    def it_lists_the_fields_of_a_choice_whatever_else_stands_in_it(self, tmp_path):
        path = tmp_path / "requirements.schema.json"
        path.write_text(
            json.dumps(
                {
                    "allOf": [{"$ref": CASE}],
                    "required": ["plan"],
                    "properties": {"plan": {"required": ["summary"]}},
                    "anyOf": [True, {"required": ["remand"]}, {"required": ["placement"]}],
                }
            )
        )
        either = {("plan",), ("plan", "summary"), ("remand",), ("placement",)}
        assert either <= required(path)
        assert ("breach",) not in required(path)

    def it_uses_the_words_of_a_rule_that_has_them(self, needs):
        rules = {
            "properties": {
                "warnings": {
                    "title": "a final warning",
                    "contains": {"properties": {"level": {"const": "final"}}},
                }
            }
        }
        assert needs(rules) == ["The breach report needs a final warning (warnings)."]

    def it_tells_everything_at_once(self, needs):
        rules = {
            "required": ["meetings", "events"],
            "properties": {"breach": {"required": ["child_view", "author"]}},
        }
        assert len(needs(rules)) == 4

    def it_finds_the_case_schema_by_a_relative_address(self, needs):
        assert needs({"allOf": [{"$ref": "../../schemas/case.schema.json"}]}) == []

    @pytest.mark.parametrize(
        "rules",
        [
            {"allOf": [{"$ref": "nowhere.schema.json"}]},
            {"properties": {"plan": {"type": "nonsense"}}},
        ],
    )
    def it_blames_a_faulty_requirements_schema_and_not_the_case(self, needs, rules):
        with pytest.raises(TemplateError, match="Correct that schema"):
            needs(rules)

    def it_explains_requirements_that_are_not_json(self, data, tmp_path):
        path = tmp_path / "requirements.schema.json"
        path.write_text("{")
        with pytest.raises(TemplateError, match="Correct that schema"):
            missing(loads(json.dumps(data).encode()), path)
