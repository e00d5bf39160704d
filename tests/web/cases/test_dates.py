"""The dates of a case: grouped, by month, as a calendar, and with another release tried."""

import re

import pytest

from generator.web.cases.dates import groups_of, month_of
from tests.web.conftest import ON


@pytest.fixture
def dates(desk, key):
    return desk.toolkit.case_dates(desk.case(key), ON)


class DescribeGroups:
    def they_begin_with_what_is_overdue(self, dates):
        groups = groups_of(dates)
        assert groups[0].name == "overdue"
        assert all("overdue" in row.away for row in groups[0].rows)
        assert all(row.source and row.what for group in groups for row in group.rows)

    def they_say_of_what_is_unknown_what_is_missing(self, dates):
        (unknown,) = (group for group in groups_of(dates) if group.name == "unknown")
        assert all(row.by == "Not known yet" and row.counted for row in unknown.rows)


class DescribeMonth:
    @pytest.mark.parametrize("named", ["2026-02", "2026-03", "2028-02", "2012-01", "2035-12"])
    def it_has_each_of_its_days_once_in_whole_weeks(self, dates, named):
        month = month_of(dates, named)
        assert all(len(week) == 7 for week in month.weeks)
        inside = [day.number for week in month.weeks for day in week if day.inside]
        assert inside == list(range(1, len(inside) + 1))
        assert len(inside) >= 28

    def it_holds_every_date_that_is_due_in_it(self, dates):
        by_month: dict[str, int] = {}
        for one in dates.deadlines:
            if one.due:
                by_month[f"{one.due:%Y-%m}"] = by_month.get(f"{one.due:%Y-%m}", 0) + 1
        for named, count in by_month.items():
            assert month_of(dates, named).count == count

    def it_is_this_month_when_none_is_named(self, dates):
        month = month_of(dates, "")
        assert month.title == "March 2026"
        assert [day.number for week in month.weeks for day in week if day.today] == [ON.day]

    def it_leads_to_its_neighbours_and_stops_where_we_know_no_holidays(self, dates):
        month = month_of(dates, "2026-01")
        assert (month.before, month.after) == ("2025-12", "2026-02")
        assert month_of(dates, "2012-01").before == ""
        assert month_of(dates, "2035-12").after == ""

    @pytest.mark.parametrize(
        "named", ["2026-13", "1999-01", "2026-1", "x", "9999-99", "2026-03-02"]
    )
    def it_is_nothing_for_what_is_no_month(self, dates, named):
        assert month_of(dates, named) is None


class DescribeThePages:
    def they_tell_each_date_with_its_source(self, client, key):
        page = client.get(f"/cases/{key}/dates").text
        assert "19 days overdue" in page
        assert page.index("Overdue") < page.index("In the next four weeks")
        assert "bolton: Practice Guidance" in page

    def they_refuse_what_is_no_month(self, client, key):
        assert client.get(f"/cases/{key}/dates/months/2026-99").status_code == 404
        assert client.get(f"/cases/{key}/dates/months/2026-04").status_code == 200

    def they_say_so_when_no_date_can_be_told(self, client, desk, folder):
        key = desk.key(folder / "remand.json")
        assert client.get(f"/cases/{key}/dates").status_code == 200

    def they_save_a_calendar_without_a_name(self, client, posting, desk, key, folder):
        first = posting(client, f"/cases/{key}/dates/calendar", {})
        assert first.status_code == 200
        assert first.content.startswith(b"BEGIN:VCALENDAR")
        name = re.search(r'filename="([^"]+)"', first.headers["content-disposition"])[1]
        assert name == "statutory-dates_TC-1001_2026-03-02.ics"
        assert b"Toby" not in first.content
        assert (folder / "documents" / name).is_file()
        assert posting(client, f"/cases/{key}/dates/calendar", {}).status_code == 200
        assert [one.what for one in desk.audit.entries(key)].count("made") == 2

    def they_show_what_another_release_moves(self, client, posting, key, folder):
        before = (folder / "dto-yoi.json").read_bytes()
        answer = posting(
            client,
            f"/cases/{key}/dates/try",
            {"release-day": "12", "release-month": "6", "release-year": "2026"},
        )
        assert answer.status_code == 200
        assert "If released on 12 June 2026" in answer.text
        assert "later" in answer.text
        assert (folder / "dto-yoi.json").read_bytes() == before

    @pytest.mark.parametrize("typed", [("x", "6", "2026"), ("31", "2", "2026"), ("1", "1", "1990")])
    def they_refuse_a_release_that_cannot_be_in_words(self, client, posting, key, typed):
        names = ("release-day", "release-month", "release-year")
        answer = posting(client, f"/cases/{key}/dates/try", dict(zip(names, typed, strict=True)))
        assert answer.status_code == 422
        assert "There is a problem" in answer.text
        assert f'value="{typed[0]}"' in answer.text
