"""All that is said of a case at the edges of each check: the day before, the day and the day after.

What is expected stands in edges.json, read by a person; edges.py says how it is kept.
"""

import pytest

from tests.rules.consistency.edges import edges, said


class DescribeEdges:
    @pytest.mark.parametrize("edge", edges(), ids=lambda edge: edge["why"])
    def they_are_told_of_exactly(self, edge):
        assert said(edge["set"]) == edge["says"]

    def they_are_told_apart(self):
        whys = [edge["why"] for edge in edges()]
        assert len(whys) == len(set(whys))
