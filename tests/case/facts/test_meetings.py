"""Of each sort of meeting, the latest that was held and written up."""

import pytest

from generator.case.facts.meetings import written_up
from generator.case.facts.reading import Reading

SAID = {
    "held": True,
    "attendees": [{"name": "Nadia Birch"}],
    "strengths": "A good week.",
    "views": "“It’s quiet.”",
}
SAFE = {
    "own_safety": "Calm.",
    "others_safety": "Calm.",
    "new_offence": "Low.",
    "safety_plan": [{"worry": "Late", "we_do": "Ring", "who": "Gran"}],
}
ON_TRACK = {"barriers": "Buses.", "new_support": [{"what": "A lift", "who": "Dean"}]}


def meeting(kind, date, **more):
    return {"type": kind, "date": date, **SAID, **more}


def found(*meetings):
    told = written_up(Reading({"meetings": list(meetings)}))
    return {sort: one["date"] for sort, one in told.items()}


class DescribeTheLatestRecord:
    def it_is_that_of_the_last_day_whatever_the_order_of_the_file(self):
        late, early = meeting("review", "2026-02-23"), meeting("initial-planning", "2026-01-23")
        assert found(late, early) == {"planning": "2026-02-23", "planning_before": "2026-01-23"}

    @pytest.mark.parametrize("part", ["attendees", "strengths", "views", "held"])
    def it_passes_by_a_meeting_that_nobody_has_written_up(self, part):
        late = meeting("review", "2026-02-23")
        del late[part]
        assert found(meeting("second", "2026-01-23"), late)["planning"] == "2026-01-23"

    def it_takes_no_meeting_that_did_not_take_place(self):
        assert found(meeting("remand-panel", "2026-02-27", held=False)) == {}

    def it_keeps_the_sorts_apart(self):
        told = found(
            meeting("remand-panel", "2026-01-02"),
            meeting("breach-review", "2026-01-03", compliance=ON_TRACK),
            meeting("sos", "2026-01-04", risk=SAFE),
            meeting("cart-panel", "2026-01-05"),
        )
        assert told == {
            "remand_panel": "2026-01-02",
            "compliance_panel": "2026-01-03",
            "case_formulation": "2026-01-04",
        }

    @pytest.mark.parametrize("part", SAFE)
    def it_wants_every_domain_of_risk_and_a_safety_plan(self, part):
        less = {name: value for name, value in SAFE.items() if name != part}
        assert found(meeting("marm", "2026-01-04", risk=less)) == {}

    def it_wants_new_support_that_says_something(self):
        nothing_new = {**ON_TRACK, "new_support": []}
        assert found(meeting("compliance-panel", "2026-01-03", compliance=nothing_new)) == {}
