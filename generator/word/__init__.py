"""Word templates: opened, proved, merged. Knows nothing of youth justice."""

from generator.word.faults import Fault, Place
from generator.word.part import Part, Tag

__all__ = ["Fault", "Part", "Place", "Tag"]
