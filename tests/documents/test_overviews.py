"""Pictures of a case: they say in words all that they draw, of what is seen."""

import random
from datetime import date, timedelta

import pytest

from generator.documents.overviews import OVERVIEWS

OUTCOMES = {
    "attended": "Kept",
    "attended-late": "Kept, late",
    "acceptable-absence": "Missed for a reason we accept",
    "unacceptable-absence": "Missed",
    "did-not-engage": "Came, did not take part",
    "rearranged": "Changed to another day",
}


def calendar(*rows):
    held = [{"date": day.isoformat(), "outcome": outcome} for day, outcome in rows]
    return OVERVIEWS["calendar"].view({"child": {"name": "Ann"}, "attendance": {"rows": held}})


class _Noting(dict):
    """A view that notes which of its sections were looked at."""

    def __init__(self, **sections):
        super().__init__(**sections)
        self.read = set()

    def get(self, name, default=None):
        self.read.add(name)
        return super().get(name, default)

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)


class DescribeEveryOverview:
    @pytest.mark.parametrize("overview", OVERVIEWS.values(), ids=list(OVERVIEWS))
    def it_names_all_sections_that_it_is_drawn_from(self, overview):
        home = {"status": "provisional"}
        seen = _Noting(
            child={"name": "Ann"},
            service={},
            plan={"accommodation": home},
            family=[{"name": "Bea Lee", "role": "other-family"}],
            workers=[],
            attendance={"rows": [{"date": "2026-04-10", "outcome": "attended"}]},
        )
        assert overview.view(seen) is not None
        assert seen.read - {"child", "service"} == set(overview.needs)


class DescribeTheCalendar:
    @pytest.mark.parametrize("seed", range(8))
    def it_says_each_appointment_of_its_months(self, seed):
        draw = random.Random(seed)
        start = date(2025, 12, 20)
        rows = [
            (start + timedelta(draw.randrange(100)), draw.choice(list(OUTCOMES)))
            for _ in range(draw.randint(1, 40))
        ]
        shown = calendar(*rows)
        for day, outcome in rows:
            said = shown["words"].split(f"{day:%B} {day.year}: ")[1]
            days = said.split(f"{OUTCOMES[outcome]} on ")[1].split(".")[0].split(", ")
            assert str(day.day) in days
        assert shown["image"].startswith(b"<svg") or b"<svg" in shown["image"]

    def it_is_none_without_a_log(self):
        assert calendar() is None

    def it_keeps_to_the_last_twelve_months(self):
        rows = [(date(2024 + n // 12, n % 12 + 1, 3), "attended") for n in range(15)]
        words = calendar(*rows)["words"]
        assert "March 2024" not in words
        assert "April 2024" in words
        assert "record of attendance" in words


class DescribeTheNetwork:
    def it_names_each_by_who_they_are_in_a_sentence(self):
        seen = {
            "child": {"name": "Ann"},
            "family": [{"name": "Bea Lee", "role": "other-family", "relationship": "Gran"}],
            "workers": [{"name": "Cy Foy", "role": "mentor"}],
        }
        words = OVERVIEWS["network"].view(seen)["words"]
        assert "Bea Lee, Gran." in words
        assert "Cy Foy, mentor." in words

    def it_is_none_where_readers_see_nobody(self):
        assert OVERVIEWS["network"].view({"child": {"name": "Ann"}}) is None


class DescribeTheWayHome:
    @pytest.mark.parametrize(
        ("home", "done"),
        [
            ({"status": "not-found"}, 1),
            ({"status": "provisional"}, 2),
            ({"status": "not-found", "escalated_on": "2026-04-10"}, 2),
            ({"status": "confirmed", "confirmed_on": "2026-04-20"}, 3),
            ({"status": "confirmed", "address": {"lines": ["1 Weir Street"]}}, 4),
        ],
    )
    def it_says_what_is_done_and_what_is_open(self, home, done):
        seen = {"child": {"name": "Ann"}, "plan": {"accommodation": home}}
        words = OVERVIEWS["home"].view(seen)["words"]
        steps = 5 if "escalated_on" in home else 4
        assert words.count(", done") == done
        assert words.count("still open") == steps - done
        assert "Weir" not in words

    def it_is_none_where_no_home_is_needed(self):
        seen = {"child": {"name": "Ann"}, "plan": {"accommodation": {"status": "not-needed"}}}
        assert OVERVIEWS["home"].view(seen) is None
