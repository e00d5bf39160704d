"""Family 13: what a breach needs before it goes to court, and a warning before it goes out."""

from collections.abc import Mapping
from datetime import date

from generator.case.facts.reading import text_of
from generator.case.facts.words import and_list, ordinal
from generator.rules.checks._finding import Found, Review

__all__ = ["breach"]

_PARTS = {
    "offence_facts": "the facts of the offence",
    "breach_facts": "the facts of the breach",
    "efforts_to_engage": "the efforts made to engage the child",
    "why_it_failed": "why it failed",
    "proposals": "proposals to engage in the community",
    "implications_of_custody": "what a return to custody would mean",
    "positive_identity": "progress towards a positive identity",
    "safety_concerns": "concerns about keeping the child and others safe",
}
_BUNDLE = {
    "prosecution-papers": "the prosecution papers",
    "order": "the order",
    "requirements": "the agreed requirements",
    "summons": "the summons",
}


def breach(view: Review) -> Found:
    """The seven parts, the bundle, the discussion with a manager and the panel before it."""
    yield from _warnings(view)
    if not isinstance(view.facts.get("breach"), Mapping):
        return
    if view.on_notice:
        yield from _report(view)
    elif view.facts.day("breach", "manager_agreed_on") is None:
        message = f"There is no record that a manager agreed to the recall of {view.name}."
        yield from view.say("recall-no-manager", message, "/breach/manager_agreed_on")
    yield from _oversight(view)


def _report(view: Review) -> Found:
    for key, what in _PARTS.items():
        if not view.facts.text("breach", key):
            message = f"The breach report on {view.name} does not yet give {what}."
            yield from view.say("breach-part-missing", message, f"/breach/{key}")
    held = {
        text_of(record, "what")
        for _, record in view.facts.items("breach", "documents")
        if record.get("held") is not False
    }
    missing = [words for what, words in _BUNDLE.items() if what not in held]
    if missing:
        message = f"The breach bundle on {view.name} lacks {and_list(missing)}."
        yield from view.say("breach-bundle-missing", message, "/breach/documents")


def _oversight(view: Review) -> Found:
    facts = view.facts
    types = view.value("breach-no-discussion", "meetings", ())
    agreed = facts.day("breach", "manager_agreed_on") is not None
    if not agreed and not _held(view, types):
        message = f"No discussion with a manager about the breach of {view.name} is recorded."
        yield from view.say("breach-no-discussion", message, "/breach/manager_agreed_on")
    types = view.value("breach-no-panel", "meetings", ())
    recorded = facts.day("breach", "compliance_panel_date") is not None
    if not recorded and not _held(view, types):
        message = f"No compliance panel for {view.name} is recorded before the breach."
        yield from view.say("breach-no-panel", message, "/breach/compliance_panel_date")


def _held(view: Review, types: tuple[str, ...]) -> bool:
    """Whether one was held about this breach: one before its failures was about another."""
    since = _first_failure(view)
    return any(since <= meeting.day <= view.today for meeting in view.facts.meetings(*types))


def _first_failure(view: Review) -> date:
    """The day of the first failure that the breach relies on; the furthest past without any."""
    named = view.facts.get("breach", "failures")
    ids = [*named] if isinstance(named, (list, tuple)) else []
    days = [one.day for one in view.facts.dated("compliance") if one.record.get("id") in ids]
    return min(days, default=date.min)


def _warnings(view: Review) -> Found:
    for number, (place, warning) in enumerate(view.facts.items("warnings"), 1):
        if warning.get("discussed_with_manager") is not True:
            message = (
                f"There is no record that a manager discussed the {ordinal(number)} letter to "
                f"{view.name} about missed appointments."
            )
            yield from view.say(
                "warning-without-discussion", message, f"{place}/discussed_with_manager"
            )
