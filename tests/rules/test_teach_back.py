"""What a child could not say back yet is watched until somebody asks again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.case.facts.record import Facts
from generator.case.facts.teach_back import asked_again, taught
from generator.rules import deadlines, load_pack
from tests.rules.make_golden import in_custody

NATIONAL = load_pack("national")
START = date(2026, 1, 14)
DAY = timedelta(days=1)


def row(day, answer="not-yet", *, again=None, condition="a1", question="When are you home?"):
    about = {"condition": condition} if condition else {}
    later = {"again_on": again.isoformat()} if again else {}
    return {**about, "question": question, "answer": answer, "by": "A", "date": str(day), **later}


def case(*rows, events=()):
    supervision = {"conditions": [{"id": "b1"}, {"id": "a1"}]}
    held = {**in_custody(START), "supervision": supervision, "easy_read": {"taught": list(rows)}}
    return {**held, "events": list(events)}


def watched(held, today):
    return [one for one in deadlines(held, NATIONAL, today) if one.id == "explained-again"]


class DescribeTheDayToExplainAgain:
    def it_is_a_date_of_the_case(self):
        set_for = START + 20 * DAY
        (one,) = watched(case(row(START + 10 * DAY, again=set_for)), START + 11 * DAY)
        assert (one.due, one.state) == (set_for, "due")
        assert "of the second rule on 24 January 2026, which set 3 February" in one.anchor

    def it_is_done_by_asking_again_before_it(self):
        rows = [row(START + 10 * DAY, again=START + 20 * DAY), row(START + 15 * DAY, "own-words")]
        (one,) = watched(case(*rows), START + 30 * DAY)
        assert (one.state, one.done_on, one.late) == ("done", START + 15 * DAY, False)

    def it_counts_as_late_after_it(self):
        rows = [row(START + 10 * DAY, again=START + 20 * DAY), row(START + 22 * DAY, "own-words")]
        (one,) = watched(case(*rows), START + 30 * DAY)
        assert (one.state, one.late) == ("done", True)

    def it_is_not_done_by_what_is_only_booked(self):
        rows = [row(START + 10 * DAY, again=START + 20 * DAY), row(START + 40 * DAY, "own-words")]
        (one,) = watched(case(*rows), START + 30 * DAY)
        assert one.state == "overdue"

    def it_is_set_anew_where_it_is_not_clear_the_second_time(self):
        rows = [
            row(START + 10 * DAY, again=START + 20 * DAY),
            row(START + 20 * DAY, again=START + 25 * DAY),
        ]
        first, second = watched(case(*rows), START + 21 * DAY)
        assert (first.state, second.state) == ("done", "due")
        assert first.key != second.key

    def it_holds_for_a_child_who_is_back_in_custody(self):
        back = START + 60 * DAY
        went = [
            {"type": "release", "date": str(START + 30 * DAY)},
            {"type": "recall-decided", "date": str(back)},
            {"type": "recall", "date": str(back)},
        ]
        rows = [row(back + DAY, again=back + 9 * DAY), row(back + 5 * DAY, "own-words")]
        (one,) = watched(case(*rows, events=went), back + 12 * DAY)
        assert one.state == "done"

    def it_is_no_date_where_it_lies_before_the_day_it_was_set(self):
        assert watched(case(row(START + 10 * DAY, again=START + 9 * DAY)), START + 11 * DAY) == []

    @pytest.mark.parametrize("spoilt", ["", "soon", 7, None, {"day": 1}])
    def it_stands_what_a_file_may_hold(self, spoilt):
        held = case({**row(START), "again_on": spoilt, "condition": spoilt, "question": spoilt})
        assert watched(held, START + 11 * DAY) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(["a1", "b1", ""]), st.sampled_from("ABC")),
        max_size=7,
    )
)
def it_takes_the_next_time_of_the_same_rule_for_asking_again(drawn):
    """Against a plain search over all pairs."""
    rows = [row(START + day * DAY, condition=about, question=words) for day, about, words in drawn]
    asked = taught(Facts(case(*rows), START))
    for at, one in enumerate(asked):
        same = [
            later
            for later in asked[at + 1 :]
            if later.record.get("condition") == one.record.get("condition")
        ]
        wanted = [
            later
            for later in same
            if later.record["question"] == one.record["question"]
            or (
                "condition" in one.record
                and not any(
                    before.day <= one.day
                    and before.record.get("condition") == one.record["condition"]
                    and before.record["question"] == later.record["question"]
                    for before in asked
                )
            )
        ]
        found = asked_again(one, asked)
        assert (found and found.place) == (wanted[0].place if wanted else None)
