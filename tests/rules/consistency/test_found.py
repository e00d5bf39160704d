"""Contradictions as people make them, one at a time, in a case that is otherwise right."""

import copy
import json
from datetime import date
from pathlib import Path

import pytest

from generator.case import loads
from generator.errors import NotReadyError
from generator.resources import shipped
from generator.rules import load_pack
from generator.rules.case_dates import CaseDates
from generator.rules.consistency import consistency
from generator.toolkit import Toolkit

TODAY = date(2026, 3, 3)
# A robbery on 20 December 2025, a remand on 1 February and an order of 10 months with 11 days'
# credit on 12 February 2026: 12 February to 11 December are 303 days, half of them 152, which end
# on 13 July; 11 days sooner is 2 July, a month before is 2 June and after it 2 August.
RIGHT = {
    "schema": "throughcare/case/1",
    "case_id": "T-1",
    "service": {"name": "Northmoor Youth Justice Service"},
    "child": {
        "first_name": "Tobias",
        "last_name": "Lockyer",
        "known_as": "Toby",
        "date_of_birth": "2009-10-07",
        "looked_after": {"status": "section-20", "social_worker": "Dawn Pickering"},
    },
    "people": [
        {"id": "carol", "name": "Carol Tranter", "role": "other-family", "relationship": "aunt"},
        {
            "id": "poppy",
            "name": "Poppy Lockyer",
            "role": "sibling",
            "relationship": "sister, aged 7",
            "can_contact": True,
            "contact_note": "Visits with her mum, who has agreed.",
        },
    ],
    "court": {
        "name": "Northmoor Youth Court",
        "offences": [{"offence": "Robbery", "date": "2025-12-20", "category": "robbery"}],
    },
    "remand": {"type": "youth-detention-accommodation", "date": "2026-02-01"},
    "sentence": {
        "type": "dto",
        "date": "2026-02-12",
        "length_months": 10,
        "credited_days": 11,
        "dates": {
            "early_release": "2026-06-02",
            "mid_point": "2026-07-02",
            "late_release": "2026-08-02",
            "release": "2026-06-02",
            "sentence_end": "2026-11-30",
        },
    },
    "placement": {"establishment": "Harrowfield", "type": "yoi", "entered": "2026-02-12"},
    "plan": {"created": "2026-02-20", "reviewed": "2026-02-27", "next_review": "2026-05-20"},
    "meetings": [
        {
            "type": "initial-planning",
            "date": "2026-02-20",
            "held": True,
            "actions": [{"action": "Ask", "owner": "Carol", "due": "2026-02-25"}],
        },
        {"type": "final-release", "date": "2026-05-20"},
        {"type": "community-planning", "date": "2026-06-08"},
    ],
    "supervision": {
        "kind": "notice-of-supervision",
        "starts": "2026-06-02",
        "ends": "2026-11-30",
        "conditions": [
            {
                "id": "tag",
                "kind": "additional",
                "code": "curfew-tag",
                "official_text": "Remain at 9 Wheelwright Row from 7pm to 7am until 2 July 2026.",
                "inputs": {
                    "address": "9 Wheelwright Row",
                    "until": "2026-07-02",
                    "times": [{"days": ["monday"], "from": "19:00", "to": "07:00"}],
                },
            },
            {
                "id": "apart",
                "kind": "additional",
                "code": "no-contact",
                "official_text": "Not to contact Kai Brenner.",
                "inputs": {"names": ["Kai Brenner"]},
            },
        ],
        "release": {
            "date": "2026-06-02",
            "time": "09:30",
            "met_by": "Carol Tranter",
            "travel_with": "Carol Tranter",
            "first_contact_time": "13:30",
        },
        "reporting": {"date": "2026-06-02", "time": "13:30"},
    },
}


def changed(**changes):
    """The case with values put at dotted places; None takes one out."""
    case = copy.deepcopy(RIGHT)
    for place, value in changes.items():
        *path, last = place.split("__")
        held = case
        for step in path:
            held = held[int(step)] if isinstance(held, list) else held.setdefault(step, {})
        if value is None:
            del held[last]
        else:
            held[int(last) if isinstance(held, list) else last] = value
    return case


def found(**changes):
    return consistency(changed(**changes), TODAY)


def both(finding):
    return {finding.place, *finding.also}


