"""Minutes typed in Word, read into their meeting: rightly, or listed with their place."""

import io
import json
import random
import shutil
from copy import deepcopy
from datetime import date

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from generator.errors import FaultyInputError
from generator.panel.life import agreed, sent
from generator.toolkit import Toolkit

TOOLKIT = Toolkit()
CASES = ("dto-yoi", "s250-secure-home", "remand", "breach-transition")


def _text(element):
    return "".join(element.itertext(qn("w:t")))


class Desk:
    """Minutes on the desk: a folder of cases with a meeting, and its document in Word."""

    def __init__(self, folder, samples):
        self.folder, self.path, self.document = folder, folder / "panel.json", folder / "m.docx"
        for name in (*CASES, "panel"):
            shutil.copy(samples / f"{name}.json", folder)
        self.make()

    def make(self):
        self.document.write_bytes(TOOLKIT.minutes_sheet(TOOLKIT.open(self.path)))
        self.word = docx.Document(self.document)

    def data(self):
        return json.loads(self.path.read_text("utf-8"))

    def heading(self, text):
        return next(p for p in self.word.paragraphs if _text(p._p) == text)

    def add_below(self, heading):
        """A new paragraph below a heading, to be typed in."""
        made = deepcopy(self.word.paragraphs[2]._p)
        self.heading(heading)._p.addnext(made)
        paragraph = Paragraph(made, self.word._body)
        paragraph.style = self.word.styles["Normal"]
        paragraph.text = ""
        return paragraph

    def table(self, start):
        """The table with a cell of that text."""
        return next(
            t
            for t in self.word.tables
            if any(_text(cell._tc) == start for r in t.rows for cell in r.cells)
        )

    def row(self, cell):
        return next(
            row
            for t in self.word.tables
            for row in t.rows
            if cell in (_text(c._tc) for c in row.cells)
        )

    def type_row(self, start, *cells, at=0):
        """Type into the first empty row of the table with that text."""
        empty = [r for r in self.table(start).rows if not any(_text(c._tc) for c in r.cells)]
        for cell, text in zip(empty[at].cells, cells, strict=True):
            cell.text = text

    def put(self, cell, text):
        """Type over a cell, as a person does: in what holds its words."""
        runs = cell._tc.xpath(".//w:t")
        if not runs:
            cell.paragraphs[0].add_run(text)
            return
        for run in runs[1:]:
            run.text = ""
        runs[0].text = text

    def read(self):
        self.word.save(self.document)
        return TOOLKIT.read_minutes(self.document, self.folder)


@pytest.fixture
def desk(tmp_path, samples):
    return Desk(tmp_path, samples)


FIRST = "See Toby at Harrowfield, and put March and April visits on his calendar"


def new_of(found):
    return [change.value for change in found.changes if isinstance(change.value, dict)]


