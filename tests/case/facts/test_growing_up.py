"""The way from youth to adult services, in the order of its days."""

from datetime import date

from generator.case.facts.growing_up import timeline
from generator.case.facts.record import Facts

CHILD = {"date_of_birth": "2008-08-31"}


def rows(**move):
    return timeline(Facts({"child": CHILD, "transition": move}, date(2026, 3, 2)))


class DescribeTheTimeline:
    def it_begins_at_17_and_a_half_and_knows_the_ends_of_months(self):
        assert [(row["date"], row["what"]) for row in rows()] == [
            ("2026-02-28", "17 years and 6 months old"),
            ("2026-05-31", "17 years and 9 months old"),
            ("2026-08-31", "18th birthday"),
        ]

    def it_puts_steps_and_the_move_in_the_order_of_their_days(self):
        told = rows(
            steps=[
                {"step": "Follow up", "who": "Claire", "by_when": "2026-10-05"},
                {"step": "Meet", "who": "Helen", "by_when": "2026-03-01", "status": "done"},
                {"step": "Some day", "who": "Helen"},
            ],
            target_date="2026-08-31",
            to_service="Probation",
            receiving_worker="Claire",
        )
        assert [row["what"] for row in told] == [
            "17 years and 6 months old",
            "Meet",
            "17 years and 9 months old",
            "18th birthday",
            "The move to Probation",
            "Follow up",
        ]
        assert told[1]["status"] == "done"
        assert told[4]["who"] == "Claire"

    def it_is_empty_where_no_move_is_planned(self):
        assert timeline(Facts({"child": CHILD}, date(2026, 3, 2))) == []
