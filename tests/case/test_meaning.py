"""A suggestion means what was typed, or there is none."""

import json
import random
import re
import string
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.case._meaning import code_meant, field_meant, tables
from generator.resources import shipped
from generator.spelling import _slips, folded

NEGATED = re.compile(r"\b(?:not|no|non|never)\b|\b(?:un|in|dis)(?=[a-z]{4})", re.IGNORECASE)


def _enums(node):
    if isinstance(node, dict):
        options = node.get("oneOf")
        if isinstance(options, list) and all("const" in each for each in options):
            yield {each["const"]: each["title"] for each in options if "title" in each}
        for inner in node.values():
            yield from _enums(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _enums(inner)


@cache
def enums():
    """Every list of codes in the schemas of files, each once."""
    found = {}
    for path in sorted(shipped("schemas").glob("*.schema.json")):
        for codes in _enums(json.loads(path.read_text("utf-8"))):
            if codes and all(isinstance(code, str) for code in codes):
                found[tuple(codes.items())] = codes
    assert len(found) > 30
    return list(found.values())


def every_code():
    return [(codes, code, title) for codes in enums() for code, title in codes.items()]


def manners(words):
    yield words
    yield words.upper()
    yield words.title()
    yield words.lower().replace(" ", "-")
    yield words.lower().replace(" ", "_").replace("-", "_")
    yield f"  {words}  "


def with_one_letter_wrong(words, rng, count=4):
    for _ in range(count):
        at = rng.randrange(len(words))
        letter = rng.choice(string.ascii_lowercase)
        yield rng.choice(
            [
                words[:at] + letter + words[at + 1 :],
                words[:at] + words[at + 1 :],
                words[:at] + letter + words[at:],
                words[:at] + words[at + 1 : at + 2] + words[at] + words[at + 2 :],
            ]
        )


def negations(text):
    return len(NEGATED.findall(text.replace("-", " ").replace("_", " ")))


class DescribeCodes:
    def it_knows_every_title_and_code_however_it_is_written(self):
        for codes, code, title in every_code():
            for words in (code, title):
                for written in manners(words):
                    assert code_meant(written, codes) == code, (written, codes)

    def it_never_takes_one_wrong_letter_for_another_code(self):
        rng = random.Random(11)
        helped = tried = 0
        for codes, code, title in every_code():
            others = {folded(word) for pair in codes.items() if pair[0] != code for word in pair}
            for words in (code, title):
                for written in with_one_letter_wrong(words, rng):
                    # One letter can turn `s254` into `s258`: that is the other code itself.
                    if folded(written) in others:
                        continue
                    found = code_meant(written, codes)
                    assert found in (code, None), (written, found)
                    helped += found == code
                    tried += 1
        assert helped > tried / 2

    def it_never_crosses_a_negation(self):
        prefixes = ("not ", "not-", "Not ", "no ", "never ", "un", "in", "non-", "dis")
        for codes, _, title in every_code():
            own = {folded(word) for pair in codes.items() for word in pair}
            for code, words in codes.items():
                turned = [prefix + each for prefix in prefixes for each in (code, words)]
                turned += [re.sub(r"(?i)^(?:not|non|un|dis)[- ]?", "", e) for e in (code, words)]
                for written in turned:
                    found = code_meant(written, codes)
                    if found is None or folded(written) in own or found == code == written:
                        continue
                    said = (found, codes[found])
                    assert any(negations(written) == negations(each) for each in said), (
                        written, found, title,
                    )  # fmt: skip

    def it_never_leads_five_hundred_slips_elsewhere(self):
        rng = random.Random(500)
        for _ in range(500):
            codes = rng.choice(enums())
            code = rng.choice(list(codes))
            written = rng.choice([code, codes[code]])
            for _ in range(rng.choice([1, 2, 2, 3])):
                written = next(with_one_letter_wrong(written or "x", rng, 1))
            others = [folded(w) for each in codes.items() if each[0] != code for w in each]
            # Several slips can end in, or one slip from, another code: then that may be meant.
            if any(_slips(folded(written), other) <= 1 for other in others):
                continue
            assert code_meant(written, codes) in (code, None)

    @pytest.mark.parametrize(
        ("word", "among", "means"),
        [
            ("looked after", "section-20", None),
            ("not confirmed", "provisional", None),
            ("confirmd", "provisional", "confirmed"),
            ("mother", "head-of-service", "parent"),
            ("brother", "head-of-service", "sibling"),
            ("co-defendant", "head-of-service", None),
            ("section 250", "s252A", "s250"),
            ("s253", "s252A", None),
            ("section 251", "s252A", None),
            ("section 250", "section-20", None),
            ("care order", "section-20", None),
            ("white british", "W1", "W1"),
            ("absence", "did-not-engage", None),
            ("unaceptable absence", "did-not-engage", "unacceptable-absence"),
            ("aceptable absence", "did-not-engage", "acceptable-absence"),
            ("guilty plea", "found-guilty", "guilty"),
            ("opted out", "opted-in", None),
            ("ineligible", "opted-in", None),
            ("W4", "W1", None),
            ("", "W1", None),
            ("----", "W1", None),
            ("x" * 100_000, "W1", None),
        ],
    )
    def it_understands(self, word, among, means):
        codes = next(each for each in enums() if among in each)
        assert code_meant(word, codes) == means

    @given(st.text(max_size=40))
    def it_tells_nothing_of_the_unknown_but_what_keeps_its_digits(self, text):
        for codes in enums():
            found = code_meant(text, codes)
            assert found is None or found in codes


class DescribeSynonyms:
    def they_each_lead_to_a_code_that_exists(self):
        for name, table in tables().items():
            if name == "fields":
                continue
            fitting = [codes for codes in enums() if table.keys() <= codes.keys()]
            assert fitting, f"no field takes all codes of [{name}]"
            for code, words in table.items():
                for word in words:
                    for codes in fitting:
                        assert code_meant(word, codes) == code, (name, word)

    def they_never_contradict_a_title(self):
        for codes in enums():
            titles = {folded(word): code for code, t in codes.items() for word in (code, t)}
            for table in tables().values():
                if table.keys() <= codes.keys():
                    for code, words in table.items():
                        for word in words:
                            assert titles.get(folded(word), code) == code

    def they_name_fields_that_exist(self):
        text = "".join(p.read_text("utf-8") for p in shipped("schemas").glob("*.schema.json"))
        for name in tables()["fields"]:
            assert f'"{name}"' in text


class DescribeFields:
    @pytest.mark.parametrize(
        ("word", "names", "means"),
        [
            ("length", ("length_months", "length_days", "type"), ("length_months", "length_days")),
            ("lenght_months", ("length_months", "length_days"), ("length_months",)),
            ("surname", ("first_name", "last_name"), ("last_name",)),
            ("dateOfBirth", ("date_of_birth",), ("date_of_birth",)),
            ("confirmed_by", ("confirmed_on",), ()),
            ("counts_late", ("counts_early",), ()),
            ("mother", ("other",), ()),
            ("colour", ("hour", "court"), ()),
        ],
    )
    def it_suggests(self, word, names, means):
        assert field_meant(word, names) == means
