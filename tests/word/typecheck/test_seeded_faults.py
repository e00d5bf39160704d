"""Each template has one fault; exactly that one is found, at its line, with what to write.

The cases are beside this file: `message` and `remedy` hold words that must be in each.
"""

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    every = json.loads((HERE / name).read_text("utf-8"))
    return [pytest.param(case, id=case["template"]) for case in every]


class DescribeSeededFaults:
    @pytest.mark.parametrize("case", cases("seeded_faults.json"))
    def it_finds_exactly_the_one_fault(self, check, case):
        source = "text\n" + case["template"]
        found = [one for one in check(source) if one.severity == "fault"]
        assert [one.code for one in found] == [case["code"]]
        assert case["message"] in found[0].message
        assert case["remedy"] in found[0].remedy
        assert found[0].line == len(source.splitlines())

    def it_names_the_place_of_each_use(self, check):
        found = check("{{ child.x }}\n{{ child.first_name }}\n{{ child.x }}")
        assert [one.line for one in found] == [1, 3]

    def it_complains_once_however_far_an_unknown_reaches(self, check):
        source = "{% set x = child.nope %}{% for y in x.z %}{{ y|date }}{{ y.a + 3 }}{% endfor %}"
        assert [one.code for one in check(source)] == ["unknown-field"]


class DescribeAdvice:
    @pytest.mark.parametrize("case", cases("seeded_advice.json"))
    def it_gives_exactly_the_one_advice(self, check, case):
        [found] = check(case["template"])
        assert (found.code, found.severity) == (case["code"], "advice")
        assert case["remedy"] in found.remedy

    @pytest.mark.parametrize(
        ("printed", "guard"),
        [
            ("flag|yesno", "{% if flag is defined %}"),
            ("count", "{% if count is defined %}"),
            ("name", "{% if name %}"),
        ],
    )
    def test_its_guard_keeps_every_answer(self, check_of, printed, guard):
        advice = check_of(f"{{{{ {printed} }}}}")
        assert [one.code for one in advice] == ["unguarded"]
        assert guard in advice[0].remedy
        assert check_of(f"{guard}{{{{ {printed} }}}}{{% endif %}}") == []

    @pytest.fixture
    def check_of(self, check):
        kinds = {"flag": "boolean", "count": "integer", "name": "string"}
        root = {
            "$id": "https://x.org/kinds.json",
            "type": "object",
            "properties": {name: {"type": kind} for name, kind in kinds.items()},
        }
        return lambda source: check(source, root)
