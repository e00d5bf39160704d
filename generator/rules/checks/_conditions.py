"""Families 1, 8 and 9: what the licence or notice holds, and why."""

import re

from generator.case.facts.words import and_list, possessive
from generator.rules.checks._finding import Condition, Found, Review

__all__ = ["additional", "intensive", "standard"]

_ISS = re.compile(r"\bISS\b|\bintensive supervision\b")
_TAGGED = re.compile(r"electronic|tag\b", re.IGNORECASE)


def intensive(view: Review) -> Found:
    """Family 1: intensive supervision and surveillance as a condition."""
    for condition in view.conditions:
        wording = condition.text("official_text")
        # Matched in both cases: "Intensive Supervision" and "intensive supervision".
        plain = _ISS.search(wording) or _ISS.search(wording.lower())
        if condition.code in {"iss", "intensive-supervision"} or plain:
            message = (
                f"{condition.words} is intensive supervision and surveillance (ISS), "
                "which is not advised after custody."
            )
            yield from view.say("iss-condition", message, condition.place)


def additional(view: Review) -> Found:
    """Family 8: each additional condition has its reasons, and an early release its tag."""
    for condition in view.conditions:
        if condition.additional:
            yield from _reasons(view, condition)
    if _early(view) and not any(map(_is_tagged_curfew, view.conditions)):
        word = "requirement" if view.on_notice else "condition"
        message = (
            f"{view.name} is released early, and no electronically monitored curfew {word} "
            "is recorded."
        )
        yield from view.say("curfew-tag-missing", message, "/supervision/conditions")


def _reasons(view: Review, condition: Condition) -> Found:
    words, record, name = condition.words, condition.record, view.name
    for key, check, what in (
        ("reason", "condition-no-reason", "has no reason"),
        ("how_it_supports", "condition-no-support", f"does not say how it helps {name}"),
    ):
        if not condition.text(key):
            yield from view.say(check, f"{words} {what}.", f"{condition.place}/{key}")
    for key, check, what in (
        ("victim_worker_consulted", "condition-victim-worker", "the victim worker was asked"),
        ("child_consulted", "condition-child-not-consulted", f"it was talked over with {name}"),
    ):
        if record.get(key) is not True:
            message = f"{words}: there is no record that {what}."
            yield from view.say(check, message, f"{condition.place}/{key}")
    if record.get("could_be_done_in_custody") is True:
        message = f"{words} could be done while {name} is still in custody."
        place = f"{condition.place}/could_be_done_in_custody"
        yield from view.say("condition-in-custody", message, place)


def _early(view: Review) -> bool:
    """Released early on a DTO or on home detention curfew, with a licence or notice at hand."""
    facts = view.facts
    if not view.conditions or facts.text("sentence", "type") not in {"dto", "s250"}:
        return False
    said = facts.get("supervision", "hdc_or_early")
    if isinstance(said, bool):
        return said
    release, mid = facts.release, facts.mid_point
    return release is not None and mid is not None and release.day < mid


def _is_tagged_curfew(condition: Condition) -> bool:
    wording = condition.text("official_text")
    return condition.code == "curfew-tag" or (
        "curfew" in f"{condition.code} {wording}".lower() and bool(_TAGGED.search(wording))
    )


def standard(view: Review) -> Found:
    """Family 9: the standard conditions are all there."""
    held = [condition for condition in view.conditions if not condition.additional]
    codes = {condition.code for condition in view.conditions}
    missing = [
        code
        for code in view.value("standard-conditions-incomplete", "codes", ())
        if code not in codes
    ]
    uncoded = sum(1 for condition in held if not condition.code)
    # Copied from paper without codes, they can only be counted.
    if not view.conditions or len(missing) <= uncoded:
        return
    word = "requirements" if view.on_notice else "conditions"
    named = and_list([code.replace("-", " ") for code in missing])
    how_many = len(missing) - uncoded
    message = f"{possessive(view.name)} standard {word} are not complete. Missing: {named}."
    if uncoded:
        message = (
            f"{possessive(view.name)} standard {word} are not complete: {how_many} too few. "
            f"Look for {named}."
        )
    yield from view.say("standard-conditions-incomplete", message, "/supervision/conditions")
