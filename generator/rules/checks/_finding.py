"""A finding, and the view of a case that every family of checks is given."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from generator.case.facts.reading import as_day, text_of
from generator.case.facts.words import ordinal, possessive
from generator.rules._account import Account, Deadline
from generator.rules._records import Span
from generator.rules._spans import shift
from generator.rules.working_days import WorkingDays

__all__ = ["Condition", "Finding", "Found", "Review", "without_the_file"]

Found = Iterator["Finding"]
# What is to be written into a case file, as it stands there.
_BESIDE = re.compile(r' "\w+": \{.*?"\},')
_TO_WRITE = re.compile(
    r'(?: in the case file(?:, like this)?)?: "\w+": (?:\[\{.*?\}\]|\{.*?\}|"[^"]*")\.'
)


def without_the_file(words: str) -> str:
    """What to do about a finding, for who has the fields before them and never sees the file."""
    return _TO_WRITE.sub(".", _BESIDE.sub(",", words))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a case that someone should look at.

    `severity` is `must`, `should` or `advice`. `place` is a JSON pointer into the case; empty
    when the finding is about the case as a whole. `also` holds the pointers of further places
    that it speaks of, such as the other of two that disagree. `blocks` names the document kinds
    that have to wait for it, `*` all of them; mostly none.
    """

    id: str
    severity: str
    message: str
    what_to_do: str
    source: str
    place: str
    blocks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def holds_back(self, kind: str) -> bool:
        """Whether a document of that kind has to wait for it."""
        return kind in self.blocks or "*" in self.blocks


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the licence, or requirement of the notice, and how to speak of it."""

    record: Mapping[str, Any]
    place: str
    code: str
    additional: bool
    words: str

    def text(self, key: str) -> str:
        """The text under a key; empty when there is none."""
        return text_of(self.record, key)

    @property
    def inputs(self) -> Mapping[str, Any]:
        """The particulars that make it concrete; empty when there are none."""
        held = self.record.get("inputs")
        return held if isinstance(held, (dict, Mapping)) else {}

    @property
    def first(self) -> date:
        """The first day it applies; the first of all days where it gives none."""
        return as_day(self.inputs.get("from")) or date.min

    @property
    def last(self) -> date:
        """The last day it applies; the last of all days where it gives none."""
        return as_day(self.inputs.get("until")) or date.max


class Review:
    """One case seen through one pack. A check that the pack does not hold says nothing."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.facts = account.facts
        self.pack = account.pack
        self.today = self.facts.today
        self.name = self.facts.name
        self.calendar = WorkingDays(self.pack.calendar)

    def say(self, check_id: str, message: str, place: str = "", severity: str = "") -> Found:
        """The finding of that check with this message, if the pack makes it today.

        `severity` is the check's own when empty.
        """
        check = self.pack.checks.get(check_id)
        if check is None or not self._in_force(check_id):
            return
        yield Finding(
            check_id,
            severity or check.severity,
            message,
            check.what_to_do,
            check.cited,
            place,
            check.blocks,
        )

    def value(self, check_id: str, key: str, otherwise: Any = None) -> Any:
        """A threshold of a check; `otherwise` when the pack does not set it."""
        check = self.pack.checks.get(check_id)
        return otherwise if check is None else check.values.get(key, otherwise)

    def span(self, check_id: str) -> Span | None:
        """The length of time a check goes by; None when the pack does not make the check."""
        offset = self.value(check_id, "offset")
        return Span(offset, self.value(check_id, "unit")) if offset else None

    def dates_of(self, check_id: str) -> tuple[Deadline, ...]:
        """The dates of the rule a check goes by; none when it names none.

        So a check never says that something is not done which the dates call done.
        """
        named = self.value(check_id, "rule")
        return self.account.of(named) if named else ()

    def is_done(self, check_id: str) -> bool:
        """Whether the dates of the rule a check goes by call it done."""
        named = self.value(check_id, "rule")
        return bool(named) and self.account.is_done(named)

    def before(self, day: date, span: Span) -> date:
        """The day a span before `day`."""
        return shift(day, None, span, -1, self.calendar)[0]

    def after(self, day: date, span: Span) -> date:
        """The day a span after `day`."""
        return shift(day, None, span, 1, self.calendar)[0]

    def near_release(self, check_id: str) -> bool:
        """Whether release lies ahead, and within the span the check goes by."""
        release, span = self.facts.planning_release, self.span(check_id)
        if release is None or span is None or release.happened or release.day < self.today:
            return False
        return self.today >= self.before(release.day, span)

    @property
    def in_custody(self) -> bool:
        """Whether the child is in custody today, as far as the case tells."""
        return self.facts.in_custody

    @cached_property
    def over(self) -> bool:
        """Whether supervision has ended, so that nothing more can be done under it."""
        ends = self.facts.supervision_end
        if self.facts.status != "sentenced" or ends is None or ends >= self.today:
            return False
        # Somebody who came back to custody is there until a release is recorded.
        return self.facts.returned is None or not self.in_custody

    @cached_property
    def on_notice(self) -> bool:
        """Whether release is under a notice of supervision, which has requirements."""
        return self.facts.on_notice

    @cached_property
    def conditions(self) -> list[Condition]:
        """The conditions or requirements recorded, in their order."""
        word, whose = "requirement" if self.on_notice else "condition", possessive(self.name)
        found, additional = [], 0
        for place, record in self.facts.items("supervision", "conditions"):
            is_additional = text_of(record, "kind") == "additional"
            code = text_of(record, "code")
            label = f" ({code.replace('-', ' ')})" if code else ""
            if is_additional:
                additional += 1
                # By the number that the paper gives it, where it has one.
                number = record.get("number")
                one = f"{ordinal(additional)} additional {word}"
                words = f"{whose} {f'additional {word} {number}' if number else one}{label}"
            else:
                words = f"{whose} standard {word}{label}"
            found.append(Condition(record, place, code, is_additional, words))
        return found

    @cached_property
    def lasting(self) -> list[Condition]:
        """The conditions that have not ended yet, in their order."""
        return [condition for condition in self.conditions if condition.last >= self.today]

    def _in_force(self, check_id: str) -> bool:
        check = self.pack.checks[check_id]
        started = check.effective_from is None or check.effective_from <= self.today
        return started and (check.effective_to is None or self.today <= check.effective_to)
