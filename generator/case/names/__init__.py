"""Names in a case: whose they are, and where another child's stand."""

from generator.case.names.beside import OtherChild, children_in
from generator.case.names.extracts import Others
from generator.case.names.search import Named, Stranger, search, strange_words

__all__ = ["Named", "OtherChild", "Others", "Stranger", "children_in", "search", "strange_words"]
