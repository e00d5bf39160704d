"""Imports: what a service's own system exports, made into cases by a mapping."""

from generator.sheets.imports._checked import load_mapping, mapping_faults
from generator.sheets.imports._child import Child, Entry, Place, Unknown, in_order
from generator.sheets.imports._choosing import Search, choosable, search_fields
from generator.sheets.imports._codes import CodeTable, code_tables
from generator.sheets.imports._draft import draft_mapping
from generator.sheets.imports._export import Export, Part
from generator.sheets.imports._ids import give_ids
from generator.sheets.imports._likeness import usual_words
from generator.sheets.imports._looking import Column, Looked, look_at_all
from generator.sheets.imports._mapping import Mapping
from generator.sheets.imports._proposing import (
    TableChoices,
    choices_of,
    chosen,
    files_taken,
    for_next_time,
    mapping_text,
    proposed,
    standing_fields,
    with_codes,
)
from generator.sheets.imports._whole import mapping_advice

__all__ = [
    "Child",
    "CodeTable",
    "Column",
    "Entry",
    "Export",
    "Looked",
    "Mapping",
    "Part",
    "Place",
    "Search",
    "TableChoices",
    "Unknown",
    "choices_of",
    "choosable",
    "chosen",
    "code_tables",
    "draft_mapping",
    "files_taken",
    "for_next_time",
    "give_ids",
    "in_order",
    "load_mapping",
    "look_at_all",
    "mapping_advice",
    "mapping_faults",
    "mapping_text",
    "proposed",
    "search_fields",
    "standing_fields",
    "usual_words",
    "with_codes",
]
