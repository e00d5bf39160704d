"""The line of a sentence: every stage once, and every date still to do in one of them."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from generator.rules import FINISHED, deadlines, line, load_pack

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.json"))
CASES = [path for path in SAMPLES if path.stem != "panel"]
TODAY = date(2026, 3, 2)


class DescribeTheLine:
    @pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
    def it_holds_every_date_that_is_still_to_do_once(self, path):
        case, pack = json.loads(path.read_text("utf-8")), load_pack("bolton")
        told = [one.key for stretch in line(case, pack, TODAY) for one in stretch.due]
        due = deadlines(case, pack, TODAY)
        assert sorted(told) == sorted(
            one.key for one in due if one.due and one.state not in FINISHED
        )

    @pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
    def it_has_one_stage_that_is_now_and_no_gap(self, path):
        found = line(json.loads(path.read_text("utf-8")), load_pack("bolton"), TODAY)
        assert sum(stretch.now for stretch in found) == 1
        for one, then in pairwise(found):
            assert (then.start - one.last).days == 1

    @pytest.mark.parametrize("day", ["2026-04-27", "2026-04-28", "2026-04-29"])
    def it_stays_in_custody_until_somebody_records_the_release(self, day):
        case = json.loads((SAMPLES[0].parent / "dto-yoi.json").read_text("utf-8"))
        found = line(case, load_pack("bolton"), date.fromisoformat(day))
        assert [one.kind for one in found if one.now] == ["custody"]

    def it_says_where_and_from_when_to_when(self):
        case = json.loads((SAMPLES[0].parent / "dto-yoi.json").read_text("utf-8"))
        now = next(one for one in line(case, load_pack("bolton"), TODAY) if one.now)
        assert now.words == "In custody under sentence, Harrowfield Young Offender Institution"
        assert now.days == "from 14 January 2026 to 27 April 2026"

    def it_tells_each_establishment_apart(self):
        path = Path(__file__).parent / "whole" / "three-establishments.json"
        held = json.loads(path.read_text("utf-8"))
        found = line(held["case"], load_pack("national"), date.fromisoformat(held["date"]))
        assert [one.words.partition(", ")[2] for one in found if one.kind == "custody"] == [
            "A SCH",
            "B STC",
            "X YOI",
        ]
