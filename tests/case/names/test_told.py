"""Pronouns that do not fit, initials, mixed names, and strangers whom the case tells of.

`data/told.json` holds each text with the `strange` pronouns and who is `named`, read by a person:
of James McAllister's case, which knows Samira Khan, Denise McAllister and Lou Reyes. Whom the text
itself tells of, as by a title, is only something to look at.
"""

import json
from pathlib import Path

import pytest

from generator.case.names import search
from tests.case.conftest import small_case

TOLD = json.loads((Path(__file__).parent / "data" / "told.json").read_text("utf-8"))


class DescribeWhatATextTells:
    @pytest.mark.parametrize("one", TOLD, ids=lambda one: f"{one['pronouns']}: {one['text']}")
    def it_is_found_exactly(self, one):
        case = {**small_case(), "identity": {"who_am_i": one["text"]}}
        case["child"] = {**case["child"], "pronouns": one["pronouns"]}
        found = search(case)
        assert [each.word for each in found.pronouns] == one["strange"]
        named = [f"{each.name}{' (told)' if each.told else ''}" for each in found.strangers]
        assert named == one["named"]
