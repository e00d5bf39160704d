"""What each keyword of JSON Schema says about a field."""

import pytest

from generator.errors import TemplateError
from generator.word.part import Part
from generator.word.typecheck import typecheck


def record(required=(), **properties):
    return {"type": "object", "required": list(required), "properties": properties}


TEXT = {"type": "string", "minLength": 1}
WHOLE = {"type": "integer"}


def codes(source, schema, registry=None):
    found = typecheck([Part("x", source, ())], {"$id": "https://x.org/a.json", **schema}, registry)
    return [one.code for one in found]


class DescribeReferences:
    def it_follows_them_across_files_and_back(self):
        other = {"$id": "https://x.org/b.json", "$defs": {"b": {"$ref": "a.json#/$defs/c"}}}
        root = {**record(["a"], a={"$ref": "b.json#/$defs/b"}), "$defs": {"c": WHOLE}}
        registry = {other["$id"]: other}
        assert codes("{{ a }}", root, registry) == []
        assert codes("{{ a|date }}", root, registry) == ["not-a-date"]

    def it_finds_anchors_and_escaped_names(self):
        root = {
            **record("ab", a={"$ref": "#here"}, b={"$ref": "#/$defs/x~1y"}),
            "$defs": {"c": {"$anchor": "here", **WHOLE}, "x/y": WHOLE},
        }
        assert codes("{{ a + b }}", root) == []

    def it_goes_down_a_record_inside_itself_as_far_as_the_template_does(self):
        root = {**record("a", a={"$ref": "#"}), "additionalProperties": False}
        assert codes("{{ a.a.a.a.b }}", root) == ["unknown-field"]
        assert codes("{% if a.a.a %}x{% endif %}", root) == []

    def it_is_not_caught_in_a_circle(self):
        root = {**record("a", a={"$ref": "#/$defs/a"}), "$defs": {"a": {"$ref": "#/$defs/a"}}}
        assert codes("{{ a }}", root) == []

    @pytest.mark.parametrize("reference", ["c.json", "#/$defs/nope", "#nope"])
    def it_says_what_is_missing(self, reference):
        with pytest.raises(TemplateError, match="cannot be found"):
            codes("{{ a }}", record("a", a={"$ref": reference}))


class DescribeCombinations:
    def it_merges_all_of(self):
        root = {"allOf": [record("a", a=TEXT), record("b", b=WHOLE, a={"format": "date"})]}
        assert codes("{{ a|date }}{{ b + 1 }}", root) == []
        assert codes("{{ c }}", root) == ["unknown-name"]

    def it_keeps_to_the_strictest_of_both(self):
        root = {"allOf": [record("a", a=TEXT), {"additionalProperties": False}]}
        assert codes("{{ a }}", root) == ["unknown-name"]

    def it_takes_either_of_any_of(self):
        root = record("a", a={"anyOf": [TEXT, WHOLE]})
        assert codes("{{ a }}", root) == []
        assert codes("{{ a + 1 }}", root) == ["incompatible"]
        assert codes("{% if a is number %}{{ a + 1 }}{% else %}{{ a }}{% endif %}", root) == []

    def it_chooses_among_records_by_a_coded_field(self):
        options = [
            record(["kind", "x"], kind={"const": "a"}, x=TEXT),
            record(["kind", "y"], kind={"const": "b"}, y=TEXT),
        ]
        root = record(["list"], list={"type": "array", "items": {"oneOf": options}})
        loop = "{% for e in list %}BODY{% endfor %}"
        good = "{% if e.kind == 'a' %}{{ e.x }}{% elif e.kind == 'b' %}{{ e.y }}{% endif %}"
        assert codes(loop.replace("BODY", good), root) == []
        assert codes(loop.replace("BODY", "{% if e.kind != 'a' %}{{ e.x }}{% endif %}"), root) == [
            "unknown-field"
        ]
        assert codes(loop.replace("BODY", "{{ e.x }}"), root) == ["unguarded"]

    def it_reads_if_then_else(self):
        root = {
            **record(["kind"], kind={"enum": ["a", "b"]}, x=TEXT, y=TEXT),
            "if": {"properties": {"kind": {"const": "a"}}},
            "then": {"required": ["x"]},
            "else": {"required": ["y"]},
        }
        good = "{% if kind == 'a' %}{{ x }}{% else %}{{ y }}{% endif %}"
        assert codes(good, root) == []
        assert codes("{% set r = x %}{{ r }}", root) == ["unguarded"]
        inner = record("r", r=root)
        inside = "{% if r.kind == 'a' %}{{ r.x }}{% else %}{{ r.y }}{% endif %}"
        assert codes(inside, inner) == []
        assert codes("{% if r.kind == 'b' %}{{ r.x }}{% endif %}", inner) == ["unguarded"]

    def it_is_not_drowned_by_many_conditions(self):
        many = [
            {
                "if": {"properties": {"kind": {"const": str(number)}}},
                "then": record([f"f{number}"], **{f"f{number}": TEXT}),
            }
            for number in range(20)
        ]
        root = {**record(["kind"], kind=TEXT), "allOf": many}
        assert codes("{% if f3 %}{{ f3 }}{% endif %}{% if f19 %}{{ f19 }}{% endif %}", root) == []

    def it_leaves_not_alone(self):
        assert codes("{{ a }}", {**record("a", a=TEXT), "not": {"required": ["b"]}}) == []


