"""`throughcare import` as a person meets it."""

import json
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# As another system writes it: its own headings, semicolons, an older Windows encoding, schools'
# codes of ethnicity, and one word in it that is no code.
HEADINGS = (
    "Person ID;Client Name;D.O.B.;Sex;Ethnic origin;Outcome;Outcome date;Term months;"
    "Establishment;Placement type;Placement start;Allocated worker;Risk colour"
)
FOREIGN = [
    HEADINGS,
    *(
        f"{77 + n};Quillfeather, Zoë;14/06/2009;F;{'Quillish' if n == 5 else 'WBRI'};Detention and "
        "training order;09/02/2026;8;Nowhere Hall YOI;YOI;09/02/2026;Siân Placeholder;amber"
        for n in range(12)
    ),
]


@pytest.fixture
def sample(samples, tmp_path):
    return Path(shutil.copytree(samples / "import", tmp_path / "export"))


def test_the_story_of_a_case_from_a_list_that_is_not_ours(run, tmp_path):
    export, mapping, cases = (tmp_path / n for n in ("list.csv", "mapping.toml", "cases"))
    export.write_bytes("\r\n".join(FOREIGN).encode("cp1252"))
    code, _, err = run("import", "new", export, "--to", mapping)
    assert (code, err) == (0, "")

    # What a person changes in the draft, each an answer.
    text = mapping.read_text("utf-8")
    answers = {
        '# "service.name" = "Your Youth': '"service.name" = "Invented Youth',
        '# "Client Name": no field is like it': (
            '"child.last_name" = { column = "Client Name", split = ",", part = 1 }\n'
            '"child.first_name" = { column = "Client Name", split = ",", part = 2 }'
        ),
    }
    for old, new in answers.items():
        assert old in text
        text = text.replace(old, new)
    mapping.write_text(text, "utf-8")

    # The first round of faults: one child's ethnicity is no code.
    code, out, _ = run("import", mapping, export, "--to", cases, "--dry-run")
    assert code == 2
    assert "12 children: 11 would be new" in out
    assert "Windows-1252, separated by semicolons" in out
    assert "neither takes nor ignores: Risk colour." in out
    assert "column “Ethnic origin”: Quillish (1)" in out
    assert not cases.exists()
    own = (
        '"child.ethnicity" = { column = "Ethnic origin", codes = { WBRI = "W1", Quillish = "O9" } }'
    )
    text, count = re.subn(r'^"child.ethnicity" = .*$', own, text, flags=re.M)
    assert count == 1
    mapping.write_text(text, "utf-8")
    assert len(answers) + count <= 10

    code, out, err = run("import", mapping, export, "--to", cases)
    assert (code, err) == (0, "")
    assert out.startswith("list\n12 children: 12 new")
    code, out, _ = run("check", cases / "YJ-77.json", "--date", "2026-03-02")
    assert code == 0
    assert "no faults" in out
    code, out, err = run(
        *("generate", cases / "YJ-77.json", "statutory-dates"),
        *("--date", "2026-03-02", "--to", tmp_path / "out"),
    )
    assert code == 0, err
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".docx", ".pdf"}
    made = json.loads((cases / "YJ-77.json").read_text("utf-8"))
    assert made["child"] == {
        "first_name": "Zoë",
        "last_name": "Quillfeather",
        "date_of_birth": "2009-06-14",
        "gender": "girl",
        "ethnicity": "W1",
    }


def test_the_readme_shows_the_sample_as_it_is(run, sample, tmp_path):
    shown = (ROOT / "README.md").read_text("utf-8")
    for name in ("mapping.toml", "children.csv", "offences.csv"):
        assert f"samples/import/{name}" in shown
    words = [sample / name for name in ("mapping.toml", "children.csv", "offences.csv")]
    code, _, err = run("import", *words, "--to", tmp_path / "cases")
    assert (code, err) == (0, "")
    assert len(list((tmp_path / "cases").glob("*.json"))) == 3


