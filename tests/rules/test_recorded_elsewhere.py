"""What one part of a case tells that a check asks of another, by the day from which it counts."""

import copy
from datetime import date, timedelta

import pytest

from generator.rules import checks, load_pack
from tests.rules.test_probes import BASE, patched

DAY = date(2026, 3, 2)
OUT = {"type": "release", "date": "2026-05-14"}
LICENCE = {
    "sentence.type": "s250",
    "sentence.length_months": 12,
    "sentence.early_release_eligible": False,
    "sentence.dates": {"mid_point": "2026-05-14", "release": "2026-05-14"},
    "supervision.kind": "licence",
    "supervision.ends": "2027-01-13",
}


def found(check, today=DAY, pack="bolton", **changes):
    case = patched({"given": [], **changes})
    return [one for one in checks(case, load_pack(pack), today) if one.id == check]


def recall(*events, today=date(2026, 7, 20), changes=LICENCE, **more):
    held = {"events": [OUT, *({"type": "recall-decided", **one} for one in events)], **more}
    return found("recall-no-manager", today, set=changes, append=held)


class DescribeARecallWithoutAReport:
    def it_needs_a_managers_agreement_from_the_day_it_was_decided(self):
        assert recall({"date": "2026-07-21"}) == []
        (one,) = recall({"date": "2026-07-20"})
        assert one.message == "There is no record that a manager agreed to the recall of Sam."
        assert one.place == "/events/4/agreed_by"

    def it_goes_by_the_last_decision(self):
        first, agreed = {"date": "2026-06-20"}, {"agreed_by": "Pat Shaw, operational manager"}
        assert recall(first, {"date": "2026-07-18", **agreed}) == []
        (one,) = recall({**first, **agreed}, {"date": "2026-07-18"})
        assert one.place == "/events/5/agreed_by"

    def it_is_content_with_a_discussion_that_a_manager_held(self):
        met = {"type": "management-discussion", "date": "2026-07-18"}
        assert recall({"date": "2026-07-18"}, meetings=[met]) == []
        own = {**met, "chair": "Ann Ode"}
        assert len(recall({"date": "2026-07-18"}, meetings=[own])) == 1

    def it_is_no_matter_of_a_notice_which_goes_to_court(self):
        assert recall({"date": "2026-07-18"}, changes={}) == []


class DescribeTheDirector:
    @pytest.mark.parametrize(
        ("to", "ahead", "told"),
        [
            ("DCS", 0, False),
            ("DCS", 1, True),
            ("Service manager", 0, True),
            ("SM, DCS on leave", 0, True),
            (None, 0, False),
            (None, 1, True),
        ],
    )
    def it_is_the_director_and_by_today(self, to, ahead, told):
        today = date(2026, 5, 6)
        held = {"status": "not-found", "escalated_on": str(today + timedelta(days=ahead))}
        held |= {} if to is None else {"escalated_to": to}
        check = "accommodation-escalation-director"
        changes = {"set": {"plan.accommodation": held}}
        assert bool(found(check, today, "nottinghamshire", **changes)) is told


@pytest.mark.parametrize(("ahead", "told"), [(-1, False), (0, False), (1, True)])
class DescribeTheDayFromWhichItCounts:
    def it_is_that_of_an_assessment_recorded_as_an_event(self, ahead, told):
        event = {"type": "salt-assessment", "date": str(DAY + timedelta(days=ahead))}
        changes = {"set": {"child.communication": {"needs": ["slcn"]}}}
        changes["append"] = {"events": [event]}
        assert bool(found("salt-never-done", **changes)) is told

    def it_is_that_of_the_referral_itself(self, ahead, told):
        made = {"made_on": str(DAY + timedelta(days=ahead)), "made_by": "Ann Ode", "why": "Debt"}
        concern = {"assessment.exploitation": {"concern": True}, "referrals.nrm": made}
        assert bool(found("nrm-not-considered", set=concern)) is told


class DescribeAZone:
    @pytest.mark.parametrize(("last", "told"), [("2026-05-13", False), ("2026-05-14", True)])
    def it_counts_where_it_lasts_to_the_day_of_release(self, last, told):
        zone = {"id": "z1", "kind": "additional", "code": "exclusion-area"}
        zone |= {"official_text": "Stay out.", "inputs": {"area": "Mill Street", "until": last}}
        changes = {"append": {"supervision.conditions": [zone]}}
        assert bool(found("zone-contains", **changes)) is told


class DescribeARuleThatWasNotUnderstood:
    @pytest.mark.parametrize(
        ("own", "broken", "told"),
        [
            (None, ["s3"], True),
            (None, ["s2", "s3"], True),
            (None, ["s2"], False),
            (None, [], False),
            ("s2", ["s3"], False),
            ("s3", ["s2"], True),
        ],
    )
    def it_is_that_of_the_failure_and_else_one_of_the_report(self, own, broken, told):
        failure = {"id": "f1", "date": "2026-07-07", "appointment": "Office"}
        failure |= {"outcome": "unacceptable-absence"} | ({"condition": own} if own else {})
        asked = {"question": "When?", "by": "Ann Ode", "date": "2026-05-20"}
        changes = {
            "breach": {"failures": ["f1"], "breached_conditions": broken},
            "compliance": [failure],
            "easy_read": {
                "taught": [
                    {**asked, "condition": "s3", "answer": "not-yet"},
                    {**asked, "condition": "s2", "answer": "own-words"},
                ]
            },
        }
        case = {**copy.deepcopy(BASE), **changes}
        case["events"] = [*case["events"], OUT]
        held = checks(case, load_pack("national"), date(2026, 8, 10))
        places = [one.place for one in held if one.id == "breach-not-understood"]
        assert places == (["/compliance/0"] if told else [])


class DescribeSafetyConcerns:
    @pytest.mark.parametrize(
        ("said", "missing"),
        [
            ("None", False),
            ("None at this time.", False),
            ("No concerns identified", False),
            ("No safety concerns: he is with his mum", False),
            ("TBC", True),
            ("", True),
        ],
    )
    def it_is_an_answer_that_there_are_none(self, said, missing):
        changes = {"breach": {"safety_concerns": said}, "events": [*BASE["events"], OUT]}
        held = checks({**copy.deepcopy(BASE), **changes}, load_pack("national"), date(2026, 8, 10))
        places = {one.place for one in held if one.id == "breach-part-missing"}
        assert ("/breach/safety_concerns" in places) is missing
        assert "/breach/proposals" in places