RELEASE, ARRANGED = "/sentence/dates/release", "/supervision/release/date"
STARTS, LATE = "/supervision/starts", "/sentence/dates/late_release"
MUST = [
    ({"supervision__starts": "2027-12-02"}, {STARTS, RELEASE}),
    ({"supervision__kind": "licence"}, {"/supervision/kind", "/sentence/type"}),
    ({"sentence__length_days": 304}, {"/sentence/length_days", "/sentence/length_months"}),
    (
        {"sentence__length_months": None, "sentence__length_days": 8},
        {"/sentence/length_days", "/sentence/type"},
    ),
    ({"sentence__length_months": 3}, {"/sentence/length_months", "/sentence/type"}),
    ({"sentence__credited_days": 400}, {"/sentence/credited_days", "/court/offences/0/date"}),
    ({"plan__reviewed": "2026-02-18"}, {"/plan/reviewed", "/plan/created"}),
    ({"plan__next_review": "2026-02-27"}, {"/plan/next_review", "/plan/reviewed"}),
    ({"meetings__2__date": "2026-05-30"}, {"/meetings/2/date", RELEASE}),
    ({"meetings__1__date": "2026-06-10"}, {"/meetings/1/date", RELEASE}),
    ({"sentence__dates__release": "2026-08-03"}, {RELEASE, LATE}),
    ({"supervision__release__date": "2026-06-12"}, {ARRANGED, RELEASE}),
    (
        {"supervision__release__met_by": "Poppy Lockyer"},
        {"/supervision/release/met_by", "/people/1/relationship"},
    ),
    ({"supervision__release__met_by": "Poppy"}, {"/supervision/release/met_by"}),
    ({"supervision__release__met_by": "His sister, aged 7"}, {"/supervision/release/met_by"}),
    ({"supervision__release__met_by": "TBC"}, {"/supervision/release/met_by"}),
    ({"supervision__release__travel_with": "Toby"}, {"/supervision/release/travel_with"}),
    ({"supervision__release__travel_with": "himself"}, {"/supervision/release/travel_with"}),
    ({"supervision__release__met_by": "Kai Brenner"}, {"/supervision/release/met_by"}),
    ({"people__0__can_contact": False}, {"/people/0/can_contact", "/supervision/release/met_by"}),
    ({"people__1__contact_note": "Mum has refused consent."}, {"/people/1/contact_note"}),
    ({"people__1__contact_note": "Her mum does not agree."}, {"/people/1/contact_note"}),
    ({"people__1__contact_note": "Consent withdrawn in May."}, {"/people/1/contact_note"}),
    ({"meetings__0__actions__0__done_on": "2026-03-09"}, {"/meetings/0/actions/0/done_on"}),
    ({"meetings__1__held": True}, {"/meetings/1/date"}),
    ({"placement__entered": "2026-03-04"}, {"/placement/entered"}),
    (
        {"supervision__conditions__0__inputs__until": "2026-07-20"},
        {"/supervision/conditions/0/inputs/until", "/supervision/conditions/0/official_text"},
    ),
    (
        {"supervision__conditions__0__inputs__times__0__from": "20:00"},
        {"/supervision/conditions/0/inputs/times/0/from"},
    ),
    ({"child__last_name": "[name]"}, {"/child/last_name"}),
    ({"court__offences__0__offence": "n/a"}, {"/court/offences/0/offence"}),
    ({"child__date_of_birth": "2016-10-07"}, {"/child/date_of_birth"}),
    ({"sentence__dates__mid_point": "2026-05-20"}, {"/sentence/dates/mid_point"}),
]
SHOULD = [
    (
        {"child__looked_after__status": "not-looked-after"},
        {"/child/looked_after/status", "/child/looked_after/social_worker"},
    ),
    ({"child__looked_after__status": "remand"}, {"/child/looked_after/status", "/sentence/type"}),
    ({"sentence__credited_days": 30}, {"/sentence/credited_days", "/remand/date"}),
    ({"supervision__ends": "2026-12-11"}, {"/supervision/ends", "/sentence/dates/sentence_end"}),
    ({"supervision__reporting__time": "14:30"}, {"/supervision/reporting/time"}),
    ({"plan__summary": "Toby comes home on Monday 2 June 2026."}, {"/plan/summary"}),
]


def _named(value):
    """The same name in every process, whatever the order of a set."""
    return str(sorted(value)) if isinstance(value, set) else str(value)


class DescribeWhatIsRight:
    def it_finds_nothing(self):
        assert consistency(RIGHT, TODAY) == ()

    @pytest.mark.parametrize(
        "changes",
        [
            {"supervision__release__travel_with": "Carol Tranter and Poppy Lockyer"},
            {"supervision__release__met_by": "Carol (aunt)"},
            {"supervision__release__met_by": "Aunt Carol and his sister, aged 7"},
            {"people__1__contact_note": "Phones are not allowed at her school."},
            {"supervision__conditions__1__official_text": "Not to contact Kai Brenner by 9pm."},
            {"people__1__contact_note": "Her mum has no objection."},
            {"sentence__dates__release": None, "supervision__release__date": None},
            {"plan__summary": "Toby comes home on Tuesday 2 June. Tag check by 3 May."},
            {"plan__summary": "See [the plan](https://example.org) and <b>."},
            {"sentence__credited_days": 12},
            # An order of 10 months can end early whether or not its early date is recorded.
            {"sentence__dates__early_release": None},
            {"child__last_name": "Test"},
        ],
        ids=str,
    )
    def it_finds_nothing_in_what_only_looks_wrong(self, changes):
        assert found(**changes) == ()


