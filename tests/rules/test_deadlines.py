"""Where each date stands: done, late, booked, not yet known, recurring, and on another release."""

from datetime import date
from itertools import pairwise

import pytest

from generator.rules import compare_release, deadlines, load_pack
from tests.rules.make_golden import in_custody, on_remand, released

NATIONAL, BOLTON = load_pack("national"), load_pack("bolton")
START = date(2026, 1, 14)


def of(rule, case, today, pack=NATIONAL, **more):
    return [one for one in deadlines(case, pack, today, **more) if one.id == rule]


def visits(*days, method="face-to-face"):
    return [{"type": "visit-case-manager", "date": day, "method": method} for day in days]


class DescribeADeadline:
    def it_says_what_it_counts_from(self):
        least, one = of("initial-planning-meeting", in_custody(START), START, BOLTON)
        assert (least.minimum, least.due) == (True, date(2026, 1, 24))
        assert one.anchor == "10 working days after entering custody on 14 January 2026"
        assert one.source.startswith("bolton: ")
        assert one.due == date(2026, 1, 28)

    def it_says_when_it_was_done_late(self):
        case = in_custody(START)
        case["meetings"] = [{"id": "m1", "type": "initial-planning", "date": "2026-01-26"}]
        (one,) = of("initial-planning-meeting", case, date(2026, 2, 1))
        assert (one.state, one.done_on) == ("done", date(2026, 1, 26))
        assert "Done 2 days late." in one.note

    def it_does_not_count_a_meeting_that_was_not_held(self):
        case = in_custody(START)
        held = {"id": "m1", "type": "initial-planning", "date": "2026-01-20", "held": False}
        case["meetings"] = [held]
        (one,) = of("initial-planning-meeting", case, date(2026, 2, 1))
        assert one.state == "overdue"

    def it_does_not_count_a_meeting_from_before_custody(self):
        case = in_custody(START)
        case["meetings"] = [{"id": "m1", "type": "initial-planning", "date": "2026-01-13"}]
        (one,) = of("initial-planning-meeting", case, START)
        assert one.state == "due"

    def it_says_what_is_booked_and_whether_that_is_in_time(self):
        case = in_custody(START)
        case["meetings"] = [{"id": "m1", "type": "initial-planning", "date": "2026-01-26"}]
        (one,) = of("initial-planning-meeting", case, date(2026, 1, 20))
        assert one.state == "due"
        assert "Booked for 26 January 2026, which is after it is due." in one.note

    def it_names_the_fact_that_is_missing(self):
        case = in_custody(START)
        del case["sentence"]["dates"]
        (one,) = of("accommodation-known", case, START)
        assert (one.state, one.due) == ("not-yet-known", None)
        assert "release date is not known" in one.missing

    def it_asks_whether_a_child_is_looked_after(self):
        (one,) = of("looked-after-visits", in_custody(START), START)
        assert "looked after" in one.missing

    def it_takes_the_day_of_sentence_when_the_day_of_entry_is_missing_and_says_so(self):
        case = in_custody(START)
        del case["placement"]
        (one,) = of("initial-planning-meeting", case, START)
        assert one.due == date(2026, 1, 24)
        assert "day of entry not recorded" in one.anchor

    def it_says_so_when_bank_holidays_are_not_known_yet(self):
        (one,) = of("initial-planning-meeting", in_custody(date(2040, 1, 9)), START, BOLTON)
        assert one.state == "not-yet-known"
        assert "2012 to 2035" in one.missing

    def it_can_be_marked_as_done_by_an_event(self):
        case = released(date(2026, 3, 2))
        (one,) = of("assessment-signed", case, date(2026, 4, 30), BOLTON)
        assert one.state == "overdue"
        assert "[assessment-signed]" in one.note
        case["events"].append(
            {"type": "other", "date": "2026-03-20", "note": "[assessment-signed]"}
        )
        (one,) = of("assessment-signed", case, date(2026, 4, 30), BOLTON)
        assert (one.state, one.done_on) == ("done", date(2026, 3, 20))

    def it_is_done_without_a_day_when_the_case_does_not_say_which(self):
        case = released(date(2026, 6, 10))
        case["plan"] = {"accommodation": {"status": "confirmed"}}
        (one,) = of("accommodation-known", case, START)
        assert (one.state, one.done_on) == ("done", None)

    def it_is_due_at_once_when_it_would_fall_before_custody(self):
        case = in_custody(date(2026, 5, 20))
        case["sentence"]["dates"]["release"] = "2026-06-10"
        (one,) = of("accommodation-known", case, date(2026, 5, 20))
        assert one.due == date(2026, 5, 20)
        assert "do it at once" in one.note
        assert of("release-meeting-3m", case, date(2026, 5, 20)) == []

    def it_has_a_clock_time_where_hours_count(self):
        case = released(date(2026, 3, 2))
        missed = {"id": "a1", "date": "2026-03-28", "time": "18:00", "outcome": "did-not-engage"}
        case["compliance"] = [missed]
        (one,) = of("breach-letter", case, date(2026, 3, 28))
        assert (one.due, one.due_time, one.key) == (
            date(2026, 3, 29),
            "7pm",
            "breach-letter-2026-03-28",
        )

    def it_has_a_key_of_its_own(self):
        case = in_custody(START)
        keys = [one.key for one in deadlines(case, BOLTON, date(2026, 9, 1))]
        assert len(keys) == len(set(keys))


