"""What a check goes by, in words that a case manager reads."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.case import told
from generator.case.facts.words import and_list, count
from generator.rules._records import Pack, Span
from generator.rules._spans import span_words

__all__ = ["threshold_words"]


def threshold_words(values: Mapping[str, Any], pack: Pack) -> Iterator[str]:
    """What a check goes by, each as a phrase."""
    if "offset" in values:
        yield f"time: {span_words(Span(values['offset'], values['unit']))}"
    if "months" in values:
        yield f"time: {count(values['months'], 'month')}"
    if "hours" in values:
        yield f"at least {count(values['hours'], 'hour')} a week"
    if "days_off" in values:
        yield f"days off that follow: {values['days_off']} or more"
    if "school_from" in values:
        yield f"school hours: {values['school_from']} to {values['school_to']}"
    for key in ("events", "meetings"):
        if key in values:
            titles = told({}, (key, 0, "type")).choices
            named = [f"“{titles.get(each, each)}”" for each in values[key]]
            yield f"looks for {key} recorded as {and_list(named)}"
    if values.get("face_to_face"):
        yield "only what was face to face counts"
    if "codes" in values:
        yield f"asks for: {', '.join(each.replace('-', ' ') for each in values['codes'])}"
    if "who" in values:
        yield f"by {values['who'].rstrip(',')}"
    if "tell" in values:
        yield f"told: {values['tell']}"
    if rule := pack.rules.get(values.get("rule", "")):
        yield f"by the dates of “{rule.what}” ({rule.id})"
