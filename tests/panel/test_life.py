"""Minutes are draft, sent, agreed and locked; a later change is a new version."""

import json
import shutil
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import FaultyInputError, ThroughcareError
from generator.panel.life import agreed, is_locked, lock_of, new_version, sent, was_changed
from generator.toolkit import Toolkit

LATER = date(2026, 3, 25)
VALUES = st.recursive(
    st.text(max_size=5) | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


def meeting(**more):
    return {"panel_id": "P-1", "date": "2026-02-25", "items": [{"case": "a.json"}], **more}


def locked(**more):
    return agreed(sent(meeting(**more), date(2026, 3, 4)), LATER, ["Tea was at four"])


class DescribeTheLifeOfMinutes:
    def it_goes_from_draft_to_sent_to_agreed(self):
        found = locked()["minutes"]
        assert (found["state"], found["version"]) == ("agreed", 1)
        assert (found["sent_on"], found["agreed_on"]) == ("2026-03-04", "2026-03-25")
        assert found["corrections"] == ["Tea was at four"]

    def it_agrees_only_what_was_sent(self):
        with pytest.raises(FaultyInputError, match="not sent"):
            agreed(meeting(), LATER)
        with pytest.raises(FaultyInputError, match="already"):
            agreed(locked(), LATER)
        with pytest.raises(FaultyInputError, match="already"):
            sent(locked(), LATER)

    def it_agrees_at_a_later_panel_only(self):
        with pytest.raises(FaultyInputError, match="later panel"):
            agreed(sent(meeting(), date(2026, 2, 25)), date(2026, 2, 25))

    def it_begins_a_new_version_and_keeps_the_lock_of_the_old_one(self):
        old = locked()
        opened = new_version(old)
        assert not is_locked(opened)
        assert opened["minutes"]["version"] == 2
        assert opened["minutes"]["earlier"] == [
            {"version": 1, "agreed_on": "2026-03-25", "hash": old["minutes"]["hash"]}
        ]
        again = agreed(sent(opened, LATER), date(2026, 4, 22))
        assert again["minutes"]["earlier"] == opened["minutes"]["earlier"]
        assert was_changed(again) == ""

    def it_leaves_news_of_actions_open(self):
        old = locked()
        assert was_changed({**old, "updates": [{"number": "P-1/1"}]}) == ""

    @given(st.dictionaries(st.sampled_from(["learning", "where", "items", "chair"]), VALUES))
    def it_sees_every_change_and_no_other_layout(self, change):
        old = locked(learning="Ring first")
        now = {**old, **change}
        layout = json.loads(json.dumps(dict(reversed([*now.items()])), indent=3))
        assert lock_of(layout) == lock_of(now)
        same = all(old.get(name) == value and type(old.get(name)) is type(value)
                   for name, value in change.items())  # fmt: skip
        assert (was_changed(now) == "") == same


class DescribeMinutesOfAFolder:
    @pytest.fixture
    def folder(self, samples, tmp_path):
        for name in ("dto-yoi", "s250-secure-home", "remand", "breach-transition", "panel"):
            shutil.copy(samples / f"{name}.json", tmp_path)
        later = json.loads((samples / "panel.json").read_text("utf-8"))
        later |= {"panel_id": "NP-2026-03", "date": "2026-03-25", "items": [], "attendance": []}
        later["previous_minutes"] = {"date": "2026-02-25", "corrections": "Tea was at four"}
        for name in ("matters_arising", "next_panel"):
            del later[name]
        (tmp_path / "later.json").write_text(json.dumps(later), "utf-8")
        return tmp_path

    def they_are_agreed_with_what_the_next_panel_corrected(self, folder):
        toolkit, path, later = Toolkit(), folder / "panel.json", folder / "later.json"
        toolkit.send_minutes(path, date(2026, 3, 4))
        toolkit.agree_minutes(path, later, ["Sunita was there"])
        minutes = json.loads(path.read_text("utf-8"))["minutes"]
        assert minutes["corrections"] == ["Tea was at four", "Sunita was there"]
        last = json.loads(later.read_text("utf-8"))["previous_minutes"]
        assert last["agreed"] is True
        assert last["corrections"] == "Tea was at four. Sunita was there."

    def they_are_made_no_more_once_agreed_and_changed(self, folder):
        toolkit, path = Toolkit(), folder / "panel.json"
        toolkit.send_minutes(path, date(2026, 3, 4))
        toolkit.agree_minutes(path, folder / "later.json")
        data = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**data, "learning": "Something else"}), "utf-8")
        for draft in (False, True):
            with pytest.raises(ThroughcareError, match="--new-version"):
                toolkit.generate(toolkit.open(path), ["cart-minutes"], on=LATER, draft=draft)
        path.write_text(json.dumps(new_version({**data, "learning": "Something else"})), "utf-8")
        assert toolkit.generate(
            toolkit.open(path), ["cart-minutes"], formats=["docx"], on=LATER, draft=True
        )
