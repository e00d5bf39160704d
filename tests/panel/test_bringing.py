"""A meeting is begun with those whom a person chose; news of one action is taken or told."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pytest

from generator.errors import CaseError, FaultyInputError, OutputError
from generator.toolkit import Toolkit

DAY, NEWS = date(2026, 3, 11), date(2026, 2, 20)


@pytest.fixture
def folder(samples, tmp_path):
    return shutil.copytree(samples / "panel-cases", tmp_path / "cases")


def test_only_those_who_were_chosen_come_each_with_why(folder):
    toolkit = Toolkit()
    due = [one.case.identifier for one in toolkit.new_panel(folder, DAY, "cart").called]
    every = {one.case.identifier for one in toolkit.meetings(folder).cases}
    other = sorted(every - set(due))[:1]
    bring = [*due[1:], *other]
    made = toolkit.new_panel(folder, DAY, "cart", bring=bring, asked_for="Her aunt asked.")
    assert [one.case.identifier for one in made.called] == sorted(bring)
    assert len(made.panel["items"]) == len(bring)
    for one, item in zip(made.called, made.panel["items"], strict=True):
        assert item["why"] == [reason.words for reason in one.reasons]
        assert (item["why"] == ["Her aunt asked."]) == (one.case.identifier in other)
    named = {case for one in made.panel["attendance"] for case in one.get("for_items", ())}
    assert named <= set(bring)


def test_a_child_without_a_case_file_cannot_be_chosen(folder):
    with pytest.raises(FaultyInputError, match="Choose again"):
        Toolkit().new_panel(folder, DAY, "cart", bring=["EB-2001", "EB-9999"])


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 1, 13), ["EB-2026-01", "EB-2026-02"]),
        (date(2026, 2, 11), ["EB-2026-02"]),
        (date(2026, 2, 12), []),
    ],
)
def test_a_meeting_of_that_day_or_later_is_told(folder, day, told):
    notes = Toolkit().new_panel(folder, day, "cart").notes
    assert [note.split()[1] for note in notes if note.startswith("Meeting ")] == told


def test_a_meeting_is_written_once(folder):
    toolkit = Toolkit()
    made = toolkit.new_panel(folder, DAY, "cart")
    path = toolkit.start_panel(folder, made)
    assert toolkit.open(path).data["date"] == DAY.isoformat()
    with pytest.raises(OutputError, match="already"):
        toolkit.start_panel(folder, made)


def test_the_first_meeting_of_a_folder_is_of_the_service_of_its_children(folder):
    shutil.rmtree(folder / "panels")
    toolkit = Toolkit()
    path = toolkit.start_panel(folder, toolkit.new_panel(folder, DAY, "cart"))
    assert toolkit.open(path).data["service"]["name"] == "Ellerbeck Youth Justice Service"


def test_a_meeting_with_faults_is_not_written(folder):
    toolkit = Toolkit()
    made = toolkit.new_panel(folder, DAY, "cart")
    spoilt = replace(made, panel={**made.panel, "chair": ""})
    with pytest.raises(CaseError):
        toolkit.start_panel(folder, spoilt)
    assert not (folder / "panels" / f"{made.panel['panel_id']}.json").exists()


@pytest.fixture
def number(folder):
    left = Toolkit().meetings(folder).register.open(NEWS)
    return next(one.number for one in left if one.status == "open")


def tell(folder, number, **said):
    return Toolkit().tell_action(folder, number, said, on=NEWS)


def test_news_of_an_action_is_recorded(folder, number):
    news, ready = tell(folder, number, status="done", evidence="Letter on file", by="Sam Osei")
    assert not news.slips
    ready.apply()
    now = Toolkit().meetings(folder).register.actions[number]
    assert (now.status, now.history[-1].evidence) == ("done", "Letter on file")


def test_what_is_unclear_or_lacks_its_reason_is_told_and_nothing_written(folder, number):
    files = {path: path.read_bytes() for path in (folder / "panels").iterdir()}
    for said, name in (
        ({"status": "dropped"}, "reason"),
        ({"status": "escalated"}, "reason"),
        ({"due": "soon"}, "due"),
        ({"status": ""}, "status"),
        ({"owner": ""}, "owner"),
        ({"status": "asleep"}, "status"),
    ):
        news, ready = tell(folder, number, **said)
        assert [one.name for one in news.slips] == [name]
        assert not ready.apply()
    assert files == {path: path.read_bytes() for path in (folder / "panels").iterdir()}


def test_what_the_register_says_already_is_no_news(folder, number):
    action = Toolkit().meetings(folder).register.actions[number]
    news, ready = tell(folder, number, status=action.status, owner=action.owner,
                       due=action.due.isoformat(), by="Sam Osei")  # fmt: skip
    assert news.update is None and not news.slips and not ready.apply()


def test_an_unknown_number_is_refused(folder):
    with pytest.raises(FaultyInputError, match="No meeting agreed"):
        tell(folder, "XX-1/9", status="done")


def test_typed_minutes_are_taken_in_part(folder, tmp_path):
    import docx

    toolkit, path = Toolkit(), folder / "panels" / "EB-2026-02.json"
    sheet = tmp_path / "typed.docx"
    sheet.write_bytes(toolkit.minutes_sheet(toolkit.meeting(path)))
    word = docx.Document(sheet)
    table = [one for one in word.tables if len(one.columns) == 5][-1]
    rows = [row for row in table.rows if not any(cell.text for cell in row.cells)]
    for row, what in zip(rows, ("Ring the bus company", "Book a room"), strict=False):
        for cell, text in zip(row.cells, ("", what, "Sam Osei", "20/3/26", ""), strict=True):
            cell.text = text
    word.save(sheet)
    found = toolkit.read_minutes(sheet, folder)
    assert len(found.changes) == 2
    found.chosen([1]).apply()
    own = [one["action"] for one in json.loads(path.read_text("utf-8"))["panel_actions"]]
    assert "Book a room" in own and "Ring the bus company" not in own
