"""Which letter comes next, and why one may not go yet."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.case import Service
from generator.case.facts.record import Facts
from generator.rules.ladder import ladder_of, latest

START = date(2026, 3, 2)
ON = START + timedelta(days=60)


def day(number):
    return (START + timedelta(days=number)).isoformat()


def missed(name, number, outcome="unacceptable-absence"):
    return {"id": name, "date": day(number), "appointment": "Supervision", "outcome": outcome}


def letter(level, number, *about, sent=True, **more):
    found = {"level": level, "date": day(number), "about": list(about), **more}
    return found | ({"sent_on": day(number)} if sent else {})


def facts(entries, warnings):
    return Facts(
        {
            "supervision": {"starts": START.isoformat()},
            "compliance": entries,
            "warnings": warnings,
        },
        ON,
    )


def service(*rungs):
    return Service(Path(), ladder=rungs)


def told(entries, warnings, number=-1, of=None):
    at = number % len(warnings)
    return [one.message for one in ladder_of(of).out_of_order(facts(entries, warnings), at)]


FIRST = letter("first", 2, "m1")
TWO = [missed("m1", 1), missed("m2", 9)]


class DescribeTheLadder:
    def it_lets_a_final_warning_follow_a_first_after_a_new_failure(self):
        assert told(TWO, [FIRST, letter("final", 10, "m2")]) == []

    def it_refuses_a_final_warning_without_a_first(self):
        [why] = told(TWO, [letter("final", 10, "m2")])
        assert "comes after “First warning”" in why
        assert "11 March 2026" in why

    def it_refuses_one_whose_first_was_never_sent(self):
        first = letter("first", 2, "m1", sent=False)
        assert told(TWO, [first, letter("final", 10, "m2")])

    @pytest.mark.parametrize(("sent", "in_order"), [(8, True), (9, True), (10, False)])
    def it_wants_the_first_sent_before_the_failure(self, sent, in_order):
        warnings = [letter("first", sent, "m1"), letter("final", 11, "m2")]
        assert (told(TWO, warnings) == []) is in_order

    def it_refuses_two_letters_about_one_failure(self):
        assert told(TWO, [FIRST, letter("final", 3, "m1")])

    def it_refuses_a_second_first_warning_and_names_the_next(self):
        warnings = [FIRST, letter("first", 10, "m2")]
        [one] = ladder_of(None).out_of_order(facts(TWO, warnings), 1)
        assert "sent already on 4 March 2026" in one.message
        assert "Final warning" in one.what_to_do
        assert told(TWO, warnings, 0) == []

    def it_lets_missed_appointment_letters_be_sent_again_and_again(self):
        warnings = [letter("missed-appointment", n + 1, f"m{n}") for n in (1, 2)]
        assert told([missed("m1", 1), missed("m2", 2)], warnings) == []

    @pytest.mark.parametrize("outcome", ["acceptable-absence", "rearranged", "attended-late"])
    def it_counts_no_accepted_absence(self, outcome):
        [why] = told([missed("m1", 1, outcome)], [FIRST])
        assert "does not count" in why

    def it_asks_what_a_letter_is_about(self):
        [why] = told(TWO, [letter("first", 2)])
        assert "which appointment" in why

    def it_counts_no_letter_from_before_the_order(self):
        warnings = [letter("first", -30, "m1"), letter("final", 10, "m2")]
        assert told([missed("m1", -31), missed("m2", 9)], warnings)

    def it_says_what_comes_next(self):
        def then(*warnings):
            return ladder_of(None).next(facts(TWO, warnings))

        assert then() == "First warning"
        assert then(FIRST) == "Final warning"
        assert "manager" in then(FIRST, letter("final", 10, "m2"))


class DescribeAServicesLadder:
    def it_refuses_a_letter_that_is_not_on_it(self):
        own = service({"level": "first", "name": "Warning letter", "next": "A Back on Track panel"})
        [one] = ladder_of(own).out_of_order(facts(TWO, [FIRST, letter("final", 10, "m2")]), 1)
        assert "Warning letter" in one.message
        assert "Back on Track panel" in one.what_to_do

    def it_needs_no_letter_before_that_the_service_has_not(self):
        own = service({"level": "final", "name": "Only warning"})
        assert told(TWO, [letter("final", 10, "m2")], of=own) == []

    def it_always_has_the_letter_that_answers_a_failure(self):
        own = service({"level": "first", "name": "Warning"})
        assert told(TWO, [letter("missed-appointment", 2, "m1")], of=own) == []

    @pytest.mark.parametrize(("weeks", "in_order"), [(1, True), (None, True)])
    def it_lets_a_letter_count_as_long_as_the_service_says(self, weeks, in_order):
        first = {"level": "first", "name": "First"} | ({"lasts_weeks": weeks} if weeks else {})
        own = service(first, {"level": "final", "name": "Final"})
        assert (told(TWO, [FIRST, letter("final", 10, "m2")], of=own) == []) is in_order
        late = [missed("m1", 1), missed("m2", 10)]
        assert bool(told(late, [FIRST, letter("final", 11, "m2")], of=own)) is bool(weeks)

    def it_wants_a_managers_discussion_where_the_service_does(self):
        own = service(
            {"level": "first", "name": "First"},
            {"level": "final", "name": "Final", "discussion": True},
        )
        final = letter("final", 10, "m2")
        assert told(TWO, [FIRST, final], of=own)
        assert told(TWO, [FIRST, final | {"discussed_with_manager": True}], of=own) == []
        met = facts(TWO, [FIRST, final])
        met.case["meetings"] = [{"type": "management-discussion", "date": day(10)}]
        assert list(ladder_of(own).out_of_order(met, 1)) == []


def test_the_last_letter_of_a_level_is_by_date():
    warnings = [letter("first", 9, "m2"), letter("first", 2, "m1"), letter("final", 12, "m2")]
    assert latest(facts(TWO, warnings), "first") == 0
    assert latest(facts(TWO, []), "first") is None
