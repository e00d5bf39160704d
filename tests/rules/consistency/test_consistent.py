"""Nothing is found where everything fits."""

import json
from random import Random

import pytest

from generator.case import loads
from generator.rules.consistency import consistency
from tests.rules.consistency.consistent import consistent


def alarms(seed, cases):
    random, found = Random(seed), []
    for _ in range(cases):
        case, today = consistent(random)
        loads(json.dumps(case).encode())
        found += [(one.id, one.place, one.message) for one in consistency(case, today)]
    return found


class DescribeConsistentCases:
    def it_finds_nothing_in_them(self):
        assert alarms(seed=1, cases=60) == []

    @pytest.mark.slow
    def it_finds_nothing_in_two_thousand_of_them(self):
        assert alarms(seed=2026, cases=2000) == []
