"""The agenda: times as in the invitations, every open action once, for every kind of panel."""

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from generator.case import loads, member_of, panel_view, part_for
from generator.documents.finished import said_in
from generator.errors import FaultyInputError
from generator.panel import panel_kind, panel_kinds, who_is_due
from generator.panel.agenda import agenda
from generator.panel.invites import invites
from generator.panel.new import prepared
from generator.panel.times import is_asked
from generator.toolkit import Toolkit
from tests.panel.drawn import DAY, ON, drawn, meeting
from tests.sweeps import times

_LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def folder(samples):
    return samples / "panel-cases"


def minutes(first, last):
    """Every minute of a time, by the clock in London."""
    length = int((last - first) / timedelta(minutes=1))
    return {(first + timedelta(minutes=one)).strftime("%H:%M") for one in range(length)}


def of_invite(ics):
    found = set()
    for one in Calendar.from_ical(ics).walk("VEVENT"):
        first, last = (one.decoded(name).astimezone(_LONDON) for name in ("dtstart", "dtend"))
        found |= minutes(first, last)
    return found


def of_items(items):
    at = datetime.strptime
    return {
        each for one in items for each in minutes(at(one["time"], "%H:%M"), at(one["end"], "%H:%M"))
    }


def whole(panel):
    return panel_view(panel, on=ON, document={"date": ON.isoformat()})


@pytest.mark.parametrize("seed", range(times(25, 400)))
class DescribeADrawnAgenda:
    def it_has_the_times_of_the_invitations(self, folder, seed):
        panel, _ = meeting(drawn(seed), folder, spoken=False)
        kind = panel_kind(panel.data["kind"])
        made = invites(panel, kind, on=ON)
        asked = [one for one in panel.data["attendance"] if is_asked(one)]
        assert len(made) == len(asked)
        everything = agenda(whole(panel), panel, kind)
        for person, ics in zip(asked, made.values(), strict=True):
            own = agenda(part_for(whole(panel), member_of(person)), panel, kind, person)
            if "for_items" in person:
                assert of_invite(ics) == of_items(own["items"])
            else:
                assert own["items"] == everything["items"]
                assert of_items(everything["items"]) <= of_invite(ics)
            assert all(item in everything["items"] for item in own["items"])

    def it_holds_every_open_action_once_and_the_late_ones_first(self, folder, seed):
        panel, _ = meeting(drawn(seed), folder, spoken=False)
        held = agenda(whole(panel), panel, panel_kind(panel.data["kind"]))["owners"]
        told = [one["number"] for group in held for one in group["actions"]]
        left = [
            one["number"]
            for one in panel.data["matters_arising"]
            if one["status"] not in ("done", "dropped")
        ]
        assert sorted(told) == sorted(left)
        for group in held:
            late = [bool(one.get("overdue")) for one in group["actions"]]
            assert late == sorted(late, reverse=True)
        first = [bool(group["actions"][0].get("overdue")) for group in held]
        assert first == sorted(first, reverse=True)

    def it_names_to_a_member_no_child_of_others(self, folder, seed):
        panel, _ = meeting(drawn(seed), folder, spoken=False)
        kind = panel_kind(panel.data["kind"])
        for person in panel.data["attendance"]:
            own = agenda(part_for(whole(panel), member_of(person)), panel, kind, person)
            mine = person.get("for_items", [case.identifier for case in panel.cases])
            for case in panel.cases:
                name = f"{case.data['child']['first_name']} {case.data['child']['last_name']}"
                assert (name in json.dumps(own, ensure_ascii=False)) is (case.identifier in mine)


