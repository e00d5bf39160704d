"""`throughcare panel actions` and `take`: from the meetings to a workbook and back."""

import json

import openpyxl
import pytest


@pytest.fixture
def folder(samples, tmp_path):
    """The samples, with a meeting to come that is prepared."""
    for path in samples.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def call(run, *words):
    return run("panel", *words, "--date", "2026-03-10")


class DescribeTake:
    def it_writes_what_was_changed_and_says_nothing_twice(self, run, folder):
        assert call(run, "new", "--cases", folder)[0] == 0
        (coming,) = (folder / "panels").glob("*.json")
        data = json.loads(coming.read_text("utf-8"))
        data["date"] = "2026-03-25"
        coming.write_text(json.dumps(data), "utf-8")
        file = folder / "actions.xlsx"
        code, out, _ = call(run, "actions", "--cases", folder, "--to", file)
        assert code == 0
        assert "panel take" in out
        book = openpyxl.load_workbook(file)
        sheet = book["Actions"]
        number = sheet["A6"].value
        sheet["B6"], sheet["K6"] = "Done", "Booked for 2 April"
        book.save(file)
        code, out, _ = call(run, "take", file, "--cases", folder)
        assert code == 0
        assert "Nothing is written yet" in out
        code, out, err = call(run, "take", file, "--cases", folder, "--apply")
        assert code == 0, err
        update = {"number": number, "on": "2026-03-10", "status": "done"}
        held = json.loads((folder / "panel.json").read_text("utf-8"))
        assert held["updates"] == [{**update, "update": "Booked for 2 April"}]
        matters = json.loads(coming.read_text("utf-8"))["matters_arising"]
        assert [one["status"] for one in matters if one["number"] == number] == ["done"]
        _, out, _ = call(run, "take", file, "--cases", folder, "--apply")
        assert "Nothing was changed" in out
        _, out, _ = call(run, "actions", "--cases", folder, "--json")
        assert number not in {one["number"] for one in json.loads(out)}

    def it_refuses_faults_with_their_cells(self, run, folder):
        file = folder / "actions.xlsx"
        call(run, "actions", "--cases", folder, "--to", file)
        book = openpyxl.load_workbook(file)
        book["Actions"]["D6"] = "soon"
        book.save(file)
        before = (folder / "panel.json").read_bytes()
        code, _, err = call(run, "take", file, "--cases", folder, "--apply")
        assert code == 2
        assert "Actions, D6" in err
        assert (folder / "panel.json").read_bytes() == before


class DescribeFilesForOwners:
    def it_writes_two_for_each_and_again(self, run, folder):
        for _ in range(2):
            code, out, _ = call(run, "actions", "--cases", folder, "--to", folder / "owners")
            assert code == 0
            assert "Nothing was sent" in out
        names = sorted(path.name for path in (folder / "owners").iterdir())
        assert "panel-actions_aoife-brennan_2026-03-10.docx" in names
        assert len(names) == 2 * len({name.rpartition(".")[0] for name in names})

    def it_writes_what_is_overdue_alone(self, run, folder):
        call(run, "actions", "--due", "--cases", folder, "--to", folder / "owners")
        names = {path.name.split("_")[1] for path in (folder / "owners").iterdir()}
        assert "aoife-brennan" in names
        assert "ade-fenwick" not in names
