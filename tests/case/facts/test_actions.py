"""The numbers of actions, as minutes tell them."""

import pytest

from generator.case.facts.actions import references


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([], []),
        ([4], ["P/4"]),
        ([4, 5], ["P/4", "P/5"]),
        ([4, 5, 6], ["P/4 to 6"]),
        ([1, 4, 5, 6, 8], ["P/1", "P/4 to 6", "P/8"]),
        ([6, 5, 4], ["P/6", "P/5", "P/4"]),
    ],
)
def test_numbers_that_follow_one_another_are_told_as_a_run(numbers, told):
    assert references("P", numbers) == told
