"""The packs themselves: sound, locked, and able to say what they hold."""

import hashlib
import json
import tomllib
from pathlib import Path

import pytest

from generator.case.facts.stages import STAGES
from generator.errors import RulesError
from generator.rules import (
    check_pack,
    diff_packs,
    explain,
    later_than_must,
    load_pack,
    pack_names,
)
from generator.rules._data import pack_path

HASHES = json.loads((Path(__file__).parent / "pack_hashes.json").read_text())
LOCAL = ("bolton", "local-authority", "north-east-lincolnshire", "nottinghamshire")

OWN = """
schema = "throughcare/rule-pack/1"
name = "own"
title = "Our own service"
version = "1.0.0"
effective_from = 2026-01-01
extends = "national"
calendar = "england-and-wales"
sources = { ours = "Our own policy" }

[[rule]]
id = "initial-planning-meeting"
what = "First meeting"
who = "Case manager"
anchor = "custody-entry"
offset = 7
unit = "working-days"
direction = "within"
strength = "must"
source = "ours"
section = "2"
"""

# What makes a rule wait for another, as anchor or by name.
WAITING = {"anchor": "rule:second-of-ours", "after": "second-of-ours"}


def rule(name, **fields):
    """A rule of our own as TOML."""
    ours = {"what": "Something of ours", "who": "Case manager", "strength": "must"}
    held = {"id": name, **ours, "source": "ours", "section": "2", **fields}
    return "\n[[rule]]\n" + "".join(f"{key} = {json.dumps(held[key])}\n" for key in held)


