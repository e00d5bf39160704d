"""All that is said of a case at each edge: the day before, the day and the day after.

What is expected stands in the files beside this one, read by a person; kept.py says how.
"""

import pytest

from tests.rules.edges.kept import EXPLAINED, KINDS, edges, explained, said

EDGES = [(kind, edge) for kind in KINDS for edge in edges(kind)]


class DescribeEdges:
    @pytest.mark.parametrize(
        ("kind", "edge"), EDGES, ids=[f"{kind}: {edge['why']}" for kind, edge in EDGES]
    )
    def they_are_told_of_exactly(self, kind, edge):
        assert said(kind, edge) == edge["says"]

    @pytest.mark.parametrize("kind", KINDS)
    def they_are_told_apart(self, kind):
        whys = [edge["why"] for edge in edges(kind)]
        assert len(whys) == len(set(whys))


class DescribeThePacksInWords:
    def they_say_exactly_this(self):
        assert explained() == EXPLAINED.read_text("utf-8")
