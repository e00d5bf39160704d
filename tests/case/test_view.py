"""What a template sees of a case."""

import copy
import json
import pickle
from dataclasses import dataclass
from datetime import date

import pytest

from generator.case import Coded, loads, view

ON = date(2026, 3, 3)
DOCUMENT = {"kind": "pathways-plan", "title": "Pathways plan", "draft": False}


@pytest.fixture
def case(data):
    return loads(json.dumps(data).encode())


@pytest.fixture
def seen(case):
    return view(case, on=ON, document=DOCUMENT)


class DescribeDerivedFields:
    def it_names_the_child(self, seen):
        child = seen["child"]
        assert (child["name"], child["full_name"], child["possessive"], child["age"]) == (
            "James",
            "James McAllister",
            "James’s",
            16,
        )
        assert (child["They"], child["their"], child["has_have"]) == ("He", "his", "has")

    def it_describes_the_sentence(self, seen):
        assert seen["sentence"]["label"] == "Detention and training order, 10 months"
        assert seen["sentence"]["word_for_conditions"] == "requirements"
        assert "expected_release" not in seen["sentence"]

    def it_lists_the_dates_of_the_sentence_in_order(self, data):
        data["sentence"]["dates"] = {
            "sentence_end": "2026-12-11",
            "release": "2026-06-12",
            "confirmed_by": "Casework",
            "confirmed_on": "2026-02-20",
        }
        seen = view(loads(json.dumps(data).encode()), on=ON, document=DOCUMENT)
        assert seen["sentence"]["expected_release"] == "2026-06-12"
        assert seen["sentence"]["dates_steps"] == [
            "Sentence: 12 February 2026",
            "Release date now planned: 12 June 2026",
            "Sentence end: 11 December 2026",
        ]

    def it_finds_the_first_person_of_a_role(self, seen):
        assert set(seen["team"]) == {"case_manager", "parent"}
        assert seen["team"]["case_manager"]["id"] == "samira"
        assert [p["id"] for p in seen["family"]] == ["denise"]
        assert [p["id"] for p in seen["workers"]] == ["samira", "lou"]

    def it_counts_attendance_even_without_a_log(self, seen, data):
        assert (seen["attendance"]["offered"], seen["attendance"]["attended"]) == (2, 1)
        for key in ("compliance", "warnings", "breach"):
            del data[key]
        without = view(loads(json.dumps(data).encode()), on=ON, document=DOCUMENT)
        assert without["attendance"]["offered"] == 0
        assert without["attendance"]["rows"] == []

    def it_dates_the_document(self, seen):
        assert seen["document"] == {**DOCUMENT, "date": "2026-03-03"}


class DescribeCodes:
    def it_gives_every_code_its_label(self, seen):
        objective = seen["plan"]["pathways"][0]["objectives"][1]
        assert objective["status"] == "on-track"
        assert objective["status"].label == "On track"
        assert seen["plan"]["pathways"][0]["pathway"].label == "Health"
        assert seen["attendance"]["rows"][0]["outcome"].label == "Attended"

    def it_survives_copying_and_pickling(self):
        code = Coded("on-track", "On track")
        for twin in (pickle.loads(pickle.dumps(code)), copy.deepcopy(code)):
            assert (twin, twin.label) == ("on-track", "On track")
        assert json.dumps(code) == '"on-track"'


class DescribeReferences:
    def it_puts_what_an_id_refers_to_in_its_place(self, seen):
        [about] = seen["warnings"][0]["about"]
        assert about["condition"]["official_text"] == "Keep in touch."
        assert seen["breach"]["failures"] == [about]
        assert seen["breach"]["breached_conditions"][0]["id"] == "keep-in-touch"


@dataclass(frozen=True)
class Due:
    id: str
    what: str
    who: str
    due: date | None
    state: str
    offset: int = 3


class DescribeDeadlinesAndFindings:
    def it_takes_dataclasses_and_keeps_what_the_schema_knows(self, case):
        due = [
            Due("plan", "Plan", "Case manager", date(2026, 3, 12), "due"),
            Due("later", "Later", "Case manager", None, "not-yet-known"),
        ]
        found = [{"id": "c", "severity": "must", "message": "m", "what_to_do": "w"}]
        seen = view(case, on=ON, document=DOCUMENT, deadlines=due, findings=found)
        assert seen["deadlines"][0] == {
            "id": "plan",
            "what": "Plan",
            "who": "Case manager",
            "due": "2026-03-12",
            "state": "due",
        }
        assert "due" not in seen["deadlines"][1]
        assert seen["deadlines"][1]["state"].label == "Not yet known"
        assert seen["findings"][0]["severity"].label == "Must"


class DescribeSafety:
    def it_hands_out_a_copy(self, case, data):
        seen = view(case, on=ON, document=DOCUMENT)
        seen["child"]["first_name"] = "changed"
        seen["plan"]["pathways"].clear()
        seen["people"][0]["name"] = "changed"
        assert case.data == data

    def it_holds_nothing_but_plain_data(self, seen):
        assert json.loads(json.dumps(seen)) == seen


class DescribeFindings:
    def it_tells_those_of_one_check_together(self, case):
        one = {"id": "no-date", "severity": "should", "what_to_do": "Agree a date with the child."}
        findings = [{**one, "message": "The home has no date."}, {**one, "message": "So has work."}]
        findings.append({"id": "other", "severity": "must", "message": "The child's bag."})
        seen = view(case, on=ON, document=DOCUMENT, findings=findings)["findings"]
        assert [found["messages"] for found in seen] == [
            ["The home has no date.", "So has work."],
            ["James’s bag."],
        ]
        assert seen[0]["what_to_do"] == "Agree a date with James."


class DescribeEvents:
    def it_shows_no_mark_of_the_rules(self, data):
        data["events"] = [
            {"type": "other", "date": "2026-02-20", "note": "Sent. [board-report]"},
            {"type": "other", "date": "2026-02-21", "note": "See [the map](https://example.org)."},
        ]
        seen = view(loads(json.dumps(data).encode()), on=ON, document=DOCUMENT)
        notes = [event["note"] for event in seen["events"]]
        assert notes == ["Sent.", "See [the map](https://example.org)."]
