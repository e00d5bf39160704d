"""The register of actions is the sum of all meetings."""

import random
from datetime import date, timedelta

import pytest

from generator.panel import register

IDS = {"a.json": "C-1", "b.json": "C-2"}


def meeting(name, day, items=(), **more):
    return {
        "panel_id": name,
        "date": day,
        "attendance": [{"name": "Ann Lee", "role": "Chair", "status": "present"}],
        "items": [{"case": case, "actions": list(actions)} for case, actions in items],
        **more,
    }


def action(what, owner="Bo", due="2026-02-10", **more):
    return {"action": what, "owner": owner, "due": due, **more}


class DescribeTheRegister:
    def it_knows_each_action_by_meeting_and_number(self):
        one = meeting("P-1", "2026-01-28", [("a.json", [action("Ring")])])
        two = meeting("P-2", "2026-02-25", [("b.json", [action("Ask", number=7)])])
        found = register([two, one], IDS)
        assert list(found.actions) == ["P-1/1", "P-2/7"]
        assert found.actions["P-2/7"].case_id == "C-2"
        assert found.faults == ()

    def it_gives_the_panel_its_own_actions(self):
        own = [action("Write to housing")]
        found = register([meeting("P-1", "2026-01-28", panel_actions=own)], IDS)
        assert found.actions["P-1/1"].case_id == ""

    def it_follows_an_action_through_meetings_and_news(self):
        meetings = [
            meeting(
                "P-1",
                "2026-01-28",
                [("a.json", [action("Ring", owners=["Cy"])])],
                updates=[{"number": "P-1/1", "on": "2026-02-01", "status": "open", "owner": "Di"}],
            ),
            meeting(
                "P-2",
                "2026-02-25",
                matters_arising=[
                    {
                        "number": "P-1/1",
                        "action": "Ring",
                        "owner": "Di",
                        "due": "2026-03-20",
                        "status": "carried-forward",
                    }
                ],
                updates=[
                    {"number": "P-1/1", "on": "2026-03-02", "status": "done", "evidence": "Letter"}
                ],
            ),
        ]
        one = register(meetings, IDS).actions["P-1/1"]
        assert (one.status, one.owner, one.owners) == ("done", "Di", ("Cy",))
        assert one.due == date(2026, 3, 20)
        assert [change.status for change in one.history] == [
            "open",
            "open",
            "carried-forward",
            "done",
        ]
        assert one.carried == 1
        assert one.history[-1].evidence == "Letter"
        before = register([*meetings[:1], {**meetings[1], "updates": []}], IDS)
        assert before.actions["P-1/1"].status == "open"
        assert before.actions["P-1/1"].is_overdue(date(2026, 3, 21))
        assert not before.actions["P-1/1"].is_overdue(date(2026, 3, 20))

    @pytest.mark.parametrize("status", ["invited", "apologies", "absent"])
    def it_counts_no_meeting_that_was_only_prepared(self, status):
        def carrying(name, day, status):
            told = {"number": "P-1/1", "action": "Ring", "owner": "Bo"}
            there = [{"name": "Ann Lee", "role": "Chair", "status": status}]
            matters = [{**told, "status": "carried-forward"}]
            return meeting(name, day, matters_arising=matters, attendance=there)

        begun = meeting("P-1", "2026-01-28", [("a.json", [action("Ring")])])
        held, prepared = (
            carrying("P-2", "2026-02-25", "present"),
            carrying("P-3", "2026-03-25", status),
        )
        one = register([begun, held, prepared], IDS).actions["P-1/1"]
        assert one.carried == 1
        assert one.status == "open"
        # What was said at it shows that it was held, whoever noted who came.
        typed = {**prepared, "items": [{"case": "a.json", "decisions": ["Ring again"]}]}
        assert register([begun, held, typed], IDS).actions["P-1/1"].carried == 2

    def it_says_what_does_not_add_up(self):
        meetings = [
            meeting("P-1", "2026-01-28", [("a.json", [action("x", number=1)] * 2)]),
            meeting("P-1", "2026-02-25"),
            meeting(
                "P-3",
                "2026-03-25",
                matters_arising=[
                    {"number": "P-1/9", "action": "y", "owner": "Bo", "status": "done"}
                ],
            ),
        ]
        found = register(meetings, IDS)
        assert [fault.split(".")[0] for fault in found.faults] == [
            "The number P-1/1 stands twice",
            "Two meetings have the identifier P-1",
            "The meeting P-3 speaks of action P-1/9, which no meeting agreed",
        ]

    def it_knows_what_was_agreed_before_the_first_file(self):
        matter = {"number": "P-0/4", "action": "Ring", "owner": "Bo", "status": "carried-forward"}
        meetings = [
            meeting("P-1", "2026-01-28", matters_arising=[{**matter, "case_id": "C-1"}]),
            meeting("P-2", "2026-02-25", matters_arising=[{**matter, "status": "done"}]),
        ]
        found = register(meetings, IDS)
        assert found.faults == ()
        one = found.actions["P-0/4"]
        assert (one.action, one.owner, one.case_id, one.status) == ("Ring", "Bo", "C-1", "done")
        assert [change.at for change in one.history] == ["P-1", "P-2"]
        assert register(meetings[:1], IDS).actions["P-0/4"].status == "open"

    def it_puts_what_is_overdue_first_and_leaves_out_what_is_settled(self):
        held = [
            action("late", due="2026-02-01"),
            action("soon", due="2026-03-01"),
            {"action": "some day", "owner": "Bo"},
            action("done", status="done"),
            action("dropped", status="dropped"),
            action("raised", due="2026-01-31", status="escalated"),
        ]
        found = register([meeting("P-1", "2026-01-28", [("a.json", held)])], IDS)
        left = found.open(date(2026, 2, 15))
        assert [one.action for one in left] == ["raised", "late", "soon", "some day"]


def test_no_action_is_lost_or_doubled_in_any_order_of_files():
    """Against a count by hand: each action agreed once is in the register once, as last told."""
    draw = random.Random(11)
    for _ in range(200):
        last, agreed, meetings = {}, [], []
        for number in range(1, draw.randint(2, 7)):
            name, day = f"P-{number}", date(2026, 1, 1) + timedelta(days=28 * number)
            told = [
                {"number": ref, "action": "x", "owner": "Bo", "status": status}
                for ref in draw.sample(agreed, min(len(agreed), 3))
                for status in [draw.choice(["done", "dropped", "carried-forward", "escalated"])]
            ]
            last |= {one["number"]: one["status"] for one in told}
            new = [action("x") for _ in range(draw.randint(0, 4))]
            agreed += [f"{name}/{place}" for place in range(1, len(new) + 1)]
            meetings.append(meeting(name, day.isoformat(), [("a.json", new)], matters_arising=told))
        draw.shuffle(meetings)
        found = register(meetings, IDS)
        assert sorted(found.actions) == sorted(agreed)
        assert found.faults == ()
        for ref, one in found.actions.items():
            wanted = last.get(ref, "open")
            assert one.status == ("open" if wanted == "carried-forward" else wanted)
