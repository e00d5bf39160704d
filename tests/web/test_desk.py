"""The desk: keys that tell nothing, files found by them, and what is kept of a file."""

import errno
import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import CaseError
from generator.toolkit import Toolkit
from generator.web.desk import Desk, NotFoundError
from tests.web.conftest import ON, ROOT


def test_a_key_leads_to_its_file_and_tells_nothing_of_it(desk, folder):
    for path in folder.glob("*.json"):
        key = desk.key(path)
        assert re.fullmatch("[0-9a-f]{12}", key)
        assert desk.path(key) == path
        assert desk.case(key).identifier == json.loads(path.read_text())["case_id"]
    for path in (folder / "panels").glob("*.json"):
        assert desk.panel_path(desk.key(path)) == path
        assert desk.panel(desk.key(path)).identifier == json.loads(path.read_text())["panel_id"]


def test_a_case_and_a_panel_of_one_name_have_keys_of_their_own(desk, folder):
    shutil.copy(next((folder / "panels").glob("*.json")), folder / "panels" / "remand.json")
    case, panel = folder / "remand.json", folder / "panels" / "remand.json"
    assert desk.key(case) != desk.key(panel)
    assert desk.path(desk.key(case)) == case
    assert desk.panel_path(desk.key(panel)) == panel
    with pytest.raises(NotFoundError):
        desk.path(desk.key(panel))


@given(st.text())
def test_no_other_key_leads_anywhere(any_desk, key):
    for find in (any_desk.path, any_desk.case, any_desk.panel_path, any_desk.panel):
        with pytest.raises(NotFoundError):
            find(key)


@pytest.fixture(scope="module")
def any_desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    shutil.copy(ROOT / "samples" / "remand.json", folder)
    return Desk.at(folder, None, lambda: ON)


def test_a_case_is_no_panel_and_a_panel_no_case(desk, folder):
    case = desk.key(folder / "remand.json")
    shutil.copy(next((folder / "panels").glob("*.json")), folder / "beside.json")
    with pytest.raises(NotFoundError):
        desk.panel(case)
    with pytest.raises(NotFoundError):
        desk.case(desk.key(folder / "beside.json"))


def test_a_damaged_file_is_told_with_its_faults(desk, folder):
    (folder / "spoilt.json").write_text("{")
    with pytest.raises(CaseError):
        desk.case(desk.key(folder / "spoilt.json"))


def test_a_file_is_opened_once_while_nothing_changes(desk, folder, monkeypatch):
    key = desk.key(folder / "remand.json")
    first = desk.case(key)
    monkeypatch.setattr(Toolkit, "open", lambda *_: pytest.fail("it was opened again"))
    assert desk.case(key) is first


def changed_name(path, name):
    data = json.loads(path.read_text())
    data["child"]["known_as"] = name
    path.write_text(json.dumps(data))


def test_a_change_of_the_file_is_seen_at_once(desk, folder):
    path = folder / "remand.json"
    desk.case(desk.key(path))
    changed_name(path, "Another")
    assert desk.case(desk.key(path)).data["child"]["known_as"] == "Another"


def test_a_change_of_another_case_counts_too(desk, folder):
    key = desk.key(folder / "remand.json")
    first = desk.case(key)
    changed_name(folder / "dto-yoi.json", "Another")
    assert desk.case(key) is not first


def test_a_change_of_the_service_counts_too(tmp_path):
    shutil.copytree(ROOT / "samples" / "services" / "bolton", tmp_path / "bolton")
    cases = tmp_path / "bolton" / "cases"
    cases.mkdir()
    shutil.copy(ROOT / "samples" / "services" / "case.json", cases)
    desk = Desk.at(cases, None, lambda: ON)
    key = desk.key(cases / "case.json")
    before = desk.case(key).service
    desk.freshen()
    assert desk.case(key).service is before
    settings = tmp_path / "bolton" / "service.toml"
    settings.write_text(settings.read_text() + "\n# looked at again\n")
    desk.freshen()
    assert desk.case(key).service is not before


def links(folder):
    (folder / "gone.json").symlink_to("/nowhere/else")
    (folder / "gone").symlink_to("/nowhere/else")
    (folder / "round.json").symlink_to(folder / "round.json")
    (folder / "dir.json").mkdir()


def no_letters(folder):
    name = os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.json")
    Path(name).write_bytes(b"{")


@pytest.mark.skipif(sys.platform != "linux", reason="such names and links are made otherwise")
@pytest.mark.parametrize("odd", [links, no_letters])
def test_a_strange_file_keeps_nobody_from_the_other_cases(client, desk, folder, odd):
    odd(folder)
    key = desk.key(folder / "dto-yoi.json")
    pages = ["/", "/panels", "/actions", *(f"/cases/{desk.key(one)}" for one in folder.iterdir())]
    for page in pages:
        assert client.get(page).status_code in {200, 404, 422}, page
    for end in ("", "/dates", "/documents", "/questions", "/easy-read"):
        assert client.get(f"/cases/{key}{end}").status_code == 200


def test_what_the_system_refuses_is_told_in_words(client, desk, folder, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "Callum Hartley.json")

    monkeypatch.setattr(Toolkit, "case_dates", full)
    answer = client.get(f"/cases/{desk.key(folder / 'dto-yoi.json')}/dates")
    assert answer.status_code == 409
    assert "No space left" in answer.text
    assert "Callum" not in answer.text
