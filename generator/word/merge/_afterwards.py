"""Repairs that only some templates need, on the XML of a rendered part."""

import re
from collections.abc import Callable

from generator.word.merge._job import Job
from generator.word.part import Part

_DRAWING = re.compile(r'(<wp:docPr [^>]*?\bid=")\d+')
_NUMBERED = re.compile(
    r'<w:(?:\w+Range|bookmark|perm)(?:Start|End) |<w:\w+ [^>]*\bw:id="[^>]*w:author='
)
_BESIDE_CELLS = re.compile(r"(?:</w:tc>|</w:trPr>|<w:tr>|<w:tr [^>]*>)\{%")

Repair = Callable[[str, Job], str]


def repairs(part: Part) -> list[Repair]:
    """The repairs that the outputs of a part may need, decided when it is compiled."""
    needed: list[Repair] = []
    if "<wp:docPr " in part.source and "{%\n for " in part.source:
        needed.append(renumber_drawings)
    if _NUMBERED.search(part.source) and re.search(r"\{%-?\n (?:for|if) ", part.source):
        needed.append(renumber_marks)
    if any(tag.kind == "span" for tag in part.tags) or _BESIDE_CELLS.search(part.source):
        needed.append(fit_grids)
    return needed


def renumber_drawings(xml: str, job: Job) -> str:
    """Give the copies of a drawing that a loop made numbers of their own."""
    return _DRAWING.sub(lambda match: f"{match[1]}{job.next_drawing()}", xml)


def renumber_marks(xml: str, job: Job) -> str:
    """Give copied bookmarks, comments, permissions and tracked changes what keeps them apart."""
    from generator.word.merge._marks import told_apart  # noqa: PLC0415 (rare, lazy)

    return told_apart(xml, job.marks)


def fit_grids(xml: str, job: Job) -> str:
    """Make the column list of each table fit its widest row."""
    from generator.word.merge._grids import fitted  # noqa: PLC0415 (costly, lazy)

    return fitted(xml)
