"""The stages of a child's journey, told by what is recorded and by nothing else."""

from datetime import date
from itertools import pairwise

import pytest

from generator.case.facts.record import Facts
from generator.case.facts.stages import STAGES, returns, window

REMAND = {"type": "youth-detention-accommodation", "date": "2026-01-05"}
SENTENCE = {
    "type": "s250",
    "date": "2026-02-02",
    "length_months": 24,
    "dates": {"release": "2027-02-02", "sentence_end": "2028-02-01"},
}
TODAY = date(2026, 6, 1)


def event(kind, day):
    return {"type": kind, "date": day}


def told(case, today=TODAY):
    return [(one.kind, str(one.start), one.planned) for one in Facts(case, today).stages]


class DescribeStages:
    def they_begin_before_court(self):
        assert told({}) == [("before-court", "None", False)]

    @pytest.mark.parametrize(
        ("kind", "stage"),
        [
            ("youth-detention-accommodation", "remand-custody"),
            ("local-authority-accommodation", "remand-accommodation"),
        ],
    )
    def they_tell_custody_from_accommodation_on_remand(self, kind, stage):
        case = {"remand": {**REMAND, "type": kind}}
        assert told(case)[-1] == (stage, "2026-01-05", False)
        assert Facts(case, TODAY).in_custody is (stage == "remand-custody")

    def they_need_no_remand_before_bail(self):
        case = {"court": {"name": "C"}, "events": [event("bail", "2026-01-20")]}
        assert told(case)[-1] == ("bail", "2026-01-20", False)
        assert told({"events": [event("release", "2026-01-20")]})[-1][0] == "before-court"
        sentenced = told({**case, "sentence": SENTENCE})
        assert [kind for kind, _, planned in sentenced if not planned][:3] == [
            *("before-court", "bail", "custody"),
        ]

    def they_end_a_remand_with_bail(self):
        case = {"remand": REMAND, "events": [event("bail", "2026-01-20")]}
        assert told(case)[-1] == ("bail", "2026-01-20", False)

    def they_plan_what_lies_ahead(self):
        assert told({"sentence": SENTENCE}) == [
            ("before-court", "None", False),
            ("custody", "2026-02-02", False),
            ("community", "2027-02-02", True),
            ("ended", "2028-02-02", True),
        ]

    def they_stay_in_custody_until_a_release_is_recorded(self):
        later = date(2027, 6, 1)
        facts = Facts({"sentence": SENTENCE}, later)
        assert facts.in_custody
        assert facts.release_overdue
        out = {"sentence": SENTENCE, "events": [event("release", "2027-02-02")]}
        assert not Facts(out, later).in_custody
        assert not Facts(out, later).release_overdue
        # On the day itself there is still time to record it.
        assert not Facts({"sentence": SENTENCE}, date(2027, 2, 2)).release_overdue

    def they_go_back_with_a_recall_and_out_again(self):
        happened = [
            event("release", "2026-03-02"),
            event("recall", "2026-04-01"),
            event("release", "2026-05-01"),
        ]
        kinds = [kind for kind, *_ in told({"sentence": SENTENCE, "events": happened})]
        assert kinds == ["before-court", "custody", "community", "recall", "community", "ended"]

    def they_know_a_return_by_the_arrival(self):
        case = {
            "sentence": SENTENCE,
            "placement": {"entered": "2026-04-01"},
            "events": [event("release", "2026-03-02")],
        }
        assert returns(Facts(case, TODAY)) == [date(2026, 4, 1)]
        # Of a recall and the arrival that followed it the arrival counts.
        case["events"].append(event("recall", "2026-03-28"))
        assert returns(Facts(case, TODAY)) == [date(2026, 4, 1)]

    def they_name_each_establishment(self):
        moved = [{"date": "2026-03-02", "from": "A", "to": "B"}]
        case = {"sentence": SENTENCE, "placement": {"establishment": "B", "transferred": moved}}
        inside = [one for one in Facts(case, TODAY).stages if one.kind == "custody"]
        assert [(one.where, str(one.start)) for one in inside] == [
            ("A", "2026-02-02"),
            ("B", "2026-03-02"),
        ]

    def they_end_when_adult_services_take_over(self):
        case = {"sentence": SENTENCE, "events": [event("moved-to-adult-services", "2026-05-01")]}
        assert told(case)[-1] == ("adult", "2026-05-01", False)

    def they_never_end_for_life(self):
        case = {"sentence": {"type": "s259", "date": "2026-02-02"}}
        assert told(case)[-1] == ("custody", "2026-02-02", False)

    def they_have_no_gap_and_no_stage_without_a_name(self):
        case = {"remand": REMAND, "sentence": SENTENCE, "events": [event("bail", "2026-01-20")]}
        found = Facts(case, TODAY).stages
        assert all(one.kind in STAGES for one in found)
        assert all(a.end == b.start for a, b in pairwise(found))


class DescribeAWindow:
    def of(self, case, *kinds):
        return window(Facts(case, TODAY).stages, kinds)

    def it_joins_stages_that_follow_each_other(self):
        case = {"remand": REMAND, "sentence": SENTENCE}
        assert self.of(case, "remand-custody", "custody").start == date(2026, 1, 5)
        assert self.of(case, "custody").start == date(2026, 2, 2)

    def it_is_none_for_a_remand_that_became_a_sentence(self):
        assert self.of({"remand": REMAND, "sentence": SENTENCE}, "remand-custody") is None

    def it_leaves_out_what_was_before_a_recall(self):
        happened = [event("release", "2026-03-02"), event("recall", "2026-04-01")]
        case = {"sentence": SENTENCE, "events": happened}
        assert self.of(case, "community") is None or self.of(case, "community").planned
        assert self.of(case, "custody", "recall").start == date(2026, 4, 1)
