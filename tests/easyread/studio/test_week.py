"""The week of a child: what it is drawn from, changed and drawn as typed."""

import json
from dataclasses import replace

import pytest

from generator.easy_week import WeekEntries, week_entries, week_state
from generator.errors import CaseError, ChangedMeanwhileError
from tests.easyread.studio.conftest import ON

FOOTBALL = {
    "what": "Football",
    "kind": "activity",
    "days": ["friday"],
    "from": "16:00",
    "to": "17:30",
}


@pytest.fixture
def record(toolkit, path):
    return toolkit.open(path)


class DescribeTheWeek:
    def it_is_drawn_as_typed_and_nothing_is_written(self, toolkit, path, record):
        before = path.read_bytes()
        held = week_entries(record)
        week = toolkit.easy_week(record, on=ON, entries=replace(held, fixed=(FOOTBALL,)))
        assert "Football 4pm to 5:30pm" in week["pictures"][0]["words"]
        assert "Football" not in str(toolkit.easy_week(record, on=ON)["days"])
        assert path.read_bytes() == before

    def it_is_written_with_all_else_as_it_was(self, toolkit, path, record):
        before = json.loads(path.read_text("utf-8"))
        held = replace(week_entries(record), fixed=(FOOTBALL,))
        toolkit.write_easy_week(path, held, before=week_state(record))
        after = json.loads(path.read_text("utf-8"))
        assert after["child"].pop("commitments") == [FOOTBALL]
        assert after == before
        assert week_entries(toolkit.open(path)) == held

    def it_takes_out_what_is_emptied(self, toolkit, path, record):
        toolkit.write_easy_week(path, WeekEntries(), before=week_state(record))
        after = toolkit.open(path)
        assert week_entries(after) == WeekEntries()
        assert "appointments" not in after.data["supervision"]
        # What else the details of a rule say stays.
        curfew = next(
            one for one in after.data["supervision"]["conditions"] if one["id"] == "curfew-tag"
        )
        assert set(curfew["inputs"]) == {"address", "from", "until"}

    def it_writes_nothing_where_nothing_was_changed(self, toolkit, path, record):
        state = week_state(record)
        assert toolkit.write_easy_week(path, week_entries(record), before=state) is None

    def it_refuses_a_week_that_starts_from_an_older_one(self, toolkit, path, record):
        state = week_state(record)
        held = week_entries(record)
        toolkit.write_easy_week(path, replace(held, fixed=(FOOTBALL,)), before=state)
        with pytest.raises(ChangedMeanwhileError):
            toolkit.write_easy_week(path, replace(held, booked=()), before=state)
        assert week_entries(toolkit.open(path)).booked

    def it_refuses_hours_that_no_case_can_hold(self, toolkit, path, record):
        before = path.read_bytes()
        wrong = replace(week_entries(record), fixed=({**FOOTBALL, "from": "4pm"},))
        with pytest.raises(CaseError):
            toolkit.write_easy_week(path, wrong, before=week_state(record))
        with pytest.raises(CaseError):
            toolkit.easy_week(record, on=ON, entries=wrong)
        assert path.read_bytes() == before
