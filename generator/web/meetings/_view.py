"""A meeting as its page shows it: agenda with times, who comes, items, how far the minutes are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from generator.case import Panel
from generator.case.facts.words import clock, day_words, full_name, weekday_words
from generator.case.guide import guide
from generator.panel import life
from generator.readback.minutes import parts_of
from generator.web.meetings._list import State, state_of
from generator.web.meetings._sheet import slug_of

__all__ = ["Item", "Meeting", "Person", "meeting_of"]


@dataclass(frozen=True)
class Item:
    """A child's item on the agenda."""

    slug: str
    time: str
    name: str
    why: tuple[str, ...]
    presented_by: str
    actions: int
    has_text: bool


@dataclass(frozen=True)
class Person:
    """Somebody on the attendance. `stays` says for what; `state` is in words."""

    name: str
    role: str
    organisation: str
    state: str
    stays: str


@dataclass(frozen=True)
class Meeting:
    """A meeting. `facts` are labels with texts, `parts` the slugs of the minutes in order."""

    identifier: str
    title: str
    day: str
    state: State
    version: int
    locked: bool
    changed_since: bool
    facts: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    people: tuple[Person, ...]
    matters: int
    parts: tuple[str, ...]
    questions: int
    corrections: tuple[str, ...]


def meeting_of(panel: Panel, today: date, questions: int = 0) -> Meeting:
    """What the page of a meeting shows; `questions` are open ones about its extracts."""
    data = panel.data
    minutes = data.get("minutes", life.BEGUN)
    return Meeting(
        identifier=panel.identifier,
        title=data.get("name", panel.identifier),
        day=weekday_words(date.fromisoformat(data["date"])),
        state=state_of(panel, today),
        version=minutes["version"],
        locked=life.is_locked(data),
        changed_since=bool(life.was_changed(data)),
        facts=tuple((label, text) for label, text in _facts(data, minutes) if text),
        items=tuple(_item(panel, place) for place in range(len(panel.cases))),
        people=tuple(_people(panel)),
        matters=len(data.get("matters_arising", ())),
        parts=tuple(map(slug_of, parts_of(panel))),
        questions=questions,
        corrections=tuple(minutes.get("corrections", ())),
    )


def _facts(data: Mapping[str, Any], minutes: Mapping[str, Any]) -> list[tuple[str, str]]:
    times = [_clock(data[name]) for name in ("time", "end_time") if name in data]
    return [
        ("Time", " to ".join(times)),
        ("Where", data.get("where", "")),
        ("Chair", data["chair"]),
        ("Minute taker", data.get("minute_taker", "")),
        ("Sent for accuracy", _day(minutes.get("sent_on"))),
        ("Agreed", _day(minutes.get("agreed_on"))),
        ("Next panel", _day(data.get("next_panel"))),
    ]


def _item(panel: Panel, place: int) -> Item:
    item, case = panel.data["items"][place], panel.cases[place]
    return Item(
        slug=str(place + 1),
        time=_clock(item["time"]) if "time" in item else "",
        name=full_name(case.data["child"]),
        why=tuple(item.get("why", ())),
        presented_by=item.get("presented_by", ""),
        actions=len(item.get("actions", ())),
        has_text=any(item.get(name) for name in ("discussion", "decisions", "paragraphs")),
    )


def _people(panel: Panel) -> Sequence[Person]:
    """Who sits on the whole panel first, then by role."""
    found = guide("panel").find(("attendance", "status"))
    states = found.choices if found else {}
    places = {case.identifier: str(at) for at, case in enumerate(panel.cases, 1)}
    every = []
    for one in panel.data["attendance"]:
        own = [places[case] for case in one.get("for_items", ()) if case in places]
        stays = "The whole panel" if "for_items" not in one else f"Item {', '.join(own)}"
        every.append(
            Person(
                one["name"], one["role"], one.get("organisation", ""), states[one["status"]], stays
            )
        )
    return sorted(every, key=lambda one: (one.stays != "The whole panel", one.role.casefold()))


def _clock(text: str) -> str:
    return clock(time.fromisoformat(text))


def _day(text: str | None) -> str:
    return day_words(date.fromisoformat(text)) if text else ""
