"""Takes plain paragraphs out of a part before it is parsed: most of a document is nothing else.

Words in runs, with bookmarks and content controls around them, need no tree. A pattern finds them,
alone in their cell or not, and an empty element with a number stands in their place. Whatever is
not quite as plain stays in the part, for the parser to read and to judge.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from generator.pdf.read._xml import Node, W

NUMBER = "tc-plain"
"""The attribute of an element that stands where a piece was taken out."""

_ATTRIBUTES = r'(?: w\w*:[A-Za-z]\w*="[^"<>&]*")*+'


def _properties(name: str) -> str:
    # Never past another of them, nor far: many that begin and do not end take no longer for it.
    return rf"<w:{name}>(?:<(?!/?w:{name}>)/?w:[^<>]*+>){{0,100}}+</w:{name}>"


_RUN = (
    rf"<w:r{_ATTRIBUTES}>(?:<w:rPr/>|({_properties('rPr')}))?"
    # Outer blanks of text that does not say that they count are for the parser to take off.
    r'<w:t(?: xml:space="preserve">|>(?=<|[^<\s](?:[^<]*[^<\s])?<))([^<]*+)</w:t></w:r>'
)
_BOOKMARK = (
    r'<w:bookmarkStart(?: w:(?!name=)\w+="[^"<>&\s]*")*+ w:name="([^"<>&\s]+)"'
    r'(?: w:(?!name=)\w+="[^"<>&\s]*")*+/>'
)
_ANY_RUN, _ANY_BOOKMARK = (
    re.sub(r"\((?!\?)", "(?:", one) for one in (_RUN, f"{_BOOKMARK}|<w:bookmarkEnd{_ATTRIBUTES}/>")
)
_CONTROL = (
    r'<w:sdt>(?:<w:sdtPr>(?:<w:(?!bookmark)[A-Za-z]\w*(?: w:\w+="[^"<>]*")*+/>)*+</w:sdtPr>)?'
    rf"<w:sdtContent>(?:{_ANY_RUN}|{_ANY_BOOKMARK})*+</w:sdtContent></w:sdt>"
)
_PLAIN = re.compile(
    rf"(<w:(?:tc>({_properties('tcPr')})<w:)?p{_ATTRIBUTES}>({_properties('pPr')})?(?:{_RUN})?+"
    rf"((?:{_ANY_RUN}|{_ANY_BOOKMARK}|{_CONTROL})*+)</w:p>(?(2)</w:tc>))",
    re.ASCII,
)
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]*\?>)?\s*")
_EACH = _PLAIN.groups + 1
_RUNS = re.compile(f"{_RUN}|{_BOOKMARK}", re.ASCII)
# What text may hold and we do not spell out; controls and returns are the parser's to judge, too.
_ODD_ENTITY = re.compile("&(?!(?:amp|lt|gt|quot|apos|#34|#39);)")
_CONTROLS = bytes({*range(9), 11, 12, *range(13, 32)})
_BINDS_W = f'xmlns:w="{W[1:-1]}"'
_BINDING = re.compile(r"xmlns:w\s*=")
_AS_SHOWN = (
    ("\t", " "), ("\n", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"),
    ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&"),
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
    part = _usual(data)
    if part is None:
        return None
    found = _PLAIN.split(part)
    between, whole, cells, properties, said, texts, rest = (found[n::_EACH] for n in range(_EACH))
    more = [_RUNS.findall(runs) if runs else [] for runs in rest]
    if "&" in part or "\t" in part or "\n" in part:
        _spell_out(texts, more)
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
    left = "".join(found)
    # What began in a comment or an instruction and ended after it was no paragraph.
    return None if "<!--" in left or "<?" in left else (left, taken)


def _usual(data: bytes) -> str | None:
    """The part without its declaration; None when it says what a pattern may mistake."""
    head = _DECLARATION.match(data)
    data = data[head.end() if head else 0 :]
    if b"<![CDATA[" in data or NUMBER.encode() in data:
        return None
    if len(data.translate(None, _CONTROLS)) != len(data):
        return None
    try:
        part = data.decode()
    except UnicodeDecodeError:
        return None
    root = part.find(">")
    if _BINDS_W not in part[:root] or len(_BINDING.findall(part)) != 1:
        return None
    if "\ufffe" in part or "\uffff" in part:
        return None
    return None if _ODD_ENTITY.search(part) else part


def _spell_out(texts: list[str | None], more: list[list[tuple[str, str, str]]]) -> None:
    for n, text in enumerate(texts):
        if text and ("&" in text or not text.isprintable()):
            texts[n] = _spelt_out(text)
    for runs in more:
        for n, (said, text, name) in enumerate(runs):
            if "&" in text or not text.isprintable():
                runs[n] = said, _spelt_out(text), name


def _spelt_out(text: str) -> str:
    for code, letter in _AS_SHOWN:
        text = text.replace(code, letter)
    return text


@lru_cache(maxsize=4096)
def node(properties: str) -> Node | None:
    """The element that says these properties; None for what is damaged, long or ends a section."""
    if len(properties) > _LONGEST_PROPERTIES or "<w:sectPr" in properties:
        return None
    try:
        return ElementTree.fromstring(f"<x {_BINDS_W}>{properties}</x>")[0]  # noqa: S314
    except ElementTree.ParseError:
        return None