class DescribeMinutesReadBack:
    def it_finds_nothing_in_a_document_that_nobody_touched(self, desk):
        found = desk.read()
        assert (found.changes, found.conflicts, found.notes) == ((), (), ())

    def it_is_the_same_each_time_it_is_made(self, desk):
        before = desk.document.read_bytes()
        assert TOOLKIT.minutes_sheet(TOOLKIT.open(desk.path)) == before

    def it_makes_a_new_row_an_action_with_the_next_number(self, desk):
        desk.type_row(FIRST, "", "Ring the landlord", "dean", "3/4/26", "")
        found = desk.read()
        assert not found.conflicts
        (entry,) = new_of(found)
        assert entry == {
            "number": 52,
            "action": "Ring the landlord",
            "owner": "Dean Whitlock (resettlement support worker)",
            "due": "2026-04-03",
            "status": "open",
        }
        assert found.apply() is not None
        after = desk.data()
        assert after["items"][0]["actions"][-1] == entry
        assert len(after["items"][1]["actions"]) == 10

    def it_says_nothing_new_when_it_is_read_again(self, desk):
        desk.type_row(FIRST, "", "Ring the landlord", "Dean", "3/4/26", "")
        desk.put(desk.row("Confirm to Bethan in writing that night staff have been briefed")
                 .cells[3], "20.3.26")  # fmt: skip
        desk.add_below("What the panel learned").add_run("Ring before you write.")
        desk.read().apply()
        found = TOOLKIT.read_minutes(desk.document, desk.folder)
        assert (found.changes, found.conflicts) == ((), ())

    def it_takes_what_was_changed_in_a_row(self, desk):
        row = desk.row("Confirm to Bethan in writing that night staff have been briefed")
        desk.put(row.cells[2], "Tom B")
        desk.put(row.cells[3], "by 20 March")
        desk.put(row.cells[4], "done")
        found = desk.read()
        assert not found.conflicts
        found.apply()
        action = desk.data()["items"][0]["actions"][1]
        assert action["owner"] == "Tom Brierley (education worker)"
        assert (action["due"], action["status"]) == ("2026-03-20", "done")

    def it_takes_text_and_lines(self, desk):
        paragraph = desk.add_below("Discussion")
        paragraph.add_run("He spoke first, and was ")
        paragraph.add_run("heard").bold = True
        found = desk.read()
        (change,) = found.changes
        assert change.path == ("items", 0, "discussion")
        assert change.value.startswith("He spoke first, and was **heard**\n\nBethan began")
        assert not found.conflicts

    def it_knows_who_came(self, desk):
        row = desk.row("Leila Haddad")
        desk.put(row.cells[3], "Present")
        desk.type_row("Leila Haddad", "Kay Moor", "Housing officer", "Northmoor Council", "")
        found = desk.read()
        found.apply()
        people = {one["name"]: one for one in desk.data()["attendance"]}
        assert people["Leila Haddad"]["status"] == "present"
        assert people["Kay Moor"] == {
            "name": "Kay Moor",
            "role": "Housing officer",
            "organisation": "Northmoor Council",
            "status": "present",
        }

    def it_never_deletes_for_a_row_that_was_deleted(self, desk):
        row = desk.row(FIRST)
        row._tr.getparent().remove(row._tr)
        found = desk.read()
        (asked,) = found.conflicts
        assert not found.changes
        assert "deleted" in asked.message
        assert FIRST in asked.message

    @pytest.mark.parametrize(
        ("cells", "said"),
        [
            (("", "Ring", "", "3/4/26", ""), "no owner"),
            (("", "Ring", "Tom", "", ""), "no day"),
            (("", "Ring", "Tom", "soon", ""), "no day that is certain"),
            (("", "Ring", "Tom", "31/2/26", ""), "no day that is certain"),
            (("", "Ring", "Tom", "3/4/25", ""), "before the meeting"),
            (("", "Ring", "Tom", "3/4/36", ""), "Check the year"),
            (("", "Ring", "Tom", "3 April 2062", ""), "Check the year"),
            (("", "Ring", "Whitlok", "3/4/26", ""), "Did you mean Dean Whitlock"),
            (("", "Ring", "social worker", "3/4/26", ""), "may be"),
            (("", "Ring", "Tom", "3/4/26", "perhaps"), "none of"),
            (("", "x" * 301, "Tom", "3/4/26", ""), "characters"),
        ],
    )
    def it_lists_what_is_unclear_with_its_words(self, desk, cells, said):
        desk.type_row(FIRST, *cells)
        found = desk.read()
        assert not found.changes
        (asked,) = found.conflicts
        assert said in asked.message
        assert "Tobias" in asked.message
        for cell in cells:
            assert cell[:100] in asked.message

    @pytest.mark.parametrize(
        ("typed", "owners"),
        [
            ("Dean and Tom", ["Dean Whitlock (resettlement support worker)",
                              "Tom Brierley (education worker)"]),
            ("the nurse", ["Aoife Brennan (nurse)"]),
            ("Sayeed", ["PC Imran Sayeed (police officer)"]),
            ("D. Whitlock", ["Dean Whitlock (resettlement support worker)"]),
            ("Spoke and Chain", ["Spoke and Chain"]),
            ("Head of housing", ["Head of housing"]),
        ],
    )  # fmt: skip
    def it_knows_people_by_their_short_names(self, desk, typed, owners):
        desk.type_row(FIRST, "", "Ring", typed, "3/4/26", "")
        found = desk.read()
        assert not found.conflicts, found.conflicts
        (entry,) = new_of(found)
        assert [entry["owner"], *entry.get("owners", ())] == owners

    def it_refuses_to_say_where_a_text_ends_without_its_next_heading(self, desk):
        desk.add_below("Discussion").add_run("He came by train.")
        heading = desk.heading("Only for some agencies")
        heading._p.getparent().remove(heading._p)
        found = desk.read()
        assert not found.changes
        assert any("the discussion of Tobias" in one.message for one in found.conflicts)
        assert any("no longer in the document" in one.message for one in found.conflicts)

    def it_does_not_move_a_row_to_another_child(self, desk):
        row, other = desk.row(FIRST), desk.row("Visit the Farlow address for bail")
        other._tr.addnext(row._tr)
        found = desk.read()
        assert not found.changes
        assert any(FIRST in one.message for one in found.conflicts)

    def it_lists_joined_cells(self, desk):
        row = desk.row(FIRST)
        row.cells[1].merge(row.cells[2])
        found = desk.read()
        assert not found.changes
        (asked,) = found.conflicts
        assert "joined" in asked.message

    def it_reads_an_owner_that_stands_for_two_rows(self, desk):
        desk.type_row(FIRST, "", "Ring", "Tom", "3/4/26", "")
        desk.type_row(FIRST, "", "Write", "", "10/4/26", "")
        table = desk.table(FIRST)
        rows = {r.cells[1].text: r for r in table.rows}
        rows["Ring"].cells[2].merge(rows["Write"].cells[2])
        found = desk.read()
        assert not found.conflicts
        assert [one["owner"] for one in new_of(found)] == ["Tom Brierley (education worker)"] * 2

    def it_asks_after_a_row_that_stands_twice(self, desk):
        row = desk.row("Visit the Farlow address for bail")
        copy = deepcopy(row._tr)
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in copy.xpath(f".//w:{name}"):
                mark.getparent().remove(mark)
        row._tr.addnext(copy)
        found = desk.read()
        assert not found.changes
        (asked,) = found.conflicts
        assert "twice" in asked.message

    @pytest.mark.parametrize("times", [2, 3])
    def it_takes_a_new_row_that_stands_twice_once(self, desk, times):
        for _ in range(times):
            desk.type_row(FIRST, "", "Ring", "Tom", "3/4/26", "")
        desk.type_row(FIRST, "", "Write", "Tom", "3/4/26", "")
        found = desk.read()
        assert [one["action"] for one in new_of(found)] == ["Ring", "Write"]
        assert len(found.conflicts) == times - 1
        assert all("twice" in asked.message for asked in found.conflicts)

    @pytest.mark.parametrize("state", ["Dropped", "Escalated"])
    def it_asks_why_an_action_was_dropped_or_raised(self, desk, state):
        row = desk.row(FIRST)
        before = desk.data()
        desk.put(row.cells[4], state)
        found = desk.read()
        assert not found.changes
        (asked,) = found.conflicts
        assert "Write w" in asked.message
        assert FIRST in asked.message
        assert desk.data() == before

    @pytest.mark.parametrize("state", ["Dropped", "Escalated"])
    def it_takes_what_has_happened_as_why_a_matter_was_dropped_or_raised(self, desk, state):
        data = desk.data()
        data["matters_arising"] = [
            {"number": "OLD/1", "action": "Find the ladder", "owner": "Dean Whitlock",
             "status": "carried-forward", "due": "2026-02-20"}
        ]  # fmt: skip
        desk.path.write_text(json.dumps(data), "utf-8")
        desk.make()
        desk.put(desk.row("Find the ladder").cells[4], state)
        (asked,) = desk.read().conflicts
        assert "Write w" in asked.message
        desk.put(desk.row("Find the ladder").cells[5], "There is none")
        found = desk.read()
        assert not found.conflicts
        found.apply()
        (matter,) = desk.data()["matters_arising"]
        assert (matter["status"], matter["update"]) == (state.lower(), "There is none")

    def it_takes_nothing_that_was_changed_in_the_file_too(self, desk):
        data = desk.data()
        data["items"][0]["actions"][0]["due"] = "2026-03-06"
        desk.path.write_text(json.dumps(data), "utf-8")
        desk.put(desk.row(FIRST).cells[3], "9/3/26")
        desk.type_row(FIRST, "", "Ring", "Tom", "3/4/26", "")
        found = desk.read()
        (asked,) = found.conflicts
        assert "since" in asked.message
        assert [one["action"] for one in new_of(found)] == ["Ring"]

    def it_refuses_a_document_of_another_folder(self, desk):
        data = desk.data()
        data["panel_id"] = "OTHER-1"
        desk.path.write_text(json.dumps(data), "utf-8")
        with pytest.raises(FaultyInputError, match="no meeting of this folder"):
            desk.read()

    def it_refuses_a_word_file_of_another_kind(self, desk, tmp_path):
        out = io.BytesIO()
        docx.Document().save(out)
        (tmp_path / "m.docx").write_bytes(out.getvalue())
        with pytest.raises(FaultyInputError, match="not made to type minutes in"):
            TOOLKIT.read_minutes(tmp_path / "m.docx", tmp_path)

    def it_asks_after_a_row_that_says_what_another_child_s_says(self, desk):
        desk.type_row(FIRST, "33", "Visit the Farlow address for bail",
                      "Owen Tasker (case manager) and Harriet Solano (social worker)",
                      "26 February 2026", "")  # fmt: skip
        found = desk.read()
        assert not found.changes
        (asked,) = found.conflicts
        assert "action 33" in asked.message

    def it_changes_agreed_minutes_as_a_new_version_only(self, desk):
        data = agreed(sent(desk.data(), date(2026, 3, 4)), date(2026, 3, 25))
        desk.path.write_text(json.dumps(data), "utf-8")
        desk.type_row(FIRST, "", "Ring", "Tom", "3/4/26", "")
        found = desk.read()
        assert [one.message for one in found.conflicts] == ["These minutes are agreed and locked."]
        assert found.apply() is None
        found = TOOLKIT.read_minutes(desk.document, desk.folder, new_version=True)
        assert not found.conflicts
        found.apply()
        after = desk.data()
        assert after["minutes"]["version"] == 2
        assert after["minutes"]["earlier"][0]["hash"] == data["minutes"]["hash"]
        assert after["items"][0]["actions"][-1]["action"] == "Ring"

    @pytest.mark.parametrize(
        ("heading", "words"),
        [("Tobias Lockyer, aged 16", "He is proud of it."), ("Next panel", "At Quarry House.")],
    )
    def it_lists_what_stands_where_nothing_belongs(self, desk, heading, words):
        desk.add_below(heading).add_run(words)
        found = desk.read()
        assert not found.changes
        (asked,) = found.conflicts
        assert words in asked.message

    def it_lists_what_was_typed_into_a_heading(self, desk):
        desk.heading("Discussion").add_run(" He spoke first.")
        found = desk.read()
        assert not found.changes
        (asked,) = found.conflicts
        assert "He spoke first." in asked.message

    def it_takes_a_name_that_was_put_right_once(self, desk):
        desk.put(desk.row("Leila Haddad").cells[0], "Leila Haddad-Moor")
        found = desk.read()
        assert [one.value for one in found.changes] == ["Leila Haddad-Moor"]
        found.apply()
        found = TOOLKIT.read_minutes(desk.document, desk.folder)
        assert (found.changes, found.conflicts) == ((), ())

    def it_never_takes_what_waits_as_a_tracked_change(self, desk):
        row = desk.row(FIRST)
        row._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="9"/>'))
        desk.type_row(FIRST, "", "Ring", "Tom", "3/4/26", "")
        found = desk.read()
        assert not found.changes
        assert found.refused

    def it_is_the_same_whatever_is_typed_and_read_twice(self, desk):
        chance = random.Random(7)
        days = ["3/4/26", "by 9 April", "soon", "", "31.3.2026", "next panel"]
        owners = ["Tom", "dean and tom", "Whitlok", "", "the nurse", "Head of housing"]
        for place in range(4):
            for start in (FIRST, "Visit the Farlow address for bail"):
                day, owner = chance.choice(days), chance.choice(owners)
                desk.type_row(start, "", f"Ring {place}", owner, day, chance.choice(["", "done"]))
        before = {one["action"] for item in desk.data()["items"] for one in item["actions"]}
        found = desk.read()
        found.apply()
        data = desk.data()
        after = [one for item in data["items"] for one in item["actions"]]
        assert before <= {one["action"] for one in after}
        numbers = [one["number"] for one in after]
        assert len(set(numbers)) == len(numbers)
        assert len(after) - len(before) + len(found.conflicts) == 8
        again = TOOLKIT.read_minutes(desk.document, desk.folder)
        assert not again.changes
        assert len(again.conflicts) == len(found.conflicts)


