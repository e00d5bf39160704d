"""Families 4 and 5: a home to go to, and a release day on which the child is met."""

from datetime import date

from generator.case.facts.reading import as_day, text_of
from generator.case.facts.words import count, day_words
from generator.rules._done import done_events, escalated_on, home_is_known
from generator.rules._spans import span_words
from generator.rules.checks._finding import Found, Review
from generator.rules.texts._answers import is_answer
from generator.rules.texts._contact import is_remote, sees_child_on
from generator.rules.texts._homes import is_temporary
from generator.rules.texts._persons import CHILD, EITHER, is_alone, lacks_adult
from generator.rules.texts._raised import raised_with_director

__all__ = ["home", "release_day"]

_ESCALATIONS = ("accommodation-escalation", "accommodation-escalation-director")
_RELEASE = ("supervision", "release")
_CONTACTS = ("first-contact", "home-visit", "visit-case-manager")


def home(view: Review) -> Found:
    """Family 4: where the child will live is confirmed, or someone senior has been told."""
    facts, place = view.facts, "/plan/accommodation"
    if _may_not_last(view):
        kind = facts.text("plan", "accommodation", "type")
        where = f"{kind[0].lower()}{kind[1:]}" if kind else "a home"
        message = f"{view.name} would be released to {where}, which may not last."
        yield from view.say("accommodation-temporary", message, f"{place}/type")
    status = facts.text("plan", "accommodation", "status")
    release = facts.planning_release
    if status == "not-needed" or release is None:
        return
    confirmed_on = facts.day("plan", "accommodation", "confirmed_on")
    ahead = confirmed_on is not None and confirmed_on > view.today
    if home_is_known(facts) and not ahead:
        return
    left = count((release.day - view.today).days, "day")
    open_still = status in {"provisional", "confirmed"}
    where = "is only provisional" if open_still else "is not known"
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


def _may_not_last(view: Review) -> bool:
    """Whether the home is temporary: what is answered goes before what the words say."""
    facts, path = view.facts, ("plan", "accommodation")
    if lasting := facts.text(*path, "lasting"):
        return lasting != "yes"
    if facts.text(*path, "status") in {"not-found", "not-needed"}:
        return False
    return is_temporary(facts.text(*path, "type"), facts.text(*path, "notes"))


def _escalated(view: Review, check: str) -> bool:
    told = [h.day for h in done_events(view.facts, "accommodation-escalation")]
    recorded, since = escalated_on(view.facts), date.min
    if check == "accommodation-escalation-director":
        to = view.facts.text("plan", "accommodation", "escalated_to")
        if raised_with_director(to):
            return recorded is None or recorded <= view.today
        # Who is named and is no director was told at the step before.
        recorded = None if to else recorded
        since = _since(view, check)
    if recorded is not None:
        told.append(recorded)
    return any(since <= day <= view.today for day in told)


def _since(view: Review, check: str) -> date:
    release, span = view.facts.planning_release, view.span(check)
    return view.before(release.day, span) if release and span else view.today


def release_day(view: Review) -> Found:
    """Family 5: who is at the gate, who travels along, and the case manager that same day."""
    facts, place = view.facts, "/supervision/release"
    if facts.status != "sentenced" or facts.going_out is None:
        return
    day, when = facts.going_out.day, day_words(facts.going_out.day)
    if facts.release_overdue:
        message = f"Release was due on {when}, and it is not recorded that {view.name} went out."
        yield from view.say("release-not-recorded", message, "/events")
        return
    if facts.going_out.happened:
        seen = any(h.day == day for h in done_events(facts, *_CONTACTS, in_person=True)) or any(
            one.state == "done"
            for rule in ("met-on-release", "first-contact")
            for one in view.account.of(rule)
        )
        if not seen and not _arranged(view, day):
            message = f"No meeting with {view.name} is recorded for the day of release, {when}."
            yield from view.say("release-no-contact", message, "/events")
        return
    if view.near_release("release-no-adult"):
        lacks = _lacks_adult(view, facts.text(*_RELEASE, "met_by"))
        if lacks:
            message = f"{lacks} to meet {view.name} at the gate on {when}."
            yield from view.say("release-no-adult", message, f"{place}/met_by")
    if view.near_release("release-travel-alone"):
        along = facts.text(*_RELEASE, "travel_with")
        alone = is_alone(along) or is_alone(facts.text(*_RELEASE, "travel"))
        lacks = _lacks_adult(view, along)
        if along and alone:
            message = f"{view.name} would travel home alone on {when}."
            yield from view.say("release-travel-alone", message, f"{place}/travel_with")
        elif lacks:
            message = f"{lacks} to travel home with {view.name} on {when}."
            yield from view.say("release-travel-alone", message, f"{place}/travel_with")
    if view.near_release("release-no-contact") and not _arranged(view, day):
        message = (
            f"No meeting face to face with the case manager is arranged for {view.name} on {when}."
        )
        yield from view.say("release-no-contact", message, f"{place}/first_contact")


def _lacks_adult(view: Review, text: str) -> str:
    """What is missing of an adult, as the opening of a sentence; empty where one is named."""
    own = (view.facts.text("child", key) for key in ("first_name", "known_as", "last_name"))
    names = frozenset(word for name in own for word in name.lower().split())
    people = [person for _, person in view.facts.items("people")]
    match lacks_adult(text, people, names, view.today):
        case "nobody" | "alone":
            return "Nobody is surely named" if is_answer(text) else "Nobody is named"
        case "driver":
            return "Only a driver is named"
        case kind if kind in {CHILD, EITHER}:
            doubt = "a child" if kind == CHILD else "somebody who may be a child"
            return f"Only {doubt} is named"
        case _:
            return ""


def _arranged(view: Review, day: date) -> bool:
    """Whether the child is seen in person on release day, by the plan or the appointments."""
    facts = view.facts
    method, first = (
        facts.text(*_RELEASE, "first_contact_method"),
        facts.text(*_RELEASE, "first_contact"),
    )
    if (not method or method == "face-to-face") and sees_child_on(day, first):
        return True
    reporting = facts.day("supervision", "reporting", "date") == day
    return (reporting and not first) or any(
        as_day(record.get("date")) == day
        and text_of(record, "method") in {"", "face-to-face"}
        and not is_remote(text_of(record, "what"))
        for _, record in (facts.items("supervision", "appointments") if not first else ())
    )
