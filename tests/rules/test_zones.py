"""The town of an exclusion zone, read from how its area is written."""

import pytest

from generator.rules.checks._zones import _town_of


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
