"""Writes what a narrative shows as Markdown, which prints the same again."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from generator.word.merge._markdown import Run, read
from generator.word.readback.pieces import (
    HEADING,
    ITEM,
    MORE,
    PARAGRAPH,
    QUOTE,
    RULE,
    TABLE,
    Piece,
    pieces,
)

_SPECIAL = re.compile(r"([\\*_`\[\]|{}])")
_AT_START = re.compile(r"([-+#>=~]|\d+(?=[.)]))")
_GAP = re.compile(r"\n[ \t]*\n\s*")
_STARTS = {HEADING: "## ", QUOTE: "> "}


def written(shown: Sequence[Piece], looks: str, before: str = "") -> str | None:
    """Markdown that prints as `shown`; None when Markdown cannot say it.

    `looks` are those that the template gives anyway. `before` is the Markdown of an earlier
    version: its paragraphs that did not change are kept as they were typed.
    """
    for way in (_patched, _tight, _loose):
        text = way(shown, looks, before)
        if pieces(read(text), looks) == tuple(shown):
            return text
    return None


def _tight(shown: Sequence[Piece], _looks: str, _before: str) -> str:
    return _whole(shown)


def _loose(shown: Sequence[Piece], _looks: str, _before: str) -> str:
    return _whole(shown, loose=True)


def _patched(shown: Sequence[Piece], looks: str, before: str) -> str:
    """The earlier Markdown with the paragraphs that differ written anew."""
    chunks = [chunk for chunk in _GAP.split(before.strip("\n")) if chunk.strip()]
    made = [pieces(read(chunk), looks) for chunk in chunks]
    flat = [piece for of_chunk in made for piece in of_chunk]
    owner = [number for number, of_chunk in enumerate(made) for _ in of_chunk]
    matcher = SequenceMatcher(a=flat, b=list(shown), autojunk=False)
    kept = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    out: list[str] = []
    fresh: list[Piece] = []
    at = 0
    backwards = {b: a for a, b in kept.items()}
    while at < len(shown):
        chunk = owner[backwards[at]] if at in backwards else None
        if chunk is not None and _is_whole(chunk, owner, backwards, at):
            if fresh:
                out.append(_whole(fresh))
                fresh = []
            out.append(chunks[chunk])
            at += owner.count(chunk)
        else:
            fresh.append(shown[at])
            at += 1
    if fresh:
        out.append(_whole(fresh))
    return "\n\n".join(out)


def _is_whole(chunk: int, owner: list[int], backwards: dict[int, int], at: int) -> bool:
    first, count = owner.index(chunk), owner.count(chunk)
    return all(backwards.get(at + n) == first + n for n in range(count))


def _whole(shown: Sequence[Piece], *, loose: bool = False) -> str:
    out: list[str] = []
    numbered: list[bool] = []  # whether the list that is open at each depth is
    for at, piece in enumerate(shown):
        tight = piece.kind == ITEM and bool(numbered)
        if piece.kind == ITEM:
            del numbered[piece.depth :]
            if len(numbered) == piece.depth:
                tight = tight and numbered[-1] == bool(piece.number)
                numbered.pop()
            numbered.append(bool(piece.number))
            tight = tight and shown[at - 1].kind == ITEM and not loose
        elif piece.kind != MORE:
            numbered.clear()
        out.append(("\n" if tight else "\n\n") if at else "")
        out.append(_piece(piece))
    return "".join(out)


def _piece(piece: Piece) -> str:
    if piece.kind == RULE:
        return "---"
    if piece.kind == TABLE:
        return "\n".join(_table(piece))
    text = _text(piece.runs, _STARTS.get(piece.kind, ""))
    if piece.kind == ITEM:
        mark = f"{piece.number}." if piece.number else "-"
        return f"{'  ' * (piece.depth - 1)}{mark} {_indented(text, piece.depth)}"
    if piece.kind == MORE:
        return "  " * piece.depth + _indented(text, piece.depth)
    if piece.kind == QUOTE:
        return "> " + text.replace("\n", "\n> ")
    return _STARTS.get(piece.kind, "") + text


def _indented(text: str, depth: int) -> str:
    return text.replace("\n", "\n" + "  " * depth)


def _table(piece: Piece) -> Iterator[str]:
    rules = {"center": ":-:", "right": "--:"}
    for number, row in enumerate(piece.rows):
        yield "| " + " | ".join(_text(cell, "") for cell in row) + " |"
        if number == 0:
            yield "| " + " | ".join(rules.get(each, "---") for each in piece.aligned) + " |"


def _text(runs: Sequence[Run], start: str) -> str:
    """The runs of one paragraph, with as few backslashes as read back the same."""
    plain = _inline(runs, lambda text: text)
    if tuple(_runs_of(start + plain)) == tuple(runs):
        return plain
    careful = _inline(runs, lambda text: _SPECIAL.sub(r"\\\1", text))
    return _AT_START.sub(_shielded, careful, count=1) if _AT_START.match(careful) else careful


def _shielded(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1].isdigit() else f"\\{match[1]}"


def _runs_of(text: str) -> tuple[Run, ...]:
    made = pieces(read(text))
    one = len(made) == 1 and made[0].kind in (PARAGRAPH, HEADING, QUOTE)
    return made[0].runs if one else ()


def _inline(runs: Sequence[Run], escape: Callable[[str], str]) -> str:
    return "".join(_run(run, escape) for run in runs)


def _run(run: Run, escape: Callable[[str], str]) -> str:
    if run.break_:
        return "  \n"
    text = f"`{run.text}`" if run.code else escape(run.text)
    if run.url:
        text = f"[{text}]({run.url})"
    if run.bold and run.italic:
        return f"***{text}***"
    if run.bold:
        return f"**{text}**"
    return f"*{text}*" if run.italic else text
