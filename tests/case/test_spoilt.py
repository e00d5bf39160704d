"""Every fault of a case is said in exactly these words, with its place."""

import pytest

from tests.case.spoilt import said, spoilt


class DescribeASpoiltCase:
    @pytest.mark.parametrize("one", spoilt(), ids=lambda one: str(one.get("set", one.get("text"))))
    def it_is_told_of(self, one):
        assert said(one) == one["says"]
