"""Small functions over all that they are given, held against another way to the same answer."""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from random import Random

import pytest
from dateutil import tz  # type: ignore[import-untyped]
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from generator.case.answers import AnswerError, answer
from generator.case.derive import pronoun_words, term_in_words
from generator.case.facts import words
from generator.case.facts.days import add_hours, add_months, age_on, turns
from generator.case.facts.reading import as_day, as_time, text_of
from generator.case.guide import guide

EVERY_MINUTE = [time(hour, minute) for hour, minute in product(range(24), range(60))]
LONDON = tz.gettz("Europe/London")
LIFE = ("s258", "s259")


class DescribeTimesInWords:
    def they_are_said_as_a_twelve_hour_clock_says_them(self):
        for at in EVERY_MINUTE:
            plain = at.strftime("%I:%M%p").lstrip("0").lower().replace(":00", "")
            named = {"12am": "midnight", "12pm": "midday"}
            assert words.clock(at) == named.get(plain, plain)

    def they_are_read_back_from_every_way_to_write_them(self):
        field = guide().find(("events", "time"))
        for at in EVERY_MINUTE:
            half = at.strftime("%I:%M%p")
            for text in (f"{at:%H:%M}", f"{at:%H.%M}", half, half.lower().replace(":", ".")):
                assert answer(field, text) == f"{at:%H:%M}"
            if not at.minute:
                assert answer(field, at.strftime("%I %p")) == f"{at:%H:%M}"

    @pytest.mark.parametrize("text", ["24:00", "23:60", "99:00", "0pm", "13am", "12:60pm", "noo"])
    def they_end_at_a_minute_to_midnight(self, text):
        with pytest.raises(AnswerError, match="no time of day"):
            answer(guide().find(("events", "time")), text)

    @pytest.mark.parametrize("hour", range(25))
    def they_need_a_half_of_the_day(self, hour):
        with pytest.raises(AnswerError, match="morning or afternoon"):
            answer(guide().find(("events", "time")), str(hour))


class DescribeYearsOfTwoDigits:
    def they_are_at_most_ten_years_ahead(self):
        field = guide().find(("events", "date"))
        for ahead, year in product((0, 1, 4, 99), range(100)):
            today = date(2026 + ahead, 3, 1)
            read = date.fromisoformat(answer(field, f"1/6/{year:02}", today=today)).year
            assert read % 100 == year
            assert today.year - 90 <= read <= today.year + 10


class DescribeNumbersWithBounds:
    def they_may_be_the_bound_itself(self):
        for field in guide().walk():
            if field.form not in ("integer", "number"):
                continue
            least, most = field.limits.least, field.limits.most
            for bound, beyond, said in ((least, -1, "too little"), (most, 1, "too much")):
                if bound is not None:
                    assert answer(field, f"{bound:g}" if bound < 10**6 else str(bound)) == bound
                    if bound + beyond >= 0:
                        with pytest.raises(AnswerError, match=said) as error:
                            answer(field, str(bound + beyond))
                        assert f"{bound:g}" in (error.value.hint or "")


class DescribeAnswersThatAreEmptyOrTooLong:
    @pytest.mark.parametrize("text", ["", "  ", "\n"])
    def they_are_refused_with_an_example(self, text):
        for field in guide().walk():
            if field.form in ("line", "narrative", "id", "person"):
                with pytest.raises(AnswerError, match="nothing here") as error:
                    answer(field, text)
                said = isinstance(field.example, str | int)
                assert error.value.hint == (f"For example: {field.example}." if said else "")

    def they_may_have_the_longest_length(self):
        field = guide().find(("people", "name"))
        longest = field.limits.longest
        assert answer(field, "x" * longest) == "x" * longest
        with pytest.raises(AnswerError, match=f"{longest + 1} characters"):
            answer(field, "x" * (longest + 1))

    def they_say_how_an_id_is_written(self):
        field = guide().find(("case_id",))
        with pytest.raises(AnswerError, match="letters, digits and hyphens"):
            answer(field, "a b!")
        with pytest.raises(AnswerError, match="none of the choices") as error:
            answer(guide().find(("people", "role")), "astronaut")
        titles = list(guide().find(("people", "role")).choices.values())
        assert error.value.hint.endswith(f"{titles[9]}, and {len(titles) - 10} more.")


class DescribeOrdinalsAndLists:
    def they_end_as_people_say_them(self):
        for number in range(11, 1200):
            ends = "th"
            if number // 10 % 10 != 1:
                ends = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            assert words.ordinal(number) == f"{number}{ends}"
        first = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
        assert [words.ordinal(number) for number in range(1, 9)] == [*first]
        assert [words.ordinal(number) for number in (9, 10)] == ["ninth", "tenth"]
        assert words.ordinal(0) == "0th"

    def they_count_one_alone(self):
        assert [words.count(n, "day") for n in range(4)] == ["0 days", "1 day", "2 days", "3 days"]
        assert [words.capital(each) for each in ("", "a", "aB c", "éa")] == ["", "A", "AB c", "Éa"]


