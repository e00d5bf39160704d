"""Takes plain paragraphs out of a part before it is parsed: most of a document is nothing else.

Words in runs, with bookmarks and content controls around them, need no tree. A pattern finds them,
alone in their cell or not, and an empty element with a number stands in their place. Whatever is
not quite as plain stays in the part, for the parser to read and to judge.
"""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from generator.pdf.read._xml import Node, W

NUMBER = "tc-plain"
"""The attribute of an element that stands where a piece was taken out."""

_ATTRIBUTES = r'(?: w\w*:\w+="[^"<>&]*")*+'
_RUN = (
    rf"<w:r{_ATTRIBUTES}>(?:<w:rPr/>|(<w:rPr>(?>.*?</w:rPr>)))?"
    r'<w:t(?: xml:space="preserve")?+>([^<]*)</w:t></w:r>'
)
_BOOKMARK = r'<w:bookmark(?:Start|End)(?: w:\w+="[^"<>]*")*+/>'
_CONTROL = (
    r'<w:sdt>(?:<w:sdtPr>(?:<w:\w+(?: w:\w+="[^"<>]*")*+/>)*+</w:sdtPr>)?<w:sdtContent>',
    "</w:sdtContent></w:sdt>",
)
_UNNAMED_RUN = _RUN.replace("(<w:rPr>", "(?:<w:rPr>").replace("([^<]*)", "[^<]*")
_BITS = f"(?:{_UNNAMED_RUN}|{_BOOKMARK})*+"
_PLAIN = re.compile(
    rf"(<w:(?:tc>(<w:tcPr>(?>.*?</w:tcPr>))<w:)?p{_ATTRIBUTES}>(<w:pPr>(?>.*?</w:pPr>))?(?:{_RUN})?+"
    rf"((?:{_UNNAMED_RUN}|{_BOOKMARK}|{_BITS.join(_CONTROL)})*+)</w:p>(?(2)</w:tc>))",
    re.DOTALL,
)
_EACH = _PLAIN.groups + 1
_RUNS = re.compile(rf'{_RUN}|<w:bookmarkStart[^>]*? w:name="([^"]*)"', re.DOTALL)
# What text may hold and we do not spell out; controls and returns are the parser's to judge, too.
_ODD_ENTITY = re.compile("&(?!(?:amp|lt|gt|quot|apos|#34|#39);)")
_CONTROLS = bytes({*range(9), 11, 12, *range(13, 32)})
_BINDS_W = f'xmlns:w="{W[1:-1]}"'
_ENTITIES = (
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&#34;", '"'), ("&#39;", "'"),
    ("&amp;", "&"),
)  # fmt: skip
_LONGEST_PROPERTIES = 2000


@dataclass(frozen=True, slots=True)
class Taken:
    """The plain paragraphs of a part, by number: what stands in each place of these lists.

    `cells` has the w:tcPr of those alone in a cell, `properties` the w:pPr, `said` and `texts` the
    w:rPr and the words, as they show, of their first run; None for none. `more` has those of the
    other runs; one that has a name instead is a bookmark.
    """

    cells: list[str | None]
    properties: list[str | None]
    said: list[str | None]
    texts: list[str | None]
    more: list[list[tuple[str, str, str]]]

    def drop(self, number: int) -> None:
        """Forget a paragraph that was not taken out after all."""
        self.cells[number] = self.texts[number] = None
        self.more[number] = []


NOTHING = Taken([], [], [], [], [])


def taken_out(data: bytes) -> tuple[str, Taken] | None:
    """The part with numbers in the places of its plain paragraphs, and these; None if it is odd."""
    # Comments and instructions may hold what looks plain, for they are not read; quoted text is.
    if b"<![CDATA[" in data or NUMBER.encode() in data:
        return None
    if len(data.translate(None, _CONTROLS)) != len(data):
        return None
    try:
        part = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return None
    if _BINDS_W not in part[:4000] or part.count("xmlns:w=") != 1 or _ODD_ENTITY.search(part):
        return None
    if "\ufffe" in part or "\uffff" in part:
        return None
    found = _PLAIN.split(part)
    between, whole, cells, properties, said, texts, rest = (found[n::_EACH] for n in range(_EACH))
    more = [_RUNS.findall(runs) if runs else [] for runs in rest]
    # Beside the line that declares it, few parts hold what shows as something else.
    if "&" in part or "\t" in part or part.count("\n") > 1:
        texts = list(map(_shown, texts))
        more = [[(a, _shown(b) or "", _shown(c) or "") for a, b, c in runs] for runs in more]
    taken = Taken(cells, properties, said, texts, more)
    holes = [
        f'<w:p {NUMBER}="{n}"/>' if cell is None else f'<w:tc {NUMBER}="{n}"/>'
        for n, cell in enumerate(cells)
    ]
    asked = {*cells, *properties, *said, *[run[0] for runs in more if runs for run in runs]}
    odd = {one for one in asked if one and node(one) is None}
    if odd:
        for n, runs in enumerate(more):
            if odd.intersection((cells[n], properties[n], said[n], *[run[0] for run in runs])):
                holes[n] = whole[n]
                taken.drop(n)
    found = [""] * (len(between) + len(holes))
    found[0::2], found[1::2] = between, holes
    return "".join(found), taken


def _shown(text: str | None) -> str | None:
    if not text:
        return text
    if "&" in text:
        for code, letter in _ENTITIES:
            text = text.replace(code, letter)
    return text.replace("\n", " ").replace("\t", " ")


@lru_cache(maxsize=4096)
def node(properties: str) -> Node | None:
    """The element that says these properties; None for what is damaged, long or ends a section."""
    if len(properties) > _LONGEST_PROPERTIES or "<w:sectPr" in properties:
        return None
    try:
        return ElementTree.fromstring(f"<x {_BINDS_W}>{properties}</x>")[0]  # noqa: S314
    except ElementTree.ParseError:
        return None
