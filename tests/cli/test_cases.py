"""A folder of cases: the children at a glance, and one command for all of them."""

import json
import shutil

import pytest

ON = ("--date", "2026-03-02")


@pytest.fixture
def folder(samples, tmp_path):
    for path in samples.glob("*.json"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


class DescribeCases:
    def it_shows_each_child_with_what_comes_next(self, run, folder):
        code, out, _ = run("cases", folder, *ON)
        assert code == 0
        for name, reference in (("Toby", "TC-1001"), ("Zoë", "TC-1002"), ("Idris", "TC-1004")):
            assert name in out
            assert reference in out
        # What is overdue stands first.
        assert out.index("overdue") < out.index("TC-1002")

    def it_agrees_with_dates_and_documents_of_each_case(self, run, folder):
        _, out, _ = run("cases", folder, *ON, "--json")
        for line in json.loads(out):
            _, dates, _ = run("dates", line["file"], *ON, "--format", "json")
            states = [one["state"] for one in json.loads(dates)["deadlines"]]
            assert states.count("overdue") == line["overdue"]
            _, documents, _ = run("documents", line["file"], *ON, "--json")
            ready = [one for one in json.loads(documents) if one["ready"]]
            assert len(ready) == len(line["ready"])

    def it_counts_documents_that_are_out_of_date(self, run, folder):
        case = folder / "dto-yoi.json"
        run("generate", case, "pathways-plan", "--to", folder / "documents", *ON)
        data = json.loads(case.read_text("utf-8"))
        data["plan"]["next_review"] = "2026-05-05"
        case.write_text(json.dumps(data), "utf-8")
        _, out, _ = run("cases", folder, *ON, "--json")
        stale = {line["reference"]: line["stale"] for line in json.loads(out)}
        assert stale["TC-1001"] == 2
        assert stale["TC-1002"] == 0

    def it_shows_the_others_when_one_cannot_be_opened(self, run, folder):
        (folder / "broken.json").write_text("{")
        code, out, _ = run("cases", folder, *ON)
        assert code == 2
        assert "broken.json cannot be opened" in out
        assert "TC-1003" in out

    def it_says_when_there_is_none(self, run, tmp_path):
        code, _, err = run("cases", tmp_path)
        assert code == 2
        assert "no case file" in err
        code, _, err = run("cases", tmp_path / "nowhere")
        assert code == 2
        assert "cannot be looked into" in err


class DescribeACommandOverAFolder:
    def it_says_the_status_of_the_others_when_one_cannot_be_opened(self, run, folder):
        run("generate", folder / "dto-yoi.json", "pathways-plan", "--to", folder / "out", *ON)
        (folder / "a-broken.json").write_text("{")
        code, out, err = run("status", folder / "out", folder, *ON)
        assert code == 2
        assert "a-broken.json" in err
        assert "pathways-plan_TC-1001" in out

    @pytest.mark.parametrize("name", ["check", "documents", "dates"])
    def it_is_done_for_each_case(self, run, folder, name):
        code, out, _ = run(name, folder, *ON)
        assert code == 0
        for path in folder.glob("*.json"):
            assert (f"== {path.name}" in out) == (path.name != "panel.json")

    def it_goes_on_after_one_that_has_faults(self, run, folder):
        data = json.loads((folder / "dto-yoi.json").read_text("utf-8"))
        del data["sentence"]["date"]
        (folder / "dto-yoi.json").write_text(json.dumps(data))
        code, out, err = run("check", folder, *ON)
        assert code == 2
        assert "sentence" in err
        assert "== s250-secure-home.json" in out

    def it_makes_the_documents_of_all(self, run, folder):
        code, _, _ = run("generate", folder, "statutory-dates", "--to", folder / "out", *ON)
        assert code == 0
        made = sorted(path.name for path in (folder / "out").glob("*.pdf"))
        assert [name.split("_")[1] for name in made] == [f"TC-100{n}" for n in range(1, 6)]

    def it_refuses_what_only_one_case_can_give(self, run, folder):
        code, _, err = run("check", folder, "--json")
        assert code == 2
        assert "one case" in err
        code, _, err = run("dates", folder, "--format", "xlsx", "--to", folder / "dates.xlsx")
        assert code == 2
        assert "folder to write to" in err

    def it_takes_the_cases_of_a_folder_for_the_status_of_documents(self, run, folder):
        run("generate", folder, "statutory-dates", "--to", folder / "out", *ON)
        code, out, _ = run("status", folder / "out", folder, *ON)
        assert code == 0
        assert out.count("up to date") == 10
