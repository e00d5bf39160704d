"""Draws words, looks and paragraphs at random, as the XML of a Word file."""

import random

from tests.pdf.features import aligned, anchored, offset
from tests.pdf.pieces import TAB, spacing
from tests.pdf.wordfile import field, picture, r

_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
    "yo",
    "zu",
]
_ENDS = ("", "", "", "", "", "", ",", ".", ";", "’s", ":", "!")
_FONTS = ("Arial", "Arial", "Times New Roman", "Calibri", "Cambria", "Courier New")
_LOOKS = (
    "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:u w:val="single"/>', "<w:strike/>", "<w:smallCaps/>",
    "<w:caps/>", '<w:color w:val="C00000"/>', '<w:highlight w:val="yellow"/>',
    '<w:sz w:val="28"/>', '<w:sz w:val="17"/>', '<w:vertAlign w:val="superscript"/>',
    '<w:vertAlign w:val="subscript"/>', '<w:spacing w:val="30"/>', '<w:spacing w:val="-8"/>',
    '<w:kern w:val="16"/>', '<w:lang w:val="fr-FR"/>', '<w:lang w:val="cy-GB"/>',
    '<w:position w:val="4"/>',
)  # fmt: skip
_LINES = (
    {"line": 240, "lineRule": "auto"}, {"line": 276, "lineRule": "auto"},
    {"line": 360, "lineRule": "auto"}, {"line": 216, "lineRule": "auto"},
    {"line": 300, "lineRule": "exact"}, {"line": 400, "lineRule": "atLeast"},
)  # fmt: skip
_STOPS = (
    '<w:tabs><w:tab w:val="left" w:pos="1500"/><w:tab w:val="right" w:leader="dot" '
    'w:pos="{end}"/></w:tabs>',
    '<w:tabs><w:tab w:val="center" w:pos="{middle}"/><w:tab w:val="right" w:pos="{end}"/></w:tabs>',
    '<w:tabs><w:tab w:val="left" w:pos="900"/><w:tab w:val="left" w:pos="2200"/></w:tabs>',
    "",
)


