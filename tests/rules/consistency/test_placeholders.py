"""Texts that hold nothing but a placeholder, in every kind of field."""

import pytest

from tests.rules.consistency.test_found import found

EMPTY = [
    *("-", "—", "?", "...", "#", "TBC", "TBC - Bethan to write", "To be completed", "to follow"),
    *("pending", "ditto", "As above.", "same", "None", "NULL", "undefined", "n/a", "xxx", "|||"),
    *("**", "> ", "```\n```", "<!-- x -->", "![]()", "&nbsp;", "\u200b", "\u2800", "\u3164"),
]


class DescribePlaceholders:
    @pytest.mark.parametrize("text", EMPTY)
    def it_holds_every_document_back_for_a_text_of_nothing_else(self, text):
        made = found(plan__summary=text, child__communication={"what_helps": ["Time.", text]})
        places = {one.place for one in made if one.severity == "must" and one.blocks == ("*",)}
        assert places == {"/plan/summary", "/child/communication/what_helps/1"}

    @pytest.mark.parametrize(
        "text", ["None known.", "No known allergies", "Same again", "0", "🙂", "No."]
    )
    def it_takes_an_answer_for_one(self, text):
        assert found(plan__summary=text) == ()

    def it_takes_none_for_an_answer_where_there_may_be_none(self):
        assert found(child__religion="None", placement__medication="None.") == ()
