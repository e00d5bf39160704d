"""What only some agencies may read, typed in Word: kept from all others, or listed as unclear."""

import json
import random
from datetime import date

import pytest

from generator.case import for_agency, panel_view
from generator.readback.minutes._agencies import Agencies, is_kept_back
from generator.readback.minutes._cells import UnclearError
from tests.readback.test_minutes import TOOLKIT, Desk
from tests.sweeps import times

POLICE, SOCIAL = "Northmoor Police", "Northmoor Children’s Services"
OURS, PROBATION = "Northmoor Youth Justice Service", "Probation Service, Northmoor"
CLEAR = "Clearwater Young People’s Service"
SECRET = "Patrols pass the quokka house"
COLUMN = "What was said"


@pytest.fixture
def desk(tmp_path, samples):
    return Desk(tmp_path, samples)


def taken(found):
    assert found.apply() is not None
    return json.loads(found.path.read_text("utf-8"))["items"][0].get("paragraphs", [])


def said_to_others(desk):
    """Everything of the meeting's file but the paragraphs that are for some."""
    data = desk.data()
    for item in data["items"]:
        item.pop("paragraphs", None)
    return json.dumps(data, ensure_ascii=False)


class DescribeARowForSome:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("police", [POLICE]),
            ("Police, probation", [POLICE, PROBATION]),
            ("the police and us: yjs", None),
            ("YJS; police", [OURS, POLICE]),
            ("Northmoor YJS & the police", [OURS, POLICE]),
            ("Probation Service, Northmoor", [PROBATION]),
            ("probation service northmoor / social worker", [SOCIAL, PROBATION]),
            ("polise", None),
            ("Northmoor", None),
            ("not police", None),
            ("everyone but the police", None),
            ("all", None),
            ("mum", None),
            ("", None),
        ],
    )
    def it_is_for_whom_it_says_or_is_listed(self, desk, typed, meant):
        desk.type_row(COLUMN, typed, SECRET)
        found = desk.read()
        if meant is None:
            assert not found.changes
            assert any("quokka" in str(one) for one in found.conflicts)
            return
        assert not found.conflicts
        assert [set(one["for"]) for one in taken(found)] == [set(meant)]
        assert SECRET not in said_to_others(desk)
        again = TOOLKIT.read_minutes(desk.document, desk.folder)
        assert (again.changes, again.conflicts) == ((), ())

    def it_changes_and_is_never_widened_by_an_empty_cell(self, desk):
        desk.type_row(COLUMN, "police", SECRET)
        desk.read().apply()
        desk.make()
        desk.put(desk.row(SECRET).cells[0], "police and probation")
        found = desk.read()
        assert [one.value for one in found.changes] == [[POLICE, PROBATION]]
        found.apply()
        desk.make()
        desk.row(SECRET).cells[0].text = ""
        found = desk.read()
        assert not found.changes
        assert found.conflicts

    def it_is_asked_after_when_it_is_deleted(self, desk):
        desk.type_row(COLUMN, "police", SECRET)
        desk.read().apply()
        desk.make()
        row = desk.row(SECRET)._tr
        row.getparent().remove(row)
        found = desk.read()
        assert not found.changes
        assert any("quokka" in str(one) for one in found.conflicts)