class DescribeRecords:
    def it_takes_a_record_that_names_its_fields_at_its_word(self):
        assert codes("{{ b }}", record("a", a=TEXT)) == ["unknown-name"]

    @pytest.mark.parametrize(
        "open_record",
        [
            {"type": "object"},
            {**record(a=TEXT), "additionalProperties": True},
            {**record(a=TEXT), "unevaluatedProperties": True},
            {"patternProperties": {"^b": True}},
        ],
    )
    def it_lets_an_open_record_have_any(self, open_record):
        assert codes("{{ r.b }}", record("r", r=open_record)) == []

    def it_types_what_additional_and_pattern_fields_hold(self):
        typed = {"patternProperties": {"^n_": WHOLE}, "additionalProperties": TEXT}
        root = record("r", r=typed)
        assert codes("{% if r.n_a %}{{ r.n_a + 1 }}{% endif %}", root) == []
        assert codes("{% if r.other %}{{ r.other + 1 }}{% endif %}", root) == ["incompatible"]

    def it_closes_with_unevaluated_properties(self):
        root = {"allOf": [record("a", a=TEXT)], "unevaluatedProperties": False}
        assert codes("{{ a }}{{ b }}", root) == ["unknown-name"]


class DescribeValues:
    def it_knows_each_place_of_a_short_list(self):
        pair = {"type": "array", "prefixItems": [TEXT, WHOLE], "items": False, "minItems": 2}
        root = record("p", p=pair)
        assert codes("{{ p[0]|upper }}{{ p[1] + 1 }}", root) == []
        assert codes("{{ p[0] + 1 }}", root) == ["incompatible"]

    def it_treats_null_as_missing(self):
        root = record("a", a={"type": ["string", "null"]})
        assert codes("{{ a }}", root) == ["unguarded"]
        assert codes("{% if a is not none %}{{ a }}{% endif %}", root) == []
        assert codes("{% if a != none %}{{ a }}{% endif %}", root) == []

    def it_knows_a_constant(self):
        root = record("a", a={"const": 3})
        assert codes("{{ a + 1 }}", root) == []
        assert codes("{% if a == 4 %}x{% endif %}", root) == ["not-a-value"]

    def it_tells_true_from_one(self):
        root = record("a", a={"enum": [True, 1]})
        assert (
            codes("{% if a is boolean %}{{ a|yesno }}{% else %}{{ a + 1 }}{% endif %}", root) == []
        )
