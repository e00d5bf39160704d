"""`throughcare bundle`: one PDF, a report of sizes, or all faults and no file."""

import json

import pikepdf
import pytest

from generator.documents import papers as papers_of
from tests.pdf.bundle import papers


@pytest.fixture
def folder(tmp_path):
    files = {"report.docx": papers.report(), "scan.pdf": papers.blank()}
    (tmp_path / "bundle.toml").write_text(papers.manifest(tmp_path, files))
    return tmp_path


class DescribeBundle:
    def it_writes_the_bundle_and_reports_sizes_and_notes(self, run, folder):
        code, out, err = run("bundle", folder / "bundle.toml", "--to", folder / "out.pdf")
        assert code == 0
        assert (folder / "out.pdf").read_bytes().startswith(b"%PDF")
        assert "Exhibit B" in out and "The bundle" in out and "kB" in out
        assert "scan.pdf: page 2 of it blank, kept." in err
        assert "not PDF/UA" in err

    def it_reports_json_for_programs(self, run, folder):
        _, out, _ = run(
            "bundle", folder / "bundle.toml", "--to", folder / "out.pdf", "--json", "--drop-blank"
        )
        report = json.loads(out)
        assert report["pages"] == 5
        assert [item["pages"] for item in report["items"]] == [2, 2]
        assert report["accessible"] is False

    def it_writes_nothing_when_a_paper_cannot_go_in(self, run, folder):
        (folder / "report.docx").write_bytes(b"no")
        (folder / "scan.pdf").write_bytes(papers.encrypted())
        code, _, err = run("bundle", folder / "bundle.toml", "--to", folder / "out.pdf")
        assert code == 4
        assert "report.docx" in err and "scan.pdf is protected" in err
        assert not (folder / "out.pdf").exists()

    def it_says_of_a_signed_paper_that_its_signature_no_longer_holds(self, run, folder, p12):
        signed = papers_of.sign(folder / "scan.pdf", p12, lambda: "opens it")
        (folder / "scan.pdf").write_bytes(signed.content)
        code, _, err = run("bundle", folder / "bundle.toml", "--to", folder / "out.pdf")
        assert code == 0
        assert "scan.pdf" in err
        assert "its digital signature no longer holds in the bundle" in err

    def it_is_put_under_a_password(self, run, folder):
        secret = folder / "secret.txt"
        words = ("bundle", folder / "bundle.toml", "--to", folder / "out.pdf")
        secret.write_text("        ")
        code, _, err = run(*words, "--password-file", secret)
        assert code == 2 and "only spaces" in err
        assert not (folder / "out.pdf").exists()
        secret.write_text("kettle-orbit-mango")
        assert run(*words, "--password-file", secret)[0] == 0
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(folder / "out.pdf")
        with pikepdf.open(folder / "out.pdf", password="kettle-orbit-mango") as opened:
            assert len(opened.pages) > 2

    @pytest.mark.parametrize(("name", "kind"), [("scan.pdf", "a PDF"), ("report.docx", "a Word")])
    def it_says_what_was_given_in_the_place_of_a_manifest(self, run, folder, name, kind):
        code, _, err = run("bundle", folder / name, "--to", folder / "out.pdf")
        assert code == 4
        assert f"{name} is {kind}" in err
        assert "bundle.toml" in err

    @pytest.mark.parametrize("word", ["yes", "True", "Exhibit A"])
    def it_says_how_to_write_yes_and_texts_in_a_manifest(self, run, folder, word):
        text = (folder / "bundle.toml").read_text()
        (folder / "bundle.toml").write_text(f"{text}\nexhibit = {word}\n")
        code, _, err = run("bundle", folder / "bundle.toml", "--to", folder / "out.pdf")
        assert code == 4
        line = text.count("\n") + 2
        assert f"bundle.toml cannot be read at line {line}: write true or false" in err

    def it_names_a_manifest_that_cannot_be_read(self, run, folder):
        code, _, err = run("bundle", folder / "none.toml", "--to", folder / "out.pdf")
        assert code == 2
        assert "none.toml" in err


class DescribeBundleOfACase:
    def it_says_what_is_lacking_and_writes_nothing(self, run, samples, tmp_path):
        to = tmp_path / "out.pdf"
        words = ("bundle", samples / "breach-transition.json", "--of", "breach", "--to", to)
        code, _, err = run(*words, "--date", "2026-03-02")
        assert code == 3
        assert "The summons. Put the paper beside the case file" in err
        assert not to.exists()

    def it_makes_a_draft_and_says_what_it_lacks(self, run, samples, tmp_path):
        to = tmp_path / "out.pdf"
        words = ("bundle", samples / "s250-recall.json", "--of", "recall", "--to", to, "--draft")
        code, out, err = run(*words, "--date", "2026-03-02")
        assert code == 0
        assert "Still lacking: The licence." in err
        assert "Recall report" in out
        assert to.read_bytes().startswith(b"%PDF")

    def it_keeps_to_each_way_its_own_options(self, run, folder):
        assert run("bundle", folder / "bundle.toml", "--to", folder / "o.pdf", "--draft")[0] == 2
        words = ("bundle", folder / "bundle.toml", "--to", folder / "o.pdf", "--of", "breach")
        assert run(*words, "--drop-blank")[0] == 2
