"""Imports: what a service's own system exports, made into cases by a mapping."""

from generator.sheets.imports._checked import load_mapping, mapping_faults
from generator.sheets.imports._child import Child, Entry, Place, Unknown, in_order
from generator.sheets.imports._codes import CodeTable, code_tables
from generator.sheets.imports._draft import draft_mapping
from generator.sheets.imports._export import Export, Part
from generator.sheets.imports._ids import give_ids
from generator.sheets.imports._mapping import Mapping
from generator.sheets.imports._whole import mapping_advice

__all__ = [
    "Child",
    "CodeTable",
    "Entry",
    "Export",
    "Mapping",
    "Part",
    "Place",
    "Unknown",
    "code_tables",
    "draft_mapping",
    "give_ids",
    "in_order",
    "load_mapping",
    "mapping_advice",
    "mapping_faults",
]
