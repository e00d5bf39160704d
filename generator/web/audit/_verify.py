"""Whether a log is whole: no entry changed, put in or taken out."""

from dataclasses import dataclass

from generator.web.audit._entry import GENESIS, Entry
from generator.web.audit._head import Head, kept_head
from generator.web.audit._log import Audit

__all__ = ["Verdict", "verify"]


@dataclass(frozen=True)
class Verdict:
    """What was found: `faults` is empty for a log that is whole as far as can be told.

    `head` is the last entry, to be noted down somewhere else; None for an empty log.
    """

    entries: int
    head: Head | None
    faults: tuple[str, ...]


def verify(audit: Audit, noted: Head | None = None) -> Verdict:
    """Check each entry against the one before, and the end against what was noted of it.

    The end is held against three notes: the numbers that SQLite has given out, the last entry
    noted outside the folder, and `noted`, the one that somebody wrote down. Somebody who can
    write to all of them, as the person whose account it is can, may still make a new log: only
    `noted`, kept elsewhere, then tells. Raises OutputError for a log that cannot be read.
    """
    entries = audit.entries()
    faults = list(_broken(entries))
    last = Head(entries[-1].number, entries[-1].hash) if entries else None
    given_out = audit.numbered()
    if given_out > (last.number if last else 0):
        faults.append(
            f"Entries are missing at the end: {given_out} were written, the last one here is "
            f"number {last.number if last else 0}."
        )
    for head, where in (
        (kept_head(audit.heads, audit.path), "on this computer, outside the folder"),
        (noted, "in what you gave"),
    ):
        if head is not None and not _holds(entries, head):
            faults.append(
                f"Entry {head.number}, noted {where}, is not in the log as it was then: entries "
                "were taken off the end, or the log was put in the place of another."
            )
    return Verdict(len(entries), last, tuple(faults))


def _broken(entries: tuple[Entry, ...]) -> list[str]:
    faults, last, number = [], GENESIS, 0
    for entry in entries:
        if entry.number != number + 1:
            faults.append(f"Entries are missing between number {number} and {entry.number}.")
        elif not entry.follows(last):
            faults.append(f"Entry {entry.number} is not as it was written.")
        last, number = entry.hash, entry.number
    return faults


def _holds(entries: tuple[Entry, ...], head: Head) -> bool:
    return any(one.number == head.number and one.hash == head.hash for one in entries)
