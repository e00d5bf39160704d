"""A case file changed by answers: what is wrong with it afterwards, and how it is written."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.case.changing import with_values, without_entry
from generator.errors import CaseError
from generator.resources import shipped
from generator.toolkit import Toolkit


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copy(shipped("samples") / "dto-yoi.json", tmp_path))


def _spoilt(case: Path, **changes: Any) -> None:
    held = json.loads(case.read_text())
    for index, what in changes.items():
        held["events"][int(index[1:])]["type"] = what
    case.write_text(json.dumps(held))


def test_a_sound_file_is_read_with_its_case(case: Path) -> None:
    found = Toolkit().to_change(case)
    assert found.case is not None
    assert found.faults == ()
    assert found.own == json.loads(case.read_text())


def test_a_file_with_faults_is_read_with_them(case: Path) -> None:
    _spoilt(case, n3="nonsense")
    found = Toolkit().to_change(case)
    assert found.case is None
    assert [fault.pointer for fault in found.faults] == ["/events/3/type"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"a": 1}', '{"child": {}, "child": {}}', '{"schema": "x"}']
)
def test_what_cannot_be_understood_is_refused(case: Path, text: str) -> None:
    case.write_text(text)
    with pytest.raises(CaseError):
        Toolkit().to_change(case)


def test_a_panel_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped("samples") / "panel-cases", tmp_path / "cases")
    panel = next((Path(folder) / "panels").glob("*.json"))
    with pytest.raises(CaseError, match="panel"):
        Toolkit().to_change(panel)


def test_only_new_faults_are_told(case: Path) -> None:
    _spoilt(case, n3="nonsense")
    toolkit = Toolkit()
    before = toolkit.to_change(case)
    sound = with_values(before.own, {("child", "known_as"): "Ash"})
    assert toolkit.new_faults(before, sound) == ()
    worse = with_values(before.own, {("child", "date_of_birth"): "2009-02-31"})
    assert [f.pointer for f in toolkit.new_faults(before, worse)] == ["/child/date_of_birth"]


@pytest.mark.parametrize(("removed", "fault"), [(1, 3), (3, 1), (3, 3)])
def test_a_fault_that_moves_with_its_entry_is_not_new(case: Path, removed: int, fault: int) -> None:
    _spoilt(case, **{f"n{fault}": "nonsense"})
    toolkit = Toolkit()
    before = toolkit.to_change(case)
    place = ("events", removed)
    after = without_entry(before.own, place)
    assert toolkit.new_faults(before, after, removed=place) == ()


def test_nothing_is_written_where_nothing_changed(case: Path) -> None:
    before = case.read_bytes()
    toolkit = Toolkit()
    found = toolkit.to_change(case)
    assert not toolkit.write_change(found, found.own, keep=True)
    assert case.read_bytes() == before
    assert list(case.parent.iterdir()) == [case]


def test_a_copy_is_kept_where_it_is_wanted(case: Path) -> None:
    before = case.read_bytes()
    toolkit = Toolkit()
    for name, keep in (("Ash", True), ("Bo", False)):
        found = toolkit.to_change(case)
        new = with_values(found.own, {("child", "known_as"): name})
        assert toolkit.write_change(found, new, keep=keep)
    assert json.loads(case.read_text())["child"]["known_as"] == "Bo"
    [copy] = case.parent.glob("*.bak-*")
    assert copy.read_bytes() == before


def test_a_file_that_changed_meanwhile_is_never_written_over(case: Path) -> None:
    toolkit = Toolkit()
    found = toolkit.to_change(case)
    case.write_text(case.read_text().replace("Northmoor", "Southmoor"))
    between = case.read_bytes()
    for keep in (True, False):
        with pytest.raises(CaseError, match="changed by somebody else"):
            new = with_values(found.own, {("child", "known_as"): "Ash"})
            toolkit.write_change(found, new, keep=keep)
    assert case.read_bytes() == between
