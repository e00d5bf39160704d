"""Panels: their cases, their view, and an extract that holds one child alone."""

import copy
import json
from datetime import date

import pytest

from generator.case import Case, Panel, derive, extract, load, loads, panel_view
from generator.errors import CaseError
from tests.case.conftest import small_case

ON = date(2026, 3, 11)


def small_panel():
    return {
        "schema": "throughcare/panel/1",
        "panel_id": "CART-1",
        "service": {"name": "Calderbrook Youth Justice Service"},
        "date": "2026-03-11",
        "chair": "Priya Nair",
        "attendance": [
            {"name": "Everyone's", "role": "Chair", "status": "present"},
            {"name": "James's only", "role": "School", "status": "present", "for_items": ["C-1"]},
            {"name": "Zora's only", "role": "School", "status": "present", "for_items": ["C-2"]},
        ],
        "previous_minutes": {"date": "2026-02-11", "agreed": True, "corrections": "Zora's school"},
        "matters_arising": [
            {"action": "for Zora", "owner": "Priya", "case_id": "C-2", "status": "open"},
            {
                "action": "for James",
                "owner": "Priya",
                "case_id": "C-1",
                "status": "carried-forward",
            },
            {"action": "done long ago", "owner": "Priya", "case_id": "C-1", "status": "done"},
            {"action": "for all, Zora too", "owner": "Priya", "status": "open"},
        ],
        "items": [
            {
                "case": "cases/james.json",
                "discussion": "James settled.",
                "actions": [{"action": "Ring college", "owner": "Leah", "due": "2026-03-20"}],
            },
            {
                "case": "cases/zora.json",
                "discussion": "Zora settled.",
                "actions": [
                    {"action": "Zora: tag", "owner": "Leah", "due": "2026-03-21", "status": "done"}
                ],
            },
        ],
        "any_other_business": "About Zora.",
        "learning": "From Zora.",
    }


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cases").mkdir()
    zora = small_case()
    zora["case_id"] = "C-2"
    zora["child"] |= {"first_name": "Zora", "last_name": "Zorander", "known_as": "Zora"}
    (tmp_path / "cases/james.json").write_text(json.dumps(small_case()))
    (tmp_path / "cases/zora.json").write_text(json.dumps(zora))
    return tmp_path


@pytest.fixture
def opened(folder):
    def open_panel(data):
        return loads(json.dumps(data).encode(), "panel.json", folder=folder)

    return open_panel


def refusal(opened, data):
    with pytest.raises(CaseError) as caught:
        opened(data)
    return caught.value.faults


class DescribeOpening:
    def it_opens_the_cases_of_its_items_in_order(self, folder):
        (folder / "panel.json").write_text(json.dumps(small_panel()))
        panel = load(folder / "panel.json")
        assert isinstance(panel, Panel)
        assert [case.identifier for case in panel.cases] == ["C-1", "C-2"]
        assert panel.cases[0].folder == folder / "cases"

    def it_tells_a_case_from_a_panel(self, folder):
        assert isinstance(load(folder / "cases/james.json"), Case)

    @pytest.mark.parametrize("name", ["../james.json", "/etc/passwd", "cases/../../x", "C:\\x"])
    def it_refuses_a_case_outside_its_folder(self, opened, name):
        data = small_panel()
        data["items"][0]["case"] = name
        [fault] = refusal(opened, data)
        assert "of the first item names a file outside the folder" in fault

    def it_refuses_a_link_that_leads_outside(self, opened, folder, tmp_path_factory):
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "case.json"
        elsewhere.write_text(json.dumps(small_case()))
        (folder / "link.json").symlink_to(elsewhere)
        data = small_panel()
        data["items"][0]["case"] = "link.json"
        [fault] = refusal(opened, data)
        assert "leads out of the panel's folder" in fault

    def it_tells_the_faults_of_every_case(self, opened, folder):
        bad = small_case()
        del bad["child"]["last_name"]
        bad["child"]["pronouns"] = "him"
        (folder / "cases/james.json").write_text(json.dumps(bad))
        (folder / "cases/zora.json").unlink()
        first, second, third = refusal(opened, small_panel())
        assert first.startswith("In cases/james.json: The child section has no last name.")
        assert second.startswith("In cases/james.json: “Pronouns” in the child section")
        assert "of the second item cannot be used" in third
        assert "does not exist" in third

    def it_does_not_follow_itself(self, opened, folder):
        (folder / "panel.json").write_text(json.dumps(small_panel()))
        data = small_panel()
        data["items"][1]["case"] = "panel.json"
        [fault] = refusal(opened, data)
        assert "it is a panel file" in fault

    def it_refuses_the_same_child_twice(self, opened):
        data = small_panel()
        data["items"].append(dict(data["items"][0]))
        [fault] = refusal(opened, data)
        assert "of the third item is the case of an earlier item" in fault

    def it_refuses_attendance_for_a_case_that_is_not_there(self, opened):
        data = small_panel()
        data["attendance"][1]["for_items"] = ["C-9"]
        [fault] = refusal(opened, data)
        assert "second person at the panel" in fault

    def it_needs_a_folder(self):
        with pytest.raises(CaseError, match="open the panel from its folder"):
            loads(json.dumps(small_panel()).encode())


