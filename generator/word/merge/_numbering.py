"""Numbers for lists that restart: laid into the template once, handed out in each render."""

from generator.word.compile._compiled import House

_MOST_LISTS = 2000


def number_xml(number: int, abstract: int, depth: int = 0, start: int = 1) -> str:
    """A list number that starts afresh at `start` on one level and at 1 on the others."""
    levels = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride '
        f'w:val="{start if level == depth else 1}"/></w:lvlOverride>'
        for level in range(9)
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{levels}</w:num>'


class Numbering:
    """The list numbers of one render; makes more when those laid in run out."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._used: dict[int, int] = {}
        self._added: list[str] = []

    def take(self, abstract: int, depth: int, start: int) -> int:
        """A number for a new list."""
        used = self._used.get(abstract, 0)
        pool = self._house.pool.get(abstract, ())
        if start == 1 and used < len(pool):
            self._used[abstract] = used + 1
            return pool[used]
        number = self._house.next_number + min(len(self._added), _MOST_LISTS)
        if len(self._added) <= _MOST_LISTS:
            self._added.append(number_xml(number, abstract, depth, start))
        return number

    @property
    def grew(self) -> bool:
        """Whether numbers were made beyond those laid in."""
        return bool(self._added)

    def part(self) -> str:
        """The list part, with the numbers that were added."""
        return f"{self._house.numbering}{''.join(self._added)}</w:numbering>"
