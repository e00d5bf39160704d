"""The commands as a person meets them: exit codes, words, and what is left on disk."""

import json
import re
from pathlib import Path

import pytest

from generator.cli._main import _COMMANDS

ROOT = Path(__file__).resolve().parents[2]


class DescribeEveryCommand:
    @pytest.mark.parametrize("name", sorted(_COMMANDS))
    def it_has_help_and_stands_in_the_readme(self, run, name):
        code, out, _ = run(name, "--help")
        assert code == 0
        assert "Usage: throughcare" in out
        assert len(out.splitlines()) > 3
        assert f"throughcare {name}" in (ROOT / "README.md").read_text("utf-8")

    def it_is_listed_with_a_line_of_help(self, run):
        _, out, _ = run("--help")
        for name, (_, text) in _COMMANDS.items():
            assert re.search(rf"^\s+{name}\s+{re.escape(text[:20])}", out, re.M)

    def it_ends_with_2_for_an_unknown_command(self, run):
        code, _, err = run("generat")
        assert code == 2
        assert "generat" in err


class DescribeCheck:
    @pytest.mark.parametrize("sample", ["dto-yoi", "remand", "s250-secure-home", "panel"])
    def it_passes_the_samples(self, run, samples, sample):
        code, out, _ = run("check", samples / f"{sample}.json")
        assert code == 0
        assert "no faults" in out

    def it_lists_all_faults_at_once_and_ends_with_2(self, run, samples, tmp_path):
        data = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
        data["child"]["date_of_birth"] = "2009-02-31"
        data["plan"]["pathways"][2]["objectives"][0]["statsu"] = "done"
        del data["sentence"]["date"]
        path = tmp_path / "case.json"
        path.write_text(json.dumps(data), "utf-8")
        code, _, err = run("check", path)
        assert code == 2
        assert "Did you mean 'status'" in err
        assert err.count("\n  - ") == 3
        assert "Traceback" not in err

    def it_gives_the_faults_as_json(self, run, tmp_path):
        path = tmp_path / "case.json"
        path.write_text("{}", "utf-8")
        code, out, _ = run("check", path, "--json")
        assert code == 2
        assert json.loads(out)["faults"]

    @pytest.mark.parametrize(
        "content",
        [b"", b"{", b"\xff\xfe{\x00}\x00", b"[]", b"null", b'{"a": NaN}', b'{"a": 1, "a": 2}'],
    )
    def it_explains_a_file_that_is_no_case(self, run, tmp_path, content):
        path = tmp_path / "case.json"
        path.write_bytes(content)
        code, out, err = run("check", path)
        assert code == 2
        assert out == ""
        assert "Traceback" not in err
        assert len(err.splitlines()[0]) > 20

    def it_explains_a_folder_and_a_missing_file(self, run, tmp_path):
        for path in (tmp_path, tmp_path / "nothing.json"):
            code, _, err = run("check", path)
            assert code == 2
            assert "Traceback" not in err


class DescribeACopiedCase:
    @pytest.fixture
    def path(self, samples, tmp_path):
        data = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
        data["case_id"] = "YJS-0002"
        data["child"] |= {"first_name": "Kayden", "last_name": "Holt", "known_as": "Kay"}
        path = tmp_path / "copied.json"
        path.write_text(json.dumps(data), "utf-8")
        return path

    def it_is_told_once_with_all_that_asks_for_the_same(self, run, tmp_path, samples):
        data = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
        objectives = [one for each in data["plan"]["pathways"] for one in each["objectives"]]
        for one in objectives:
            one.pop("by_when", None)
            one.pop("review_on", None)
        (tmp_path / "case.json").write_text(json.dumps(data), "utf-8")
        _, out, _ = run("check", tmp_path / "case.json", "--date", "2026-06-02")
        asked = [line for line in out.splitlines() if line.startswith("    What to do: ")]
        assert len(asked) == len(set(asked))
        assert re.search(r"Should, \d+ times:|Must, \d+ times:|Advice, \d+ times:", out)

    def it_is_said_with_its_places_and_what_to_do(self, run, path):
        code, out, _ = run("check", path, "--date", "2026-03-02")
        assert code == 0
        assert re.search(r"Must: “Toby Lockyer” stands \d+ times", out)
        assert "Where: “How the child communicates”" in out
        assert '"meant_names": [{"name": "Toby Lockyer", "who": "who that is"}]' in out
        (made_up,) = re.findall(r"made up for the sample dto-yoi.json: (.*)\.$", out, re.M)
        # Ten of them, and names before numbers.
        assert re.search(r" and \d+ more$", made_up)
        digits = [any(map(str.isdigit, one)) for one in made_up.rpartition(" and ")[0].split(", ")]
        assert digits == sorted(digits)
        assert re.search(r"^\d+ findings hold back every final document\.$", out, re.M)

    @pytest.mark.parametrize("kind", ["psr-custody", "pathways-plan", "statutory-dates"])
    def it_holds_back_every_final_document(self, run, path, tmp_path, kind):
        folder = tmp_path / "out"
        code, _, err = run("generate", path, kind, "--to", folder)
        assert code == 3
        assert "Toby Lockyer" in err
        assert not folder.exists()
        code, _, _ = run("generate", path, kind, "--draft", "--to", folder)
        assert code == 0

    def it_holds_back_the_minutes_of_its_panel(self, run, path, samples):
        data = json.loads((samples / "panel.json").read_text("utf-8"))
        data["items"] = [{"case": path.name, "discussion": "Settled."}]
        data["attendance"] = [a for a in data["attendance"] if "for_items" not in a]
        data.pop("matters_arising", None)
        panel = path.with_name("panel.json")
        panel.write_text(json.dumps(data), "utf-8")
        for kinds in ([], ["cart-minutes"]):
            code, _, err = run("generate", panel, *kinds, "--to", path.parent / "out")
            assert code == 3
            assert not kinds or "In the case YJS-0002" in err
            assert not (path.parent / "out").exists()


