"""Minutes typed in LibreOffice by somebody in a hurry: read rightly, or listed, never lost."""

import json
import os
import random
import subprocess
from pathlib import Path

import docx
import pytest

from tests.readback.test_minutes import FIRST, TOOLKIT, Desk
from tests.sweeps import times

HURRIED = Path(__file__).parent / "hurried.py"
# Any Python that LibreOffice's own module can be imported in.
PYTHON = os.environ.get("THROUGHCARE_UNO_PYTHON", "/usr/bin/python3")
SECOND = "Confirm to Bethan in writing that night staff have been briefed"
VISIT = "Visit the Farlow address for bail"
DEAN, TOM = "Dean Whitlock (resettlement support worker)", "Tom Brierley (education worker)"
SHORT = [("dean", DEAN), ("Tom B", TOM), ("the nurse", "Aoife Brennan (nurse)"), ("Whitlock", DEAN),
         ("Dean W.", DEAN), ("sayeed", "PC Imran Sayeed (police officer)")]  # fmt: skip
UNSURE = ["Whitlok", "social worker", "Dean and Zed"]
DAYS = [("3/4/26", "2026-04-03"), ("3.4.2026", "2026-04-03"), ("by 3 April", "2026-04-03"),
        ("Fri 3 April 26", "2026-04-03"), ("3rd April 2026", "2026-04-03"),
        ("next panel", "2026-03-25"), ("03-04-26", "2026-04-03")]  # fmt: skip
NO_DAYS = ["soon", "31/2/26", "Mon 3/4/26", "13/13/26", "end of term"]


@pytest.fixture(scope="module")
def typed(needs, samples, tmp_path_factory):
    """Reads the minutes after some steps at a desk each, all of them in one LibreOffice."""
    folder = tmp_path_factory.mktemp("minutes")
    desk = Desk(folder, samples)

    def type_all(of_each):
        jobs = [
            {"source": str(desk.document), "target": str(folder / f"{at}.docx"), "steps": steps}
            for at, steps in enumerate(of_each)
        ]
        (folder / "jobs.json").write_text(json.dumps(jobs), "utf-8")
        call = [PYTHON, str(HURRIED), needs("soffice"), str(folder / "profile")]
        out = subprocess.run(
            [*call, str(folder / "jobs.json")],
            check=False, capture_output=True, text=True, timeout=600,
        )  # fmt: skip
        if "No module named 'uno'" in out.stderr and "THROUGHCARE_REQUIRE_TOOLS" not in os.environ:
            pytest.skip("LibreOffice's own module for Python is not installed")
        faults = json.loads(out.stdout)
        assert faults == [None] * len(jobs), out.stderr
        return [TOOLKIT.read_minutes(Path(job["target"]), folder) for job in jobs]

    type_all.folder, type_all.source = folder, str(desk.document)
    return type_all


def foreign(path):
    """A table from elsewhere with a row to be copied."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=5)
    for cell, text in zip(table.rows[0].cells, ("7", "Ring Kim", "Tom", "12.4.26", "Open"),
                          strict=True):  # fmt: skip
        cell.text = text
    document.save(path)
    return str(path)


def values(found):
    return [change.value for change in found.changes]


def asked(found):
    return [str(one) for one in found.conflicts]


class DescribeMinutesTypedInAHurry:
    @pytest.mark.slow
    def they_are_read_rightly_or_listed(self, typed):
        other = foreign(typed.folder / "other.docx")
        untouched, over, gone, down, along, struck, below, pasted, own = typed([
            [],
            [["type_over", FIRST, 2, "Tom B"], ["type_over", FIRST, 3, "9/3/26"],
             ["type_over", FIRST, 4, "Done"]],
            [["delete_row", SECOND]],
            [["type_row", FIRST, "", "Ring", "Tom", "3/4/26", ""],
             ["type_row", FIRST, "", "Write", "", "10/4/26", ""], ["merge_down", "Ring", 2]],
            [["merge_along", FIRST, 1]],
            [["strike_row", SECOND]],
            [["below", "Discussion", "He spoke first."],
             ["below", "Any other business", "Tea at three."]],
            [["paste_row", other, "Ring Kim", FIRST]],
            [["paste_row", typed.source, VISIT, FIRST]],
        ])  # fmt: skip
        assert (untouched.changes, untouched.conflicts, untouched.notes) == ((), (), ())
        assert (values(over), asked(over)) == ([TOM, "2026-03-09", "done"], [])
        assert not gone.changes
        assert [SECOND in one and "deleted" in one for one in asked(gone)] == [True]
        assert [one["owner"] for one in values(down)] == [TOM, TOM]
        for found, words, why in ((along, FIRST, "joined"), (struck, SECOND, "struck through")):
            assert not found.changes
            assert [words in one and why in one for one in asked(found)] == [True]
        assert [one.split("\n")[0] for one in values(below)] == ["He spoke first.", "Tea at three."]
        assert [(one["action"], one["owner"], one["due"]) for one in values(pasted)] == [
            ("Ring Kim", TOM, "2026-04-12")
        ]
        assert not own.changes
        assert [VISIT in one for one in asked(own)] == [True]

    @pytest.mark.slow
    def it_keeps_to_agencies_what_is_for_them(self, typed):
        said = "What was said"
        row, line, added, unclear, unmarked = typed([
            [["type_row", said, "police, probation", "Patrols pass."]],
            [["below", "Discussion", "Only for police: Patrols pass."]],
            [["type_row", said, "the police", "Patrols pass."], ["add_row", said, "YJS", "A van."]],
            [["type_row", said, "polise", "Patrols pass."],
             ["below", "Discussion", "Not for police: Patrols pass."]],
            [["type_row", said, "", "Patrols pass."]],
        ])  # fmt: skip
        police, probation = "Northmoor Police", "Probation Service, Northmoor"
        for found, meant in ((row, [police, probation]), (line, [police])):
            assert (values(found), asked(found)) == ([{"text": "Patrols pass.", "for": meant}], [])
        assert [one["for"] for one in values(added)] == [
            ["Northmoor Youth Justice Service"],
            [police],
        ]
        for found, number in ((unclear, 2), (unmarked, 1)):
            assert not found.changes
            assert ["Patrols pass." in one for one in asked(found)] == [True] * number

    @pytest.mark.slow
    def it_loses_no_row_whatever_is_typed(self, typed):
        chance = random.Random(26)
        wanted, steps = [], []
        for turn in range(times(4, 40)):
            rows, script = [], []
            for at in range(4):
                words = f"Ring number {turn} {at}"
                short, owner = chance.choice([*SHORT, *((one, None) for one in UNSURE)])
                day, due = chance.choice([*DAYS, *((one, None) for one in NO_DAYS)])
                start = chance.choice([FIRST, VISIT])
                verb = chance.choice(["type_row", "add_row"])
                script.append([verb, start, "", words, short, day, ""])
                rows.append((words, short, day, owner, due))
            wanted.append(rows)
            steps.append(script)
        for rows, found in zip(wanted, typed(steps), strict=True):
            made = {one["action"]: one for one in values(found)}
            listed = asked(found)
            for words, short, day, owner, due in rows:
                if owner and due:
                    assert (made[words]["owner"], made[words]["due"]) == (owner, due)
                else:
                    assert words not in made
                    assert [one for one in listed if words in one and short in one and day in one]
            numbers = [one["number"] for one in made.values()]
            assert sorted(numbers) == list(range(52, 52 + len(made)))
            assert len(made) + len(listed) == len(rows)
