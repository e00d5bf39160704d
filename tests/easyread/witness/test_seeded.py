"""Seeded faults in right explanations are told, and right explanations are left alone."""

import random

import pytest

from tests.easyread.witness import seeds
from tests.easyread.witness.told import RIGHT, found, sentences
from tests.sweeps import times

BESPOKE = [
    (one["official"], sentences(one), one.get("inputs", {}))
    for one in RIGHT
    if one["of"] == "bespoke"
]
PUBLISHED = [
    (one["official"], sentences(one), one.get("inputs", {}))
    for one in RIGHT
    if one["of"] == "catalogue"
]


def sweep(cases, chance):
    """The names of the faults that were seeded, and what nobody noticed."""
    seeded, missed = [], []
    for case in cases:
        for name, *witnesses in seeds.faults(*case, chance):
            seeded.append(name)
            if not found(*witnesses):
                missed.append((name, *witnesses))
    return seeded, missed


class DescribeRightExplanations:
    def they_are_many_enough_to_tell_a_rate(self):
        assert len(RIGHT) >= 60

    def they_raise_no_alarm_in_more_than_three_of_a_hundred(self):
        alarms = [
            one["official"]
            for one in RIGHT
            if found(one["official"], sentences(one), one.get("inputs"))
        ]
        assert len(alarms) <= 0.03 * len(RIGHT), alarms

    @pytest.mark.parametrize("seed", range(2))
    def they_of_the_catalogue_raise_none_at_any_level(self, seed):
        for case in seeds.catalogue(random.Random(seed)):
            assert found(*case) == [], case[0]


class DescribeSeededFaults:
    def it_tells_every_one_in_words_of_the_catalogue(self):
        chance = random.Random(7)
        cases = chance.sample(list(seeds.catalogue(chance)), 25)
        seeded, missed = sweep(cases, chance)
        assert len(seeded) > 100
        assert missed == []

    def it_tells_nearly_every_one_in_words_of_a_service(self):
        seeded, missed = sweep(BESPOKE[::4], random.Random(7))
        assert len(missed) <= 0.03 * len(seeded), missed

    def it_tells_most_bans_that_nobody_asked_for(self):
        chance = random.Random(7)
        cases = [*BESPOKE, *PUBLISHED]
        missed = [
            official
            for official, said, inputs in cases
            if not found(official, [*said, ("must_not", chance.choice(seeds.ADDED))], inputs)
        ]
        assert len(missed) <= 0.1 * len(cases), missed

    @pytest.mark.slow
    def it_tells_every_one_of_thousands_in_words_of_the_catalogue(self):
        seeded, missed = [], []
        for chance in seeds.rounds(times(2, 20)):
            more = sweep(list(seeds.catalogue(chance)), chance)
            seeded, missed = seeded + more[0], missed + more[1]
        assert len(seeded) >= 1000
        assert missed == []

    @pytest.mark.slow
    def it_tells_nearly_every_one_by_other_easy_words(self):
        seeded, missed = [], []
        for chance in seeds.rounds(times(2, 20)):
            more = sweep([*BESPOKE, *PUBLISHED], chance)
            seeded, missed = seeded + more[0], missed + more[1]
        assert len(seeded) >= 1000
        assert len(missed) <= 0.03 * len(seeded), missed
