"""What the law sets, as data: each with its source and a day on which somebody looked."""

from datetime import date

import pytest

from generator.case.facts.terms import terms


@pytest.mark.parametrize("row", terms().values(), ids=lambda row: row["id"])
def it_says_what_it_is_and_who_says_so(row):
    assert row["words"] and row["source"]
    assert isinstance(row["confirmed_on"], date)
