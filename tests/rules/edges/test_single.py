"""One thing changed in a sound case changes what is said of that, and nothing else."""

import pytest

from tests.rules.edges.single import CASES, HERE, said


class DescribeOneChange:
    @pytest.mark.parametrize(
        ("name", "section"),
        [(name, section) for name, sections in CASES.items() for section in sections],
    )
    def it_changes_exactly_what_was_read(self, name, section):
        kept = (HERE / f"{name}-{section}.txt").read_text("utf-8").splitlines()
        assert said(name, section) == kept
