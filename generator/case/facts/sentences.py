"""What a sentence is called on release, and who enforces it: dated facts, not reckoning."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.case.facts.record import Facts

__all__ = ["SentenceFacts", "sentence_facts"]


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """How one kind of sentence is served in the community.

    `community` is `notice of supervision` or `licence`; `conditions` is the word for what it
    asks. `confirm` names the fields to print with "confirm", because they may have changed.
    """

    name: str
    community: str
    conditions: str
    enforced_by: str
    note: str
    confirm: tuple[str, ...]
    source: str


def sentence_facts(facts: "Facts") -> SentenceFacts | None:
    """The facts about the sentence of a case; None on remand, or when no sentence is recorded.

    A section 250 sentence of unknown length is taken as 12 months or more, which is a licence.
    A sentence without a date is taken as one passed under today's law.
    """
    kind = facts.text("sentence", "type")
    passed = facts.day("sentence", "date") or date.max
    for row in _rows():
        if row["type"] != kind or not _in_force(row, passed):
            continue
        if "below_months" in row and facts.lasts(row["below_months"]) is not False:
            continue
        return SentenceFacts(
            row["name"],
            row["community"],
            row["conditions"],
            row["enforced_by"],
            row.get("note", ""),
            tuple(row["confirm"]),
            row["source"],
        )
    return None


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    text = (Path(__file__).parent / "data" / "sentences.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["sentence"])


def _in_force(row: Mapping[str, Any], passed: date) -> bool:
    """A row without a first date reaches back for ever; the earliest row of a kind does too."""
    first, last = row.get("effective_from", date.min), row.get("effective_to", date.max)
    return bool(first <= passed <= last)
