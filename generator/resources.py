"""Where templates, schemas, rule packs and samples are: a service's own folder first, then ours."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["Resources", "Room", "shipped"]

Room = Literal["templates", "schemas", "samples", "packs"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def shipped(room: Room) -> Path:
    """The folder of a room that comes with Throughcare.

    In a wheel that is `generator/_shipped/<room>`, in a checkout the folder at the
    repository's root. Rule packs are part of the package in both.
    """
    if room == "packs":
        return _PACKAGE / "rules" / "packs"
    in_wheel = _PACKAGE / "_shipped" / room
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / room


@dataclass(frozen=True)
class Resources:
    """The shipped folders, with a service's own in front of them.

    `service` is a folder that may hold templates/, schemas/, samples/ and packs/ of
    its own; None means that the service has none.
    """

    service: Path | None = None

    def roots(self, room: Room) -> tuple[Path, ...]:
        """The folders of a room that exist, the service's own first."""
        ours = () if self.service is None else (self.service / room,)
        return tuple(folder for folder in (*ours, shipped(room)) if folder.is_dir())
