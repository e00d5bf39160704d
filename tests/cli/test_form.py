"""`throughcare form`: made, filled from a case, read back as a patch of it."""

import json

import pytest

from generator.pdf.forms import answers, fill
from tests.pdf.forms.controls import DATE, LINES, checkbox, control, line
from tests.pdf.forms.thirdparty import COMBO, FormPdf
from tests.pdf.wordfile import p, r, word

DAY = "2026-03-02"
MAP = """
audience = ["court"]
[fields]
Name = "child.full_name"
Born = { path = "child.date_of_birth", format = "numeric" }
Order = { path = "sentence.type", choices = { dto = "DTO", s250 = "Section 250" } }
DTO = { path = "sentence.type", is = "dto" }
Court = "court.name"
Judge = "court.jugde"
"""


@pytest.fixture
def court(tmp_path):
    form = FormPdf().text("Name").text("Born").text("Court").text("Judge").text("Other")
    form.choice("Order", ["DTO", "Section 250"], COMBO).checkbox("DTO")
    (tmp_path / "court.pdf").write_bytes(form.bytes())
    (tmp_path / "map.toml").write_text(MAP)
    return tmp_path


class DescribeMake:
    def it_makes_a_form_of_a_word_file(self, run, tmp_path):
        body = p("Form", '<w:pStyle w:val="Heading1"/>') + line(r("N "), control("n", "Name"))
        body += line(control("d", "Day", DATE), control("t", "Tick", checkbox()))
        body += line(control("w", "Words", LINES))
        (tmp_path / "form.docx").write_bytes(word(body))
        code, out, err = run("form", "make", tmp_path / "form.docx", "--to", tmp_path / "form.pdf")
        assert (code, err) == (0, "")
        assert str(tmp_path / "form.pdf") in out
        assert list(answers((tmp_path / "form.pdf").read_bytes())) == ["n", "d", "t", "w"]

    def it_writes_nothing_for_a_file_that_cannot_become_a_form(self, run, tmp_path):
        (tmp_path / "plain.docx").write_bytes(word(p("Words")))
        code, _, err = run("form", "make", tmp_path / "plain.docx", "--to", tmp_path / "form.pdf")
        assert code == 4
        assert "no content controls" in err
        assert not (tmp_path / "form.pdf").exists()

    def it_wants_a_case_for_a_kind(self, run, tmp_path):
        code, _, err = run("form", "make", "breach-report", "--to", tmp_path / "form.pdf")
        assert code == 2
        assert "--case" in err


class DescribeFields:
    def it_prints_a_map_to_start_from(self, run, court, samples):
        code, out, _ = run("form", "fields", court / "court.pdf")
        assert code == 0
        assert '"Order" = { value = "" }  # choice; one of: DTO | Section 250' in out
        assert '"DTO" = { value = false }  # checkbox' in out
        (court / "start.toml").write_text(out)
        code, _, err = run("form",
            "fill", court / "court.pdf", samples / "dto-yoi.json", "--map", court / "start.toml",
            "--to", court / "out.pdf",
        )  # fmt: skip
        assert code == 0, err


class DescribeFill:
    def it_fills_a_form_from_a_case_and_says_what_stayed_empty(self, run, court, samples):
        case = samples / "dto-yoi.json"
        data = json.loads(case.read_text("utf-8"))
        code, out, err = run("form",
            "fill", court / "court.pdf", case, "--map", court / "map.toml",
            "--to", court / "out.pdf", "--date", DAY,
        )  # fmt: skip
        assert code == 0
        assert str(court / "out.pdf") in out
        held = answers((court / "out.pdf").read_bytes())
        year, month, day = data["child"]["date_of_birth"].split("-")
        assert held["Born"] == f"{day}/{month}/{year}"
        assert (held["Order"], held["DTO"]) == ("DTO", True)
        assert held["Court"] == data["court"]["name"]
        assert "Judge: the case has no court.jugde. Did you mean court.judge?" in err
        assert "not in the map: Other" in err

    def it_tells_an_empty_value_of_the_map_from_no_line_in_it(self, run, court, samples):
        (court / "map.toml").write_text('audience = ["court"]\n[fields]\nJudge = { value = "" }\n')
        code, _, err = run("form",
            "fill", court / "court.pdf", samples / "dto-yoi.json", "--map", court / "map.toml",
            "--to", court / "out.pdf",
        )  # fmt: skip
        assert code == 0
        (missing,) = [line for line in err.splitlines() if "not in the map" in line]
        assert "Judge" not in missing
        assert "the map gives an empty value: Judge" in err

    def it_wants_to_know_who_reads_the_form(self, run, court, samples):
        (court / "map.toml").write_text(MAP.replace('audience = ["court"]', ""))
        code, _, err = run(
            "form",
            "fill",
            court / "court.pdf",
            samples / "dto-yoi.json",
            "--map",
            court / "map.toml",
        )
        assert code == 4
        assert 'audience = ["court"]' in err

    def it_keeps_from_readers_what_they_may_not_see(self, run, court, samples):
        (court / "map.toml").write_text(
            'audience = ["child"]\n[fields]\nOther = "court.victims.summary"'
        )
        code, _, err = run("form",
            "fill", court / "court.pdf", samples / "dto-yoi.json", "--map", court / "map.toml",
            "--to", court / "out.pdf",
        )  # fmt: skip
        assert code == 0
        assert "Left empty: Other" in err
        assert answers((court / "out.pdf").read_bytes())["Other"] is None

    @pytest.mark.parametrize("lacking", ["court.pdf", "map.toml"])
    def it_names_a_file_that_is_not_there(self, run, court, samples, lacking):
        (court / lacking).unlink()
        code, _, err = run(
            "form",
            "fill",
            court / "court.pdf",
            samples / "dto-yoi.json",
            "--map",
            court / "map.toml",
        )
        assert code == 2
        assert lacking in err


