"""A panel officer is asked about words that may tell another child, and answers once."""

import json
import re

from tests.case.names.panels import CASES, panel


def written(folder):
    for name, case in CASES.items():
        (folder / f"{name}.json").write_text(json.dumps(case), "utf-8")
    data = panel()
    data["items"][0]["discussion"] = "All is well. He met JC at noon."
    path = folder / "panel.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


class DescribePanelQuestions:
    def they_hold_the_minutes_back_until_they_are_answered(self, run, tmp_path):
        path = written(tmp_path)
        made = ("generate", path, "cart-minutes", "--draft", "--to", tmp_path / "out")
        code, _, err = run(*made)
        [number] = re.findall(r"panel questions`, (\w{8})", err)
        assert code == 2
        assert "JC" not in err
        _, out, _ = run("panel", "questions", path)
        assert number in out
        assert "JC" in out
        answer = ("panel", "answer", path, number, "--by", "Priya Nair", "--reason", "A shop")
        assert run(*answer)[0] == 0
        assert json.loads(path.read_text("utf-8"))["answers"][0]["by"] == "Priya Nair"
        assert run(*made)[0] == 0
        assert (tmp_path / "panel.json.bak-1").exists()

    def they_are_answered_by_number_only(self, run, tmp_path):
        path = written(tmp_path)
        before = path.read_bytes()
        code, _, err = run(
            "panel", "answer", path, "00000000", "--by", "Priya Nair", "--reason", "A shop"
        )
        assert code == 2
        assert "00000000" in err
        assert path.read_bytes() == before
