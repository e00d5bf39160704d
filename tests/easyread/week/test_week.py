"""The drawn week: every minute is told as the rules give it, and nothing on it meets or leaves."""

import itertools
from datetime import date, timedelta
from random import Random

import pytest
from lxml import etree

from generator.drawing import Shape, emf, svg
from generator.easyread.week import Style, drawn, in_words, lines_of, week_of, week_view
from generator.easyread.week._work import DAY, FREE, HOME
from tests.sweeps import times

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
START = date(2026, 4, 27)  # a Monday
FAMILIES = ("Arimo", "Atkinson Hyperlegible")
LONG = "Meet the whole team of the Northmoor and Saltersby youth justice and resettlement service"


def curfew(start, end, days=DAYS, **more):
    held = [{"days": list(days), "from": start, "to": end}]
    return {"code": "curfew", "official_text": "x", "inputs": {"times": held, **more}}


def view(*conditions, appointments=(), commitments=(), **supervision):
    held = {"starts": "2026-01-05", "conditions": conditions, "appointments": appointments}
    return {"child": {"commitments": commitments}, "supervision": {**held, **supervision}}


def booked(what, day, at):
    return {"what": what, "date": day, "time": at}


def lines(seen, day=START):
    return [list(lines_of(one)) for one in week_of(seen, day).days]


def style(points=16, family="Arimo"):
    return Style(family, points, "1F5C7A", "E9EFF2")


class DescribeTheHours:
    def it_takes_a_night_over_midnight(self):
        assert lines(view(curfew("19:00", "07:00")))[3] == ["I can go out at 7am", "Home from 7pm"]

    def it_says_hours_of_one_day_from_and_to(self):
        assert lines(view(curfew("09:00", "15:30", ["monday"])))[0] == ["Home 9am to 3:30pm"]

    def it_keeps_two_curfews_to_their_days(self):
        week = curfew("19:00", "07:00", DAYS[:5])
        late = curfew("22:30", "09:15", DAYS[5:])
        told = lines(view(week, late))
        assert told[5] == ["I can go out at 7am", "Home from 10:30pm"]
        assert told[6] == ["I can go out at 9:15am", "Home from 10:30pm"]
        assert told[0] == ["I can go out at 9:15am", "Home from 7pm"]

    def it_begins_with_the_first_night_and_ends_with_the_last(self):
        told = lines(
            view(curfew("19:00", "07:00", **{"from": "2026-04-28", "until": "2026-04-29"}))
        )
        assert told[:4] == [[], ["Home from 7pm"], ["I can go out at 7am", "Home from 7pm"],
                            ["I can go out at 7am"]]  # fmt: skip

    def it_joins_curfews_that_touch(self):
        both = view(curfew("18:00", "22:00"), curfew("21:00", "06:00"))
        assert lines(both)[1] == ["I can go out at 6am", "Home from 6pm"]

    def it_reads_hours_that_stand_in_the_official_words_alone(self):
        words = {"code": "curfew", "official_text": "Remain indoors between 8pm and 6am daily."}
        assert lines(view(words))[1] == ["I can go out at 6am", "Home from 8pm"]

    def it_says_a_whole_day(self):
        assert lines(view(curfew("00:00", "00:00")))[2] == ["Home all day"]

    def it_names_other_rules_by_their_heading(self):
        rule = curfew("09:30", "15:00", ["thursday"]) | {"code": "education"}
        rule["easy_read"] = {"heading": "Go to the Foundry"}
        assert lines(view(rule))[3] == ["Go to the Foundry: 9:30am to 3pm"]

    def it_shows_what_is_fixed_over_the_hours_at_home(self):
        college = {"what": "College", "kind": "education", "days": ["monday"], "from": "20:00",
                   "to": "21:00"}  # fmt: skip
        seen = view(curfew("19:00", "07:00"), commitments=[college])
        assert lines(seen)[0] == [
            "I can go out at 7am", "Home 7pm to 8pm", "College 8pm to 9pm", "Home from 9pm",
        ]  # fmt: skip

    def it_agrees_with_every_minute_of_random_curfews(self):
        random = Random(7)
        for _ in range(times(40, 2000)):
            rules = [
                (random.randrange(0, DAY, 15), random.randrange(0, DAY, 15),
                 random.sample(DAYS, random.randint(1, 7)))
                for _ in range(random.randint(1, 3))
            ]  # fmt: skip
            seen = view(*(curfew(hhmm(a), hhmm(b), days) for a, b, days in rules))
            for day in week_of(seen, START).days:
                home = {m for one in day.strip if one.kind == HOME
                        for m in range(one.start, one.end)}  # fmt: skip
                assert home == {m for m in range(DAY) if at_home(rules, day.on, m)}
                free = {m for one in day.strip if one.kind == FREE
                        for m in range(one.start, one.end)}  # fmt: skip
                assert home | free == set(range(DAY)) and not home & free


def hhmm(minute):
    return f"{minute // 60:02d}:{minute % 60:02d}"


def at_home(rules, day, minute):
    """The oracle: whether some curfew that began that day or the day before is on."""
    for start, end, days in rules:
        last = end if end > start else end + DAY
        today, before = DAYS[day.weekday()], DAYS[(day - timedelta(days=1)).weekday()]
        if today in days and start <= minute < last:
            return True
        if before in days and minute + DAY < last:
            return True
    return False


