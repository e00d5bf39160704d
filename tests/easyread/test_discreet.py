"""A page that others may see says neither where the child lives nor whom to keep away from."""

import json
import re

import pytest

from generator.case import loads
from generator.documents.finished import text_of
from generator.easyread import discreet
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

RULE = {"heading": "No contact with Kai or Leon", "must_not": [
    "Do not talk to Kai Brenner.", "Do not talk to Leon Tarrow.", "Do not text Kai, Leon or Ann.",
]}  # fmt: skip
SEEN = {
    "child": {"name": "Toby", "photo": b"png", "home_address": {
        "lines": ["9 Wheelwright Row"], "town": "Oxmere", "postcode": "ZZ4 5DL"}},
    "people": [{"name": "Bethan Rowlands", "phone": "07700 900121", "photo": "b.png"},
               {"name": "Carol Tranter"}],
    "easy_read": {"helper_names": ["Bethan Rowlands (case manager)", "Aunty Carol"],
                  "who_to_ask": "Ring Bethan Rowlands.",
                  "intro": ["Live at 9 Wheelwright Row, Oxmere, ZZ4 5DL, with Carol Tranter."]},
    "supervision": {"supervising_officer": "Bethan Rowlands", "conditions": [
        {"id": "a", "inputs": {"names": ["Kai Brenner", "Leon Tarrow"]}, "easy_read": RULE}]},
}  # fmt: skip


class DescribeADiscreetView:
    def it_leaves_out_the_address_and_shortens_names(self):
        made = discreet(SEEN)
        assert made["easy_read"]["intro"] == ["Live at your address, with Carol."]
        assert made["easy_read"]["who_to_ask"] == "Ring Bethan."
        assert made["supervision"]["supervising_officer"] == "Bethan"
        assert "photo" not in made["child"]

    def it_keeps_who_helps_and_how_to_ring_them(self):
        made = discreet(SEEN)
        assert made["easy_read"]["helper_names"] == ["Bethan", "Aunty Carol"]
        assert made["people"][0] == {"name": "Bethan", "phone": "07700 900121"}

    def it_names_nobody_whom_a_rule_keeps_away(self):
        rule = discreet(SEEN)["supervision"]["conditions"][0]["easy_read"]
        assert rule["heading"] == "No contact with the people in your paper"
        assert rule["must_not"] == [
            "Do not talk to the person in your paper.",
            "Do not text the people in your paper or Ann.",
        ]

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ("What do you do if Kai or Leon sends you a message?",
             "What do you do if one of the people in your paper sends you a message?"),
            ("Kai or Leon may ring you.", "One of the people in your paper may ring you."),
            ("When Kai and Leon ring, hang up.", "When the people in your paper ring, hang up."),
            ("Walk away if Kai comes.", "Walk away if the person in your paper comes."),
            ("Do not text Kai or Leon.", "Do not text the people in your paper."),
        ],
    )  # fmt: skip
    def it_stays_a_sentence(self, said, told):
        made = discreet({**SEEN, "easy_read": {**SEEN["easy_read"], "teach_back": [said]}})
        assert made["easy_read"]["teach_back"] == [told]

    def it_leaves_the_case_as_it_was(self):
        before = json.dumps(SEEN, default=str)
        discreet(SEEN)
        assert json.dumps(SEEN, default=str) == before

    def it_leaves_a_view_without_any_of_it_alone(self):
        assert discreet({})["people"] == []


class DescribeADiscreetPaper:
    @pytest.mark.parametrize("name", ["dto-yoi", "s250-secure-home", "breach-transition"])
    def it_says_no_address_and_nobody_else(self, samples, name):
        case = loads((samples / f"{name}.json").read_bytes())
        word = next(
            iter(Toolkit().generate(case, ["licence-easy-read"], formats=["docx"], on=ON,
                                    draft=True, discreet=True))
        )  # fmt: skip
        text = "\n".join(text_of(word.content))
        told = case.data["supervision"]["conditions"]
        for condition in told:
            inputs = condition.get("inputs", {})
            if "address" in inputs:
                assert inputs["address"].split(",")[0] not in text
        for condition in told:
            if condition.get("code", "").startswith("no-contact"):
                for person in condition["inputs"]["names"]:
                    assert person not in text
                    assert not re.search(rf"\b{person.split()[0]}\b", text)
        assert word.identifier.endswith("_discreet")

    def it_is_for_easy_read_papers_alone(self, samples):
        case = loads((samples / "dto-yoi.json").read_bytes())
        with pytest.raises(FaultyInputError, match="discreet"):
            Toolkit().generate(case, ["pathways-plan"], on=ON, draft=True, discreet=True)
