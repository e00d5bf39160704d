"""A word too long to be a name is not compared, so that it costs nothing."""

import tracemalloc

import pytest

from generator.case.names.near import Likely, Nearly


class DescribeWordsOfAnyLength:
    @pytest.mark.parametrize("sort", ["name", "street", "number"])
    def it_takes_little_memory_for_a_very_long_one(self, sort):
        long = "12" * 2000 if sort == "number" else "ab" * 2000
        tracemalloc.start()
        nearly = Nearly([Likely(sort, long), Likely("name", "tobias")])
        found = nearly.within(f"the {long} road and tobiaz")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found == {Likely("name", "tobias")}
        assert peak < 2_000_000
