"""What a person is told of documents that are not ready."""

import json

from generator.catalogue import Catalogue
from generator.resources import Resources
from tests.case.conftest import small_case


def title_of(name):
    return Catalogue(Resources()).get(name).title


def bare(path):
    """A case that no document can be made from."""
    kept = ("schema", "case_id", "service", "child")
    path.write_text(json.dumps({name: small_case()[name] for name in kept}), "utf-8")
    return path


class DescribeGenerate:
    def it_writes_nothing_and_ends_with_3_when_nothing_is_ready(self, run, tmp_path):
        # Pages that a child writes on by hand can be made of any child, but are no calendar.
        case = bare(tmp_path / "case.json")
        code, out, err = run("generate", case, "--format", "ics", "--to", tmp_path / "out")
        assert code == 3
        assert out == ""
        assert "No document is ready, so nothing was written" in err
        assert "throughcare documents CASE" in err
        lines = [line for line in err.splitlines() if line.startswith("  - ")]
        # Not every field of every document: a line for each.
        assert 0 < len(lines) <= len(Catalogue(Resources()).kinds())
        assert all("missing" in line for line in lines)
        assert not (tmp_path / "out").exists()

    def it_names_the_document_of_each_missing_field(self, run, tmp_path):
        case = bare(tmp_path / "case.json")
        code, _, err = run("generate", case, "pathways-plan", "psr-custody", "--to", tmp_path / "o")
        assert code == 3
        lines = [line for line in err.splitlines() if line.startswith("  - ")]
        titles = [f"  - {title_of(name)}: " for name in ("pathways-plan", "psr-custody")]
        assert all(line.startswith(tuple(titles)) for line in lines)
        assert all(any(line.startswith(title) for line in lines) for title in titles)

    def it_says_how_many_fields_are_missing_of_what_it_did_not_make(self, run, samples, tmp_path):
        sample = samples / "remand.json"
        code, _, err = run(
            "generate", sample, "--to", tmp_path, "--format", "docx", "--date", "2026-03-02"
        )
        assert code == 0
        _, out, _ = run("documents", sample, "--date", "2026-03-02", "--json")
        for entry in json.loads(out):
            lacks = len(entry["missing"])
            said = f"{title_of(entry['kind'])} ({lacks} field{'s' * (lacks != 1)} missing)"
            assert entry["ready"] is (said not in err)


class DescribeDocuments:
    def it_says_once_what_every_document_waits_for(self, run, tmp_path, samples):
        data = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
        data["plan"]["summary"] = "Marvin Quillfeather wants to be a joiner."
        (tmp_path / "case.json").write_text(json.dumps(data), "utf-8")
        code, out, _ = run("documents", tmp_path / "case.json", "--date", "2026-03-02")
        assert code == 0
        assert out.startswith("Every document waits for this:")
        assert out.count("“Marvin” stands") == 1

    def it_names_each_missing_field_with_its_place(self, run, samples):
        code, out, _ = run("documents", samples / "dto-yoi.json", "--date", "2026-03-02")
        assert code == 0
        lines = [line for line in out.splitlines() if "  - The breach report needs" in line]
        assert len(lines) > 10
        assert all("(breach, " in line for line in lines)
