"""`throughcare easyread check`: findings by line, with what to write instead."""

import json


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
