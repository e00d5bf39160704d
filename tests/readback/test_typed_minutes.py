"""Minutes typed in a form: each field goes into the meeting, or it is told why it cannot."""

import json
import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.case.facts.actions import agreed, numbered
from generator.errors import FaultyInputError
from generator.readback.minutes import Part, Typing, fields_of, parts_of, seen_of
from generator.toolkit import Toolkit

ITEM, END, WHO, BEFORE = Part("item", 0), Part("end"), Part("who"), Part("before")


@pytest.fixture
def folder(samples, tmp_path):
    return shutil.copytree(samples / "panel-cases", tmp_path / "cases")


@pytest.fixture
def path(folder):
    return folder / "panels" / "EB-2026-02.json"


def held(path):
    return json.loads(path.read_text("utf-8"))


def form(path, part, **said):
    """The form of a part as a browser sends it, with what a person changed in it."""
    own = held(path)
    fields = {one.name: [one.shown] for one in fields_of(numbered(own), part)}
    return Typing(fields | {k: [v] if isinstance(v, str) else v for k, v in said.items()},
                  seen_of(own, part))  # fmt: skip


def take(path, part, **said):
    names = {name.replace("__", "-"): value for name, value in said.items()}
    return Toolkit().type_minutes(path, part, form(path, part, **names))


def slips(found):
    return {one.name: one.message for one in found.slips}


def test_a_form_that_nobody_touched_changes_nothing(path):
    panel = Toolkit().meeting(path)
    for part in parts_of(panel):
        found = take(path, part)
        assert not found.changed and not found.slips and not found.clashes
        assert found.apply() is None


def test_what_is_typed_of_a_child_goes_into_the_item(path):
    before = held(path)
    last = max(one["number"] for _, one in agreed(before))
    found = take(
        path, ITEM, discussion="She plans a garden.\r\n\r\nHer aunt will help.",
        decisions="- Ask the college\n• Ring the aunt\n\n", next_date="25/3/26",
        new__1__action="Ring the aunt", new__1__owner="Nicola", new__1__due="next panel",
        new__1__pathway="families",
    )  # fmt: skip
    found.apply()
    item = held(path)["items"][0]
    assert item["discussion"] == "She plans a garden.\n\nHer aunt will help."
    assert item["decisions"] == ["Ask the college", "Ring the aunt"]
    assert item["next_date"] == "2026-03-25"
    new = item["actions"][-1]
    assert new["number"] == last + 1
    assert (new["owner"], new["due"]) == ("Nicola Ross (case manager)", before["next_panel"])
    assert new["pathway"] == "families"


def test_a_name_that_may_be_two_people_or_a_day_that_is_none_is_asked_and_nothing_written(path):
    before = path.read_bytes()
    found = take(path, ITEM, new__1__action="Ring", new__1__owner="Nicla Ros", new__1__due="soon")
    assert "Did you mean" in slips(found)["new-1-owner"]
    assert "day" in slips(found)["new-1-due"]
    with pytest.raises(FaultyInputError):
        found.apply()
    assert path.read_bytes() == before


def test_a_new_action_says_what_it_lacks(path):
    assert set(slips(take(path, END, new__3__action="Book a room"))) == {"new-3-owner", "new-3-due"}


def test_a_form_that_is_sent_twice_adds_an_action_once(path):
    said = {
        "new__1__action": "Book a room",
        "new__1__owner": "Sam Osei",
        "new__1__due": "3 March 2026",
    }
    take(path, END, **said).apply()
    assert not take(path, END, **said).changed


def test_an_action_dropped_or_raised_needs_its_reason(path):
    panel = Toolkit().meeting(path)
    number = panel.data["items"][0]["actions"][0]["number"]
    for state in ("dropped", "escalated"):
        found = take(path, ITEM, **{f"actions__{number}__status": state})
        assert list(slips(found)) == [f"actions-{number}-reason"]
    told = {f"actions__{number}__status": "dropped", f"actions__{number}__reason": "Not needed"}
    take(path, ITEM, **told).apply()
    assert held(path)["items"][0]["actions"][0]["status"] == "dropped"