class DescribeOrder:
    def it_is_by_date_with_the_unknown_last(self):
        case = in_custody(START)
        del case["sentence"]["dates"]
        dues = [one.due for one in deadlines(case, BOLTON, START)]
        known = [day for day in dues if day]
        assert known == sorted(known)
        assert dues[: len(known)] == known


class DescribeARecurringDate:
    def it_follows_the_last_visit(self):
        case = {**in_custody(START), "events": visits("2026-01-20", "2026-02-10", "2026-03-25")}
        found = of("case-manager-visit", case, date(2026, 4, 1))
        assert [(one.due, one.state) for one in found[:3]] == [
            (date(2026, 2, 14), "done"),
            (date(2026, 3, 10), "done"),
            (date(2026, 4, 25), "due"),
        ]
        assert "15 days late" in found[1].note

    def it_counts_only_visits_face_to_face(self):
        case = {**in_custody(START), "events": visits("2026-01-20", method="video")}
        assert of("case-manager-visit", case, date(2026, 2, 20))[0].state == "overdue"

    def it_ends_before_its_end_event(self):
        case = in_custody(START)
        case["sentence"]["dates"]["release"] = "2026-04-14"
        found = of("case-manager-visit", case, START)
        assert [one.due for one in found] == [date(2026, 2, 14), date(2026, 3, 14)]

    def it_shows_the_next_one_only_when_nobody_knows_the_end(self):
        found = of("case-manager-visit", on_remand(START), date(2026, 3, 1))
        assert [one.due for one in found] == [date(2026, 2, 14), date(2026, 3, 14)]
        assert "the end is not known yet" in found[-1].going_on

    def it_shows_a_dozen_ahead_and_says_that_it_goes_on(self):
        found = of("home-visits", released(date(2026, 3, 2)), date(2026, 3, 2), BOLTON)
        assert len(found) == 12
        assert found[-1].going_on == "Goes on like this: until 2 March 2029."
        assert not any(one.goes_on for one in found[:-1])

    def it_changes_its_rhythm_after_the_first_year(self):
        case = in_custody(START)
        case["child"]["looked_after"] = {"status": "full-care-order"}
        dues = [one.due for one in of("looked-after-visits", case, date(2027, 6, 1))]
        assert dues[:3] == [date(2026, 1, 21), date(2026, 3, 4), date(2026, 4, 15)]
        first_year = [day for day in dues if day < date(2027, 1, 14)]
        after = [day for day in dues if day >= date(2027, 1, 14)]
        assert {(b - a).days for a, b in pairwise(first_year)} == {42}
        assert (after[0] - first_year[-1]).days == 42
        assert after[:2] == [date(2027, 2, 3), date(2027, 5, 3)]

    def it_runs_to_each_quarters_end_in_custody(self):
        case = in_custody(date(2025, 11, 3))
        case["sentence"]["dates"]["release"] = "2026-06-29"
        dues = [one.due for one in of("board-report", case, START, BOLTON)]
        assert dues == [date(2025, 12, 31), date(2026, 3, 31)]


