"""Calendar files: whole days, the same identity every time, and no child's name."""

from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from generator.sheets.calendar import calendar, listed
from tests.sheets.conftest import ON

SAMPLES = ["dto-yoi", "remand", "s250-secure-home", "breach-transition"]


def events(content):
    return list(Calendar.from_ical(content).walk("VEVENT"))


def by_uid(content):
    return {str(event["uid"]): event for event in events(content)}


class DescribeACalendar:
    @pytest.mark.parametrize("sample", SAMPLES)
    def it_parses_back_to_the_dates_that_are_still_to_do(self, dates, sample):
        found = dates(sample)
        back = [(e.decoded("dtstart"), str(e["summary"])) for e in events(calendar(found))]
        assert [day for day, _ in back] == [one.due for one in listed(found)]
        for one, (_, summary) in zip(listed(found), back, strict=True):
            assert one.what in summary
            assert one.state in {"due", "overdue"}
            assert ("Overdue" in summary) == (one.state == "overdue")

    def it_takes_whole_days_and_no_time_zone(self, dates):
        content = calendar(dates())
        for event in events(content):
            start, end = event.decoded("dtstart"), event.decoded("dtend")
            assert not isinstance(start, datetime)
            assert end - start == timedelta(days=1)
        assert b"TZID" not in content
        assert b"VTIMEZONE" not in content

    def it_leaves_out_what_is_done_unknown_or_holds_all_the_time(self, dates):
        found = dates()
        ids = {one.id for one in listed(found)}
        assert not ids & {"rotl-planning", "education-hours", "contact-community"}
        assert "plan-completed" not in ids

    def it_reminds_of_what_must_be_done_at_nine_a_week_and_a_day_before(self, dates):
        for event in events(calendar(dates())):
            triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
            nine = timedelta(hours=9)
            wanted = [nine - timedelta(days=7), nine - timedelta(days=1)]
            assert triggers == (wanted if "must" in event["categories"].cats else [])

    def it_folds_its_lines(self, dates):
        lines = calendar(dates("s250-secure-home"), names=True).split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert lines[-1] == b""

    def it_makes_the_same_bytes_again(self, dates):
        assert calendar(dates()) == calendar(dates())


class DescribeReimporting:
    def it_keeps_the_identity_of_a_date_that_moved_and_raises_its_sequence(self, dates):
        def later(data):
            data["sentence"]["dates"]["early_release"] = "2026-05-12"
            data["sentence"]["dates"]["release"] = "2026-05-12"
            data["supervision"]["release"]["date"] = "2026-05-12"
            data["supervision"]["starts"] = "2026-05-12"

        before = by_uid(calendar(dates()))
        after = by_uid(calendar(dates(change=later, on=ON + timedelta(days=1))))
        moved = [
            uid
            for uid in before.keys() & after.keys()
            if before[uid].decoded("dtstart") != after[uid].decoded("dtstart")
        ]
        assert len(moved) > 5
        for uid in before.keys() & after.keys():
            assert before[uid]["summary"] == after[uid]["summary"]
            assert after[uid]["sequence"] > before[uid]["sequence"]
            assert after[uid].decoded("dtstamp") > before[uid].decoded("dtstamp")

    def it_never_gives_two_dates_or_two_cases_one_identity(self, dates):
        uids = [str(e["uid"]) for s in SAMPLES for e in events(calendar(dates(s)))]
        assert len(uids) == len(set(uids))

    def it_has_no_negative_sequence(self, dates):
        found = dates(on=date(2019, 5, 1))
        assert {int(event["sequence"]) for event in events(calendar(found))} <= {0}


class DescribeExportingAgain:
    def it_numbers_higher_only_what_changed_on_the_same_day(self, dates):
        def later(data):
            for path in (("sentence", "dates"), ("supervision",)):
                held = data
                for key in path:
                    held = held[key]
                held["release" if path[-1] == "dates" else "starts"] = "2026-05-12"
            data["sentence"]["dates"]["early_release"] = "2026-05-12"
            data["supervision"]["release"]["date"] = "2026-05-12"

        first = calendar(dates())
        second = calendar(dates(change=later), before=first)
        before, after = by_uid(first), by_uid(second)
        moved = {
            uid
            for uid in before.keys() & after.keys()
            if before[uid].decoded("dtstart") != after[uid].decoded("dtstart")
        }
        assert moved
        for uid in moved:
            assert after[uid]["sequence"] > before[uid]["sequence"]
        assert calendar(dates(change=later), before=second) == calendar(
            dates(change=later), before=second
        )
        unchanged = calendar(dates(), before=first)
        assert by_uid(unchanged).keys() == before.keys()
        assert all(by_uid(unchanged)[uid]["sequence"] == before[uid]["sequence"] for uid in before)

    def it_cancels_what_is_done_and_takes_its_alarms_away(self, dates):
        def done(data):
            held = {"id": "last-one", "type": "final-release", "date": "2026-03-01"}
            data["meetings"].append(held)

        first = calendar(dates())
        second = calendar(dates(change=done), before=first)
        gone = {one.key for one in listed(dates())} - {
            one.key for one in listed(dates(change=done))
        }
        assert gone
        cancelled = [e for e in events(second) if e.get("status") == "CANCELLED"]
        assert len(cancelled) == len(gone)
        for event in cancelled:
            assert event["sequence"] > by_uid(first)[str(event["uid"])]["sequence"]
            assert not list(event.walk("VALARM"))
        third = by_uid(calendar(dates(change=done), before=second))
        assert {str(e["uid"]) for e in cancelled} <= third.keys()

    def it_cancels_nothing_of_another_case(self, dates):
        other = calendar(dates("remand"))
        assert calendar(dates(), before=other) == calendar(dates())
        assert calendar(dates(), before=b"no calendar") == calendar(dates())


class DescribeNames:
    @pytest.mark.parametrize("sample", SAMPLES)
    def it_names_no_child_unless_asked(self, dates, raw, sample):
        child = raw(sample)["child"]
        # Turning eighteen ahead: then what the rules count from names the child.
        text = calendar(dates(sample)).decode().replace("\r\n ", "")
        for part in ("first_name", "last_name", "known_as"):
            if part in child:
                assert child[part] not in text
        assert f"({raw(sample)['case_id']})" in text

    def it_leaves_out_a_line_that_names_the_child(self, dates):
        on = date(2026, 1, 5)
        with_names = calendar(dates("s250-secure-home", on=on), names=True).decode()
        assert "Zo" in with_names

        def called_may(data):
            data["child"]["known_as"] = "May"

        text = calendar(dates("s250-secure-home", on=on, change=called_may)).decode()
        assert "May" not in text.replace("\r\n ", "")

    def it_gives_the_name_when_asked(self, dates):
        assert b"(Toby)" in calendar(dates(), names=True)
