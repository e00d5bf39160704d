"""What the cases and meetings of a folder say together: their actions, and what was raised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.case import Service
from generator.panel.register import Register

__all__ = ["Logbook"]


@dataclass(frozen=True)
class Logbook:
    """The register of a folder, in `data` in the form of register-view.schema.json.

    `register` holds the same actions with their history, `children` each child's initials by case
    identifier. `service` is None where the files say all of it themselves.
    """

    data: Mapping[str, Any] = field(repr=False)
    register: Register = field(repr=False)
    children: Mapping[str, str] = field(repr=False)
    service: Service | None = field(default=None, repr=False)

    @property
    def identifier(self) -> str:
        """Stands in file names: it is of all the meetings of a folder."""
        return "all-meetings"
