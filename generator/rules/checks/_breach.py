"""Family 13: what a breach needs before it goes to court, and a warning before it goes out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.case.facts.reading import as_day, text_of
from generator.case.facts.words import and_list, ordinal
from generator.rules.checks._finding import Found, Review
from generator.rules.texts._answers import is_answer

__all__ = ["breach"]

# Id and day of each failure to comply.
_Failures = list[tuple[str, date]]
_FAILED = frozenset({"unacceptable-absence", "did-not-engage"})
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
    elif not _in_its_time(view, _failures(view), view.facts.day("breach", "manager_agreed_on")):
        message = f"There is no record that a manager agreed to the recall of {view.name}."
        yield from view.say("recall-no-manager", message, "/breach/manager_agreed_on")
    yield from _oversight(view)


def _report(view: Review) -> Found:
    for key, what in _PARTS.items():
        if not is_answer(view.facts.text("breach", key)):
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
    facts, failures = view.facts, _failures(view)
    types = view.value("breach-no-discussion", "meetings", ())
    agreed = _in_its_time(view, failures, facts.day("breach", "manager_agreed_on"))
    if not agreed and not _held(view, failures, types):
        message = f"No discussion with a manager about the breach of {view.name} is recorded."
        yield from view.say("breach-no-discussion", message, "/breach/manager_agreed_on")
    types = view.value("breach-no-panel", "meetings", ())
    recorded = _in_its_time(view, failures, facts.day("breach", "compliance_panel_date"))
    if not recorded and not _held(view, failures, types):
        message = f"No compliance panel for {view.name} is recorded before the breach."
        yield from view.say("breach-no-panel", message, "/breach/compliance_panel_date")


def _held(view: Review, failures: _Failures, types: tuple[str, ...]) -> bool:
    return any(
        _in_its_time(view, failures, meeting.day) and _is_about(failures, meeting.record)
        for meeting in view.facts.meetings(*types)
    )


def _is_about(failures: _Failures, meeting: Mapping[str, Any]) -> bool:
    """Whether a meeting is about this breach: it need not say so, but may not be of another."""
    about = meeting.get("about")
    if not isinstance(about, (list, tuple)) or not about:
        return True
    return any(failure in about for failure, _ in failures)


def _in_its_time(view: Review, failures: _Failures, day: date | None) -> bool:
    """Whether a day is one on which this breach could be talked over before it went to court."""
    if day is None or day > view.today:
        return False
    first = min((failed for _, failed in failures), default=day)
    hearing = view.facts.day("breach", "hearing_date")
    return first <= day and (hearing is None or day <= hearing)


def _failures(view: Review) -> _Failures:
    """Id and day of each failure that the breach relies on; of all where it names none."""
    named = view.facts.get("breach", "failures")
    held = view.facts.dated("compliance")
    if isinstance(named, (list, tuple)) and named:
        told = ((text_of(one.record, "id"), one.day) for one in held)
        return [(known, day) for known, day in told if known in named]
    failed = (one for one in held if text_of(one.record, "outcome") in _FAILED)
    return [(text_of(one.record, "id"), one.day) for one in failed]


def _warnings(view: Review) -> Found:
    days: dict[str, date] = {}
    for one in view.facts.dated("compliance"):
        # They come in date order: of several with one id the first counts.
        if isinstance(known := one.record.get("id"), str):
            days.setdefault(known, one.day)
    for number, (place, warning) in enumerate(view.facts.items("warnings"), 1):
        said = warning.get("discussed_with_manager") is True
        if not said or not _before_it(days, warning, view.today):
            message = (
                f"There is no record that a manager discussed the {ordinal(number)} letter to "
                f"{view.name} about missed appointments."
            )
            if said:
                message = (
                    f"The {ordinal(number)} letter to {view.name} about missed appointments was "
                    "not discussed with a manager between the failure and the letter."
                )
            yield from view.say(
                "warning-without-discussion", message, f"{place}/discussed_with_manager"
            )


def _before_it(days: Mapping[str, date], warning: Mapping[str, Any], today: date) -> bool:
    """Whether a letter was discussed after what it is about and before it went; no day will do.

    `days` tells the day of each failure by its id.
    """
    day = as_day(warning.get("discussed_on"))
    if day is None:
        return True
    about = warning.get("about")
    named = about if isinstance(about, (list, tuple)) else ()
    failed = [days[one] for one in named if isinstance(one, str) and one in days]
    went = as_day(warning.get("sent_on")) or as_day(warning.get("date")) or today
    return min(failed, default=day) <= day <= min(went, today)
