"""Families 1, 8 and 9: what the licence or notice holds, and why."""

from generator.case.facts.reading import text_of
from generator.case.facts.terms import TAGGED_EARLY
from generator.case.facts.words import and_list, possessive
from generator.rules.checks._finding import Condition, Found, Review
from generator.rules.texts._answers import is_answer
from generator.rules.texts._sense import meant, uses
from generator.rules.texts._words import listed, words

__all__ = ["additional", "intensive", "standard"]


def intensive(view: Review) -> Found:
    """Family 1: intensive supervision and surveillance as a condition."""
    for condition in view.lasting:
        said = (condition.text("official_text"), text_of(condition.inputs, "activity"))
        coded = condition.code.lower() in listed("iss", "codes")
        if coded or any(text and _speaks_of_it(text) for text in said):
            message = (
                f"{condition.words} is intensive supervision and surveillance (ISS), "
                "which is not advised after custody."
            )
            yield from view.say("iss-condition", message, condition.place)


def _speaks_of_it(text: str) -> bool:
    plain = text.lower()
    return any(hint in plain for hint in listed("iss", "hints")) and meant(words("iss"), plain)


def additional(view: Review) -> Found:
    """Family 8: each additional condition has its reasons, and an early release its tag."""
    for condition in view.lasting:
        if condition.additional:
            yield from _reasons(view, condition)
    if _early(view) and not _has_tagged_curfew(view):
        word = "requirement" if view.on_notice else "condition"
        message = (
            f"{view.name} is released early, and no electronically monitored curfew {word} "
            "is recorded."
        )
        yield from view.say("curfew-tag-missing", message, "/supervision/conditions")


def _reasons(view: Review, condition: Condition) -> Found:
    named, record, name = condition.words, condition.record, view.name
    for key, check, what in (
        ("reason", "condition-no-reason", "has no reason"),
        ("how_it_supports", "condition-no-support", f"does not say how it helps {name}"),
    ):
        text = condition.text(key)
        if not is_answer(text) or _SAY_NOTHING[key](text):
            yield from view.say(check, f"{named} {what}.", f"{condition.place}/{key}")
    for key, check, what in (
        ("victim_worker_consulted", "condition-victim-worker", "the victim worker was asked"),
        ("child_consulted", "condition-child-not-consulted", f"it was talked over with {name}"),
    ):
        if record.get(key) is not True:
            message = f"{named}: there is no record that {what}."
            yield from view.say(check, message, f"{condition.place}/{key}")
    released = view.facts.going_out is not None and view.facts.going_out.happened
    if record.get("could_be_done_in_custody") is True and not released:
        message = f"{named} could be done while {name} is still in custody."
        place = f"{condition.place}/could_be_done_in_custody"
        yield from view.say("condition-in-custody", message, place)


def _says_no(text: str) -> bool:
    """Whether all that a text says is that the condition does not help."""
    plain = text.strip(" .!\n").lower().replace("’", "'")
    if words("support", "no").fullmatch(plain):
        return True
    found = list(uses(words("support"), text))
    alone = all(use.clause.strip() == plain for use in found)
    return bool(found) and alone and all(use.denied for use in found)


def _only_asked(text: str) -> bool:
    """Whether a reason only says who asked for the condition."""
    plain = text.strip(" .!\n").lower().replace("’", "'")
    return words("reason", "only_asked").fullmatch(plain) is not None


_SAY_NOTHING = {"reason": _only_asked, "how_it_supports": _says_no}


def _early(view: Review) -> bool:
    """Released early on a DTO or on home detention curfew, with a licence or notice at hand."""
    facts = view.facts
    if not view.conditions or facts.text("sentence", "type") not in TAGGED_EARLY:
        return False
    said = facts.get("supervision", "hdc_or_early")
    if isinstance(said, bool):
        return said
    release, mid = facts.release, facts.mid_point
    return release is not None and mid is not None and release.day < mid


def _has_tagged_curfew(view: Review) -> bool:
    """Whether a curfew is checked by a tag, in one condition or in two that go together."""
    if any(c.code.startswith("curfew") and _is_tagged(c) for c in view.conditions):
        return True
    curfews = [c for c in view.conditions if _is_curfew(c)]
    if any(_is_tagged(curfew) for curfew in curfews):
        return True
    # "Wear a tag", as a condition of its own, belongs to a curfew that does not deny it.
    apart = any(
        _is_tagged(c) and not words("tag", "other").search(c.text("official_text").lower())
        for c in view.conditions
    )
    return apart and any(
        not any(True for _ in uses(words("tag"), curfew.text("official_text")))
        for curfew in curfews
    )


def _is_curfew(condition: Condition) -> bool:
    if condition.code.startswith("curfew"):
        return True
    said = uses(words("tag", "curfew"), condition.text("official_text"))
    return any(not use.past and not use.supposed and not use.others for use in said)


def _is_tagged(condition: Condition) -> bool:
    answer = condition.record.get("electronic_monitoring")
    if isinstance(answer, bool):
        return answer
    said = list(uses(words("tag"), condition.text("official_text")))
    denied = any(use.denied for use in said)
    if condition.code in listed("tag", "codes"):
        return not denied
    return any(use.meant for use in said)


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
