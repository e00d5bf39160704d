"""A person may be named by their id: the name is printed, and an unknown id is a fault."""

import copy
import json
from datetime import date

import pytest

from generator.case import loads, view
from generator.case._persons import named, person_fields
from generator.case._schema import root
from generator.case._validate import at_path


def steps(path):
    return tuple(0 if step == "*" else step for step in path)


class DescribeTheFieldsThatNameAPerson:
    @pytest.mark.parametrize("path", person_fields(), ids=".".join)
    def they_are_lines_of_the_schema(self, path):
        place = at_path(root("case"), steps(path))
        assert place is not None
        assert place.schemas[-1][0]["title"] == "Line"


class DescribeAPersonGivenById:
    def it_stays_an_id_in_the_case_as_it_was_read(self, data):
        objective = data["plan"]["pathways"][0]["objectives"][0]
        objective["who"] = "samira"
        before = copy.deepcopy(data)
        made = named(data)
        assert made["plan"]["pathways"][0]["objectives"][0]["who"] == "Samira Khan"
        assert data == before

    @pytest.mark.parametrize(
        "path",
        [
            ("plan", "pathways", 0, "objectives", 0, "who"),
            ("compliance", 0, "with_whom"),
            ("meetings", 0, "chair"),
            ("meetings", 0, "actions", 0, "owner"),
            ("meetings", 0, "attendees", 0, "name"),
        ],
    )
    def they_are_printed_by_name(self, data, path):
        data["meetings"] = [
            {
                "id": "m-1",
                "type": "review",
                "date": "2026-03-01",
                "actions": [{"action": "Ring home", "owner": "YJS"}],
                "attendees": [{"name": "A teacher"}],
            }
        ]
        holder = data
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = "samira"
        before = copy.deepcopy(data)
        seen = view(loads(json.dumps(data).encode()), on=date(2026, 3, 2), document={"kind": "x"})
        for step in path:
            seen = seen[step]
        assert seen == "Samira Khan"
        assert data == before

    def they_keep_their_id_in_the_list_of_people(self, data):
        assert loads(json.dumps(data).encode()).data["people"][0]["id"] == "samira"

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            ("samirra", "Did you mean 'samira'?"),
            ("worker-2", "Write the id of one in people"),
            ("sw1", "Write the id of one in people"),
            ("social-worker", "Write the id of one in people"),
        ],
    )
    def it_is_a_fault_when_nobody_has_the_id(self, faults, data, value, said):
        data["plan"]["pathways"][0]["objectives"][0]["who"] = value
        [fault] = faults(data)
        assert fault.pointer == "/plan/pathways/0/objectives/0/who"
        assert "is not the id of any person" in fault.message
        assert said in fault.suggestion

    @pytest.mark.parametrize(
        "value",
        ["gran", "mum", "James", "Samira Khan", "step-dad", "YJS worker", "the 2 of us", "K2"],
    )
    def it_takes_plain_words_for_a_name(self, faults, data, value):
        data["plan"]["pathways"][0]["objectives"][0]["who"] = value
        assert faults(data) == []
