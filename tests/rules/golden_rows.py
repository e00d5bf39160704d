"""More rows for the golden pairs: who is told, early release, recall, reviews and services.

Copied by hand out of the practice documents, as those of `make_golden`.
"""

from datetime import date, timedelta
from typing import Any

from tests.rules.make_golden import (
    LOOKED_AFTER,
    before_court,
    ending,
    event,
    event_of,
    in_custody,
    meeting,
    on_remand,
    released,
    rule,
    transition,
    with_early,
)
from tests.rules.reckoning import plus

__all__ = ["MORE"]

ASKED = {"question": "When do you need to be home?", "by": "Ann Other"}


def with_event(build: Any, kind: str, after: int) -> Any:
    """A case begun some days before an event of that kind."""

    def built(day: date) -> dict[str, Any]:
        case = build(day - timedelta(days=after))
        here = {"type": kind, "date": day.isoformat()}
        return {**case, "events": [*case.get("events", []), here]}

    return built


def with_meeting(kind: str) -> Any:
    def built(day: date) -> dict[str, Any]:
        booked = {"id": "m", "type": kind, "date": day.isoformat()}
        return {**in_custody(day - timedelta(days=60)), "meetings": [booked]}

    return built


def to_explain_again(day: date) -> dict[str, Any]:
    case = in_custody(day - timedelta(days=60))
    asked = {**ASKED, "answer": "not-yet", "date": (day - timedelta(days=7)).isoformat()}
    return {**case, "easy_read": {"taught": [{**asked, "again_on": day.isoformat()}]}}


def to_move(day: date) -> dict[str, Any]:
    case = in_custody(day - timedelta(days=60))
    case["placement"]["transferred"] = [
        {"date": day.isoformat(), "from": "A", "to": "B", "planned": True}
    ]
    return case


def after_remand(day: date) -> dict[str, Any]:
    remanded = (day - timedelta(days=60)).isoformat()
    case = in_custody(day)
    case["placement"]["entered"] = remanded
    return {**case, "remand": {"type": "youth-detention-accommodation", "date": remanded}}


def let_out_from(day: date) -> dict[str, Any]:
    """May be let out for a day from `day`; the first time was later."""
    case = in_custody(day - timedelta(days=365))
    case["sentence"]["dates"]["rotl_from"] = day.isoformat()
    later = (day + timedelta(days=9)).isoformat()
    return {**case, "events": [{"type": "rotl", "date": later}]}


def first_meeting_due(day: date) -> dict[str, Any]:
    return in_custody(day - timedelta(days=10))


def final_meeting_due(day: date) -> dict[str, Any]:
    return released(plus(day, 10, "working-days"))


def ehcp_review(day: date) -> dict[str, Any]:
    case = in_custody(day - timedelta(days=60))
    case["child"]["education"] = {"ehcp": True, "ehcp_review_due": day.isoformat()}
    return case


