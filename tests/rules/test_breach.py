"""Who agreed to a breach: a manager, and nobody who only holds the case."""

import copy

import pytest

from generator.rules import checks, load_pack
from tests.rules.edges.single import TODAY, base


def told(manager):
    case = copy.deepcopy(base("breach-transition"))
    case["breach"].pop("manager", None)
    if manager is not None:
        case["breach"]["manager"] = manager
    case["meetings"] = []
    pack = load_pack("bolton")
    return "breach-no-discussion" in {one.id for one in checks(case, pack, TODAY)}


def named(role):
    people = base("breach-transition")["people"]
    return next(one["name"] for one in people if one["role"] == role)


@pytest.mark.parametrize(
    ("manager", "found"),
    [
        (None, False),
        ("", False),
        ("Team manager", False),
        (named("case-manager"), True),
    ],
)
def it_is_agreed_by_a_manager_or_by_nobody_who_is_named(manager, found):
    assert told(manager) is found
