"""What is asked of packs and of owners' files, besides the children's extracts, and answered."""

import json
import shutil
from datetime import date

import pytest

from generator.errors import FaultyInputError
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)
# “Will” is a word, and what William Ó Briain is called.
WORDS = "She asked Will about the bus."


@pytest.fixture
def folder(samples, tmp_path):
    shutil.copytree(samples / "panel-cases", tmp_path / "cases")
    return tmp_path / "cases"


def change(path, how):
    data = json.loads(path.read_text("utf-8"))
    how(data)
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def asked(folder, meeting):
    toolkit = Toolkit()
    found, notes = toolkit.panel_questions(toolkit.open(meeting), on=ON)
    assert not notes
    return found


def answered(meeting, numbers):
    Toolkit().answer_panel(meeting, numbers, by="Priya Nair", reason="Not a child", on=ON)


class DescribeQuestionsOfPacks:
    @pytest.mark.slow
    def it_asks_what_holds_a_pack_back_until_it_is_answered(self, folder):
        now = folder / "panels" / "EB-2026-02.json"

        def for_probation(data):
            # Zofia’s item, of whose minutes an extract holds no such paragraph.
            meant = ["Probation Service, Ellerbeck"]
            data["items"][2]["paragraphs"] = [{"text": WORDS, "for": meant}]

        change(folder / "panels" / "EB-2026-01.json", for_probation)
        with pytest.raises(FaultyInputError, match="panel questions"):
            Toolkit().packs(now, folder, on=ON)
        found = [one for one in asked(folder, now) if "bus" in one.doubt.sentence]
        assert {one.asked_of for one in found} == {"Probation Service, Ellerbeck"}
        answered(now, [one.number for one in found])
        assert len(Toolkit().packs(now, folder, on=ON).files) == 16
        assert not [one for one in asked(folder, now) if "bus" in one.doubt.sentence]

    def it_says_that_a_certain_name_hides_the_rest(self, folder):
        now = folder / "panels" / "EB-2026-02.json"

        def naming(data):
            data["items"][2]["discussion"] += " She knows Callum Hartley."

        change(folder / "panels" / "EB-2026-01.json", naming)
        toolkit = Toolkit()
        _, notes = toolkit.panel_questions(toolkit.open(now), on=ON)
        assert any("Not every pack" in note for note in notes)


class DescribeQuestionsOfOwners:
    def it_asks_about_words_that_were_withheld(self, folder):
        meeting = folder / "panels" / "EB-2026-02.json"

        # Amari Blake-Thompson’s initials, or the name of a company.
        def naming(data):
            data["panel_actions"] = [
                {"number": 90, "action": "Ring the AB desk", "owner": "Moira Tennant (nurse)",
                 "due": "2026-03-20"}
            ]  # fmt: skip

        change(meeting, naming)

        def file():
            found = Toolkit().owner_files(folder, on=ON)
            return next(one for one in found if one.owner == "Moira Tennant (nurse)")

        assert "EB-2026-02/90" in file().withheld
        found = [one for one in asked(folder, meeting) if one.asked_of == "Moira Tennant (nurse)"]
        assert [one.doubt.words for one in found] == ["AB"]
        answered(meeting, [one.number for one in found])
        assert "EB-2026-02/90" not in file().withheld
