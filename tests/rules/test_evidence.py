"""What shows an inspected standard in a case: each answer, event and meeting, and what does not."""

import copy
import json
from datetime import date, timedelta

import pytest

from generator.case import loads
from generator.case.facts.stages import STAGES
from generator.case.guide import guide
from generator.rules import load_pack, pack_names, source_documents
from generator.rules._applies import applies
from generator.rules._facts import Facts
from generator.rules.case_dates import CaseDates
from generator.rules.evidence import _shown, evidence, groups, standards
from tests.conftest import ROOT

ON = date(2026, 3, 2)
DAY = "2026-02-09"
EACH = [(one, spec) for one in standards() for spec in one.shown]
SPECS = [
    *((one, {"event": [kind]}) for one, spec in EACH for kind in spec.get("event", ())),
    *((one, {"meeting": [kind]}) for one, spec in EACH for kind in spec.get("meeting", ())),
    *((one, spec) for one, spec in EACH if "field" in spec),
]


def named(value):
    return value.says[:30] if hasattr(value, "says") else str(next(iter(value.values())))


def case_with(spec, day=DAY, **more):
    """The least that a case must say for one thing that shows a standard."""
    if "event" in spec:
        return {"events": [{"type": spec["event"][0], "date": day, **more}]}
    if "meeting" in spec:
        return {"meetings": [{"type": spec["meeting"][0], "date": day, **more}]}
    found = guide().find(tuple(spec["field"].replace("[]", "").split(".")))
    value = {"date": day, "yes-no": True}.get(found.form, found.example or "Said so")
    case: dict = {}
    days = spec.get("day", ())
    for path in [spec["field"], *([days] if isinstance(days, str) else days)]:
        put(case, path.split("."), value if path == spec["field"] else day, spec.get("of", {}))
    return case


def put(holder, steps, value, of):
    step, *rest = steps
    name = step.removesuffix("[]")
    if not rest:
        holder[name] = value
        return
    if not step.endswith("[]"):
        put(holder.setdefault(name, {}), rest, value, of)
        return
    entries = holder.setdefault(name, [{}])
    if name == "pathways":
        entries[0].update(of)
    put(entries[0], rest, value, of)


def shown(standard, case, on=ON):
    return list(_shown(standard, Facts(case, on), ((date.min, date.max),)))


def standing(case, on=ON):
    return {one.standard.says: one for one in evidence(CaseDates(case, load_pack("national"), on))}


@pytest.fixture(scope="module")
def toby():
    return json.loads((ROOT / "samples" / "dto-yoi.json").read_bytes())


class DescribeTheStandards:
    @pytest.mark.parametrize("standard", standards(), ids=named)
    def they_name_what_there_is(self, standard):
        assert standard.group in groups()
        assert set(standard.stages) <= set(STAGES)
        sources = {one.name for one in source_documents()}
        assert standard.source in sources
        packs = [load_pack(name) for name in pack_names()]
        assert all(any(rule in pack.rules for pack in packs) for rule in standard.rules)
        applies(standard.when, Facts({}, ON))
        if standard.if_there:
            assert guide().find(tuple(standard.if_there.split(".")))

    @pytest.mark.parametrize(("standard", "spec"), SPECS, ids=named)
    def they_are_shown_by_each_thing_that_is_said_to_show_them(self, standard, spec):
        [one] = shown(standard, case_with(spec))
        assert one.times == 1
        if "field" not in spec or "day" in spec:
            assert one.day == date.fromisoformat(DAY)
        assert shown(standard, {}) == []

    @pytest.mark.parametrize(
        ("standard", "spec"), [pair for pair in SPECS if "field" not in pair[1]], ids=named
    )
    def they_are_not_shown_by_what_lies_ahead(self, standard, spec):
        tomorrow = (ON + timedelta(days=1)).isoformat()
        assert shown(standard, case_with(spec, tomorrow)) == []
        assert shown(standard, case_with(spec, ON.isoformat())) != []

    @pytest.mark.parametrize(
        ("standard", "spec"), [pair for pair in SPECS if "meeting" in pair[1]], ids=named
    )
    def they_are_not_shown_by_a_meeting_that_was_not_held(self, standard, spec):
        assert shown(standard, case_with(spec, held=False)) == []

    def they_are_not_shown_by_a_placeholder(self):
        [views] = [one for one in standards() if one.says.startswith("What the child thinks")]
        assert shown(views, {"identity": {"child_view": "TBC"}}) == []

    def they_are_not_shown_by_another_pathway(self):
        [one] = [one for one in standards() if one.says.startswith("Where alcohol or drugs")]
        path = {"pathway": "health", "objectives": [{"objective": "See the dentist"}]}
        assert shown(one, {"plan": {"pathways": [path]}}) == []


