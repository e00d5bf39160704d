"""The catalogue of conditions: official words by list, version and code, and what they mean."""

from generator.easyread.catalogue._explain import explain, filled, nearest_level
from generator.easyread.catalogue._match import (
    Match,
    Near,
    choose,
    form_named,
    match,
    named_like,
    official_sentences,
)
from generator.easyread.catalogue._mixed import mixed
from generator.easyread.catalogue._records import (
    ConditionList,
    Entry,
    Explanation,
    Form,
    Sentence,
    entry,
    explanation,
    explanations,
    lists,
    written,
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
    "explanations",
    "filled",
    "form_named",
    "lists",
    "match",
    "mixed",
    "named_like",
    "nearest_level",
    "official_sentences",
    "written",
]
