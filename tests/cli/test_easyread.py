"""`throughcare easyread`: a child's rules in easy words, and findings by line."""

import json

import docx
import pytest

DAY = "2026-03-02"


def paragraphs(table):
    """Every paragraph of a table and of the tables in it."""
    for row in table.rows:
        for cell in row.cells:
            yield from cell.paragraphs
            for inner in cell.tables:
                yield from paragraphs(inner)


class DescribeEasyreadCheck:
    def it_lists_by_line_what_to_write_instead(self, run, tmp_path):
        path = tmp_path / "rules.txt"
        path.write_text("Go home.\nYou MUST be home by 7pm.\n", "utf-8")
        code, out, _ = run("easyread", "check", path)
        assert code == 0
        assert out.count("Line 2: You MUST be home by 7pm.") == 1
        assert out.count("Instead: ") == 2
        assert "1 line to look at; 2 to put right" in out

    def it_says_when_nothing_is_to_change(self, run, samples):
        code, out, _ = run("easyread", "check", samples / "dto-yoi.json")
        assert code == 0
        assert "nothing to change" in out

    def it_gives_json(self, run, tmp_path):
        path = tmp_path / "rules.txt"
        path.write_text("You will be told.", "utf-8")
        [found] = json.loads(run("easyread", "check", path, "--json")[1])["found"]
        assert found["check"] == "passive"
        assert found["place"] == "Line 1"

    def it_ends_in_words_for_a_file_that_is_not_there(self, run, tmp_path):
        code, _, said = run("easyread", "check", tmp_path / "none.txt")
        assert code == 2
        assert "does not exist" in said


class DescribeEasyreadMake:
    def bare(self, samples, tmp_path, *keep):
        """A case in a file whose conditions are of the catalogue, without easy words."""
        held = json.loads((samples / "s250-secure-home.json").read_text("utf-8"))
        del held["easy_read"]
        held["supervision"]["conditions"] = [
            {name: value for name, value in one.items() if name != "easy_read"}
            for one in held["supervision"]["conditions"]
            if one["id"] in keep or one["id"] not in ("receive-visits", "curfew-tag")
        ]
        path = tmp_path / "case.json"
        path.write_text(json.dumps(held, ensure_ascii=False, indent=2) + "\n", "utf-8")
        return path

    def it_makes_a_first_version_at_once(self, run, samples, tmp_path):
        case = self.bare(samples, tmp_path)
        code, out, said = run("easyread", "make", case, "--to", tmp_path / "out", "--date", DAY)
        assert code == 0
        assert said.startswith("No official list is published of the words of the ")
        made = out.split()
        assert {path.rsplit(".", 1)[1] for path in made} >= {"docx", "pdf"}
        text = "\n".join(p.text for t in docx.Document(made[0]).tables for p in paragraphs(t))
        assert "Do not break the law." in text

    def it_takes_another_level(self, run, samples, tmp_path):
        case = self.bare(samples, tmp_path)
        sizes = []
        for level in "13":
            code, out, _ = run(
                *("easyread", "make", case, "--to", tmp_path / level, "--date", DAY),
                *("--level", level),
            )
            assert code == 0
            tables = docx.Document(out.split()[0]).tables
            sizes.append(sum(len(p.text) for t in tables for p in paragraphs(t)))
        assert sizes[0] < sizes[1]

    def it_writes_the_words_to_be_changed_for_the_child(self, run, samples, tmp_path):
        case = self.bare(samples, tmp_path)
        was = case.read_bytes()
        words = ("easyread", "make", case, "--to", tmp_path / "out", "--date", DAY, "--write")
        code, out, _ = run(*words, "--level", "1")
        assert code == 0
        held = json.loads(case.read_text("utf-8"))
        assert held["easy_read"]["level"] == 1
        assert all(one["easy_read"]["lines"] for one in held["supervision"]["conditions"])
        assert (tmp_path / "case.json.bak-1").read_bytes() == was
        assert "case.json.bak-1" in out
        written = case.read_bytes()
        code, out, _ = run(*words)
        assert code == 0
        assert "all the words already" in out
        assert case.read_bytes() == written

    def it_names_what_is_in_no_list_with_what_is_near(self, run, samples, tmp_path):
        case = self.bare(samples, tmp_path, "receive-visits")
        code, _, said = run("easyread", "make", case, "--to", tmp_path / "out", "--date", DAY)
        assert code == 3
        assert "receive-visits (92% of its words" in said
        assert not (tmp_path / "out").exists()

    def it_keeps_what_a_person_confirms_to_say_the_same(self, run, samples, tmp_path):
        case = self.bare(samples, tmp_path, "receive-visits")
        make = ("easyread", "make", case, "--to", tmp_path / "out", "--date", DAY)
        asked = "--same-as receive-visits=receive-visits"
        assert asked in run(*make)[2]
        code, *_ = run(*make, "--write", *asked.split())
        assert code == 0
        held = json.loads(case.read_text("utf-8"))["supervision"]["conditions"]
        easy = next(one["easy_read"] for one in held if one["id"] == "receive-visits")
        assert easy["same_as"] == "receive-visits"
        assert easy["lines"]

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ("receive-visits=recieve-visits", "Did you mean receive-visits"),
            ("visits=receive-visits", "Its conditions:\n  - good-behaviour"),
            ("receive-visits", "Write --same-as as RULE=NAME"),
        ],
    )
    def it_refuses_what_nobody_can_confirm(self, run, samples, tmp_path, given, told):
        case = self.bare(samples, tmp_path, "receive-visits")
        was = case.read_bytes()
        code, _, said = run("easyread", "make", case, "--write", "--same-as", given)
        assert code == 2
        assert told in said
        assert case.read_bytes() == was

    def it_refuses_to_confirm_what_has_words_or_would_not_be_kept(self, run, samples, tmp_path):
        same = ("--same-as", "S2=no-offence")
        code, _, said = run("easyread", "make", samples / "dto-yoi.json", *same)
        assert (code, "add --write" in said) == (2, True)
        case = tmp_path / "case.json"
        case.write_bytes((samples / "dto-yoi.json").read_bytes())
        code, _, said = run("easyread", "make", case, "--write", *same)
        assert (code, "has sentences in the case file already" in said) == (2, True)

    def it_says_that_a_level_changes_no_words_of_the_case(self, run, samples, tmp_path):
        level = ("--date", DAY, "--to", tmp_path / "out", "--level", "1")
        told = "--level does not change those"
        assert told in run("easyread", "make", samples / "dto-yoi.json", *level)[2]
        assert told not in run("easyread", "make", self.bare(samples, tmp_path), *level)[2]

    def it_says_once_what_an_unexplained_rule_needs(self, run, samples, tmp_path):
        case = self.bare(samples, tmp_path, "receive-visits")
        code, _, said = run("easyread", "make", case, "--to", tmp_path / "out", "--date", DAY)
        assert code == 3
        assert said.count("receive-visits (92%") == 1
        assert "needs heading" not in said

    def it_needs_conditions_to_explain(self, run, samples):
        code, _, said = run("easyread", "make", samples / "remand.json", "--date", DAY)
        assert code == 2
        assert "no conditions to explain" in said
