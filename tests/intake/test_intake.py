"""An export taken into a folder of cases: whole children, nothing lost, nothing guessed."""

import csv
import json
import random
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from generator.case import load
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit
from tests.sweeps import times

TODAY = date(2026, 11, 27)
NAMES = ("children.csv", "offences.csv")


@pytest.fixture
def export(samples, tmp_path):
    """The sample export, copied so that it can be changed; gives its folder."""
    return Path(shutil.copytree(samples / "import", tmp_path / "export"))


@pytest.fixture
def take(export, tmp_path):
    """Take the export into a folder; gives the outcome, with its lines and report."""

    def call(*, dry=False, names=NAMES):
        files = [export / name for name in names]
        with Toolkit.intake(
            export / "mapping.toml", files, tmp_path / "cases", today=TODAY, dry=dry
        ) as intake:
            outcome = intake.run()
            call.lines = list(intake.lines())
            call.report = "\n".join(Toolkit.intake_report(outcome, intake.lines(), dry=dry))
        return outcome

    return call


@pytest.fixture
def case(tmp_path):
    return tmp_path / "cases" / "MD-0001.json"


def change(path, *pairs):
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def everything(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


class DescribeNewChildren:
    def they_become_sound_case_files(self, take, case):
        outcome = take()
        assert (outcome.new, outcome.refused, outcome.files) == (3, 0, 3)
        made = load(case)
        assert made.data["child"]["known_as"] == "Taz"
        assert [each["plea"] for each in made.data["court"]["offences"]] == ["guilty", "not-guilty"]
        assert case.read_text("utf-8").endswith("}\n")

    def they_are_only_told_of_in_a_dry_run(self, take, tmp_path):
        outcome = take(dry=True)
        assert (outcome.new, outcome.files) == (3, 0)
        assert not (tmp_path / "cases").exists()
        assert "3 would be new" in take.report

    def they_change_nothing_when_they_are_imported_again(self, take, tmp_path):
        take()
        before = everything(tmp_path / "cases")
        outcome = take()
        assert (outcome.new, outcome.changed, outcome.same) == (0, 0, 3)
        assert {n: c for n, c in everything(tmp_path / "cases").items() if n[0] != "."} == {
            n: c for n, c in before.items() if n[0] != "."
        }

    def they_are_not_stopped_by_a_fault_in_one(self, take, export, tmp_path):
        change(export / "children.csv", ("23/11/2010", "31/11/2010"))
        outcome = take()
        assert (outcome.new, outcome.refused) == (2, 1)
        assert {path.name for path in (tmp_path / "cases").glob("*.json")} == {
            "MD-0001.json",
            "MD-0003.json",
        }
        assert take.lines == [
            "children.csv, row 4, column “DOB”: There is no such day. Write day, month and year, "
            "like this: 3 March 2026."
        ]

    def they_are_refused_at_their_row_when_a_case_would_lack_something(self, take, export):
        change(export / "children.csv", (",Fernandez-Pretend,", ",,"))
        take()
        (line,) = take.lines
        assert line.startswith("children.csv, row 4")
        assert "last name" in line
        assert "Line " not in line

    def they_are_refused_when_no_row_names_them(self, take, export):
        change(export / "offences.csv", ("MD/0003;", "MD/9999;"))
        outcome = take()
        assert (outcome.new, outcome.refused) == (2, 2)
        assert any("offences.csv, row 5: No row names the child" in line for line in take.lines)

    def they_are_not_mixed_when_they_would_share_an_identifier(self, take, export, case):
        change(export / "children.csv", ("MD/0002,", "MD-0001,"))
        change(export / "offences.csv", ("MD/0002;", "MD-0001;"))
        outcome = take()
        assert (outcome.new, outcome.refused) == (2, 1)
        assert load(case).data["child"]["first_name"] == "Tamsin"

    def they_never_get_their_name_into_a_file_name(self, take, export, tmp_path):
        change(export / "children.csv", ("MD/0001,", "MD/Brightwater,"))
        change(export / "offences.csv", ("MD/0001;", "MD/Brightwater;"))
        outcome = take()
        assert (outcome.new, outcome.refused) == (2, 1)
        assert not any("right" in path.name for path in (tmp_path / "cases").iterdir())

    def they_are_not_stopped_by_a_file_name_that_is_taken(self, take, case):
        case.parent.mkdir()
        case.write_text("not a case", "utf-8")
        outcome = take()
        assert (outcome.new, outcome.refused) == (2, 1)
        assert case.read_text("utf-8") == "not a case"
        assert "MD-0001.json stands in the folder" in take.lines[0]


class DescribeAChildWhoIsThere:
    def it_gets_what_its_case_does_not_say_and_keeps_a_copy(self, take, export, case):
        take()
        data = json.loads(case.read_text("utf-8"))
        del data["child"]["interests"], data["child"]["home_address"]["town"]
        data["child"]["religion"] = "None"
        case.write_text(json.dumps(data), "utf-8")
        before = case.read_bytes()
        outcome = take()
        assert (outcome.changed, outcome.same) == (1, 2)
        made = json.loads(case.read_text("utf-8"))
        assert made["child"]["interests"] == ["Drumming", "Baking"]
        assert made["child"]["home_address"]["town"] == "Marrowdale"
        assert made["child"]["religion"] == "None"
        assert case.with_name("MD-0001.json.bak-1").read_bytes() == before

    def it_gets_a_value_that_only_the_export_changed(self, take, export, case):
        take()
        change(export / "children.csv", ("1 Sample Street,Marrowdale", "1 Sample Street,Pinfold"))
        assert take().changed == 1
        assert load(case).data["child"]["home_address"]["town"] == "Pinfold"

    def it_keeps_a_value_that_only_its_case_changed(self, take, case):
        take()
        change(case, ('"town": "Marrowdale"', '"town": "Elsewhere"'))
        outcome = take()
        assert (outcome.same, outcome.conflicts) == (3, 0)
        assert load(case).data["child"]["home_address"]["town"] == "Elsewhere"

    def it_is_left_alone_where_both_changed_a_value(self, take, export, case):
        take()
        change(case, ('"town": "Marrowdale"', '"town": "Elsewhere"'))
        change(export / "children.csv", ("1 Sample Street,Marrowdale", "1 Sample Street,Pinfold"))
        change(export / "children.csv", ("Drumming; Baking", "Drumming; Baking; Chess"))
        before = case.read_bytes()
        outcome = take()
        assert (outcome.changed, outcome.refused, outcome.conflicts) == (0, 1, 1)
        assert case.read_bytes() == before
        assert take.lines == [
            "children.csv, row 3, column “Town”: “Town” in the home address part of the child "
            "section is another in the export than in the case file. Decide which is right, and "
            "write it in the case file or in the export."
        ]

    def it_is_left_alone_where_nobody_knows_what_was_given(self, take, case):
        take()
        (case.parent / ".imports.jsonl").unlink()
        change(case, ('"town": "Marrowdale"', '"town": "Elsewhere"'))
        assert take().conflicts == 1

    @pytest.mark.parametrize(
        "spoilt", [b"", b"{", b"\xff\xfe", b'{"case": 1}\n[]\nnull\n', b"[" * 9999]
    )
    def it_is_safe_when_that_record_is_spoilt(self, take, case, spoilt):
        take()
        (case.parent / ".imports.jsonl").write_bytes(spoilt)
        change(case, ('"town": "Marrowdale"', '"town": "Elsewhere"'))
        assert take().conflicts == 1
        change(case, ('"town": "Elsewhere"', '"town": "Marrowdale"'))
        assert take().same == 3
        change(case, ('"town": "Marrowdale"', '"town": "Elsewhere"'))
        assert take().conflicts == 0

    def test_its_record_tells_nothing_of_anybody(self, take, case):
        take()
        text = (case.parent / ".imports.jsonl").read_text("utf-8")
        for word in ("Tamsin", "Brightwater", "2009", "Sample Street", "child", "girl"):
            assert word not in text

    def it_gets_new_entries_of_a_list_and_more_of_old_ones(self, take, export, case):
        change(
            export / "offences.csv",
            ("MD/0001;Robbery;18/10/2025;Guilty", "MD/0001;Robbery;18/10/2025;"),
        )
        take()
        assert "plea" not in load(case).data["court"]["offences"][0]
        change(
            export / "offences.csv",
            ("Robbery;18/10/2025;", "Robbery;18/10/2025;Guilty\nMD/0001;Arson;1/11/2025;"),
        )
        assert take().changed == 1
        found = load(case).data["court"]["offences"]
        assert [each["offence"] for each in found][:2] == [
            "Robbery",
            "Possession of an invented bladed article",
        ]
        assert found[0]["plea"] == "guilty"
        assert found[2] == {"offence": "Arson", "date": "2025-11-01"}

    def it_knows_a_person_by_role_also_under_another_id(self, take, export, case):
        take()
        change(case, ('"id": "case-manager"', '"id": "samira"'))
        assert take().same == 3
        change(
            export / "children.csv", ("Samira Example,01632 960001", "Samira Example,01632 960009")
        )
        assert take().changed == 2
        people = load(case).data["people"]
        assert [each["id"] for each in people] == ["samira", "parent"]
        assert people[0]["phone"] == "01632 960009"

    def it_is_found_under_whatever_name_its_file_has(self, take, case):
        take()
        case.rename(case.with_name("taz.json"))
        assert take().same == 3
        assert not case.exists()

    def it_never_gets_a_case_that_would_be_faulty(self, take, export, case):
        take()
        change(
            export / "children.csv",
            ("Crown Court,Invented", "Crown Court,Invented"),
            ("04/05/2009", "04/05/1999"),
        )
        before = case.read_bytes()
        outcome = take()
        assert outcome.refused == 1
        assert case.read_bytes() == before

    def it_is_refused_when_its_file_is_faulty(self, take, case):
        take()
        change(case, ('"gender": "girl"', '"gender": "grl"'))
        outcome = take()
        assert (outcome.same, outcome.refused) == (2, 1)
        assert "not a sound case file" in take.lines[0]


class DescribeTheReport:
    def it_tells_unknown_codes_with_their_counts_and_unmapped_columns(self, take, export):
        change(
            export / "children.csv",
            ("White British", "QX7"),
            ("Irish", "qx7"),
            ("Last edited by", "Edited"),
        )
        take()
        assert "children.csv, column “Ethnicity”: QX7 (1), qx7 (1)" in take.report
        assert "neither takes nor ignores: Edited." in take.report

    def it_shows_no_words_of_a_column_that_holds_no_codes(self, take, export):
        head = "Child ref,Surname,Forename,DOB,Ethnicity\n"
        rows = [f"K{n},Secret{n},Hidden{n},1/1/2010,Private words {n}" for n in range(60)]
        (export / "children.csv").write_text("x\n" + head + "\n".join(rows) + "\n", "utf-8")
        keep = ("Surname", "Forename", "DOB", "Ethnicity")
        lines = (export / "mapping.toml").read_text("utf-8").splitlines()
        kept = [
            line
            for line in lines
            if not line.startswith('"') or any(f'"{k}"' in line for k in keep) or "service" in line
        ]
        mapping = "\n".join(kept).rpartition("[[file]]")[0]
        (export / "mapping.toml").write_text(mapping, "utf-8")
        outcome = take(names=["children.csv"])
        assert outcome.refused == 60
        for word in ("Secret", "Hidden", "Private"):
            assert word not in take.report
        assert "60 different words in 60 cells" in take.report

    def it_never_shows_what_stands_in_a_refused_row(self, take, export):
        for old in ("04/05/2009", "18,Marrowdale", "SCH,", "01632 960012", "ZZ1 1AB"):
            change(export / "children.csv", (old, f"{old}zqx\x1b[31mzqx"))
        take()
        assert take.lines
        assert "zqx" not in take.report.replace("SCH,zqx", "")
        assert "\x1b" not in "".join(take.lines)

    def it_says_which_kind_of_file_was_not_given(self, take):
        outcome = take(names=["children.csv"])
        assert outcome.unused == ("offences*",)
        assert "No file was given for offences*" in take.report


class DescribeHostileExports:
    @pytest.mark.parametrize(
        "key", ["../../etc/passwd", "/tmp/x", "a\\b", "..", "CON", "x" * 300, "{key}", "=1+1"]
    )
    def they_never_lead_out_of_the_folder(self, take, export, tmp_path, key):
        change(export / "children.csv", ("MD/0001,", f'"{key}",'))
        take()
        made = {path.resolve().parent for path in tmp_path.rglob("*.json")}
        assert made == {(tmp_path / "cases").resolve()}

    def they_stay_text_with_formulas_markup_and_braces(self, take, export, case):
        for old, new in (
            ("Taz", "=1+1"),
            ("1 Sample Street", "{{ child }} <b>&amp;"),
            ("Baking", "{% x %}"),
        ):
            change(export / "children.csv", (old, new))
        assert take().refused == 0
        child = load(case).data["child"]
        assert child["known_as"] == "=1+1"
        assert child["home_address"]["lines"] == ["{{ child }} <b>&amp;"]
        assert child["interests"] == ["Drumming", "{% x %}"]

    def they_need_no_words_on_the_service_row_by_row(self, take, export):
        change(
            export / "mapping.toml",
            ('"service.name"', '# "service.name"'),
            ('"service.nation"', "#"),
        )
        with pytest.raises(FaultyInputError) as error:
            take()
        assert error.value.faults == (
            'Every case needs service.name. Write "service.name" under [constants], if it is the '
            "same for all.",
        )

    def they_need_no_service_where_its_folder_holds_the_cases(self, take, export, tmp_path):
        change(
            export / "mapping.toml",
            ('"service.name"', '# "service.name"'),
            ('"service.nation"', "#"),
        )
        (tmp_path / "service.toml").write_text('name = "Calderbrook YJS"\n', "utf-8")
        outcome = take()
        assert outcome.new and not outcome.refused

    def they_are_refused_with_letters_that_nobody_sees(self, take, export):
        change(export / "children.csv", ("Tamsin", "Tam\u200bsin"), ("Leo", "Leo\x07"))
        outcome = take()
        assert (outcome.new, outcome.refused) == (1, 2)

    def they_are_refused_with_every_fault_when_of_another_layout(self, take, export):
        change(export / "children.csv", ("DOB", "Born"), ("Surname", "Sur name"))
        with pytest.raises(FaultyInputError) as error:
            take()
        assert len(error.value.faults) == 1
        assert "no column 'DOB'" in error.value.faults[0]


@pytest.fixture
def long_list(tmp_path):
    """A mapping and an export of 600 children."""
    mapping, path = tmp_path / "mapping.toml", tmp_path / "list.csv"
    mapping.write_text(
        'schema = "throughcare/import/1"\ncase_id = "{key}"\n[constants]\n'
        '"service.name" = "Invented YJS"\n[[file]]\nkey = "Ref"\n[file.fields]\n'
        '"child.first_name" = "First"\n"child.last_name" = "Last"\n'
        '"child.date_of_birth" = "Born"\n',
        "utf-8",
    )
    rows = "".join(f"K{number:05},Ann,Invented,1/2/2010\n" for number in range(600))
    path.write_text(f"Ref,First,Last,Born\n{rows}", "utf-8")
    return mapping, path


def _started(mapping, path, folder):
    script = "from generator.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", script, "import", mapping, path, "--to", folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.slow
def test_an_import_that_is_killed_leaves_whole_cases_only(long_list, tmp_path):
    drawn = random.Random(3)
    for number in range(times(4, 40)):
        folder = tmp_path / f"cases{number}"
        run = _started(*long_list, folder)
        time.sleep(drawn.uniform(0.2, 2.5))
        run.kill()
        run.wait()
        for path in folder.glob("*.json") if folder.exists() else ():
            load(path)
        assert _started(*long_list, folder).wait() == 0
        assert len(list(folder.glob("*.json"))) == 600
        assert {path.name for path in folder.iterdir() if path.suffix != ".json"} == {
            ".imports.jsonl"
        }


@pytest.mark.slow
def test_two_imports_at_once_lose_no_child_and_spoil_none(long_list, tmp_path):
    folder = tmp_path / "cases"
    runs = [_started(*long_list, folder) for _ in range(2)]
    ends = [run.wait() for run in runs]
    assert set(ends) <= {0, 2}
    assert len([load(path) for path in folder.glob("*.json")]) == 600
    assert _started(*long_list, folder).wait() == 0


@pytest.mark.slow
def test_memory_does_not_grow_with_the_export(samples, tmp_path):
    """Run on its own, so that nothing else counts: ten times the children, as much memory."""
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        'schema = "throughcare/import/1"\ncase_id = "{key}"\n[constants]\n'
        '"service.name" = "Invented YJS"\n[[file]]\nkey = "Ref"\n[file.fields]\n'
        '"child.first_name" = "First"\n'
        '"child.last_name" = "Last"\n"child.date_of_birth" = "Born"\n"meetings[].date" = "Met"\n'
        '"meetings[].type" = { value = "review" }\n',
        "utf-8",
    )
    script = (
        "import sys, resource; from pathlib import Path; from datetime import date\n"
        "from generator.toolkit import Toolkit\n"
        "words = [Path(word) for word in sys.argv[1:]]\n"
        "with Toolkit.intake(words[0], words[1:2], words[2], today=date(2026, 11, 27)) as one:\n"
        "    made = one.run()\n"
        "print(made.new, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    used = {}
    for count in (times(500, 1000), times(5000, 10_000)):
        path = tmp_path / f"children{count}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(["Ref", "First", "Last", "Born", "Met"])
            for day in range(1, 11):  # rows of a child that stand far apart
                out.writerows(
                    [f"K{number:05}", "Ann", "Invented", "1/2/2010", f"{day}/3/2026"]
                    for number in range(count)
                )
        words = [mapping, path, tmp_path / f"cases{count}"]
        done = subprocess.run(
            [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True
        )
        made, used[count] = map(int, done.stdout.split())
        assert made == count
    few, many = used.values()
    assert many < few * 1.5
