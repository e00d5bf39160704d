"""The three witnesses in a case: what is found, where, and which document waits for it."""

import json
from datetime import date

import pytest

from generator.documents._worked import Worked
from generator.easyread.witness import compared, witnesses
from generator.rules import load_pack
from tests.easyread.witness.told import found, stated

ON = date(2026, 3, 2)
CURFEW = (
    "You must stay at 14 Millrace Lane between 7pm and 7am each day, unless your supervising "
    "officer gives permission."
)
EASY = {
    "heading": "Be home at night",
    "must": [
        "Be at 14 Millrace Lane from 7pm to 7am every day.",
        "Ask Samira first if you need another time.",
    ],
}
INPUTS = {
    "address": "14 Millrace Lane",
    "times": [
        {
            "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
            "from": "19:00",
            "to": "07:00",
        }
    ],
}


def case(text=CURFEW, easy=EASY, inputs=INPUTS):
    condition = {"kind": "additional", "official_text": text, "inputs": inputs, "easy_read": easy}
    return {"supervision": {"supervising_officer": "Samira Khan", "conditions": [condition]}}


def told(**changed):
    return [(one.place, one.blocks, one.message) for one in witnesses(case(**changed), ON)]


class DescribeWitnesses:
    def they_agree_on_a_right_explanation(self):
        assert told() == []

    def they_name_the_two_that_differ_and_the_place(self):
        easy = {
            **EASY,
            "must": ["Be at 14 Millrace Lane from 9pm to 7am every day.", EASY["must"][1]],
        }
        (missing, added) = told(easy=easy)
        assert missing[2].endswith("The official words say 7pm, and the easy words do not.")
        assert added[0] == "/supervision/conditions/0/easy_read/must/0"
        assert added[1] == ("licence-easy-read",)

    def they_hold_the_details_against_the_words(self):
        inputs = {**INPUTS, "times": [{**INPUTS["times"][0], "from": "21:00"}]}
        places = [place for place, *_ in told(inputs=inputs)]
        assert "/supervision/conditions/0/inputs/times/0/from" in places

    def they_tell_hours_that_are_turned_round(self):
        easy = {
            **EASY,
            "must": ["Be at 14 Millrace Lane from 7am to 7pm every day.", EASY["must"][1]],
        }
        assert any("turned round" in message for *_, message in told(easy=easy))

    def they_ask_for_more_than_a_heading(self):
        assert len(told(easy={"heading": "Be home at night"})) >= 1

    @pytest.mark.parametrize("role", ["rule", "time", "permission"])
    def they_read_sentences_with_a_role(self, role):
        lines = [{"role": role, "text": text} for text in EASY["must"]]
        assert told(easy={"heading": "Be home at night", "lines": lines}) == []

    def they_leave_out_what_is_declared(self):
        text = CURFEW.replace("unless", "except when deported, unless")
        assert any("deported" in message for *_, message in told(text=text))
        declared = [
            {"words": "except when deported,", "why": "Jordy is British.", "by": "Leila Haddad"}
        ]
        assert told(text=text, easy={**EASY, "left_out": declared}) == []

    def they_tell_words_left_out_that_are_not_there(self):
        declared = [{"words": "or in an emergency", "why": "Not needed.", "by": "Leila Haddad"}]
        assert any("does not hold" in message or "do not hold" in message
                   for *_, message in told(easy={**EASY, "left_out": declared}))  # fmt: skip

    @pytest.mark.parametrize(
        ("words", "easy"),
        [
            (
                "Not to go within 100 metres of 3 Fell View.",
                "Do not go within 200 metres of 3 Fell View.",
            ),
            ("Attend Quarry House on 14 May 2026.", "Go to Quarry House on Friday 14 May."),
            ("Attend Quarry House on 14 May 2026.", "Go to Quarry House on 14 May 2027."),
            ("If required, attend Quarry House.", "Go to Quarry House."),
            ("Attend Quarry House on Mondays.", "Go to Quarry House on Mondays and Tuesdays."),
            ("Not to contact Dean Markham.", "Do not contact Dean Marsham."),
            ("Not to contact Dean Markham.", "You can contact Dean Markham."),
            ("Attend a weekly session at Quarry House.", "Go to Quarry House twice a week."),
            ("Attend a weekly session at Quarry House.", "Go to the session at Quarry House."),
            (
                "Be home by 9pm on Mondays and by 10pm on Fridays.",
                "Be home by 10pm on Mondays. Be home by 9pm on Fridays.",
            ),
            (
                "Notify your supervising officer before any change of school.",
                "Tell Joanna after you change school.",
            ),
            (
                "Notify your supervising officer immediately if you move.",
                "Tell Joanna if you move.",
            ),
            ("Not to enter Fell View after 8pm.", "Do not go into Fell View before 8pm."),
            ("Not to drink any alcohol.", "Do not drink too much alcohol."),
            ("Stay at Fell View.", "Try to stay at Fell View."),
            (
                "Not to undermine the purpose of the licence period.",
                "Do not question the purpose of your licence.",
            ),
            (
                "Not to enter Fell View without the prior approval of your supervising officer.",
                "Do not go into Fell View. Ask your mum first.",
            ),
            ("Not to contact Dean Markham.", "Do not contact Dean Markham unless Joanna says yes."),
        ],
    )
    def they_tell_a_bent_meaning(self, words, easy):
        role = "must_not" if easy.startswith("Do not") else "rule"
        assert found(words, [(role, easy)])

    def they_only_ask_about_words_that_no_table_knows(self):
        doubts = compared(
            stated(
                "Not to fly a drone over any stadium.",
                [("must_not", "Do not send your copter up where matches are on.")],
            )
        )
        assert doubts
        assert not any(one.sure for one in doubts)

    def they_ask_no_question_that_somebody_answered(self):
        easy = {**EASY, "must": [*EASY["must"], "Feed the cat."]}
        (question,) = [message for *_, message in told(easy=easy)]
        assert "Feed the cat." in question
        answer = {"answer": "It is no rule.", "by": "Leila Haddad"}
        assert told(easy={**easy, "answered": [{"question": question, **answer}]}) == []
        other = question.replace("cat", "dog")
        assert told(easy={**easy, "answered": [{"question": other, **answer}]}) != []

    def they_are_sure_whatever_is_answered(self):
        easy = {**EASY, "must": ["Be at 14 Millrace Lane from 9pm to 7am.", EASY["must"][1]]}
        said = [message for *_, message in told(easy=easy)]
        answered = [{"question": one, "answer": "No.", "by": "Leila Haddad"} for one in said]
        assert any(blocks for _, blocks, _ in told(easy={**easy, "answered": answered}))

    @pytest.mark.parametrize("odd", [None, 3, [], {"must": 4}, {"lines": [3, {"role": 2}]}, "x"])
    def they_pass_by_what_is_of_another_type(self, odd):
        made = case(easy=odd, inputs=odd)
        assert isinstance(witnesses(made, ON), tuple)
        assert witnesses({"supervision": odd}, ON) == ()

    @pytest.mark.parametrize("name", ["dto-yoi", "s250-secure-home", "breach-transition", "remand"])
    def they_agree_in_the_samples(self, samples, name):
        record = json.loads((samples / f"{name}.json").read_text("utf-8"))
        assert [one.message for one in witnesses(record, ON) if one.blocks] == []


class DescribeACheckOfACase:
    def it_tells_what_the_witnesses_find_once(self, samples):
        from generator.case import load

        record = load(samples / "s250-secure-home.json")
        data = json.loads(json.dumps(record.data))
        curfew = next(
            one for one in data["supervision"]["conditions"] if one["code"] == "no-contact"
        )
        curfew["official_text"] = curfew["official_text"].replace("Ffion", "Fiona")
        object.__setattr__(record, "data", data)
        seen = Worked(record, ON).dates(load_pack("national"), None).findings
        ours = [one for one in seen if one.id == "easy-read-witness"]
        assert ours
        assert all(one.holds_back("licence-easy-read") for one in ours)
        assert not any(one.holds_back("pathways-plan") for one in ours)
        # Several findings may cite it on one page: it names the source, and is no sentence.
        assert {one.source for one in ours} == {"Department of Health, easy-read guidance 2009"}
