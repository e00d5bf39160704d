"""Families 11, 12 and 14: growing up, being understood, being kept safe."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.case.facts.days import add_months
from generator.case.facts.reading import as_day, text_of
from generator.case.facts.terms import GROWN_UP
from generator.case.facts.words import and_list, count, day_words, possessive
from generator.rules._applies import is_looked_after, turns_18
from generator.rules._done import done_events
from generator.rules.checks._finding import Found, Review
from generator.rules.checks._taught import not_yet_understood
from generator.rules.texts._answers import is_answer, is_reason, names_somebody
from generator.rules.texts._consent import consented
from generator.rules.texts._persons import CHILD, EITHER, kind_of, kind_of_person
from generator.rules.texts._raised import mechanism_considered
from generator.rules.texts._sense import Use, uses
from generator.rules.texts._words import listed, words

__all__ = ["communication", "growing_up", "safeguarding"]

_LABELS = {
    "slcn": "speech, language and communication needs",
    "dld": "developmental language disorder",
    "adhd": "ADHD",
    "eal": "English as an additional language",
    "other": "other communication needs",
}
_TELL_NEEDS = (
    ("communication", "summary"),
    ("communication", "salt_assessment", "summary"),
    ("education", "send_summary"),
    ("education", "ehcp_summary"),
    ("health_summary",),
)
_JOINED = re.compile(r"\W*(?:and|or|plus)?\W*(?:also )?", re.IGNORECASE)
_YEAR = 12
_EASIER = {"easy", "very-easy", "not-reading"}


def growing_up(view: Review) -> Found:
    """Family 11: turning 18 before release or under supervision."""
    facts = view.facts
    birthday = facts.birthday_18
    if birthday is None or facts.status == "before-sentence":
        return
    if turns_18(facts, "before-end") is not True and turns_18(facts, "in-custody") is not True:
        return
    when = f"{view.name} {'turned' if birthday <= view.today else 'turns'} {GROWN_UP} on"
    in_custody = turns_18(facts, "in-custody") is True
    where = "in custody" if in_custody else "under supervision"
    if not facts.get("transition") or facts.text("transition", "reason") not in listed(
        "explained", "reasons"
    ):
        message = f"{when} {day_words(birthday)}, {where}, and there is no transition plan."
        yield from view.say("turns-18-no-transition", message, "/transition")
    told_on = facts.day("transition", "adult_custody_explained_on")
    explained = facts.get("transition", "adult_custody_explained") is True and (
        told_on is None or told_on <= view.today
    )
    if view.conditions and not explained:
        message = (
            f"{when} {day_words(birthday)}. There is no record that someone explained that a "
            "breach or recall then means adult prison."
        )
        place = "/transition/adult_custody_explained"
        yield from view.say("turns-18-adult-custody", message, place)


def communication(view: Review) -> Found:
    """Family 12: easy words, what helps, and a fresh enough assessment, where there are needs."""
    facts = view.facts
    held = facts.get("child", "communication", "needs")
    needs = (
        [need for need in held if isinstance(need, str)] if isinstance(held, (list, tuple)) else []
    )
    why = and_list([_LABELS.get(need, need.replace("-", " ")) for need in needs])
    if not why and _needs_in_words(view):
        why = "communication needs, by what is written of them"
    if why or facts.text("child", "communication", "reading_level") in _EASIER:
        yield from _easy_words(view, why or "a reading level that needs easy read")
    if why and facts.status != "before-sentence":
        yield from _known_of_needs(view, why)
    yield from _fresh(view)
    yield from not_yet_understood(view)


def _needs_in_words(view: Review) -> bool:
    """Whether what is written on communication, education or health says that there are needs."""
    return any(_tells_needs(view.facts.text("child", *place)) for place in _TELL_NEEDS)


def _tells_needs(text: str) -> bool:
    others_end = -1
    for use in uses(words("needs"), text):
        # "Mum has ADHD and autism": both are hers.
        joined = others_end >= 0 and _JOINED.fullmatch(text[others_end : use.at]) is not None
        if use.others or joined:
            others_end = use.at + len(use.words)
        elif use.meant and not _only_looked_for(use):
            return True
    return False


def _only_looked_for(use: Use) -> bool:
    """Whether a need was asked about, and the clause does not say that it was found."""
    before, _, after = use.clause.partition(use.words)
    looked_for = words("needs", "looked_for").search(before)
    found = words("needs", "found").search(after)
    return bool(looked_for and not found) or words("needs", "asked").match(after) is not None


def _easy_words(view: Review, why: str) -> Found:
    without = [c for c in view.lasting if not _is_easy(c.record.get("easy_read"))]
    if not without:
        return
    word = "requirements" if view.on_notice else "conditions"
    whose = possessive(view.name)
    of = len(view.lasting)
    which = f"{len(without)} of {whose} {of} {word}" if of > 1 else f"{whose} only {word[:-1]}"
    message = (
        f"{view.name} has {why}, and "
        f"{which} {'has' if len(without) == 1 else 'have'} no easy-read version."
    )
    yield from view.say("no-easy-read", message, "/supervision/conditions")


def _is_easy(held: Any) -> bool:
    """Whether a condition is said in easy words, and not only promised in them."""
    if not isinstance(held, Mapping):
        return False
    lines = [held.get("why")]
    for key in ("must", "must_not"):
        lines += held[key] if isinstance(held.get(key), (list, tuple)) else []
    said = held.get("lines")
    for line in said if isinstance(said, (list, tuple)) else ():
        lines += [line.get("text")] if isinstance(line, Mapping) else []
    # A heading says least: "Ask first" takes the longest to tell from a placeholder.
    lines.append(held.get("heading"))
    return any(isinstance(line, str) and is_answer(line) for line in lines)


def _known_of_needs(view: Review, why: str) -> Found:
    """Needs are recorded: then somebody assessed them, or will, and what helps is written down."""
    facts, path = view.facts, ("child", "communication")
    status = facts.text(*path, "salt_assessment", "status")
    reason = is_reason(facts.text(*path, "salt_assessment", "reason"))
    day = facts.day(*path, "salt_assessment", "date")
    # Done next month, or booked for a day that has gone by: neither has taken place.
    passed = day is not None and day < view.today
    undone = passed if status == "booked" else status != "done" or (day or date.min) > view.today
    seen = any(one.day <= view.today for one in done_events(facts, "salt-assessment"))
    if undone and not seen and not reason:
        message = (
            f"{view.name} has {why}, and there is no record that a speech and language therapist "
            "assessed them or why not."
        )
        yield from view.say("salt-never-done", message, "/child/communication/salt_assessment")
    helps = facts.get(*path, "what_helps")
    listed_helps = helps if isinstance(helps, (list, tuple)) else ()
    if not any(isinstance(one, str) and is_answer(one) for one in listed_helps):
        message = f"{view.name} has {why}, and it is not recorded what helps."
        yield from view.say("what-helps-missing", message, "/child/communication/what_helps")


def _fresh(view: Review) -> Found:
    facts, path = view.facts, ("child", "communication", "salt_assessment")
    done, months = facts.day(*path, "date"), view.value("salt-old", "months")
    if done is None or months is None or facts.status == "before-sentence":
        return
    if add_months(done, months) < view.today and not is_reason(facts.text(*path, "reason")):
        ago = "a year" if months == _YEAR else count(months, "month")
        message = (
            f"{possessive(view.name)} speech and language assessment is from {day_words(done)}, "
            f"more than {ago} ago, and no reason is recorded for not making a new one."
        )
        yield from view.say("salt-old", message, "/child/communication/salt_assessment")


def safeguarding(view: Review) -> Found:
    """Family 14: exploitation, a looked-after child's social worker, contact with children."""
    facts = view.facts
    concern = facts.get("assessment", "exploitation", "concern") is True
    decided_on = facts.day("assessment", "exploitation", "nrm_date")
    answer = facts.text("assessment", "exploitation", "nrm")
    # Where no answer is given, the words on it may tell.
    open_still = answer == "not-considered" or (
        not answer and not mechanism_considered(facts.text("assessment", "exploitation", "summary"))
    )
    made_on = facts.day("referrals", "nrm", "made_on")
    made = made_on is not None and made_on <= view.today
    ahead = decided_on is not None and decided_on > view.today
    if concern and not made and (open_still or ahead):
        message = (
            f"There is a concern that {view.name} is being exploited, and no record that the "
            "National Referral Mechanism was considered."
        )
        yield from view.say("nrm-not-considered", message, "/assessment/exploitation/nrm")
    named = names_somebody(
        facts.text("child", "looked_after", "social_worker"), teams=False
    ) or any(
        text_of(person, "role") == "social-worker" and names_somebody(text_of(person, "name"))
        for _, person in facts.items("people")
    )
    if is_looked_after(facts) is True and not named:
        message = f"{view.name} is looked after, and no social worker is named."
        place = "/child/looked_after/social_worker"
        yield from view.say("looked-after-no-social-worker", message, place)
    # Contact lists are kept by establishments: at home, parents decide who sees whom.
    for place, person in facts.items("people") if view.in_custody else ():
        kind = kind_of_person(person, view.today) if _is_suggested(person) else ""
        if kind in {CHILD, EITHER} and not _may_be_in_touch(person, view.today):
            who = text_of(person, "name") or "A suggested contact"
            seems = "seems to be a child" if kind == CHILD else "may be a child (no age is given)"
            message = f"{who} {seems}, and no consent of a parent or carer is recorded."
            yield from view.say("contact-consent", message, f"{place}/contact_note")
    yield from _asked_for(view)


