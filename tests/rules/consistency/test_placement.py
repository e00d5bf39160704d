"""Where the child is held, against the people who work there."""

import pytest

from tests.rules.consistency.test_found import found

HELD = "Harrowfield Young Offender Institution"


def said(establishment, organisation, practitioner="Michelle Adeyemi"):
    worker = {"id": "michelle", "name": "Michelle Adeyemi", "role": "secure-practitioner"}
    changes = {
        "people": [{**worker, "organisation": organisation}],
        "placement": {"establishment": establishment, "practitioner": practitioner},
    }
    places = {"/placement/establishment", "/placement/practitioner"}
    return [(one.severity, one.place) for one in found(**changes) if one.place in places]


class DescribeTheSecurePractitioner:
    def it_asks_where_they_work_elsewhere(self):
        expected = [("should", "/placement/establishment")]
        assert said("Holmfell Young Offender Institution", HELD) == expected

    def it_asks_who_the_practitioner_is(self):
        assert said(HELD, HELD, "Femi Stowe") == [("should", "/placement/practitioner")]

    @pytest.mark.parametrize(
        "organisation", [HELD, "Harrowfield YOI", "HMYOI Harrowfield", "Youth Custody Service"]
    )
    @pytest.mark.parametrize(
        "who", ["Michelle Adeyemi", "michelle", "Michelle (Larch unit)", "Ms Adeyemi"]
    )
    def it_takes_names_long_and_short(self, organisation, who):
        assert said(HELD, organisation, who) == []
