"""Markdown read into plain blocks, for whoever shows a narrative elsewhere than in Word."""

from generator.word.merge._markdown import Block, Cell, Run, Table, read
from generator.word.merge._rich import safe_url

__all__ = ["Block", "Cell", "Run", "Table", "read", "safe_url"]
