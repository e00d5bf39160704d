"""What always holds while a child moves from court to custody and home, drawn from seeds."""

import copy
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from generator.case.facts.stages import CUSTODY
from generator.rules import checks, deadlines, load_pack, pack_names
from generator.rules._account import Account
from generator.rules._applies import is_looked_after
from generator.rules._facts import Facts
from tests.rules.journeys import COURSES, journey
from tests.sweeps import times

PACKS = pack_names()
FINISHED = {"done", "over"}
GAPS = {
    *("visit-gap", "visit-gap-closer", "visit-gap-resettlement-worker", "visit-gap-parents"),
    "looked-after-visit-gap",
}


def drawn(seed, count):
    random = Random(seed)
    for _ in range(count):
        yield journey(random, PACKS), random


def in_its_true_stage(one, facts):
    """The stage told from the record is the true one; only the end of a term comes by itself."""
    told = facts.stage.kind
    ended = facts.supervision_end is not None and facts.supervision_end < one.today
    assert told == one.stage_on(one.today) or (told == "ended" and ended), (one.truth, told)


def nothing_outside_its_stage(one, pack, found, facts):
    for deadline in found:
        rule = (pack.minimum if deadline.minimum else pack.rules)[deadline.id]
        if deadline.due is None or rule.direction == "throughout":
            continue
        told = {
            stage.kind
            for stage in facts.stages
            if (stage.start is None or stage.start <= deadline.due)
            and (stage.end is None or deadline.due < stage.end)
        }
        assert told & rule.stages, (deadline.key, deadline.due, facts.stages)
        if deadline.due < one.today and told != {"ended"}:
            assert one.stage_on(deadline.due) in rule.stages, (deadline.key, one.truth)


def done_or_overdue(one, found):
    states = {deadline.key: deadline.state for deadline in found}
    assert len(states) == len(found)
    for deadline in found:
        if deadline.done_on is not None:
            assert deadline.state == "done" and deadline.done_on <= one.today
        match deadline.state:
            case "overdue":
                assert deadline.due < one.today and not deadline.late
            case "due":
                assert deadline.due is None or deadline.due >= one.today
            case "not-yet-known":
                assert deadline.due is None and deadline.missing
            case "done" if not deadline.due_time:
                known = deadline.done_on is not None and deadline.due is not None
                assert deadline.late == (known and deadline.done_on > deadline.due)


def agreed_with_the_checks(one, pack, found, facts):
    said = {finding.id for finding in checks(one.case, pack, one.today)}
    for check in GAPS & set(pack.checks):
        named = pack.checks[check].values["rule"]
        gap = any(d.id == named and d.state == "overdue" for d in found)
        cared_for = check != "looked-after-visit-gap" or is_looked_after(facts) is True
        assert (check in said) == (gap and facts.in_custody and cared_for), check
    asked = any("Has Sam been released?" in d.missing for d in found)
    assert ("release-not-recorded" in said) == asked
    inside = one.stage_on(one.today) in CUSTODY
    assert facts.in_custody == (inside and facts.stage.kind != "ended")


def the_same_whoever_asks_first(pack, found, facts, random):
    """What one rule gives does not hang on which others were asked for before."""
    for rule in {*random.sample(sorted(pack.rules), 3), *pack.earlier_in_series}:
        together = [one for one in found if one.id == rule]
        assert sorted(Account(facts, pack).of(rule), key=str) == sorted(together, key=str), rule


def what_was_done_kept(one, pack, found, random):
    """Neither something that has nothing to do with it nor another day changes what is done."""
    more = copy.deepcopy(one.case)
    day = one.today - timedelta(days=random.randrange(100))
    more["events"] += [
        {"type": "family-visit", "date": str(day)},
        {"type": "phone", "date": str(day), "with_whom": "College"},
    ]
    assert deadlines(more, pack, one.today) == found
    # What is booked would happen on the way: a first meeting moves the second, as it should.
    still = copy.deepcopy(one.case)
    for key in ("events", "meetings"):
        still[key] = [held for held in still[key] if held["date"] <= str(one.today)]
    done = {d.key for d in deadlines(still, pack, one.today) if d.state == "done"}
    then = {d.key: d.state for d in deadlines(still, pack, one.today + timedelta(days=40))}
    lost = [key for key in done if then.get(key, "done") not in FINISHED]
    assert not lost, lost


def what_a_move_leaves(one, pack, found, facts, random):
    """A move in custody un-completes nothing that was done before it, but for what it begins."""
    if not facts.in_custody:
        return
    moved = copy.deepcopy(one.case)
    held = moved.setdefault("placement", {}).setdefault("transferred", [])
    held.append({"date": str(one.today), "from": "Y", "to": "Z", "planned": random.random() < 0.5})
    then = {d.key: d for d in deadlines(moved, pack, one.today)}
    for done in (d for d in found if d.state == "done"):
        assert then[done.key].state == "done", done.key
        assert then[done.key].done_on == done.done_on, done.key


def sweep(seed, count):
    met = Counter()
    for one, random in drawn(seed, count):
        met.update(set(one.courses()))
        pack = load_pack(one.pack)
        facts, found = Facts(one.case, one.today), deadlines(one.case, pack, one.today)
        in_its_true_stage(one, facts)
        nothing_outside_its_stage(one, pack, found, facts)
        done_or_overdue(one, found)
        agreed_with_the_checks(one, pack, found, facts)
        the_same_whoever_asks_first(pack, found, facts, random)
        what_was_done_kept(one, pack, found, random)
        what_a_move_leaves(one, pack, found, facts, random)
    return met


class DescribeAJourney:
    def it_meets_every_kind_of_course(self):
        met = Counter(course for one, _ in drawn(1, 3_000) for course in set(one.courses()))
        assert {course: met[course] for course in COURSES if met[course] < 15} == {}

    def it_holds_for_some_of_them(self):
        sweep(1, 150)

    @pytest.mark.slow
    def it_holds_for_thousands_of_them(self):
        count = times(1_350, 20_000)
        met = sweep(2, count)
        assert {course: met[course] for course in COURSES if met[course] < count / 200} == {}


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
