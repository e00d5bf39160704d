"""What each reader of texts makes of short answers, as people write them."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.rules.texts._answers import is_answer, names_somebody, placeholder
from generator.rules.texts._consent import consented, refused
from generator.rules.texts._contact import is_at_home, is_remote, sees_child_on
from generator.rules.texts._homes import is_temporary
from generator.rules.texts._persons import age_in, kind_of, lacks_adult
from generator.rules.texts._times import daily_hours, weekly_times

TODAY = date(2026, 3, 2)
PEOPLE = [
    {"name": "Ann Ode", "role": "case-manager"},
    {"name": "Kit Ode", "role": "sibling", "age": 9},
    {"name": "Jo Lee", "role": "other-family", "relationship": "aunt"},
    {"name": "Sky Lee", "role": "sibling"},
]
READERS = {
    "is_answer": is_answer,
    "names_somebody": names_somebody,
    "names_somebody without teams": lambda text: names_somebody(text, teams=False),
    "placeholder": lambda text: placeholder("plan", text),
    "consented": consented,
    "refused": refused,
    "sees_child_on 2 March": lambda text: sees_child_on(TODAY, text),
    "is_remote": is_remote,
    "is_at_home": is_at_home,
    "kind_of": lambda text: kind_of(text, TODAY),
    "age_in": age_in,
    "age_in not loose": lambda text: age_in(text, loose=False),
    "is_temporary": lambda text: is_temporary(text, ""),
    "is_temporary by notes": lambda text: is_temporary("Family home", text),
    "weekly_times": lambda text: [[days, *map(str, at)] for days, *at in weekly_times(text)],
    "daily_hours": lambda text: [[days, *map(str, at)] for days, *at in daily_hours(text)],
    "lacks_adult": lambda text: lacks_adult(text, PEOPLE, frozenset({"sam", "example"}), TODAY),
}
MADE_OF = json.loads(Path(__file__).with_name("exactly.json").read_text("utf-8"))


class DescribeReaders:
    @pytest.mark.parametrize(
        ("reader", "text"), [(reader, text) for reader, texts in MADE_OF.items() for text in texts]
    )
    def they_make_of_it(self, reader, text):
        assert READERS[reader](text) == MADE_OF[reader][text]
