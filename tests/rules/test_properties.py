"""What holds of every case: no exception, states that only move on, dates that only move later."""

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.case.facts.record import Facts
from generator.rules import (
    checks,
    compare_release,
    deadlines,
    load_pack,
    pack_names,
    refuse_reason,
)
from tests.rules.any_case import any_case
from tests.rules.make_golden import in_custody, let_out, released
from tests.sweeps import times

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.json"))
PACKS = [load_pack(name) for name in pack_names()]
RANK = {"not-yet-known": 0, "due": 1, "overdue": 2, "done": 3, "over": 3}
TODAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def everything(case, pack, today, release):
    found = deadlines(case, pack, today)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert one.state in RANK
        assert one.missing or one.anchor
        assert (one.due is None) or (one.state != "overdue" or one.due < today)
    checks(case, pack, today)
    if release is not None:
        compare_release(case, pack, today, release)
    refuse_reason(case)
    assert Facts(case, today).supervised_under


def sweep(seed, cases):
    random = Random(seed)
    for number in range(cases):
        today = date(2024, 1, 1) + timedelta(days=random.randrange(2500))
        release = today + timedelta(days=random.randrange(-400, 400))
        pack = PACKS[number % len(PACKS)]
        everything(any_case(random), pack, today, None if number % 10 else release)


class DescribeAnyCase:
    def it_never_raises(self):
        sweep(1, 500)

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(2, times(5, 12)))
    def it_never_raises_in_many_thousands(self, seed):
        sweep(seed, 5_000)

    @pytest.mark.parametrize(
        "junk", [{}, {"sentence": 3, "child": [], "events": {"a": 1}, "meetings": "x"}]
    )
    def it_never_raises_for_what_no_schema_allows(self, junk):
        for pack in PACKS:
            everything(junk, pack, date(2026, 3, 2), date(2026, 5, 1))


class DescribeStates:
    @pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
    def it_only_moves_on_as_days_pass_with_nothing_new_recorded(self, path):
        case = json.loads(path.read_text(encoding="utf-8"))
        pack = load_pack("bolton")
        last: dict[str, int] = {}
        # From a day after everything that the sample records.
        for day in range(0, 400, 7):
            today = date(2027, 1, 1) + timedelta(days=day)
            now = {one.key: RANK[one.state] for one in deadlines(case, pack, today)}
            for key, rank in last.items():
                assert now[key] >= rank, (key, today)
            last = now

    @given(TODAYS, st.integers(1, 900))
    @settings(max_examples=60)
    def it_only_moves_on_for_a_case_with_nothing_but_its_release(self, today, later):
        case = {**in_custody(date(2025, 3, 14)), "events": let_out(date(2029, 3, 14))}
        for pack in PACKS:
            then = {one.key: one for one in deadlines(case, pack, today + timedelta(days=later))}
            for one in deadlines(case, pack, today):
                if one.id == "rotl-planning" and one.key not in then:
                    # When days out could have begun is no longer asked of a child who is home.
                    assert one.state == "not-yet-known"
                    continue
                assert RANK[then[one.key].state] >= RANK[one.state], one.key
                assert then[one.key].due == one.due


class DescribeALaterRelease:
    @given(st.dates(date(2026, 2, 1), date(2028, 6, 30)), st.integers(1, 200))
    @settings(max_examples=80)
    def it_never_makes_a_date_before_release_earlier(self, release, days):
        case = released(date(2027, 3, 3))
        case["sentence"]["mappa_eligible"] = True
        today = date(2026, 1, 5)
        for pack in PACKS:
            first = {one.key: one for one in deadlines(case, pack, today, release=release)}
            moved = release + timedelta(days=days)
            for one in deadlines(case, pack, today, release=moved):
                rule = pack.rules[one.id]
                if rule.anchor == "release" and rule.direction in {"before", "last"}:
                    was = first.get(one.key)
                    if was and was.due and one.due:
                        assert one.due >= was.due, one.key


class DescribeTheSamples:
    @pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
    def it_reads_the_same_twice(self, path):
        case = json.loads(path.read_text(encoding="utf-8"))
        today = date(2026, 3, 10)
        for pack in PACKS:
            assert deadlines(case, pack, today) == deadlines(case, pack, today)
            assert checks(case, pack, today) == checks(case, pack, today)

    @pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
    def it_finds_nothing_impossible_in_them(self, path):
        case = json.loads(path.read_text(encoding="utf-8"))
        found = checks(case, load_pack("bolton"), date(2026, 3, 10))
        wrong = {"impossible-date", "impossible-fact", "dates-out-of-order", "dto-dates-differ"}
        assert not wrong & {one.id for one in found}, found
