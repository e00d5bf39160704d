"""Word templates: opened, proved, merged. Knows nothing of youth justice."""

from generator.word.faults import Fault, Place
from generator.word.part import Part, Tag
from generator.word.template import Template

__all__ = ["Fault", "Part", "Place", "Tag", "Template"]
