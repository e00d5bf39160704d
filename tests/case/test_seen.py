"""Templates see the samples, and people are told of the fields, exactly as it was read."""

import pytest

from tests.case.seen import HERE, TEXTS, VIEWS, seen_of


# A field may be added without reading all of them again.
def kept(name):
    return (HERE / name).read_text("utf-8").splitlines()


class DescribeViews:
    @pytest.mark.parametrize("name", VIEWS)
    def they_hold_exactly_this(self, name):
        now = set(seen_of(name))
        assert [line for line in kept(f"{name}.json") if line not in now] == []


class DescribeFields:
    @pytest.mark.parametrize("name", TEXTS)
    def they_are_told_exactly_so(self, name):
        now = set(TEXTS[name]())
        assert [line for line in kept(f"{name}.txt") if line not in now] == []
