"""What changed for a child between two states of their case, in easy words."""

from generator.easyread.comparing._compared import Change, Compared, Line, compared

__all__ = ["Change", "Compared", "Line", "compared"]