def _asked_for(view: Review) -> Found:
    """Whom the child asks to be in touch with, on the list that goes to the establishment."""
    known = {
        text_of(person, "name").casefold()
        for _, person in view.facts.items("people")
        if _may_be_in_touch(person, view.today)
    }
    listed_ones = view.facts.items("custody", "contacts", "people") if view.in_custody else ()
    for place, one in listed_ones:
        who = text_of(one, "name") or "A suggested contact"
        if who.casefold() in known or _is_settled(one):
            continue
        child = one.get("is_child")
        kind = CHILD if child is True else kind_of(text_of(one, "relationship"), view.today)
        if child is not False and kind in {CHILD, EITHER}:
            sure = child is True or kind == CHILD
            seems = "seems to be a child" if sure else "may be a child (no age is given)"
            message = f"{who} {seems}, and no consent of a parent or carer is recorded."
            yield from view.say("contact-consent", message, f"{place}/consent")


def _is_settled(one: Mapping[str, Any]) -> bool:
    """Whether a parent or carer agreed to a contact, or there is to be none."""
    answer = text_of(one, "consent")
    if text_of(one, "view") == "not-agree" or text_of(one, "decision") == "refused":
        return True
    return answer == "given" or (not answer and any(map(_agreed, _records(one.get("checks")))))


def _agreed(check: Mapping[str, Any]) -> bool:
    """Whether a parent or social worker was asked about a contact, and agreed."""
    asked = text_of(check, "check")
    # Who was asked stands before the result: "Agreed" alone does not tell whose word it is.
    told = f"{asked.replace('-', ' ')}: {text_of(check, 'result')}"
    return asked in {"parent", "social-worker"} and consented(told)


def _records(held: Any) -> list[Mapping[str, Any]]:
    listed_ones = held if isinstance(held, (list, tuple)) else ()
    return [one for one in listed_ones if isinstance(one, Mapping)]


def _is_suggested(person: Mapping[str, Any]) -> bool:
    """Whether somebody is a contact, or is thought of as one: consent was asked about."""
    allowed = person.get("can_contact")
    return allowed is True or (allowed is None and bool(text_of(person, "parent_consent")))


def _may_be_in_touch(person: Mapping[str, Any], today: date) -> bool:
    """Whether a parent or carer agreed: by the answer given, else by what the note says."""
    answer = text_of(person, "parent_consent")
    if answer:
        given_on = as_day(person.get("consent_on"))
        return answer == "given" and (given_on is None or given_on <= today)
    return consented(text_of(person, "contact_note"))
