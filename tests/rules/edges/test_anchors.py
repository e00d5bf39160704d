"""Rules are counted from these moments, and what is missing is told, as it was read."""

from tests.rules.edges.anchors import KEPT, lines


class DescribeAnchors:
    def they_are_these_moments(self):
        # An anchor may be added without reading all of them again.
        now = set(lines())
        assert [line for line in KEPT.read_text("utf-8").splitlines() if line not in now] == []
