"""Whether what a record tells of took place, by its note: cancelled, no answer, not sent."""

from collections.abc import Mapping
from typing import Any

from generator.case.facts.reading import text_of
from generator.rules.texts._sense import uses
from generator.rules.texts._words import words

__all__ = ["is_called_off", "took_place"]


def took_place(record: Mapping[str, Any]) -> bool:
    """False where the note on an event says that it did not happen; True without such words."""
    note = text_of(record, "note")
    if not note:
        return True
    if words("happened", "alone").search(note.lower()):
        return False
    failed = any(
        not use.denied
        and not use.supposed
        and not words("happened", "elsewhere").search(use.clause.split(use.words, 1)[0])
        for use in uses(words("happened", "not"), note)
    )
    # "No answer at first, then mum rang back" is a call all the same.
    return not failed or words("happened", "after_all").search(note.lower()) is not None


def is_called_off(notes: str) -> bool:
    """Whether the notes on a meeting open with that it was not held."""
    return words("happened", "called_off").match(notes.lower().replace("’", "'")) is not None
