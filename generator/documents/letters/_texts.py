"""What a letter says besides its fixed wording: from the case, in one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case import Case
from generator.case.facts.reading import as_day
from generator.case.facts.record import Facts
from generator.catalogue import Kind
from generator.rules.ladder import Rung, ladder_of, latest

__all__ = ["NEEDED", "OF_PLACEMENT", "Matter", "matter_of", "needed_of"]

# What each letter must say, in the order in which it does; the fields of its part of the case.
NEEDED: Mapping[str, Sequence[str]] = {
    "warning": ("what_to_do", "what_happened", "offer_of_help"),
    "custody": ("what_to_do", "decision", "contact", "visits", "travel_help", "offer_of_help"),
    "early_release": ("decision", "reasons", "what_to_do", "appeal", "offer_of_help"),
}
# Nobody appeals against what was asked for, and nobody else gave reasons for what was not.
_NOT_NEEDED = {
    "granted": frozenset({"reasons", "appeal"}),
    "opted-out": frozenset({"appeal"}),
}
# What the placement says already, and a letter after court repeats.
OF_PLACEMENT = {"contact": "how_to_contact", "visits": "visits_info"}


@dataclass(frozen=True)
class Matter:
    """What one letter is about.

    `entry` is its part of the case and `pointer` where that stands, `number` which of the warnings
    it is (else None). `needed` names the texts that it must have, `texts` are those in English.
    `rung` is the letter of the ladder that it is; None for what is no warning. `was_warned`: a
    letter that is no step of the ladder, to a child who had been warned by then.
    """

    entry: Mapping[str, Any]
    pointer: str
    number: int | None
    needed: tuple[str, ...]
    texts: Mapping[str, str]
    rung: Rung | None = None
    was_warned: bool = False

    def day(self, on: date) -> date:
        """The date on the letter: that of the case, else the day on which it is made."""
        said = self.entry.get("date")
        return date.fromisoformat(said) if said else on

    def translated(self, language: str) -> Mapping[str, Any]:
        """The entry of these texts in another language; empty where there is none."""
        others = self.entry.get("other_languages", ())
        return next((one for one in others if one["language"] == language), {})


def needed_of(kind: Kind) -> Sequence[str]:
    """The texts that a letter of that kind must have, whatever the case says."""
    return NEEDED["warning" if kind.letter.get("warning") else kind.letter["section"]]


def matter_of(kind: Kind, case: Case, on: date) -> Matter | None:
    """What a letter of that kind is about; None where the case has nothing of it yet."""
    if level := kind.letter.get("warning"):
        return _warning(level, case, on)
    section = kind.letter["section"]
    entry = case.data.get("letters", {}).get(section)
    if entry is None:
        return None
    texts = {name: entry[name] for name in NEEDED[section] if name in entry}
    if section == "custody":
        placement = case.data.get("placement", {})
        told = {name: placement.get(held) for name, held in OF_PLACEMENT.items()}
        texts |= {name: text for name, text in told.items() if text}
    spared = _NOT_NEEDED.get(entry.get("outcome", ""), frozenset())
    needed = tuple(name for name in NEEDED[section] if name not in spared)
    return Matter(entry, f"/letters/{section}", None, needed, texts)


def _warning(level: str, case: Case, on: date) -> Matter | None:
    facts = Facts(case.data, on)
    number = latest(facts, level)
    if number is None:
        return None
    entry = case.data["warnings"][number]
    texts = {name: entry[name] for name in NEEDED["warning"] if name in entry}
    ladder = ladder_of(case.service)
    rung = ladder.rung(level)
    day = as_day(entry.get("date")) or on
    was_warned = rung is not None and not rung.once and ladder.has_warned(facts, day)
    return Matter(
        entry, f"/warnings/{number}", number, tuple(NEEDED["warning"]), texts, rung, was_warned
    )
