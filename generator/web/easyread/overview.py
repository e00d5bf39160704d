"""The whole paper at a glance: how far each rule is, and what holds the final paper back."""

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from generator.case.facts.words import day_words
from generator.documents.readiness import Readiness
from generator.easyread.signing import Verdict
from generator.easyread.studio import Coverage, RuleState
from generator.easyread.witness import condition_words
from generator.web.easyread._here import anywhere, shown

__all__ = ["Bar", "bars", "overview", "signed_words", "waits"]


@dataclass(frozen=True)
class Bar:
    """How many of the conditions are that far."""

    words: str
    count: int
    total: int


def bars(found: Coverage) -> tuple[Bar, ...]:
    """The three sums that a therapist looks at first."""
    return (
        Bar("explained in easy words", found.explained, found.total),
        Bar("checked, with nothing to put right", found.checked, found.total),
        Bar("with a picture", found.pictured, found.total),
    )


def waits(found: Coverage, ready: Readiness) -> list[tuple[int, str]]:
    """What holds the final paper back: the number of a rule, else 0, with what is wrong."""
    told = [
        fault.plain if not fault.suggestion else f"{fault.plain} {fault.suggestion}"
        for fault in ready.lacks
    ]
    rules = {condition_words(one.number - 1): one for one in found.rules}
    held: dict[int, str] = {}
    for wait in ready.waits:
        rule = next((one for words, one in rules.items() if _is_of(wait, words)), None)
        if rule is None:
            told.append(wait)
        else:
            held[rule.number] = _state_of(rule)
    return [*sorted(held.items()), *((0, one) for one in told)]


def _is_of(wait: str, words: str) -> bool:
    return wait.startswith((f"{words}:", f"{words} "))


def _state_of(rule: RuleState) -> str:
    heading = f"{rule.heading}. " if rule.heading else ""
    if not rule.is_explained:
        return f"{heading}Nothing explains it yet."
    if not rule.has_picture:
        return f"{heading}It has no picture that can stand beside it."
    return f"{heading}Something in it is to be put right."


def signed_words(found: Verdict) -> str:
    """Whether the paper is signed as it is now, in a sentence."""
    if found.signed is None:
        return "Nobody has signed it yet. Every page says “Draft - not yet checked”."
    day = day_words(date.fromisoformat(found.signed["on"]))
    if found.holds:
        return f"{found.who} signed it on {day}. Nothing has changed since."
    return (
        f"{found.who} signed it on {day}. Something has changed since, so every page says "
        "“Draft - not yet checked” again."
    )


def overview(request: Request) -> Response:
    """The rules of the case, each with how far it is."""
    at = anywhere(request)
    if not at.conditions:
        return shown(request, at, "empty")
    found = at.toolkit.easy_coverage(at.record, on=at.on)
    verdict = at.toolkit.easy_read_verdict(at.record, on=at.on)
    ready = at.toolkit.easy_readiness(at.record, on=at.on)
    return shown(
        request,
        at,
        "overview",
        coverage=found,
        bars=bars(found),
        verdict=verdict,
        signed=signed_words(verdict),
        waits=waits(found, ready),
        beside=at.toolkit.to_hold_beside(at.record),
    )
