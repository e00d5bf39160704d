"""Three witnesses of a condition: its official words, its details and how it is explained."""

from generator.easyread.witness._compare import compared
from generator.easyread.witness._explanation import explanation_of, lines_of_sentences, plain
from generator.easyread.witness._findings import condition_words, in_studio, witnesses
from generator.easyread.witness._moments import moments_of_text
from generator.easyread.witness._record import Difference, Statement

__all__ = [
    "Difference",
    "Statement",
    "compared",
    "condition_words",
    "explanation_of",
    "in_studio",
    "lines_of_sentences",
    "moments_of_text",
    "plain",
    "witnesses",
]
