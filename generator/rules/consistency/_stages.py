"""Meetings and events that belong to custody, to the community or to a remand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.case.facts.reading import as_day
from generator.case.facts.words import capital, day_words
from generator.rules.consistency._dates import said
from generator.rules.consistency._record import At, Found, Record, table

__all__ = ["stages"]


def stages(record: Record) -> Found:
    """Every meeting or event of a kind against the days between which it belongs."""
    if record.facts.twice_in_custody:
        return
    for row in table("dates")["stage"]:
        pattern = f"{row['list']}/*/date"
        for at in record.find(pattern):
            day, kind = as_day(at.value), at.inside.get("type")
            if day is None or kind not in row["types"]:
                continue
            words = f"{capital(row['words'][kind])}, {day_words(day)},"
            since, until = _edge(record, row.get("since")), _edge(record, row.get("until"))
            if since is not None and day < since[0]:
                yield from _say(record, row, f"{words} is before", at, since)
            if until is not None and day > until[0]:
                yield from _say(record, row, f"{words} is after", at, until)


def _edge(record: Record, named: str | None) -> tuple[date, str, str] | None:
    if named is None:
        return None
    if named == "release":
        return (*record.release, "release") if record.release else None
    found = record.days(named)
    return (found[0][1], named, said(named, found[0][0])) if found else None


def _say(
    record: Record, row: Mapping[str, Any], words: str, at: At, edge: tuple[date, str, str]
) -> Found:
    day, place, called = edge
    message = f"{words} {called}, {day_words(day)}."
    yield from record.say(row.get("check", "meeting-contradicts"), message, at.place, place)
