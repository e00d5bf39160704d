"""The stages of a rule that names none, over every status, anchor, direction and end."""

from itertools import product

import pytest

from generator.rules._default_stages import default_stages

BEFORE, BAIL = "before-court", "bail"
REMAND = {"remand-accommodation", "remand-custody"}
INSIDE = {"remand-custody", "custody", "recall"}
OUTSIDE = {"released-from-court", "community"}
AFTER = {"adult", "ended"}
STAGES = {
    "before-sentence": {BEFORE, BAIL},
    "remanded": REMAND,
    "sentenced": {"custody", "recall", *OUTSIDE, *AFTER},
}
STATUSES = (None, *((one,) for one in STAGES), ("remanded", "sentenced"), tuple(STAGES))
ANCHORS = ("custody-entry", "early-release", "release", "sentence", "18th-birthday", "rule:other")
DIRECTIONS = ("within", "before", "last", "on", "throughout")
ENDS = (None, "release", "supervision-end")


def expected(statuses, anchor, direction, ends):
    """As the old packs were read: a rule up to release counts inside, one from it outside."""
    every = set().union(*(STAGES[one] for one in statuses or ("remanded", "sentenced")))
    if ends == "release" or anchor in ("custody-entry", "early-release"):
        wanted = INSIDE
    elif anchor == "release":
        wanted = INSIDE if direction in ("before", "last") else OUTSIDE
    else:
        wanted = every
    return every & wanted or every


@pytest.mark.parametrize("anchor", ANCHORS)
def they_are_those_of_its_status_anchor_and_end(anchor):
    for statuses, direction, ends in product(STATUSES, DIRECTIONS, ENDS):
        record = {"anchor": anchor, "direction": direction}
        record |= {"when": {"status": statuses}} if statuses else {}
        record |= {"ends_with": ends} if ends else {}
        assert default_stages(record) == expected(statuses, anchor, direction, ends), record
