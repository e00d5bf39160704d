"""Checks of every sentence of an easy-read paper, by lists that a therapist can extend."""

from generator.easyread.sentences._check import Remark, reasons, remark_of, remarks
from generator.easyread.sentences._hard import explained_words, hard_words
from generator.easyread.sentences._lists import OWN_WORDS, Lists, lists_of, of_child, shipped_lists
from generator.easyread.sentences._paper import role_of
from generator.easyread.sentences._text import Line, label_end, sentences

__all__ = [
    "OWN_WORDS",
    "Line",
    "Lists",
    "Remark",
    "explained_words",
    "hard_words",
    "label_end",
    "lists_of",
    "of_child",
    "reasons",
    "remark_of",
    "remarks",
    "role_of",
    "sentences",
    "shipped_lists",
]
