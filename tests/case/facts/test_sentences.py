"""What a sentence is called on release."""

from datetime import date

import pytest

from generator.case.facts.record import Facts


def sentence_facts(case):
    return Facts(case, date(2026, 3, 3)).sentence


class DescribeSentenceFacts:
    @pytest.mark.parametrize(
        ("sentence", "community", "conditions"),
        [
            ({"type": "dto", "date": "2026-01-14"}, "notice of supervision", "requirements"),
            ({"type": "dto", "date": "2021-05-23"}, "notice of supervision", "requirements"),
            ({"type": "s250", "length_months": 11}, "notice of supervision", "requirements"),
            ({"type": "s250", "length_months": 12}, "licence", "conditions"),
            ({"type": "s250"}, "licence", "conditions"),
            ({"type": "s254"}, "licence", "conditions"),
            ({"type": "s258"}, "licence", "conditions"),
            ({"type": "s259"}, "licence", "conditions"),
            ({"type": "s252A"}, "licence", "conditions"),
        ],
    )
    def it_names_what_the_child_is_under(self, sentence, community, conditions):
        found = sentence_facts({"sentence": sentence})
        assert (found.community, found.conditions) == (community, conditions)

    def it_says_what_to_confirm(self):
        assert sentence_facts({"sentence": {"type": "s250", "length_months": 6}}).confirm

    @pytest.mark.parametrize("case", [{}, {"remand": {}}, {"sentence": {"type": "other"}}])
    def it_has_nothing_to_say_without_a_sentence(self, case):
        assert sentence_facts(case) is None
