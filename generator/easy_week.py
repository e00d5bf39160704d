"""The part of the toolkit that works on a child's week: what drives it, and how it is drawn."""

import copy
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Case, Panel, Service, loads, read_bytes
from generator.errors import ChangedMeanwhileError
from generator.sign_off import child_of

if TYPE_CHECKING:
    from generator.documents.produce import Producer

__all__ = ["EasyWeek", "WeekEntries", "week_entries", "week_state"]

Entries = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class WeekEntries:
    """What a child's week is drawn from.

    `fixed` are the child's own hours each week (child, commitments), `booked` the appointments,
    `hours` those of each rule that has some (supervision, conditions, inputs, times), by its
    place in the list from 0.
    """

    fixed: Entries = ()
    booked: Entries = ()
    hours: Mapping[int, Entries] = field(default_factory=dict)


def week_entries(record: Case) -> WeekEntries:
    """What the week of a case is drawn from, as its file gives it."""
    own = record.data if record.own is None else record.own
    supervision = own.get("supervision", {})
    hours = {
        number: tuple(one.get("inputs", {}).get("times", ()))
        for number, one in enumerate(supervision.get("conditions", ()))
    }
    return WeekEntries(
        tuple(own.get("child", {}).get("commitments", ())),
        tuple(supervision.get("appointments", ())),
        {number: times for number, times in hours.items() if times},
    )


def week_state(record: Case) -> str:
    """A fingerprint of what the week of a case is drawn from."""
    held = week_entries(record)
    plain = json.dumps([held.fixed, held.booked, held.hours], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


class EasyWeek:
    """What the toolkit does with a child's week."""

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    @property
    def _producer(self) -> "Producer":
        """What makes documents."""
        raise NotImplementedError

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def easy_week(
        self, record: Case | Panel, *, on: date, entries: WeekEntries | None = None
    ) -> Mapping[str, Any] | None:
        """The child's week as the paper of that day shows it; None where nothing has a time.

        With `entries`, as if the file gave those. Raises FaultyInputError for a panel or a case
        without conditions, CaseError for entries that no case can hold.
        """
        held = child_of(record)
        if entries is not None:
            tried = json.dumps(_with_entries(held, entries)).encode()
            made = loads(tried, "The week", folder=held.folder, service=self.service)
            held = replace(child_of(made), folder=held.folder)
        return self._producer.week(held, on)

    def write_easy_week(self, path: Path, entries: WeekEntries, *, before: str) -> Path | None:
        """Write what the week is drawn from into the case file.

        `before` is the state of the week it was edited from. Returns the copy of the file as it
        was, None where nothing was to be written. Raises ChangedMeanwhileError where the file
        gives another week since, FaultyCaseError for entries that no case can hold.
        """
        from generator.store import change_case  # noqa: PLC0415 (rare)

        original = read_bytes(path)
        record = child_of(self.open(path))
        if week_state(record) != before:
            raise ChangedMeanwhileError(
                "The week was changed in another window or by somebody else while you worked, so "
                "nothing was written. Look at what the file says now, and choose."
            )
        own = record.data if record.own is None else record.own
        after = _with_entries(record, entries)
        if after == own:
            return None
        changed = [((name,), after[name]) for name in ("child", "supervision")]
        return change_case(path, record, original, changed, self.service)


def _with_entries(record: Case, entries: WeekEntries) -> dict[str, Any]:
    """What the file of a case holds with another week; what is emptied goes."""
    own = copy.deepcopy(dict(record.data if record.own is None else record.own))
    _put(own["child"], "commitments", entries.fixed)
    supervision = own["supervision"]
    _put(supervision, "appointments", entries.booked)
    for number, condition in enumerate(supervision["conditions"]):
        inputs = dict(condition.get("inputs", {}))
        _put(inputs, "times", entries.hours.get(number, ()))
        _put(condition, "inputs", inputs)
    return own


def _put(held: dict[str, Any], name: str, value: Mapping[str, Any] | Sequence[Any]) -> None:
    if value:
        held[name] = dict(value) if isinstance(value, Mapping) else list(value)
    else:
        held.pop(name, None)
