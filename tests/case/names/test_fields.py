"""A name that stands in a field belongs to the case, or to its section, as it was read."""

from tests.case.names.fields import KEPT, lines


class DescribeFields:
    def they_vouch_for_these_names_alone(self):
        assert list(lines()) == KEPT.read_text("utf-8").splitlines()