class DescribeHeadingsAsPeopleTypeThem:
    @pytest.mark.parametrize(
        "typed", ["Apols: Beth C", "Apols Beth Carroll", "apologies from Beth", "Apol. - Beth"]
    )
    def it_takes_who_sent_apologies(self, desk, typed):
        desk.add_below("Attendance").add_run(typed)
        found = desk.read()
        assert not found.conflicts
        assert [(one.path, one.value) for one in found.changes] == [
            (("attendance", 1, "status"), "apologies")
        ]

    def it_takes_several_and_lists_a_name_that_is_nobodys(self, desk):
        desk.add_below("Attendance").add_run("Apols: Beth and Marian Okafor")
        assert len(desk.read().changes) == 2
        desk.add_below("Attendance").add_run("Apols: Zebedee Quill")
        found = desk.read()
        assert any("Zebedee Quill" in str(one) for one in found.conflicts)

    def it_reads_apologies_in_a_row(self, desk):
        desk.put(desk.row("Beth Carroll").cells[3], "Apols")
        (change,) = desk.read().changes
        assert change.value == "apologies"

    @pytest.mark.parametrize("typed", ["Actions:", "ACTIONS", "Actions agreed:"])
    def it_takes_a_lone_line_for_a_heading(self, desk, typed):
        desk.add_below("Discussion").add_run(typed)
        found = desk.read()
        assert (found.changes, found.conflicts) == ((), ())

    @pytest.mark.parametrize(
        "typed",
        [
            "Isaac to ring the college by 3 April",
            "- Ring the college (Isaac, 3/4/26).",
            "Ring the college – Isaac Mensah – by 3 April 2026",
            "1. Isaac: ring the college, 3/4",
        ],
    )
    def it_takes_the_actions_below_such_a_line(self, desk, typed):
        desk.add_below("Discussion").add_run(typed)
        desk.add_below("Discussion").add_run("Actions:")
        found = desk.read()
        (change,) = found.changes
        assert not found.conflicts
        assert change.value["action"] == "Ring the college"
        assert change.value["owner"].startswith("Isaac Mensah")
        assert change.value["due"] == "2026-04-03"

    @pytest.mark.parametrize(
        ("typed", "why"),
        [
            ("Isaac to ring the college", "no day"),
            ("Ring the college by 3 April", "no owner"),
            ("Zebedee to ring the college by 3 April", "no owner"),
            ("Isaac to ring Beth by 3 April, by 5 April", "several days"),
            ("Isaac to ring the college, Beth, by 3 April", "several owners"),
            ("Only for police: Isaac to ring by 3 April", "not for everybody"),
            ("Isaac, by 3 April", "What is to be done"),
        ],
    )
    def it_lists_what_below_such_a_line_is_unclear(self, desk, typed, why):
        desk.add_below("Discussion").add_run(typed)
        desk.add_below("Discussion").add_run("Actions:")
        found = desk.read()
        assert not found.changes
        (conflict,) = found.conflicts
        assert typed in str(conflict)
        assert why in str(conflict)
        assert "table of actions" in str(conflict)
