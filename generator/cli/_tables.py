"""Tables for the terminal: light, and readable at a hundred columns."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

__all__ = ["light_table"]


def light_table(title: Text, columns: Iterable[tuple[str, int]]) -> Table:
    """A table of headings and shares of the width; 0 is as wide as the longest line."""
    table = Table(title=title, title_justify="left", expand=True, box=SIMPLE_HEAD, leading=1)
    for heading, share in columns:
        table.add_column(heading, ratio=share or None, no_wrap=not share, overflow="fold")
    return table
