"""Where templates, schemas, rule packs and samples are: a service's own folder first, then ours."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from generator.errors import ThroughcareError

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

    def find(self, room: Room, name: str) -> Path:
        """The file or folder of that name, from the first folder that has it.

        Raises ThroughcareError when no folder has it, or when the name would leave
        its folder.
        """
        for folder in self.roots(room):
            path = folder / name
            if path.exists() and path.resolve().is_relative_to(folder.resolve()):
                return path
        looked = " or ".join(str(folder) for folder in self.roots(room)) or "any folder"
        raise ThroughcareError(
            f"There is no {name} among the {room}. We looked in {looked}. Check the spelling."
        )

    def listing(self, room: Room) -> dict[str, Path]:
        """Everything in a room by name, in order of name; the service's own replaces ours.

        Names that begin with a dot or an underscore are left out.
        """
        found: dict[str, Path] = {}
        for folder in reversed(self.roots(room)):
            found |= {p.name: p for p in folder.iterdir() if p.name[0] not in "._"}
        return dict(sorted(found.items()))
