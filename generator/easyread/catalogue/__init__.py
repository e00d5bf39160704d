"""The catalogue of conditions: official words by list, version and code, and what they mean."""

from generator.easyread.catalogue._explain import explain, filled
from generator.easyread.catalogue._match import Match, Near, choose, match
from generator.easyread.catalogue._mixed import mixed
from generator.easyread.catalogue._records import (
    ConditionList,
    Entry,
    Explanation,
    Form,
    Sentence,
    entry,
    explanation,
    lists,
)

__all__ = [
    "ConditionList",
    "Entry",
    "Explanation",
    "Form",
    "Match",
    "Near",
    "Sentence",
    "choose",
    "entry",
    "explain",
    "explanation",
    "filled",
    "lists",
    "match",
    "mixed",
]
