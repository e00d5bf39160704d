"""One thing changed in a sound pack is told of as it was read, with its line."""

from tests.rules.edges.single_pack import KEPT, said


class DescribeOneChangeOfAPack:
    def it_is_told_of_exactly(self):
        assert list(said()) == KEPT.read_text("utf-8").splitlines()