class DescribeMonthsAndAges:
    def they_are_as_another_calendar_counts_them(self):
        random = Random(4)
        for _ in range(3000):
            day = date(2000, 1, 1) + timedelta(days=random.randrange(12000))
            months, years = random.randrange(-60, 60), random.randrange(30)
            assert add_months(day, months) == day + relativedelta(months=months)
            birthday = day + relativedelta(years=years)
            if (day.month, day.day) == (2, 29) and not calendar.isleap(birthday.year):
                birthday += timedelta(days=1)
            assert turns(day, years) == birthday
            assert turns(day, years, 5) == birthday + relativedelta(months=5)
            for other, age in ((birthday, years), (birthday - timedelta(days=1), years - 1)):
                assert age_on(day, other) == age


class DescribeHours:
    def they_are_real_hours_on_the_nights_that_the_clocks_change(self):
        for year, month in product(range(2024, 2030), (1, 3, 4, 9, 10, 11)):
            for day in range(20, 32 if month in (1, 3, 10) else 31):
                for hour, minute in ((0, 0), (0, 59), (1, 0), (2, 0), (2, 30), (13, 5), (23, 59)):
                    start = datetime(year, month, day, hour, minute, tzinfo=LONDON)
                    if not tz.datetime_exists(start):
                        continue
                    for hours in (1, 24, 31):
                        later = start.astimezone(UTC) + timedelta(hours=hours)
                        local = later.astimezone(LONDON)
                        found = add_hours(start.date(), start.time(), hours)
                        assert found == (local.date(), local.time()), (start, hours)


class DescribeTerms:
    def they_are_said_by_months_days_and_kind(self):
        for kind, months, days in product(
            ("dto", *LIFE), (None, 0, 1, 6, 12, 18, 24), (None, 0, 1, 14)
        ):
            sentence = {"type": kind}
            sentence |= {} if months is None else {"length_months": months}
            sentence |= {} if days is None else {"length_days": days}
            told = [f"{months} month{'s' * (months != 1)}"] if months else []
            told += [f"{days} day{'s' * (days != 1)}"] if days else []
            term = " and ".join(told)
            if kind in LIFE and months and months % 12 == 0 and not days:
                term = f"{months // 12} year{'s' * (months != 12)}"
            wanted = f"minimum term {term}" if term and kind in LIFE else term
            assert term_in_words(sentence) == wanted, sentence

    def they_are_of_custody_and_licence_where_both_are_set(self):
        held = {"type": "s254", "custodial_months": 1}
        assert term_in_words(held) == "1 month in custody"
        held["extension_months"] = 12
        assert term_in_words(held) == "1 month in custody and 12 months on licence"


class DescribePronouns:
    @pytest.mark.parametrize("pronouns", ["he/him", "she/her", "they/them", None])
    def they_agree_with_their_verbs(self, pronouns):
        forms = {
            "he/him": "he him his his himself",
            "she/her": "she her her hers herself",
        }.get(pronouns, "they them their theirs themself")
        said = pronoun_words(pronouns)
        names = ("they", "them", "their", "theirs", "themself")
        assert [said[name] for name in names] == forms.split()
        for name in ("They", "Them", "Their"):
            assert said[name] == said[name.lower()].capitalize()
        verbs = [said[name] for name in ("is_are", "was_were", "has_have")]
        many = forms.startswith("they")
        assert verbs == (["are", "were", "have"] if many else ["is", "was", "has"])


class DescribeReadings:
    @pytest.mark.parametrize("value", [None, 5, 2.5, True, [], {}, "", "x", "2026", b"2026-03-02"])
    def they_are_nothing_for_what_is_no_date_or_time(self, value):
        assert as_day(value) is None
        assert as_time(value) is None
        assert text_of({"a": value}, "b") == ""

    @pytest.mark.parametrize(
        ("value", "day"),
        [
            ("1899-12-31", None),
            ("1900-01-01", date(1900, 1, 1)),
            ("2100-12-31", date(2100, 12, 31)),
            ("2101-01-01", None),
            (date(1899, 12, 31), None),
            (date(2100, 12, 31), date(2100, 12, 31)),
            (datetime(2026, 3, 2, 5, 6), date(2026, 3, 2)),
            (datetime(2101, 3, 2), None),
            ("20260302", None),
            ("2026-W10-1", None),
            ("2026-3-02", None),
            ("2026-02-29", None),
            (" 2026-03-02", None),
        ],
    )
    def they_are_of_years_that_can_be_meant(self, value, day):
        assert as_day(value) == day

    def they_are_texts_without_the_spaces_round_them(self):
        assert text_of({"a": " b c \n"}, "a") == "b c"
        assert as_time("07:05") == time(7, 5) == as_time(time(7, 5))
        assert as_time("7:05") is None is as_time("24:00")
