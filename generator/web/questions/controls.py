"""A field as the controls of a form: what they show for a value, and the value of what was sent."""

import hashlib
import json
from typing import Any

from generator.case.guide import FieldGuide
from generator.web.questions.kinds import kind_of
from generator.web.questions.known import Controls, Known

__all__ = ["canonical", "component", "digest", "read", "shown"]


def shown(asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
    """What the controls of a field hold for a value; None is none."""
    return kind_of(asked).shown(asked, value, known)


def read(asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
    """The value of what was sent; None for none. `was` is the value so far.

    Raises AnswerError for what is no answer.
    """
    return kind_of(asked).read(asked, canonical(sent), was, known)


def canonical(sent: Controls) -> Controls:
    """Controls without what browsers change or leave out: line ends, empty ones, order of ticks."""
    found = {}
    for name, values in sent.items():
        texts = (value.replace("\r\n", "\n").replace("\r", "\n").strip() for value in values)
        kept = tuple(sorted(text for text in texts if text))
        if kept:
            found[name] = kept
    return found


def digest(sent: Controls) -> str:
    """A short mark of what controls hold: equal marks mean the same answer."""
    plain = json.dumps(canonical(sent), sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def component(asked: FieldGuide) -> str:
    """Which kind of control a field has."""
    return kind_of(asked).name
