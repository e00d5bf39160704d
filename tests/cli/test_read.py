"""`throughcare read` as a person meets it: the table, the exit codes, what is left on disk."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.toolkit import Toolkit
from tests.word.readback.editing import edited

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "dto-yoi.json"


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes(SAMPLE.read_bytes())
    return path


@pytest.fixture
def written(case, tmp_path):
    """A document in which one text was replaced by another."""

    def write(old="", new=""):
        toolkit = Toolkit()
        (made,) = toolkit.generate(
            toolkit.open(case), ["cart-proforma"], formats=["docx"], on=date(2026, 3, 2)
        )

        def change(root):
            for element in root.iter("{*}t"):
                if old and element.text == old:
                    element.text = new

        path = tmp_path / "edited.docx"
        path.write_bytes(edited(made.content, change))
        return path

    return write


ESTABLISHMENT = "Harrowfield Young Offender Institution"


class DescribeRead:
    def it_shows_the_changes_and_writes_nothing(self, run, written, case):
        before = case.read_bytes()
        code, out, _ = run("read", written(ESTABLISHMENT, "Elsewhere"), "--case", case)
        assert code == 0
        assert "Establishment" in out
        assert "Elsewhere" in out
        assert "--apply" in out
        assert case.read_bytes() == before

    def it_writes_them_when_asked_and_keeps_the_file_as_it_was(self, run, written, case):
        before = case.read_bytes()
        document = written(ESTABLISHMENT, "Elsewhere")
        for number in (1, 2):
            code, out, _ = run("read", document, "--case", case, "--apply")
            assert code == 0
            if number == 1:
                assert "case.json.bak-1" in out
        assert "Nothing was changed" in out
        assert json.loads(case.read_bytes())["placement"]["establishment"] == "Elsewhere"
        assert case.with_name("case.json.bak-1").read_bytes() == before
        assert not case.with_name("case.json.bak-2").exists()

    def it_ends_with_3_for_a_conflict_and_writes_nothing(self, run, written, case):
        before = case.read_bytes()
        document = written("25\u00a0February 2026", "soon")
        code, _, err = run("read", document, "--case", case, "--apply")
        assert code == 3
        assert "“Panel date”" in err
        assert "3 March 2026" in err
        assert case.read_bytes() == before
        assert sorted(p.name for p in case.parent.iterdir()) == ["case.json", "edited.docx"]

    def it_gives_all_of_it_as_json(self, run, written, case):
        document = written(ESTABLISHMENT, "Elsewhere")
        code, out, _ = run("read", document, "--case", case, "--apply", "--json")
        told = json.loads(out)
        assert code == 0
        assert told["changes"][0]["pointer"] == "/placement/establishment"
        assert told["changes"][0]["value"] == "Elsewhere"
        assert told["applied"] is True
        assert told["conflicts"] == []

    def it_ends_with_2_for_what_cannot_be_read(self, run, case, tmp_path):
        (tmp_path / "no.docx").write_bytes(b"no")
        for document in (tmp_path / "no.docx", tmp_path / "missing.docx", tmp_path):
            code, out, err = run("read", document, "--case", case)
            assert (code, out) == (2, "")
            assert "Traceback" not in err
        assert run("read", tmp_path / "no.docx", "--case", tmp_path / "none.json")[0] == 2

    def it_says_that_the_word_file_is_wanted_when_given_a_pdf(self, run, case, tmp_path):
        (tmp_path / "made.pdf").write_bytes(b"%PDF-1.7")
        code, _, err = run("read", tmp_path / "made.pdf", "--case", case)
        assert code == 2
        assert "made.pdf is a PDF" in err
        assert ".docx" in err

    def it_never_lets_text_steer_the_terminal(self, run, written, case):
        _, out, err = run("read", written(ESTABLISHMENT, "A\u009bB\u202eC"), "--case", case)
        assert "\u009b" not in out + err
        assert "\u202e" not in out + err
