"""Invitations: each person's own times, and no child in them."""

from datetime import date

import pytest
from icalendar import Calendar

from generator.errors import FaultyInputError
from generator.panel import panel_kind
from generator.panel.invites import invites
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)


@pytest.fixture(scope="module")
def made(samples):
    return Toolkit().invites(samples / "panel-cases" / "panels" / "EB-2026-02.json", on=ON)


def events(ics):
    found = Calendar.from_ical(ics).walk("VEVENT")
    return [(f"{one.decoded('dtstart'):%H:%M}", f"{one.decoded('dtend'):%H:%M}") for one in found]


class DescribeInvites:
    def it_gives_each_person_their_own_times(self, made):
        # Nicola has items 1, 4 and 7; Iqbal 3 and 6; Carmel 3 and 8.
        assert events(made["invite_EB-2026-02_nicola-ross.ics"]) == [
            ("09:30", "09:50"), ("10:30", "10:50"), ("11:30", "11:50"),
        ]  # fmt: skip
        assert events(made["invite_EB-2026-02_carmel-dunne.ics"]) == [
            ("10:10", "10:30"), ("11:50", "12:10"),
        ]  # fmt: skip
        assert events(made["invite_EB-2026-02_ruth-callender.ics"]) == [("09:30", "12:10")]

    def it_asks_nobody_who_cannot_come(self, made):
        assert not [name for name in made if "hannah" in name]

    def it_names_no_child(self, made, samples):
        panel = Toolkit().open(samples / "panel-cases" / "panels" / "EB-2026-02.json")
        for case in panel.cases:
            for part in ("first_name", "last_name", "known_as"):
                name = case.data["child"].get(part)
                # "Will" is a word as well; no text of ours has it.
                assert name is None or not any(name in ics.decode() for ics in made.values())

    def it_tells_summer_time_from_winter(self, samples):
        panel = Toolkit().open(samples / "panel-cases" / "panels" / "EB-2026-02.json")
        panel.data["date"] = "2026-07-08"
        summer = invites(panel, panel_kind("cart"), on=ON)
        assert events(summer["invite_EB-2026-02_ruth-callender.ics"]) == [("08:30", "11:10")]

    @pytest.mark.parametrize(
        "spoil", [lambda d: d.pop("time"), lambda d: d.update(end_time="09:00")]
    )
    def it_says_what_is_missing(self, samples, spoil):
        panel = Toolkit().open(samples / "panel-cases" / "panels" / "EB-2026-02.json")
        spoil(panel.data)
        with pytest.raises(FaultyInputError, match="time"):
            invites(panel, panel_kind("cart"), on=ON)

    def it_keeps_the_names_of_files_short_and_apart(self, samples):
        panel = Toolkit().meeting(samples / "panel-cases" / "panels" / "EB-2026-02.json")
        for number, person in enumerate(panel.data["attendance"][:4]):
            person["name"] = "Élodie " + "Ünïcode" * 38 + str(number)
        made = invites(panel, panel_kind("cart"), on=ON)
        assert len(made) == len({name.casefold() for name in made}) == 16
        assert all(len(name.encode()) < 120 for name in made)
