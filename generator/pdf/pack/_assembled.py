"""The file of a pack: its pieces, and the few objects that they hang from."""

import hashlib
from collections.abc import Sequence

from generator.pdf.pack._body import Body, body, stream
from generator.pdf.pack._folio import font
from generator.pdf.pack._front import Front
from generator.pdf.pack._numbered import (
    CATALOG,
    DOCUMENT,
    INFO,
    METADATA,
    OUTLINES,
    PAGES,
    TREE,
)
from generator.pdf.pack._piece import Piece
from generator.pdf.write import About, _code
from generator.pdf.write._about import information, xmp
from generator.pdf.write._file import HEAD, squeezed

_FREE = bytes(7)


def assembled(front: Front, pieces: Sequence[tuple[Piece, Body]]) -> bytes:
    """The file of pieces in their order, each with what joins it to the others."""
    bodies = [font(), _frame(front, [one for one, _ in pieces])]
    for one, joints in pieces:
        bodies += [joints, one.body]
    parts, at, rows = [HEAD], len(HEAD), {}
    for each in bodies:
        rows[each.first] = each.rows_at(at)
        parts.append(each.data)
        at += len(each.data)
    last = max(each.after for each in bodies)
    rows[0] = _FREE
    rows[last] = b"\0\1%b\0" % at.to_bytes(4, "big")
    identity = hashlib.sha256(b"".join(each.digest for each in bodies)).hexdigest()[:32]
    parts.append(
        stream(
            last,
            f"/Type/XRef/Size {last + 1}/Index[{_index(rows)}]/W[1 4 1]/Filter/FlateDecode"
            f"/DecodeParms<</Predictor 12/Columns 6>>/ID[<{identity}><{identity}>]"
            f"/Root {CATALOG} 0 R/Info {INFO} 0 R",
            squeezed(b"".join(rows[first] for first in sorted(rows))),
        )
    )
    parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(parts)


def _index(rows: dict[int, bytes]) -> str:
    """Which numbers the table has: the first of each stretch, and how many."""
    stretches: list[list[int]] = []
    for first in sorted(rows):
        count = len(rows[first]) // len(_FREE)
        if stretches and sum(stretches[-1]) == first:
            stretches[-1][1] += count
        else:
            stretches.append([first, count])
    return " ".join(f"{first} {count}" for first, count in stretches)


def _frame(front: Front, pieces: Sequence[Piece]) -> Body:
    """What the pieces hang from."""
    every = [one.numbered for one in pieces]
    # The leaves of a tree stand in the order of what they hold.
    ordered = sorted(every, key=lambda of: of.item)
    notes = " ".join(of.notes for of in ordered if of.notes)
    about = About(front.title, lang=front.lang)
    codes = {
        CATALOG: (
            f"<</Type/Catalog/Pages {PAGES} 0 R/Metadata {METADATA} 0 R"
            f"/Lang{_code.ascii_string(about.language)}/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {TREE} 0 R/ViewerPreferences<</DisplayDocTitle true>>"
            f"/PageMode/UseOutlines/Outlines {OUTLINES} 0 R>>"
        ),
        TREE: (
            f"<</Type/StructTreeRoot/K {DOCUMENT} 0 R"
            f"/ParentTree<</Kids[{' '.join(of.owners for of in ordered)}]>>"
            f"/ParentTreeNextKey {max(of.after_owner for of in every)}"
            f"{f'/IDTree<</Kids[{notes}]>>' if notes else ''}>>"
        ),
        PAGES: (
            f"<</Type/Pages/Count {sum(one.pages for one in pieces)}"
            f"/Kids[{' '.join(of.pages for of in every)}]>>"
        ),
        DOCUMENT: f"<</S/Document/P {TREE} 0 R/K [{' '.join(of.held for of in every)}]>>",
        OUTLINES: (
            f"<</Type/Outlines/First {every[0].item} 0 R/Last {every[-1].item} 0 R"
            f"/Count {len(every)}>>"
        ),
        INFO: information(about),
    }
    metadata = {METADATA: ("/Type/Metadata/Subtype/XML", xmp(about))}
    return body(CATALOG, INFO + 1, codes, metadata)
