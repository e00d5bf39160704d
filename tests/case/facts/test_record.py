"""The questions that documents, dates and checks all ask, against values worked out by hand."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from generator.case.facts.record import Facts as Recorded
from generator.rules._facts import Facts

TODAY = date(2026, 3, 3)


def release(**parts):
    found = Facts(parts, TODAY).release
    return found and (found.day.isoformat(), found.source)


def dto(**more):
    return {"type": "dto", "date": "2026-02-12", "length_months": 10, **more}


def held(*events):
    return [{"type": "release", "date": day} for day in events]


class DescribeRelease:
    def it_goes_by_what_happened_before_any_plan(self):
        sentence = dto(dates={"release": "2026-03-10"})
        assert release(sentence=sentence, events=held("2026-03-02")) == ("2026-03-02", "happened")
        # A release that is still to come is no proof of one.
        assert release(sentence=sentence, events=held("2026-03-09")) == ("2026-03-10", "planned")

    def it_goes_by_the_establishments_date_before_what_was_arranged(self):
        sentence = dto(dates={"release": "2026-04-28", "mid_point": "2026-05-28"})
        arranged = {"release": {"date": "2026-05-12"}}
        assert release(sentence=sentence, supervision=arranged) == ("2026-04-28", "planned")
        assert release(sentence=dto(), supervision=arranged) == ("2026-05-12", "arranged")

    def it_plans_for_the_early_date_only_where_there_can_be_one(self):
        dates = {"early_release": "2026-06-12", "mid_point": "2026-07-12"}
        assert release(sentence=dto(dates=dates)) == ("2026-06-12", "early")
        assert release(sentence=dto(dates=dates, early_release_eligible=False)) == (
            "2026-07-12",
            "mid-point",
        )

    def it_works_out_a_date_last_and_never_as_if_it_were_recorded(self):
        # 12 February to 11 December are 303 days; half, rounded up, is 152: to 13 July. A month
        # earlier is 13 June.
        assert release(sentence=dto()) == ("2026-06-13", "reckoned")
        assert not Facts({"sentence": dto()}, TODAY).release.recorded
        assert Recorded({"sentence": dto()}, TODAY).release is None

    def it_is_none_when_nothing_tells_it(self):
        assert release() is None
        assert release(sentence={"type": "s250", "date": "2026-02-12"}) is None

    def it_tries_another_day(self):
        found = Facts({"sentence": dto()}, TODAY, date(2026, 5, 1)).release
        assert (found.day, found.source, found.recorded) == (date(2026, 5, 1), "tried", False)


class DescribeTheLengthOfASentence:
    @pytest.mark.parametrize(
        ("sentence", "long"),
        [
            ({"date": "2026-02-12", "length_days": 365}, True),
            ({"date": "2026-02-12", "length_days": 364}, False),
            # A leap year lies between: 12 months are 366 days.
            ({"date": "2027-03-01", "length_days": 365}, False),
            ({"date": "2027-03-01", "length_days": 366}, True),
            ({"length_days": 365}, True),
            ({"date": "2026-02-12", "length_months": 12}, True),
            ({"date": "2026-02-12", "length_months": 11}, False),
            ({"date": "2026-02-12", "length_months": 11, "length_days": 31}, True),
            ({"date": "2026-02-12", "custodial_months": 8, "extension_months": 4}, True),
            ({"date": "2026-02-12", "custodial_months": 11}, False),
            ({"type": "s259", "date": "2026-02-12"}, True),
            ({"date": "2026-02-12"}, None),
            ({"date": "2026-02-12", "length_days": 36500}, True),
        ],
    )
    def it_compares_days_and_not_rounded_months(self, sentence, long):
        assert Facts({"sentence": sentence}, TODAY).lasts(12) is long

    @given(
        st.dates(date(2015, 1, 1), date(2040, 1, 1)),
        st.integers(0, 40),
        st.integers(0, 800),
        st.integers(1, 60),
    )
    def it_agrees_with_another_calendar(self, start, months, days, least):
        sentence = {"date": start.isoformat(), "length_months": months, "length_days": days}
        found = Facts({"sentence": sentence}, TODAY).lasts(least)
        end = start + relativedelta(months=months) + timedelta(days=days)
        assert found is (
            None if not months and not days else end >= start + relativedelta(months=least)
        )


class DescribeSupervision:
    @pytest.mark.parametrize(
        ("case", "under", "rules"),
        [
            ({"sentence": {"type": "dto"}}, "notice of supervision", "requirements"),
            ({"sentence": {"type": "s250"}}, "licence", "conditions"),
            (
                {"sentence": {"type": "s250", "length_months": 11}},
                "notice of supervision",
                "requirements",
            ),
            ({"sentence": {"type": "s252A"}}, "licence", "conditions"),
            ({"sentence": {"type": "dto"}, "supervision": {"kind": "licence"}}, "licence", ""),
        ],
    )
    def it_is_under_what_the_sentence_asks_or_the_case_says(self, case, under, rules):
        facts = Facts(case, TODAY)
        assert facts.supervised_under == under
        assert facts.word_for_conditions == rules or not rules
