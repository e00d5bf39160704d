"""Which fields of a case say that a name belongs there, and how far."""

import json

import pytest

from generator.case.names import search
from tests.case.conftest import small_case

NAME = "Jayden Hargreaves"
EVERYWHERE = [
    "service.name",
    "service.manager",
    "child.first_name",
    "child.last_name",
    "child.known_as",
    "child.home_address.lines.0",
    "child.home_address.town",
    "child.looked_after.social_worker",
    "child.looked_after.authority",
    "child.education.school",
    "people.0.name",
    "people.0.organisation",
    "court.name",
    "sentence.court",
    "remand.court",
    "breach.court",
    "placement.establishment",
    "placement.practitioner",
    "placement.transferred.0.from",
    "placement.transferred.0.to",
    "assessment.people_who_pose_risk.0.name",
    "plan.accommodation.address.lines.0",
    "pre_sentence.who_to_tell.0.name",
    "identity.important_people.0",
    "transition.to_service",
    "transition.receiving_worker",
    "supervision.conditions.0.inputs.names.0",
    "meant_names.0.name",
]
# These name who did something there, and say nothing of the rest of the case.
IN_THEIR_SECTION = [
    "court.judge",
    "court.prosecutor",
    "breach.author",
    "breach.manager",
    "assessment.people_who_pose_risk.0.where",
    "plan.accommodation.with_whom",
    "plan.accommodation.escalated_to",
    "plan.pathways.0.objectives.0.who",
    "plan.sign_off.0.name",
    "pre_sentence.author",
    "supervision.supervising_officer",
    "supervision.reporting.where",
    "supervision.reporting.to",
    "supervision.release.met_by",
    "supervision.release.travel_with",
    "supervision.release.first_contact",
    "supervision.appointments.0.with_whom",
    "supervision.appointments.0.where",
    "meetings.0.chair",
    "meetings.0.attendees.0.name",
    "meetings.0.actions.0.owner",
    "meetings.0.where",
    "meetings.0.minute_taker",
    "events.0.who",
    "events.0.with_whom",
    "events.0.agreed_by",
    "compliance.0.with_whom",
    "compliance.0.where",
    "warnings.0.manager",
    "cart.referred_by",
    "cart.escalations.0.to",
    "cart.escalations.0.by",
    "breach.presented_by",
]
NOWHERE = [
    "child.religion",
    "child.nationality",
    "child.first_language",
    "child.languages.0",
    "people.0.job_title",
    "people.0.relationship",
    "people.0.contact_note",
    "court.offences.0.offence",
    "court.offences.0.statute",
    "breach.order",
    "placement.unit",
    "assessment.story",
    "supervision.conditions.0.inputs.address",
]


def put(case, place, text):
    *path, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    held = case
    for step, after in zip(path, [*path[1:], last], strict=True):
        empty = [] if isinstance(after, int) else {}
        if isinstance(held, list):
            held += [{}] * (step + 1 - len(held))
        held = held[step] if isinstance(held, list) else held.setdefault(step, empty)
    if isinstance(held, list):
        held[last:] = [text]
    else:
        held[last] = text


def belongs(place, told):
    """Whether a name in that place belongs in a text told in another."""
    case = json.loads(json.dumps(small_case()))
    put(case, place, NAME)
    put(case, told, f"We met {NAME}.")
    pointer = "/" + told.replace(".", "/")
    return not any(pointer in one.places for one in search(case).strangers)


def beside(place):
    section, after, *_ = place.split(".")
    return f"{section}.0.told" if after.isdigit() else f"{section}.told"


def elsewhere(place):
    return "cart.told" if place.startswith("identity") else "identity.told"


class DescribeAName:
    @pytest.mark.parametrize("place", EVERYWHERE)
    def it_belongs_in_the_whole_case(self, place):
        assert belongs(place, beside(place))
        assert belongs(place, elsewhere(place))

    @pytest.mark.parametrize("place", IN_THEIR_SECTION)
    def it_belongs_in_its_section(self, place):
        assert belongs(place, beside(place))
        assert not belongs(place, elsewhere(place))

    @pytest.mark.parametrize("place", NOWHERE)
    def it_belongs_nowhere_for_standing_in_a_text(self, place):
        assert not belongs(place, beside(place))
        assert not belongs(place, elsewhere(place))
