"""Families 11, 12 and 14: growing up, being understood, being kept safe."""

import re

from generator.case.facts.days import add_months
from generator.case.facts.reading import text_of
from generator.case.facts.terms import GROWN_UP
from generator.case.facts.words import and_list, day_words, possessive
from generator.rules._applies import is_looked_after, turns_18
from generator.rules.checks._finding import Found, Review

__all__ = ["communication", "growing_up", "is_child", "refused", "safeguarding"]

_LABELS = {
    "slcn": "speech, language and communication needs",
    "dld": "developmental language disorder",
    "adhd": "ADHD",
    "eal": "English as an additional language",
    "other": "other communication needs",
}
_EASIER = {"easy", "very-easy", "not-reading"}
_AGE = re.compile(
    r"\b(?:aged?|age of)\s*(\d{1,2})\b|\b(\d{1,2})[- ]years?[- ]old\b|\((\d{1,2})\)", re.I
)
_CHILD = re.compile(r"\bchild\b|\bschool ?friend\b|\bclassmate\b", re.I)
_CONSENT = re.compile(r"\bconsent|\bagree|\bpermission|\bsaid yes\b|\bno objection", re.I)
_ASKED = r"(?:consent|permission|agreement|contact|visits?)"
_REFUSAL = r"(?:refus\w+|withh[eo]ld\w*|withdr[ae]w\w*|declin\w+|denie[sd]|object(?:s|ed))"
_REFUSED = re.compile(
    rf"\b{_ASKED}\b[^.;]{{0,40}}\b{_REFUSAL}\b|\b{_REFUSAL}\b[^.;]{{0,40}}\b{_ASKED}\b"
    r"|\b(?:not|never|n[’']t|no|without|yet to) (?:\w+ ){0,2}?(?:consent|agree|permission|said yes)"
    r"|\b(?:consent|agree\w*|permission) (?:(?:was|is|has|have) (?:been )?)?"
    r"(?:not|never|no longer)\b",
    re.I,
)
_NO_OBJECTION = re.compile(
    r"\b(?:no objections?|do(?:es)? not object|(?:not|never) refused)\b", re.I
)


def growing_up(view: Review) -> Found:
    """Family 11: turning 18 before release or under supervision."""
    facts = view.facts
    birthday = facts.birthday_18
    if birthday is None or facts.status == "before-sentence":
        return
    if turns_18(facts, "before-end") is not True and turns_18(facts, "in-custody") is not True:
        return
    when = f"{view.name} {'turned' if birthday <= view.today else 'turns'} 18 on"
    in_custody = turns_18(facts, "in-custody") is True
    where = "in custody" if in_custody else "under supervision"
    if not facts.get("transition"):
        message = f"{when} {day_words(birthday)}, {where}, and there is no transition plan."
        yield from view.say("turns-18-no-transition", message, "/transition")
    explained = facts.get("transition", "adult_custody_explained") is True
    if view.conditions and not explained:
        message = (
            f"{when} {day_words(birthday)}. There is no record that someone explained that a "
            "breach or recall then means adult prison."
        )
        place = "/transition/adult_custody_explained"
        yield from view.say("turns-18-adult-custody", message, place)


def communication(view: Review) -> Found:
    """Family 12: an easy-read version where one is needed, and a fresh enough assessment."""
    facts, place = view.facts, "/child/communication"
    held = facts.get("child", "communication", "needs")
    needs = (
        [need for need in held if isinstance(need, str)] if isinstance(held, (list, tuple)) else []
    )
    easier = facts.text("child", "communication", "reading_level") in _EASIER
    without = [c for c in view.conditions if not c.record.get("easy_read")]
    if (needs or easier) and without:
        why = and_list([_LABELS.get(need, need.replace("-", " ")) for need in needs])
        word = "requirements" if view.on_notice else "conditions"
        whose = possessive(view.name)
        count = len(view.conditions)
        which = (
            f"{len(without)} of {whose} {count} {word}"
            if count > 1
            else f"{whose} only {word[:-1]}"
        )
        message = (
            f"{view.name} has {why or 'a reading level that needs easy read'}, and "
            f"{which} {'has' if len(without) == 1 else 'have'} no easy-read version."
        )
        yield from view.say("no-easy-read", message, "/supervision/conditions")
    done = facts.day("child", "communication", "salt_assessment", "date")
    months = view.value("salt-old", "months")
    if done is None or months is None or facts.status == "before-sentence":
        return
    reason = facts.text("child", "communication", "salt_assessment", "reason")
    if add_months(done, months) < view.today and not reason:
        message = (
            f"{possessive(view.name)} speech and language assessment is from {day_words(done)}, "
            "more than a year ago, and no reason is recorded for not making a new one."
        )
        yield from view.say("salt-old", message, f"{place}/salt_assessment")


def safeguarding(view: Review) -> Found:
    """Family 14: exploitation, a looked-after child's social worker, contact with children."""
    facts = view.facts
    concern = facts.get("assessment", "exploitation", "concern") is True
    if concern and facts.text("assessment", "exploitation", "nrm") in {"", "not-considered"}:
        message = (
            f"There is a concern that {view.name} is being exploited, and no record that the "
            "National Referral Mechanism was considered."
        )
        yield from view.say("nrm-not-considered", message, "/assessment/exploitation/nrm")
    roles = {text_of(person, "role") for _, person in facts.items("people")}
    named = facts.text("child", "looked_after", "social_worker") or "social-worker" in roles
    if is_looked_after(facts) is True and not named:
        message = f"{view.name} is looked after, and no social worker is named."
        place = "/child/looked_after/social_worker"
        yield from view.say("looked-after-no-social-worker", message, place)
    # Contact lists are kept by establishments: at home, parents decide who sees whom.
    for place, person in facts.items("people") if view.in_custody else ():
        described = " ".join(text_of(person, key) for key in ("relationship", "contact_note"))
        if person.get("can_contact") is True and is_child(described):
            note = text_of(person, "contact_note")
            if _CONSENT.search(note) and not refused(note):
                continue
            who = text_of(person, "name") or "A suggested contact"
            message = f"{who} seems to be a child, and no consent of a parent or carer is recorded."
            yield from view.say("contact-consent", message, f"{place}/contact_note")


def refused(note: str) -> bool:
    """Whether a note on contact says that someone has not agreed to it, or no longer does."""
    return _REFUSED.search(_NO_OBJECTION.sub("", note)) is not None


def is_child(described: str) -> bool:
    """Whether somebody is called a child, or an age under 18 is given, in some words."""
    ages = [int(age) for found in _AGE.findall(described) for age in found if age]
    return bool(_CHILD.search(described)) or any(age < GROWN_UP for age in ages)
