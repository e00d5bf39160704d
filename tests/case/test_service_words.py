"""A view in the words of its service names every entry with such a code by them."""

from pathlib import Path

import pytest

from generator.case import Coded, Service
from generator.case._service import default_words, relabelled, service_words
from generator.case._view import in_the_services_words

FIELDS = {"people": "role", "meetings": "type", "warnings": "level"}
WORDS = {name: f"our {name.replace('_', ' ')}" for name in default_words()}
PLAIN = {"case_manager": "helper", "breach_review": "talk"}
LETTERS = {"first": "Letter one", "final": "Last letter"}
SERVICE = Service(folder=Path("x"), words=WORDS, plain_words=PLAIN, warnings=LETTERS)
CODES = {
    "people": ("case-manager", "parent", "mentor"),
    "meetings": ("compliance-panel", "breach-review", "marm", "sos", "cart-panel", "review"),
    "warnings": ("first", "final", "other"),
}


def seen():
    found = {
        name: [{FIELDS[name]: Coded(code, code.title()), "n": code} for code in codes]
        for name, codes in CODES.items()
    }
    people = found["people"]
    return {
        **found,
        "family": [people[1]],
        "workers": [people[0], people[2]],
        "deadlines": [{"who": "Case manager and police", "what": "Case manager visits"}],
        "agenda": {"parts": [{"who": "The case manager", "n": 5}, {"who": None}]},
    }


def expected(name, code, *, family):
    if name == "warnings":
        return LETTERS.get(code, code.title())
    for word, held in default_words().items():
        if f"{name}.{code}" in held.get("codes", ()):
            said = PLAIN.get(word, WORDS[word]) if family else WORDS[word]
            return said[0].upper() + said[1:]
    return code.title()


@pytest.mark.parametrize("family", [True, False])
class DescribeAServicesWords:
    def they_label_every_entry_with_such_a_code(self, family):
        whole = in_the_services_words(seen(), SERVICE, family=family)
        kinds = {"family": "people", "workers": "people"}
        for key in ("people", "family", "workers", "meetings", "warnings"):
            name = kinds.get(key, key)
            for entry in whole[key]:
                code = entry[FIELDS[name]]
                assert code == entry["n"]
                assert code.label == expected(name, entry["n"], family=family), (key, code)

    def they_say_who_acts_and_nothing_else(self, family):
        whole = in_the_services_words(seen(), SERVICE, family=family)
        said = "Helper" if family else "Our case manager"
        (deadline,) = whole["deadlines"]
        assert deadline == {"who": f"{said} and police", "what": "Case manager visits"}
        small = said[0].lower() + said[1:]
        assert whole["agenda"] == {"parts": [{"who": f"The {small}", "n": 5}, {"who": None}]}

    def they_stand_a_second_time_with_a_capital(self, family):
        words = service_words(SERVICE, family=family)
        for name in default_words():
            said = PLAIN.get(name, WORDS[name]) if family else WORDS[name]
            assert words[name] == said
            assert words[name[0].upper() + name[1:]] == said[0].upper() + said[1:]

    def they_are_the_usual_ones_without_a_service(self, family):
        whole = in_the_services_words(seen(), None, family=family)
        assert {key: whole[key] for key in seen()} == seen()
        assert relabelled(None, family=family) == {}
        for name, held in default_words().items():
            assert whole["words"][name] == held["default"]

    def they_need_no_lists(self, family):
        assert in_the_services_words({}, SERVICE, family=family).keys() == {"words"}
