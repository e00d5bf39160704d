"""Shared parts of templates: Word files that others take in by name, before they are compiled."""

from generator.word.shared._join import Joined, join, title_of

__all__ = ["Joined", "join", "title_of"]