class DescribeAnEntitlement:
    def it_holds_until_release_and_is_then_over(self):
        case = in_custody(START)
        case["sentence"]["dates"]["release"] = "2026-06-10"
        case["events"] = [{"type": "release", "date": "2026-06-10"}]
        for today, state in ((date(2026, 6, 10), "due"), (date(2026, 6, 11), "over")):
            (one,) = of("family-visits", case, today)
            assert (one.due, one.state) == (date(2026, 6, 10), state)

    def it_is_not_asked_when_temporary_release_began_of_a_child_who_is_home(self):
        case = in_custody(START)
        case["sentence"]["dates"]["release"] = "2026-06-10"
        [one] = of("rotl-planning", case, START, BOLTON)
        assert one.state == "not-yet-known"
        [one] = of("rotl-planning", case, date(2026, 6, 11), BOLTON)
        assert one.state == "not-yet-known"
        case["events"] = [{"type": "release", "date": "2026-06-10"}]
        assert of("rotl-planning", case, date(2026, 6, 11), BOLTON) == []

    def it_depends_on_remand_or_sentence(self):
        assert of("family-visits", on_remand(START), START) == []
        assert len(of("family-visits-remand", on_remand(START), START)) == 1


class DescribeReleaseDates:
    DTO = {"type": "dto", "date": "2026-01-14", "length_months": 10}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("dates", "more", "release"),
        [
            ({}, {}, date(2026, 5, 14)),
            # 14 June 2026 is a Sunday: nobody goes out that day.
            ({}, {"early_release_eligible": False}, date(2026, 6, 12)),
            ({}, {"early_release_exclusion": "Offence"}, date(2026, 6, 12)),
            ({"mid_point": "2026-06-12"}, {}, date(2026, 6, 12)),
            ({"mid_point": "2026-06-12", "early_release": "2026-05-12"}, {}, date(2026, 5, 12)),
            ({"early_release": "2026-05-12", "release": "2026-06-01"}, {}, date(2026, 6, 1)),
        ],
    )
    def it_plans_for_the_early_date_and_by_the_establishments_dates(self, dates, more, release):
        case = {"sentence": {**self.DTO, **more, "dates": dates}}
        (one,) = of("met-on-release", case, START)
        assert one.due == release
        assert ("confirm" in one.anchor) is (not dates)

    @pytest.mark.parametrize("key", ["consecutive", "recall", "breach_term"])
    def it_works_nothing_out_that_it_must_not(self, key):
        (one,) = of("met-on-release", {"sentence": {**self.DTO, key: True}}, START)
        assert one.state == "not-yet-known"


class DescribeCompareRelease:
    def it_shows_what_moves_and_leaves_out_what_stays(self):
        case = released(date(2026, 6, 10))
        rows = compare_release(case, BOLTON, date(2026, 5, 1), date(2026, 5, 11))
        moved = {row.key: row for row in rows}
        row = moved["final-release-meeting"]
        assert (row.now, row.then) == (date(2026, 5, 27), date(2026, 4, 24))
        assert row.words == "33 days earlier, overdue instead of due."
        assert "initial-planning-meeting" not in moved

    def it_is_empty_for_the_same_day(self):
        case = released(date(2026, 6, 10))
        assert compare_release(case, BOLTON, date(2026, 5, 1), date(2026, 6, 10)) == ()

    def it_says_what_can_now_be_told(self):
        case = in_custody(START)
        del case["sentence"]["dates"]["release"]
        rows = compare_release(case, NATIONAL, START, date(2026, 9, 9))
        assert {row.words for row in rows if row.key == "accommodation-known"} == {
            "Can now be told."
        }
