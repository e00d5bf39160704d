"""Families 4 and 5: a home to go to, and a release day on which the child is met."""

import re
from datetime import date

from generator.case.facts.words import count, day_words
from generator.rules._spans import span_words
from generator.rules.checks._finding import Found, Review

__all__ = ["home", "release_day"]

_ESCALATIONS = ("accommodation-escalation", "accommodation-escalation-director")
_TEMPORARY = re.compile(
    r"temporary|short[- ]term|bed (and|&) breakfast|\bb ?& ?b\b|hotel|hostel|shelter|homeless",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\balone\b|\bno ?one\b|\bnobody\b|\bnone\b|\bon (his|her|their) own\b|\bby (him|her|them)sel",
    re.IGNORECASE,
)
_CONTACTS = ("first-contact", "home-visit", "visit-case-manager")


def home(view: Review) -> Found:
    """Family 4: where the child will live is confirmed, or someone senior has been told."""
    facts, place = view.facts, "/plan/accommodation"
    kind = facts.text("plan", "accommodation", "type")
    if _TEMPORARY.search(kind):
        message = (
            f"{view.name} would be released to {kind[0].lower()}{kind[1:]}, which may not last."
        )
        yield from view.say("accommodation-temporary", message, f"{place}/type")
    status = facts.text("plan", "accommodation", "status")
    release = facts.planning_release
    if status in {"confirmed", "not-needed"} or release is None:
        return
    left = count((release.day - view.today).days, "day")
    where = "is only provisional" if status == "provisional" else "is not known"
    opening = f"Where {view.name} will live {where}, {left} before {release.words}"
    span = view.span("accommodation-unconfirmed")
    check = "accommodation-unconfirmed"
    if span and view.near_release(check) and not view.is_done(check):
        message = f"{opening}. It has to be known {span_words(span)} before."
        yield from view.say("accommodation-unconfirmed", message, f"{place}/status")
    for check in _ESCALATIONS:
        done = view.is_done(check) or _escalated(view, check)
        if view.near_release(check) and not done:
            told = view.value(check, "tell")
            message = f"{opening}, and there is no record that it was raised with {told}."
            yield from view.say(check, message, f"{place}/escalated_on")


def _escalated(view: Review, check: str) -> bool:
    told = [h.day for h in view.facts.events("accommodation-escalation")]
    recorded = view.facts.day("plan", "accommodation", "escalated_on")
    if recorded is not None:
        told.append(recorded)
    if check != "accommodation-escalation-director":
        return any(day <= view.today for day in told)
    to = view.facts.text("plan", "accommodation", "escalated_to").casefold()
    return "director" in to or any(_since(view, check) <= day <= view.today for day in told)


def _since(view: Review, check: str) -> date:
    release, span = view.facts.planning_release, view.span(check)
    return view.before(release.day, span) if release and span else view.today


def release_day(view: Review) -> Found:
    """Family 5: who is at the gate, who travels along, and the case manager that same day."""
    facts, place = view.facts, "/supervision/release"
    if facts.status != "sentenced" or facts.going_out is None:
        return
    when = day_words(facts.going_out.day)
    if facts.release_overdue:
        message = f"Release was due on {when}, and it is not recorded that {view.name} went out."
        yield from view.say("release-not-recorded", message, "/events")
        return
    if facts.going_out.happened:
        seen = any(h.day == facts.going_out.day for h in facts.events(*_CONTACTS)) or any(
            one.state == "done"
            for rule in ("met-on-release", "first-contact")
            for one in view.account.of(rule)
        )
        if not seen and not facts.text("supervision", "release", "first_contact"):
            message = f"No meeting with {view.name} is recorded for the day of release, {when}."
            yield from view.say("release-no-contact", message, "/events")
        return
    met_by = facts.text("supervision", "release", "met_by")
    if view.near_release("release-no-adult") and (not met_by or _ALONE.search(met_by)):
        message = f"Nobody is named to meet {view.name} at the gate on {when}."
        yield from view.say("release-no-adult", message, f"{place}/met_by")
    along = facts.text("supervision", "release", "travel_with")
    if view.near_release("release-travel-alone") and (not along or _ALONE.search(along)):
        message = (
            f"{view.name} would travel home alone on {when}."
            if along
            else f"Nobody is named to travel home with {view.name} on {when}."
        )
        yield from view.say("release-travel-alone", message, f"{place}/travel_with")
    first = facts.text("supervision", "release", "first_contact")
    if view.near_release("release-no-contact") and not first:
        message = f"No meeting with the case manager is arranged for {view.name} on {when}."
        yield from view.say("release-no-contact", message, f"{place}/first_contact")
