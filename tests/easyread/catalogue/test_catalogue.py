"""The catalogue: sound, locked, said in few words, and found by the words in hand."""

import hashlib
import json
import random
import re
import tomllib
from datetime import date
from pathlib import Path
from statistics import median

import jsonschema
import pytest

from generator.easyread import Shelf, catalogue
from generator.easyread._rules import affirms
from generator.easyread.sentences import Line, reasons, remarks, shipped_lists
from generator.errors import RulesError
from tests.easyread.witness import seeds
from tests.sweeps import times

HERE = Path(catalogue.__file__).parent / "data"
HASHES = json.loads((Path(__file__).parent / "hashes.json").read_text("utf-8"))
LISTS = sorted((HERE / "lists").glob("*.json"))
EXPLAINED = sorted((HERE / "explanations").glob("*.toml"))
FORMS = [
    (entry, form) for held in catalogue.lists() for entry in held.entries for form in entry.forms
]
NAMES = sorted({form.explained for _, form in FORMS})
STANDARD = [held for held in catalogue.lists() if held.kind == "standard"]
SLOTS = {"time": "7pm", "date": "9 November 2026", "days": "Mondays", "amount": "50"}


def said(form, slots, level, group="rule"):
    """All that a page says of a condition, as the lines that the checks take."""
    held = catalogue.explanation(form.explained)

    def line(role, text):
        return Line(role, catalogue.filled(text, form, slots, "Joanna"), role, group)

    told = catalogue.explain(form, slots, "Joanna", level)
    roles = {one.role for one in told}
    return [
        line("heading", held.heading),
        *(Line("", one.text, one.role, group) for one in told),
        *(line(role, text) for role, text in (("why", held.why), ("help", held.helps))
          if role not in roles),
        line("question", held.question),
    ]  # fmt: skip


def every_sentence(name):
    return [one for level in catalogue.explanation(name).levels.values() for one in level]


def of(name, version):
    return next(one for one in catalogue.lists() if (one.name, one.version) == (name, version))


class DescribePublishedVersions:
    @pytest.mark.parametrize("path", [*LISTS, *EXPLAINED], ids=lambda path: path.name)
    def they_are_never_edited(self, path):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == HASHES[path.name]

    @pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
    def they_follow_the_schema_of_lists(self, path):
        schema = json.loads((HERE / "list.schema.json").read_text("utf-8"))
        jsonschema.validate(json.loads(path.read_text("utf-8")), schema)

    @pytest.mark.parametrize("path", EXPLAINED, ids=lambda path: path.name)
    def they_follow_the_schema_of_explanations(self, path):
        schema = json.loads((HERE / "explanations.schema.json").read_text("utf-8"))
        jsonschema.validate(tomllib.loads(path.read_text("utf-8")), schema)

    def they_name_each_slot_of_their_words(self):
        for entry, form in FORMS:
            assert set(re.findall(r"\{(\w+)\}", form.text)) == set(form.slots), entry.key


class DescribeTheKeys:
    def they_are_list_version_and_code_together(self):
        keys = [entry.key for held in catalogue.lists() for entry in held.entries]
        assert len(keys) == len(set(keys))

    def they_keep_apart_a_code_that_means_another_rule(self):
        code = "e670ac69-eda2-4b04-a0a1-a3c8492fe1e6"
        old = catalogue.entry("licence-nine", "V2", code).forms[0]
        new = catalogue.entry("licence-eight", "V4", code).forms[0]
        assert (old.explained, new.explained) == ("live-at-address", "tell-name-change")

    def they_say_what_to_do_about_an_unknown_one(self):
        with pytest.raises(RulesError, match="version of the paper"):
            catalogue.entry("licence-eight", "V4", "none")

    def they_hold_five_standard_lists_and_thirty_additional_conditions(self):
        assert {held.name for held in STANDARD} == {
            *("licence-seven", "licence-nine", "licence-eight"),
            *("notice-of-supervision", "post-sentence"),
        }
        more = {one.explained for entry, one in FORMS if entry.list.endswith("additional")}
        assert len(more) >= 30


