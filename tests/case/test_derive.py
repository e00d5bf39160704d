"""Names, pronouns, ages and counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.case import derive


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

    def it_marks_the_failures_that_are_brought_to_court(self):
        log = [
            {"id": "a", "date": "2026-01-01", "appointment": "a", "outcome": "attended"},
            {"id": "b", "date": "2026-01-02", "appointment": "b", "outcome": "did-not-engage"},
            {"date": "2026-01-03", "appointment": "c", "outcome": "unacceptable-absence"},
        ]
        rows = derive.attendance(log, frozenset({"b"}))["rows"]
        assert [row["appointment"] for row in rows if row.get("before_court")] == ["b"]

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
