"""Tables for the terminal: light, and readable at a hundred columns."""

from collections.abc import Callable, Iterable

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Column, Table
from rich.text import Text

__all__ = ["light_table", "with_whole_words"]


def light_table(title: Text, columns: Iterable[tuple[str, int]]) -> Table:
    """A table of headings and shares of the width; 0 is as wide as the longest line."""
    table = Table(title=title, title_justify="left", expand=True, box=SIMPLE_HEAD, leading=1)
    for heading, share in columns:
        table.add_column(heading, ratio=share or None, no_wrap=not share, overflow="fold")
    return table


def with_whole_words(table: Table, width: int) -> Table:
    """The table, filled, with columns in which no word is broken, where `width` columns hold them.

    What is over goes to the columns by their shares.
    """
    fixed = sum(_widest(column, str.splitlines) for column in table.columns if not column.flexible)
    # Each column has a space on either side, and stands between two edges.
    room = width - fixed - 3 * len(table.columns) - 1
    shared = [column for column in table.columns if column.flexible]
    words = [_widest(column, str.split) for column in shared]
    over = room - sum(words)
    if over < 0:
        return table
    shares = sum(column.ratio or 0 for column in shared)
    # First to those that have less than their share.
    wanted = [
        max(0.0, room * (column.ratio or 0) / shares - longest)
        for column, longest in zip(shared, words, strict=True)
    ]
    for column, longest, want in zip(shared, words, wanted, strict=True):
        column.width = longest + (int(over * want / sum(wanted)) if sum(wanted) else 0)
        column.ratio = None
    # What rounding leaves goes to the last, or all columns would share it.
    shared[-1].width = (shared[-1].width or 0) + room - sum(one.width or 0 for one in shared)
    return table


def _widest(column: Column, parts: Callable[[str], list[str]]) -> int:
    return max((cell_len(part) for cell in column.cells for part in parts(str(cell))), default=0)
