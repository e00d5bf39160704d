"""Family 13: what a breach needs before it goes to court, and a warning before it goes out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.case.facts.reading import as_day, text_of
from generator.case.facts.words import and_list, ordinal
from generator.rules.checks._finding import Found, Review
from generator.rules.checks._taught import brought_back_over
from generator.rules.texts._answers import is_answer
from generator.rules.texts._happened import is_called_off
from generator.rules.texts._words import words

__all__ = ["breach"]

# Id and day of each failure to comply.
_Failures = list[tuple[str, date]]
_FAILED = frozenset({"unacceptable-absence", "did-not-engage"})
# These are chaired by a manager; others may chair what only has to be held.
_CHAIRED = frozenset({"breach-review", "management-discussion"})
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
        yield from _recall(view)
        return
    if view.on_notice:
        yield from _report(view)
    elif not _manager_agreed(view, _failures(view)):
        message = f"There is no record that a manager agreed to the recall of {view.name}."
        yield from view.say("recall-no-manager", message, "/breach/manager_agreed_on")
    yield from _oversight(view)
    yield from brought_back_over(view)


def _recall(view: Review) -> Found:
    """A recall that is recorded as decided, before or without a report, and not agreed."""
    decided = [one for one in view.facts.events("recall-decided") if one.day <= view.today]
    if view.on_notice or not decided:
        return
    last = decided[-1]
    agreed = text_of(last.record, "agreed_by")
    if (agreed and view.facts.is_manager(agreed)) or _held(view, [], tuple(_CHAIRED)):
        return
    message = f"There is no record that a manager agreed to the recall of {view.name}."
    yield from view.say("recall-no-manager", message, f"{last.place}/agreed_by")


def _report(view: Review) -> Found:
    for key, what in _PARTS.items():
        said = view.facts.text("breach", key)
        # The report gives any concerns there are: that there are none is told too.
        none = key == "safety_concerns" and words("breach", "no_concerns").match(said.lower())
        if not none and not is_answer(said):
            message = f"The breach report on {view.name} does not yet give {what}."
            yield from view.say("breach-part-missing", message, f"/breach/{key}")
    held = {
        text_of(record, "what")
        for _, record in view.facts.items("breach", "documents")
        if record.get("held") is not False
    }
    missing = [called for what, called in _BUNDLE.items() if what not in held]
    if missing:
        message = f"The breach bundle on {view.name} lacks {and_list(missing)}."
        yield from view.say("breach-bundle-missing", message, "/breach/documents")


def _oversight(view: Review) -> Found:
    facts, failures = view.facts, _failures(view)
    types = view.value("breach-no-discussion", "meetings", ())
    if not _manager_agreed(view, failures) and not _held(view, failures, types):
        message = f"No discussion with a manager about the breach of {view.name} is recorded."
        yield from view.say("breach-no-discussion", message, "/breach/manager_agreed_on")
    types = view.value("breach-no-panel", "meetings", ())
    recorded = _in_its_time(view, failures, facts.day("breach", "compliance_panel_date"))
    if not recorded and not _held(view, failures, types):
        message = f"No compliance panel for {view.name} is recorded before the breach."
        yield from view.say("breach-no-panel", message, "/breach/compliance_panel_date")


def _manager_agreed(view: Review, failures: _Failures) -> bool:
    """Whether a manager agreed in time; the case manager's own word is none."""
    agreed = view.facts.day("breach", "manager_agreed_on")
    named = view.facts.text("breach", "manager")
    return _by_manager(view, named) and _in_its_time(view, failures, agreed)


def _by_manager(view: Review, named: str) -> bool:
    """Whether it was a manager who is named; nobody at all leaves it to the record."""
    return not named or view.facts.is_manager(named)


def _held(view: Review, failures: _Failures, types: tuple[str, ...]) -> bool:
    return any(
        _in_its_time(view, failures, meeting.day)
        and _is_about(failures, meeting.record)
        and not is_called_off(text_of(meeting.record, "notes"))
        and (text_of(meeting.record, "type") not in _CHAIRED or _chaired(view, meeting.record))
        for meeting in view.facts.meetings(*types)
    )


def _chaired(view: Review, meeting: Mapping[str, Any]) -> bool:
    return _by_manager(view, text_of(meeting, "chair"))


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
        said = warning.get("discussed_with_manager")
        met = said is None and _met_before_it(view, days, warning)
        discussed = said is True and _before_it(days, warning, view.today)
        if not met and not (discussed and _by_manager(view, text_of(warning, "manager"))):
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
    return day is None or _between(days, warning, day, today)


def _met_before_it(view: Review, days: Mapping[str, date], warning: Mapping[str, Any]) -> bool:
    """Whether the discussion is recorded as a meeting about the failures, or about none named."""
    failures = _named(warning)
    return any(
        _between(days, warning, meeting.day, view.today)
        and (not (of := _named(meeting.record)) or not failures.isdisjoint(of))
        for meeting in view.facts.meetings("management-discussion")
    )


def _named(record: Mapping[str, Any]) -> frozenset[str]:
    """The ids of what a letter or meeting is about."""
    about = record.get("about")
    listed = about if isinstance(about, (list, tuple)) else ()
    return frozenset(one for one in listed if isinstance(one, str))


def _between(days: Mapping[str, date], warning: Mapping[str, Any], day: date, today: date) -> bool:
    """Whether a day lies between the failures a letter is about and the letter."""
    failed = [days[one] for one in _named(warning) if one in days]
    went = as_day(warning.get("sent_on")) or as_day(warning.get("date")) or today
    return min(failed, default=day) <= day <= min(went, today)