class DescribeRead:
    def _filled(self, run, court, samples, changes):
        run("form",
            "fill", court / "court.pdf", samples / "dto-yoi.json", "--map", court / "map.toml",
            "--to", court / "out.pdf", "--date", DAY,
        )  # fmt: skip
        changed = fill((court / "out.pdf").read_bytes(), changes).pdf
        (court / "out.pdf").write_bytes(changed)

    def _patch(self, run, court, samples):
        code, out, _ = run("form",
            "read", court / "out.pdf", "--map", court / "map.toml", "--case",
            samples / "dto-yoi.json", "--date", DAY,
        )  # fmt: skip
        assert code == 0
        return json.loads(out)

    def it_prints_the_answers(self, run, court, samples):
        self._filled(run, court, samples, {"Other": "Łódź"})
        code, out, _ = run("form", "read", court / "out.pdf")
        assert code == 0
        assert json.loads(out)["fields"]["Other"] == "Łódź"

    def it_finds_no_change_in_a_form_as_filled(self, run, court, samples):
        self._filled(run, court, samples, {})
        found = self._patch(run, court, samples)
        assert (found["patch"], found["notes"], found["faults"]) == ([], [], [])

    def it_gives_a_patch_and_says_what_to_change_by_hand(self, run, court, samples):
        first = json.loads((samples / "dto-yoi.json").read_text("utf-8"))["child"]["first_name"]
        self._filled(run, court, samples, {"Born": "1 May 2009", "Name": first, "Judge": "Ms Day"})
        found = self._patch(run, court, samples)
        operations = {o["path"]: (o["op"], o["value"]) for o in found["patch"]}
        assert operations["/child/date_of_birth"] == ("replace", "2009-05-01")
        assert any(
            note.startswith("Name: child.full_name is worked out") for note in found["notes"]
        )

    def it_takes_nothing_from_a_form_about_another_child(self, run, court, samples):
        self._filled(run, court, samples, {"Born": "1 May 2009", "Name": "Ravi Sandover"})
        found = self._patch(run, court, samples)
        assert found["patch"] == []
        (fault,) = found["faults"]
        assert "about somebody else" in fault
        assert "Ravi" not in fault

    def it_says_what_would_be_wrong_with_the_case(self, run, court, samples):
        self._filled(run, court, samples, {"Born": "1 May 2035"})
        assert self._patch(run, court, samples)["faults"]

    @pytest.mark.parametrize(
        ("written", "held"),
        [("Tom Brierley", "tom"), ("A new worker", "A new worker"), ("Bethan Rowlands", None)],
    )
    def it_gives_the_id_of_a_person_where_the_case_holds_an_id(
        self, run, court, samples, written, held
    ):
        data = json.loads((samples / "dto-yoi.json").read_bytes())
        data["supervision"]["release"]["met_by"] = "bethan"
        (court / "dto-yoi.json").write_text(json.dumps(data), "utf-8")
        (court / "map.toml").write_text(
            'audience = ["professional"]\n[fields]\nOther = "supervision.release.met_by"'
        )
        self._filled(run, court, court, {"Other": written})
        found = self._patch(run, court, court)
        got = [(each["path"], each["value"]) for each in found["patch"]]
        assert got == ([("/supervision/release/met_by", held)] if held else [])
        assert found["faults"] == []
