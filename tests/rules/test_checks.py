"""Each check against a case in which nothing is wrong, changed in one place."""

import copy
import json
from datetime import date
from pathlib import Path

import pytest

from generator.rules import checks, load_pack, pack_names, without_the_file
from generator.rules.checks import CHECK_IDS, FAMILIES

HELD = json.loads((Path(__file__).parent / "golden" / "checks.json").read_text(encoding="utf-8"))
TODAY = date(2026, 3, 2)


def changed(changes):
    case = copy.deepcopy(HELD["base"])
    # From the back, so that taking one out of a list does not move the ones before it.
    for pointer, value in sorted(changes.items(), reverse=True):
        *path, last = pointer.strip("/").split("/")
        held = case
        for key in path:
            held = held[int(key)] if isinstance(held, list) else held.setdefault(key, {})
        if isinstance(held, list):
            if last == "-":
                held.append(value)
            elif value is None:
                del held[int(last)]
            else:
                held[int(last)] = value
        elif value is None:
            held.pop(last, None)
        else:
            held[last] = value
    return case


class DescribeChecks:
    @pytest.mark.parametrize("name", pack_names())
    def it_finds_nothing_where_nothing_is_wrong(self, name):
        assert checks(HELD["base"], load_pack(name), TODAY) == ()

    @pytest.mark.parametrize(
        "pair", HELD["pairs"], ids=lambda pair: f"{pair['check']}: {pair['why']}"
    )
    def it_speaks_exactly_when_it_should(self, pair):
        pack = load_pack(pair["pack"])
        found = checks(changed(pair["set"]), pack, date.fromisoformat(pair["today"]))
        assert (pair["check"] in {one.id for one in found}) is pair["finds"], found

    def it_is_tried_both_ways_for_every_check(self):
        tried = {(pair["check"], pair["finds"]) for pair in HELD["pairs"]}
        assert tried == {(check, finds) for check in CHECK_IDS for finds in (True, False)}

    def it_speaks_of_this_child_in_whole_sentences(self):
        for pair in HELD["pairs"]:
            case = changed(pair["set"])
            day = date.fromisoformat(pair["today"])
            for one in checks(case, load_pack(pair["pack"]), day):
                assert one.message.endswith("."), one
                assert one.message[0].isupper(), one
                assert one.what_to_do, one
                assert ": " in one.source, one
                assert "None" not in one.message, one

    def it_points_into_the_case(self):
        for pair in HELD["pairs"]:
            for one in checks(changed(pair["set"]), load_pack(pair["pack"]), TODAY):
                assert one.place == "" or one.place.startswith("/"), one

    def it_puts_the_weightiest_first(self):
        case = changed({"/plan": None, "/identity": None, "/placement/education_hours_week": 1})
        found = [one.severity for one in checks(case, load_pack("bolton"), TODAY)]
        assert found == sorted(found, key=["must", "should", "advice"].index)
        assert len(set(found)) == 3

    def it_holds_back_only_what_the_pack_says(self):
        letter = {"id": "w1", "level": "first", "date": "2026-06-01"}
        found = checks(changed({"/warnings": [letter]}), load_pack("nottinghamshire"), TODAY)
        held = {one.id: one.blocks for one in found if one.blocks}
        assert held == {
            "warning-without-discussion": ("missed-appointment", "warning-first", "warning-final")
        }

    def it_uses_the_name_the_child_goes_by(self):
        case = changed({"/child/known_as": "Zee", "/plan/offence_focused": None})
        assert any("Zee’s" in one.message for one in checks(case, load_pack("bolton"), TODAY))


class DescribeFamilies:
    def it_has_fifteen_each_with_its_own_checks(self):
        assert [number for number, _, _ in FAMILIES] == list(range(1, 16))
        named = [check for _, _, found in FAMILIES for check in found]
        assert len(named) == len(set(named))

    def it_is_what_the_packs_say(self):
        family = {check: number for number, _, found in FAMILIES for check in found}
        for name in pack_names():
            for check in load_pack(name).checks.values():
                assert family[check.id] == check.family, check.id


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        (
            "Add them, or mark it as meant in the case file, like this: "
            '"meant_names": [{"name": "A", "who": "who that is"}].',
            "Add them, or mark it as meant.",
        ),
        (
            'Say so beside the easy words in the case file: "answered": [{"by": "who"}]. Go on.',
            "Say so beside the easy words. Go on.",
        ),
        (
            'Say in the case file which are left out: "left_out": [{"words": "a", "why": "b"}].',
            "Say in the case file which are left out.",
        ),
        (
            'Or write beside the official words "easy_read": {"lines": [{"text": "Be home."}], '
            '"question": "When?"}, in your own words.',
            "Or write beside the official words, in your own words.",
        ),
        ("Book a visit: “soon”, or [later].", "Book a visit: “soon”, or [later]."),
    ],
)
def test_what_to_do_can_be_said_without_the_file(said, plain):
    assert without_the_file(said) == plain
