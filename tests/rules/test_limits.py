"""Amounts that no case can have, by the table of their limits."""

from datetime import date

import pytest

from generator.rules import checks, load_pack
from generator.rules._data import table

LIMITS = table("limits")["limit"]


def found(limit, number):
    room, key = limit["at"]
    case = {room: {key: number}}
    every = checks(case, load_pack("national"), date(2026, 3, 2))
    said = f"The {limit['words']} cannot be {number}."
    return any(one.id == "impossible-fact" and one.message == said for one in every)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit["at"][1])
def they_hold_at_both_edges(limit):
    assert not found(limit, limit["least"])
    assert not found(limit, limit["most"])
    assert found(limit, limit["least"] - 1)
    assert found(limit, limit["most"] + 1)


def they_say_whose_they_are():
    assert table("limits")["source"]
