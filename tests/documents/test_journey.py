"""The picture of a sentence: nothing on it meets or leaves it, and its words say all it shows."""

import itertools
import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from lxml import etree

from generator.case import derive
from generator.case.facts.words import day_words
from generator.documents.journey import (
    drawn,
    emf,
    family_journey,
    in_words,
    staff_journey,
    svg,
)
from generator.documents.journey._scale import spread
from generator.drawing import Shape, width_of, wrapped
from generator.rules import load_pack, pack_names
from generator.rules.case_dates import CaseDates
from tests.rules.journeys import journey
from tests.sweeps import times

WHOLE = Path(__file__).resolve().parents[1] / "rules" / "whole"
SEED = 20261127
PLACES = (
    "A", "Harrowfield Young Offender Institution",
    "His Majesty’s Young Offender Institution and Secure Training Centre Upper Harrowfield North",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch", "Żółkiewka – Dom", "مركز",
)  # fmt: skip
BOOKINGS = ("Meet the doctor’s team", "This plan is looked at again", "W" * 120, "Court")


def dated(case, today, pack):
    return CaseDates(SimpleNamespace(data=case, identifier="T-1"), load_pack(pack), today)


def child_of(case):
    child = dict(case["child"])
    return {**child, **derive.naming(child), "full_name": "Sam Example"}


def both(case, today, pack, booked=()):
    """The picture for staff and that for the family."""
    dates, child = dated(case, today, pack), child_of(case)
    seen = {"child": child, "booked": booked}
    return dates, staff_journey(dates, child), family_journey(dates, seen)


def random_cases(count):
    random = Random(SEED)
    for _ in range(count):
        made = journey(random, pack_names())
        placed = made.case.get("placement", {})
        if "establishment" in placed:
            placed["establishment"] = random.choice(PLACES)
        for moved in placed.get("transferred", ()):
            moved |= {"from": random.choice(PLACES), "to": random.choice(PLACES)}
        if random.random() < 0.1 and "entered" in placed:
            # Moved again and again.
            entered = date.fromisoformat(placed["entered"])
            placed["transferred"] = [
                {"date": str(entered + timedelta(days=3 * n)), "from": "A", "to": f"B{n}"}
                for n in range(1, random.randrange(2, 24))
            ]
        days = sorted(random.randrange(0, 400) for _ in range(random.randrange(9)))
        booked = [
            {"date": str(made.today + timedelta(days=days[n])), "what": random.choice(BOOKINGS)}
            for n in range(len(days))
        ]
        yield made, booked


def stays_on_the_page(canvas):
    for box in canvas.labels:
        assert box.left >= 0 and box.top >= 0, box
        assert box.right <= canvas.width + 0.01 and box.bottom <= canvas.height, box
    for one in canvas.drawn:
        if isinstance(one, Shape):
            points = [
                pair for step in one.path for pair in zip(step[1::2], step[2::2], strict=True)
            ]
        else:
            points = [(x + one_x, y + one_y) for x, y, glyph in one.letters
                      for step in glyph.path
                      for one_x, one_y in zip(step[1::2], step[2::2], strict=True)]  # fmt: skip
        for x, y in points:
            assert -0.01 <= x <= canvas.width + 0.01 and -0.01 <= y <= canvas.height + 0.01


def nothing_meets(canvas):
    boxes = sorted(canvas.labels, key=lambda box: box.top)
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert other.top >= box.bottom or not box.meets(other), (box, other)


def every_stage_is_there(told, canvas, words):
    shown = "".join("".join(box.words.split()) for box in canvas.labels)
    at = 0
    for band in told.bands:
        at = shown.index("".join(band.title.split()), at) + 1
        assert f"{band.words}," in words or f"{band.words}." in words
        for day in (band.start, band.last):
            if day is not None and day_words(day) in band.days:
                assert "".join(day_words(day).split()) in shown
                assert day_words(day) in words
    for pin in (*told.days, *told.steps):
        assert f"{pin.when}: {pin.words}." in words
        assert "".join(day_words(pin.day).split()) in shown


