"""What happened to a case: made, read back, changed and signed, the latest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from generator.case import Case
from generator.case.facts.words import day_words
from generator.catalogue import Kind
from generator.documents.made import Made
from generator.web.audit import Entry

__all__ = ["Happened", "happened"]

# Looking at a case is in the log, and no news to who works with it.
_NOT_SHOWN = frozenset({"opened"})
_UNLOGGED = "Outside these pages"


@dataclass(frozen=True)
class Happened:
    """One thing that happened: when in words, what, and who did it."""

    at: str
    when: str
    what: str
    who: str


def happened(
    case: Case, entries: Iterable[Entry], made: Sequence[Made], kinds: Sequence[Kind]
) -> tuple[Happened, ...]:
    """What the log, the documents and the signature in the case tell, the latest first.

    A document that the log does not know of was made outside these pages, on the day it shows.
    """
    titles = {kind.name: kind.title for kind in kinds}
    logged = [one for one in entries if one.what not in _NOT_SHOWN]
    found = [
        Happened(one.at, _moment(one.at), _what(one.what, one.detail, titles), one.by)
        for one in logged
    ]
    known = {tuple(one.detail.split(", ")[:2]) for one in logged if one.what == "made"}
    days = {(one.kind, one.on) for one in made}
    found += [
        Happened(on.isoformat(), day_words(on), f"Made: {titles[kind]}", _UNLOGGED)
        for kind, on in days
        if (kind, on.isoformat()) not in known
    ]
    found += _signed(case)
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _signed(case: Case) -> Iterable[Happened]:
    signed = case.data.get("easy_read", {}).get("signed")
    if signed:
        day = date.fromisoformat(signed["on"])
        who = f"{signed['by']} ({signed['role']})"
        yield Happened(signed["on"], day_words(day), "Signed: the easy-read paper", who)


def _moment(at: str) -> str:
    moment = datetime.fromisoformat(at).astimezone()
    return f"{day_words(moment.date())} at {moment:%H:%M}"


def _what(what: str, detail: str, titles: Mapping[str, str]) -> str:
    told = what[:1].upper() + what[1:]
    pieces = [titles.get(piece, _dated(piece)) for piece in detail.split(", ")]
    return f"{told}: {', '.join(pieces)}" if detail else told


def _dated(piece: str) -> str:
    """A day in words; any other piece as it is."""
    try:
        return f"dated {day_words(date.fromisoformat(piece))}"
    except ValueError:
        return piece
