"""Names of every kind in every place of a sentence stand as one where they were read as one."""

import pytest

from generator.case.names.folding import plain
from generator.case.names.strangers import strange_names
from tests.case.names.grid import AFTER, BEFORE, CERTAIN, KNOWN, NAMES, everyday, kept, strangers


class DescribeNamesInTheirPlaces:
    @pytest.mark.parametrize("lines", [strangers, everyday], ids=["strangers", "everyday"])
    def they_stand_as_names_in_these_alone(self, lines):
        was, now = kept(lines.__name__), list(lines())
        assert [pair for pair in zip(was, now, strict=True) if pair[0] != pair[1]] == []

    def they_are_told_with_where_they_stand(self):
        for before, after, name in zip(BEFORE * 28, AFTER * 22, NAMES * 31, strict=False):
            text = plain(f"{before}{name}{after} {before}{name}{after}")
            for found, at in strange_names(text, KNOWN, CERTAIN):
                stands = text[at : at + len(found)]
                assert stands.casefold() == found.casefold(), text
