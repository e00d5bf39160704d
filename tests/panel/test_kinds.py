"""Kinds of panel: those that we ship, a service's own, and who sits for which role."""

from datetime import date

import pytest

from generator.errors import FaultyInputError
from generator.panel import panel_kind, panel_kinds
from generator.panel._kind_faults import kind_faults
from generator.panel.due import _REASONS
from generator.panel.reasons import REASONS
from generator.panel.roles import sits_for
from generator.service.checking import prove
from generator.toml import parse_toml

OWN = """
kind = "ours"
title = "Our panel"
source = "ours"
meeting = "other"
every_months = 2
quorum = 2
minutes_for_each_child = 15
standing = []
questions = ["What does the child say?"]
brings = ["asked-for"]
[[members]]
role = "Operational manager"
chairs = true
"""


@pytest.fixture
def service(tmp_path):
    def write(text):
        (tmp_path / "panels").mkdir(exist_ok=True)
        (tmp_path / "panels" / "ours.toml").write_text(text, "utf-8")
        return tmp_path

    return write


class DescribeTheKindsOfPanel:
    @pytest.mark.parametrize("name", panel_kinds())
    def it_asks_for_the_child_first_and_says_where_it_comes_from(self, name):
        kind = panel_kind(name)
        assert "child" in kind.questions[0]
        assert kind.source
        assert sum(one.chairs for one in kind.members) == 1

    def it_has_a_way_to_find_each_reason(self):
        assert set(REASONS) == set(_REASONS)

    def it_takes_a_kind_of_the_service(self, service):
        kind = panel_kind("ours", service(OWN))
        assert (kind.title, kind.every_months) == ("Our panel", 2)

    def it_says_what_was_meant(self):
        with pytest.raises(FaultyInputError, match="Did you mean remand"):
            panel_kind("remnad")

    @pytest.mark.parametrize(
        ("was", "now", "fault"),
        [
            ('"asked-for"', '"asked-fro"', "Did you mean asked-for?"),
            ("quorum = 2", 'quorum = "two"', "quorum is a whole number"),
            ("quorum = 2", "quorum = true", "quorum is a whole number"),
            ('title = "Our panel"', "", "title is missing"),
            ('title = "', 'titel = "', "Nobody knows the entry titel"),
            ('kind = "ours"', 'kind = "theirs"', "Make them the same"),
            ("chairs = true", "", "Nobody chairs it"),
            ("chairs = true", "chair = true", "nobody knows the entry chair"),
            ('meeting = "other"', 'meeting = "remand-panle"', "Did you mean remand-panel?"),
            ("[[members]]", "[[attends]]", "It has no [[members]]"),
            ("standing = []", "standing = [1]", "standing is a list of texts"),
            ("[[members]]", "[members]", "one for each"),
        ],
    )
    def it_says_what_is_wrong_with_one(self, was, now, fault):
        assert was in OWN
        found = list(kind_faults(parse_toml(OWN.replace(was, now)), "ours"))
        assert any(fault in one for one in found), found

    def it_is_proved_with_the_folder_of_the_service(self, service):
        folder = service(OWN.replace("quorum = 2", "quorum = 0"))
        (folder / "service.toml").write_text('name = "Ours"\n', "utf-8")
        faults = prove(folder, on=date(2026, 3, 2)).faults
        assert "panels/ours.toml: quorum is a whole number, 1 or more." in faults
        with pytest.raises(FaultyInputError, match="kind of panel"):
            panel_kinds(folder)


class DescribeWhoSitsForARole:
    @pytest.mark.parametrize(
        ("said", "role"),
        [
            ("Nurse", "Health worker"),
            ("Operational manager and panel chair", "Operational manager"),
            ("Police officer in the youth justice service", "Youth justice police officer"),
            ("Emotional and mental health practitioner", "Emotional health worker"),
            ("Duty worker, independent of the cases", "Duty worker, independent of the case"),
            ("Clinical psychologist", "Emotional health worker"),
            ("Young people’s worker (substance misuse)", "Substance misuse worker"),
            ("case-manager", "Case manager"),
            ("Head gardener", "Gardener"),
        ],
    )
    def it_knows_people_by_what_they_are_called(self, said, role):
        assert sits_for(said, role)

    @pytest.mark.parametrize(
        ("said", "role"),
        [
            ("Emotional and mental health practitioner", "Health worker"),
            ("Resettlement practitioner", "Resettlement support worker"),
            ("Victim worker", "Education worker"),
            ("Worker", "Health worker"),
            ("", "Gardener"),
            ("Social worker", "Gardener"),
        ],
    )
    def it_takes_nobody_for_what_they_are_not(self, said, role):
        assert not sits_for(said, role)
