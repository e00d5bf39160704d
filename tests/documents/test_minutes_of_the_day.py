"""The minutes of a meeting say what was so on its day, and hold each matter it looked at."""

import io
import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from generator.toolkit import Toolkit

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "panel-cases"
DAY = date(2026, 2, 11)
LONG_AFTER = date(2026, 11, 27)


def lines(content: bytes) -> list[str]:
    """Every line of a Word file, those of tables among them."""
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(t.text or "" for t in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))]


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SAMPLES, tmp_path / "cases"))


def minutes(folder, on, change=lambda meeting: None):
    path = folder / "panels" / "EB-2026-02.json"
    meeting = json.loads(path.read_text("utf-8"))
    change(meeting)
    path.write_text(json.dumps(meeting), "utf-8")
    toolkit = Toolkit()
    made = toolkit.generate(toolkit.open(path), ["cart-minutes"], formats=["docx"], on=on)
    return {one.identifier: lines(one.content) for one in made}


class DescribeMinutes:
    def they_say_the_same_whenever_they_are_made(self, folder):
        assert minutes(folder, LONG_AFTER) == minutes(folder, DAY)

    def they_call_a_child_the_age_of_that_day(self, folder):
        said = minutes(folder, LONG_AFTER)
        for text in (said["EB-2026-02"], said["EB-2026-02_EB-2005"]):
            assert "Zofia Nowak, aged 17" in text

    def they_do_not_call_overdue_what_was_due_after_the_meeting(self, folder):
        def later(meeting):
            for entry in (*meeting["items"], {"actions": meeting["panel_actions"]}):
                for action in entry.get("actions", ()):
                    action["due"] = (DAY + timedelta(days=9)).isoformat()
            for matter in meeting["matters_arising"]:
                matter["due"] = DAY.isoformat()

        assert "Overdue" not in minutes(folder, LONG_AFTER, later)["EB-2026-02"]

    @pytest.mark.parametrize("status", ["done", "dropped"])
    @pytest.mark.parametrize("with_news", [True, False])
    def they_hold_a_settled_matter_with_how(self, folder, status, with_news):
        def settle(meeting):
            matter = next(one for one in meeting["matters_arising"] if one.get("case_id"))
            settle.case = matter["case_id"]
            matter.pop("update", None)
            matter |= {"status": status, "action": "Find the tall ladder", "reason": "None is left"}
            if with_news:
                matter["update"] = "Looked in the barn"

        said = minutes(folder, LONG_AFTER, settle)
        for text in (said["EB-2026-02"], said[f"EB-2026-02_{settle.case}"]):
            assert text.count("Find the tall ladder") == 1
            told = text[text.index("Find the tall ladder") + 1]
            if with_news:
                assert told == f"{status.capitalize()}: Looked in the barn"
            elif status == "dropped":
                assert told == "Dropped"

    def they_have_no_heading_over_nothing_in_an_extract(self, folder):
        def carry(meeting):
            for matter in meeting["matters_arising"]:
                matter["status"] = "carried-forward"

        said = minutes(folder, LONG_AFTER, carry)
        assert "Matters arising" in said.pop("EB-2026-02")
        assert all("Matters arising" not in text for text in said.values())
