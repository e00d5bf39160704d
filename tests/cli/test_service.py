"""A service is set up once, in a terminal, and old cases are moved over."""

import json
import shutil

import pytest
from click.testing import CliRunner

from generator.cli._main import throughcare
from generator.toolkit import Toolkit

ANSWERS = ["Fen & Marsh YJS", "", "1", "01632 960700", "", "", "3", "2", "", "3"]


@pytest.fixture
def asked(tmp_path):
    def ask(*lines):
        words = ["service", "new", str(tmp_path / "ours")]
        return CliRunner().invoke(throughcare, words, input="\n".join([*lines, ""]))

    return ask


class DescribeServiceNew:
    def it_makes_a_sound_folder_of_ten_answers(self, asked, run, tmp_path):
        result = asked(*ANSWERS)
        assert result.exit_code == 0, result.output
        code, out, _ = run("service", "check", tmp_path / "ours")
        assert code == 0
        assert "no faults" in out
        service = Toolkit(tmp_path / "ours").service
        assert service.settings["name"] == "Fen & Marsh YJS"
        assert service.pack == "national"
        assert service.words == {"case_manager": "YOS practitioner", "risk_meeting": "SOS meeting"}

    def it_asks_again_what_is_needed_or_no_choice(self, asked, tmp_path):
        result = asked("", *ANSWERS[:6], "99", *ANSWERS[6:9], "4", "Track talk")
        assert result.exit_code == 0, result.output
        assert "This one is needed." in result.output
        assert "a number from 1 to" in result.output
        assert Toolkit(tmp_path / "ours").service.words["risk_meeting"] == "Track talk"

    def it_helps_goes_back_and_keeps_what_was_answered(self, asked, tmp_path):
        result = asked("?", "<", ANSWERS[0], "Fen YJS", "<", "", *ANSWERS[2:])
        assert result.exit_code == 0, result.output
        assert "at the head of letters" in result.output
        settings = Toolkit(tmp_path / "ours").service.settings
        assert settings["name"] == "Fen & Marsh YJS"
        assert settings["short_name"] == "Fen YJS"

    def it_takes_no_mark_for_a_name_and_no_words_for_a_number(self, asked, tmp_path):
        wrong = ["...", ANSWERS[0], "", "", "by letter", "01632 960700", "", "at the desk", ""]
        result = asked(*wrong, *ANSWERS[6:])
        assert result.exit_code == 0, result.output
        for said in ("This is no name", "no number that can be rung", "no mail address"):
            assert said in result.output
        assert "email" not in Toolkit(tmp_path / "ours").service.settings

    def it_takes_an_old_case_over_and_nothing_about_its_child(self, run, samples, tmp_path):
        case = samples / "dto-yoi.json"
        code, _, err = run("service", "new", tmp_path / "ours", "--from-case", case)
        assert code == 0, err
        said = "".join(path.read_text("utf-8") for path in (tmp_path / "ours").glob("*.toml"))
        assert "Northmoor Youth Justice Service" in said
        assert "Bethan Rowlands" in said
        child = json.loads(case.read_bytes())["child"]
        for name in (child["first_name"], child["last_name"], "Leanne", "Poppy"):
            assert name not in said
        assert run("service", "check", tmp_path / "ours")[0] == 0


class DescribeMovingACase:
    def it_takes_out_what_the_folder_says_and_the_case_stays_the_same(self, run, samples, tmp_path):
        ours = tmp_path / "ours"
        case = ours / "case.json"
        run("service", "new", ours, "--from-case", samples / "dto-yoi.json")
        shutil.copy(samples / "dto-yoi.json", case)
        before = Toolkit().open(case)
        code, out, _ = run("check", case, "--date", "2026-03-02")
        assert code == 0
        assert f"throughcare service take {case}" in out
        code, out, _ = run("service", "take", case)
        assert code == 0
        assert "case.json.bak-1" in out
        after = Toolkit().open(case)
        assert after.data == before.data
        assert not {"service", "rules"} & after.own.keys()
        assert "Advice:" not in run("check", case, "--date", "2026-03-02")[1]

    def it_leaves_what_the_case_says_otherwise(self, run, samples, tmp_path):
        ours = tmp_path / "ours"
        run("service", "new", ours, "--from-case", samples / "dto-yoi.json")
        data = json.loads((samples / "dto-yoi.json").read_bytes())
        data["service"]["phone"] = "01632 960001"
        (ours / "case.json").write_text(json.dumps(data), "utf-8")
        code, out, _ = run("service", "take", ours / "case.json")
        assert code == 0
        assert "it stays: phone" in out
        assert Toolkit().open(ours / "case.json").own["service"] == {"phone": "01632 960001"}

    def it_says_how_to_set_a_service_up_for_a_case_without_a_folder(self, run, samples):
        code, out, _ = run("check", samples / "remand.json", "--date", "2026-03-02")
        assert code == 0
        assert "service new DIR --from-case" in out

    def it_does_not_ask_a_new_case_for_a_service_that_is_there(self, asked, tmp_path, run):
        asked(*ANSWERS)
        answers = ["CB-2041", "Ash", "Brook", "14 June 2009", "they/them", "1", "1"]
        answers += ["20 November 2026", "8 months", ""]
        words = ["new", "--to", str(tmp_path / "ours"), "--date", "2026-11-27"]
        result = CliRunner().invoke(throughcare, words, input="\n".join([*answers, ""]))
        assert result.exit_code == 0, result.output
        assert "What is your service called?" not in result.output
        record = Toolkit().open(tmp_path / "ours" / "CB-2041.json")
        assert record.data["service"]["name"] == "Fen & Marsh YJS"
        assert "service" not in record.own


class DescribeAFolderOfCases:
    def it_opens_each_with_its_service(self, run, samples, tmp_path):
        ours = tmp_path / "ours"
        run("service", "new", ours, "--from-case", samples / "dto-yoi.json")
        shutil.copy(samples / "dto-yoi.json", ours / "case.json")
        run("service", "take", ours / "case.json")
        for words in (("check", ours), ("cases", ours)):
            code, out, err = run(*words, "--date", "2026-03-02")
            assert code == 0, err
            assert "TC-1001" in out


class DescribeKeepingUp:
    def it_copies_and_tells_what_changed(self, asked, run, tmp_path):
        asked(*ANSWERS)
        ours = tmp_path / "ours"
        assert run("service", "copy", "breach-report", ours)[0] == 0
        code, out, _ = run("service", "upgrade", ours)
        assert code == 0
        assert "nothing has changed since" in out
        assert run("service", "upgrade", ours, "--done", "breach-report")[0] == 0
        code, _, err = run("service", "upgrade", ours, "--done", "psr-custody")
        assert code == 2
        assert "no copy" in err

    def it_says_where_there_is_no_folder(self, run, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        code, _, err = run("service", "check")
        assert code == 2
        assert "throughcare service new DIR" in err