@pytest.fixture
def whole(opened):
    return panel_view(opened(small_panel()), on=ON, document={"kind": "cart-minutes"})


class DescribePanelView:
    def it_shows_each_items_case(self, whole):
        assert [item["view"]["child"]["name"] for item in whole["items"]] == ["James", "Zora"]

    def it_gathers_actions_and_open_matters(self, whole):
        listed = [(a["action"], a.get("child"), a["status"].label) for a in whole["actions"]]
        assert listed == [
            ("Ring college", "James McAllister", "Open"),
            ("Zora: tag", "Zora Zorander", "Done"),
            ("for Zora", "Zora Zorander", "Open"),
            ("for James", "James McAllister", "Carried forward"),
            ("for all, Zora too", None, "Open"),
        ]


class DescribeExtract:
    def it_holds_one_child_alone(self, whole):
        part = extract(whole, "C-1")
        assert part["extract_of"] == "James McAllister"
        assert [item["discussion"] for item in part["items"]] == ["James settled."]
        assert [a["action"] for a in part["actions"]] == ["Ring college", "for James"]
        assert [p["name"] for p in part["attendance"]] == ["Everyone's", "James's only"]
        everything = json.dumps(part)
        assert "Zora" not in everything
        assert "zora" not in everything
        assert "C-2" not in everything

    def it_leaves_the_whole_as_it_was(self, whole):
        before = copy.deepcopy(whole)
        extract(whole, "C-1")
        assert whole == before

    def it_explains_a_child_who_is_not_on_the_agenda(self, whole):
        with pytest.raises(CaseError, match="not on this panel's agenda"):
            extract(whole, "C-9")


class DescribeTheListOfActions:
    def it_is_in_order_of_owner_and_date_with_what_was_carried(self):
        view = {"child": {"full_name": "Jo Reed"}, "case_id": "C-1"}
        items = [
            {
                "view": view,
                "actions": [
                    {"action": "b", "owner": "Priya (nurse)", "due": "2026-03-09", "number": 4},
                    {"action": "c", "owner": "Ali", "number": 5},
                    {"action": "a", "owner": "Priya (the nurse)", "due": "2026-03-01", "number": 2},
                ],
            }
        ]
        arising = [
            {"action": "d", "owner": "Ali", "due": "2026-02-01", "status": "escalated"},
            {"action": "f", "owner": "Ali", "status": "dropped"},
            {"action": "e", "owner": "Ali", "status": "done"},
        ]
        panel = {"panel_id": "P-2", "items": items, "matters_arising": arising}
        found = derive.panel_actions(panel, "2026-03-02")
        assert [(a.get("number"), a["action"]) for a in found] == [
            (None, "d"),
            ("P-2/5", "c"),
            ("P-2/2", "a"),
            ("P-2/4", "b"),
        ]
        assert [a["action"] for a in found if a.get("overdue")] == ["d", "a"]
        assert [a["action"] for a in found if a.get("carried")] == ["d"]
        assert [a.get("child") for a in found] == [None, "Jo Reed", "Jo Reed", "Jo Reed"]
