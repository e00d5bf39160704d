"""Names, pronouns, ages and counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.case import derive


class DescribeNames:
    @pytest.mark.parametrize(
        ("name", "possessive"),
        [("Jordan", "Jordan’s"), ("James", "James’s"), ("Liz", "Liz’s"), ("Zoë", "Zoë’s")],
    )
    def it_adds_an_apostrophe_and_s(self, name, possessive):
        assert derive.possessive(name) == possessive

    def it_leaves_capitals_alone(self):
        child = {"first_name": "mcKenzie", "last_name": "van der Berg", "known_as": "kenz"}
        assert derive.name(child) == "kenz"
        assert derive.full_name(child) == "mcKenzie van der Berg"

    def it_uses_the_first_name_without_a_known_as(self):
        assert derive.name({"first_name": "James", "last_name": "X"}) == "James"


class DescribePronouns:
    @pytest.mark.parametrize(
        ("pronouns", "sentence"),
        [
            ("he/him", "He is sure: his plan is his, it suits him, he has it himself."),
            ("she/her", "She is sure: her plan is hers, it suits her, she has it herself."),
            (
                "they/them",
                "They are sure: their plan is theirs, it suits them, they have it themself.",
            ),
            (None, "They are sure: their plan is theirs, it suits them, they have it themself."),
        ],
    )
    def it_makes_a_right_sentence(self, pronouns, sentence):
        made = "{They} {is_are} sure: {their} plan is {theirs}, it suits {them}, {they} "
        made += "{has_have} it {themself}."
        assert made.format(**derive.pronoun_words(pronouns)) == sentence


class DescribeAges:
    @pytest.mark.parametrize(
        ("born", "on", "age"),
        [
            ("2008-06-14", "2026-06-13", 17),
            ("2008-06-14", "2026-06-14", 18),
            ("2008-02-29", "2026-02-28", 17),
            ("2008-02-29", "2026-03-01", 18),
            ("2008-02-29", "2024-02-29", 16),
        ],
    )
    def it_counts_birthdays(self, born, on, age):
        assert derive.age_on(date.fromisoformat(born), date.fromisoformat(on)) == age

    @settings(deadline=None)
    @given(st.dates(date(1990, 1, 1), date(2020, 1, 1)), st.integers(0, 15000))
    def it_grows_by_one_on_one_day_a_year(self, born, days):
        # An oracle that counts birthdays one by one.
        on = born + timedelta(days=days)
        birthdays = 0
        for year in range(born.year + 1, on.year + 1):
            try:
                birthday = born.replace(year=year)
            except ValueError:
                birthday = date(year, 3, 1)
            birthdays += birthday <= on
        assert derive.age_on(born, on) == birthdays


class DescribeSentencesInWords:
    @pytest.mark.parametrize(
        ("sentence", "words"),
        [
            ({"type": "dto", "length_months": 10}, "10 months"),
            ({"type": "dto", "length_months": 1, "length_days": 14}, "1 month and 14 days"),
            ({"type": "dto", "length_days": 90}, "90 days"),
            ({"type": "dto"}, ""),
            (
                {"type": "s254", "custodial_months": 36, "extension_months": 24},
                "36 months in custody and 24 months on licence",
            ),
            ({"type": "s259", "length_months": 144}, "minimum term 12 years"),
            ({"type": "s258", "length_months": 13}, "minimum term 13 months"),
        ],
    )
    def it_tells_the_term(self, sentence, words):
        assert derive.term_in_words(sentence) == words

    @pytest.mark.parametrize(
        ("case", "under"),
        [
            ({"sentence": {"type": "dto"}}, ("notice of supervision", "requirements")),
            ({"sentence": {"type": "s250"}}, ("licence", "conditions")),
            (
                {"supervision": {"kind": "licence"}, "sentence": {"type": "dto"}},
                ("licence", "conditions"),
            ),
        ],
    )
    def it_knows_the_word_for_conditions(self, case, under):
        assert derive.supervised_under(case) == under

    def it_takes_the_planned_release_before_the_mid_point(self):
        dates = {"mid_point": "2026-07-12", "release": "2026-06-12"}
        assert derive.expected_release({"sentence": {"dates": dates}}) == "2026-06-12"
        arranged = {"supervision": {"release": {"date": "2026-06-13"}}}
        assert derive.expected_release(arranged) == "2026-06-13"
        assert derive.expected_release({}) is None

    def it_writes_dates_in_words(self):
        assert derive.date_in_words("2026-03-03") == "3 March 2026"
        assert derive.date_in_words(date(2026, 12, 25)) == "25 December 2026"


OUTCOMES = [
    "attended", "attended-late", "acceptable-absence", "unacceptable-absence",
    "did-not-engage", "rearranged",
]  # fmt: skip


class DescribeAttendance:
    def it_counts_the_log(self):
        log = [{"date": "2026-01-01", "appointment": "x", "outcome": o} for o in OUTCOMES]
        counted = derive.attendance(log)
        assert {k: v for k, v in counted.items() if k != "rows"} == {
            "offered": 5,
            "attended": 2,
            "attended_percent": 40,
            "acceptable": 1,
            "unacceptable": 1,
            "not_engaged": 1,
        }

    def it_lists_rows_by_date_and_time(self):
        log = [
            {"date": "2026-01-02", "time": "09:00", "appointment": "c", "outcome": "attended"},
            {"date": "2026-01-01", "time": "15:00", "appointment": "b", "outcome": "attended"},
            {"date": "2026-01-01", "appointment": "a", "outcome": "attended", "id": "no"},
        ]
        rows = derive.attendance(log)["rows"]
        assert [row["appointment"] for row in rows] == ["a", "b", "c"]
        assert "id" not in rows[0]

    @settings(deadline=None)
    @given(st.lists(st.sampled_from(OUTCOMES), max_size=60))
    def it_always_adds_up(self, outcomes):
        log = [{"date": "2026-01-01", "appointment": "x", "outcome": o} for o in outcomes]
        counted = derive.attendance(log)
        parts = sum(counted[k] for k in ("attended", "acceptable", "unacceptable", "not_engaged"))
        assert counted["offered"] == parts == len(outcomes) - outcomes.count("rearranged")
        assert 0 <= counted["attended_percent"] <= 100
        assert len(counted["rows"]) == len(outcomes)
        if counted["offered"]:
            exact = 100 * counted["attended"] / counted["offered"]
            assert abs(counted["attended_percent"] - exact) <= 0.5
