"""Days that stand in two places of a full sample: moved in one of them, both are named."""

import copy
import json
from datetime import date, timedelta

import pytest

from generator.resources import shipped
from generator.rules.consistency import consistency

ON = date(2026, 3, 2)
NAMES = ("dto-yoi", "s250-secure-home", "breach-transition", "remand")


def sample(name):
    return json.loads((shipped("samples") / f"{name}.json").read_text("utf-8"))


def held(case, path):
    for step in path.split("/"):
        case = case[int(step) if step.isdigit() else step]
    return case


def moved(case, path, days):
    case = copy.deepcopy(case)
    *above, last = path.split("/")
    inner = held(case, "/".join(above))
    inner[last] = (date.fromisoformat(inner[last]) + timedelta(days)).isoformat()
    return case


def named(case):
    return {p for f in consistency(case, ON) for p in (f.place, *f.also)}


def panel_of(case):
    """The number of the meeting in which the panel of the child's item sat."""
    panels = ("cart-panel", "remand-panel")
    return next(n for n, m in enumerate(case["meetings"])
                if m["type"] in panels and m["date"] == case["cart"]["panel_date"])  # fmt: skip


class DescribeDaysThatStandTwice:
    @pytest.mark.parametrize("name", NAMES)
    def they_are_the_same_in_the_samples(self, name):
        assert named(sample(name)) == set()

    @pytest.mark.parametrize("days", [-365, -40, -9, -1, 1, 7, 30, 365])
    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("of", ["item", "minutes"])
    def test_a_panel_is_named_with_its_meeting(self, name, days, of):
        case = sample(name)
        path = "cart/panel_date" if of == "item" else f"meetings/{panel_of(case)}/date"
        assert f"/{path}" in named(moved(case, path, days))

    @pytest.mark.parametrize("days", [-31, -7, 7, 31])
    @pytest.mark.parametrize(
        ("name", "path"),
        [
            *((name, "court/hearing_date") for name in NAMES),
            *((name, "placement/entered") for name in NAMES),
            ("dto-yoi", "pre_sentence/report_date"),
            ("s250-secure-home", "child/communication/salt_assessment/date"),
            ("breach-transition", "child/communication/salt_assessment/date"),
            ("breach-transition", "breach/compliance_panel_date"),
            ("breach-transition", "breach/manager_agreed_on"),
            ("breach-transition", "transition/target_date"),
        ],
    )
    def test_others_are_named(self, name, path, days):
        found = named(moved(sample(name), path, days))
        # On remand, a later hearing may be the next one.
        next_one = (name, path) == ("remand", "court/hearing_date") and days > 0
        assert (f"/{path}" in found) != next_one

    @pytest.mark.parametrize("days", [-31, -20])
    def test_an_assessment_may_be_recorded_as_completed_some_days_later(self, days):
        case = sample("breach-transition")
        assert "/assessment/date" not in named(moved(case, "assessment/date", -7))
        assert "/assessment/date" in named(moved(case, "assessment/date", days))

    def test_nothing_is_said_of_a_panel_still_to_come(self):
        case = sample("dto-yoi")
        case["cart"]["panel_date"] = "2026-03-25"
        del case["cart"]["next_date"]
        # Only that actions are due before it is asked about.
        assert {one.id for one in consistency(case, ON)} <= {"dates-doubtful"}
