"""Families 6 and 7: public protection referrals, visits and education while in custody."""

from generator.case.facts.days import add_months
from generator.case.facts.words import count, day_words
from generator.rules._applies import is_mappa, victim_contact_due
from generator.rules._spans import span_words
from generator.rules.checks._finding import Found, Review

__all__ = ["contact", "referrals"]

_GAPS = ("visit-gap", "visit-gap-closer", "visit-gap-resettlement-worker", "visit-gap-parents")


def referrals(view: Review) -> Found:
    """Family 6: MAPPA 6 months before release, and the victim contact scheme."""
    facts = view.facts
    if facts.status != "sentenced":
        return
    release = facts.planning_release
    months = view.value("mappa-referral-missing", "months")
    if release and months and is_mappa(facts) is True and not release.happened:
        # Nationally no rule sets a day for it.
        referred = view.is_done("mappa-referral-missing") or _referred(view)
        if not referred and view.today >= add_months(release.day, -months):
            away = count((release.day - view.today).days, "day")
            message = (
                f"{view.name} comes under MAPPA, {release.words} is {away} away, "
                "and no referral is recorded."
            )
            yield from view.say("mappa-referral-missing", message, "/sentence/mappa_eligible")
    scheme = facts.text("court", "victims", "contact_scheme")
    asked = facts.events("victim-contact-referral")
    if victim_contact_due(facts) is True and scheme in {"", "not-known"} and not asked:
        message = (
            f"{view.name} was sentenced to 12 months or more, and it is not recorded whether the "
            "victim contact scheme was told."
        )
        yield from view.say("victim-contact-missing", message, "/court/victims/contact_scheme")


def _referred(view: Review) -> bool:
    facts, named = view.facts, view.value("mappa-referral-missing", "rule")
    return not named and bool(facts.events("mappa-referral") or facts.meetings("mappa"))


def contact(view: Review) -> Found:
    """Family 7: visits inside the interval, and enough education."""
    if not view.in_custody:
        return
    for check in _GAPS:
        yield from _gap(view, check)
    hours = view.facts.number("placement", "education_hours_week")
    least = view.value("education-hours-low", "hours")
    if hours is not None and least is not None and hours < least:
        message = f"{view.name} gets {hours:g} hours of education a week. The least is {least}."
        place = "/placement/education_hours_week"
        yield from view.say("education-hours-low", message, place)


def _gap(view: Review, check: str) -> Found:
    """A visit that the dates call overdue, with when the last one was."""
    span, dates = view.span(check), view.dates_of(check)
    if span is None or all(one.state != "overdue" for one in dates):
        return
    start = view.facts.custody_start
    visits = [one.done_on for one in dates if one.done_on is not None]
    last = visits[-1] if visits else start
    if last is None:
        return
    who, ago = view.value(check, "who"), count((view.today - last).days, "day")
    message = (
        f"The last visit by {who} was on {day_words(last)}, {ago} ago."
        if visits
        else f"No visit by {who} is recorded since {view.name} entered custody, {ago} ago."
    )
    limit = span_words(span)
    every = limit.removeprefix("1 ") if span.offset == 1 else limit
    yield from view.say(check, f"{message} One every {every} is set.", "/events")
