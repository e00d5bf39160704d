"""The index of a folder: it says what the files say, however they came to be so."""

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from generator.batch import CaseIndex, glance
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = ("dto-yoi", "remand", "breach-transition")


def index_of(folder):
    return CaseIndex(Toolkit(), folder, folder / "documents")


def settled(index, on=ON):
    for _ in index.steps(on):
        pass
    return index.rows(on)


@pytest.fixture
def folder(tmp_path):
    for name in NAMES:
        shutil.copy(SAMPLES / f"{name}.json", tmp_path)
    return tmp_path


def test_each_case_is_told_as_its_own_page_tells_it(folder):
    toolkit = Toolkit()
    rows = {row.path.stem: row for row in index_of(folder).rows(ON)}
    assert rows.keys() == set(NAMES)
    for name, row in rows.items():
        dates = toolkit.case_dates(toolkit.open(folder / f"{name}.json"), ON)
        assert row.glance == glance(dates)
        assert row.stale == 0


def test_a_file_that_cannot_be_opened_is_a_row_that_says_so(folder):
    (folder / "broken.json").write_text("{")
    (folder / "bad.json").write_text('{"schema": "throughcare/case/1"}')
    rows = {row.path.stem: row for row in index_of(folder).rows(ON)}
    assert rows["broken"].error
    assert rows["bad"].error
    assert rows["broken"].glance is None


def test_a_panel_among_the_cases_is_no_row(folder):
    panels = SAMPLES / "panel-cases" / "panels"
    shutil.copy(next(iter(sorted(panels.glob("*.json")))), folder / "panel.json")
    for path in (SAMPLES / "panel-cases").glob("*.json"):
        shutil.copy(path, folder)
    assert "panel" not in {row.path.stem for row in index_of(folder).rows(ON)}


def test_documents_are_counted_once_they_were_looked_at(folder):
    toolkit, case = Toolkit(), folder / "dto-yoi.json"
    record = toolkit.open(case)
    made = toolkit.generate(record, ["pathways-plan"], formats=["docx"], on=ON, draft=True)
    toolkit.write(made, folder / "documents")
    index = index_of(folder)
    count = {row.path.name: row.stale for row in index.rows(ON)}
    assert (count["dto-yoi.json"], count["remand.json"]) == (None, 0)
    [row] = [row for row in settled(index) if row.path == case]
    [status] = toolkit.status(folder / "documents", [record], on=ON)
    assert row.stale == bool(status.reasons)
    data = json.loads(case.read_text())
    data["child"]["first_name"] = "Another"
    case.write_text(json.dumps(data))
    assert next(row.stale for row in index.rows(ON) if row.path == case) is None
    assert next(row.stale for row in settled(index) if row.path == case) == 1


def test_what_was_kept_is_taken_over_without_reading_the_files_again(folder, monkeypatch):
    first = index_of(folder)
    rows = settled(first)
    second = index_of(folder)
    second.take(first.kept())
    monkeypatch.setattr(Toolkit, "open", lambda *_: pytest.fail("a file was opened"))
    assert second.rows(ON) == rows
    assert not second.changed


def test_what_was_kept_of_another_day_is_read_again(folder):
    first = index_of(folder)
    first.rows(ON)
    second = index_of(folder)
    second.take(first.kept())
    later = date(2027, 3, 2)
    assert second.rows(later) == index_of(folder).rows(later)


@pytest.mark.parametrize(
    "kept",
    [b"", b"{", b"[]", b"{}", b'{"basis":[],"cases":{"a":1},"documents":{}}', b"null", b"\xff"],
)
def test_a_damaged_index_is_as_none(folder, kept):
    index = index_of(folder)
    index.take(kept)
    assert index.rows(ON) == index_of(folder).rows(ON)


def test_nothing_of_a_child_stays_in_what_is_kept_once_the_file_is_gone(folder):
    index = index_of(folder)
    name = next(r.glance.name for r in index.rows(ON) if r.path.stem == "remand")
    assert name.encode() in index.kept()
    (folder / "remand.json").unlink()
    index.rows(ON)
    assert index.changed
    assert name.encode() not in index.kept()


class Folder(RuleBasedStateMachine):
    """Files come, go and change; the index agrees with one that reads everything anew."""

    def __init__(self):
        super().__init__()
        import tempfile

        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name)
        self.index = index_of(self.folder)
        self.time = 0

    def teardown(self):
        self.place.cleanup()

    @rule(name=st.sampled_from("abc"), sample=st.sampled_from(NAMES), called=st.sampled_from("XY"))
    def put(self, name, sample, called):
        data = json.loads((SAMPLES / f"{sample}.json").read_text())
        data["child"]["first_name"] = called
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(data))
        self.time += 1_000_000_000
        os.utime(path, ns=(self.time, self.time))

    @rule(name=st.sampled_from("abc"))
    def spoil(self, name):
        (self.folder / f"{name}.json").write_text("{")

    @rule(name=st.sampled_from("abc"))
    def remove(self, name):
        (self.folder / f"{name}.json").unlink(missing_ok=True)

    @rule()
    def start_again(self):
        kept = self.index.kept()
        self.index = index_of(self.folder)
        self.index.take(kept)

    @invariant()
    def it_agrees(self):
        assert self.index.rows(ON) == index_of(self.folder).rows(ON)


Folder.TestCase.settings = settings(max_examples=8, stateful_step_count=12)
DescribeFolder = Folder.TestCase
