"""The command line: a thin face over the toolkit."""

from generator.cli._main import main

__all__ = ["main"]
