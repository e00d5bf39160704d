"""Word files drawn at random from a seed: what people make of paragraphs, lists, tables, sections.

Every word is said once only, so that a word that is lost, said twice or moved is found by itself.
"""

from tests.pdf.layout._author import Author
from tests.pdf.pieces import abstract, heading, num, png
from tests.pdf.wordfile import A4, HEADER_ROW, field, p, r, word

_NUMBERING = (
    abstract(
        0, ("decimal", "%1.", 720, 360), ("lowerLetter", "(%2)", 1440, 360),
        ("lowerRoman", "%3.", 2160, 480),
    )
    + abstract(1, ("bullet", "•", 500, 250), ("bullet", "–", 1000, 250), ("bullet", "o", 1500, 250))
    + abstract(
        2, ("decimal", "%1", 720, 720), ("decimal", "%1.%2", 720, 720),
        ("decimal", "%1.%2.%3", 1080, 1080),
    )
    + num(1, 0) + num(2, 1) + num(3, 2) + num(4, 0, restart=True)
)  # fmt: skip
_LANDSCAPE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1200" w:right="1000" '
    'w:bottom="1000" w:left="1300" w:header="600" w:footer="500" w:gutter="0"/>'
)
_SMALL = (
    '<w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="1100" w:right="900" w:bottom="1000" '
    'w:left="900" w:header="500" w:footer="450" w:gutter="0"/>'
)
_SHEETS = {A4: 9026, _LANDSCAPE: 14538, _SMALL: 6591}
_COUNTS = (0, 1, 1, 2, 3, 5, 8, 20)


def document(seed: int) -> bytes:
    """The Word file of a seed: one to six pages."""
    return _Book(seed).file()


