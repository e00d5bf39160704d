"""The texts of calendar files."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.documents.finished._said import Said

__all__ = ["said_in_calendar"]

_FOLDED = re.compile(rb"\r?\n[ \t]")
_SIGN = re.compile(r"\\([\\;,:])")


def said_in_calendar(content: bytes) -> Iterator[Said]:
    """The value and the parameters of each line, folded lines put together."""
    for line in _FOLDED.sub(b"", content).decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        named, *parameters = name.split(";")
        place = f"the line {named} of the calendar"
        text = _SIGN.sub(r"\1", re.sub(r"\\[nN]", "\n", value))
        yield Said(place, unquote(text) if "%" in text else text)
        # A name in quotes may hold a colon or semicolon: the line is read as a whole as well.
        if parameters:
            said = ";".join(parameters)
            yield Said(place, said.replace('"', " ").replace("=", " "))
            yield Said(place, line.replace('"', " "))
