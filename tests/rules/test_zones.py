"""The town of an exclusion zone, read from how its area is written."""

from datetime import date
from types import SimpleNamespace

import pytest

from generator.rules._facts import Facts
from generator.rules.checks._zones import _booked, _town_of


@pytest.mark.parametrize(
    ("area", "town"),
    [
        ("Oak Avenue, Bury", "bury"),
        ("Mill Street in Bury", "bury"),
        ("Mill Street in the rain", ""),
        ("Bury", ""),
        ("Oak Avenue, Elm Street, Bury", "bury"),
        ("Oak Avenue, Bury, Elm Street", "bury"),
        ("Oak Avenue, Bury, the shops", "bury"),
        ("Oak Avenue, Bury, BL9", "bury"),
        ("Oak Avenue, Bury, Zone 5", "bury"),
        ("Oak Avenue, Bury and the Rock", ""),
        ("Oak Avenue, Newcastle Upon Tyne", "newcastle upon tyne"),
        ("Oak Avenue, Newcastle Upon Tyne Quay", ""),
        ("Oak Avenue, bury", ""),
        ("Oak Avenue, Ashton-under-Lyne", "ashton under lyne"),
        ("Oak Avenue,", ""),
        ("", ""),
    ],
)
def it_is_the_last_part_that_reads_as_one(area, town):
    assert _town_of(area) == town


@pytest.mark.parametrize(
    ("day", "where", "booked"),
    [
        ("2026-03-01", "Oak Centre", False),
        ("2026-03-02", "Oak Centre", True),
        ("2026-03-03", "Oak Centre", True),
        ("2026-03-03", "", False),
        ("2026-02-30", "Oak Centre", False),
        (None, "Oak Centre", False),
    ],
)
def it_looks_at_appointments_from_today_on(day, where, booked):
    record = {"date": day, "where": where, "what": "Talk"}
    today = date(2026, 3, 2)
    facts = Facts({"supervision": {"appointments": [record]}}, today)
    found = [
        (on, place, what.words)
        for on, place, what in _booked(SimpleNamespace(facts=facts, today=today))
    ]
    wanted = [(date.fromisoformat(day), where, "the place of “Talk”")] if booked else []
    assert found == wanted