@pytest.fixture
def own(tmp_path):
    def write(text=OWN, name="own.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


class DescribeTheShippedPacks:
    def it_ships_five(self):
        assert set(pack_names()) == {"national", *LOCAL}

    @pytest.mark.parametrize("name", pack_names())
    def it_has_no_faults(self, name):
        assert check_pack(pack_path(name)) == []

    @pytest.mark.parametrize("name", pack_names())
    def it_is_never_edited_once_published(self, name):
        version = load_pack(name).version
        found = hashlib.sha256(pack_path(name).read_bytes()).hexdigest()
        assert HASHES.get(f"{name} {version}") == found, (
            f"The pack {name} {version} has changed. Raise its version and record the new hash."
        )

    @pytest.mark.parametrize("name", pack_names())
    def it_says_in_which_stages_every_rule_counts(self, name):
        with pack_path(name).open("rb") as file:
            records = tomllib.load(file)["rule"]
        assert [record["id"] for record in records if not record.get("stages")] == []

    def it_names_the_stages_that_there_are(self):
        schema = json.loads((pack_path("national").parent / "pack.schema.json").read_text("utf-8"))
        assert set(schema["$defs"]["stage"]["enum"]) == set(STAGES)

    @pytest.mark.parametrize("name", LOCAL)
    def it_extends_the_national_pack(self, name):
        pack, national = load_pack(name), load_pack("national")
        assert pack.extends == ("national",)
        assert set(national.rules) <= set(pack.rules)
        assert set(national.checks) <= set(pack.checks)

    @pytest.mark.parametrize("name", pack_names())
    def it_cites_only_its_sources_and_the_national_one(self, name):
        for record in (*load_pack(name).rules.values(), *load_pack(name).checks.values()):
            assert record.source in load_pack(name).sources
            assert record.section

    def it_holds_back_nothing_but_warnings_nobody_discussed(self):
        blocking = {
            check.id
            for name in pack_names()
            for check in load_pack(name).checks.values()
            if check.blocks
        }
        assert blocking == {"warning-without-discussion"}


class DescribeAPackThatIsCalledAsTheOneBelow:
    def it_needs_another_name(self, own):
        (fault,) = check_pack(own(name="national.toml"))
        assert fault == (
            "Line 7: The pack extends national and has its name: give the file another name."
        )
        assert check_pack(own(name="bolton.toml")) == []


class DescribeLoadPack:
    def it_reads_a_services_own_file(self, own):
        pack = load_pack(own())
        assert pack.rules["initial-planning-meeting"].offset == 7
        assert pack.rules["review-meetings"].pack == "national"
        assert pack.fingerprint != load_pack("national").fingerprint

    def it_names_the_packs_there_are(self):
        with pytest.raises(RulesError, match="nottinghamshire"):
            load_pack("nowhere")

    def it_refuses_a_faulty_pack_with_all_faults(self, own):
        text = OWN.replace('unit = "working-days"\n', "").replace('"ours"\nsec', '"theirs"\nsec')
        with pytest.raises(RulesError) as caught:
            load_pack(own(text))
        assert len(caught.value.faults) == 2


class DescribeCheckPack:
    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            ('direction = "within"', 'direction = "sometime"', "initial-planning-meeting"),
            ("offset = 7", 'offset = "7"', "under offset"),
            ("offset = 7\n", "", "needs an offset"),
            ('source = "ours"', 'source = "theirs"', "not among the sources"),
            ('extends = "national"', 'extends = "county"', "not held"),
            ('anchor = "custody-entry"', 'anchor = "rule:nothing"', "not a rule"),
            (
                'anchor = "custody-entry"',
                'anchor = "rule:second-meeting"',
                "counts from itself",
            ),
            ('version = "1.0.0"', 'version = "one"', "version"),
            ('section = "2"', 'section = "2"\ncolour = "red"', "colour"),
            ('section = "2"', 'section = "2"\nevery = [{offset = 1, unit = "weeks"}]', "ends_with"),
            ('direction = "within"', 'direction = "at-age"', "birth"),
            ('direction = "within"', 'direction = "on"', "means nothing"),
            ('direction = "within"', 'direction = "throughout"', "needs ends_with"),
            (
                'section = "2"',
                'section = "2"\neffective_from = 2026-02-01\neffective_to = 2026-01-01',
                "ends before",
            ),
            ('title = "', "title = ", "not valid TOML"),
        ],
    )
    def it_says_what_is_wrong(self, own, old, new, words):
        assert old in OWN
        faults = check_pack(own(OWN.replace(old, new, 1)))
        assert any(words in fault for fault in faults), faults

    def it_finds_all_at_once_each_with_its_line_and_what_was_meant(self, own):
        rule = """
[[rule]]
id = "second-visit"
what = "Second visit"
who = "Case manager"
anchor = "relese"
offset = "eight"
units = "weeks"
direction = "witin"
strength = "must"
source = "our"
section = "3"
done_by = ["meeting:revew", "evnt:phone", { record = "visit:home-visti" }]
when = { mapa = true }

[[check]]
id = "visit-gap"
family = 3
severity = "must"
source = "ours"
section = "3"
what_to_do = "Book one."
values = { offset = 1, unit = "month", events = ["visit-case-manager"], who = "you" }
"""
        faults = check_pack(own(OWN + rule))
        for line, words in (
            (27, "did you mean release"),
            (28, "whole number"),
            (29, "did you mean unit"),
            (30, "did you mean within"),
            (32, "did you mean ours"),
            (34, "did you mean review"),
            (34, "it is evnt:phone"),
            (34, "did you mean home-visit"),
            (35, "did you mean mappa"),
            (39, "is of family 7"),
            (44, "did you mean months"),
        ):
            assert any(f"Line {line}:" in each and words in each for each in faults), words
        # What a slip leaves missing is not told as well.
        assert not any("needs" in each for each in faults)

    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            ('section = "2"', 'section = "2"\nafter = "initial-planning-meeting"', "from itself"),
            ('section = "2"', 'section = "2"\nafter = "second-meeting"', "from itself"),
            ('section = "2"', 'section = "2"\nafter = "secnd-meeting"', "did you mean second"),
            ('"custody-entry"', '"event:bial"', "no event of a case"),
            ('"custody-entry"', '"meeting:review-meeting"', "no meeting of a case"),
            (
                'section = "2"',
                'section = "2"\nat_most = 3\n'
                'every = [{offset = 1, unit = "weeks", for_months = 2}]',
                "for_months in its last",
            ),
            (
                'section = "2"',
                'section = "2"\nwhen = { at_least_months = 6, below_months = 6 }',
                "no sentence",
            ),
        ],
    )
    def it_finds_what_would_go_wrong_later(self, own, old, new, words):
        assert old in OWN
        faults = check_pack(own(OWN.replace(old, new, 1)))
        assert any(words in fault for fault in faults), faults

    def it_finds_a_circle_through_the_rule_that_one_replaces(self, own):
        # The national must stays in force beside it, by its own anchor.
        rules = rule("quality-check-changes", anchor="release", direction="on")
        changes = "rule:quality-check-changes"
        rules += rule("assessment-to-quality-check", anchor=changes, direction="on")
        text = OWN.replace('"national"', '"bolton"') + rules
        assert any("counts from itself" in fault for fault in check_pack(own(text)))

    def it_finds_a_rule_written_twice(self, own):
        rule = OWN[OWN.index("[[rule]]") :]
        assert any("2 times" in fault for fault in check_pack(own(OWN + rule)))

    def it_finds_a_check_the_toolkit_cannot_make(self, own):
        check = """
[[check]]
id = "moon-phase"
family = 3
severity = "advice"
source = "ours"
section = "9"
what_to_do = "Look up."
"""
        assert any("moon-phase" in fault for fault in check_pack(own(OWN + check)))

    def it_says_when_a_file_cannot_be_read(self, tmp_path):
        assert check_pack(tmp_path / "nowhere.toml")


