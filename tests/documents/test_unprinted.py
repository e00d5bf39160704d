"""What stands in a case and in no document is told, and nothing else."""

import json

import pytest

from generator.case import loads
from generator.documents.unprinted import unprinted
from generator.toolkit import Toolkit
from tests.documents.conftest import ON
from tests.documents.letters import Letter


def told(data):
    return {one.pointer for one in Toolkit().unprinted(loads(json.dumps(data).encode()), on=ON)}


@pytest.fixture
def letter(tmp_path):
    return Letter(tmp_path)


@pytest.fixture
def data(samples):
    return json.loads((samples / "dto-yoi.json").read_text("utf-8"))


class DescribeUnprinted:
    def it_tells_no_text_that_documents_show(self, data):
        found = told(data)
        assert "/identity/who_am_i" not in found
        assert "/plan/contingency" not in found
        assert not any(one.startswith("/plan/pathways") for one in found)

    def it_tells_a_text_that_a_guard_leaves_out(self, letter):
        letter.says(
            "{% if child.name == 'Nobody' %}{{ plan.created|date }}{% endif %}",
            "{{ plan.next_review|weekday }}",
        )
        letter.data["plan"] |= {"created": "2026-02-20", "next_review": "2026-05-01"}
        [made] = letter.toolkit.generate(letter.case, ["letter"], formats=["docx"], on=ON)
        found = {one.pointer for one in unprinted(letter.case, {made.kind: [made.content]})}
        assert "/plan/created" in found
        assert "/plan/next_review" not in found

    def it_tells_nothing_that_is_worked_with_or_kept(self, data):
        found = told(data)
        assert not {"/schema", "/people/0/id", "/sentence/credited_days"} & found

    def it_finds_text_that_is_set_as_a_list_with_links_and_dates(self, data):
        data["plan"]["contingency"] = "- Ring [the duty line](https://example.org)\n1. Then *rest*"
        data["plan"]["next_review"] = "2031-05-01"
        assert not {"/plan/contingency", "/plan/next_review"} & told(data)