def test_the_report_goes_to_a_file_whole(run, sample, tmp_path):
    rows = "".join(f",Name{n},First{n},,bad day\n" for n in range(30))
    with (sample / "children.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    words = [sample / name for name in ("mapping.toml", "children.csv", "offences.csv")]
    report = tmp_path / "report.txt"
    code, out, _ = run("import", *words, "--to", tmp_path / "cases", "--report", report)
    assert code == 2
    assert f"... and 10 more; they are in {report}." in out
    assert report.read_text("utf-8").count("nobody can tell whose row it is") == 30
    code, _, err = run("import", *words, "--to", tmp_path / "cases", "--report", words[1])
    assert code == 5
    assert "must end in .txt" in err


def test_programs_get_the_same_as_json(run, sample, tmp_path):
    words = [sample / name for name in ("mapping.toml", "children.csv", "offences.csv")]
    code, out, _ = run("import", *words, "--to", tmp_path / "cases", "--json")
    found = json.loads(out)
    assert (code, found["new"], found["refusals"]) == (0, 3, [])
    assert found["files"][1]["taken"]["court.offences[].plea"] == 3


def test_only_conflicts_end_with_3(run, sample, tmp_path):
    words = [sample / name for name in ("mapping.toml", "children.csv", "offences.csv")]
    run("import", *words, "--to", tmp_path / "cases")
    for path, old, new in (
        (tmp_path / "cases" / "MD-0002.json", "ZZ1 1AB", "ZZ1 1AC"),
        (sample / "children.csv", "ZZ1 1AB", "ZZ1 1AD"),
    ):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    code, out, _ = run("import", *words, "--to", tmp_path / "cases")
    assert code == 3
    assert "1 refused" in out


def test_a_mapping_is_checked_alone(run, sample):
    path = sample / "mapping.toml"
    assert run("import", "check", path)[0] == 0
    path.write_text(path.read_text("utf-8").replace("first_name", "frist_name"), "utf-8")
    code, out, _ = run("import", "check", path)
    assert code == 2
    assert re.search(r"^- Line \d+: .*did you mean child.first_name\?", out, re.M)
    code, _, err = run("import", path, sample / "children.csv", "--to", sample / "cases")
    assert code == 2
    assert "did you mean child.first_name?" in err
    assert not (sample / "cases").exists()


@pytest.mark.parametrize("what", ["a folder", "nothing", "no text", "not toml"])
def test_what_cannot_be_used_is_told_in_words(run, sample, tmp_path, what):
    bad = tmp_path / "bad.toml"
    if what == "a folder":
        bad.mkdir()
    elif what == "no text":
        bad.write_bytes(b"\xff\x00\x81" * 50)
    elif what == "not toml":
        bad.write_text("schema = = 3", "utf-8")
    for words in ((bad, sample / "children.csv"), (sample / "mapping.toml", bad)):
        code, _, err = run("import", *words, "--to", tmp_path / "cases")
        assert code == 2
        assert len(err.strip()) > 20
        assert "Traceback" not in err
    code, _, err = run("import", "new", tmp_path / "nothing.csv")
    assert code == 2
    assert "does not exist" in err


def test_what_would_refuse_every_child_is_told_before_and_how_codes_are_written(run, tmp_path):
    export, mapping = tmp_path / "list.csv", tmp_path / "mapping.toml"
    export.write_text(
        "Ref,First,Last,Born,Care,Where\n1,Ash,Brook,14/06/2009,Y,Fernhill YOI\n"
        "2,Tia,Bell,3/2/2010,Full care order,\n",
        "utf-8",
    )
    fields = {"first_name": "First", "last_name": "Last", "date_of_birth": "Born"}
    lines = [f'"child.{name}" = "{column}"' for name, column in fields.items()]
    lines += ['"child.looked_after.status" = "Care"', '"placement.establishment" = "Where"']
    mapping.write_text(
        'schema = "throughcare/import/1"\ncase_id = "YJ-{key}"\n[constants]\n'
        '"service.name" = "Invented Youth Justice Service"\n[[file]]\nkey = "Ref"\n[file.fields]\n'
        + "\n".join(lines),
        "utf-8",
    )
    code, out, _ = run("import", "check", mapping)
    assert code == 0
    assert "placement.establishment is no use to a new case without placement.type" in out

    code, out, _ = run("import", mapping, export, "--to", tmp_path / "cases")
    assert code == 2
    assert 'Add to the line of child.looked_after.status: codes = { "Y" = "..." }' in out
    assert "care-leaver" in out

    text = mapping.read_text("utf-8").replace(
        '= "Care"', '= { column = "Care", codes = { "Y" = "section-20" } }'
    )
    mapping.write_text(text, "utf-8")
    code, out, _ = run("import", mapping, export, "--to", tmp_path / "cases")
    assert code == 2
    assert "The mapping does not give it: say which column is placement.type." in out
    assert (tmp_path / "cases" / "YJ-2.json").exists()


class DescribeADraft:
    def it_is_a_sound_mapping_of_what_it_is_sure_of(self, run, sample, tmp_path):
        to = tmp_path / "draft.toml"
        assert run("import", "new", sample / "children.csv", "--to", to)[0] == 0
        assert run("import", "check", to)[0] == 0
        lines = to.read_text("utf-8").splitlines()
        fields = lines[lines.index("[file.fields]") + 1 :]
        assert all("#" in line for line in fields if line)
        assert any(line.startswith('"child.date_of_birth" = "DOB"') for line in fields)
        assert '# "Last edited by": no field is like it' in fields

    @pytest.mark.parametrize(
        ("heading", "cells", "said"),
        [
            ("DOB", ["x", "y"], '# "child.date_of_birth" = "DOB"'),
            ("DOB", ["03/28/2010"], 'column = "DOB", dates = ["month-day-year"] }'),
            ("Ethnicity", ["WBRI", "MWBC"], 'column = "Ethnicity", codes = "ethnicity-school" }'),
            ("Ethnicity", ["?", "!"], '# "child.ethnicity" = "Ethnicity"'),
            ("Surname", ["1/1/2010"], '# "child.last_name" = "Surname"'),
            ("Surnmae", ["Lee"], '# "child.last_name" = "Surnmae"'),
            ("Zone", ["ZZ1 1AA"], '# "child.home_address.postcode" = "Zone"'),
            ("Colour", ["01/02/2026", "03/02/2026"], '# "Colour": its cells are dates'),
            ("Colour", ["Y", "N"], '# "Colour": its cells are yes or no'),
            ("Kind", ["LIVING_WITH_FRIENDS", "AT_HOME"], '# "plan.accommodation.type" = { column'),
            ("Judge or bench", ["Sam", "Jo"], '# "court.judge" = "Judge or bench"'),
            ("Gender ID", ["M", "F", "X"], '# "child.gender" = "Gender ID"'),
            ("YOT court name", ["Sam", "Jo"], '# "court.name" = "YOT court name"'),
            ("Colour", ["", ""], '# "Colour": no cell of it is filled'),
        ],
    )
    def it_says_how_sure_it_is_of_a_column(self, run, tmp_path, heading, cells, said):
        path = tmp_path / "list.csv"
        rows = "".join(f"{n},{cell}\n" for n, cell in enumerate(cells, 10))
        path.write_text(f"Ref,{heading}\n{rows}", "utf-8")
        code, out, _ = run("import", "new", path)
        assert code == 0
        assert any(said in line for line in out.splitlines()), out

    def it_shows_nothing_that_stands_in_a_cell(self, run, sample):
        _, out, _ = run("import", "new", sample / "children.csv")
        for cell in ("Brightwater", "Tamsin", "04/05/2009", "Sample Street", "ZZ1 1AA"):
            assert cell not in out
