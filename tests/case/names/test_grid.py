"""Names of every kind in every place of a sentence stand as one where they were read as one."""

import pytest

from generator.case.names.folding import plain
from generator.case.names.strangers import strange_names
from tests.case.names.grid import AFTER, BEFORE, CERTAIN, KNOWN, NAMES, PARTS, kept


class DescribeNamesInTheirPlaces:
    @pytest.mark.parametrize(
        ("way", "begins"), PARTS, ids=[f"{way.__name__} {begins!r}" for way, begins in PARTS]
    )
    def they_stand_as_names_in_these_alone(self, way, begins):
        assert list(way(begins)) == kept(way.__name__)[begins]

    def they_are_told_with_where_they_stand(self):
        for before, after, name in zip(BEFORE * 28, AFTER * 22, NAMES * 31, strict=False):
            text = plain(f"{before}{name}{after} {before}{name}{after}")
            for found, at in strange_names(text, KNOWN, CERTAIN):
                stands = text[at : at + len(found)]
                assert stands.casefold() == found.casefold(), text
