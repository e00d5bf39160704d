"""What the checks read in a text, over many texts as practitioners write them."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from generator.rules.texts._answers import is_answer, is_reason, names_somebody
from generator.rules.texts._consent import consented, refused
from generator.rules.texts._contact import sees_child_on, was_by_call
from generator.rules.texts._happened import is_called_off, took_place
from generator.rules.texts._homes import is_temporary
from generator.rules.texts._persons import company, is_alone, kind_of, lacks_adult
from generator.rules.texts._raised import (
    mechanism_considered,
    raised_with_director,
    raised_with_senior,
)
from generator.rules.texts._sense import meant
from generator.rules.texts._times import weekly_times
from generator.rules.texts._words import words
from generator.rules.texts._workers import is_others_visit, names_manager

SENTENCES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
TODAY = date(2026, 3, 2)
THURSDAY = date(2026, 5, 14)
PEOPLE = [
    {"name": "Ann Ode", "role": "case-manager"},
    {"name": "Kian Dale", "role": "sibling", "relationship": "Brother, 14"},
]
OWN = frozenset({"sam", "example"})


READ = {
    "answers": is_answer,
    "names": lambda text: names_somebody(text, teams=False),
    "alone": is_alone,
    "met_that_day": lambda text: sees_child_on(THURSDAY, text),
    "consent": consented,
    "refused": refused,
    "temporary": lambda text: is_temporary(text, ""),
    "temporary_by_note": lambda text: is_temporary("Flat", text),
    "took_place": lambda text: took_place({"note": text}),
    "intensive": lambda text: meant(words("iss"), text),
    "reasons": is_reason,
    "others_visit": lambda text: is_others_visit({"who": text}, PEOPLE),
    "names_manager": lambda text: names_manager(text, PEOPLE),
    "called_off": is_called_off,
    "raised_with_senior": raised_with_senior,
    "raised_with_director": raised_with_director,
    "mechanism_considered": mechanism_considered,
    "lacks_adult": lambda text: lacks_adult(text, PEOPLE, OWN, TODAY) != "",
    "by_call": was_by_call,
    "kinds": lambda text: kind_of(text, TODAY),
    "company": lambda text: company(text, PEOPLE, OWN, TODAY) or "unknown",
}
HELD = [
    (kind, text, wanted)
    for kind, groups in SENTENCES.items()
    for wanted, texts in groups.items()
    for text in texts
]


class DescribeSentences:
    @pytest.mark.parametrize(("kind", "text", "wanted"), HELD)
    def it_is_read_as_it_is_meant(self, kind, text, wanted):
        found = READ[kind](text)
        assert (("no", "yes")[found] if isinstance(found, bool) else found) == wanted

    @pytest.mark.parametrize(("kind", "text", "wanted"), HELD)
    def it_is_read_alike_however_it_is_typed(self, kind, text, wanted):
        # Curly apostrophes, and spaces and a full stop around it, say nothing.
        typed = f" {text.replace(chr(39), '’')} "
        assert READ[kind](typed) == READ[kind](text)

    def it_takes_no_consent_where_one_is_refused(self):
        assert [text for _, text, _ in HELD if consented(text) and refused(text)] == []


class DescribeHours:
    def it_reads_days_and_both_ends(self):
        found = list(weekly_times("Sam has a job. His shift is 5am to 10.30am on Saturdays."))
        assert [(days, str(start), str(end)) for days, start, end in found] == [
            ([5], "05:00:00", "10:30:00")
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Sam used to work at the bakery from 5am on Saturdays; he no longer does.",
            "His brother works at the bakery from 5am on Saturdays.",
            "Sam may start a job at 5am on Saturdays.",
            "Sam works at the bakery.",
            "The bus is at 5am on Saturdays.",
            "Works from 5am.",
        ],
    )
    def it_leaves_out_what_is_past_open_or_of_others(self, text):
        assert list(weekly_times(text)) == []
