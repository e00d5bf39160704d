"""Whether a rule applies to a case: yes, no, or which fact would tell, in words."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from generator.case.facts.days import turns
from generator.case.facts.reading import text_of
from generator.case.facts.terms import (
    LIFE,
    LONG_SENTENCE_MONTHS,
    LOOKED_AFTER,
    MAPPA_OFFENCES,
    REMAND_HORIZON_YEARS,
    SCHOOL_AGE,
    SPEECH_ASSESSMENT_YEARS,
)
from generator.rules._done import home_is_known
from generator.rules._facts import Facts

__all__ = [
    "applies",
    "is_looked_after",
    "is_mappa",
    "turns_18",
    "victim_contact_due",
]

# True, False, or the missing fact as a sentence.
Answer = bool | str

_NO_LENGTH = "The length of the sentence is not recorded."
_JUDGEMENTS = ("safety_judgement", "others_safety_judgement", "likelihood_judgement")
_MEANING = {
    "safety_judgement": "safety and wellbeing",
    "others_safety_judgement": "the safety of others",
    "likelihood_judgement": "the likelihood of reoffending",
}


def applies(when: Mapping[str, Any], facts: Facts) -> Answer:
    """Whether every condition holds; the first missing fact when none fails but one is unknown.

    Which children a rule is for is told by its stages; a `status` narrows that.
    """
    if facts.status not in when.get("status", (facts.status,)):
        return False
    unknown = ""
    for key, wanted in when.items():
        if key == "status":
            continue
        answer = _CONDITIONS[key](facts, wanted)
        if answer is False:
            return False
        if isinstance(answer, str) and not unknown:
            unknown = answer
    return unknown or True


def is_looked_after(facts: Facts, _wanted: object = True) -> Answer:
    """Whether the child is looked after; every child on remand is (section 104 LASPO 2012)."""
    if facts.status == "remanded":
        return True
    status = facts.text("child", "looked_after", "status")
    if status == "remand":
        # It came with the remand and ends with the sentence (section 104 LASPO 2012).
        return False
    if not status:
        return "Whether the child is looked after is not recorded."
    return status in LOOKED_AFTER


def is_mappa(facts: Facts, _wanted: object = True) -> Answer:
    """Serving 12 months or more for a violent or sexual offence, unless the case says (la 3)."""
    said = facts.get("sentence", "mappa_eligible")
    if isinstance(said, bool):
        return said
    long = _lasts(facts, LONG_SENTENCE_MONTHS)
    if long is not True:
        return long
    kinds = [text_of(record, "category") for _, record in facts.items("court", "offences")]
    if not MAPPA_OFFENCES.isdisjoint(kinds):
        return True
    if not all(kinds) or not kinds:
        return "Whether the offence was violent or sexual is not recorded."
    return False


def victim_contact_due(facts: Facts, _wanted: object = True) -> Answer:
    """Sentenced to 12 months or more, unless the case says (notts 6.0)."""
    said = facts.get("sentence", "victim_contact_eligible")
    if isinstance(said, bool):
        return said
    return _lasts(facts, LONG_SENTENCE_MONTHS)


def turns_18(facts: Facts, before: object) -> Answer:
    """Whether the 18th birthday falls in custody, before the end, or before the mid-point."""
    birthday = facts.birthday_18
    if birthday is None:
        return "The date of birth is not recorded."
    start = facts.custody_start
    if start is not None and birthday <= start:
        return False
    if before == "in-custody":
        end = facts.going_out.day if facts.going_out else None
        missing = "The release date is not known yet: ask the establishment."
    elif before == "before-mid-point":
        end = facts.mid_point
        missing = "The mid-point of the sentence is not known yet: ask the establishment."
    else:
        if facts.text("sentence", "type") in LIFE:
            return True
        end = facts.supervision_end
        missing = "The end of supervision is not known yet: ask the establishment."
    if facts.status == "remanded" and end is None:
        # Nobody can say how long a remand lasts.
        return facts.today <= birthday <= turns(facts.today, REMAND_HORIZON_YEARS)
    return missing if end is None else birthday <= end


def _at_least_months(facts: Facts, wanted: int) -> Answer:
    if facts.status == "remanded":
        return True
    return _lasts(facts, wanted)


def _lasts(facts: Facts, months: int) -> Answer:
    lasts = facts.lasts(months)
    return _NO_LENGTH if lasts is None else lasts


def _below_months(facts: Facts, wanted: int) -> Answer:
    longer = _at_least_months(facts, wanted)
    return longer if isinstance(longer, str) else not longer


def _early_release(facts: Facts, _wanted: object) -> Answer:
    if facts.early_release is None:
        # Only detention and training orders are reckoned with by default.
        return False
    return facts.early_release and facts.early_release_day is not None


def _accommodation_open(facts: Facts, _wanted: object) -> Answer:
    return not home_is_known(facts)


def _salt_needed(facts: Facts, _wanted: object) -> Answer:
    held = facts.get("child", "communication", "salt_assessment")
    if not isinstance(held, Mapping):
        return True
    if held.get("status") == "not-needed" and facts.text(
        "child", "communication", "salt_assessment", "reason"
    ):
        return False
    done = facts.day("child", "communication", "salt_assessment", "date")
    sentenced = facts.day("sentence", "date")
    if held.get("status") == "done" and done is not None and sentenced is not None:
        # A recent one will do; one made since sentence completes the rule instead.
        return not (turns(done, SPEECH_ASSESSMENT_YEARS) > sentenced > done)
    return True


def _risk(facts: Facts, wanted: object) -> Answer:
    held = {key: facts.text("assessment", key) for key in _JUDGEMENTS}
    looked_at: tuple[str, ...] = _JUDGEMENTS
    if wanted == "high":
        looked_at = ("others_safety_judgement", "likelihood_judgement")
        found = any(held[key] in {"high", "very-high"} for key in looked_at)
    else:
        found = ("very-high" in (held["others_safety_judgement"], held["safety_judgement"])) or all(
            held[key] in {"high", "very-high"} for key in looked_at
        )
    if not found:
        for key in looked_at:
            if not held[key]:
                return f"The judgement of {_MEANING[key]} is not recorded."
    return found == (wanted != "usual")


def _under_16_on_release(facts: Facts, _wanted: object) -> Answer:
    if facts.born is None:
        return "The date of birth is not recorded."
    if facts.going_out is None:
        return "The release date is not known yet: ask the establishment."
    return turns(facts.born, SCHOOL_AGE) > facts.going_out.day


def _transition_planned(facts: Facts, _wanted: object) -> Answer:
    return isinstance(facts.get("transition"), Mapping)


def _of_type(facts: Facts, wanted: Collection[str]) -> Answer:
    return facts.text("sentence", "type") in wanted


def _licence(facts: Facts, _wanted: object) -> Answer:
    return not facts.on_notice


def _after_remand(facts: Facts, _wanted: object) -> Answer:
    return any(stage.kind.startswith("remand-") for stage in facts.stages)


def _ehcp(facts: Facts, _wanted: object) -> Answer:
    held = facts.get("child", "education", "ehcp")
    if not isinstance(held, bool):
        return "Whether the child has an education, health and care plan is not recorded."
    return held


_CONDITIONS: Mapping[str, Callable[[Facts, Any], Answer]] = {
    "at_least_months": _at_least_months,
    "below_months": _below_months,
    "looked_after": is_looked_after,
    "mappa": is_mappa,
    "victim_contact": victim_contact_due,
    "turns_18": turns_18,
    "early_release": _early_release,
    "accommodation_open": _accommodation_open,
    "salt_needed": _salt_needed,
    "risk": _risk,
    "under_16_on_release": _under_16_on_release,
    "transition_planned": _transition_planned,
    "sentence_types": _of_type,
    "licence": _licence,
    "after_remand": _after_remand,
    "ehcp": _ehcp,
}