class DescribeALineForSome:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            (f"Only for police: {SECRET}", [POLICE]),
            (f"ONLY FOR: police, probation - {SECRET}", [POLICE, PROBATION]),
            (f"only for the police – {SECRET}", [POLICE]),
            (f"For police and social worker only: {SECRET}", [POLICE, SOCIAL]),
            (f"Only for polise: {SECRET}", None),
            (f"Only for mum: {SECRET}", None),
            (f"Only for police {SECRET}", None),
            (f"Not for police: {SECRET}", None),
            (f"Confidential. {SECRET}", None),
            (f"He came. Only for police: {SECRET}", None),
        ],
    )
    def it_is_for_whom_it_says_or_nothing_is_taken(self, desk, typed, meant):
        desk.add_below("Discussion").add_run(typed)
        before = desk.data()["items"][0]["discussion"]
        found = desk.read()
        if meant is None:
            assert not found.changes
            assert any("quokka" in str(one) for one in found.conflicts)
            return
        assert not found.conflicts
        (one,) = taken(found)
        assert (one["text"], set(one["for"])) == (SECRET, set(meant))
        assert desk.data()["items"][0]["discussion"] == before
        again = TOOLKIT.read_minutes(desk.document, desk.folder)
        assert (again.changes, again.conflicts) == ((), ())

    def it_leaves_what_is_for_everybody_in_the_discussion(self, desk):
        desk.add_below("Discussion").add_run(f"Only for police: {SECRET}")
        desk.add_below("Discussion").add_run("He brought a cake for one day only.")
        found = desk.read()
        (one,) = taken(found)
        assert one == {"text": SECRET, "for": [POLICE]}
        assert "brought a cake" in desk.data()["items"][0]["discussion"]
        assert SECRET not in said_to_others(desk)

    def it_is_listed_where_nothing_can_be_kept_back(self, desk):
        desk.add_below("What the panel learned").add_run(f"Only for police: {SECRET}")
        found = desk.read()
        assert not found.changes
        assert any("quokka" in str(one) for one in found.conflicts)

    def it_is_listed_in_an_action(self, desk):
        desk.type_row("Confirm to Bethan in writing that night staff have been briefed",
                      "", f"Only for police: {SECRET}", "Dean", "3/4/26", "")  # fmt: skip
        found = desk.read()
        assert not found.changes
        assert any("quokka" in str(one) for one in found.conflicts)


class DescribeWhatSomeTyped:
    @pytest.mark.parametrize("seed", range(times(6, 100)))
    def it_reaches_those_it_is_for_and_nobody_else(self, desk, seed):
        draw = random.Random(f"for some {seed}")
        ways = {
            POLICE: "police",
            PROBATION: "probation",
            SOCIAL: "children’s services",
            OURS: "YJS",
        }
        typed = {}
        for number in range(4):
            meant, word = draw.sample(sorted(ways), draw.randint(1, 3)), f"quokka{'abcd'[number]}"
            typed[word] = set(meant)
            names = draw.choice([", ", " and ", "; "]).join(ways[one] for one in meant)
            if number < 2:  # the table has two empty rows
                desk.type_row(COLUMN, names, f"It is {word}.")
            else:
                desk.add_below("Discussion").add_run(f"Only for {names}: It is {word}.")
        found = desk.read()
        assert not found.conflicts
        found.apply()
        panel = TOOLKIT.open(desk.path)
        whole = panel_view(panel, on=date.fromisoformat(panel.data["date"]), document={})
        for agency in (*ways, CLEAR):
            part = for_agency(whole, agency)["items"]
            seen = json.dumps(part, ensure_ascii=False)
            comes = any(item["case"] == panel.data["items"][0]["case"] for item in part)
            for word, meant in typed.items():
                assert (word in seen) is (agency in meant and comes), (agency, word)
        assert "quokka" in json.dumps(for_agency(whole, POLICE)["items"]) or not any(
            POLICE in meant for meant in typed.values()
        )


class DescribeAgencies:
    def it_takes_no_word_of_a_shared_name_for_one(self):
        people = [
            {"name": "A", "role": "Nurse", "organisation": "Oxmere Health"},
            {"name": "B", "role": "Nurse", "organisation": "Oxmere Mental Health"},
        ]
        found = Agencies.of({"attendance": people})
        with pytest.raises(UnclearError, match="may be"):
            found.meant("health")
        assert found.meant("mental health") == ["Oxmere Mental Health"]
        assert found.meant("Oxmere Health") == ["Oxmere Health"]

    @pytest.mark.parametrize(
        "said", ["For now only his gran visits.", "It is the only place for him."]
    )
    def it_lets_everyday_words_pass(self, said):
        assert not is_kept_back(said)
