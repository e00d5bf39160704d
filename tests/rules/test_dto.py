"""Detention and training orders: worked examples, refusals, and what always holds."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import RulesError
from generator.rules import dto_dates, refuse_reason

GOLDEN = json.loads((Path(__file__).parent / "golden" / "dto-dates.json").read_text())
PLAIN = {"type": "dto", "date": "2026-01-14", "length_months": 10}
STARTS = st.dates(date(2022, 6, 28), date(2040, 12, 31))


def day(text):
    return date.fromisoformat(text) if text else None


class DescribeDtoDates:
    @pytest.mark.parametrize("example", GOLDEN["examples"], ids=lambda one: one["start"])
    def it_gives_the_worked_examples(self, example):
        found = dto_dates(day(example["start"]), example["months"], example["deduct"])
        for key in ("mid", "early", "late", "end"):
            assert getattr(found, key) == day(example[key]), key

    def it_ends_a_term_from_the_1st_on_the_last_day_of_a_month(self):
        assert dto_dates(date(2023, 3, 1), 6).end == date(2023, 8, 31)
        assert dto_dates(date(2023, 9, 1), 6).end == date(2024, 2, 29)

    def it_says_how_and_asks_to_confirm(self):
        steps = dto_dates(date(2022, 8, 14), 23, 4).steps
        assert "14 August 2022" in steps[0]
        assert any("4 days on remand" in step for step in steps)
        assert "Confirm" in steps[-1]
        assert "establishment" in steps[-1]

    def it_takes_nothing_off_sentences_before_28_june_2022(self):
        start = date(2022, 6, 27)
        assert dto_dates(start, 12, 30).mid == dto_dates(start, 12).mid
        assert dto_dates(start + timedelta(1), 12, 30).mid < dto_dates(start, 12).mid

    @pytest.mark.parametrize(("months", "window"), [(7, None), (8, 1), (17, 1), (18, 2), (24, 2)])
    def it_opens_the_window_by_length(self, months, window):
        found = dto_dates(date(2026, 1, 14), months)
        if window is None:
            assert (found.early, found.late) == (None, None)
        else:
            assert found.early == found.mid - relativedelta(months=window)
            assert found.late == found.mid + relativedelta(months=window)

    @given(STARTS, st.integers(4, 24), st.integers(0, 100))
    def it_always_keeps_the_order_of_dates(self, start, months, credited):
        found = dto_dates(start, months, credited)
        in_order = [start, found.early, found.mid, found.late]
        known = [one for one in in_order if one]
        assert known == sorted(known)
        assert found.mid <= found.end
        plain = dto_dates(start, months)
        assert plain.end - found.end == timedelta(days=credited)
        if credited == 0:
            served, left = (found.mid - start).days + 1, (found.end - found.mid).days
            assert served - left in {0, 1}

    @pytest.mark.parametrize(
        ("start", "months", "credited"),
        [
            (date(2026, 1, 14), 3, 0),
            (date(2026, 1, 14), 25, 0),
            (date(2026, 1, 14), 10.5, 0),
            (date(2026, 1, 14), True, 0),
            (date(2026, 1, 14), 10, -1),
            (date(2026, 1, 14), 10, 1.5),
            (date(2026, 1, 14), 4, 200),
            ("2026-01-14", 10, 0),
            (datetime(2026, 1, 14), 10, 0),
            (None, 10, 0),
            (date(9999, 12, 1), 10, 0),
        ],
    )
    def it_refuses_what_cannot_be(self, start, months, credited):
        with pytest.raises(RulesError):
            dto_dates(start, months, credited)

    def it_names_all_faults_at_once(self):
        with pytest.raises(RulesError) as caught:
            dto_dates("soon", 3, -1)
        assert len(caught.value.faults) == 3


class DescribeRefuseReason:
    def it_lets_one_plain_order_through(self):
        assert refuse_reason({"sentence": PLAIN}) is None

    @pytest.mark.parametrize(
        ("change", "word"),
        [
            ({"recall": True}, "recall"),
            ({"breach_term": True}, "breach"),
            ({"consecutive": True}, "consecutive"),
            ({"type": "s250"}, "detention and training orders only"),
            ({"type": "s254"}, "detention and training orders only"),
            ({"length_days": 200}, "days"),
            ({"length_months": None}, "not recorded"),
            ({"length_months": 3}, "4 to 24"),
        ],
    )
    def it_says_why_not(self, change, word):
        assert word in refuse_reason({"sentence": {**PLAIN, **change}})

    @pytest.mark.parametrize("case", [{}, {"sentence": None}, {"sentence": []}])
    def it_says_when_there_is_no_sentence(self, case):
        assert "No sentence" in refuse_reason(case)
