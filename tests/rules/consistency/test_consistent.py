"""Nothing is found where everything fits."""

import json
from datetime import date
from random import Random

import pytest

from generator.case import loads
from generator.rules.consistency import consistency
from tests.rules.any_case import any_case
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


class DescribeAnyCase:
    def it_never_raises_and_names_places_that_there_are(self):
        random = Random(5)
        for _ in range(80):
            case = any_case(random)
            for one in consistency(case, date(2026, 3, 3)):
                assert one.message.endswith("."), one
                for place in (one.place, *one.also):
                    assert there(case, place), (one.id, place)


def there(case, pointer):
    """Whether a pointer leads to something of the case, or to a field that a record lacks."""
    *path, last = pointer.strip("/").split("/")
    held = case
    for step in path:
        held = held[int(step)] if isinstance(held, list) else held[step]
    return int(last) < len(held) if isinstance(held, list) else isinstance(held, dict)
