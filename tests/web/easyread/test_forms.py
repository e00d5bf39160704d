"""The forms of the studio without a browser: what was typed, and what their buttons do."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.case.facts.reading import as_time
from generator.case.facts.words import clock, day_words
from generator.easy_week import WeekEntries
from generator.easyread.catalogue import Sentence
from generator.easyread.studio import ROLES, LeftOut, RuleWords
from generator.web.easyread._made import Made
from generator.web.easyread._profile_form import look_changes, moved, pairs, word_changes
from generator.web.easyread._rule_form import acted, field_of, fields_of, rule_form, tidy
from generator.web.easyread._week_form import BOOKED, FIXED, HOURS, WEEKDAYS, rows_of, week_form
from generator.web.page import Posted

TODAY = date(2026, 3, 2)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")))
ROLE = st.sampled_from(sorted(ROLES))
RULES = st.builds(
    RuleWords,
    WORDS,
    st.lists(st.builds(Sentence, ROLE, WORDS, WORDS), max_size=5).map(tuple),
    WORDS,
    WORDS,
    st.lists(st.builds(LeftOut, WORDS, WORDS, WORDS), max_size=3).map(tuple),
)


def form(fields, **more):
    whole = {name: [value] for name, value in fields.items()}
    return Posted(whole | {name: [value] for name, value in more.items()}, {})


def typed(words, do, **more):
    return rule_form(form(fields_of(words), do=do, state="s", **more))


def words_with(*texts):
    return RuleWords("H", tuple(Sentence("rule", text) for text in texts))


def texts(found):
    return [one.text for one in found.words.sentences]


class DescribeARule:
    @given(words=RULES)
    def it_is_read_as_it_was_shown(self, words):
        assert typed(words, "check").words == words

    @given(words=RULES, do=st.text(max_size=12), to=st.text(max_size=4))
    def it_has_buttons_never_lose_a_sentence_but_by_remove(self, words, do, to):
        after = acted(typed(words, f"{do}:{to}")).words.sentences
        if do not in ("remove", "choose"):
            assert all(one in after for one in words.sentences)

    def it_moves_adds_and_removes_at_the_place(self):
        words = words_with("a", "b", "c")
        assert texts(acted(typed(words, "up:1"))) == ["b", "a", "c"]
        assert texts(acted(typed(words, "down:1"))) == ["a", "c", "b"]
        assert texts(acted(typed(words, "remove:1"))) == ["a", "c"]
        assert texts(acted(typed(words, "add:0"))) == ["a", "", "b", "c"]
        assert texts(acted(typed(words, "add"))) == ["a", "b", "c", ""]

    @pytest.mark.parametrize("do", ["up:0", "down:2", "remove:3", "remove:x", "up:", "up:-1", "²"])
    def it_stays_as_it_is_where_a_button_means_nothing(self, do):
        words = words_with("a", "b", "c")
        assert acted(typed(words, do)).words == words

    def it_puts_a_chosen_picture_where_it_was_looked_for(self):
        words = words_with("a", "b")
        found = acted(typed(words, "choose:1F3E0", seeking="1"))
        assert [one.picture for one in found.words.sentences] == ["", "1F3E0"]
        assert not found.seeking
        assert acted(typed(words, "choose:tag", seeking="rule")).words.picture == "tag"
        assert acted(typed(words, "choose:tag", seeking="7")).words == words

    def it_keeps_a_role_that_nobody_knows_as_a_rule(self):
        fields = fields_of(words_with("a")) | {"role-0": "<script>"}
        assert rule_form(form(fields)).words.sentences[0].role == "rule"

    def it_leaves_blank_entries_out_when_it_is_saved(self):
        words = RuleWords("H", (Sentence("rule", ""), Sentence("rule", "a")), "", "",
                          (LeftOut("", "", ""), LeftOut("w", "", "")))  # fmt: skip
        assert tidy(words) == RuleWords(
            "H", (Sentence("rule", "a"),), "", "", (LeftOut("w", "", ""),)
        )

    @pytest.mark.parametrize(
        ("pointer", "name"),
        [
            ("/supervision/conditions/3/easy_read/heading", "heading"),
            ("/supervision/conditions/3/easy_read/lines/2/text", "text-2"),
            ("/supervision/conditions/3/easy_read/lines/2/picture", "picture-2"),
            ("/supervision/conditions/3/easy_read/lines/2", "text-2"),
            ("/supervision/conditions/3/easy_read/left_out/0/by", "by-0"),
            ("/child/first_name", ""),
        ],
    )
    def it_knows_the_field_of_a_fault(self, pointer, name):
        assert field_of(pointer) == name


class DescribeTheLook:
    def it_changes_only_what_was_chosen(self):
        shown = {"level": "2", "pictures": "on", "font": "arimo", "tint": "white",
                 "spacing": "usual", "one_rule_a_page": "no", "size": "16"}  # fmt: skip
        easy = {"font": "arimo", "size": 16}
        assert look_changes(form(shown), easy) == {}
        assert look_changes(form(shown | {"tint": "cream", "one_rule_a_page": "yes"}), easy) == {
            "tint": "cream",
            "one_rule_a_page": True,
        }
        assert look_changes(form(shown | {"size": ""}), easy) == {"size": None}

    def it_hands_on_what_is_no_number_for_the_case_to_refuse(self):
        assert look_changes(form({"size": "huge"}), {})["size"] == "huge"

    @given(order=st.permutations(list("abcd")), at=st.integers(0, 3), by=st.sampled_from([-1, 1]))
    def it_keeps_every_rule_in_an_order(self, order, at, by):
        after = moved(order, order[at], by)
        assert sorted(after) == sorted(order)
        assert after.index(order[at]) == min(max(at + by, 0), 3)


class DescribeWordsAround:
    def it_reads_a_sentence_from_each_line_and_rows_that_say_something(self):
        fields = Posted(
            {
                "intro": ["One.\r\n\r\n  Two.  "],
                "avoid": ["ring", "", "meeting"],
                "say": ["call", "nothing", ""],
            },
            {},
        )
        found = word_changes(fields)
        assert found["intro"] == ["One.", "Two."]
        assert found["words"] == [{"avoid": "ring", "say": "call"}, {"avoid": "meeting"}]
        assert found["word_list"] is None

    def it_reads_no_row_that_lacks_a_cell(self):
        assert pairs(Posted({"a": ["x", "y"], "b": ["1"]}, {}), ("a", "b"), "a") == [
            {"a": "x", "b": "1"}
        ]


HELD = WeekEntries(
    ({"what": "Football", "days": ["friday"], "from": "16:00", "to": "17:30", "kind": "activity"},),
    ({"what": "Meet Roz", "date": "2026-05-18", "time": "16:00", "picture": "1F465"},),
    {9: ({"days": list(WEEKDAYS), "from": "19:00", "to": "07:00"},)},
)


def week_fields(entries):
    rows = rows_of(
        entries, lambda day: day_words(date.fromisoformat(day)), lambda at: clock(as_time(at))
    )
    found = {}
    for kind, held in rows.items():
        for number, row in enumerate(held):
            found |= {f"{kind}-{name}-{number}": [value] for name, value in row.typed.items()}
            found[f"{kind}-days-{number}"] = list(row.days)
            found[f"{kind}-at-{number}"] = [str(row.at)]
    return found


class DescribeTheWeek:
    def it_is_read_as_it_was_shown_and_keeps_what_the_form_does_not_show(self):
        found = week_form(Posted(week_fields(HELD), {}))
        assert found.entries(HELD, TODAY) == HELD
        assert not found.faults

    def it_says_what_is_wrong_at_its_field(self):
        fields = week_fields(HELD) | {
            "fixed-from-0": ["soonish"],
            "fixed-days-0": [],
            "booked-date-0": ["31 February 2026"],
            "booked-time-0": [""],
        }
        found = week_form(Posted(fields, {}))
        found.entries(HELD, TODAY)
        assert set(found.faults) == {
            "fixed-from-0",
            "fixed-days-0",
            "booked-date-0",
            "booked-time-0",
        }

    def it_adds_and_takes_out_rows(self):
        fields = week_fields(HELD)
        added = week_form(Posted(fields | {"do": [f"add:{FIXED}"]}, {})).acted()
        assert len(added.rows[FIXED]) == 2
        assert added.entries(HELD, TODAY) == HELD
        gone = week_form(Posted(fields | {"do": [f"remove:{BOOKED}:0"]}, {})).acted()
        assert gone.entries(HELD, TODAY).booked == ()
        same = week_form(Posted(fields | {"do": [f"remove:{HOURS}:7"]}, {})).acted()
        assert same.entries(HELD, TODAY) == HELD


class DescribeWhatWasMade:
    def it_keeps_the_latest_and_the_same_under_one_mark(self):
        made = Made()
        first = made.keep({"a": b"1"})
        assert made.keep({"a": b"1"}) == first
        for number in range(2, 12):
            made.keep({"a": b"%d" % number})
        assert made.find(first) is None
        assert made.find(made.keep({"a": b"11"})) == {"a": b"11"}


def test_what_was_typed_for_another_child_of_the_same_file_is_not_offered(studio):
    typed = {**studio.fields("/words"), "window": "f" * 16}
    assert studio.post("/keep/words", typed).status_code == 200
    assert (
        "was not saved" in studio.get("/words").text or "/kept/words" in studio.get("/words").text
    )
    data = studio.data
    data["case_id"] = "TC-OTHER-1"
    data["child"] |= {"first_name": "Alex", "last_name": "Sampleton"}
    studio.path.write_text(json.dumps(data), "utf-8")
    assert "/kept/words" not in studio.get("/words").text