class DescribeTheSentences:
    @pytest.mark.parametrize("seed", range(times(1, 25)))
    def they_pass_their_own_checks_with_any_words_in_their_slots(self, seed):
        chance, lists = random.Random(seed), shipped_lists()
        for _, form in FORMS:
            slots, official = seeds.filled(form, chance)
            for level in catalogue.explanation(form.explained).levels:
                lines = said(form, slots, level)
                # No word list helps: each entry explains its hard words by itself.
                assert remarks(lines, lists) == ()
                assert [*reasons(official, lines, lists)] == []

    def they_use_one_word_for_one_thing_over_a_whole_paper(self):
        chance, lists = random.Random(3), shipped_lists()
        for version in ("V1", "V2", "V4"):
            lists_in_hand = [one for one in catalogue.lists() if one.version in (version, "1")]
            entries = [
                entry
                for held in lists_in_hand
                if held.paper in ("licence", "any")
                for entry in held.entries
            ]
            for level in (1, 2, 3):
                lines = []
                for number, one in enumerate(entries):
                    slots, _ = seeds.filled(one.forms[0], chance)
                    lines += said(one.forms[0], slots, level, str(number))
                assert remarks(lines, lists) == ()

    def they_have_at_most_15_words_and_9_at_the_median(self):
        chance, counts = random.Random(1), []
        for _, form in FORMS:
            slots, _ = seeds.filled(form, chance)
            for level in catalogue.explanation(form.explained).levels:
                counts += [len(line.text.split()) for line in said(form, slots, level)]
        assert max(counts) <= 15
        assert median(counts) <= 9

    @pytest.mark.parametrize("name", NAMES)
    def they_forbid_before_they_allow(self, name):
        for level in catalogue.explanation(name).levels.values():
            roles = [one.role for one in level]
            if "must_not" in roles and "permission" in roles:
                assert roles.index("must_not") < roles.index("permission")

    def they_have_three_levels_where_the_condition_is_standard(self):
        for held in STANDARD:
            for entry in held.entries:
                assert set(catalogue.explanation(entry.forms[0].explained).levels) == {1, 2, 3}

    def they_have_a_picture_each_that_is_there_and_says_what_it_shows(self):
        codes = {one.picture for name in NAMES for one in every_sentence(name) if one.picture}
        codes |= {catalogue.explanation(name).picture for name in NAMES}
        shelf = Shelf()
        assert [code for code in codes if not shelf.has(code)] == []
        assert [code for code, one in shelf.pictures(codes).items() if one.alt == "a picture"] == []

    @pytest.mark.parametrize("name", NAMES)
    def they_praise_nothing_that_is_forbidden(self, name):
        held = catalogue.explanation(name)
        forbids = [one.picture for one in every_sentence(name) if one.role == "must_not"]
        shown = [*forbids, held.picture] if forbids else []
        assert [code for code in shown if affirms(code)] == []

    def they_leave_no_slot_open(self):
        for _, form in FORMS:
            values = {name: SLOTS.get(kind, "Millrace Park") for name, kind in form.slots.items()}
            for one in said(form, values, 2):
                assert "{" not in one.text


class DescribeMatching:
    @pytest.mark.parametrize("seed", range(times(1, 25)))
    def it_finds_every_form_again_with_what_stands_in_its_slots(self, seed):
        chance = random.Random(seed)
        for held in catalogue.lists():
            for form in (form for entry in held.entries for form in entry.forms):
                slots, official = seeds.filled(form, chance)
                told = catalogue.match(official, [held])
                assert told.form is not None, official
                assert (told.form.explained, dict(told.slots)) == (form.explained, slots)

    def it_finds_the_entry_and_its_slots(self):
        text = (
            "you must stay at the address approved by your supervising officer between 19:00 and "
            "7am each day, unless your supervising officer gives permission for you to be "
            "elsewhere during those hours. This is called a curfew"
        )
        told = catalogue.match(text, [of("licence-additional", "V4")])
        assert told.entry is not None
        assert told.entry.version == "V4"
        assert told.slots == {"start": "19:00", "end": "7am"}
        said = " ".join(one.text for one in catalogue.explain(told.form, told.slots, "Joanna"))
        assert "Be home at 7pm every day." in said

    def it_takes_the_closest_of_two_that_fit(self):
        text = (
            "Not to enter or remain in sight of any school without the prior approval of your "
            "supervising officer."
        )
        told = catalogue.match(text, [of("licence-additional", "V4")])
        assert told.form.explained == "no-place-near"

    @pytest.mark.parametrize("held", STANDARD, ids=lambda held: f"{held.name}-{held.version}")
    def it_chooses_the_list_of_the_paper_in_hand(self, held):
        texts = [entry.forms[0].text for entry in held.entries]
        chosen = catalogue.choose(held.paper, texts)
        assert [one.forms for one in chosen[0].entries] == [one.forms for one in held.entries]

    def it_chooses_none_for_a_list_that_it_does_not_know(self):
        assert catalogue.choose("licence", ["Keep the peace."]) == ()

    def it_tells_an_unknown_text_with_what_is_near(self):
        text = (
            "Not to own or use a camera or drone without the prior approval of your supervising "
            "officer. Sing daily."
        )
        told = catalogue.match(text, [of("licence-additional", "V2")])
        assert told.entry is None
        assert told.confirm
        assert {one.sentence.split()[0] for one in told.near} == {"Not"}

    def it_keeps_other_versions_apart(self):
        text = of("licence-eight", "V4").entries[0].forms[0].text
        told = catalogue.match(text, [of("licence-nine", "V2")])
        assert told.entry is None
        assert [one.version for one in told.elsewhere] == ["V4"]

    def it_refuses_a_slot_of_another_type(self):
        text = (
            "You must not drink any alcohol until Friday. You will need to wear an electronic tag "
            "all the time so we can check this."
        )
        assert catalogue.match(text, [of("licence-additional", "V4")]).entry is None


class DescribeAPaperOfMixedVersions:
    def it_is_asked_about(self):
        texts = [entry.forms[0].text for entry in of("licence-nine", "V2").entries]
        texts.append(of("licence-eight", "V4").entries[-1].forms[0].text)
        conditions = [{"official_text": text} for text in texts]
        record = {"supervision": {"kind": "licence", "conditions": conditions}}
        (told,) = catalogue.mixed(record, date(2026, 3, 2))
        assert told.place == "/supervision/conditions/9/official_text"
        assert "licence-eight V4" in told.message

    def it_is_not_when_all_are_of_one(self):
        texts = [entry.forms[0].text for entry in of("licence-nine", "V2").entries]
        record = {
            "supervision": {
                "kind": "licence",
                "conditions": [{"official_text": one} for one in texts],
            }
        }
        assert catalogue.mixed(record, date(2026, 3, 2)) == ()