class DescribeContradictions:
    @pytest.mark.parametrize(("changes", "places"), MUST, ids=_named)
    def it_holds_every_document_back_for_what_cannot_be(self, changes, places):
        assert any(
            places <= both(one) and one.severity == "must" and one.holds_back("pathways-plan")
            for one in found(**changes)
        ), found(**changes)

    @pytest.mark.parametrize(("changes", "places"), SHOULD, ids=_named)
    def it_asks_to_look_at_what_may_be_right(self, changes, places):
        assert any(
            places <= both(one) and one.severity == "should" and not one.blocks
            for one in found(**changes)
        ), found(**changes)

    def it_says_what_each_of_the_two_says_and_what_to_do(self):
        (one,) = found(supervision__release__date="2026-06-12")[:1]
        assert "2 June 2026" in one.message
        assert "12 June 2026" in one.message
        assert one.what_to_do
        assert one.source == "Throughcare: consistency of the record"

    def it_lets_a_draft_through_but_no_final_document(self):
        case = loads(json.dumps(changed(supervision__kind="licence")).encode())
        with pytest.raises(NotReadyError) as refused:
            Toolkit().generate(case, ["pathways-plan"], on=TODAY)
        assert any("it is a notice of supervision" in fault for fault in refused.value.faults)
        (draft,) = Toolkit().generate(
            case, ["pathways-plan"], formats=["docx"], on=TODAY, draft=True
        )
        assert draft.draft

    def it_does_not_compare_a_journey_by_car_with_one_by_train(self):
        said = "The journey takes about 95 minutes."
        for travel, times in ((said, 1), (f"By car, driven by a worker. {said}", 0)):
            case = changed(supervision__release__travel=travel, placement__travel_minutes=190)
            messages = [one.message for one in consistency(case, TODAY)]
            assert sum("a text says 95" in message for message in messages) == times, travel

    def it_replaces_what_a_pack_says_of_the_same_place(self):
        case = loads(json.dumps(changed(plan__reviewed="2026-02-18")).encode())
        dates = CaseDates(case, load_pack("national"), TODAY)
        places = [one.id for one in dates.findings if one.place == "/plan/reviewed"]
        assert places == ["dates-contradict"]

    def it_says_once_what_is_so_in_several_places(self):
        meeting = {"type": "review", "date": "2026-02-24"}
        meetings = [
            {**meeting, "actions": [{"action": "Ask", "owner": "Carol", "due": "2025-12-01"}]}
            for _ in range(2)
        ]
        case = loads(json.dumps(changed(meetings=meetings)).encode())
        dates = CaseDates(case, load_pack("national"), TODAY)
        words = [(one.id, one.message) for one in dates.findings]
        assert len(words) == len(set(words))
        (early,) = [one for one in dates.findings if "is before the first offence" in one.message]
        assert early.place == "/meetings/0/actions/0/due"
        assert early.also == ("/court/offences/0/date", "/meetings/1/actions/0/due")

    def it_lets_a_letter_of_an_earlier_day_be_made_again(self):
        samples = Path(shipped("samples"))
        case = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
        found = consistency(case, date(2026, 1, 15))
        assert {one.id for one in found if one.severity == "must"} == set()
        assert [one.severity for one in found if one.id == "day-before-record"] == ["should"]

    def it_guesses_that_days_were_months(self):
        case = {"sentence__length_months": None, "sentence__length_days": 8}
        assert any("8 months was meant" in one.message for one in found(**case))

    @pytest.mark.parametrize(
        ("signed", "said"),
        [
            ({"agreed": False}, ["Toby (Child) does not agree with the plan, and it is not"]),
            ({"agreed": False, "comment": "Too far."}, ["Toby (Child) does not agree with the p"]),
            ({"agreed": True}, []),
            ({}, []),
        ],
    )
    def it_asks_about_a_plan_that_somebody_does_not_agree_with(self, signed, said):
        signed = {"name": "Toby", "role": "Child", "date": "2026-02-27", **signed}
        agreed = {"name": "Ann", "role": "Case manager", "agreed": True}
        asked = [one for one in found(plan__sign_off=[agreed, signed]) if "sign-off" in one.id]
        assert [one.message.startswith(words) for one, words in zip(asked, said, strict=True)] == [
            True for _ in said
        ]
        assert all(
            (one.severity, one.place) == ("should", "/plan/sign_off/1/agreed") for one in asked
        )
