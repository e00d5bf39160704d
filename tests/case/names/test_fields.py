"""A name that stands in a field belongs to the case, or to its section, as it was read."""

from tests.case.names.fields import KEPT, lines


class DescribeFields:
    def they_vouch_for_these_names_alone(self):
        # A field may be added without reading all of them again.
        now = set(lines())
        kept = KEPT.read_text("utf-8").splitlines()
        assert [line for line in kept if line not in now] == []
