"""Word templates: opened, proved, merged. Knows nothing of youth justice.

A template is a Word file with docxtpl's tags in it. `Template.open` does all the work
that its documents share and keeps it; `prove` lists every fault with its place in words;
`render` merges data in a millisecond. `parts` gives checkers the Jinja source and tree of
each part, with the place of every tag.
"""

from generator.word.faults import Fault, Place
from generator.word.merge._bare import bare
from generator.word.merge._dates import time, weekday
from generator.word.merge._images import is_photograph
from generator.word.merge._missing import Gap, Missing, Needed, NotYet
from generator.word.part import Part, Tag
from generator.word.template import Template

__all__ = [
    "Fault",
    "Gap",
    "Missing",
    "Needed",
    "NotYet",
    "Part",
    "Place",
    "Tag",
    "Template",
    "bare",
    "is_photograph",
    "time",
    "weekday",
]
