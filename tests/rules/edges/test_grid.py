"""A rule of every kind is done, due or over by the day of the one visit as it was read."""

from tests.rules.edges.grid import KEPT, lines


class DescribeRulesOfEveryKind:
    def they_are_met_on_these_days_alone(self):
        assert list(lines()) == KEPT.read_text("utf-8").splitlines()
