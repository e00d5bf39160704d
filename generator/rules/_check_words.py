"""What a check goes by, in words that a case manager reads."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.case.facts.words import and_list, count
from generator.rules._happenings import titles
from generator.rules._records import Pack, Span
from generator.rules._spans import span_words

__all__ = ["threshold_words"]


def threshold_words(values: Mapping[str, Any], pack: Pack) -> Iterator[str]:
    """What a check goes by, each as a phrase."""
    yield from (said(values) for key, said in _SAID.items() if values.get(key))
    if rule := pack.rules.get(values.get("rule", "")):
        yield f"by the dates of “{rule.what}” ({rule.id})"


def _looks_for(where: str, codes: list[str]) -> str:
    called = titles(where)
    return f"looks for {where} recorded as {and_list([f'“{called.get(c, c)}”' for c in codes])}"


_SAID: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "offset": lambda held: f"time: {span_words(Span(held['offset'], held['unit']))}",
    "months": lambda held: f"time: {count(held['months'], 'month')}",
    "hours": lambda held: f"at least {count(held['hours'], 'hour')} a week",
    "days_off": lambda held: f"days off that follow: {held['days_off']} or more",
    "school_from": lambda held: f"school hours: {held['school_from']} to {held['school_to']}",
    "events": lambda held: _looks_for("events", held["events"]),
    "meetings": lambda held: _looks_for("meetings", held["meetings"]),
    "face_to_face": lambda _: "only what was face to face counts",
    "codes": lambda held: f"asks for: {', '.join(c.replace('-', ' ') for c in held['codes'])}",
    "who": lambda held: f"by {held['who'].rstrip(',')}",
    "tell": lambda held: f"told: {held['tell']}",
}
