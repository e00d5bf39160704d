"""Each rule of each pack against dates reckoned independently, on both sides of its edge."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.rules import deadlines, load_pack, pack_names

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path for pack in pack_names() for path in (GOLDEN / pack).glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def it_gives_the_dates_that_were_reckoned_by_hand(path):
    held = json.loads(path.read_text(encoding="utf-8"))
    pack = load_pack(held["pack"])
    for example in held["examples"]:
        today = date.fromisoformat(example["today"])
        found = [one for one in deadlines(example["case"], pack, today) if one.id == held["rule"]]
        assert found, example["why"]
        first = found[0]
        assert first.due == date.fromisoformat(example["due"]), example["why"]
        assert first.state == example["state"], example["why"]
        series = [one.due.isoformat() for one in found[1:4]]
        assert series == example.get("series", series), example["why"]


class DescribeEveryRule:
    def it_has_golden_pairs_unless_it_holds_throughout(self):
        for name in pack_names():
            own = {
                rule.id
                for rule in load_pack(name).rules.values()
                if rule.pack == name and rule.direction != "throughout"
            }
            tested = {path.stem for path in FILES if path.parent.name == name}
            by_calendar = {
                rule.id
                for rule in load_pack(name).rules.values()
                if rule.anchor in {"quarter-end", "december"} or rule.id == "extended-supervision"
            }
            assert own - by_calendar == tested, name

    def it_is_tested_on_both_sides_of_its_edge(self):
        for path in FILES:
            held = json.loads(path.read_text(encoding="utf-8"))
            edges = {
                (date.fromisoformat(example["today"]) - date.fromisoformat(example["due"]))
                // timedelta(days=1): example["state"]
                for example in held["examples"]
                if example["state"] != "done"
            }
            assert edges == {0: "due", 1: "overdue"}, path.name
