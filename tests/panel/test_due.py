"""Who is due at a panel, worked out by hand from the Bolton policy."""

from datetime import date

import pytest

from generator.case import Case
from generator.panel import panel_kind, register, who_is_due
from generator.panel.new import next_slot, prepared

DAY = date(2026, 3, 25)
LAST = date(2026, 2, 25)
CHILD = {"first_name": "Zed", "last_name": "Example", "date_of_birth": "2010-05-05"}


def case(**parts):
    return Case({"case_id": "C-1", "child": CHILD, "people": [], **parts})


def codes(one, kind="cart", day=DAY, since=LAST):
    called = who_is_due([one], panel_kind(kind), day, since, register([], {}))
    return [reason.code for child in called for reason in child.reasons]


SENTENCE = {"type": "dto", "date": "2026-03-02", "custodial_months": 12}


class DescribeWhoIsDue:
    def it_is_nobody_without_a_reason(self):
        assert codes(case()) == []

    @pytest.mark.parametrize(
        ("day", "new"),
        [("2026-02-25", False), ("2026-02-26", True), ("2026-03-25", True), ("2026-03-26", False)],
    )
    def it_is_a_child_sentenced_since_the_last_panel(self, day, new):
        one = case(sentence={**SENTENCE, "date": day}, placement={"entered": day})
        assert ("sentenced" in codes(one)) is new

    def it_is_each_child_in_custody_until_a_release_is_recorded(self):
        held = case(sentence=SENTENCE, placement={"entered": "2026-03-02"})
        assert "in-custody" in codes(held)
        out = case(
            sentence=SENTENCE,
            placement={"entered": "2026-03-02"},
            events=[{"date": "2026-03-20", "what": "Went home", "type": "release"}],
        )
        assert "in-custody" not in codes(out)

    @pytest.mark.parametrize(
        ("day", "due"), [("2026-09-25", True), ("2026-09-26", False), ("2026-04-01", True)]
    )
    def it_turns_to_release_six_months_before(self, day, due):
        one = case(
            sentence={**SENTENCE, "dates": {"mid_point": day}, "early_release_eligible": False},
            placement={"entered": "2026-03-02"},
        )
        assert ("six-months-before-release" in codes(one)) is due

    @pytest.mark.parametrize(
        ("born", "due"), [("2008-09-25", True), ("2008-09-26", False), ("2008-01-01", True)]
    )
    def it_is_a_child_of_seventeen_and_a_half(self, born, due):
        one = case(
            child={**CHILD, "date_of_birth": born},
            sentence={**SENTENCE, "custodial_months": 24},
            placement={"entered": "2026-03-02"},
        )
        assert ("transition" in codes(one)) is due

    @pytest.mark.parametrize(
        ("day", "due"), [("2026-02-25", False), ("2026-03-25", True), ("2026-03-26", False)]
    )
    def it_is_a_child_asked_back(self, day, due):
        assert ("asked-for" in codes(case(cart={"next_date": day}))) is due

    def it_calls_the_remand_panel_within_five_working_days(self):
        one = case(remand={"type": "youth-detention-accommodation", "date": "2026-03-20"})
        kind = panel_kind("remand")
        called = who_is_due([one], kind, DAY, None, register([], {}))
        assert called[0].reasons[0].words == (
            "Remanded into custody on 20 March 2026: a panel by 27 March 2026."
        )
        assert codes(one) == []

    def it_is_a_child_with_an_action_raised_higher(self):
        held = register(
            [
                {
                    "panel_id": "P-1",
                    "date": "2026-02-25",
                    "items": [
                        {
                            "case": "a.json",
                            "actions": [
                                {
                                    "action": "House",
                                    "owner": "Bo",
                                    "due": "2026-03-01",
                                    "status": "escalated",
                                }
                            ],
                        }
                    ],
                }
            ],
            {"a.json": "C-1"},
        )
        called = who_is_due([case()], panel_kind("cart"), DAY, LAST, held)
        assert [reason.code for reason in called[0].reasons] == ["escalation"]
        assert [one.number for one in called[0].actions] == ["P-1/1"]


@pytest.mark.parametrize(
    ("day", "months", "slot"),
    [
        ("2026-02-25", 1, "2026-03-25"),
        ("2026-01-28", 1, "2026-02-25"),
        ("2026-04-29", 1, "2026-05-27"),
        ("2026-03-06", 1, "2026-04-07"),
        ("2026-12-09", 1, "2027-01-13"),
    ],
)
def test_the_next_panel_is_in_the_same_slot_of_the_month(day, months, slot):
    # 3 April 2026 is Good Friday and 6 April Easter Monday.
    assert next_slot(date.fromisoformat(day), months).isoformat() == slot


def test_a_new_meeting_carries_open_actions_and_says_who_is_missing():
    before = {
        "panel_id": "P-1",
        "date": "2026-02-25",
        "time": "09:30",
        "chair": "Mo Chair",
        "attendance": [
            {"name": "Mo Chair", "role": "Operational manager", "status": "present"},
            {"name": "Kit", "role": "Case manager", "status": "present", "for_items": ["C-1"]},
        ],
        "items": [
            {
                "case": "a.json",
                "actions": [
                    {"action": "Ring", "owner": "Bo", "due": "2026-03-01"},
                    {"action": "Ask", "owner": "Bo", "due": "2026-03-01", "status": "done"},
                ],
            }
        ],
    }
    held = register([before], {"a.json": "C-1"})
    one = case(
        cart={"next_date": "2026-03-25"},
        people=[{"name": "Mo Chair (manager)", "role": "case-manager"}],
    )
    called = who_is_due([one], panel_kind("cart"), DAY, LAST, held)
    made = prepared(
        panel_kind("cart"),
        DAY,
        called,
        held,
        panel_id="P-2",
        files={"C-1": "a.json"},
        before=before,
    )
    assert [one["number"] for one in made.panel["matters_arising"]] == ["P-1/1"]
    assert made.panel["attendance"] == [
        {"name": "Mo Chair", "role": "Operational manager", "status": "invited"}
    ]
    assert made.panel["next_panel"] == "2026-04-22"
    told = " ".join(made.notes)
    assert "Nobody is named for: Youth justice police officer" in told
    assert "chairs, and has a part of their own in the case C-1" in told
