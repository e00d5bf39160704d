"""A line as it is set: words, what tabs leave open, and what is drawn on it."""

from typing import Any

from generator.pdf.layout._ink import Ink


class Words:
    """Text of one look on a line. `tag` says which element it belongs to: a link, a language."""

    __slots__ = ("ink", "tag", "text", "x")

    def __init__(self, x: float, ink: Ink, tag: Any) -> None:
        """Start at `x`, without text yet."""
        self.x, self.ink, self.tag, self.text = x, ink, tag, ""


class Gap:
    """What a tab leaves open: empty, filled with a leader, or underlined ("line")."""

    __slots__ = ("ink", "leader", "tag", "width", "x")

    def __init__(self, x: float, width: float, leader: str, ink: Ink, tag: Any) -> None:
        """From `x`, so wide."""
        self.x, self.width, self.leader, self.ink, self.tag = x, width, leader, ink, tag


class Drawn:
    """A picture or a drawing that stands on the line."""

    __slots__ = ("height", "picture", "tag", "width", "x")

    def __init__(self, x: float, picture: Any, width: float, height: float, tag: Any) -> None:
        """At `x`, at this size."""
        self.x, self.picture, self.width, self.height, self.tag = x, picture, width, height, tag


Part = Words | Gap | Drawn
Waiting = tuple[Any, Ink | None, Any, float]


class Line:
    """A line: its parts, and how far it reaches above and below its baseline.

    `start` and `limit` are where it may begin and end, `end` is where its last letter ends.
    """

    __slots__ = ("above", "below", "drop", "end", "hard", "limit", "marks", "parts", "start")

    def __init__(self, start: float, limit: float) -> None:
        """Between two places across the room."""
        self.parts: list[Part] = []
        self.marks: list[Any] = []
        self.start = self.end = start
        self.limit = limit
        self.above = self.below = 0.0
        # How far it goes down to stand clear of what floats.
        self.drop = 0.0
        self.hard = False
