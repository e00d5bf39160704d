"""What a narrative looks like on paper: the form in which two of them are compared."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.word.merge._dates import unjoined
from generator.word.merge._markdown import Block, Run, Table
from generator.word.merge._rich import safe_url

PARAGRAPH, ITEM, MORE, HEADING, QUOTE, RULE, TABLE = "p", "item", "more", "h", "quote", "rule", "t"
_ON = r'(?: w:val="(?:1|true|on)")?/>'
_LOOKS = {"b": f"<w:b{_ON}", "i": f"<w:i{_ON}"}
_KEEP_NEXT = re.compile(f"<w:keepNext{_ON}")
_DEEPEST = 9


class Piece(NamedTuple):
    """A paragraph, or a table.

    `kind` is one of the names above; MORE is a further paragraph of a list item. `depth`
    is that in lists, 0 outside them. `number` is that of a numbered item, 0 for a bullet.
    `rows` are a table's, each a cell's runs; `aligned` how its columns are.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    depth: int = 0
    number: int = 0
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    aligned: tuple[str, ...] = ()


def looks_of(paragraph: str, run: str) -> str:
    """The looks that a template gives all of a narrative: "b" bold, "i" italic, "k" kept.

    They say nothing about the text. `paragraph` and `run` are properties as XML; "k" is
    for a paragraph that is kept with the next one, as the engine does with headings.
    """
    looks = "".join(look for look, pattern in _LOOKS.items() if re.search(pattern, run))
    return looks + "k" * bool(_KEEP_NEXT.search(paragraph))


def pieces(blocks: Iterable[Block | Table], looks: str = "") -> tuple[Piece, ...]:
    """The blocks of a narrative as they come out on paper."""
    counts: dict[int, int] = {}
    made = []
    for block in blocks:
        if isinstance(block, Table):
            rows = (block.header, *block.rows)
            made.append(
                Piece(
                    TABLE,
                    rows=tuple(tuple(cell.runs for cell in row) for row in rows),
                    aligned=tuple(cell.align for cell in block.header),
                )
            )
            continue
        number = 0
        if block.lists and block.item:
            serial, start = block.lists[-1]
            counts[serial] = counts.get(serial, start - 1) + 1
            number = counts[serial] if start else 0
        made.append(Piece(_kind(block), block.runs, len(block.lists), number))
    return settled(made, looks)


def _kind(block: Block) -> str:
    if block.rule:
        return RULE
    if block.lists:
        return ITEM if block.item else MORE
    if block.heading:
        return HEADING
    return QUOTE if block.quote else PARAGRAPH


def settled(made: Iterable[Piece], looks: str) -> tuple[Piece, ...]:
    """Pieces with everything evened out that cannot be seen: empty ones, split runs."""
    out: list[Piece] = []
    for piece in made:
        if piece.kind == TABLE:
            out.append(_table(piece, looks))
            continue
        kind, runs = piece.kind, piece.runs
        if kind == HEADING and "k" in looks:
            kind, runs = PARAGRAPH, tuple(run._replace(bold=True) for run in runs)
        runs = evened(runs, looks + "b" * (kind == HEADING))
        if not runs and kind != RULE:
            continue
        before = out[-1].depth if out else 0
        depth = min(piece.depth, _DEEPEST, before + (kind == ITEM))
        if kind == MORE and depth == 0:
            kind = PARAGRAPH
        number = piece.number if kind == ITEM else 0
        out.append(Piece(kind, () if kind == RULE else runs, depth, number))
    return tuple(out)


def _table(piece: Piece, looks: str) -> Piece:
    width = len(piece.rows[0])
    rows = tuple(
        tuple(evened(cell, looks + "b" * (number == 0)) for cell in (*row, *[()] * width)[:width])
        for number, row in enumerate(piece.rows)
    )
    return Piece(TABLE, rows=rows, aligned=piece.aligned)


def evened(runs: Sequence[Run], looks: str) -> tuple[Run, ...]:
    """Runs of one look put together, spaces at the ends of a look outside it, none at the ends."""
    if len(runs) == 1 and _is_plain(runs[0]):
        text = unjoined(runs[0].text).strip(" ")
        return (runs[0]._replace(text=text),) if text else ()
    plain = [part for run in runs for part in _seen(run, looks)]
    parted = [part for run in _joined(plain) for part in _parted(run)]
    whole = list(_joined(parted))
    for at, run in enumerate(whole):
        if run.break_:
            continue
        text = unjoined(run.text)
        if at == 0 or whole[at - 1].break_:
            text = text.lstrip(" ")
        if at == len(whole) - 1 or whole[at + 1].break_:
            text = text.rstrip(" ")
        whole[at] = run._replace(text=text)
    whole = list(_joined(run for run in whole if run.text or run.break_))
    while whole and whole[-1].break_:
        whole.pop()
    while whole and whole[0].break_:
        whole.pop(0)
    return tuple(whole)


def _is_plain(run: Run) -> bool:
    """Whether a run is but words on one line, as most are."""
    return not (run.bold or run.italic or run.url or run.break_ or "\n" in run.text)


def _seen(run: Run, looks: str) -> Iterator[Run]:
    """A run as it shows: without the looks that all have, a bad link as its text."""
    text, url = run.text, run.url
    if url:
        safe = safe_url(url)
        if safe is None:
            text, url = text if url == text else f"{text} ({url})", ""
        else:
            url = re.sub(r"^(https?://[^/?#]+)/$", r"\1", safe)
    bold, italic = run.bold and "b" not in looks, run.italic and "i" not in looks
    look = run._replace(url=url, bold=bold, italic=italic, break_=False)
    for number, line in enumerate(text.split("\n")):
        if number or run.break_:
            yield Run("", break_=True)
        if line and not run.break_:
            yield look._replace(text=line)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    for look, same in groupby(runs, key=lambda run: run._replace(text="")):
        if look.break_:
            yield from same
        else:
            text = "".join(run.text for run in same)
            if text:
                yield look._replace(text=text)


def _parted(run: Run) -> Iterator[Run]:
    if run.break_ or not (run.bold or run.italic):
        yield run
        return
    text = run.text.strip(" ")
    start = run.text[: len(run.text) - len(run.text.lstrip(" "))]
    end = run.text[len(start) + len(text) :]
    outside = run._replace(bold=False, italic=False)
    yield from (
        part
        for part in (
            outside._replace(text=start),
            run._replace(text=text),
            outside._replace(text=end),
        )
        if part.text
    )
