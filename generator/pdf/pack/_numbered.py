"""A paper of ours with the numbers that its objects and tags have in every pack."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.pdf.write import _code
from generator.pdf.write._opened import Opened

# What the objects of all papers hang from, under the same number in each pack.
FONT = 1
CATALOG, TREE, PAGES, DOCUMENT, OUTLINES, METADATA, INFO = range(6, 13)
# One holds these together.
FIRST_FREE = INFO + 2
# What pages call the font of their number in the pack.
FOLIO = "Folio"
# The objects with which every file of ours begins, after its catalog.
_TREE, _LEAVES, _FONTS, _ROOT = range(2, 6)

_IS_PAGE = "<</Type/Page/"
_IS_BOOKMARK = "<</Title"
_REFERENCE = re.compile(r"\((?:[^\\()]|\\.)*\)|\b(\d+) 0 R")
_METADATA = re.compile(r"/Metadata (\d+) 0 R")
_OUTLINES = re.compile(r"/Outlines (\d+) 0 R")
_LANGUAGE = re.compile(r"/Lang\([^)]*\)")
_INSIDE = re.compile(r"/First \d+ 0 R/Last \d+ 0 R(?=/Count (\d+))")
_OWNERS = re.compile(r"/Nums\[(.*)\]>>/ParentTreeNextKey (\d+)")
_OWNED = re.compile(r"(\d+) (\[[^\]]*\]|\d+ 0 R)")
_NOTE = re.compile(r"\((n\d{8})\)(\d+) 0 R")
_PAGE = re.compile(
    r"(?P<head>.*/MediaBox\[0 0 (?P<width>\S+) (?P<height>\S+)\])/Contents (?P<content>\d+ 0 R)"
    r"(?P<middle>.*/StructParents )(?P<owner>\d+)(?P<end>.*)"
)
_LINK = re.compile(r"/StructParent (\d+)>>$")
_HELD = re.compile(r"/K \[(.*)\]>>$")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: what refers to it, its size in points, and the number of the stream of its folio."""

    reference: str
    width: float
    height: float
    folio: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper whose own objects have numbers from `first` and below `after`.

    `codes` are the small objects and `streams` the others, by number. Before them come `item`, the
    number of its bookmark, and those of the folios of its `leaves`. The numbers of its tags are
    below `after_owner`. `pages`, `owners` and `notes` refer to the node of its pages and to the
    leaves of the trees that lead from pages and from names to tags; `notes` is empty where it has
    none. `held` refers to its topmost tags; `inside` is the end of its bookmark's code, which says
    what is in it.
    """

    item: int
    first: int
    after: int
    after_owner: int
    codes: Mapping[int, str]
    streams: Mapping[int, tuple[str, bytes]]
    leaves: tuple[Leaf, ...]
    pages: str
    owners: str
    notes: str
    held: str
    inside: str


def numbered(paper: Opened, title: str, item: int, owner: int, *, front: bool = False) -> Numbered:
    """Give the objects of a paper the numbers from `item` on, and its tags those from `owner`.

    Its tags hang in a part of their own under the document of the pack, its bookmarks in one of
    their own. Those of the `front` stand in the document itself, and it has no bookmarks.
    """
    # Its bookmark, a folio for each page, and what holds the bookmark.
    first = item + sum(code.startswith(_IS_PAGE) for code in paper.codes.values()) + 2
    shift = first - 1
    part = first + max(*paper.codes, *paper.streams)
    owners, notes, after = part + 1, part + 2, part + 3
    catalog, tree = paper.codes[paper.root], paper.codes[_TREE]
    outlines = _number_in(_OUTLINES, catalog)
    # What the objects of a paper hang from in the pack.
    above = {_TREE: part, outlines: item} | ({_ROOT: DOCUMENT} if front else {})
    left = {paper.root, paper.info, _TREE, outlines, _number_in(_METADATA, catalog)}
    if front:
        left |= {n for n, code in paper.codes.items() if code.startswith(_IS_BOOKMARK)}
    codes = _moved_codes({n: c for n, c in paper.codes.items() if n not in left}, shift, above)
    streams = {
        shift + n: (_moved(entries, shift, above), data)
        for n, (entries, data) in paper.streams.items()
        if n not in left
    }
    leaves = tuple(_lead(codes, item + 1, owner))
    codes[shift + _LEAVES] = codes[shift + _LEAVES].replace("<<", f"<</Parent {PAGES} 0 R", 1)
    codes[shift + _FONTS] = codes[shift + _FONTS].replace("<<", f"<</{FOLIO} {FONT} 0 R", 1)
    root = codes.pop(shift + _ROOT)
    if not front:
        language = _LANGUAGE.search(catalog)
        codes[shift + _ROOT] = root.replace("/S/Document", "/S/Div", 1)
        codes[part] = (
            f"<</S/Part/P {DOCUMENT} 0 R/T{_code.text(title)}{language[0] if language else ''}"
            f"/K[{shift + _ROOT} 0 R]>>"
        )
    kids = _HELD.search(root)
    named = _rename_notes(codes, tree, shift)
    if named:
        pairs = "".join(f"({name}){reference}" for name, reference in named)
        codes[notes] = f"<</Limits[({named[0][0]})({named[-1][0]})]/Names[{pairs}]>>"
    after_owner, codes[owners] = _owned(_moved(tree, shift, above), owner)
    has_inside = outlines and not front
    inside = _INSIDE.search(_moved(paper.codes[outlines], shift, above)) if has_inside else None
    return Numbered(
        item=item,
        first=first,
        after=after,
        after_owner=after_owner,
        codes=codes,
        streams=streams,
        leaves=leaves,
        pages=f"{shift + _LEAVES} 0 R",
        owners=f"{owners} 0 R",
        notes=f"{notes} 0 R" if named else "",
        held=(kids[1] if kids else "") if front else f"{part} 0 R",
        inside=f"{inside[0]}/Count -{inside[1]}" if inside else "",
    )


def _number_in(what: re.Pattern[str], code: str) -> int:
    """The object that a catalog refers to; 0, which none is, where it refers to none."""
    found = what.search(code)
    return int(found[1]) if found else 0


def _moved(code: str, shift: int, above: Mapping[int, int]) -> str:
    """Code with other numbers in what refers to objects; strings stay as they are."""

    def move(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        number = int(found[1])
        return f"{above.get(number) or shift + number} 0 R"

    return _REFERENCE.sub(move, code)


def _moved_codes(codes: Mapping[int, str], shift: int, above: Mapping[int, int]) -> dict[int, str]:
    # All at once is faster. No code holds the end of a line.
    moved = _moved("\n".join(codes.values()), shift, above).split("\n")
    return dict(zip((shift + number for number in codes), moved, strict=True))


def _lead(codes: dict[int, str], folio: int, owner: int) -> Iterator[Leaf]:
    """Make room on each page for its number, and have pages and links lead to their tags."""
    for number, code in codes.items():
        if code.startswith("<</Type/Annot"):
            codes[number] = _LINK.sub(lambda of: f"/StructParent {int(of[1]) + owner}>>", code)
        elif code.startswith(_IS_PAGE):
            page = _PAGE.fullmatch(code)
            assert page
            codes[number] = (
                f"{page['head']}/Contents[{page['content']} {folio} 0 R]{page['middle']}"
                f"{int(page['owner']) + owner}{page['end']}"
            )
            yield Leaf(f"{number} 0 R", float(page["width"]), float(page["height"]), folio)
            folio += 1


def _rename_notes(codes: dict[int, str], tree: str, shift: int) -> list[tuple[str, str]]:
    """Name notes by their numbers in the pack; the names with what refers to the notes."""
    named = []
    for name, number in _NOTE.findall(tree):
        at = shift + int(number)
        codes[at] = codes[at].replace(f"/ID({name})", f"/ID(n{at:08})", 1)
        named.append((f"n{at:08}", f"{at} 0 R"))
    return named


def _owned(tree: str, owner: int) -> tuple[int, str]:
    """The leaf that leads from numbers to tags, and the number after its last."""
    found = _OWNERS.search(tree)
    assert found
    after = owner + int(found[2])
    pairs = " ".join(f"{int(n) + owner} {tags}" for n, tags in _OWNED.findall(found[1]))
    return after, f"<</Limits[{owner} {after - 1}]/Nums[{pairs}]>>"