class DescribeThePicture:
    @pytest.mark.parametrize("count", [pytest.param(times(150, 3000), id="drawn")])
    def it_shows_every_stage_and_nothing_meets_or_leaves_it(self, count):
        for made, booked in random_cases(count):
            dates, *pictures = both(made.case, made.today, made.pack, booked)
            for told in pictures:
                canvas, words = drawn(told, "1F5C7A"), in_words(told)
                assert len(told.bands) == len(dates.line)
                stays_on_the_page(canvas)
                nothing_meets(canvas)
                every_stage_is_there(told, canvas, words)
                assert len(told.steps) <= 6

    def it_holds_nothing_overdue_or_past_for_the_family(self):
        late = 0
        for made, booked in random_cases(60):
            _, staff, family = both(made.case, made.today, made.pack, booked)
            late += any(pin.state == "overdue" for pin in staff.steps)
            assert "overdue" not in in_words(family).lower()
            assert all(
                pin.state in {"booked", "due"} and pin.day >= made.today for pin in family.steps
            )
        assert late > 20

    @pytest.mark.parametrize("path", sorted(WHOLE.glob("*.json")), ids=lambda path: path.stem)
    def it_counts_for_staff_what_it_does_not_show(self, path):
        held = json.loads(path.read_text("utf-8"))
        on = date.fromisoformat(held["date"])
        dates, staff, _ = both(held["case"], on, held["case"]["rules"]["pack"])
        pack = dates.pack.rules
        ahead = sum(
            one.state in {"due", "overdue"} and pack[one.id].direction != "throughout"
            for one in dates.deadlines
        )
        left = sum(
            int(part.split()[0])
            for part in staff.rest.removeprefix("Not shown: ").rstrip(".").split(", ")
            if part.endswith(("more overdue", "more to come"))
        )
        assert len(staff.steps) + left == ahead

    def it_leaves_out_of_the_childs_what_nobody_has_set(self):
        case = json.loads((WHOLE / "dto-of-24-months.json").read_text("utf-8"))["case"]
        case["sentence"].pop("dates", None)
        case.pop("supervision", None)
        _, staff, family = both(case, date(2026, 3, 2), "national")
        assert "to be confirmed" in in_words(staff)
        assert "the day is not set yet" in in_words(family)
        assert "release day" not in in_words(family)

    def it_says_why_a_release_is_on_another_day_than_was_set(self):
        case = json.loads((WHOLE / "dto-of-24-months.json").read_text("utf-8"))["case"]
        case["sentence"]["dates"] = {"release": "2026-05-09"}
        case.pop("supervision", None)
        for told in both(case, date(2026, 3, 2), "national")[1:]:
            assert "8 May 2026: Planned release" in in_words(told)
            assert ", as 9 May 2026 is a Saturday." in in_words(told)
        case["sentence"]["dates"] = {"release": "2026-05-25"}
        staff = both(case, date(2026, 3, 2), "national")[1]
        assert "22 May 2026: Planned release, as 25 May 2026 is a bank holiday" in in_words(staff)

    def it_says_in_words_the_titles_that_it_shows(self):
        for made, booked in random_cases(30):
            for told in both(made.case, made.today, made.pack, booked)[1:]:
                shown = {box.words for box in drawn(told, "1F5C7A").labels}
                said = in_words(told)
                for title in ("Big days", "Days that matter", "What comes next", "To do"):
                    assert (title in shown) == (f" {title}: " in said)

    def it_says_where_today_is(self):
        for made, booked in random_cases(30):
            for told in both(made.case, made.today, made.pack, booked)[1:]:
                assert [box.words for box in drawn(told, "1F5C7A").labels].count("Today") == 1
                assert f"on {day_words(made.today)}" in in_words(told)

    def it_is_outlines_alone(self):
        made, booked = next(random_cases(1))
        told = both(made.case, made.today, made.pack, booked)[1]
        told_words = in_words(told) + " < & >"
        root = etree.fromstring(svg(drawn(told, "1F5C7A"), told.title, told_words))
        tags = {etree.QName(element).localname for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "defs", "path", "g", "use"}
        assert root.findtext("{*}desc") == told_words

    def it_does_not_rely_on_colour(self):
        made, booked = next(random_cases(1))
        told = both(made.case, made.today, made.pack, booked)[1]
        one, other = (
            [type(part) for part in drawn(told, colour).drawn] for colour in ("1F5C7A", "1A1A1A")
        )
        assert one == other

    def it_is_the_same_each_time(self):
        made, booked = next(random_cases(1))
        told = both(made.case, made.today, made.pack, booked)[1]
        first, second = (emf(drawn(told, "1F5C7A")) for _ in range(2))
        assert first == second


class DescribePlacesOfMarks:
    def they_never_meet_and_stay_in_order(self):
        random = Random(SEED)
        for _ in range(500):
            marks = sorted(
                (random.uniform(-20, 180), random.choice((2.1, 6.5)))
                for _ in range(random.randrange(1, 11))
            )
            places = spread(marks, 0.7, 160.0)
            assert places[0] >= marks[0][1] - 1e-9
            assert places[-1] <= 160 - marks[-1][1] + 1e-9
            for (one, left), (other, right) in itertools.pairwise(
                zip(places, (half for _, half in marks), strict=True)
            ):
                assert other - one >= left + right + 0.7 - 1e-9

    def it_stays_where_it_belongs_when_there_is_room(self):
        assert spread([(20.0, 2.0), (60.0, 2.0), (100.0, 6.0)], 0.7, 160.0) == [20.0, 60.0, 100.0]


class DescribeLines:
    def they_hold_every_letter_and_fit(self):
        random = Random(SEED)
        for _ in range(300):
            words = " ".join("Wi" * random.randrange(1, 14) for _ in range(random.randrange(9)))
            room = random.uniform(8, 60)
            lines = wrapped(words, room, 2.65)
            assert "".join("".join(lines).split()) == "".join(words.split())
            assert all(width_of(line, 2.65) <= room for line in lines)
