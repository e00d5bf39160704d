"""Which loops of a part make all the rows that a table has below its header rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"\n|<w:tbl>|</w:tbl>|<w:tr[ >]|</w:trPr>|<w:tblHeader/>|\{%-?\n ?(\w+)",
)
_OPENS, _CLOSES = {"for", "if"}, {"endfor", "endif"}


@dataclass
class _Table:
    """A table as far as it has been read. `depth` is how many statements are open round it."""

    depth: int
    headers: int = 0
    rows: list[int] = field(default_factory=list)
    loops: set[int] = field(default_factory=set)


def row_loops(source: str) -> frozenset[int]:
    """The lines of those loops, as the `lineno` of their nodes.

    Only loops without which no row would be left: a table with a row of its own below the
    header, or with rows of several loops or conditions, has none.
    """
    found: set[int] = set()
    open_: list[tuple[str, int]] = []
    tables: list[_Table] = []
    line = 1
    for token in _TOKEN.finditer(source):
        text = token.group()
        word = token.group(1)
        if text == "\n":
            line += 1
        elif word:
            line += text.count("\n")
            if word in _OPENS:
                open_.append((word, line))
            elif word in _CLOSES and open_:
                open_.pop()
        elif text == "<w:tbl>":
            tables.append(_Table(len(open_)))
        elif not tables:
            continue
        elif text == "</w:tbl>":
            found |= _only_loop(tables.pop())
        elif text == "<w:tblHeader/>":
            tables[-1].headers += 1
            if tables[-1].rows:
                tables[-1].rows.pop()
        elif text != "</w:trPr>":
            inside = open_[tables[-1].depth :]
            tables[-1].rows.append(len(inside))
            loops = [at for kind, at in inside if kind == "for"]
            tables[-1].loops.update(loops[:1] or [0])
    return frozenset(found)


def _only_loop(table: _Table) -> set[int]:
    """The one loop that all rows but the header rows stand in; nothing when there is no such."""
    if not table.headers or not table.rows or 0 in table.rows:
        return set()
    loops = table.loops - {0}
    return loops if len(loops) == 1 else set()
