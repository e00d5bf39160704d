"""What always holds while a child moves from court to custody and home, drawn from seeds."""

import copy
import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from generator.case.facts.stages import CUSTODY
from generator.rules import checks, deadlines, load_pack, pack_names
from generator.rules._facts import Facts
from tests.rules.journeys import journey
from tests.sweeps import times

PACKS = pack_names()
FINISHED = {"done", "over"}


def drawn(seed, count):
    random = Random(seed)
    for _ in range(count):
        yield journey(random, PACKS), random


def in_its_true_stage(one, facts):
    """The stage told from the record is the true one; only the end of a term comes by itself."""
    told = facts.stage.kind
    ended = facts.supervision_end is not None and facts.supervision_end < one.today
    assert told == one.stage_on(one.today) or (told == "ended" and ended), (one.truth, told)


def nothing_outside_its_stage(one, pack, found):
    for deadline in found:
        rule = (pack.minimum if deadline.minimum else pack.rules)[deadline.id]
        if deadline.due is None or deadline.due > one.today or rule.direction == "throughout":
            continue
        stage = one.stage_on(deadline.due)
        ended = "ended" in rule.stages
        court = stage == "community" and "released-from-court" in rule.stages
        assert stage in rule.stages or court or ended, (deadline.key, deadline.due, one.truth)


def done_or_overdue(one, found):
    states = {}
    for deadline in found:
        assert states.setdefault(deadline.key, deadline.state) == deadline.state
        if deadline.state == "overdue":
            assert deadline.done_on is None and deadline.due < one.today
        if deadline.done_on is not None:
            assert deadline.state == "done" and deadline.done_on <= one.today
    assert len(states) == len(found)


def agreed_with_the_checks(one, pack, found, facts):
    said = {finding.id for finding in checks(one.case, pack, one.today)}
    gap = any(d.id == "case-manager-visit" and d.state == "overdue" for d in found)
    assert ("visit-gap" in said) == (gap and facts.in_custody)
    asked = any("Has Sam been released?" in d.missing for d in found)
    assert ("release-not-recorded" in said) == asked
    inside = one.stage_on(one.today) in CUSTODY
    assert facts.in_custody == (inside and facts.stage.kind != "ended")


def what_was_done_kept(one, pack, found, random):
    """Neither something that has nothing to do with it nor another day changes what is done."""
    done = {d.key for d in found if d.state == "done"}
    more = copy.deepcopy(one.case)
    day = one.today - timedelta(days=random.randrange(100))
    more["events"] += [
        {"type": "family-visit", "date": str(day)},
        {"type": "phone", "date": str(day), "with_whom": "College"},
    ]
    # What is booked would happen on the way: a first meeting moves the second, as it should.
    still = copy.deepcopy(one.case)
    for key in ("events", "meetings"):
        still[key] = [held for held in still[key] if held["date"] <= str(one.today)]
    for later, case in ((0, more), (1, still), (40, still)):
        then = {d.key: d.state for d in deadlines(case, pack, one.today + timedelta(days=later))}
        lost = [key for key in done if then.get(key, "done") not in FINISHED]
        assert not lost, (lost, later)


def sweep(seed, count):
    for one, random in drawn(seed, count):
        pack = load_pack(one.pack)
        facts, found = Facts(one.case, one.today), deadlines(one.case, pack, one.today)
        in_its_true_stage(one, facts)
        nothing_outside_its_stage(one, pack, found)
        done_or_overdue(one, found)
        agreed_with_the_checks(one, pack, found, facts)
        what_was_done_kept(one, pack, found, random)


class DescribeAJourney:
    def it_holds_for_some_of_them(self):
        sweep(1, 150)

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(2, 12))
    def it_holds_for_thousands_of_them(self, seed):
        sweep(seed, times(135, 2_000))


class DescribeALifeSentence:
    def it_has_no_end_and_waits_for_none(self):
        case = {
            "child": {"first_name": "Sam", "date_of_birth": "2010-05-05"},
            "sentence": {"type": "s259", "date": "2026-01-12", "dates": {"release": "2046-01-12"}},
            "placement": {"establishment": "E", "entered": "2026-01-12"},
        }
        for name in PACKS:
            found = deadlines(case, load_pack(name), date(2026, 3, 2))
            assert sum(one.id in {"board-report", "board-paper"} for one in found) < 6
            waiting = [one.id for one in found if one.state == "not-yet-known"]
            assert not [key for key in waiting if key.startswith(("transition", "closing"))]


class DescribeTheKindsOfSentence:
    def they_are_spelt_one_way_in_schema_and_facts(self):
        schema = Path(__file__).resolve().parents[2] / "schemas" / "sentence.schema.json"
        kinds = json.loads(schema.read_text("utf-8"))["$defs"]["fields"]["properties"]["type"]
        for code in (option["const"] for option in kinds["oneOf"]):
            case = {"sentence": {"type": code, "date": "2026-01-12", "length_months": 24}}
            assert Facts(case, date(2026, 3, 2)).sentence is not None, code