def test_attendance_is_typed_and_grows(path):
    new = {"new__1__name": "Ann Other", "new__1__role": "Housing officer"}
    new["new__1__organisation"] = "Ellerbeck Homes"
    take(path, WHO, attendance__2__status="apologies", **new).apply()
    there = held(path)["attendance"]
    assert there[1]["status"] == "apologies"
    assert there[-1] == {"name": "Ann Other", "role": "Housing officer",
                         "organisation": "Ellerbeck Homes", "status": "present"}  # fmt: skip


def test_a_paragraph_says_who_may_read_it(path):
    readers = ["Ellerbeck Community Health"]
    assert "p1-for" in slips(take(path, ITEM, paragraphs="1", p1__text="For the nurse."))
    assert "p1-for" in slips(
        take(path, ITEM, paragraphs="1", p1__text="x", **{"p1__for": ["Somewhere else"]})
    )
    take(path, ITEM, paragraphs="1", p1__text="For the nurse.", **{"p1__for": readers}).apply()
    assert held(path)["items"][0]["paragraphs"] == [{"text": "For the nurse.", "for": readers}]
    take(path, ITEM, paragraphs="1", p1__text="").apply()
    assert "paragraphs" not in held(path)["items"][0]


def test_words_that_say_they_are_for_some_only_are_not_taken_for_everybody(path):
    said = "They cook.\n\nOnly for Ellerbeck Community Health: the dose was changed."
    assert "only some" in slips(take(path, ITEM, discussion=said))["discussion"]


def test_what_the_child_says_goes_into_the_childs_own_case_and_no_other(folder, path):
    case = folder / held(path)["items"][0]["case"]
    others = {one: one.read_bytes() for one in folder.glob("*.json") if one != case}
    before = path.read_bytes()
    take(path, ITEM, child_message="I want to cook for the panel.").apply()
    assert held(case)["cart"]["child_message"] == "I want to cook for the panel."
    assert path.read_bytes() == before
    assert all(one.read_bytes() == kept for one, kept in others.items())


class DescribeTwoWindows:
    def change(self, path, **said):
        own = held(path)
        own["items"][0] |= said
        path.write_text(json.dumps(own, indent=2, ensure_ascii=False), "utf-8")

    def it_keeps_fields_changed_in_one_window_each(self, path):
        mine = form(path, ITEM, discussion="Mine.")
        self.change(path, outcome="Theirs.")
        Toolkit().type_minutes(path, ITEM, mine).apply()
        item = held(path)["items"][0]
        assert (item["discussion"], item["outcome"]) == ("Mine.", "Theirs.")

    def it_shows_a_field_changed_in_both_and_a_person_settles_it(self, path):
        mine = form(path, ITEM, discussion="Mine.")
        self.change(path, discussion="Theirs.")
        found = Toolkit().type_minutes(path, ITEM, mine)
        [clash] = found.clashes
        assert (clash.now, clash.typed) == ("Theirs.", "Mine.")
        kept = Toolkit().type_minutes(
            path, ITEM, replace(mine, settled={"discussion": f"theirs:{clash.mark}"})
        )
        assert not kept.changed and not kept.clashes
        Toolkit().type_minutes(
            path, ITEM, replace(mine, settled={"discussion": f"mine:{clash.mark}"})
        ).apply()
        assert held(path)["items"][0]["discussion"] == "Mine."

    def it_asks_again_after_a_third_change(self, path):
        mine = form(path, ITEM, discussion="Mine.")
        self.change(path, discussion="Theirs.")
        [clash] = Toolkit().type_minutes(path, ITEM, mine).clashes
        self.change(path, discussion="A third.")
        again = replace(mine, settled={"discussion": f"mine:{clash.mark}"})
        assert Toolkit().type_minutes(path, ITEM, again).clashes

    def it_takes_nothing_of_another_child_when_items_change_places(self, path):
        mine = form(path, ITEM, discussion="Of the first child.")
        own = held(path)
        own["items"].reverse()
        path.write_text(json.dumps(own), "utf-8")
        with pytest.raises(FaultyInputError, match="order"):
            Toolkit().type_minutes(path, ITEM, mine)

    def it_tells_of_a_row_that_is_gone(self, path):
        number = held(path)["items"][0]["actions"][0]["number"]
        mine = form(path, ITEM, **{f"actions-{number}-action": "Typed anew"})
        self.change(path, actions=[])
        found = Toolkit().type_minutes(path, ITEM, mine)
        assert list(slips(found)) == [f"actions-{number}-action"]


