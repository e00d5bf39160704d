"""What a case is checked for, in fifteen families. A pack says which checks are made and how."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from generator.rules._account import Account
from generator.rules._facts import Facts
from generator.rules._records import Pack
from generator.rules.checks import (
    _breach,
    _conditions,
    _conflicts,
    _custody,
    _needs,
    _order,
    _plan,
    _release,
)
from generator.rules.checks._finding import Finding, Found, Review, without_the_file
from generator.rules.checks._identity import identity

__all__ = [
    "CHECK_IDS",
    "FAMILIES",
    "SEVERITIES",
    "Finding",
    "checks",
    "checks_of",
    "identity",
    "without_the_file",
]

# Number of the family, what looks for it, and the checks it can find.
FAMILIES: tuple[tuple[int, Callable[[Review], Found], tuple[str, ...]], ...] = (
    (1, _conditions.intensive, ("iss-condition",)),
    (
        2,
        _plan.parts,
        ("pathway-missing", "offence-objective-missing", "compliance-objective-missing"),
    ),
    (
        3,
        _plan.objectives,
        (
            "objective-no-owner",
            "objective-no-date",
            "objective-no-child-words",
            "objective-not-co-created",
            "plan-no-strengths",
            "four-questions-early",
            "four-questions",
        ),
    ),
    (
        4,
        _release.home,
        (
            "accommodation-unconfirmed",
            "accommodation-escalation",
            "accommodation-escalation-director",
            "accommodation-temporary",
        ),
    ),
    (
        5,
        _release.release_day,
        ("release-no-adult", "release-travel-alone", "release-no-contact", "release-not-recorded"),
    ),
    (6, _custody.referrals, ("mappa-referral-missing", "victim-contact-missing")),
    (
        7,
        _custody.contact,
        (
            "visit-gap",
            "visit-gap-closer",
            "visit-gap-resettlement-worker",
            "visit-gap-parents",
            "looked-after-visit-gap",
            "education-hours-low",
        ),
    ),
    (
        8,
        _conditions.additional,
        (
            "condition-no-reason",
            "condition-no-support",
            "condition-victim-worker",
            "condition-child-not-consulted",
            "condition-in-custody",
            "curfew-tag-missing",
        ),
    ),
    (9, _conditions.standard, ("standard-conditions-incomplete",)),
    (
        10,
        _conflicts.conflicts,
        (
            "curfew-overlap",
            "curfew-clash",
            "zone-contains",
            "appointment-day-off",
            "appointment-too-early",
        ),
    ),
    (11, _needs.growing_up, ("turns-18-no-transition", "turns-18-adult-custody")),
    (
        12,
        _needs.communication,
        (
            "no-easy-read",
            "salt-old",
            "salt-never-done",
            "what-helps-missing",
            "not-yet-understood",
        ),
    ),
    (
        13,
        _breach.breach,
        (
            "breach-part-missing",
            "breach-bundle-missing",
            "breach-no-discussion",
            "breach-no-panel",
            "breach-not-understood",
            "recall-no-manager",
            "warning-without-discussion",
        ),
    ),
    (
        14,
        _needs.safeguarding,
        ("nrm-not-considered", "looked-after-no-social-worker", "contact-consent"),
    ),
    (
        15,
        _order.order,
        (
            "impossible-date",
            "impossible-fact",
            "dates-out-of-order",
            "dto-dates-differ",
            "release-before-day-off",
        ),
    ),
)
# The families that still matter once supervision is over: a breach in court, and what cannot be.
_AFTER_THE_END = frozenset({13, 15})
CHECK_IDS = frozenset(check for _, _, found in FAMILIES for check in found)

SEVERITIES = {"must": 0, "should": 1, "advice": 2}


def checks(case: Mapping[str, Any], pack: Pack, today: date) -> tuple[Finding, ...]:
    """Everything the pack has this case checked for, the weightiest first, then by place.

    Empty when nothing is found. Never raises for what a case holds: what cannot be is a finding.
    """
    return checks_of(Account(Facts(case, today), pack))


def checks_of(account: Account) -> tuple[Finding, ...]:
    """As `checks`, by an account of the case that may have told its dates already."""
    view = Review(account)
    found = [
        finding
        for number, look, _ in FAMILIES
        if not view.over or number in _AFTER_THE_END
        for finding in look(view)
    ]
    # Sorting keeps the order of the families and of the case within one severity.
    return tuple(sorted(found, key=lambda finding: SEVERITIES[finding.severity]))
