"""Pictures of a case where people would rather look: each a function from a view to what is shown.

Every one gives None where there is nothing to draw, else the picture as a vector in two formats,
the same in words, and how wide it is to be shown, as `journey` of view.schema.json has it. They are
made from the view of the document's readers alone, so nothing is drawn that these may not see.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.documents.overviews._calendar import calendar_view
from generator.documents.overviews._home import home_view
from generator.documents.overviews._network import network_view

__all__ = ["OVERVIEWS", "Overview"]


@dataclass(frozen=True)
class Overview:
    """A picture of a case: what draws it, and the sections of the view that it is drawn from."""

    view: Callable[[Mapping[str, Any]], dict[str, Any] | None]
    needs: tuple[str, ...]


# By the name that a kind asks for one, and that its template shows it by.
OVERVIEWS: Mapping[str, Overview] = {
    "calendar": Overview(calendar_view, ("attendance",)),
    "home": Overview(home_view, ("plan",)),
    "network": Overview(network_view, ("family", "workers")),
}
