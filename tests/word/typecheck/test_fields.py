"""The list of fields for template writers."""

import pytest

from generator.word.part import Part
from generator.word.typecheck import fields, typecheck
from tests.word.typecheck.conftest import CASE, REGISTRY


@pytest.fixture(scope="module")
def listed():
    return {one.path: one for one in fields(CASE, REGISTRY)}


class DescribeFields:
    def it_says_all_about_a_field(self, listed):
        field = listed["child.first_name"]
        assert (field.title, field.kind, field.example) == ("First name", "text", "Jo")
        assert not field.optional
        assert field.loops == ()
        assert field.audience is None

    @pytest.mark.parametrize(
        ("path", "tag"),
        [
            ("opened", "{{ opened|date }}"),
            ("meeting.time", "{{ meeting.time|time }}"),
            ("child.story", "{{p child.story|narrative }}"),
            ("child.interpreter", "{{ child.interpreter|yesno }}"),
            ("person.role", "{{ person.role|label }}"),
            ("people", "{%p for person in people %}"),
            ("need", "{{ need|label }}"),
        ],
    )
    def it_gives_the_tag_that_prints_it(self, listed, path, tag):
        assert listed[path].tag == tag

    def it_names_the_entries_of_a_list_as_the_schema_does(self, listed):
        assert listed["step.what"].loops == ("step in steps",)
        assert listed["interest"].loops == ("interest in child.interests",)

    def it_lists_a_record_inside_itself_once(self, listed):
        assert "step.who.name" in listed
        assert "step.who.manager.name" not in listed

    def it_says_what_may_be_missing(self, listed):
        assert listed["meeting.date"].optional
        assert not listed["step.what"].optional
        assert listed["step.by"].optional

    def it_keeps_from_readers_what_they_may_not_see(self):
        paths = {one.path for one in fields(CASE, REGISTRY, audience="child")}
        assert not paths & {"child.health", "victims.summary", "step.note"}
        assert "child.story" in paths

    def it_gives_only_tags_that_pass_the_check(self):
        for field in fields(CASE, REGISTRY):
            if field.tag.startswith("{%"):
                continue
            opened = "".join(f"{{% for {loop} %}}" for loop in field.loops)
            source = f"{opened}{field.tag.replace('{{p', '{{')}{'{% endfor %}' * len(field.loops)}"
            found = typecheck([Part("x", source, ())], CASE, REGISTRY)
            assert {one.code for one in found} <= {"unguarded"}, source
