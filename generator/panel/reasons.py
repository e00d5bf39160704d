"""The reasons that bring a child to a panel, as kinds of panel name them."""

__all__ = ["REASONS"]

REASONS = (
    *("sentenced", "remanded", "in-custody", "six-months-before-release"),
    *("month-after-release", "transition", "court", "asked-for", "escalation"),
)
