"""The first weeks as a timetable: every booking stands once, on its day, in its week."""

from datetime import timedelta
from random import Random

import pytest

from generator.easyread.week import lines_of, timetable, week_of
from tests.easyread.week.test_week import DAYS, START, booked, curfew, view
from tests.sweeps import times

PICTURES = {name: {"image": name.encode(), "alt": name} for name in ("home", "talk", "calendar")}


def weeks(seen, day=START):
    meetings = [
        {**one, "shown": {"image": b"x", "alt": one["what"]}}
        for one in seen["supervision"]["appointments"]
    ]
    return timetable(seen, day, meetings, PICTURES)


def told(seen, day=START):
    return [
        (one["name"], entry["time"], entry["what"])
        for week in weeks(seen, day)
        for one in week["days"]
        for entry in one["entries"]
    ]


class DescribeATimetable:
    def it_is_empty_where_nothing_is_booked(self):
        assert weeks(view(curfew("19:00", "07:00"))) == []

    def it_holds_a_booking_in_the_week_that_it_falls_into(self):
        seen = view(
            appointments=[
                booked("Meet Samira", "2026-04-27", "10:00"),
                booked("Bike workshop", "2026-05-03", "14:00"),
                booked("See the doctor", "2026-05-04", "09:30"),
            ]
        )
        first, second = weeks(seen)
        assert [day["name"] for day in first["days"]] == ["Monday 27 April", "Sunday 3 May"]
        assert [day["name"] for day in second["days"]] == ["Monday 4 May"]
        assert (first["number"], second["number"]) == (1, 2)
        assert len(first["free"]) == 5

    def it_ends_with_supervision(self):
        late = booked("Meet Samira", "2026-05-05", "10:00")
        assert weeks(view(appointments=[late], ends="2026-05-04")) == []
        assert len(weeks(view(appointments=[late], ends="2026-05-05"))) == 2

    def it_leaves_out_what_is_over_and_what_is_far_ahead(self):
        ahead = (START + timedelta(days=42)).isoformat()
        seen = view(
            appointments=[
                booked("Old", "2026-04-26", "10:00"),
                booked("Near", "2026-04-28", "10:00"),
                booked("Far", ahead, "10:00"),
            ]
        )
        assert [what for _, _, what in told(seen)] == ["Near"]

    def it_says_hours_of_every_day_once(self):
        seen = view(
            curfew("19:00", "07:00"), appointments=[booked("Meet Samira", "2026-04-28", "10:00")]
        )
        [week] = weeks(seen)
        assert week["each_day"] == ["I can go out at 7am", "Home from 7pm"]
        assert [day["lines"] for day in week["days"]] == [[]]

    def it_shows_the_way_home_and_a_first_report_that_is_no_appointment(self):
        seen = view(
            starts="2026-04-28",
            release={"date": "2026-04-28", "time": "09:30"},
            reporting={"date": "2026-04-28", "time": "13:30", "where": "Quarry House"},
        )
        [[day]] = [week["days"] for week in weeks(seen)]
        assert day["shown"]["alt"] == "home"
        assert [(one["time"], one["what"]) for one in day["entries"]] == [
            ("09:30", "I go home"),
            ("13:30", "My first meeting"),
        ]
        assert "where" not in day["entries"][0]
        assert day["entries"][1]["where"] == "Quarry House"

    def it_names_nobody_twice(self):
        meet = {**booked("Meet Samira", "2026-04-28", "10:00"), "with_whom": "Samira"}
        tea = {**booked("Tea", "2026-04-29", "10:00"), "with_whom": "Samira"}
        [week] = weeks(view(appointments=[meet, tea]))
        assert [day["entries"][0].get("with_whom") for day in week["days"]] == [None, "Samira"]

    @pytest.mark.parametrize(("days", "new"), [(1, False), (2, True)])
    def it_begins_a_page_only_after_a_week_that_fills_one(self, days, new):
        first = [booked("A", (START + timedelta(days=n)).isoformat(), "10:00") for n in range(days)]
        seen = view(appointments=[*first, booked("B", "2026-05-05", "10:00")])
        assert [week["new_page"] for week in weeks(seen)] == [False, new]

    @pytest.mark.parametrize("seed", range(times(40, 2000)))
    def it_tells_every_booking_once_and_all_the_hours_that_the_week_tells(self, seed):
        draw = Random(seed)
        some = [
            booked(
                f"Thing {n}",
                (START + timedelta(days=draw.randrange(42))).isoformat(),
                f"{draw.randrange(24):02d}:{draw.randrange(60):02d}",
            )
            for n in range(draw.randrange(1, 12))
        ]
        hours = curfew("19:00", "07:00", draw.sample(DAYS, draw.randrange(1, 8)))
        seen = view(hours, appointments=some)
        made = weeks(seen)
        wanted = sorted(one["what"] for one in some)
        assert sorted(what for _, _, what in told(seen)) == wanted
        for number, week in enumerate(made):
            whole = week_of(seen, START + timedelta(days=7 * number)).days
            shown = {day["name"]: day for day in week["days"]}
            for day in whole[1:]:
                one = shown.get(day.name, {"lines": [], "entries": []})
                own = {line for line in lines_of(day) if not line.startswith("At ")}
                assert own == {*one["lines"], *week["each_day"]}
            assert set(week["free"]) == {day.name for day in whole if not day.booked}