RECALLED = with_event(released, "recall", 60)
ATTENDED = {
    "meetings": [
        {
            "id": "m1",
            "type": "initial-planning",
            "attendees": [{"name": "Dee Example", "role": "Case manager"}],
        }
    ]
}
SHORTER = {"sentence": {"length_months": 30}}
REVIEW = event("assessment-completed")
MORE: dict[str, dict[str, dict[str, Any]]] = {
    "national": {
        "placement-notified": rule(before_court, -1, "working-days", event("placement-notified")),
        "seen-after-court": rule(in_custody, 0, "days", event("seen-at-court")),
        "childrens-services-told": rule(in_custody, 0, "days", event("childrens-services-told")),
        "social-worker-told-of-remand": rule(on_remand, 0, "days", event("social-worker-told")),
        "social-worker-told-of-sentence": rule(
            in_custody, 0, "days", event("social-worker-told"), also=LOOKED_AFTER
        ),
        "placement-information-remand": rule(
            on_remand, 0, "days", event("placement-information-sent")
        ),
        "assessment-to-establishment": rule(in_custody, 0, "days", event("assessment-sent")),
        "plan-available": rule(in_custody, 0, "days"),
        "plan-copy-given": rule(in_custody, 10, "days", event("plan-copy-given")),
        "joint-working-meeting": rule(
            in_custody, 1, "weeks", meeting("joint-working"), also=LOOKED_AFTER
        ),
        "serious-incident-parents": rule(
            event_of("serious-incident"), 1, "working-days", event("parents-told")
        ),
        "transfer-date-told": rule(to_move, -1, "days", event("transfer-date-told")),
        "early-release-assessment": rule(with_early, -6, "weeks", REVIEW),
        "home-circumstances-report": rule(
            with_early, -6, "weeks", event("home-circumstances-report")
        ),
        "early-release-refusal-explained": rule(
            event_of("early-release-refused"), 0, "days", event("early-release-explained")
        ),
        "early-release-refusal-parents-told": rule(
            event_of("early-release-refused"), 1, "working-days", event("parents-told")
        ),
        "hdc-date-shared": rule(in_custody, 10, "days", event("hdc-date-shared"), also=SHORTER),
        "community-meetings": rule(
            released, 3, "months", meeting("progress-review"), then=(3, "months")
        ),
        "explained-again": rule(
            to_explain_again,
            0,
            "days",
            {"easy_read": {"taught": [{**ASKED, "answer": "own-words"}]}},
        ),
        "recall-team-told": rule(
            with_event(released, "recall-decided", 60), 0, "days", event("recall-team-told")
        ),
        "recall-police-told": rule(
            with_event(released, "revocation-issued", 60), 0, "days", event("revocation-sent")
        ),
        "recall-placement-team-told": rule(
            with_event(released, "revocation-issued", 60),
            0,
            "days",
            event("placement-information-sent"),
        ),
        "recall-family-told": rule(RECALLED, 0, "days", event("parents-told")),
        "recall-practitioner-told": rule(RECALLED, 1, "working-days", event("practitioner-told")),
        "recall-plan-revised": rule(RECALLED, 10, "days", event("plan-reviewed")),
        "universal-services-plan": rule(ending, -1, "days", event("exit-plan-agreed")),
    },
    "bolton": {
        "health-assessment-before-court": rule(
            before_court, -1, "working-days", event("health-assessment")
        ),
        "seen-after-court": rule(in_custody, 0, "days", event("seen-at-court")),
        "remand-assessment-review": rule(on_remand, 1, "months", REVIEW),
        "sentence-assessment-review": rule(after_remand, 20, "working-days", REVIEW),
        "bail-assessment-review": rule(
            with_event(on_remand, "bail", 30), 20, "working-days", REVIEW
        ),
        "transfer-assessment-review": rule(to_move, 20, "working-days", REVIEW),
        "rotl-planning": rule(let_out_from, -6, "weeks", event("rotl-planned")),
        "release-stage-completed": rule(
            final_meeting_due, -1, "days", event("release-stage-completed")
        ),
        "wellbeing-check": rule(
            in_custody, 10, "working-days", event("wellbeing-check"), then=(1, "months")
        ),
        "plan-review": rule(released, 3, "months", event("plan-reviewed"), then=(3, "months")),
    },
    "local-authority": {
        "planning-meeting-attended": rule(first_meeting_due, 0, "days", ATTENDED),
        "early-release-recommendation": rule(
            with_early, -6, "weeks", event("early-release-considered")
        ),
    },
    "north-east-lincolnshire": {
        "welfare-visit": rule(in_custody, 0, "days", event("welfare-visit")),
        "entry-leaflet": rule(in_custody, 0, "days", event("leaflet-given")),
        "sos-meetings": rule(in_custody, 2, "weeks", meeting("sos"), then=(2, "weeks")),
        "health-referrals": rule(released, -1, "days", event("health-referral")),
        "transfer-meeting": rule(transition, 0, "days", meeting("handover")),
    },
    "nottinghamshire": {
        "bail-support-meeting": rule(on_remand, 5, "working-days", meeting("bail-support")),
        "pre-sentence-meeting": rule(before_court, -1, "working-days", meeting("case-management")),
        "parents-views-review": rule(with_meeting("review"), -1, "days", event("parents-views")),
        "parents-views-case-management": rule(
            with_meeting("case-management"), -1, "days", event("parents-views")
        ),
        "ehcp-review": rule(ehcp_review, 0, "days", event("ehcp-review")),
        "speech-language-screening": rule(
            in_custody, 10, "working-days", event("language-screening")
        ),
        "gp-registered": rule(released, 1, "weeks", event("gp-registered")),
        "establishment-meeting": rule(
            in_custody, 6, "months", event("establishment-meeting"), then=(6, "months")
        ),
    },
}