def test_locked_minutes_are_changed_only_as_a_new_version(path):
    own = held(path)
    own["minutes"] = {"state": "agreed", "version": 1}
    path.write_text(json.dumps(own), "utf-8")
    with pytest.raises(FaultyInputError, match="new version"):
        take(path, ITEM, discussion="Other.")
    Toolkit().reopen_minutes(path)
    assert held(path)["minutes"]["version"] == 2
    take(path, ITEM, discussion="Other.").apply()
    with pytest.raises(FaultyInputError):
        Toolkit().reopen_minutes(path)


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "Cc")), max_size=400)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(
            ["discussion", "decisions", "outcome", "next_date", "presented_by",
             "new-1-action", "new-1-owner", "new-1-due", "new-1-pathway"]
        ), words, min_size=1,
    )
)  # fmt: skip
def test_nothing_that_is_typed_is_lost(path, said):
    """Each field is in what would be written, or among the slips; nothing raises."""
    found = Toolkit().type_minutes(path, ITEM, form(path, ITEM, **said))
    slipped = slips(found)
    if slipped:
        with pytest.raises(FaultyInputError):
            found.apply()
        return
    item = json.loads(found.content or found.original)["items"][0]
    text = json.dumps(item, ensure_ascii=False)
    if "discussion" in said:
        assert (
            item.get("discussion", "")
            == said["discussion"].replace("\r\n", "\n").replace("\r", "\n").strip()
        )
    for name in ("outcome", "presented_by", "new-1-action"):
        if said.get(name, "").strip():
            assert json.dumps(" ".join(said[name].split()), ensure_ascii=False)[1:-1] in text


def test_lines_below_actions_become_actions_as_in_word(path):
    before = held(path)
    last = max(one["number"] for _, one in agreed(before))
    found = take(
        path, ITEM,
        discussion="She plans a garden.\nActions:\nNicola to ring the aunt by 3 April 2026\n"
        "- Write the plan (Sam, next panel)",
    )  # fmt: skip
    found.apply()
    item = held(path)["items"][0]
    assert item["discussion"] == "She plans a garden."
    made = [(one["number"], one["action"], one["owner"].split()[0], one["due"])
            for one in item["actions"][-2:]]  # fmt: skip
    assert made == [
        (last + 1, "Ring the aunt", "Nicola", "2026-04-03"),
        (last + 2, "Write the plan", "Sam", before["next_panel"]),
    ]


def test_a_line_below_actions_that_is_unclear_is_asked_and_nothing_written(path):
    before = path.read_bytes()
    found = take(path, ITEM, discussion="Well.\nActions:\nRing the aunt by 3 April 2026")
    assert "It has no owner" in slips(found)["discussion"]
    assert "Ring the aunt" in slips(found)["discussion"]
    with pytest.raises(FaultyInputError):
        found.apply()
    assert path.read_bytes() == before


def test_what_stood_below_actions_before_stays(path):
    own = held(path)
    own["items"][0]["discussion"] = "Well.\n\nActions:\n\nNone today."
    path.write_text(json.dumps(own), "utf-8")
    found = take(path, ITEM, discussion="Very well.\n\nActions:\n\nNone today.")
    found.apply()
    assert held(path)["items"][0]["discussion"] == "Very well.\n\nActions:\n\nNone today."


@pytest.mark.parametrize("typed", ["Apologies from Sam and Nicola", "Apols: Sam, Nicola Ross"])
def test_apologies_in_the_place_of_a_name_are_taken_as_in_word(path, typed):
    before = held(path)["attendance"]
    take(path, WHO, new__1__name=typed).apply()
    after = held(path)["attendance"]
    sent = {one["name"] for one in after if one["status"] == "apologies"}
    assert {"Sam Osei", "Nicola Ross"} <= sent
    assert len(after) == len(before)


def test_apologies_of_somebody_who_was_not_asked_are_told(path):
    found = take(path, WHO, new__1__name="Apologies from Zebedee Quill")
    assert "Zebedee Quill" in slips(found)["new-1-name"]
