"""A rule in words that a case manager reads: when, for whom, and what completes it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.case import told
from generator.case.facts.stages import STAGES
from generator.case.facts.words import and_list, count
from generator.rules._happenings import HAPPENINGS, titles
from generator.rules._records import Pack, Proof, Rule, Span
from generator.rules._spans import about_days, span_words

__all__ = ["done_words", "for_whom", "is_later", "stage_words", "when_words"]

_EDGES = {
    "before": "at least {span} before",
    "within": "within {span} of",
    "last": "in the last {span} before",
    "on": "on the day of",
    "throughout": "all the time from",
}
_ANCHORS = {
    "custody-entry": "entering custody",
    "sentence-hearing": "the sentencing hearing",
    "placement-confirmed": "the placement being confirmed",
    "early-release": "the early release date",
    "supervision-end": "the end of supervision",
    "18th-birthday": "the 18th birthday",
    "failure-to-comply": "each failure to comply",
    "serious-incident": "each serious incident",
    "significant-event": "each significant event",
    "transfer": "each move to another establishment",
    "planned-transfer": "each planned move to another establishment",
    "urgent-transfer": "each move that was not planned",
    "temporary-release": "the first day of temporary release",
    "transition": "the move to the other service",
    "ehcp-review-due": "the day on which the education, health and care plan is reviewed",
    "explain-again": "the day that a teach-back set to explain a rule again",
    "quarter-end": "the end of each quarter in custody",
    "december": "the end of each December in custody",
}
_PLAIN_PROOFS = {
    "told": "the record of the event says how word of it came",
    "accommodation-confirmed": "where the child will live is confirmed in the plan",
    "salt-assessed": "the speech and language assessment is recorded as done",
    "attended": "an appointment that was kept",
    "attended:home": "an appointment that was kept, at home",
    "warning-sent": "a letter sent that names the failure",
    "asked-again": "a later teach-back of the same rule",
}
_PROVIDED = {
    "home-visited-on-release": "if the home was visited on release day",
    "panel-on-transition": "if the child is on its agenda because of the move",
}


def when_words(rule: Rule, pack: Pack) -> str:
    """When it is due: the span, what it is counted from, how it recurs and what ends it."""
    if rule.direction == "at-age":
        years, months = divmod(rule.offset, 12)
        over = f" and {count(months, 'month')}" if months else ""
        return f"at the age of {count(years, 'year')}{over}"
    said = _EDGES[rule.direction].format(span=span_words(Span(rule.offset, rule.unit)))
    ends = f", until {_anchor(rule.ends_with, pack)}" if rule.ends_with else ""
    aged = f", up to the age of {rule.until_age}" if rule.until_age else ""
    return f"{said} {_anchor(rule.anchor, pack)}{_rhythms(rule)}{ends}{aged}"


def _rhythms(rule: Rule) -> str:
    said = ""
    for rhythm in rule.every:
        span = span_words(rhythm)
        each = span.removeprefix("1 ")
        for_long = f" for {count(rhythm.for_months, 'month')}" if rhythm.for_months else ""
        said += f", then every {each}{for_long}"
    return said


def _anchor(name: str, pack: Pack) -> str:
    kind, _, code = name.partition(":")
    if kind == "rule" and code in pack.rules:
        return f"“{pack.rules[code].what}” ({code})"
    if code:
        return f"each “{_title(kind, code)}”"
    return _ANCHORS.get(name, name)


def _title(kind: str, code: str) -> str:
    return titles(HAPPENINGS[kind]).get(code, code)


def stage_words(rule: Rule) -> str:
    """The stages of the journey in which it counts."""
    named = [STAGES[stage] for stage in STAGES if stage in rule.stages]
    return and_list([each[0].lower() + each[1:] for each in named])


def done_words(rule: Rule) -> Iterator[str]:
    """What completes it, each as a phrase."""
    for proof in rule.done_by:
        late = f", up to {span_words(proof.late)} after it is due" if proof.late else ""
        provided = f", {_PROVIDED[proof.provided]}" if proof.provided else ""
        yield f"{_proof(proof)}{provided}{late}"
    yield f"an event with [{rule.id}] in its note"


def _proof(proof: Proof) -> str:
    if proof.record in _PLAIN_PROOFS:
        return _PLAIN_PROOFS[proof.record]
    kind, _, code = proof.record.partition(":")
    if kind == "date":
        return f"a day under {told({}, tuple(code.split('.'))).where}"
    to = f" to the {proof.to.replace('-', ' ')}" if proof.to else ""
    agreed = ", or another way if a manager's agreement is recorded" if proof.agreed else ""
    return _HOW[kind].format(title=_title(kind, code)) + to + agreed


_HOW = {
    "meeting": "a meeting recorded as “{title}”",
    "joined": "a meeting recorded as “{title}”, with the case manager among those present",
    "event": "an event recorded as “{title}”",
    "visit": "an event recorded as “{title}”, face to face",
    "twice": "a second event recorded as “{title}”, face to face",
}


def for_whom(when: Mapping[str, Any]) -> list[str]:
    """The conditions under which it applies, each as a phrase; empty when it is for every child."""
    return [_CONDITIONS[key](wanted) for key, wanted in when.items()]


def _sentences(types: list[str]) -> str:
    titles = told({}, ("sentence", "type")).choices
    return f"sentence: {and_list([titles.get(each, each) for each in types])}"


_STATUSES = {
    "before-sentence": "before sentence",
    "remanded": "on remand",
    "sentenced": "sentenced",
}
_TURNS = {
    "in-custody": "the 18th birthday falls in custody",
    "before-end": "the 18th birthday falls before the end of supervision",
    "before-mid-point": "the 18th birthday falls before the mid-point",
}
_RISKS = {
    "usual": "no raised concern in the assessment",
    "high": "high or very high likelihood of reoffending, or risk to the safety of others",
    "raised": "very high concern for somebody's safety, or high in all three judgements",
}
_CONDITIONS: Mapping[str, Callable[[Any], str]] = {
    "status": lambda wanted: and_list([_STATUSES[each] for each in wanted]),
    "at_least_months": lambda months: f"a sentence of {count(months, 'month')} or more",
    "below_months": lambda months: f"a sentence of less than {count(months, 'month')}",
    "looked_after": lambda _: "a looked-after child",
    "mappa": lambda _: "MAPPA applies",
    "victim_contact": lambda _: "the victim contact scheme applies",
    "early_release": lambda _: "early release is open",
    "accommodation_open": lambda _: "no home is confirmed yet",
    "salt_needed": lambda _: "no speech and language assessment from the last year will do",
    "transition_planned": lambda _: "a move to another service is planned",
    "under_16_on_release": lambda _: "under 16 on release",
    "turns_18": lambda wanted: _TURNS[wanted],
    "risk": lambda wanted: _RISKS[wanted],
    "sentence_types": _sentences,
    "licence": lambda _: "released on licence, not on a notice of supervision",
    "after_remand": lambda _: "on remand before the sentence",
    "ehcp": lambda _: "the child has an education, health and care plan",
}


def is_later(local: Rule, least: Rule) -> bool:
    """Whether a local rule allows more time than the national must it replaces.

    Only told of rules that count the same way from the same thing.
    """
    if (local.anchor, local.direction) != (least.anchor, least.direction):
        return False
    mine = about_days(local.offset, local.unit)
    theirs = about_days(least.offset, least.unit)
    if local.direction in {"before", "last"}:
        return mine < theirs
    return mine > theirs or _slower(local, least)


def _slower(local: Rule, least: Rule) -> bool:
    """Whether it recurs less often in the long run, or not at all."""
    if not least.every:
        return False
    if not local.every:
        return True
    mine, theirs = local.every[-1], least.every[-1]
    return about_days(mine.offset, mine.unit) > about_days(theirs.offset, theirs.unit)
