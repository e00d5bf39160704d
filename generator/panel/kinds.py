"""Kinds of panel, as data: members, questions, and what brings a child to one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from generator.errors import FaultyInputError
from generator.panel._kind_faults import kind_faults
from generator.spelling import nearest
from generator.toml import parse_toml

__all__ = ["Member", "PanelKind", "check_kind", "panel_kind", "panel_kinds"]

USUAL = "cart"


@dataclass(frozen=True)
class Member:
    """Who sits on a panel, by role. `agency` is empty for the service's own people.

    `when` is empty for those who sit through the whole panel, else `always`, `looked-after` or
    `transition`: for which children they come.
    """

    role: str
    agency: str = ""
    chairs: bool = False
    when: str = ""


@dataclass(frozen=True)
class PanelKind:
    """A kind of panel. `every_months` is 0 for one that meets when it is called.

    `quorum` counts members; `minutes_for_each_child` is the time of one item. `brings` are the
    reasons that bring a child to it, see `generator.panel.due`. `meeting` is the code by which a
    case file knows that it was heard.
    """

    name: str
    title: str
    source: str
    meeting: str
    every_months: int
    quorum: int
    minutes_for_each_child: int
    standing: tuple[str, ...]
    questions: tuple[str, ...]
    brings: tuple[str, ...]
    members: tuple[Member, ...]
    attends: tuple[Member, ...]


def panel_kinds(service: Path | None = None) -> Mapping[str, PanelKind]:
    """Every kind of panel by name: those in the service's folder `panels` before the shipped ones.

    Raises FaultyInputError with every fault of the service's own.
    """
    own = sorted((service / "panels").glob("*.toml")) if service else []
    faults = [f"panels/{path.name}: {fault}" for path in own for fault in check_kind(path)]
    if faults:
        raise FaultyInputError("Not every kind of panel of this service can be used:", faults)
    found = {path.stem: _kind(parse_toml(path.read_text("utf-8"))) for path in own}
    return dict(sorted({**_shipped(), **found}.items()))


def panel_kind(name: str | None, service: Path | None = None) -> PanelKind:
    """The kind of a meeting; a file without one is of the usual kind, `cart`.

    Raises FaultyInputError for a kind that nobody described.
    """
    known = panel_kinds(service)
    wanted = name or USUAL
    if wanted not in known:
        near = nearest(wanted, known)
        meant = f"Did you mean {near}? " if near else ""
        raise FaultyInputError(
            f"There is no kind of panel called {name!r}. {meant}Write one of: {', '.join(known)}."
        )
    return known[wanted]


def check_kind(path: Path) -> Iterator[str]:
    """What is wrong with the file of a kind, a sentence each."""
    try:
        data = parse_toml(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        yield f"It cannot be read: {error}."
        return
    yield from kind_faults(data, path.stem)


@cache
def _shipped() -> Mapping[str, PanelKind]:
    folder = files(__package__) / "data" / "kinds"
    found = [_kind(parse_toml(one.read_text("utf-8"))) for one in folder.iterdir()]
    return {kind.name: kind for kind in found}


def _kind(data: Mapping[str, Any]) -> PanelKind:
    return PanelKind(
        name=data["kind"],
        title=data["title"],
        source=data["source"],
        meeting=data["meeting"],
        every_months=data["every_months"],
        quorum=data["quorum"],
        minutes_for_each_child=data["minutes_for_each_child"],
        standing=tuple(data["standing"]),
        questions=tuple(data["questions"]),
        brings=tuple(data["brings"]),
        members=tuple(Member(**one) for one in data.get("members", ())),
        attends=tuple(Member(**{"when": "always", **one}) for one in data.get("attends", ())),
    )
