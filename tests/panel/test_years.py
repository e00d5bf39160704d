"""Years of panels: register, minutes and workbook agree to the last action."""

import io
from datetime import date

import openpyxl
import pytest

from generator.case import derive
from generator.case.facts.actions import numbered
from generator.documents.actions.columns import COLUMNS, TOP, choices
from generator.documents.actions.workbook import workbook
from generator.panel.news import recorded
from generator.readback.actions import read_actions
from tests.panel import simulated
from tests.panel.simulated import INITIALS, SETTLED, simulate, straight
from tests.panel.test_actions_workbook import people
from tests.sweeps import times

AT = {column.heading: place for place, column in enumerate(COLUMNS, 1)}
CELLS = {"status": "State", "owner": "Owner", "due": "Due", "update": "Where it stands",
         "reason": "Why dropped, or raised with whom",
         "evidence": "What shows that it is done"}  # fmt: skip


def agrees(world, day):
    """The register is the table, action by action."""
    found = world.register
    assert found.faults == ()
    assert found.actions.keys() == world.told.keys()
    for number, one in found.actions.items():
        told = world.told[number]
        due = one.due.isoformat()
        assert (one.status, one.owner, due, one.action, one.case_id) == (
            told["status"], told["owner"], told["due"], told["action"], told["case"],
        ), number  # fmt: skip
    assert {one.number for one in found.open(day)} == set(world.open())


def minutes_agree(world):
    """The actions that each meeting's minutes print are those open after it."""
    meetings = {one["panel_id"]: one for one in world.meetings}
    for name, day, left in world.seen:
        meeting = numbered(meetings[name])
        items = [
            {**item, "view": {"case_id": file, "child": {"full_name": "Z"}}}
            for item in meeting["items"]
            for file in [simulated.IDS[item["case"]]]
        ]
        printed = derive.panel_actions({**meeting, "items": items}, day.isoformat())
        numbers = [one["number"] for one in printed if one["status"] not in SETTLED]
        assert len(numbers) == len(set(numbers))
        assert set(numbers) == left, name


def through_a_workbook(world, updates, on):
    """News typed into the workbook, which lists what the table lists, and read back."""
    before = world.register
    content = workbook(before, INITIALS, on)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Actions"]
    rows = {sheet.cell(row, 1).value: row for row in range(TOP + 1, sheet.max_row + 1)}
    rows.pop(None, None)
    assert rows.keys() == world.told.keys()
    for number, row in rows.items():
        told = world.told[number]
        seen = [sheet.cell(row, AT[name]).value for name in ("State", "Owner", "Due", "Number")]
        assert seen[0] == choices()[told["status"]]
        assert (seen[1], seen[2].date().isoformat(), seen[3]) == (
            told["owner"], told["due"], number,
        )  # fmt: skip
    for one in updates:
        for name, heading in CELLS.items():
            if name in one:
                said = choices()[one[name]] if name == "status" else one[name]
                said = date.fromisoformat(said) if name == "due" else said
                sheet.cell(rows[one["number"]], AT[heading], said)
    out = io.BytesIO()
    book.save(out)
    known = people(*(one.owner for one in before.actions.values()),
                   *(one["owner"] for one in updates if "owner" in one))  # fmt: skip
    reading = read_actions(out.getvalue(), "a.xlsx", before, INITIALS, on, people=known)
    assert reading.faults == ()
    assert reading.notes == ()
    assert {one["number"] for one in reading.updates} == {one["number"] for one in updates}
    world.replace(recorded(world.meetings, reading.updates, on, before.actions))
    again = read_actions(out.getvalue(), "a.xlsx", world.register, INITIALS, on, people=known)
    assert again.updates == ()


@pytest.mark.parametrize("seed", range(times(12, 300)))
def test_no_action_is_lost_or_doubled_in_three_years(seed):
    world = simulate(seed, 36, straight, agrees)
    minutes_agree(world)
    assert len(world.told) > 80
    assert any(simulated.grown(case, world.seen[-1][1]) for case in simulated.CASES)


def test_news_goes_through_the_workbook_for_half_a_year():
    minutes_agree(simulate(1, 6, through_a_workbook, agrees))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(times(1, 6)))
def test_register_minutes_and_workbook_agree_after_three_years(seed):
    minutes_agree(simulate(seed, 36, through_a_workbook, agrees))
