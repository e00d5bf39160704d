"""Facts that a field holds and a text says otherwise."""

import pytest

from tests.rules.consistency.test_found import found

OFFENCE, EHCP = "/court/offences/0/plea", "/child/education/ehcp"
NO_PLAN = "Toby has no education, health and care plan."
SALT = "/child/communication/salt_assessment/date"
REPORTS = "/supervision/reporting/date"
MANAGER = [{"name": "Bethan Rowlands", "role": "case-manager"}]


class DescribeFactsThatStandTwice:
    @pytest.mark.parametrize(
        ("changes", "place"),
        [
            (
                {
                    "court__offences__0__plea": "not-guilty",
                    "court__offences__0__summary": "He pleaded guilty.",
                },
                OFFENCE,
            ),
            ({"child__education": {"ehcp": True, "ehcp_summary": NO_PLAN}}, EHCP),
            ({"child__gender": "girl", "child__pronouns": "he/him"}, "/child/gender"),
            (
                {
                    "child__communication__salt_assessment": {
                        "status": "booked",
                        "date": "2026-03-02",
                    }
                },
                SALT,
            ),
            (
                {
                    "compliance": [{"date": "2026-03-01", "outcome": "unacceptable-absence"}],
                    "breach__breach_facts": "Seven were missed without an acceptable reason.",
                },
                "/breach/breach_facts",
            ),
            ({"plan__summary": "Toby lives with his mum, Carol."}, "/plan/summary"),
            ({"plan__summary": "Toby was sentenced to 12 months."}, "/plan/summary"),
            (
                {
                    "supervision__reporting__date": "2026-06-03",
                    "supervision__appointments": [{"date": "2026-06-02"}],
                },
                REPORTS,
            ),
            (
                {"people": MANAGER, "supervision__supervising_officer": "Owen Tasker"},
                "/supervision/supervising_officer",
            ),
        ],
    )
    def it_asks_which_of_the_two_is_right(self, changes, place):
        assert ("should", place) in {(one.severity, one.place) for one in found(**changes)}

    @pytest.mark.parametrize(
        "changes",
        [
            {"child__education": {"ehcp": False, "ehcp_summary": NO_PLAN}},
            {"plan__summary": "Toby was sentenced to 10 months."},
            {"plan__summary": "Toby lives with his auntie, Carol."},
            {"child__gender": "boy", "child__pronouns": "he/him"},
        ],
    )
    def it_finds_nothing_where_they_fit(self, changes):
        assert found(**changes) == ()


class DescribeTheDayOfAnOffence:
    @pytest.mark.parametrize(
        ("summary", "expected"),
        [
            ("On 21 December 2025 he took a phone.", [("should", "/court/offences/0/date")]),
            ("On 20 December 2025 he took a phone. He was arrested on 21 December 2025.", []),
            ("He was arrested on 21 December. It was 3 May 2024 when they met.", []),
        ],
    )
    def it_is_one_of_the_days_that_its_summary_gives(self, summary, expected):
        got = found(court__offences__0__summary=summary)
        assert [(one.severity, one.place) for one in got] == expected

    def it_may_go_on_for_some_days(self):
        changes = {"court__offences__0__summary": "On 21 December 2025 he went back."}
        assert found(court__offences__0__date_to="2025-12-23", **changes) == ()


class DescribeTheNextHearing:
    @pytest.mark.parametrize(("day", "times"), [("5 March 2026", 0), ("9 April 2026", 1)])
    def it_is_on_the_day_recorded(self, day, times):
        got = found(
            remand__next_hearing="2026-03-05", plan__summary=f"His next hearing is on {day}."
        )
        assert sum(one.place == "/plan/summary" for one in got) == times


class DescribeAppointmentsThatWereMissed:
    WORDS = (
        *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        "11",
    )

    @pytest.mark.parametrize("count", range(12))
    def they_are_as_many_as_the_log_has(self, count):
        log = [{"date": "2026-03-01", "outcome": "unacceptable-absence"}] * count
        log += [{"date": "2026-03-01", "outcome": "attended"}]
        for number, word in [*enumerate(self.WORDS)][1:]:
            said = f"{word.capitalize()} were missed without an acceptable reason."
            told = found(compliance=log, breach__breach_facts=said)
            differs = [one for one in told if one.id == "text-differs"]
            assert bool(differs) == (number != count), (word, count)