class DescribeAnAgenda:
    @pytest.mark.parametrize("kind", panel_kinds())
    def it_is_made_for_every_kind_of_panel(self, folder, tmp_path, kind):
        toolkit = Toolkit()
        cases = [one.case for one in toolkit.meetings(folder).cases]
        held = toolkit.meetings(folder)
        meets = panel_kind(kind)
        called = who_is_due(cases, meets, DAY, None, held.register)
        files = {one.case.identifier: one.path.name for one in held.cases}
        made = prepared(meets, DAY, called, held.register, panel_id=f"N-{kind}", files=files)
        data = {**made.panel, "attendance": made.panel["attendance"] or [_ANN]}
        panel = loads(
            json.dumps({**data, "service": {"name": "Oxmere YJS", "short_name": "YJS"}}).encode(),
            "new.json",
            folder=folder,
        )
        found = toolkit.generate(panel, ["panel-agenda"], on=ON, draft=True)
        assert [one.format for one in found] == ["docx", "pdf"]
        said = " ".join(one.text for one in said_in(found[1].content, "pdf"))
        said = " ".join(said.split())
        for question in (*meets.questions, *meets.standing):
            assert question in said
        for action in held.register.open(DAY):
            assert action.number in said

    def it_says_who_has_a_part_of_their_own(self, folder):
        panel = Toolkit().open(folder / "panels" / "EB-2026-02.json")
        data = json.loads(json.dumps(panel.data))
        data["chair"] = "Nicola Ross"
        data["attendance"].append(
            {
                "name": "Kit Marlow",
                "role": "Duty worker, independent of the case",
                "status": "invited",
            }
        )
        panel = loads(json.dumps(data).encode(), "p.json", folder=folder)
        told = agenda(whole(panel), panel, panel_kind("cart"))["conflicts"]
        assert any("Item 1, Callum Hartley: Nicola Ross chairs" in one for one in told)
        assert any("Kit Marlow sits as independent" in one for one in told)
        (part,) = [one for one in data["attendance"] if one["name"] == "Stuart Lyle"]
        own = agenda(part_for(whole(panel), member_of(part)), panel, panel_kind("cart"), part)
        assert not any("Callum" in one for one in own["conflicts"])

    def it_asks_of_a_member_what_is_theirs_first(self, folder):
        panel = Toolkit().open(folder / "panels" / "EB-2026-02.json")
        (person,) = [one for one in panel.data["attendance"] if one["name"] == "Stuart Lyle"]
        part = part_for(whole(panel), member_of(person))
        asked = agenda(part, panel, panel_kind("cart"), person)["asked"]
        assert asked[0] == "Come for item 5: 10:50am to 11:10am."
        assert any("1 open action" in one for one in asked)

    def it_needs_the_time_of_the_meeting(self, folder):
        panel = Toolkit().open(folder / "panels" / "EB-2026-02.json")
        del panel.data["time"]
        with pytest.raises(FaultyInputError, match="time"):
            agenda(whole(panel), panel, panel_kind("cart"))

    def it_is_one_paper_without_extracts(self, folder):
        toolkit = Toolkit()
        panel = toolkit.open(folder / "panels" / "EB-2026-02.json")
        made = toolkit.generate(panel, ["panel-agenda"], on=date(2026, 3, 2), draft=True)
        assert {one.identifier for one in made} == {"EB-2026-02"}


class DescribeTheNextPanel:
    @pytest.mark.parametrize("kind", panel_kinds())
    def it_is_asked_for_where_the_kind_has_one(self, folder, kind):
        toolkit = Toolkit()
        panel = toolkit.open(folder / "panels" / "EB-2026-02.json")
        data = {key: value for key, value in panel.data.items() if key != "next_panel"}
        panel = loads(json.dumps({**data, "kind": kind}).encode(), "p.json", folder=folder)
        ready = toolkit.readiness_of(toolkit.catalogue.get("cart-minutes"), panel, on=ON)
        lacks = [one for one in ready.missing if "next_panel" in one]
        assert bool(lacks) is bool(panel_kind(kind).every_months)


_ANN = {"name": "Ann Lee", "role": "Operational manager", "status": "invited"}


def test_no_bracket_stands_inside_another():
    path = Path(__file__).resolve().parents[2] / "samples/panel-cases/panels/EB-2026-02.json"
    toolkit = Toolkit()
    made = toolkit.generate(
        toolkit.open(path), ["panel-agenda"], formats=["docx"], on=date(2026, 3, 2)
    )
    words = [one.text for one in said_in(made[0].content, "docx")]
    assert any(text.startswith("Kit Marlow, young") for text in words)
    assert not [text for text in words if re.search(r"\([^()]*\(", text)]
