"""An action that is carried forward too often is raised higher, by the service's rule."""

from datetime import date

import pytest

from generator.panel import panel_kind, register
from generator.panel.new import Escalation, prepared
from tests.panel.test_register import IDS, action, meeting

DAY = date(2026, 6, 24)


def matters(carried, rule=None, last="carried-forward"):
    told = {"number": "P-1/1", "action": "Ring", "owner": "Bo"}
    states = [*["carried-forward"] * (carried - 1), *([last] if carried else [])]
    meetings = [
        meeting("P-1", "2026-01-28", [("a.json", [action("Ring")])]),
        *(
            meeting(f"P-{at}", f"2026-0{at}-20", matters_arising=[{**told, "status": state}])
            for at, state in enumerate(states, 2)
        ),
    ]
    found = register(meetings, IDS)
    made = prepared(panel_kind("cart"), DAY, [], found, panel_id="P-9", files={}, escalation=rule)
    return made.panel["matters_arising"], made.notes


@pytest.mark.parametrize(
    ("carried", "rule", "raised"),
    [
        (1, None, False),
        (2, None, True),
        (3, None, True),
        (2, Escalation(after=3), False),
        (3, Escalation(after=3), True),
        (1, Escalation(after=1), True),
        (4, Escalation(after=0), False),
    ],
)
def test_it_is_raised_by_the_rule(carried, rule, raised):
    (matter,), notes = matters(carried, rule)
    assert (matter["status"] == "escalated") is raised
    assert any("P-1/1 is raised" in note for note in notes) is raised


def test_it_says_why_and_with_whom():
    (matter,), _ = matters(2, Escalation(to="the assistant director"))
    assert matter["reason"] == "Carried forward twice: raised with the assistant director."


def test_one_that_is_raised_already_keeps_its_own_reason():
    (matter,), notes = matters(3, last="escalated")
    assert matter["status"] == "escalated"
    assert "reason" not in matter
    assert not any("is raised" in note for note in notes)
