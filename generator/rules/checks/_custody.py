"""Families 6 and 7: public protection referrals, visits and education while in custody."""

from generator.case.facts.days import add_months
from generator.case.facts.reading import text_of
from generator.case.facts.terms import LONG_SENTENCE_MONTHS
from generator.case.facts.words import count, day_words
from generator.rules._applies import is_looked_after, is_mappa, victim_contact_due
from generator.rules._done import done_events
from generator.rules._spans import span_words
from generator.rules.checks._finding import Found, Review
from generator.rules.texts._sense import uses
from generator.rules.texts._words import listed, words

__all__ = ["contact", "referrals"]

_GAPS = ("visit-gap", "visit-gap-closer", "visit-gap-resettlement-worker", "visit-gap-parents")


def referrals(view: Review) -> Found:
    """Family 6: MAPPA 6 months before release, and the victim contact scheme."""
    facts = view.facts
    if facts.status != "sentenced":
        return
    release = facts.planning_release
    months = view.value("mappa-referral-missing", "months")
    if release and months and not release.happened:
        near = view.today >= add_months(release.day, -months)
        told = is_mappa(facts) is True
        made = view.is_done("mappa-referral-missing") or _so_far(view, "mappa-referral")
        if near and not made and (told or _may_be_mappa(view)):
            away = count((release.day - view.today).days, "day")
            under = "comes" if told else "may come"
            message = (
                f"{view.name} {under} under MAPPA, {release.words} is {away} away, "
                "and no referral is recorded."
            )
            if not told:
                message += " Ask, and record the answer."
            yield from view.say("mappa-referral-missing", message, "/sentence/mappa_eligible")
    scheme = facts.text("court", "victims", "contact_scheme")
    asked = _so_far(view, "victim-contact-referral")
    if victim_contact_due(facts) is True and scheme in {"", "not-known"} and not asked:
        message = (
            f"{view.name} was sentenced to {count(LONG_SENTENCE_MONTHS, 'month')} or more, and it "
            "is not recorded whether the victim contact scheme was told."
        )
        yield from view.say("victim-contact-missing", message, "/court/victims/contact_scheme")


def _so_far(view: Review, event: str) -> bool:
    """Whether a referral was made by today, or for MAPPA a meeting held; a booking is none."""
    made = done_events(view.facts, event)
    if event == "mappa-referral":
        made = made + view.facts.meetings("mappa")
    return any(one.day <= view.today for one in made)


def _may_be_mappa(view: Review) -> bool:
    """Whether nobody has decided, and the name of an offence makes it a question."""
    facts, least = view.facts, view.value("mappa-referral-missing", "at_least_months")
    decided = isinstance(facts.get("sentence", "mappa_eligible"), bool)
    if decided or least is None or facts.lasts(least) is not True:
        return False
    for _, offence in facts.items("court", "offences"):
        kind, name = text_of(offence, "category"), text_of(offence, "offence")
        if kind == "robbery":
            return True
        # The kind that is recorded decides, but for those that hold offences of every sort.
        if kind in listed("mappa", "categories") and any(
            not use.denied and not words("mappa", "names_of").search(use.clause)
            for use in uses(words("mappa", "names"), name)
        ):
            return True
    return False


def contact(view: Review) -> Found:
    """Family 7: visits inside the interval, and enough education."""
    if not view.in_custody:
        return
    for check in _GAPS:
        yield from _gap(view, check)
    if is_looked_after(view.facts) is True:
        yield from _gap(view, "looked-after-visit-gap")
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
