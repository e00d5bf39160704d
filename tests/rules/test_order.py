"""Dates come in the order of their days, then by how much they matter, then by name."""

from dataclasses import replace
from datetime import date
from itertools import product

from generator.rules import deadlines, load_pack
from generator.rules.pack import _rule
from tests.rules.edges.grid import _case

STRENGTHS = ("must", "should", "advice")
COMMON = {"what": "X", "who": "Y", "source": "yjb", "section": "1", "anchor": "custody-entry"}
WITHIN = {"direction": "within", "unit": "weeks"}


def they_stand_in_that_order_whatever_the_pack_says_first():
    rules = {}
    for strength, offset, letter in product(STRENGTHS, (2, 1), "ba"):
        # Names that would come in another order by themselves.
        name = f"{letter}-{'zyx'[STRENGTHS.index(strength)]}-{offset}"
        every = {"every": [{"offset": 1, "unit": "weeks"}], "at_most": 11} if letter == "b" else {}
        rules[name] = _rule(
            {"id": name, **COMMON, **WITHIN, "strength": strength, "offset": offset, **every}, "own"
        )
    unknown = {"anchor": "18th-birthday", "direction": "on", "stages": ["custody"]}
    rules["later"] = _rule({"id": "later", **COMMON, "strength": "must", **unknown}, "own")
    pack = replace(load_pack("national"), rules=rules, minimum={})
    case = _case(date(2026, 1, 20))
    del case["child"]["date_of_birth"]
    found = deadlines(case, pack, date(2026, 1, 20))
    order = [
        (one.due or date.max, STRENGTHS.index(one.strength), one.id, one.occurrence)
        for one in found
    ]
    assert order == sorted(order)
    assert len({one.key for one in found}) == len(found) > 60
    assert found[-1].due is None
