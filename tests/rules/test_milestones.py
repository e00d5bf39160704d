"""The days that everybody asks for: only those ahead, and what is worked out is told apart."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.rules import milestones

WHOLE = Path(__file__).parent / "whole"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def told(case, on):
    return {one.kind: (one.day, one.recorded) for one in milestones(case, on)}


def held(name):
    found = json.loads((WHOLE / f"{name}.json").read_text("utf-8"))
    return found["case"], date.fromisoformat(found["date"])


@pytest.fixture
def dto():
    return json.loads((SAMPLES / "dto-yoi.json").read_text("utf-8"))


class DescribeMilestones:
    def they_are_the_birthday_release_and_end(self, dto):
        assert told(dto, date(2026, 3, 2)) == {
            "release": (date(2026, 4, 28), True),
            "late": (date(2026, 6, 28), True),
            "end": (date(2026, 10, 27), True),
            "birthday": (date(2027, 10, 7), True),
        }

    def they_tell_an_early_date_beside_a_later_plan(self, dto):
        dto["sentence"]["dates"]["release"] = "2026-05-28"
        assert told(dto, date(2026, 3, 2))["early"] == (date(2026, 4, 28), True)

    def they_say_what_is_only_worked_out(self, dto):
        del dto["sentence"]["dates"], dto["supervision"]
        found = told(dto, date(2026, 3, 2))
        assert {kind: recorded for kind, (_, recorded) in found.items()} == {
            "birthday": True, "release": False, "late": False, "end": False,
        }  # fmt: skip

    def they_leave_out_release_once_it_has_come(self, dto):
        dto["events"].append({"type": "release", "date": "2026-04-28"})
        assert told(dto, date(2026, 5, 2)).keys() == {"birthday", "end"}

    def they_keep_the_plan_while_no_release_is_recorded(self, dto):
        assert told(dto, date(2026, 5, 2))["release"] == (date(2026, 4, 28), True)

    def they_hold_no_early_or_late_date_after_a_recall(self):
        assert not {"early", "late"} & told(*held("recalled")).keys()

    def they_hold_no_end_of_a_life_sentence(self):
        assert "end" not in told(*held("life"))

    def they_hold_no_birthday_before_the_beginning(self, dto):
        dto["child"]["date_of_birth"] = "2007-10-07"
        assert "birthday" not in told(dto, date(2026, 3, 2))

    def they_come_in_order(self, dto):
        days = [one.day for one in milestones(dto, date(2026, 3, 2))]
        assert days == sorted(days)
