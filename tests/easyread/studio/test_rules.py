"""Words of a rule: the layer of each, what the file holds after a change, and what is found."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.easyread.catalogue import Sentence
from generator.easyread.studio import (
    CATALOGUE,
    CHILD,
    ROLES,
    SERVICE,
    LeftOut,
    RuleWords,
    kept,
    words_of,
)
from generator.errors import CaseError, ChangedMeanwhileError, FaultyInputError
from tests.easyread.studio.conftest import OF_CATALOGUE, OF_CHILD, OF_SERVICE, ON

TEXTS = st.sampled_from(["Go home.", "Ask Bev.", "Do not go in.", "You can go out at 7am."])
SENTENCES = st.tuples(st.sampled_from(sorted(ROLES)), TEXTS, st.sampled_from(["", "1F3E0"]))
WORDS = st.builds(
    RuleWords,
    st.sampled_from(["", "Be home", "Ask first"]),
    st.lists(SENTENCES, max_size=4).map(lambda held: tuple(Sentence(*one) for one in held)),
    st.sampled_from(["", "1F3E0", "1F6AA"]),
    st.sampled_from(["", "When are you home?"]),
    st.lists(st.builds(LeftOut, TEXTS, TEXTS, TEXTS), max_size=2).map(tuple),
)


def own_of(path, condition):
    held = json.loads(path.read_text("utf-8"))["supervision"]["conditions"]
    return next(one for one in held if one["id"] == condition).get("easy_read")


class DescribeWords:
    @given(words=WORDS)
    def it_reads_what_it_writes(self, words):
        assert words_of(words.as_field) == words

    @given(own=WORDS, below=WORDS)
    def it_leaves_the_file_as_it_was_where_nobody_changed_a_word(self, own, below):
        assert kept(own.as_field, own, own, below) == own.as_field

    @given(own=WORDS, new=WORDS, below=WORDS)
    def it_keeps_what_differs_from_the_layers_below_and_leaves_the_rest_to_them(
        self, own, new, below
    ):
        shown = replace(below, left_out=()).as_field | own.as_field
        held = kept(own.as_field, words_of(shown), new, below)
        printed = words_of(replace(below, left_out=()).as_field | held)
        for name in ("heading", "picture", "question", "sentences"):
            # What was emptied goes back to the layers below.
            assert getattr(printed, name) == (getattr(new, name) or getattr(below, name))
        assert printed.left_out == new.left_out

    def it_turns_the_lists_of_older_files_into_sentences(self):
        older = {"must": ["Go home."], "must_not": ["Do not go in."], "why": "It is safe."}
        was = words_of(older)
        assert [one.role for one in was.sentences] == ["rule", "must_not", "why"]
        new = replace(was, sentences=was.sentences[1:])
        assert kept(older, was, new, RuleWords()) == {
            "lines": [
                {"role": "must_not", "text": "Do not go in."},
                {"role": "why", "text": "It is safe."},
            ]
        }


class DescribeLayers:
    def it_says_where_each_part_comes_from(self, toolkit, path):
        record = toolkit.open(path)
        shipped = toolkit.easy_rule(record, OF_CATALOGUE, on=ON)
        assert set(shipped.layers.sentences) == {CATALOGUE}
        assert not shipped.layers.is_own
        service = toolkit.easy_rule(record, OF_SERVICE, on=ON)
        assert service.layers.heading == SERVICE
        assert service.layers.question == CATALOGUE
        child = toolkit.easy_rule(record, OF_CHILD, on=ON)
        assert CHILD in child.layers.sentences

    def it_marks_only_the_sentence_that_was_changed_as_the_childs(self, toolkit, path):
        rule = toolkit.easy_rule(toolkit.open(path), OF_CATALOGUE, on=ON)
        first, *others = rule.words.sentences
        new = replace(rule.words, sentences=(replace(first, text="Stay in this country."), *others))
        toolkit.write_easy_rule(path, OF_CATALOGUE, new, before=rule.state)
        after = toolkit.easy_rule(toolkit.open(path), OF_CATALOGUE, on=ON)
        assert after.words == new
        assert after.layers.sentences == (CHILD, *([CATALOGUE] * len(others)))
        assert after.layers.heading == CATALOGUE
        assert set(own_of(path, OF_CATALOGUE)) == {"lines"}

    def it_goes_back_to_the_words_below_and_keeps_what_is_declared_as_left_out(self, toolkit, path):
        rule = toolkit.easy_rule(toolkit.open(path), OF_CHILD, on=ON)
        left = (LeftOut("in accordance with instructions", "Joanna always asks.", "Leila"),)
        toolkit.write_easy_rule(
            path, OF_CHILD, replace(rule.words, left_out=left), before=rule.state
        )
        rule = toolkit.easy_rule(toolkit.open(path), OF_CHILD, on=ON)
        toolkit.restore_easy_rule(path, OF_CHILD, before=rule.state)
        after = toolkit.easy_rule(toolkit.open(path), OF_CHILD, on=ON)
        assert replace(after.words, left_out=()) == rule.below
        assert after.words.left_out == left
        assert set(own_of(path, OF_CHILD)) == {"left_out"}

    def it_writes_nothing_where_nothing_was_changed(self, toolkit, path):
        before = path.read_bytes()
        rule = toolkit.easy_rule(toolkit.open(path), OF_CATALOGUE, on=ON)
        assert toolkit.write_easy_rule(path, OF_CATALOGUE, rule.words, before=rule.state) is None
        assert path.read_bytes() == before


class DescribeTwoWindows:
    def it_refuses_words_that_start_from_an_older_state_of_the_rule(self, toolkit, path):
        rule = toolkit.easy_rule(toolkit.open(path), OF_CATALOGUE, on=ON)
        first = replace(rule.words, heading="Stay in the UK")
        toolkit.write_easy_rule(path, OF_CATALOGUE, first, before=rule.state)
        held = path.read_bytes()
        with pytest.raises(ChangedMeanwhileError):
            toolkit.write_easy_rule(
                path, OF_CATALOGUE, replace(rule.words, heading="No trips"), before=rule.state
            )
        assert path.read_bytes() == held

    def it_lets_two_people_work_on_two_rules(self, toolkit, path):
        record = toolkit.open(path)
        one, other = (toolkit.easy_rule(record, name, on=ON) for name in (OF_CATALOGUE, OF_CHILD))
        for rule in (one, other):
            new = replace(rule.words, heading="Another heading")
            toolkit.write_easy_rule(path, rule.id, new, before=rule.state)
        for name in (OF_CATALOGUE, OF_CHILD):
            assert own_of(path, name)["heading"] == "Another heading"

    def it_refuses_words_that_no_case_can_hold_and_writes_nothing(self, toolkit, path):
        held = path.read_bytes()
        rule = toolkit.easy_rule(toolkit.open(path), OF_CATALOGUE, on=ON)
        new = replace(rule.words, heading="x" * 301)
        with pytest.raises(CaseError):
            toolkit.write_easy_rule(path, OF_CATALOGUE, new, before=rule.state)
        assert path.read_bytes() == held
        assert not list(path.parent.glob("*.bak-*"))


class DescribeFindings:
    def they_stand_at_the_sentence_that_they_are_of(self, toolkit, path):
        record = toolkit.open(path)
        rule = toolkit.easy_rule(record, OF_CHILD, on=ON)
        sentences = (
            *rule.words.sentences,
            Sentence("rule", "You must comply with your curfew and you must reside there."),
        )
        typed = replace(rule.words, sentences=sentences, heading="Your probation APPOINTMENTS")
        tried = toolkit.easy_rule(record, OF_CHILD, on=ON, words=typed)
        at = {one.at for one in tried.findings}
        assert {f"line-{len(sentences) - 1}", "heading"} <= at
        assert tried.words == typed
        assert own_of(path, OF_CHILD) != typed.as_field

    def they_tell_what_an_official_text_says_and_the_words_do_not(self, toolkit, path):
        record = toolkit.open(path)
        rule = toolkit.easy_rule(record, "curfew-tag", on=ON)
        typed = replace(
            rule.words,
            sentences=tuple(
                replace(one, text=one.text.replace("7pm", "9pm")) for one in rule.words.sentences
            ),
        )
        assert not [one for one in rule.findings if one.severity == "must"]
        tried = toolkit.easy_rule(record, "curfew-tag", on=ON, words=typed)
        assert any("9pm" in one.message or "7pm" in one.message for one in tried.findings)
        assert any(one.severity == "must" for one in tried.findings)

    def it_puts_a_missing_picture_at_the_picture(self, toolkit, path):
        record = toolkit.open(path)
        rule = toolkit.easy_rule(record, "mentoring", on=ON)
        bare = tuple(replace(one, picture="") for one in rule.words.sentences)
        tried = toolkit.easy_rule(
            record, "mentoring", on=ON, words=replace(rule.words, picture="", sentences=bare)
        )
        if tried.below.picture:
            pytest.skip("the catalogue has a picture for it")
        assert "picture" in {one.at for one in tried.findings}

    def they_tell_words_left_out_that_the_official_text_does_not_hold(self, toolkit, path):
        record = toolkit.open(path)
        rule = toolkit.easy_rule(record, OF_CHILD, on=ON)
        left = (LeftOut("no such words at all", "Why not", "Leila Haddad"),)
        tried = toolkit.easy_rule(record, OF_CHILD, on=ON, words=replace(rule.words, left_out=left))
        assert "left-out-0" in {one.at for one in tried.findings}


class DescribeCoverage:
    def it_counts_what_is_explained_checked_and_pictured(self, toolkit, path):
        found = toolkit.easy_coverage(toolkit.open(path), on=ON)
        assert found.total == found.explained == found.checked == found.pictured == 14

    def it_counts_a_rule_with_something_to_put_right_as_unchecked(self, toolkit, path):
        rule = toolkit.easy_rule(toolkit.open(path), "curfew-tag", on=ON)
        wrong = replace(rule.words, sentences=(Sentence("rule", "Be home at 9pm."),))
        toolkit.write_easy_rule(path, rule.id, wrong, before=rule.state)
        found = toolkit.easy_coverage(toolkit.open(path), on=ON)
        assert (found.explained, found.checked) == (14, 13)
        [open_] = [one for one in found.rules if not one.is_ready]
        assert open_.id == "curfew-tag"
        assert open_.must


class DescribeConfirming:
    def it_refuses_an_explanation_that_is_in_no_catalogue(self, toolkit, path):
        rule = toolkit.easy_rule(toolkit.open(path), OF_CATALOGUE, on=ON)
        with pytest.raises(FaultyInputError):
            toolkit.confirm_easy_rule(path, OF_CATALOGUE, "no-such-entry", before=rule.state)


class DescribeProfile:
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5)
    @given(level=st.integers(1, 3), size=st.integers(14, 24))
    def it_is_written_and_read_and_what_is_emptied_goes(self, toolkit, path, level, size):
        from generator.easy_studio import easy_state

        record = toolkit.open(path)
        changes = {"level": level, "size": size, "tint": "cream", "spacing": None}
        toolkit.write_easy_profile(path, changes, before=easy_state(record))
        easy = toolkit.open(path).data["easy_read"]
        assert (easy["level"], easy["size"], easy["tint"]) == (level, size, "cream")
        assert "spacing" not in easy


class DescribeWhatIsSaid:
    def it_speaks_of_no_case_file_and_names_no_condition_twice(self, toolkit, path):
        record = toolkit.open(path)
        rule = toolkit.easy_rule(record, "curfew-tag", on=ON)
        typed = replace(rule.words, sentences=(Sentence("rule", "Be home at 9pm."),))
        tried = toolkit.easy_rule(record, "curfew-tag", on=ON, words=typed)
        said = [f"{one.message} {one.suggestion}" for one in tried.findings]
        assert said
        assert not [one for one in said if "left_out" in one or "The tenth condition" in one]
        assert any("below which words are left out on purpose" in one for one in said)
