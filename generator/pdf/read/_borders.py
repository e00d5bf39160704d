"""Table borders: which line wins on each edge of each cell."""

from generator.pdf.read._model import Line

Said = dict[str, Line | None]


def _weight(line: Line | None) -> float:
    return 0.0 if line is None else line.width * (2 if line.dash == "double" else 1)


def heavier(one: Line | None, other: Line | None) -> Line | None:
    """The line that is drawn where two meet: the heavier, and of equals the darker."""
    if one is None or other is None:
        return one or other
    if _weight(one) != _weight(other):
        return one if _weight(one) > _weight(other) else other
    return one if _ink(one) <= _ink(other) else other


def _ink(line: Line) -> int:
    return sum(int(line.colour[i : i + 2], 16) for i in (0, 2, 4))


def edges(table: Said, cell: Said, at_edges: dict[str, bool]) -> Said:
    """A cell's own four lines: what the cell says, else the table's outer or inner line.

    `at_edges` says for each side whether the cell touches the table's edge there.
    """
    found: Said = {}
    for side, at_edge in at_edges.items():
        inner = "insideH" if side in ("top", "bottom") else "insideV"
        name = side if at_edge else inner
        found[side] = cell[side] if side in cell else table.get(name)
    return found


def settle(grid: "list[list[tuple[int, Said] | None]]") -> None:
    """Give both sides of every inner edge the same line.

    `grid` holds for each row and column the cell there, as its number and its lines, which are
    changed in place; a cell that spans stands in all its places.
    """
    for r, row in enumerate(grid):
        for c, here in enumerate(row):
            if here is None:
                continue
            right = row[c + 1] if c + 1 < len(row) else None
            below = grid[r + 1][c] if r + 1 < len(grid) and c < len(grid[r + 1]) else None
            if right is not None and right[0] != here[0]:
                line = heavier(here[1].get("right"), right[1].get("left"))
                here[1]["right"] = right[1]["left"] = line
            if below is not None and below[0] != here[0]:
                line = heavier(here[1].get("bottom"), below[1].get("top"))
                here[1]["bottom"] = below[1]["top"] = line
