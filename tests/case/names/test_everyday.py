"""A child with an everyday name is found where it is a name, and not where it is a word.

`data/everyday.json` holds each sentence with the names that are found in its place, read by a
person.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from generator.case import crossings
from generator.case.names import Others, search
from tests.case.conftest import small_case
from tests.case.names.panels import OURS, PLACES, child_case, with_text
from tests.case.names.test_extracts import opened

NAMES = ("Will", "May", "Grace", "Art", "Jordan", "Summer")
SENTENCES = json.loads((Path(__file__).parent / "data" / "everyday.json").read_text("utf-8"))
# What each place of a panel is called where an extract names another child there.
CALLED = [
    "the name",
    "the place",
    "the chair",
    "the minute taker",
    "the name of the service",
    "the name of the second person who was there",
    "the role of the second person who was there",
    "the organisation of the second person who was there",
    *["matters arising and the actions"] * 3,
    "the discussion",
    "the presented by",
    "the decisions",
    "the actions",
    "the actions",
    "the outcome",
    "the child's message to the panel",
    "“Establishment” in the placement section of the child's case",
]


@cache
def others(name, role=""):
    people = [{"name": "Ada Stenhouse", "role": role}] if role else []
    case = child_case("P-7", name, "Stenhouse")
    return Others.of(OURS, [{**case, "people": people}])


class DescribeAnEverydayName:
    @pytest.mark.parametrize("sentence", SENTENCES)
    def it_is_found_exactly_where_it_is_one(self, sentence):
        found = [name for name in NAMES if others(name).named_in(sentence.format(n=name))]
        assert found == SENTENCES[sentence].split()


class DescribeARelative:
    @pytest.mark.parametrize(
        ("role", "named"),
        [
            ("parent", True),
            ("carer", True),
            ("sibling", True),
            ("other-family", True),
            ("case-manager", False),
        ],
    )
    def they_are_found_and_workers_are_not(self, role, named):
        assert others("Kayden", role).named_in("We rang Ada.") is named


class DescribeTheWordsForAPlace:
    @pytest.mark.parametrize(("place", "called"), list(zip(PLACES, CALLED, strict=True)), ids=str)
    def they_say_where_another_child_is_named(self, tmp_path, place, called):
        data, ours = with_text(place, "Mother of Jamie-Lee")
        found = crossings(opened(tmp_path, data, ours))
        assert found[0].startswith("Item 1 (")
        assert found[0].endswith(
            f"what the child would be given names another child of this panel, in {called}."
        )


class DescribeAStrangerBehindAStop:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("He ran. Grace is important.", []),
            ("He ran. Grace is 14.", ["Grace"]),
            ("He ran. May is away.", []),
            ("He ran. Brown rang.", []),
            ("He ran: Brown rang.", []),
            ("He ran (Brown rang).", []),
            ("He ran; Kayden rang.", ["Kayden"]),
            ("- Kayden rang.", ["Kayden"]),
            ("Toby said: Kayden.", ["Kayden"]),
        ],
    )
    def it_is_told_by_where_the_sentence_begins(self, text, names):
        case = {**small_case(), "identity": {"who_am_i": text}}
        assert [one.name for one in search(case).strangers if one.name != "Toby"] == names