class DescribeDiffPacks:
    def it_says_what_was_added_and_changed(self, own):
        changes = {
            change.id: change for change in diff_packs(load_pack("national"), load_pack(own()))
        }
        assert set(changes) == {"initial-planning-meeting"}
        words = changes["initial-planning-meeting"].words
        assert "offset: 10 -> 7" in words
        assert "unit: days -> working-days" in words

    def it_says_what_was_removed(self):
        changes = diff_packs(load_pack("bolton"), load_pack("national"))
        assert any(one.id == "cart-panel" and one.kind == "removed" for one in changes)

    def it_is_empty_between_a_pack_and_itself(self):
        assert diff_packs(load_pack("bolton"), load_pack("bolton")) == ()


class DescribeExplain:
    @pytest.mark.parametrize("name", pack_names())
    def it_explains_every_record(self, name):
        pack = load_pack(name)
        for record in (*pack.rules.values(), *pack.checks.values()):
            text = explain(record.id, pack)
            assert record.cited in text
            assert "{" not in text

    def it_reads_well(self):
        text = explain("home-visits", load_pack("bolton"))
        assert (
            "When: within 5 working days of release, then every week, "
            "until the end of supervision" in text
        )
        assert "weekly is kept" in text

    def it_has_both_a_rule_and_a_check_of_one_name(self):
        text = explain("accommodation-escalation", load_pack("bolton"))
        assert "What to do" in text
        assert "Who:" in text

    def it_says_when_there_is_no_such_record(self):
        with pytest.raises(RulesError, match="nothing-such"):
            explain("nothing-such", load_pack("national"))


class DescribeWaiting:
    @pytest.mark.parametrize("waits", ["anchor", "after"])
    def it_is_a_fault_to_wait_for_oneself(self, tmp_path, waits):
        first = {"anchor": "custody-entry", waits: WAITING[waits]}
        span = {"offset": 3, "unit": "days", "direction": "within"}
        text = OWN.partition("[[rule]]")[0] + rule("first-of-ours", **first, **span)
        text += rule("second-of-ours", anchor="rule:first-of-ours", **span)
        path = tmp_path / "own.toml"
        path.write_text(text, "utf-8")
        assert any("counts from itself" in fault for fault in check_pack(path))

    def it_is_a_fault_to_go_by_or_follow_a_rule_that_is_not_there(self, tmp_path):
        text = OWN + 'after = "nothing-of-the-kind"\n'
        path = tmp_path / "own.toml"
        path.write_text(text, "utf-8")
        assert any("nothing-of-the-kind" in fault for fault in check_pack(path))


class DescribeLaterThanMust:
    @pytest.mark.parametrize(
        ("offset", "unit", "later"),
        [
            (7, "days", False),
            (10, "days", False),
            (11, "days", True),
            (7, "working-days", False),
            (8, "working-days", True),
            (1, "weeks", False),
            (2, "weeks", True),
            (1, "months", True),
        ],
    )
    def it_is_told_by_the_length_of_time(self, own, offset, unit, later):
        text = OWN.replace("offset = 7", f"offset = {offset}").replace(
            '"working-days"', f'"{unit}"'
        )
        pack = load_pack(own(text))
        said = later_than_must(pack.rules["initial-planning-meeting"], pack)
        assert bool(said) is later
        assert not said or "within 10 days of entering custody" in said

    @pytest.mark.parametrize(("weeks", "later"), [(5, True), (6, False), (7, False)])
    def it_is_the_shorter_notice_where_something_comes_before(self, own, weeks, later):
        text = OWN.replace("initial-planning-meeting", "accommodation-known")
        text = text.replace('"custody-entry"', '"release"').replace('"within"', '"before"')
        text = text.replace("offset = 7", f"offset = {weeks}").replace('"working-days"', '"weeks"')
        pack = load_pack(own(text))
        assert bool(later_than_must(pack.rules["accommodation-known"], pack)) is later

    def it_is_a_slower_rhythm(self, own):
        text = OWN.replace("initial-planning-meeting", "case-manager-visit")
        text = text.replace("offset = 7", "offset = 1").replace('"working-days"', '"months"')
        slow = '\nends_with = "release"\nevery = [{offset = 6, unit = "weeks"}]'
        pack = load_pack(own(text.replace('section = "2"', f'section = "2"{slow}')))
        assert later_than_must(pack.rules["case-manager-visit"], pack)
        quick = load_pack(
            own(text.replace('section = "2"', f'section = "2"{slow}').replace("6", "2"))
        )
        assert not later_than_must(quick.rules["case-manager-visit"], quick)
