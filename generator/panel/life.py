"""The life of a meeting's minutes: draft, sent for accuracy, agreed and locked, a new version."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.case.facts.words import day_words
from generator.errors import FaultyInputError

__all__ = [
    "BEGUN",
    "agreed",
    "is_locked",
    "lock_of",
    "new_version",
    "refuse_changed",
    "sent",
    "was_changed",
    "was_held",
]

# How the minutes of a meeting begin.
BEGUN: Mapping[str, Any] = {"state": "draft", "version": 1}
# What goes on after minutes are agreed, and is no part of them.
_NO_MINUTES = frozenset({"minutes", "updates", "answers"})
# What is said of a child, or agreed, at a meeting and never before it.
_SAID = ("discussion", "paragraphs", "decisions", "actions", "outcome")


def lock_of(panel: Mapping[str, Any]) -> str:
    """The SHA-256 of what a meeting's minutes say, in hex, however the file is laid out."""
    kept = {name: value for name, value in panel.items() if name not in _NO_MINUTES}
    plain = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def was_held(panel: Mapping[str, Any]) -> bool:
    """Whether a meeting took place: somebody was there, or it said or agreed something."""
    said = [item.get(name) for item in panel.get("items", ()) for name in _SAID]
    return (
        any(one["status"] == "present" for one in panel.get("attendance", ()))
        or any((*said, panel.get("panel_actions")))
        or _minutes(panel)["state"] != BEGUN["state"]
    )


def is_locked(panel: Mapping[str, Any]) -> bool:
    """Whether the minutes are agreed, so that a change is a new version."""
    return bool(_minutes(panel)["state"] == "agreed")


def refuse_changed(panel: Mapping[str, Any]) -> None:
    """Raise FaultyInputError, with what to do, for minutes changed after they were agreed."""
    if said := was_changed(panel):
        raise FaultyInputError(said)


def was_changed(panel: Mapping[str, Any]) -> str:
    """What to do about minutes that were changed after they were agreed; empty when not."""
    minutes = _minutes(panel)
    if not is_locked(panel) or minutes.get("hash") == lock_of(panel):
        return ""
    return (
        f"The minutes of {panel['panel_id']} were agreed{_on(minutes)} and changed since. Put the "
        "file back as it was (a copy lies beside it), or make the change as a new version: "
        "throughcare panel read --new-version."
    )


def sent(panel: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The meeting with its minutes sent for accuracy. Raises FaultyInputError for agreed ones."""
    if is_locked(panel):
        raise FaultyInputError(f"The minutes of {panel['panel_id']} are agreed already.")
    return {
        **panel,
        "minutes": {**_minutes(panel), "state": "sent", "sent_on": on.isoformat()},
    }


def agreed(panel: Mapping[str, Any], on: date, corrections: Sequence[str] = ()) -> dict[str, Any]:
    """The meeting with its minutes agreed by the panel of that day, and locked.

    Raises FaultyInputError for minutes that nobody was sent, or that are agreed already.
    """
    minutes = _minutes(panel)
    if minutes["state"] != "sent":
        why = "are agreed already" if is_locked(panel) else "were not sent for accuracy yet"
        raise FaultyInputError(
            f"The minutes of {panel['panel_id']} {why}, so they cannot be agreed now."
        )
    if on.isoformat() <= panel["date"]:
        raise FaultyInputError(
            "Minutes are agreed at a later panel. Give its day, after "
            f"{day_words(date.fromisoformat(panel['date']))}."
        )
    said = [*minutes.get("corrections", ()), *corrections]
    kept = {name: value for name, value in minutes.items() if name != "earlier"}
    earlier = {"earlier": minutes["earlier"]} if "earlier" in minutes else {}
    now = {
        **kept,
        "state": "agreed",
        "agreed_on": on.isoformat(),
        **({"corrections": said} if said else {}),
        "hash": lock_of(panel),
        **earlier,
    }
    return {**panel, "minutes": now}


def new_version(panel: Mapping[str, Any]) -> dict[str, Any]:
    """The meeting with agreed minutes opened again, as the draft of their next version."""
    minutes = _minutes(panel)
    done = {name: minutes[name] for name in ("version", "agreed_on", "hash") if name in minutes}
    whole = [done] if len(done) == 3 else []  # no more is known of what was written by hand
    now = {
        "state": "draft",
        "version": minutes["version"] + 1,
        "earlier": [*minutes.get("earlier", ()), *whole],
    }
    return {**panel, "minutes": now}


def _minutes(panel: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = panel.get("minutes", BEGUN)
    return found


def _on(minutes: Mapping[str, Any]) -> str:
    day = minutes.get("agreed_on")
    return f" on {day_words(date.fromisoformat(day))}" if day else ""
