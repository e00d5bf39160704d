"""An extract may name no other child of the panel."""

import copy
import json
from datetime import date

import pytest

from generator.case import crossings, load, named_in
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit

OTHERS = [{"first_name": "Grace", "last_name": "Marlow", "known_as": "Gracie"}]


def part(text):
    return {"items": [{"discussion": text, "view": {}}]}


class DescribeNamedIn:
    @pytest.mark.parametrize(
        "text",
        [
            "He sat with Grace on the bus.",
            "He sat with Grace Marlow.",
            "It was Gracie's idea.",
            "The Marlow family wrote.",
            "Gracie Marlow's mother rang.",
            "(Grace)",
        ],
    )
    def it_finds_a_first_name_a_surname_and_a_known_name(self, text):
        assert named_in(part(text), OTHERS) == ["the discussion"]

    @pytest.mark.parametrize(
        "text",
        [
            "Grace Attwater (social worker) will ring.",
            "Ray Marlow is the bus driver.",
            "He was full of grace.",
            "Gracefield school rang.",
        ],
    )
    def it_leaves_other_people_alone(self, text):
        assert named_in(part(text), OTHERS) == []

    def it_reads_actions_matters_arising_and_the_childs_message(self):
        seen = {
            "matters_arising": [{"action": "Ring Gracie"}],
            "items": [
                {
                    "actions": [{"action": "See Grace"}],
                    "view": {"cart": {"child_message": "Tell Grace hi."}},
                }
            ],
        }
        assert named_in(seen, OTHERS) == [
            "matters arising",
            "the actions",
            "the child's message to the panel",
        ]


class DescribeTheMinutes:
    def it_refuses_an_extract_that_names_another_child(self, samples, tmp_path):
        panel = load(samples / "panel.json")
        name = panel.cases[1].data["child"]["first_name"]
        data = copy.deepcopy(dict(panel.data))
        data["items"][0]["discussion"] += f" {name} was mentioned."
        for item in data["items"]:
            (tmp_path / item["case"]).write_bytes((samples / item["case"]).read_bytes())
        (tmp_path / "panel.json").write_text(json.dumps(data), "utf-8")
        toolkit = Toolkit()
        with pytest.raises(FaultyInputError) as caught:
            toolkit.generate(toolkit.open(tmp_path / "panel.json"), on=date(2026, 3, 2))
        assert caught.value.faults == ("the discussion",)
        assert crossings(toolkit.open(tmp_path / "panel.json")) == [
            "The first item names another child of this panel, in the discussion."
        ]
        assert name not in str(caught.value)
