"""Checks a template's expressions against the JSON Schema of the data it will be merged with."""

from generator.word.typecheck._check import Prints, prints, typecheck
from generator.word.typecheck._fields import Field, fields
from generator.word.typecheck._run import TypeFault

__all__ = ["Field", "Prints", "TypeFault", "fields", "prints", "typecheck"]