class DescribeEvidence:
    MONTH = "Everybody meets within a month of release to see how it goes."

    def it_waits_for_the_stage_from_which_a_standard_counts(self, toby):
        one = standing(loads(json.dumps(toby).encode()))[self.MONTH]
        assert one.ahead
        assert one.shown == ()

    def it_counts_only_what_came_after_release_where_that_is_meant(self, toby):
        data = copy.deepcopy(toby)
        release = {"type": "release", "date": "2026-04-28"}
        early = {"type": "case-management", "date": "2026-04-20", "held": True}
        data["events"].append(release)
        data["meetings"].append(early)
        one = standing(loads(json.dumps(data).encode()), date(2026, 5, 20))[self.MONTH]
        assert not one.ahead
        assert "Case management meeting" not in [each.what for each in one.shown]
        data["meetings"].append({**early, "date": "2026-05-19"})
        after = standing(loads(json.dumps(data).encode()), date(2026, 5, 20))[self.MONTH]
        assert [each.times for each in after.shown if each.what == "Case management meeting"] == [1]

    def it_asks_for_the_meeting_within_a_month_of_release(self, toby):
        held = standing(loads(json.dumps(toby).encode()))
        assert held[self.MONTH].due == date(2026, 5, 28)

    @pytest.mark.parametrize(("day", "counts"), [("2026-05-28", True), ("2026-05-29", False)])
    def it_does_not_take_a_later_meeting_for_the_one_within_a_month(self, toby, day, counts):
        data = copy.deepcopy(toby)
        data["events"].append({"type": "release", "date": "2026-04-28"})
        data["meetings"] = [{"type": "progress-review", "date": day, "held": True}]
        one = standing(loads(json.dumps(data).encode()), date(2026, 6, 20))[self.MONTH]
        assert bool(one.shown) is counts
        assert one.due == (None if counts else date(2026, 5, 28))

    def it_takes_only_what_was_on_that_day_for_what_has_to_be_on_the_day(self, toby):
        parents = next(one.says for one in standards() if one.says.startswith("Parents or carers"))
        gate = next(one.says for one in standards() if one.says.endswith("on the day of release."))
        data = copy.deepcopy(toby)
        [one] = standing(loads(json.dumps(data).encode()))[parents].shown
        assert (one.day, one.times) == (date(2026, 1, 14), 1)
        data["events"] = [one for one in data["events"] if one["date"] != "2026-01-14"]
        assert standing(loads(json.dumps(data).encode()))[parents].shown == ()
        data["events"].append({"type": "release", "date": "2026-04-28"})
        for day, times in (("2026-04-29", 0), ("2026-04-28", 1)):
            data["events"].append({"type": "first-contact", "date": day})
            held = standing(loads(json.dumps(data).encode()), date(2026, 5, 20))
            assert len(held[gate].shown) == times

    def it_does_not_ask_for_what_belongs_to_a_stage_that_is_over(self, toby):
        data = copy.deepcopy(toby)
        out = next(one.says for one in standards() if one.says.startswith("Days out"))
        for meeting in data["meetings"]:
            meeting.get("planning", {}).pop("temporary_release", None)
        data["release"].pop("temporary_release", None)
        inside = standing(loads(json.dumps(data).encode()))[out]
        assert not inside.over
        assert inside.todo == inside.standard.todo
        data["events"].append({"type": "release", "date": "2026-04-28"})
        home = standing(loads(json.dumps(data).encode()), date(2026, 5, 20))[out]
        assert home.over
        assert "planning meeting" not in home.todo
        assert home.due is None

    @pytest.mark.parametrize(("day", "asked"), [("2026-04-27", False), ("2026-04-28", True)])
    def it_asks_what_stands_in_the_way_only_after_a_warning_of_its_stages(self, toby, day, asked):
        data = copy.deepcopy(toby)
        says = "A meeting finds out what stands in the way before breach is thought of."
        assert says not in standing(loads(json.dumps(data).encode()))
        data["events"].append({"type": "release", "date": "2026-04-28"})
        data["warnings"].append({**data["warnings"][0], "id": "letter-2", "date": day})
        held = standing(loads(json.dumps(data).encode()), date(2026, 5, 20))
        assert (says in held) is asked

    def it_says_by_when_where_a_rule_asks(self, toby):
        held = standing(loads(json.dumps(toby).encode()))
        home = next(one for says, one in held.items() if says.startswith("A home that suits"))
        assert home.due == date(2026, 3, 17)
        assert all(one.due is None for one in held.values() if one.shown)

    def it_begins_with_17_and_a_half_for_the_move_to_adult_services(self, toby):
        says = "From 17 and a half the move to adult services is prepared with the child."
        data = copy.deepcopy(toby)
        data["child"]["date_of_birth"] = "2008-09-03"
        assert says not in standing(loads(json.dumps(data).encode()))
        data["child"]["date_of_birth"] = "2008-09-02"
        assert says in standing(loads(json.dumps(data).encode()))
