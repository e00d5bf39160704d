"""Names, pronouns, ages and counts."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.case import derive, loads, view
from generator.case.facts.actions import numbered


class DescribePronouns:
    @pytest.mark.parametrize(
        ("pronouns", "sentence"),
        [
            ("he/him", "He is sure: his plan is his, it suits him, he has it himself."),
            ("she/her", "She is sure: her plan is hers, it suits her, she has it herself."),
            (
                "they/them",
                "They are sure: their plan is theirs, it suits them, they have it themself.",
            ),
            (None, "They are sure: their plan is theirs, it suits them, they have it themself."),
        ],
    )
    def it_makes_a_right_sentence(self, pronouns, sentence):
        made = "{They} {is_are} sure: {their} plan is {theirs}, it suits {them}, {they} "
        made += "{has_have} it {themself}."
        assert made.format(**derive.pronoun_words(pronouns)) == sentence


class DescribeSentencesInWords:
    @pytest.mark.parametrize(
        ("sentence", "words"),
        [
            ({"type": "dto", "length_months": 10}, "10 months"),
            ({"type": "dto", "length_months": 1, "length_days": 14}, "1 month and 14 days"),
            ({"type": "dto", "length_days": 90}, "90 days"),
            ({"type": "dto"}, ""),
            (
                {"type": "s254", "custodial_months": 36, "extension_months": 24},
                "36 months in custody and 24 months on licence",
            ),
            ({"type": "s259", "length_months": 144}, "minimum term 12 years"),
            ({"type": "s258", "length_months": 13}, "minimum term 13 months"),
        ],
    )
    def it_tells_the_term(self, sentence, words):
        assert derive.term_in_words(sentence) == words


OUTCOMES = [
    "attended", "attended-late", "acceptable-absence", "unacceptable-absence",
    "did-not-engage", "rearranged",
]  # fmt: skip


class DescribeAttendance:
    def it_counts_the_log(self):
        log = [{"date": "2026-01-01", "appointment": "x", "outcome": o} for o in OUTCOMES]
        counted = derive.attendance(log)
        assert {k: v for k, v in counted.items() if k != "rows"} == {
            "offered": 5,
            "attended": 2,
            "attended_percent": 40,
            "acceptable": 1,
            "unacceptable": 1,
            "not_engaged": 1,
        }

    def it_marks_the_failures_that_are_brought_to_court(self):
        log = [
            {"id": "a", "date": "2026-01-01", "appointment": "a", "outcome": "attended"},
            {"id": "b", "date": "2026-01-02", "appointment": "b", "outcome": "did-not-engage"},
            {"date": "2026-01-03", "appointment": "c", "outcome": "unacceptable-absence"},
        ]
        rows = derive.attendance(log, frozenset({"b"}))["rows"]
        assert [row["appointment"] for row in rows if row.get("before_court")] == ["b"]

    def it_lists_rows_by_date_and_time(self):
        log = [
            {"date": "2026-01-02", "time": "09:00", "appointment": "c", "outcome": "attended"},
            {"date": "2026-01-01", "time": "15:00", "appointment": "b", "outcome": "attended"},
            {"date": "2026-01-01", "appointment": "a", "outcome": "attended", "id": "no"},
        ]
        rows = derive.attendance(log)["rows"]
        assert [row["appointment"] for row in rows] == ["a", "b", "c"]
        assert "id" not in rows[0]

    @settings(deadline=None)
    @given(st.lists(st.sampled_from(OUTCOMES), max_size=60))
    def it_always_adds_up(self, outcomes):
        log = [{"date": "2026-01-01", "appointment": "x", "outcome": o} for o in outcomes]
        counted = derive.attendance(log)
        parts = sum(counted[k] for k in ("attended", "acceptable", "unacceptable", "not_engaged"))
        assert counted["offered"] == parts == len(outcomes) - outcomes.count("rearranged")
        assert 0 <= counted["attended_percent"] <= 100
        assert len(counted["rows"]) == len(outcomes)
        if counted["offered"]:
            exact = 100 * counted["attended"] / counted["offered"]
            assert abs(counted["attended_percent"] - exact) <= 0.5


class DescribePercentages:
    @pytest.mark.parametrize(
        ("attended", "offered", "percent"),
        [(1, 8, 13), (1, 3, 33), (2, 3, 67), (0, 2, 0), (0, 0, 0)],
    )
    def they_are_rounded_half_up(self, attended, offered, percent):
        kept = [{"date": "2026-01-01", "outcome": "attended"}] * attended
        missed = [{"date": "2026-01-01", "outcome": "did-not-engage"}] * (offered - attended)
        assert derive.attendance([*kept, *missed])["attended_percent"] == percent


BOOKED = {
    "schema": "throughcare/case/1",
    "case_id": "C-1",
    "service": {"name": "Northmoor"},
    "child": {"first_name": "Toby", "last_name": "Lockyer", "date_of_birth": "2009-10-07"},
    "sentence": {"type": "dto", "date": "2026-02-12", "dates": {"release": "2026-06-02"}},
    "meetings": [
        {"type": "review", "date": "2026-03-02"},
        {"type": "review", "date": "2026-03-03", "held": True},
        {"type": "review", "date": "2026-03-04", "time": "10:00", "where": "Office"},
        {"type": "review", "date": "2026-03-04", "time": "09:00"},
        {"type": "cart-panel", "date": "2026-03-05"},
    ],
    "plan": {"next_review": "2026-05-20"},
    "breach": {"hearing_date": "2026-03-03"},
    "supervision": {
        "kind": "notice-of-supervision",
        "starts": "2026-06-02",
        "ends": "2026-11-30",
        "conditions": [],
        "appointments": [
            {"date": "2026-03-04", "time": "10:00", "what": "We look at it", "where": "Office"},
            {"date": "2026-03-01", "time": "10:00", "what": "Gym"},
        ],
    },
}


def told(case, day=date(2026, 3, 3)):
    seen = view(loads(json.dumps(case).encode()), on=day, document={})
    return [
        " ".join((one["date"], one.get("time", ""), one["what"], one.get("where", ""))).strip()
        for one in seen["booked"]
    ]


class DescribeWhatIsBooked:
    def it_is_each_thing_once_from_today_on_in_order(self):
        assert told(BOOKED) == [
            "2026-03-03  Court hearing",
            "2026-03-04 09:00 Review meeting",
            "2026-03-04 10:00 We look at it Office",
            "2026-05-20  This plan is looked at again",
            "2026-06-02  Planned release day",
            "2026-11-30  Supervision ends",
        ]

    def it_is_no_release_that_nobody_set(self):
        case = json.loads(json.dumps(BOOKED))
        case["sentence"] = {"type": "dto", "date": "2026-02-12", "length_months": 10}
        assert not [one for one in told(case) if "release" in one]

    def it_is_a_hearing_once_where_court_is_among_the_appointments(self):
        case = json.loads(json.dumps(BOOKED))
        court = {"date": "2026-03-03", "time": "10:00", "what": "Court", "where": "Youth Court"}
        case["supervision"]["appointments"].append(court)
        assert [one for one in told(case) if "ourt" in one] == [
            "2026-03-03 10:00 Court Youth Court"
        ]

    def it_is_the_hearing_of_a_remand_only_before_the_sentence(self):
        case = json.loads(json.dumps(BOOKED))
        case["remand"] = {
            "type": "youth-detention-accommodation",
            "date": "2026-02-01",
            "next_hearing": "2026-03-09",
        }
        assert "2026-03-09  Court hearing" not in told(case)
        del case["sentence"]
        assert "2026-03-09  Court hearing" in told(case)
        assert not [one for one in told(case) if "release" in one]


class DescribePanelActions:
    ITEMS = [  # noqa: RUF012
        {
            "view": {"child": {"full_name": "Toby Lockyer"}, "case_id": "C-1"},
            "actions": [
                {"action": "Ring", "owner": "Bo (YJS)", "due": "2026-03-02"},
                {"action": "Ask", "owner": "ann", "due": "2026-03-03", "status": "open"},
                {"action": "Go", "owner": "Ann (YJS)", "due": "2026-03-01", "status": "done"},
                {"action": "Look", "owner": "Ann"},
            ],
        }
    ]
    ARISING = [  # noqa: RUF012
        {"action": "Old", "owner": "Bo", "status": "done", "case_id": "C-1"},
        {"action": "Kept", "owner": "Bo", "status": "open", "update": "Soon", "case_id": "C-1"},
        {"action": "Whose", "owner": "Cy", "status": "open", "case_id": "C-9"},
        {"action": "Own", "owner": "Cy", "status": "open", "due": "2026-03-03"},
    ]

    def they_go_by_owner_and_date_and_say_what_is_overdue(self):
        arising = {"items": self.ITEMS, "matters_arising": self.ARISING}
        found = derive.panel_actions(numbered({"panel_id": "P-2", **arising}), "2026-03-03")
        assert [(one.get("number"), one["action"], one.get("overdue")) for one in found] == [
            ("P-2/3", "Go", None),
            ("P-2/2", "Ask", None),
            ("P-2/4", "Look", None),
            ("P-2/1", "Ring", True),
            (None, "Kept", None),
            (None, "Own", None),
            (None, "Whose", None),
        ]
        assert found[0] == {
            "number": "P-2/3",
            "action": "Go",
            "owner": "Ann (YJS)",
            "due": "2026-03-01",
            "child": "Toby Lockyer",
            "case_id": "C-1",
            "status": "done",
        }
        assert found[2]["status"] == "open"
        assert (found[4]["carried"], found[4]["update"]) == (True, "Soon")
        assert found[4]["child"] == "Toby Lockyer"
        assert "carried" not in found[3]
        assert (found[6].get("child"), found[6]["case_id"]) == (None, "C-9")
        assert "case_id" not in found[5]
