"""The folder of a panel officer that we ship: eight children, three meetings, two kinds."""

from datetime import date

import pytest

from generator.toolkit import Toolkit


@pytest.fixture(scope="module")
def held(samples):
    return Toolkit().meetings(samples / "panel-cases")


class DescribeThePanelSamples:
    def it_holds_eight_children_and_three_meetings_of_two_kinds(self, held):
        assert held.unread == ()
        assert len(held.cases) == 8
        assert sorted(panel.data["kind"] for panel in held.panels) == ["cart", "cart", "remand"]
        heard = {case.identifier for panel in held.panels for case in panel.cases}
        assert heard == {one.case.identifier for one in held.cases}

    def it_has_siblings_at_one_address_and_two_who_are_charged_together(self, held):
        data = [one.case.data for one in held.cases]
        homes = [tuple(one["child"]["home_address"]["lines"]) for one in data]
        charges = [one["court"]["case_number"] for one in data]
        assert len(homes) - len(set(homes)) == 1
        assert len(charges) - len(set(charges)) == 1

    def it_speaks_of_every_earlier_action_that_was_not_settled(self, held):
        # Each meeting of the monthly panel takes up all that the last two left open.
        assert held.register.faults == ()
        last = max(held.panels, key=lambda one: one.data["date"])
        told = {one["number"] for one in last.data["matters_arising"]}
        settled = {
            update["number"]
            for panel in held.panels
            for update in panel.data["updates"]
            if update["on"] < last.data["date"]
        }
        earlier = {
            number
            for number, one in held.register.actions.items()
            if one.agreed_on < date.fromisoformat(last.data["date"])
        }
        assert earlier == settled | told

    def it_has_no_finding_to_settle(self, held):
        toolkit = Toolkit()
        for panel in held.panels:
            entries = toolkit.readiness(panel, on=date(2026, 3, 2))
            missing = {one.kind.name: one.missing for one in entries if not one.ready}
            assert missing == {}, panel.identifier
