"""Table borders: which line wins on each edge of each cell."""

from generator.pdf.read._figures import Line

Said = dict[str, Line | None]
Four = list[Line | None]
"""A cell's lines at the top, right, bottom and left."""
_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)


def _weight(line: Line) -> float:
    return line.width * 2 if line.dash == "double" else line.width


def heavier(one: Line | None, other: Line | None) -> Line | None:
    """The line that is drawn where two meet: the heavier, and of equals the darker."""
    if one is None or other is None:
        return one or other
    weight, against = _weight(one), _weight(other)
    if weight != against:
        return one if weight > against else other
    return one if one.colour == other.colour or _ink(one) <= _ink(other) else other


def _ink(line: Line) -> int:
    return sum(int(line.colour[i : i + 2], 16) for i in (0, 2, 4))


def edges(table: Said, cell: Said, at_edges: tuple[bool, bool, bool, bool]) -> Four:
    """A cell's own four lines: what the cell says, else the table's outer or inner line.

    `at_edges` says for each side whether the cell touches the table's edge there.
    """
    top, right, bottom, left = at_edges
    return [
        cell["top"] if "top" in cell else table.get("top" if top else "insideH"),
        cell["right"] if "right" in cell else table.get("right" if right else "insideV"),
        cell["bottom"] if "bottom" in cell else table.get("bottom" if bottom else "insideH"),
        cell["left"] if "left" in cell else table.get("left" if left else "insideV"),
    ]


def settle(grid: list[list[Four | None]]) -> None:
    """Give both sides of every inner edge the same line.

    `grid` holds for each row and column the lines of the cell there, which are changed in place;
    the one list of a cell that spans stands in all its places.
    """
    for r, row in enumerate(grid):
        under = grid[r + 1] if r + 1 < len(grid) else []
        for c, here in enumerate(row):
            if here is None:
                continue
            right = row[c + 1] if c + 1 < len(row) else None
            below = under[c] if c < len(under) else None
            if right is not None and right is not here and right[_LEFT] is not here[_RIGHT]:
                here[_RIGHT] = right[_LEFT] = heavier(here[_RIGHT], right[_LEFT])
            if below is not None and below is not here and below[_TOP] is not here[_BOTTOM]:
                here[_BOTTOM] = below[_TOP] = heavier(here[_BOTTOM], below[_TOP])
