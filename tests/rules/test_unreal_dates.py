"""Dates that are none or lie before birth are found wherever they stand, and nowhere else."""

from datetime import date
from types import MappingProxyType

import pytest

from generator.rules import checks, load_pack

TODAY = date(2026, 3, 2)
BORN = "2010-05-05"


def places(case):
    found = checks(case, load_pack("national"), TODAY)
    return [one.place for one in found if one.id == "impossible-date"]


def holding(text, shape=dict):
    child = {"first_name": "Sam", "date_of_birth": BORN}
    return shape({"child": child, "people": [shape({"notes": ["Plain.", text]})]})


@pytest.mark.parametrize("shape", [dict, MappingProxyType])
@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "2010-05-04", "1066-10-14"])
def they_are_found(text, shape):
    assert places(holding(text, shape)) == ["/people/0/notes/1"]


@pytest.mark.parametrize("shape", [dict, MappingProxyType])
@pytest.mark.parametrize(
    "text",
    [
        BORN,
        "2026-02-28",
        "2028-02-29",
        "On 2026-02-30.",
        "\n2026-02-30",
        "2026-02-301",
        "case-notes",
    ],
)
def they_are_not_seen_in_other_texts(text, shape):
    assert places(holding(text, shape)) == []
