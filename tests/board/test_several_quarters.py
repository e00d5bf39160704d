"""All reports of a year side by side: no sum or difference of what they print tells a number."""

import random
from datetime import timedelta
from fractions import Fraction

import pytest

from generator.board import BACK, Quarter, report
from generator.board._report import _children, _count
from generator.board.small_numbers import LEAST
from generator.case import load
from generator.errors import FaultyInputError
from tests.board.made_up import folder, many
from tests.sweeps import times

QUARTERS = (Quarter(2025, 2), Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1))


def settled(relations, unknown):
    """The unknown counts that equations alone settle: by elimination, in exact fractions."""
    order = {name: place for place, name in enumerate(sorted(unknown))}
    rows = [{n: Fraction(f) for n, f in r.items() if n in order} for r in relations]
    done = {}
    for given in rows:
        row = dict(given)
        for lead, other in done.items():
            if lead in row:
                row = minus(row, other, row[lead])
        if row:
            lead = min(row, key=order.__getitem__)
            row = {n: f / row[lead] for n, f in row.items()}
            for name, other in done.items():
                if lead in other:
                    done[name] = minus(other, row, other[lead])
            done[lead] = row
    return {lead for lead, row in done.items() if row.keys() == {lead}}


def minus(row, other, factor):
    names = row.keys() | other.keys()
    new = {n: row.get(n, Fraction()) - factor * other.get(n, Fraction()) for n in names}
    return {n: f for n, f in new.items() if f}


def year(path, seed, size):
    """The counts of a year, how they hang together, and what the reports of the year print."""
    folder(path, many(seed, size))
    cases = [load(one) for one in sorted(path.glob("*.json"))]
    counts, relations, shown = {}, [], {}
    for quarter in QUARTERS:
        on = quarter.last + timedelta(days=2)
        try:
            shown |= report(cases, quarter, on).shown
        except FaultyInputError:
            continue
        _count(quarter, _children(cases, quarter, on), counts, relations)
    return counts, relations, shown


class DescribeAYearOfReports:
    @pytest.mark.parametrize("seed", range(times(5, 150)))
    def it_lets_no_small_number_be_added_up_or_taken_away(self, tmp_path, seed):
        size = random.Random(seed).choice((10, 40, 90))
        counts, relations, shown = year(tmp_path, seed, size)
        assert all(sum(f * counts[n] for n, f in r.items()) == 0 for r in relations)
        unknown = {name for name in counts if shown.get(name, BACK) == BACK}
        told = settled(relations, unknown)
        assert not {name for name in told if counts[name] < LEAST}

    def it_prints_something_of_a_service_of_some_size(self, tmp_path):
        _, _, shown = year(tmp_path, 2, 90)
        assert sum(number != BACK for number in shown.values()) > len(shown) / 4


def test_elimination_sees_what_subtraction_tells():
    relations = [{"a": 1, "b": 1, "T": -1}, {"b": 1, "c": 1, "U": -1}]
    assert settled(relations, {"a"}) == {"a"}
    assert settled(relations, {"a", "b"}) == {"a", "b"}
    assert settled(relations, {"a", "b", "c"}) == set()