class DescribeGenerate:
    def it_writes_the_document_asked_for(self, run, samples, tmp_path):
        code, out, _ = run(
            "generate", samples / "dto-yoi.json", "cart-proforma", "--to", tmp_path,
            "--date", "2026-03-02",
        )  # fmt: skip
        assert code == 0
        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == [
            "cart-proforma_TC-1001_2026-03-02.docx",
            "cart-proforma_TC-1001_2026-03-02.pdf",
        ]
        assert len(out.splitlines()) == 2

    def it_refuses_what_is_not_ready_and_writes_nothing(self, run, samples, tmp_path):
        code, _, err = run("generate", samples / "remand.json", "breach-report", "--to", tmp_path)
        assert code == 3
        assert err.count("\n  - ") >= 3
        assert "(breach, child_view)" in err
        assert "--draft" in err
        assert list(tmp_path.iterdir()) == []

    def it_makes_a_draft_with_its_gaps_visible(self, run, samples, tmp_path):
        code, _, _ = run(
            "generate", samples / "remand.json", "breach-report", "--to", tmp_path, "--draft",
            "--format", "pdf",
        )  # fmt: skip
        assert code == 0
        import pdfplumber

        with pdfplumber.open(next(tmp_path.glob("*.pdf"))) as pdf:
            pages = [sheet.extract_text() for sheet in pdf.pages]
        assert all("DRAFT" in text for text in pages)
        assert any("Not recorded" in text for text in pages)

    def it_suggests_a_kind(self, run, samples, tmp_path):
        code, _, err = run("generate", samples / "remand.json", "breach-reprot", "--to", tmp_path)
        assert code == 2
        assert "Did you mean 'breach-report'" in err

    def it_refuses_minutes_from_a_case(self, run, samples, tmp_path):
        code, _, err = run("generate", samples / "remand.json", "cart-minutes", "--to", tmp_path)
        assert code == 2
        assert "panel file" in err

    def it_explains_a_folder_that_cannot_be_written(self, run, samples, tmp_path):
        (tmp_path / "taken").write_text("a file")
        code, _, err = run(
            "generate", samples / "dto-yoi.json", "cart-proforma", "--to", tmp_path / "taken"
        )
        assert code == 5
        assert "Nothing was written" in err

    def it_explains_a_date_that_is_none(self, run, samples):
        code, _, err = run("generate", samples / "dto-yoi.json", "--date", "2026-02-31")
        assert code == 2
        assert "2026-03-02" in err

    def it_protects_both_formats_with_a_password_from_a_file(self, run, samples, tmp_path):
        import io

        import msoffcrypto
        import pypdf

        secret = tmp_path / "secret.txt"
        secret.write_text("a long enough secret\n")
        code, _, _ = run(
            "generate", samples / "dto-yoi.json", "cart-proforma", "--to", tmp_path / "out",
            "--date", "2026-03-02", "--password-file", secret, "--watermark", "Copy for the panel",
        )  # fmt: skip
        assert code == 0
        word, pdf = sorted((tmp_path / "out").iterdir())
        reader = pypdf.PdfReader(pdf)
        assert reader.is_encrypted
        assert reader.decrypt("a long enough secret")
        assert "Copy for the panel" in reader.pages[0].extract_text()
        locked = msoffcrypto.OfficeFile(io.BytesIO(word.read_bytes()))
        locked.load_key(password="a long enough secret")
        plain = io.BytesIO()
        locked.decrypt(plain)
        assert plain.getvalue().startswith(b"PK")
