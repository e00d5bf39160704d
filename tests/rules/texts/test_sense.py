"""How a phrase is meant in its clause, over many sentences about one word each."""

import re

import pytest

from generator.rules.texts._sense import clauses, meant, uses

TAG = re.compile(r"\btag\b")

MEANT = [
    "He wears a tag.",
    "Tag from 7pm.",
    "A tag is fitted, not a bracelet.",
    "Not only a tag but a curfew.",
    "His mum says he has a tag.",
    "No, he has a tag.",
    "With mum and a tag.",
    "He hates it and has a tag.",
    "You must be subject to a tag.",
    "He is not late; the tag shows it.",
]
DENIED = [
    "He has no tag.",
    "Without a tag.",
    "He does not wear a tag.",
    "He doesn’t need a tag.",
    "There is never a tag.",
    "The tag was refused.",
    "A tag was considered and not used.",
    "The tag has been removed.",
    "A curfew rather than a tag.",
    "The court decided against a tag.",
    "The tag is no longer on.",
    "A tag was ruled out.",
    "They turned down a tag.",
    "The tag is not needed.",
    "Neither curfew nor tag.",
]
PAST = [
    "He used to wear a tag.",
    "He was on a tag.",
    "He had a tag before custody.",
    "Previously on a tag.",
    "The tag ended in March.",
    "He wore a tag last year.",
    "He wore a tag two years ago.",
    "His former tag.",
]
SUPPOSED = [
    "He may need a tag.",
    "If he has a tag.",
    "Would a tag help?",
    "We are considering a tag.",
    "The panel asked about a tag.",
    "Perhaps a tag.",
    "The tag is to be confirmed.",
    "A tag, subject to the court.",
    "They propose a tag.",
    "He hopes for no more, maybe a tag.",
]
OTHERS = [
    "His brother wears a tag.",
    "Her dad is on a tag.",
    "The victim has a tag.",
    "Sam’s cousin has a tag.",
    "While his friends have a tag.",
]


def flags(text):
    (use,) = uses(TAG, text)
    return {name for name in ("denied", "past", "supposed", "others") if getattr(use, name)}


class DescribeSense:
    @pytest.mark.parametrize("text", MEANT)
    def it_takes_plain_words_as_they_stand(self, text):
        assert meant(TAG, text)

    @pytest.mark.parametrize(
        ("flag", "text"),
        [
            (flag, text)
            for flag, texts in (
                ("denied", DENIED),
                ("past", PAST),
                ("supposed", SUPPOSED),
                ("others", OTHERS),
            )
            for text in texts
        ],
    )
    def it_knows_what_is_not_so_or_not_now_or_not_of_the_child(self, flag, text):
        assert flag in flags(text)
        assert not meant(TAG, text)

    def it_goes_by_each_place_where_the_phrase_stands(self):
        assert meant(TAG, "He had a tag in May. Now he wears a tag again.")
        assert len(list(uses(TAG, "A tag here, and no tag there."))) == 2

    def it_finds_nothing_where_the_phrase_is_not(self):
        assert list(uses(TAG, "He is at home by seven.")) == []

    @pytest.mark.parametrize("text", MEANT + DENIED + PAST + SUPPOSED + OTHERS)
    def it_splits_a_text_without_losing_a_word(self, text):
        plain = text.lower()
        said = " ".join(clause for _, clause, _ in clauses(plain))
        lost = set(re.findall(r"\w+", plain)) - set(re.findall(r"\w+", said))
        assert lost == set()

    def it_tells_where_each_clause_stands(self):
        text = "he has a tag, but not at night"
        assert all(text[start:].startswith(clause) for start, clause, _ in clauses(text))
