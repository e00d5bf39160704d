"""A slow, patient walk over JSON text that tells the place of every name, text and number."""

import json
import re
from collections.abc import Iterator

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)

Step = str | int


def line_numbers(text: str) -> dict[tuple[Step, ...], int]:
    """The line, from 1, on which each field and each entry of a JSON text begins.

    Where a field stands twice, the line of the second.
    """
    found: dict[tuple[Step, ...], int] = {}
    line = passed = 0
    for event, path, _, start in scan(text):
        line += text.count("\n", passed, start)
        passed = start
        if event == "again" or path not in found:
            found[path] = line + 1
    return found


def scan(text: str) -> Iterator[tuple[str, tuple[Step, ...], str, int]]:
    """Walk JSON text and yield (event, path, token, offset) in the order of the text.

    Events: `open` for the bracket that a section or list begins with, `again` for a field's
    name that its object already had, `text` for a string or a name, `number` for everything
    else that stands alone (true and null too). Never fails: on text that is not JSON the
    paths are merely less use.
    """
    path: list[Step] = []
    names: list[set[str] | None] = []
    awaiting_name = False
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if piece in "{[":
            yield "open", tuple(path), piece, match.start()
            names.append(set() if piece == "{" else None)
            path.append("" if piece == "{" else 0)
            awaiting_name = piece == "{"
        elif piece in "}]":
            if names:
                names.pop()
                path.pop()
            awaiting_name = False
        elif piece == ",":
            awaiting_name = bool(names) and names[-1] is not None
            if path and isinstance(path[-1], int):
                path[-1] += 1
        elif piece == ":":
            awaiting_name = False
        elif piece.startswith('"') and awaiting_name:
            name = _plain(piece)
            path[-1] = name
            seen = names[-1]
            if seen is not None and name in seen:
                yield "again", tuple(path), piece, match.start()
            elif seen is not None:
                seen.add(name)
            yield "text", tuple(path), piece, match.start()
        else:
            event = "text" if piece.startswith('"') else "number"
            yield event, tuple(path), piece, match.start()


def _plain(piece: str) -> str:
    try:
        return str(json.loads(piece, strict=False))
    except ValueError:
        return piece.strip('"')
