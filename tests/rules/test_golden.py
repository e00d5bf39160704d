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
        # Beside a later local date stands the national one, which has golden pairs of its own.
        found = [
            one
            for one in deadlines(example["case"], pack, today)
            if one.id == held["rule"] and not one.minimum
        ]
        assert found, example["why"]
        first = found[0]
        assert first.due == date.fromisoformat(example["due"]), example["why"]
        assert first.state == example["state"], example["why"]
        series = [one.due.isoformat() for one in found[1:4]]
        assert series == example.get("series", series), example["why"]


STANDING = json.loads((GOLDEN / "standing.json").read_text("utf-8"))["examples"]


@pytest.mark.parametrize(
    "example", STANDING, ids=lambda e: f"{e['pack']}/{e['rule']} on {e['today']}"
)
def it_holds_throughout_or_by_the_calendar(example):
    today = date.fromisoformat(example["today"])
    found = deadlines(example["case"], load_pack(example["pack"]), today)
    first = next(one for one in found if one.id == example["rule"])
    assert (first.due.isoformat() if first.due else None) == example["due"]
    assert first.state == example["state"]


class DescribeEveryRule:
    def it_has_golden_pairs(self):
        standing = {(example["pack"], example["rule"]) for example in STANDING}
        tested = {(path.parent.name, path.stem) for path in FILES}
        own = {
            (name, rule.id)
            for name in pack_names()
            for rule in load_pack(name).rules.values()
            if rule.pack == name
        }
        assert own == tested | standing
        assert not tested & standing

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
