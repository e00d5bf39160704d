"""Ages that texts give, against a date of birth of 7 October 2009 on 3 March 2026."""

import pytest

from tests.rules.consistency.test_found import found

TURNING = {"reason": "turning-18", "target_date": "2027-10-07"}


def said(**changes):
    return [(one.severity, one.place) for one in found(**changes) if "age" in one.id]


class DescribeAges:
    @pytest.mark.parametrize(
        "text",
        [
            "Toby is 15.",
            "Toby is a tall white British boy of 17 who likes bikes.",
            "Tobias, aged 15, lives with his aunt.",
            "Toby (15) lives with his aunt.",
            "Tobias Hart, (15), lives with his aunt.",
            "They asked Toby: Toby’s 15.",
            "Toby is 15 years old and is at school.",
            "Toby was born on 7 October 2008.",
            "Toby turns 18 on 7 October 2026.",
            "Toby will be 18 on Wednesday 6 October 2027.",
        ],
    )
    def it_holds_back_what_does_not_fit_the_date_of_birth(self, text):
        assert said(plan__summary=text) == [("must", "/plan/summary")]
        assert all(one.blocks == ("*",) for one in found(plan__summary=text))

    @pytest.mark.parametrize("text", ["He is 15 years old.", "He turns 18 on 7 October 2026."])
    def it_only_asks_where_somebody_else_may_be_meant(self, text):
        assert said(plan__summary=text) == [("should", "/plan/summary")]

    @pytest.mark.parametrize(
        "text",
        [
            "Toby is 16, and a boy of 15 was hurt.",
            "Toby was 14 then. His friend Sam is 19.",
            "Toby is 15 minutes late most days. Toby is 20 miles away.",
            "His teacher wrote: “Toby is 14 and bright.”",
            "Toby turns 18 on 7 October 2027 and is 17 in October.",
            "Toby was born in October 2009.",
        ],
    )
    def it_leaves_what_fits_and_what_is_no_age_of_the_child(self, text):
        assert found(plan__summary=text) == ()

    def it_takes_the_age_on_the_day_that_a_text_was_written(self):
        meeting = {"type": "review", "notes": "Toby is 15."}
        assert said(meetings=[{**meeting, "date": "2025-10-06"}]) == []
        assert said(meetings=[{**meeting, "date": "2026-02-24"}]) == [("must", "/meetings/0/notes")]

    @pytest.mark.parametrize(
        ("transition", "year", "expected"),
        [
            (TURNING, "Year 11", []),
            ({**TURNING, "target_date": "2026-10-07"}, "Year 10", ["/transition/target_date"]),
            (
                {"reason": "youth-to-adult-probation", "target_date": "2026-10-07"},
                "Post-16",
                ["/transition/target_date"],
            ),
            (TURNING, "Year 9", ["/child/education/year_group"]),
        ],
    )
    def it_holds_the_move_and_the_year_group_against_it(self, transition, year, expected):
        place = {"child__education__year_group": year}
        assert said(transition=transition, **place) == [("should", one) for one in expected]