class _Book(Author):
    def file(self) -> bytes:
        sheet = self.choice((A4, A4, _SMALL, _LANDSCAPE))
        furniture = self._furniture()
        body = heading(self.words(3)) if self.often(0.7) else ""
        level = 1
        sections = self.choice((1, 1, 1, 2, 3))
        for n in range(sections):
            columns = self.choice((1, 1, 1, 2, 3)) if sections > 1 and not self.plain else 1
            start = self.choice(("continuous", "continuous", "nextPage")) if n else "nextPage"
            if start == "nextPage" and n:
                sheet = self.choice((A4, sheet, _LANDSCAPE))
            self.room = (_SHEETS[sheet] - 400 * (columns - 1)) // columns
            for _ in range(self.randint(2, 14)):
                if body and self.often(0.12):
                    level = self.randint(1, min(3, level + 1))
                    body += heading(self.words(self.randint(1, 6)), level)
                else:
                    body += self._block()
            said = "" if columns == 1 else f'<w:cols w:num="{columns}" w:space="400"/>'
            ends = f'{"" if n else furniture}<w:type w:val="{start}"/>{sheet}{said}'
            if n + 1 < sections:
                body += f"<w:p><w:pPr><w:sectPr>{ends}</w:sectPr></w:pPr>{self.run(2)}</w:p>"
        while len(self.marks) < len(self.wanted):
            body += f"<w:p>{self.mark()}{self.run(2)}</w:p>"
        return word(
            body, section=ends, numbering=_NUMBERING, parts=self._parts,
            media={"logo.png": png()}, links={"site": "https://example.org/a?b=c"},
        )  # fmt: skip

    def _furniture(self) -> str:
        """Headers and footers; their words are beyond what the body says."""
        self._parts: dict[str, str] = {}
        made = ""
        for where in ("header", "footer"):
            for kind in self.sample(("default", "first"), self.randint(0, 2)):
                name = f"{where}{len(self._parts) + 1}"
                lines = p("FURNITURE") * self.choice((1, 1, 2, 5))
                lines += f"<w:p>{r('Page ')}{field('PAGE')}{r(' of ')}{field('NUMPAGES')}</w:p>"
                self._parts[name] = lines
                made += f'<w:{where}Reference w:type="{kind}" r:id="{name}"/>'
        return made + ("<w:titlePg/>" if "first" in made else "")

    def _block(self) -> str:
        kind = self.random()
        if kind < 0.5:
            return self.paragraph(self.choice((3, 8, 20, 40, 90)))
        if kind < 0.58:
            return p("", self.space())
        if kind < 0.78:
            return self._list()
        # Word and LibreOffice join tables with nothing between them.
        return self._table(self.room, depth=0) + (p() if self.often(0.5) else p(self.words(4)))

    def _list(self) -> str:
        list_id = self.randint(1, 4)
        level, made = 0, ""
        for _ in range(self.randint(1, 6)):
            said = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
            if self.often(0.7):
                words = self.inside(self.choice((2, 5, 15, 30)))
                made += f"<w:p><w:pPr>{said}{self.space()}</w:pPr>{words}</w:p>"
            else:
                indent = f'<w:ind w:left="{720 * (level + 1)}"/>'
                made += p(self.words(self.randint(3, 25)), indent if made else said)
            level = max(0, min(2, level + self.choice((-1, 0, 0, 1))))
        return made

    def _table(self, room: int, depth: int) -> str:
        width = room if self.often(0.6) else room * 3 // 4
        columns = self.randint(1, max(1, min(5, width // 1600)))
        shares = [self.randint(2, 5) for _ in range(columns)]
        grid = [width * share // sum(shares) for share in shares]
        rows = self.randint(1, 8 if depth == 0 else 3)
        heads = self.choice((0, 0, 1, 1, 2)) if rows > 2 else 0
        made = ""
        down = [False] * columns
        for n in range(rows):
            made += self._row(grid, down, head=n < heads, last=n + 1 in (rows, heads), depth=depth)
        said = self.choice(("", "", '<w:jc w:val="center"/>', '<w:tblInd w:w="300" w:type="dxa"/>'))
        if self.often(0.3):
            said += (
                '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="120" w:type="dxa"/>'
                '<w:bottom w:w="80" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
            )
        style = "TableNormal" if self.often(0.15) else "TableGrid"
        columns_said = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
            f'{said}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns_said}</w:tblGrid>'
            f"{made}</w:tbl>"
        )

    def _row(self, grid: list[int], down: list[bool], *, head: bool, last: bool, depth: int) -> str:
        """One row; `down` says which columns a cell of the row above goes on in."""
        said = HEADER_ROW if head else ""
        if self.often(0.2):
            said += "<w:cantSplit/>"
        exact = self.often(0.05)
        if exact or self.often(0.1):
            rule = "exact" if exact else "atLeast"
            said += f'<w:trHeight w:val="{self.choice((300, 600, 1200))}" w:hRule="{rule}"/>'
        made, at = "", 0
        while at < len(grid):
            over = 1
            if down[at]:
                kind = "<w:vMerge/>"
                down[at] = not last and self.often(0.5)
                inside = p()
            else:
                if self.often(0.12) and not head:
                    while at + over < len(grid) and not down[at + over] and self.often(0.6):
                        over += 1
                kind = f'<w:gridSpan w:val="{over}"/>' if over > 1 else ""
                width = sum(grid[at : at + over])
                if over == 1 and not last and not head and self.often(0.1):
                    kind, down[at] = '<w:vMerge w:val="restart"/>', True
                # Others cut off what an exact height has no room for.
                inside = p(self.words(1)) if exact else self._cell(width, depth)
            made += (
                f'<w:tc><w:tcPr><w:tcW w:w="{sum(grid[at : at + over])}" w:type="dxa"/>{kind}'
                f"{self._cell_look()}</w:tcPr>{inside}</w:tc>"
            )
            at += over
        return f"<w:tr><w:trPr>{said}</w:trPr>{made}</w:tr>"

    def _cell_look(self) -> str:
        made = ""
        if self.often(0.1):
            made += '<w:shd w:val="clear" w:fill="FFF2CC"/>'
        if self.often(0.2):
            made += f'<w:vAlign w:val="{self.choice(("center", "bottom"))}"/>'
        return made

    def _cell(self, width: int, depth: int) -> str:
        if depth == 0 and width > 3000 and self.often(0.06):
            inner = self._table(width - 300, depth=1)
            return p(self.words(2)) + inner + p(self.words(1) if self.often(0.5) else "")
        room, self.room = self.room, width - 230
        made = ""
        for _ in range(self.choice((1, 1, 1, 1, 2, 3))):
            if self.often(0.5):
                made += p(self.words(self.choice(_COUNTS)))
            elif self.often(0.2) and width > 1500:
                made += p(
                    self.words(4),
                    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
                )
            else:
                made += self.paragraph(self.choice(_COUNTS), cell=True)
        self.room = room
        return made
