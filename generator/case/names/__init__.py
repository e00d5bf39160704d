"""Names in a case: whose they are, and where another child's stand."""

from generator.case.names.beside import OtherChild, children_in
from generator.case.names.described import Description
from generator.case.names.doubts import Doubt, key_of
from generator.case.names.extracts import Others
from generator.case.names.search import Named, Stranger, search, strange_words

__all__ = [
    "Description",
    "Doubt",
    "Named",
    "OtherChild",
    "Others",
    "Stranger",
    "children_in",
    "key_of",
    "search",
    "strange_words",
]
