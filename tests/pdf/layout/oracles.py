"""What must hold of any document that is set: each function gives the faults that it finds."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from generator.pdf.read._model import Block, Counter, Document, Mark, Table, Text
from generator.pdf.read._walk import leaves
from tests.pdf.layout.seen import Run, Seen

_CLEANED = str.maketrans({"‑": "-", "\xad": None, "\xa0": None})


def expected(document: Document) -> Iterator[str | Counter | Mark]:
    """What a reader is to hear: the body's words, its labels, its fields and where marks stand."""
    for section in document.sections:
        yield from _blocks(section.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str | Counter | Mark]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _blocks(cell.blocks)
            continue
        if block.label is not None:
            yield block.label.text
        for inline in leaves(block.inlines):
            if isinstance(inline, Text):
                capitals = inline.style.caps or inline.style.small_caps
                yield inline.text.upper() if capitals else inline.text
            elif isinstance(inline, Counter | Mark):
                yield inline


def misheard(document: Document, told: list[tuple[str, int]], pages: int) -> list[str]:
    """Where what the tags say is not what the document says, letter by letter in its order."""
    parts = list(expected(document))
    heard = _bare("".join(text for text, _ in told))
    pattern = "".join(
        re.escape(_bare(p)) if isinstance(p, str) else r"(\d+)" if isinstance(p, Counter) else "()"
        for p in parts
    )
    found = re.fullmatch(pattern, heard)
    if found is None:
        return [_first_misheard(parts, heard)]
    ends = list(accumulate(len(_bare(text)) for text, _ in told))
    marks: dict[str, int] = {}
    numbers: list[tuple[Counter, str]] = []
    for n, part in enumerate((p for p in parts if not isinstance(p, str)), 1):
        if isinstance(part, Counter):
            numbers.append((part, found[n]))
        else:
            at = min(bisect_right(ends, found.start(n)), len(told) - 1)
            marks.setdefault(part.name, told[at][1])
    wanted = {"NUMPAGES": pages}
    return [
        f"{counter.kind} {counter.argument} says {said} instead of {meant}"
        for counter, said in numbers
        if int(said) != (meant := wanted.get(counter.kind) or marks[counter.argument])
    ]


def _first_misheard(parts: list[str | Counter | Mark], heard: str) -> str:
    at = 0
    for part in parts:
        if isinstance(part, str):
            said = _bare(part)
            if not heard.startswith(said, at):
                return f"{heard[at : at + 60]!r} is heard instead of {said[:60]!r}"
            at += len(said)
        elif isinstance(part, Counter) and (number := re.match(r"\d+", heard[at:])):
            at += number.end()
    return f"{heard[at : at + 60]!r} is heard after the end"


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(_CLEANED))


def misplaced(document: Document, told: list[tuple[str, int]]) -> list[str]:
    """Paragraphs outside tables that are not drawn one after another, on one page after another."""
    pages = [page for _, page in told]
    if any(isinstance(b, Table) for s in document.sections for b in s.blocks):
        return []
    return [] if pages == sorted(pages) else [f"pages are read in the order {pages}"]


def astray(document: Document, found: Seen) -> list[str]:
    """Letters outside their page, and letters of the body below what the page has for it."""
    faults = []
    bottoms = _bottoms(document)
    for letter in found.letters:
        if letter.text.isspace():
            continue
        width, height = found.sizes[letter.page - 1]
        inside = letter.x >= -0.5 and letter.end <= width + 0.5
        if not inside or not 0 <= letter.baseline <= height:
            faults.append(f"outside page {letter.page}: {letter}")
        elif letter.mark >= 0 and letter.baseline > height - bottoms[(width, height)] + 0.5:
            faults.append(f"below the margin of page {letter.page}: {letter}")
    return faults[:3]


def _bottoms(document: Document) -> dict[tuple[float, float], float]:
    """The least bottom margin that sections with a page of this size have."""
    found: dict[tuple[float, float], float] = {}
    for section in document.sections:
        page = section.page
        for size, known in list(found.items()):
            if abs(size[0] - page.width) < 0.1 and abs(size[1] - page.height) < 0.1:
                found[size] = min(known, page.bottom)
        found.setdefault((page.width, page.height), page.bottom)
    return _Near(found)


class _Near(dict[tuple[float, float], float]):
    def __missing__(self, size: tuple[float, float]) -> float:
        near = min(self, key=lambda known: abs(known[0] - size[0]) + abs(known[1] - size[1]))
        return self[near]


def overlaps(found: Seen) -> list[str]:
    """Words drawn over other words."""
    faults = []
    pages: dict[int, list[Run]] = {}
    for run in found.runs():
        pages.setdefault(run.page, []).append(run)
    for runs in pages.values():
        runs.sort(key=lambda run: run.baseline)
        for n, one in enumerate(runs):
            for other in runs[n + 1 :]:
                top = other.baseline - 0.55 * other.size
                if other.baseline - one.baseline > 40:
                    break
                if top < one.baseline - 0.1 and one.x < other.end - 0.7 and other.x < one.end - 0.7:
                    faults.append(f"{one} overlaps {other}")
    return faults


def agreement(one: Seen, other: Seen, near: float = 1.0) -> tuple[int, int, list[str]]:
    """How many words stand beside, or below, the word before them as they do in another PDF.

    Of how many; and those that do not. Steps from word to word are compared, so that what differs
    is counted where it differs and not on every page after it.
    """
    theirs = _steps(other)
    mine = _steps(one)
    faults = []
    for words, (before, after) in mine.items():
        match = theirs.get(words)
        if match is None or not _alike(before, after, *match, near):
            faults.append(f"{_place(before)}, {_place(after)} but {_places(match)}")
    return len(mine) - len(faults), len(mine), faults


def _steps(found: Seen) -> dict[tuple[str, str], tuple[Run, Run]]:
    runs = _telling(found)
    return {(a.text, b.text): (a, b) for a, b in pairwise(runs)}


def _alike(a: Run, b: Run, c: Run, d: Run, near: float) -> bool:
    if b.page - a.page != d.page - c.page:
        return False
    down = (b.baseline - a.baseline) - (d.baseline - c.baseline)
    across = (b.x - a.x) - (d.x - c.x)
    return b.page != a.page or max(abs(down), abs(across)) <= near


def _telling(found: Seen) -> list[Run]:
    """The words that are nowhere else: no labels, and no numbers of pages."""
    return [run for run in found.runs() if "q" in run.text.lower()]


def _place(run: Run) -> str:
    return f"{run.text!r} page {run.page} at {run.x:.1f}, {run.baseline:.1f}"


def _places(match: tuple[Run, Run] | None) -> str:
    return "not one after the other" if match is None else ", ".join(map(_place, match))


__all__ = ["agreement", "astray", "expected", "misheard", "misplaced", "overlaps"]
