"""Names, dates and counts as people say them."""

from datetime import date, time

import pytest

from generator.case.facts import words


class DescribeNames:
    @pytest.mark.parametrize(
        ("name", "possessive"),
        [("Jordan", "Jordan’s"), ("James", "James’s"), ("Liz", "Liz’s"), ("Zoë", "Zoë’s")],
    )
    def it_adds_an_apostrophe_and_s(self, name, possessive):
        assert words.possessive(name) == possessive

    def it_leaves_capitals_alone(self):
        child = {"first_name": "mcKenzie", "last_name": "van der Berg", "known_as": "kenz"}
        assert words.known_name(child) == "kenz"
        assert words.full_name(child) == "mcKenzie van der Berg"

    def it_uses_the_first_name_without_a_known_as(self):
        assert words.known_name({"first_name": "James", "last_name": "X"}) == "James"


class DescribeDates:
    def it_says_a_day(self):
        assert words.day_words(date(2026, 3, 3)) == "3 March 2026"
        assert words.weekday_words(date(2026, 12, 25)) == "Friday 25 December 2026"

    @pytest.mark.parametrize(
        ("at", "said"),
        [("00:00", "midnight"), ("12:00", "midday"), ("09:30", "9:30am"), ("15:00", "3pm")],
    )
    def it_says_a_time(self, at, said):
        assert words.clock(time.fromisoformat(at)) == said


class DescribeCounts:
    def it_counts_ordinals_from_one(self):
        said = [words.ordinal(number) for number in (1, 2, 10, 11, 12, 13, 21, 22, 103, 111)]
        assert said == [
            *("first", "second", "tenth", "11th", "12th", "13th"),
            *("21st", "22nd", "103rd", "111th"),
        ]

    def it_lists(self):
        assert [words.and_list("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
