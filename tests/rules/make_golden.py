"""Writes the golden pairs from a table copied by hand out of the practice documents.

Run it as `python -m tests.rules.make_golden` after a pack gains a rule. The table says what the
documents say, not what the packs say: where the two differ, a test fails and a person decides.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from tests.rules.reckoning import plus

HERE = Path(__file__).parent / "golden"

# Days to count from, and what each tries out.
FORWARD = {
    "an ordinary week": date(2026, 6, 10),
    "over Easter": date(2026, 3, 31),
    "over Christmas and the year's end": date(2026, 12, 22),
    "towards a leap day": date(2028, 1, 29),
    "the night clocks go forward": date(2026, 3, 28),
    "the night clocks go back": date(2026, 10, 24),
    "the end of a long month": date(2025, 8, 31),
}
BACKWARD = {
    "an ordinary week": date(2026, 6, 24),
    "back over Easter": date(2026, 4, 13),
    "back over Christmas and the year's end": date(2027, 1, 11),
    "back to a leap day": date(2028, 3, 31),
    "back over clocks going forward": date(2026, 4, 1),
    "back over clocks going back": date(2026, 10, 28),
}
BIRTHS = {
    "an ordinary birthday": date(2009, 6, 14),
    "born on a leap day": date(2008, 2, 29),
    "born at the end of a long month": date(2008, 8, 31),
}

CHILD = {"first_name": "Sam", "last_name": "Example", "date_of_birth": "2013-01-05"}


def in_custody(day: date, **sentence: Any) -> dict[str, Any]:
    """Sentenced and in custody since `day`, with release and the end far ahead."""
    return {
        "child": dict(CHILD),
        "sentence": {
            "type": "s250",
            "date": day.isoformat(),
            "length_months": 60,
            "early_release_eligible": False,
            "mappa_eligible": False,
            "dates": {
                "release": (day + relativedelta(years=4)).isoformat(),
                "licence_end": (day + relativedelta(years=5)).isoformat(),
            },
            **sentence,
        },
        "placement": {"establishment": "E", "type": "sch", "entered": day.isoformat()},
    }


def on_remand(day: date) -> dict[str, Any]:
    return {
        "child": dict(CHILD),
        "remand": {"type": "youth-detention-accommodation", "date": day.isoformat()},
        "placement": {"establishment": "E", "type": "sch", "entered": day.isoformat()},
    }


def let_out(day: date) -> list[dict[str, Any]]:
    """What records a release: until then a child is inside, whatever was planned."""
    return [{"type": "release", "date": day.isoformat()}]


def released(day: date) -> dict[str, Any]:
    """In custody for two years before release on `day`; supervision runs three years more."""
    case = in_custody(day - relativedelta(years=2))
    case["events"] = let_out(day)
    case["sentence"]["dates"] = {
        "release": day.isoformat(),
        "licence_end": (day + relativedelta(years=3)).isoformat(),
    }
    return case


def ending(day: date) -> dict[str, Any]:
    case = in_custody(day - relativedelta(years=4))
    case["events"] = let_out(day - relativedelta(years=1))
    case["sentence"]["dates"] = {
        "release": (day - relativedelta(years=1)).isoformat(),
        "licence_end": day.isoformat(),
    }
    return case


def before_court(day: date) -> dict[str, Any]:
    return {"child": dict(CHILD), "court": {"name": "C", "hearing_date": day.isoformat()}}


def turning(born: date) -> dict[str, Any]:
    """In custody from 16 until 19, so that the birthdays from 17 to 18 fall in between."""
    case = in_custody(born + relativedelta(years=16))
    case["child"]["date_of_birth"] = born.isoformat()
    case["sentence"]["dates"]["release"] = (born + relativedelta(years=19)).isoformat()
    return case


def first_meeting(day: date) -> dict[str, Any]:
    case = in_custody(day - timedelta(days=5))
    case["meetings"] = [{"id": "m1", "type": "initial-planning", "date": day.isoformat()}]
    return case


def first_meeting_on_remand(day: date) -> dict[str, Any]:
    case = on_remand(day - timedelta(days=5))
    case["meetings"] = [{"id": "m1", "type": "initial-planning", "date": day.isoformat()}]
    return case


def second_meeting(day: date) -> dict[str, Any]:
    case = first_meeting(day - timedelta(days=20))
    case["meetings"].append({"id": "m2", "type": "second", "date": day.isoformat()})
    return case


def failed(day: date) -> dict[str, Any]:
    case = released(day - timedelta(days=60))
    missed = {"id": "a1", "date": day.isoformat(), "appointment": "A", "outcome": "did-not-engage"}
    return {**case, "compliance": [missed]}


def event_of(kind: str) -> Any:
    def build(day: date) -> dict[str, Any]:
        case = in_custody(day - timedelta(days=60))
        return {**case, "events": [{"type": kind, "date": day.isoformat()}]}

    return build


def moved(day: date) -> dict[str, Any]:
    case = in_custody(day - timedelta(days=60))
    case["placement"]["transferred"] = [
        {"date": day.isoformat(), "from": "A", "to": "B", "planned": False}
    ]
    return case


def with_early(day: date) -> dict[str, Any]:
    case = in_custody(day - relativedelta(years=1), early_release_eligible=True)
    case["sentence"]["dates"] = {
        "early_release": day.isoformat(),
        "licence_end": (day + relativedelta(years=2)).isoformat(),
    }
    return case


def after_final_meeting(day: date) -> dict[str, Any]:
    """The final meeting was held 3 weeks before release, which the assessment has to follow."""
    held = (day - timedelta(weeks=3)).isoformat()
    return {**released(day), "meetings": [{"id": "f", "type": "final-release", "date": held}]}


def transition(day: date) -> dict[str, Any]:
    case = released(day - timedelta(days=90))
    return {**case, "transition": {"target_date": day.isoformat()}}


def temporary(day: date) -> dict[str, Any]:
    case = in_custody(day - relativedelta(years=1))
    return {**case, "events": [{"type": "rotl", "date": day.isoformat()}]}


def quality_check(day: date) -> dict[str, Any]:
    """Sent for the quality check on `day`, marked by an event."""
    case = released(day - timedelta(days=10))
    note = {"type": "other", "date": day.isoformat(), "note": "[assessment-to-quality-check]"}
    return {**case, "events": [*case["events"], note]}


def entered_unconfirmed(day: date) -> dict[str, Any]:
    case = in_custody(day)
    case["placement"]["placement_confirmed"] = day.isoformat()
    return case


LOOKED_AFTER = {"child": {"looked_after": {"status": "full-care-order"}}}
RAISED = {"assessment": {"safety_judgement": "very-high"}}
USUAL = {
    "assessment": dict.fromkeys(
        ("safety_judgement", "others_safety_judgement", "likelihood_judgement"), "low"
    )
}
LIKELY = {"assessment": {"likelihood_judgement": "high"}}
MAPPA = {"sentence": {"mappa_eligible": True}}
TWELVE = {"sentence": {"victim_contact_eligible": True}}


def meeting(kind: str) -> dict[str, Any]:
    return {"meetings": [{"id": "done", "type": kind}]}


def event(kind: str) -> dict[str, Any]:
    return {"events": [{"type": kind}]}


def rule(
    build: Any,
    number: int,
    unit: str,
    done: dict[str, Any] | None = None,
    *,
    also: dict[str, Any] | None = None,
    then: tuple[int, str] | None = None,
) -> dict[str, Any]:
    """What the documents say of one rule: a negative number counts back from the anchor."""
    return {
        "build": build,
        "number": number,
        "unit": unit,
        "done": done,
        "also": also or {},
        "then": then,
    }


CM_VISIT = event("visit-case-manager")
TABLE: dict[str, dict[str, dict[str, Any]]] = {
    "national": {
        "placement-information": rule(in_custody, 0, "days", event("placement-information-sent")),
        "parents-told-of-placement": rule(entered_unconfirmed, 24, "hours", event("parents-told")),
        "initial-planning-meeting": rule(in_custody, 10, "days", meeting("initial-planning")),
        "second-meeting": rule(first_meeting, 1, "months", meeting("second")),
        "review-meetings": rule(second_meeting, 3, "months", meeting("review"), then=(3, "months")),
        "release-meeting-3m": rule(released, -3, "months", meeting("review")),
        "release-meeting-6w": rule(released, -6, "weeks", meeting("review")),
        "release-meeting-2w": rule(released, -1, "days", meeting("final-release")),
        "accommodation-known": rule(released, -6, "weeks"),
        "accommodation-fallback": rule(with_early, -4, "weeks"),
        "case-manager-visit": rule(in_custody, 1, "months", CM_VISIT, then=(1, "months")),
        "looked-after-visits": rule(
            in_custody,
            1,
            "weeks",
            event("visit-social-worker"),
            also=LOOKED_AFTER,
            then=(6, "weeks"),
        ),
        "serious-incident": rule(
            event_of("serious-incident"),
            24,
            "hours",
            {"events": [{"type": "phone", "with_role": "case-manager"}]},
        ),
        "transfer-parents-told": rule(moved, 24, "hours", event("parents-told")),
        "transfer-case-manager-told": rule(moved, 24, "hours", event("transfer")),
        "transfer-local-practitioners-told": rule(moved, 5, "working-days"),
        "met-on-release": rule(released, 0, "days", event("first-contact")),
        "second-appointment": rule(released, 5, "days", event("home-visit")),
        "home-visits": rule(released, 1, "months", event("home-visit"), then=(1, "months")),
        "breach-letter": rule(failed, 24, "hours", {"warnings": [{"about": ["a1"]}]}),
        "turning-18": rule(turning, -1, "birthday", meeting("transition-panel")),
    },
    "bolton": {
        # A day before that is itself a working day is one working day before.
        "psr-custody-sent": rule(before_court, -1, "working-days", event("psr-sent")),
        "initial-planning-meeting": rule(
            in_custody, 10, "working-days", meeting("initial-planning")
        ),
        "assessment-completed": rule(in_custody, 20, "working-days", event("assessment-completed")),
        "plan-completed": rule(in_custody, 20, "working-days"),
        "remand-panel": rule(on_remand, 5, "working-days", meeting("remand-panel")),
        "cart-panel": rule(in_custody, 1, "months", meeting("cart-panel")),
        "cart-panel-review": rule(released, 1, "months", meeting("cart-panel")),
        "salt-assessment": rule(in_custody, 20, "working-days", event("salt-assessment")),
        "ete-information-request": rule(in_custody, 2, "days", event("education-request")),
        "ete-information-forwarded": rule(in_custody, 1, "weeks", event("education-forwarded")),
        "case-manager-visit": rule(in_custody, 1, "months", CM_VISIT, then=(1, "months")),
        "resettlement-worker-visit": rule(
            in_custody, 1, "months", event("visit-resettlement-worker"), then=(1, "months")
        ),
        "specialist-visit": rule(
            in_custody, 2, "months", event("visit-specialist"), then=(2, "months")
        ),
        "parent-visit": rule(in_custody, 1, "months", event("visit-parents"), then=(1, "months")),
        "review-meetings": rule(first_meeting, 3, "months", meeting("review"), then=(3, "months")),
        "release-focus": rule(released, -6, "months", meeting("review")),
        "release-preparation-meeting": rule(released, -1, "months", meeting("release-preparation")),
        "final-release-meeting": rule(released, -10, "working-days", meeting("final-release")),
        "accommodation-escalation": rule(released, -8, "weeks", event("accommodation-escalation")),
        "accommodation-known": rule(released, -6, "weeks"),
        "rotl-planning": rule(temporary, -6, "weeks"),
        "first-contact": rule(released, 0, "days", event("first-contact")),
        "assessment-on-release": rule(released, 0, "days", event("assessment-completed")),
        "assessment-to-quality-check": rule(released, 15, "working-days"),
        "quality-check-changes": rule(quality_check, 2, "working-days"),
        "assessment-signed": rule(released, 20, "working-days"),
        "plan-signed": rule(released, 15, "working-days", event("plan-signed")),
        "home-visits": rule(released, 5, "working-days", event("home-visit"), then=(1, "weeks")),
        "community-planning-meeting": rule(
            released, 5, "working-days", meeting("community-planning")
        ),
        "progress-review": rule(
            released, 1, "months", meeting("progress-review"), then=(3, "months")
        ),
        "assessment-reviews": rule(
            released, 6, "months", event("assessment-completed"), also=USUAL, then=(6, "months")
        ),
        "assessment-reviews-raised": rule(
            released, 3, "months", event("assessment-completed"), also=RAISED, then=(3, "months")
        ),
        "closing-assessment": rule(ending, 15, "working-days", event("closing-assessment")),
        "transition-start": rule(turning, 6, "seventeen", meeting("transition-panel")),
    },
    "north-east-lincolnshire": {
        "psr-custody-sent": rule(before_court, -1, "working-days", event("psr-sent")),
        "placement-information": rule(in_custody, 2, "hours", event("placement-information-sent")),
        "initial-planning-meeting": rule(
            in_custody, 10, "working-days", meeting("initial-planning")
        ),
        "initial-planning-meeting-remand": rule(
            on_remand, 5, "working-days", meeting("remand-planning")
        ),
        "second-meeting": rule(first_meeting, 1, "months", meeting("second")),
        "review-meetings": rule(first_meeting, 3, "months", meeting("review"), then=(3, "months")),
        "review-meetings-remand": rule(first_meeting_on_remand, 1, "months", meeting("review")),
        "closer-contact": rule(in_custody, 3, "weeks", CM_VISIT, then=(3, "weeks")),
        "iss-worker-visits": rule(released, -1, "days", also=LIKELY),
        "release-preparation-meeting": rule(released, -1, "months", meeting("release-preparation")),
        "final-release-meeting": rule(released, -10, "working-days", meeting("final-release")),
        "pre-release-assessment": rule(
            after_final_meeting, -5, "working-days", event("assessment-completed")
        ),
        "mappa-referral": rule(released, -6, "months", event("mappa-referral"), also=MAPPA),
        "community-planning-meeting": rule(
            released, 10, "working-days", meeting("community-planning")
        ),
        "progress-review": rule(released, 1, "months", meeting("progress-review")),
        "breach-letter": rule(failed, 24, "hours", {"warnings": [{"about": ["a1"]}]}),
        "transition-panel": rule(turning, 6, "seventeen", meeting("transition-panel")),
        "transition-meeting": rule(turning, 9, "seventeen", meeting("transition-panel")),
        "transition-follow-up": rule(transition, 6, "weeks", meeting("transition-panel")),
    },
    "local-authority": {
        "mappa-referral": rule(released, -6, "months", event("mappa-referral"), also=MAPPA),
        "pre-release-assessment": rule(released, -1, "days", event("assessment-completed")),
        "police-told": rule(released, -1, "days", event("police-told")),
        "release-papers": rule(released, 0, "days"),
        "exit-strategy": rule(ending, -1, "days"),
    },
    "nottinghamshire": {
        "parents-told-on-day": rule(in_custody, 0, "days", event("parents-told")),
        "placement-request": rule(in_custody, 15, "days"),
        "educational-needs-summary": rule(in_custody, 5, "days", event("education-forwarded")),
        "closer-contact": rule(in_custody, 2, "weeks", CM_VISIT, then=(2, "weeks")),
        "parent-contact": rule(in_custody, 2, "weeks", event("visit-parents"), then=(2, "weeks")),
        "significant-event-parents": rule(
            event_of("significant-event"), 24, "hours", event("parents-told")
        ),
        "serious-incident-parents": rule(
            event_of("serious-incident"), 24, "hours", event("parents-told")
        ),
        "case-management-meeting": rule(
            in_custody, 3, "months", meeting("review"), then=(3, "months")
        ),
        "accommodation-known": rule(released, -6, "weeks"),
        "accommodation-escalation": rule(released, -1, "months", event("accommodation-escalation")),
        "accommodation-escalation-director": rule(
            released, -10, "days", event("accommodation-escalation")
        ),
        "education-information-sharing": rule(released, -6, "weeks", event("education-forwarded")),
        "victim-contact-referral": rule(
            in_custody, 5, "working-days", event("victim-contact-referral"), also=TWELVE
        ),
        "mappa-referral": rule(released, -6, "months", event("mappa-referral"), also=MAPPA),
        "first-contact": rule(released, 0, "days", event("first-contact")),
        "progress-review": rule(released, 1, "months", meeting("progress-review")),
        "aftercare-offer": rule(ending, 0, "days"),
        "aftercare-review": rule(ending, 6, "weeks", then=(6, "weeks")),
        "transition-start": rule(turning, 6, "seventeen", meeting("transition-panel")),
        "custody-review": rule(in_custody, 1, "months"),
    },
}


def merged(case: dict[str, Any], also: dict[str, Any]) -> dict[str, Any]:
    both = dict(case)
    for key, value in also.items():
        held = both.get(key)
        if isinstance(held, dict) and isinstance(value, dict):
            both[key] = merged(held, value)
        elif isinstance(held, list) and isinstance(value, list):
            both[key] = [*held, *value]
        else:
            both[key] = value
    return both


def due_date(said: dict[str, Any], anchor: date) -> date:
    if said["unit"] == "birthday":
        return eighteenth(anchor) + timedelta(days=said["number"])
    if said["unit"] == "seventeen":
        seventeenth = anchor + relativedelta(years=17)
        if (anchor.month, anchor.day) == (2, 29):
            seventeenth = date(anchor.year + 17, 3, 1)
        return seventeenth + relativedelta(months=said["number"])
    return plus(anchor, said["number"], said["unit"]) if said["number"] else anchor


def following(said: dict[str, Any], anchor: date, due: date) -> list[date]:
    """The next three dates; of a rhythm in one unit all are counted from the anchor."""
    number, unit = said["then"]
    if unit == said["unit"]:
        return [plus(anchor, said["number"] + number * k, unit) for k in (1, 2, 3)]
    return [plus(due, number * k, unit) for k in (1, 2, 3)]


def eighteenth(born: date) -> date:
    if (born.month, born.day) == (2, 29):
        return date(born.year + 18, 3, 1)
    return born + relativedelta(years=18)


def dated(done: dict[str, Any], day: date) -> dict[str, Any]:
    """What completes a rule, with its records on that day."""
    return {
        key: [_on(one, day) for one in value] if isinstance(value, list) else dated(value, day)
        for key, value in done.items()
    }


def _on(record: dict[str, Any], day: date) -> dict[str, Any]:
    key = "sent_on" if "about" in record else "date"
    return {**record, key: day.isoformat()}


def examples(said: dict[str, Any]) -> list[dict[str, Any]]:
    days = BACKWARD if said["number"] < 0 else FORWARD
    if said["build"] is turning:
        days = BIRTHS
    found = []
    for why, anchor in days.items():
        case = merged(said["build"](anchor), said["also"])
        due = due_date(said, anchor)
        late = due + timedelta(days=1)
        pair: dict[str, Any] = {"why": why, "due": due.isoformat()}
        if said["then"]:
            pair["series"] = [day.isoformat() for day in following(said, anchor, due)]
        found.append({**pair, "today": due.isoformat(), "state": "due", "case": case})
        found.append({**pair, "today": late.isoformat(), "state": "overdue", "case": case})
        if said["done"]:
            record = dated(said["done"], due)
            done = {"why": f"{why}, done that day", "due": due.isoformat()}
            done |= {"today": late.isoformat(), "state": "done", "case": merged(case, record)}
            found.append(done)
    return found


def main() -> None:
    # More rows are built from what stands here.
    from tests.rules.golden_rows import MORE

    for pack, first in TABLE.items():
        rules = first | MORE[pack]
        folder = HERE / pack
        folder.mkdir(parents=True, exist_ok=True)
        for stale in folder.glob("*.json"):
            stale.unlink()
        for rule_id, said in rules.items():
            # An example a line, so that they can be read one under the other.
            lines = ",\n  ".join(json.dumps(one) for one in examples(said))
            head = f'{{"pack": "{pack}", "rule": "{rule_id}", "examples": ['
            (folder / f"{rule_id}.json").write_text(f"{head}\n  {lines}\n]}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
