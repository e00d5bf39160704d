"""Whole cases worked out by hand from the practice documents, and what follows from each."""

import copy
import json
from datetime import date
from pathlib import Path

import pytest

from generator.rules import checks, deadlines, load_pack
from generator.rules.consistency import consistency

FILES = sorted((Path(__file__).parent / "whole").glob("*.json"))
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def said(one):
    return {str(one.due), one.state, *(["late"] if one.late else [])}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def it_gives_what_was_worked_out_by_hand(path):
    held = json.loads(path.read_text("utf-8"))
    pack = load_pack(held["case"]["rules"]["pack"])
    found = deadlines(held["case"], pack, date.fromisoformat(held["date"]))
    for name, expected in held["expect"].items():
        named = [one for one in found if name in {one.key, one.id}]
        assert any(set(expected) <= said(one) for one in named), (held["right"], name, named)
    there = {name for one in found for name in (one.key, one.id)}
    assert not there & set(held["must_not_appear"]), held["right"]


def sample():
    return json.loads((SAMPLES / "dto-yoi.json").read_text("utf-8"))


class DescribeOneAccount:
    """Dates and checks cannot disagree on what is done."""

    def gap(self, case, today):
        pack = load_pack("bolton")
        late = {one.id for one in deadlines(case, pack, today) if one.state == "overdue"} & {
            "case-manager-visit"
        }
        return bool(late), "visit-gap" in {one.id for one in checks(case, pack, today)}

    def it_finds_a_gap_when_the_dates_call_a_visit_overdue(self):
        case = sample()
        case["events"] = [e for e in case["events"] if e["date"] < "2026-02-12"]
        assert self.gap(case, date(2026, 3, 15)) == (True, True)

    @pytest.mark.parametrize(
        "visit",
        [
            {"type": "other", "note": "Video visit, manager agreed. [case-manager-visit]"},
            {"type": "visit-case-manager", "method": "video", "agreed_by": "Marian Okafor"},
            {"type": "visit-case-manager", "method": "face-to-face"},
        ],
    )
    def it_takes_a_managers_agreement_for_both(self, visit):
        case = sample()
        case["events"] = [e for e in case["events"] if e["date"] < "2026-02-12"]
        case["events"].append({**visit, "date": "2026-03-10"})
        assert self.gap(case, date(2026, 3, 15)) == (False, False)

    def it_takes_no_call_that_nobody_agreed_to(self):
        case = sample()
        case["events"] = [e for e in case["events"] if e["date"] < "2026-02-12"]
        case["events"].append(
            {"type": "visit-case-manager", "method": "video", "date": "2026-03-10"}
        )
        assert self.gap(case, date(2026, 3, 15)) == (True, True)


class DescribeAPlanThatIsNotDueYet:
    def found(self, case, today):
        every = checks(case, load_pack("bolton"), today)
        return {one.severity for one in every if one.id == "pathway-missing"}

    def it_is_advice_until_the_plan_is_due(self):
        case = sample()
        del case["plan"]
        assert self.found(case, date(2026, 1, 15)) == {"advice"}
        # 20 working days after 14 January 2026.
        assert self.found(case, date(2026, 2, 11)) == {"advice"}
        assert self.found(case, date(2026, 2, 12)) == {"must"}

    def it_needs_no_objective_where_the_reason_is_recorded(self):
        case = copy.deepcopy(sample())
        pathway = case["plan"]["pathways"][0]
        pathway["objectives"] = []
        assert self.found(case, date(2026, 3, 2)) == {"must"}
        pathway["none_needed"] = "Nothing to do here for now"
        assert self.found(case, date(2026, 3, 2)) == set()


class DescribeAReleaseOnADayOff:
    def it_is_one_day_with_the_working_day_before(self):
        path = Path(__file__).parent / "whole" / "release-on-a-bank-holiday.json"
        case = json.loads(path.read_text("utf-8"))["case"]
        case["supervision"] = {"starts": "2026-12-31", "release": {"date": "2026-12-31"}}
        differ = {"release-dates-differ", "supervision-dates-differ"}
        found = {one.id for one in consistency(case, date(2026, 12, 18))}
        assert not differ & found
        case["supervision"]["release"]["date"] = "2026-12-30"
        found = {one.id for one in consistency(case, date(2026, 12, 18))}
        assert "release-dates-differ" in found

    def it_says_both_days(self):
        path = Path(__file__).parent / "whole" / "release-on-a-bank-holiday.json"
        held = json.loads(path.read_text("utf-8"))
        found = deadlines(held["case"], load_pack("bolton"), date(2026, 12, 18))
        (met,) = [one for one in found if one.id == "met-on-release"]
        assert "31 December 2026" in met.anchor
        assert "1 January 2027, which is a day off" in met.anchor
