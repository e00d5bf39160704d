"""An extract names no other child of the panel, however that is written and wherever."""

import json

import pytest

from generator.case import crossings, loads
from generator.case.names import Others
from tests.case.names.panels import (
    ATTENDANCE,
    CASES,
    GRACE,
    JAMIE,
    OURS,
    PLACES,
    QUIET,
    WAYS,
    ZOE,
    panel,
    with_text,
)


@pytest.fixture(scope="module")
def others():
    return Others.of(OURS, [JAMIE, ZOE, GRACE], ATTENDANCE)


def opened(folder, data, ours=OURS):
    for name, case in {**CASES, "james": ours}.items():
        (folder / f"{name}.json").write_text(json.dumps(case), "utf-8")
    return loads(json.dumps(data).encode(), folder=folder)


class DescribeOthers:
    @pytest.mark.parametrize("text", WAYS)
    def they_are_found_however_they_are_written(self, others, text):
        assert others.named_in(text)

    @pytest.mark.parametrize("text", QUIET)
    def they_are_not_seen_in_ordinary_words_and_listed_workers(self, others, text):
        assert not others.named_in(text)

    def they_are_not_seen_in_what_both_children_have(self):
        brother = {**JAMIE, "child": {**JAMIE["child"], "last_name": "McAllister"}}
        others = Others.of(OURS, [brother])
        assert not others.named_in("The McAllister family wrote.")
        assert others.named_in("Jamie wrote.")

    def they_are_seen_in_a_worker_who_is_not_listed(self, others):
        assert others.named_in("Ray O'Dwyer drives the bus.")


class DescribeCrossings:
    def they_are_none_in_a_panel_that_keeps_children_apart(self, tmp_path):
        assert crossings(opened(tmp_path, panel())) == []

    @pytest.mark.parametrize("place", PLACES, ids=str)
    def they_are_found_in_every_place_of_a_panel(self, tmp_path, place):
        data, ours = with_text(place, "Mother of Jamie-Lee")
        found = crossings(opened(tmp_path, data, ours))
        assert found
        assert "first child" in found[0]
        assert "Jamie" not in found[0]
