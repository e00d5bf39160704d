"""Facts that cannot be are faults, each in words and at its place."""

import json

import pytest

from generator.case import FaultyCaseError, loads


@pytest.fixture
def data(samples):
    return json.loads((samples / "dto-yoi.json").read_text("utf-8"))


def faults(data):
    with pytest.raises(FaultyCaseError) as caught:
        loads(json.dumps(data).encode())
    return [(fault.pointer, fault.message) for fault in caught.value.details]


class DescribeImpossibleFacts:
    def it_refuses_a_release_before_the_sentence(self, data):
        data["sentence"]["dates"]["release"] = "2025-01-01"
        ((pointer, message),) = faults(data)
        assert pointer == "/sentence/dates/release"
        assert "before the day of sentence, which cannot be" in message

    def it_refuses_an_end_before_the_release(self, data):
        data["sentence"]["dates"]["sentence_end"] = "2026-02-01"
        assert [pointer for pointer, _ in faults(data)] == ["/sentence/dates/sentence_end"]

    def it_refuses_supervision_that_ends_before_it_starts(self, data):
        data["supervision"]["ends"] = "2026-04-01"
        assert [pointer for pointer, _ in faults(data)] == ["/supervision/ends"]

    @pytest.mark.parametrize(("field", "value"), [("length_months", 25), ("credited_days", 400)])
    def it_refuses_a_term_that_no_court_can_give(self, data, field, value):
        data["sentence"][field] = value
        assert [pointer for pointer, _ in faults(data)] == [f"/sentence/{field}"]

    def it_refuses_letters_that_turn_a_line_round(self, data):
        data["child"]["known_as"] = "To\u202eby"
        assert [pointer for pointer, _ in faults(data)] == ["/child/known_as"]


class DescribeNames:
    @pytest.mark.parametrize("letter", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u061c"])
    @pytest.mark.parametrize(
        "place", [("child", "first_name"), ("child", "known_as"), ("people", 3, "name")]
    )
    def they_hold_no_letter_that_nobody_sees(self, data, place, letter):
        target = data
        for step in place[:-1]:
            target = target[step]
        target[place[-1]] = f"To{letter}by"
        ((pointer, message),) = faults(data)
        assert pointer == "/" + "/".join(map(str, place))
        assert "cannot be seen" in message

    def they_keep_the_joiners_that_their_script_needs(self, data):
        data["people"][3]["name"] = "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"
        loads(json.dumps(data).encode())
