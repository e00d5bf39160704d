"""Minutes by the commands: made, typed, read, sent, agreed."""

import json
import shutil

import docx
import pytest
from click.testing import CliRunner

from generator.cli._check import command as check
from generator.cli._panel import command


@pytest.fixture
def folder(samples, tmp_path):
    for name in ("dto-yoi", "s250-secure-home", "remand", "breach-transition", "panel"):
        shutil.copy(samples / f"{name}.json", tmp_path)
    return tmp_path


def run(*words):
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def typed(path, *rows):
    word = docx.Document(path)
    table = [t for t in word.tables if len(t.columns) == 5][-1]
    for row, cells in zip(table.rows[1:], rows, strict=False):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    word.save(path)


def test_minutes_are_made_typed_and_read(folder):
    sheet = folder / "minutes.docx"
    assert run("minutes", folder / "panel.json", "--to", sheet).exit_code == 0
    typed(sheet, ("", "Ring the bus company", "PC Sayeed", "20/3/26", ""),
          ("", "Book a room", "somebody", "soon", ""))  # fmt: skip
    told = run("read", sheet, "--cases", folder)
    assert told.exit_code == 3
    assert "Nothing was written yet" in told.stdout
    assert "Book a room" in told.stderr
    done = run("read", sheet, "--cases", folder, "--apply", "--json")
    assert done.exit_code == 3
    assert json.loads(done.stdout)["applied"]
    own = json.loads((folder / "panel.json").read_text("utf-8"))["panel_actions"]
    assert [one["action"] for one in own] == ["Ring the bus company"]
    assert (folder / "panel.json.bak-1").exists()


def test_agreed_minutes_that_were_changed_are_told_of(folder):
    path, later = folder / "panel.json", folder / "later.json"
    data = json.loads(path.read_text("utf-8"))
    own = {"panel_id": "NP-2026-03", "date": "2026-03-25", "items": [], "attendance": []}
    kept = {name: data[name] for name in ("schema", "service", "chair")}
    later.write_text(json.dumps(kept | own), "utf-8")
    assert run("sent", path, "--date", "2026-03-04").exit_code == 0
    assert run("agreed", path, "--at", later, "--correction", "Tea was at four").exit_code == 0
    told = CliRunner().invoke(check, [str(path)])
    assert "changed since" not in told.output
    data = json.loads(path.read_text("utf-8"))
    data["learning"] = "Something else."
    path.write_text(json.dumps(data), "utf-8")
    told = CliRunner().invoke(check, [str(path)])
    assert "changed since" in told.output


def test_packs_are_made_for_members_or_for_agencies(samples, tmp_path):
    folder = samples / "panel-cases"
    meeting = folder / "panels" / "EB-R-2026-02.json"
    made = ("pack", meeting, "--cases", folder, "--date", "2026-03-02")
    told = run(*made, "--to", tmp_path / "members")
    assert told.exit_code == 0
    members = sorted(one.name for one in (tmp_path / "members").iterdir())
    assert run(*made, "--to", tmp_path / "agencies", "--for-agencies").exit_code == 0
    agencies = sorted(one.name for one in (tmp_path / "agencies").iterdir())
    assert len(members) > len(agencies) > 1
    assert not set(members) & set(agencies)
