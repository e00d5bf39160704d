"""Values of the wrong type, wherever they stand in a case, stop neither checks nor dates."""

import copy
import random

import pytest

from generator.rules import checks, deadlines, line, load_pack
from generator.rules.consistency import consistency
from tests.rules.edges.single import TODAY, base

WRONG = (None, 5, 2.5, True, "x", [], [5], [[]], [{}], {}, {"x": 5}, "2026-02-30")
# So many places are spoilt at once; what stands in a spoilt one is not spoilt again.
_AT_ONCE = 25


def places(value, path=()):
    """The path of every value of a case, of each list the first entry's."""
    if path:
        yield path
    held = dict(enumerate(value[:1])) if isinstance(value, list) else value
    for key, each in held.items() if isinstance(held, dict) else ():
        yield from places(each, (*path, key))


def put(case, path, value):
    held = case
    try:
        for step in path[:-1]:
            held = held[step]
        held[path[-1]] = value
    except (KeyError, IndexError, TypeError):
        # It stands in what is spoilt already.
        return


class DescribeWrongTypes:
    @pytest.mark.parametrize("value", WRONG, ids=repr)
    def they_stop_nothing(self, value):
        case, pack = base("breach-transition"), load_pack("national")
        every = list(places(case))
        random.Random(5).shuffle(every)
        for start in range(0, len(every), _AT_ONCE):
            spoilt = copy.deepcopy(case)
            for path in sorted(every[start : start + _AT_ONCE], key=len):
                put(spoilt, path, copy.deepcopy(value))
            for found in (consistency(spoilt, TODAY), checks(spoilt, pack, TODAY)):
                assert all(one.message and one.place for one in found)
            assert deadlines(spoilt, pack, TODAY)
            assert line(spoilt, pack, TODAY)
