"""What is held back of a meeting is what its documents leave out."""

import json
from datetime import date

import pytest

from generator.case import agencies, extract, member_of, panel_view, part_for, reader_of
from generator.panel.sharing import held_back_from, held_back_from_child
from generator.toolkit import Toolkit

DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def meetings(samples):
    return Toolkit().meetings(samples / "panel-cases").panels


def test_a_member_or_agency_is_told_of_each_child_and_paragraph_that_it_does_not_get(meetings):
    for panel in meetings:
        whole = panel_view(panel, on=DAY, document={"date": DAY.isoformat()})
        readers = [reader_of(panel.data, agency) for agency in agencies(panel.data)]
        for reader in (*readers, *map(member_of, panel.data["attendance"])):
            part = json.dumps(part_for(whole, reader), ensure_ascii=False, default=str)
            held = held_back_from(panel, reader)
            left_out = {one.case_id for one in held if one.what == "The whole item"}
            for case in panel.cases:
                assert (f'"case_id": "{case.identifier}"' in part) != (case.identifier in left_out)
            hidden = [
                one["text"]
                for item in panel.data["items"]
                for one in item.get("paragraphs", ())
                if json.dumps(one["text"], ensure_ascii=False)[1:-1] not in part
            ]
            told = [one for one in held if one.what.startswith("A paragraph")]
            whose = zip(panel.data["items"], panel.cases, strict=True)
            gone = [item for item, case in whose if case.identifier in left_out]
            kept = sum(len(item.get("paragraphs", ())) for item in gone)
            assert len(hidden) == len(told) + kept


def test_a_child_is_told_of_paragraphs_and_of_what_concerns_the_panel(meetings):
    for panel in meetings:
        whole = panel_view(panel, on=DAY, document={"date": DAY.isoformat()})
        for item, case in zip(panel.data["items"], panel.cases, strict=True):
            part = extract(whole, case.identifier)
            held = held_back_from_child(panel, case.identifier)
            assert len([1 for one in held if one.case_id]) == len(item.get("paragraphs", ()))
            said = " ".join(one.what.casefold() for one in held)
            for name, words in (("learning", "learned"), ("any_other_business", "other business")):
                assert name not in part
                assert (words in said) == bool(panel.data.get(name))
