"""A signature of an easy-read paper, and what is said of it when it is looked at again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case import told
from generator.case.facts.people import RELATIVES
from generator.case.facts.words import day_words
from generator.easyread.signing._fingerprint import Parts, fingerprint, packed, unpacked
from generator.easyread.signing._named import said_of
from generator.easyread.signing._parts import NAMING
from generator.errors import FaultyInputError

__all__ = ["Verdict", "named_signer", "signature", "verdict"]

# Who is no worker, and signs nothing for a service.


@dataclass(frozen=True)
class Verdict:
    """Whether a paper is the one that was signed.

    `signed` is the signature as the case holds it, None where there is none; `faults` is what
    stands against it, a sentence each, empty when it holds.
    """

    signed: Mapping[str, Any] | None
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether somebody signed this very paper."""
        return self.signed is not None and not self.faults

    @property
    def who(self) -> str:
        """Who signed, in what role, as the page says it; empty where nobody did."""
        if self.signed is None:
            return ""
        from_outside = ", not one of our workers" if self.signed.get("outside") else ""
        return f"{self.signed['by']} ({self.signed['role']}{from_outside})"


def named_signer(
    case: Mapping[str, Any], staff: Sequence[Mapping[str, Any]], name: str
) -> tuple[str, str] | None:
    """The name and role of who is meant, of the people of the case and the service's staff.

    None for somebody who is neither. Raises FaultyInputError for the child or their family, who
    sign nothing for a service.
    """
    wanted = " ".join(name.split()).casefold()
    child = case["child"]
    own = {child.get("known_as", ""), child["first_name"], f"{child['first_name']} "}
    own = {f"{first.strip()} {child['last_name']}" for first in own if first} | own
    if wanted in {each.strip().casefold() for each in own if each}:
        raise FaultyInputError("The child signs the printed page. A worker checks and signs here.")
    for person in (*case.get("people", ()), *staff):
        if wanted not in {person["name"].casefold(), person["id"].casefold()}:
            continue
        if person["role"] in RELATIVES:
            raise FaultyInputError(
                f"{person['name']} is family. A worker checks and signs; whoever reads it with the "
                "child signs the printed page."
            )
        roles = told({}, ("people", 0, "role")).choices
        return person["name"], person.get("job_title") or roles[person["role"]]
    return None


def signature(parts: Parts, *, by: str, role: str, on: date, is_outside: bool) -> dict[str, Any]:
    """The signature of a paper, as the case file holds it (easy_read, signed)."""
    held, day = packed(parts), on.isoformat()
    outside = {"outside": True} if is_outside else {}
    seal = fingerprint(held, by=by, role=role, on=day, is_outside=is_outside)
    return {"by": by, "role": role, "on": day, **outside, "parts": held, "fingerprint": seal}


def verdict(
    case: Mapping[str, Any],
    staff: Sequence[Mapping[str, Any]],
    signed: Mapping[str, Any] | None,
    parts: Parts,
    today: date,
) -> Verdict:
    """Whether a signature still holds of a paper with these parts, and if not, all that differs.

    `case` is the case with its easy words complete; parts are those of the day of the signature.
    """
    if signed is None:
        return Verdict(None, ("Nobody has signed it yet.",))
    return Verdict(signed, tuple(_faults(case, staff, signed, parts, today)))


def _faults(
    case: Mapping[str, Any],
    staff: Sequence[Mapping[str, Any]],
    signed: Mapping[str, Any],
    parts: Parts,
    today: date,
) -> Iterator[str]:
    is_outside = signed.get("outside") is True
    seal = fingerprint(
        signed["parts"],
        by=signed["by"],
        role=signed["role"],
        on=signed["on"],
        is_outside=is_outside,
    )
    if seal != signed["fingerprint"]:
        yield (
            "The signature itself was changed by hand: who signed, in what role, on what day, "
            "or what was signed."
        )
    if signed["on"] > today.isoformat():
        yield f"It is dated {day_words(date.fromisoformat(signed['on']))}, which is still to come."
    if not is_outside and _is_nobody(case, staff, signed["by"]):
        yield (
            f"{signed['by']}, who signed it, is no worker of this case and not on the service's "
            "staff."
        )
    was = _still_counting(unpacked(signed["parts"]), today)
    yield from said_of(case, *_differing(was, _still_counting(parts, today)))


def _is_nobody(case: Mapping[str, Any], staff: Sequence[Mapping[str, Any]], name: str) -> bool:
    try:
        return named_signer(case, staff, name) is None
    except FaultyInputError:
        return True


def _still_counting(parts: Parts, today: date) -> Parts:
    """The parts without what was booked for days that are past."""

    def is_past(name: str) -> bool:
        kind, _, rest = name.partition("/")
        return kind == "booked" and rest.partition("/")[0] < today.isoformat()

    return {name: found for name, found in parts.items() if not is_past(name)}


def _differing(was: Parts, now: Parts) -> tuple[list[str], list[str], list[str]]:
    """The names of parts that are new, gone and other than they were.

    What only says where the page differs is told where the page does.
    """
    counts = was.get("page") != now.get("page")

    def told_of(name: str) -> bool:
        return counts or not name.startswith(NAMING)

    new = [name for name in now if name not in was and told_of(name)]
    gone = [name for name in was if name not in now and told_of(name)]
    other = [name for name in now if was.get(name, now[name]) != now[name] and told_of(name)]
    return new, gone, other