class Author(random.Random):
    """Writes at random, the same for the same seed. `room` is how wide the text is, in twips."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.room = 9026
        self.said = 0
        self.marks: list[str] = []
        self.wanted: list[str] = []
        self.plain = self.random() < 0.3

    def often(self, share: float) -> bool:
        return self.random() < share

    def word(self) -> str:
        """A word that is nowhere else: what follows its last q is its number."""
        self.said += 1
        rest, ends = self.said, ""
        while rest:
            rest, digit = divmod(rest, 20)
            ends += _SYLLABLES[digit]
        starts = "".join(self.choices(_SYLLABLES, k=self.choice((0, 0, 1, 1, 2, 3))))
        made = f"{starts}q{ends}"
        if self.often(0.03):
            made = f"{self.choice(_SYLLABLES)}{self.choice('-–/')}{made}"
        if self.often(0.02):
            made = f"£{made}é"
        if self.often(0.15):
            made = made.capitalize()
        return made + self.choice(_ENDS)

    def words(self, count: int) -> str:
        return " ".join(self.word() for _ in range(count))

    def look(self) -> str:
        if self.plain or self.often(0.7):
            return ""
        if self.often(0.15):
            font = self.choice(_FONTS)
            return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
        return self.choice(_LOOKS)

    def run(self, count: int) -> str:
        """Words in one look; now and then a word in two."""
        look = self.look()
        made = r(self.words(count), look)
        if self.often(0.1):
            made += r(self.word(), self.look())
        return made + r(" ")

    def inline(self, *, cell: bool = False) -> str:
        """Something else than words among words."""
        kind = self.randrange(12)
        if kind == 0:
            return "<w:r><w:br/></w:r>"
        if kind == 1:
            return TAB
        if kind == 2:
            return f'<w:hyperlink r:id="site">{r(self.words(2), "<w:u/>")}</w:hyperlink>{r(" ")}'
        if kind == 3:
            name = f"mark{len(self.wanted)}"
            self.wanted.append(name)
            linked = r(self.words(3), '<w:color w:val="0563C1"/>')
            return f'<w:hyperlink w:anchor="{name}">{linked}</w:hyperlink>{r(" ")}'
        if kind == 4 and self.wanted:
            return r("page ") + field(f"PAGEREF {self.choice(self.wanted)} \\h", "1") + r(" ")
        if kind == 5:
            return r("of ") + field("NUMPAGES", "1") + r(" ")
        if kind == 6 and self.often(0.6):
            return picture("logo", self.randint(8, 60), self.randint(8, 40)) + r(" ")
        if kind == 7 and not cell and self.often(0.3):
            return self.float()
        if kind == 8 and not cell and self.often(0.1):
            return '<w:r><w:br w:type="page"/></w:r>'
        return self.mark() + self.run(2)

    def mark(self) -> str:
        """A bookmark, as often as links have asked for one."""
        if len(self.marks) >= len(self.wanted):
            return ""
        name = self.wanted[len(self.marks)]
        self.marks.append(name)
        number = len(self.marks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'

    def float(self) -> str:
        """A picture away from the text."""
        wide, high = self.randint(20, 90), self.randint(20, 60)
        if self.often(0.3):
            across = aligned("margin", self.choice(("left", "center", "right")))
            return anchored("logo", wide, high, across, offset("paragraph", 0), "wrapTopAndBottom")
        across = self.choice((offset("column", 100), aligned("page", "right"), offset("page", 40)))
        down = self.choice((offset("paragraph", 5), aligned("margin", "bottom"), offset("page", 9)))
        return anchored("logo", wide, high, across, down)

    def inside(self, count: int, *, cell: bool = False) -> str:
        """The inside of a paragraph of about so many words."""
        made = self.mark() if self.often(0.5) else ""
        while count > 0:
            some = min(count, self.randint(1, 12))
            made += self.run(some)
            count -= some
            if not self.plain and self.often(0.12):
                made += self.inline(cell=cell)
        return made

    def properties(self, *, cell: bool = False) -> str:
        """What a paragraph says of itself."""
        made = ""
        if self.often(0.15):
            made += "<w:keepNext/>"
        if self.often(0.1):
            made += "<w:keepLines/>"
        if self.often(0.02) and not cell:
            made += "<w:pageBreakBefore/>"
        if self.often(0.1):
            made += '<w:widowControl w:val="0"/>'
        if self.often(0.1) and not self.plain:
            made += self.frame()
        if self.often(0.2):
            stops = self.choice(_STOPS)
            made += stops.format(end=self.room if not cell else 2000, middle=self.room // 2)
        made += self.space()
        if self.often(0.2):
            most = max(300, self.room // 6)
            left, right = self.randint(0, most), self.randint(0, self.room // 6)
            first = self.choice(("", f'w:firstLine="{self.randint(0, 400)}"', 'w:hanging="300"'))
            # Nothing hangs out of its cell.
            left = max(left, 300) if "hanging" in first else left
            made += f'<w:ind w:left="{left}" w:right="{right}" {first}/>'
        if self.often(0.05):
            made += "<w:contextualSpacing/>"
        if self.often(0.25):
            made += f'<w:jc w:val="{self.choice(("center", "right", "both", "both"))}"/>'
        return made

    def space(self) -> str:
        said = self.choice(_LINES) if self.often(0.4) else {}
        before = self.choice((0, 0, 60, 120, 240))
        return spacing(before=before, after=self.choice((0, 80, 120, 200)), **said)

    def frame(self) -> str:
        """Border lines, a shade, or both."""
        made = ""
        if self.often(0.7):
            sides = self.choice((("top", "left", "bottom", "right"), ("left",), ("bottom",)))
            wide, space = self.choice((4, 8, 24)), self.choice((1, 4, 8))
            lines = "".join(
                f'<w:{s} w:val="single" w:sz="{wide}" w:space="{space}" w:color="1F5C7A"/>'
                for s in sides
            )
            made += f"<w:pBdr>{lines}</w:pBdr>"
        if not made or self.often(0.4):
            made += '<w:shd w:val="clear" w:fill="E9F0F4"/>'
        return made

    def paragraph(self, count: int, more: str = "", *, cell: bool = False) -> str:
        said = self.properties(cell=cell)
        mark = self.look() if self.often(0.1) else ""
        ends = f"<w:rPr>{mark}</w:rPr>" if mark else ""
        return f"<w:p><w:pPr>{more}{said}{ends}</w:pPr>{self.inside(count, cell=cell)}</w:p>"
