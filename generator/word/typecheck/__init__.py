"""Checks a template's expressions against the JSON Schema of the data it will be merged with."""

from generator.word.typecheck._check import typecheck
from generator.word.typecheck._fields import Field, fields
from generator.word.typecheck._run import TypeFault

__all__ = ["Field", "TypeFault", "fields", "typecheck"]