class DescribeTheDays:
    def it_starts_with_supervision_or_today_whichever_is_later(self):
        seen = view(curfew("19:00", "07:00"), starts="2026-04-29")
        assert week_of(seen, START).days[0].name == "Wednesday 29 April"
        assert week_of(seen, date(2026, 5, 3)).days[0].name == "Sunday 3 May"

    def it_ends_with_supervision(self):
        seen = view(curfew("19:00", "07:00"), ends="2026-04-29")
        assert [day.name for day in week_of(seen, START).days][-1] == "Wednesday 29 April"
        assert week_of(seen, date(2026, 4, 30)) is None

    def it_is_not_there_where_nothing_has_a_time(self):
        assert week_of(view(), START) is None
        assert week_of({}, None) is None
        assert week_view(view(), START, style()) is None

    def it_has_no_free_time_before_the_child_is_out(self):
        release = {"date": "2026-04-27", "time": "09:30"}
        first = week_of(view(curfew("19:00", "07:00"), starts="2026-04-27", release=release), START)
        assert next(one.start for one in first.days[0].strip if one.kind == FREE) == 570
        assert list(lines_of(first.days[0])) == ["At 9:30am: I go home", "Home from 7pm"]

    def it_tells_the_first_report_once(self):
        first = {"date": "2026-04-27", "time": "14:00", "where": "1 Weir Street"}
        alone = view(reporting=first)
        assert lines(alone)[0] == ["At 2pm: My first meeting"]
        told = view(reporting=first, appointments=[booked("Meet Sam", "2026-04-27", "14:00")])
        assert lines(told)[0] == ["At 2pm: Meet Sam"]


def random_week(random):
    rules = [
        curfew(hhmm(random.randrange(0, DAY, 5)), hhmm(random.randrange(0, DAY, 5)),
               random.sample(DAYS, random.randint(1, 7)))
        for _ in range(random.randint(0, 2))
    ]  # fmt: skip
    names = ("Meet Sam", LONG, "W" * 120, "مركز الشباب", "Żółw")
    meetings = [
        booked(random.choice(names), (START + timedelta(days=random.randint(0, 6))).isoformat(),
               hhmm(random.randrange(0, DAY)))
        for _ in range(random.choice((1, 3, 12, 40)))
    ]  # fmt: skip
    meetings += [booked(LONG, "2026-04-29", hhmm(500 + 40 * n)) for n in range(12)]
    shift = {"what": random.choice(names), "kind": "work", "days": random.sample(DAYS, 3),
             "from": "17:00", "to": "21:30"}  # fmt: skip
    return week_of(view(*rules, appointments=meetings, commitments=[shift]), START)


def spots(canvas):
    for one in canvas.drawn:
        if isinstance(one, Shape):
            places = [n for _, *at in one.path for n in at]
            yield from zip(places[::2], places[1::2], strict=True)
        else:
            yield from ((x, y) for x, y, _ in one.letters)


class DescribeThePicture:
    @pytest.mark.parametrize("points", [14, 18, 24])
    @pytest.mark.parametrize("family", FAMILIES)
    def it_clips_nothing_and_lets_no_words_meet(self, points, family):
        random = Random(points)
        for _ in range(times(4, 60)):
            shown = []
            for days, canvas in drawn(random_week(random), style(points, family)):
                assert canvas.height <= style(points).highest + 0.1
                for x, y in spots(canvas):
                    assert -0.01 <= x <= canvas.width + 0.01
                    assert -0.01 <= y <= canvas.height + 0.01
                for label in canvas.labels:
                    assert label.right <= canvas.width + 0.01
                for one, other in itertools.combinations(canvas.labels, 2):
                    assert not one.meets(other), (one.words, other.words)
                shown += [day for day in days if day not in shown]
            assert len(shown) == 7

    def it_prints_every_word_of_a_long_name(self):
        seen = view(appointments=[booked(LONG, "2026-04-27", "10:00")])
        _, canvas = next(drawn(week_of(seen, START), style(24)))
        printed = " ".join(label.words for label in canvas.labels)
        assert all(word in printed for word in LONG.split())

    def it_sets_no_letter_smaller_than_14_points(self):
        week = week_of(view(curfew("19:00", "07:00")), START)
        for _, canvas in drawn(week, style(14)):
            sizes = {glyph.size for one in canvas.drawn if not isinstance(one, Shape)
                     for _, _, glyph in one.letters}  # fmt: skip
            assert min(sizes) >= 14 * 25.4 / 72 - 0.001

    def it_is_a_vector_that_says_its_words(self):
        week = week_of(view(curfew("19:00", "07:00")), START)
        [(days, canvas)] = drawn(week, style(14))
        root = etree.fromstring(svg(canvas, "My week", in_words(days)))
        assert root.findtext("{*}desc") == in_words(week.days)
        assert not root.findall(".//{*}text") and not root.findall(".//{*}image")
        assert emf(canvas)[40:44] == b" EMF"

    def it_says_in_words_all_that_the_table_says(self):
        seen = view(curfew("19:00", "07:00"), appointments=[booked(LONG, "2026-04-29", "10:00")])
        shown = week_view(seen, START, style())
        words = " ".join(picture["words"] for picture in shown["pictures"])
        for day in shown["days"]:
            assert day["name"] in words
            assert all(line in words for line in day["lines"])
        assert (shown["first"], shown["last"]) == ("Monday 27 April", "Sunday 3 May")
