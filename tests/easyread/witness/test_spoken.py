"""Explanations in a therapist's own words: right ones are left alone, wrong ones are told."""

import tomllib
from pathlib import Path

import pytest

from generator.easyread.witness import compared, moments_of_text
from tests.easyread.witness.told import found, sentences, stated

SPOKEN = tomllib.loads((Path(__file__).parent / "spoken.toml").read_text("utf-8"))["spoken"]
SEARCHED = "You must let the police search you if they ask."
PERMITTED = "Not to own a crossbow without the prior approval of your supervising officer."


def told_or_asked(official, said, inputs=None):
    return compared(stated(official, said, inputs))


class DescribeOwnWords:
    def they_are_many_enough_to_tell_a_rate(self):
        assert len(SPOKEN) >= 90
        assert sum(len(one["wrong"]) for one in SPOKEN) >= 250

    @pytest.mark.parametrize("one", SPOKEN, ids=lambda one: one["official"][:40])
    def they_raise_no_alarm_where_they_are_right(self, one):
        assert found(one["official"], sentences(one), one["inputs"]) == []

    def they_are_told_where_they_are_wrong(self):
        seeded = missed = 0
        for one in SPOKEN:
            before = set(told_or_asked(one["official"], sentences(one), one["inputs"]))
            for lines in one["wrong"]:
                said = sentences({"lines": lines})
                seeded += 1
                missed += not set(told_or_asked(one["official"], said, one["inputs"])) - before
        assert missed <= 0.05 * seeded


class DescribeHoursInWords:
    @pytest.mark.parametrize(
        ("spoken", "clock"),
        [
            ("six in the morning", "6am"),
            ("half past nine at night", "9:30pm"),
            ("quarter to seven in the evening", "6:45pm"),
            ("quarter past 12 in the afternoon", "12:15pm"),
            ("quarter to twelve at night", "11:45pm"),
            ("twelve at night", "midnight"),
            ("two o'clock in the afternoon", "2pm"),
            ("half four in the afternoon", "4:30pm"),
            ("10.30 at night", "10:30pm"),
            ("seven thirty in the morning", "7:30am"),
            ("1930 hours", "7:30pm"),
        ],
    )
    def they_are_hours_of_the_clock(self, spoken, clock):
        said = moments_of_text(f"Be home by {spoken}.")
        assert said.times == moments_of_text(f"Be home by {clock}.").times
        assert not said.days  # an hour at night is not every night


class DescribeWhatIsAllowed:
    def it_has_to_stand_in_the_official_words(self):
        allowed = [("must_not", "Do not own a crossbow."), ("permission", "Ask Joanna first.")]
        assert not found(PERMITTED, allowed)
        more = [*allowed, ("permission", "Feel free to use one at a fair.")]
        assert "only forbid" in found(PERMITTED, more)[0].what

    def it_is_what_the_worker_has_to_ok(self):
        for said in ("Joanna has to OK it first.", "Check with Joanna before.", "Get Joanna's OK."):
            assert not found(PERMITTED, [("must_not", "Do not own a crossbow."), ("rule", said)])

    def it_is_not_to_say_no_to_what_has_to_be_done(self):
        said = [("rule", "The police may ask to search you. You can say no.")]
        assert any("waits" in one.what or "wait" in one.what for one in found(SEARCHED, said))


class DescribeCounts:
    OFFICIAL = "Not to be in a group of more than three people."

    @pytest.mark.parametrize(
        "said", ["of more than 3 people", "of 4 or more people", "bigger than 3"]
    )
    def they_may_be_said_in_several_ways(self, said):
        assert not found(self.OFFICIAL, [("must_not", f"Do not be in a group {said}.")])

    @pytest.mark.parametrize("said", ["of more than 5 people", "of 3 or more people", "of people"])
    def they_have_to_be_the_official_ones(self, said):
        assert found(self.OFFICIAL, [("must_not", f"Do not be in a group {said}.")])


class DescribeWhatMayBeSaidOtherwise:
    @pytest.mark.parametrize(
        ("official", "said"),
        [
            (
                "You must charge your tag for at least 1 hour a day.",
                "Charge your tag for 60 minutes or more a day.",
            ),
            (
                "You must charge your tag for at least 1 hour a day.",
                "Charge your tag for an hour or longer each day.",
            ),
            (
                "Attend the Youth Centre at 4:30pm on Mondays.",
                "Go to the Youth Centre at half four on Mondays.",
            ),
            ("Live with Bradley Reed.", "Live with Brad Reed."),
        ],
    )
    def it_is_not_told(self, official, said):
        assert not found(official, [("rule", said)])

    def it_is_told_where_a_value_contradicts_it(self):
        assert found(
            "Charge your tag for at least 1 hour a day.",
            [("rule", "Charge your tag for 30 minutes or more a day.")],
        )
        assert found(
            "Attend the Youth Centre at 4:30pm.", [("rule", "Go to the Youth Centre at half five.")]
        )
