"""From an empty folder to a faultless case and its first documents, by questions alone."""

import json

import pytest
from click.testing import CliRunner

from generator.cli._main import throughcare

ANSWERS = [
    *("CB-2041", "Ash", "Brook", "14 June 2009", "they/them", "1", "1", "20 November 2026"),
    *("8 months", "Calderbrook Youth Justice Service"),
]


@pytest.fixture
def asked(tmp_path):
    def run(*lines, options=()):
        words = ["new", "--to", str(tmp_path), "--date", "2026-11-27", *map(str, options)]
        return CliRunner().invoke(throughcare, words, input="\n".join([*lines, ""]))

    return run


class DescribeNew:
    def it_leads_from_nothing_to_the_first_documents_in_ten_answers(self, asked, run, tmp_path):
        assert len(ANSWERS) <= 10
        result = asked(*ANSWERS, "")
        assert result.exit_code == 0, result.output
        path = tmp_path / "CB-2041.json"
        code, out, _ = run("check", path, "--date", "2026-11-27")
        assert code == 0
        assert "no faults" in out
        code, out, _ = run("generate", path, "--to", tmp_path / "out", "--date", "2026-11-27")
        assert code == 0
        made = {each.suffix for each in (tmp_path / "out").iterdir()}
        assert {".docx", ".pdf"} <= made

    def it_keeps_answers_when_somebody_goes_back_and_on_again(self, asked, tmp_path):
        there = ANSWERS[:8]
        result = asked(*there, "<", "<", "<", "2", "<", "1", *ANSWERS[8:], "")
        assert result.exit_code == 0, result.output
        made = json.loads((tmp_path / "CB-2041.json").read_text())
        assert made["child"]["first_name"] == "Ash"
        assert made["sentence"]["date"] == "2026-11-20"

    def it_goes_on_where_it_was_after_one_answer_is_put_right(self, asked, tmp_path):
        result = asked(*ANSWERS, "2", "Ashley", "")
        assert result.exit_code == 0, result.output
        assert (
            json.loads((tmp_path / "CB-2041.json").read_text())["child"]["first_name"] == "Ashley"
        )

    def it_asks_what_another_answer_leads_to(self, asked, tmp_path):
        result = asked(*ANSWERS, "6", "2", "1", "3 November 2026", "")
        assert result.exit_code == 0, result.output
        made = json.loads((tmp_path / "CB-2041.json").read_text())
        assert made["remand"] == {"type": "youth-detention-accommodation", "date": "2026-11-03"}
        assert "sentence" not in made

    def it_says_what_is_wrong_and_asks_again(self, asked):
        result = asked(*ANSWERS[:3], "31 June 2009", "14 June 2009", *ANSWERS[4:], "")
        assert result.exit_code == 0
        assert "There is no such day." in result.output
        assert "Traceback" not in result.output

    def it_takes_no_figures_for_a_name_and_no_grown_up_for_a_child(self, asked, tmp_path):
        wrong = ["CB 2041", "CB-2041", "14/06/2009", "Ash", "Brook", "14/6/1909", "1/6/2025"]
        result = asked(*wrong, *ANSWERS[3:], "")
        assert result.exit_code == 0, result.output
        for said in ("letters, digits and hyphens", "no figures", "117 years old", "1 year old"):
            assert said in result.output
        made = json.loads((tmp_path / "CB-2041.json").read_text())["child"]
        assert made["date_of_birth"] == "2009-06-14"

    def it_asks_for_another_reference_before_the_rest_is_answered(self, asked, tmp_path):
        (tmp_path / "CB-1.json").write_text("{}")
        result = asked("CB-1", *ANSWERS, "")
        assert result.exit_code == 0, result.output
        assert "CB-1.json is there already" in result.output
        assert (tmp_path / "CB-1.json").read_text() == "{}"

    def it_says_what_holds_documents_back_and_where_they_are_looked_for(self, asked, tmp_path):
        result = asked(*ANSWERS, "")
        assert f"generate {tmp_path / 'CB-2041.json'} --to {tmp_path / 'documents'}" in (
            result.output
        )
        result = asked("CB-2", *ANSWERS[1:8], "3 months", ANSWERS[9], "")
        assert "Put right first: A detention and training order is 4 to 24 months" in result.output
        assert "Ready to be made" not in result.output

    def it_never_writes_over_a_case(self, asked, tmp_path):
        path = tmp_path / "CB-2041.json"
        path.write_text("{}")
        result = asked(*ANSWERS, "")
        assert result.exit_code != 0
        assert path.read_text() == "{}"

    def it_writes_nothing_when_the_answers_end_early(self, asked, tmp_path):
        result = asked(*ANSWERS[:4])
        assert result.exit_code != 0
        assert not list(tmp_path.iterdir())

    def it_takes_the_service_from_another_case(self, asked, samples, tmp_path):
        result = asked(*ANSWERS[:9], "", options=("--like", samples / "dto-yoi.json"))
        assert result.exit_code == 0, result.output
        made = json.loads((tmp_path / "CB-2041.json").read_text())
        sample = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
        assert made["service"]["name"] == sample["service"]["name"]
        assert sample["child"]["last_name"] not in json.dumps(made)
