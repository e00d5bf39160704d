"""Fields that a document's readers may not see, and required ones that no tag uses."""

import pytest

HIDDEN = [
    "{{ child.health|narrative }}",
    "{% if child.health %}x{% endif %}",
    "{{ child['health']|narrative }}",
    "{{ child }}",
    "{% for name, value in child.items() %}{{ name }}{% endfor %}",
    "{% for name, value in child|dictsort %}{{ name }}{% endfor %}",
    "{{ victims.summary|narrative }}",
    "{% set v = victims %}",
    "{% for s in steps %}{{ s.note }}{% endfor %}",
    "{{ steps|map(attribute='note')|join }}",
    "{% for s in steps|selectattr('note') %}x{% endfor %}",
    "{% for s in steps|sort(attribute='note') %}x{% endfor %}",
    "{{ steps|join(', ', attribute='note') }}",
    "{% macro m(c) %}{{ c.health|narrative }}{% endmacro %}{{ m(child) }}",
    "{% with c = child %}{{ c.get('health')|narrative }}{% endwith %}",
]


class DescribeReaders:
    @pytest.mark.parametrize("source", HIDDEN)
    def they_are_kept_from_a_field_however_it_is_reached(self, check, source):
        found = [one for one in check(source, audience="child") if one.severity == "fault"]
        assert [one.code for one in found] == ["audience"]
        assert "(child)" in found[0].message

    @pytest.mark.parametrize("source", [one for one in HIDDEN if "child }" not in one])
    def they_may_see_what_is_theirs(self, check, source):
        assert "audience" not in {one.code for one in check(source, audience="court")}
        assert "audience" not in {one.code for one in check(source)}

    def they_must_all_be_allowed(self, check):
        [found] = check("{{ child.health|narrative }}", audience=["court", "child"])
        assert "(child)" in found.message

    def they_are_not_even_offered_a_hidden_field(self, check):
        [found] = check("{{ summary }}", audience="child")
        assert "victims" not in found.remedy


REQUIRED = {
    "$id": "https://example.org/required.json",
    "title": "the letter",
    "allOf": [{"$ref": "case.json"}],
    "type": "object",
    "required": ["closed", "meeting", "steps"],
    "properties": {
        "meeting": {"type": "object", "required": ["where"]},
        "steps": {"type": "array", "items": {"type": "object", "required": ["by"]}},
        "child": {"type": "object", "required": ["last_name"]},
    },
}


class DescribeRequirements:
    def it_names_each_required_field_that_nothing_uses(self, check):
        found = check("{{ child.first_name }}", required=REQUIRED)
        assert {one.code for one in found} == {"unused-requirement"}
        text = " ".join(one.message for one in found)
        for path in ("closed", "meeting.where", "steps[].by"):
            assert f"({path})" in text
        assert len(found) == 3
        assert str(found[0].place) == "the file"

    @pytest.mark.parametrize(
        "source",
        [
            "{{ closed|date }}{{ meeting.where }}{% for s in steps %}{{ s.by|date }}{% endfor %}",
            "{{ closed|date }}{% set m = meeting %}{{ m.where }}"
            "{{ steps|map(attribute='by')|map('date')|join(', ')|default('none') }}",
            "{{ closed|date }}{% macro show(x) %}{{ x.where }}{% endmacro %}{{ show(meeting) }}"
            "{% for s in steps|sort(attribute='by') %}{{ s.what }}{% endfor %}",
        ],
    )
    def it_follows_fields_through_names_loops_and_filters(self, check, source):
        assert check(source, required=REQUIRED) == []

    def it_counts_what_is_required_as_there(self, check):
        source = (
            "{{ closed|date }}{{ meeting.where }}{% for s in steps %}{{ s.by|date }}{% endfor %}"
        )
        assert {one.code for one in check(source)} == {"unguarded"}
        assert check(source, required=REQUIRED) == []
