"""Fillable PDF forms: made from Word files, filled whoever made them, and read back.

`make` goes through `_controls` (what in the Word file becomes a field), `_tree` and `_typeface`;
`fill` through `_open`, `_fields`, `_fit` and `_faces` (how a field looks); `mapping` and
`reading` carry data to fields and back by a `_map`.
"""

from generator.pdf.forms._fields import Field, Value
from generator.pdf.forms._map import FieldMap, Source, field_map
from generator.pdf.forms.fill import Filled, fields, fill
from generator.pdf.forms.make import make_form
from generator.pdf.forms.mapping import Mapped, mapped
from generator.pdf.forms.reading import Change, Difference, answers, differences

__all__ = [
    "Change",
    "Difference",
    "Field",
    "FieldMap",
    "Filled",
    "Mapped",
    "Source",
    "Value",
    "answers",
    "differences",
    "field_map",
    "fields",
    "fill",
    "make_form",
    "mapped",
]
