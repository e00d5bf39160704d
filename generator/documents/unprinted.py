"""What was typed into one file and stands in no document that is made from it."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import unescape
from typing import Any

from generator.case import Case, Leaf, Panel, Told, told
from generator.case.facts.reading import as_time
from generator.case.facts.words import clock, day_words, weekday_words
from generator.catalogue import Kind
from generator.documents.printed import shown

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)|<w:(?:tab|br)/>|</w:p>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKER = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_SHOWN = re.compile(r"word/(?:document|header|footer|footnotes)\d*\.xml")
_WORD = re.compile(r"\w+")


def unprinted(record: Case | Panel, made: Mapping[Kind, Iterable[bytes]]) -> list[Told]:
    """Every field of a file that none of its documents shows, in the order of the file.

    `made` holds the documents by kind, as Word files. Text and dates are looked for in them; a
    number, a choice or a yes or no counts as shown where a template has it. A field that is
    worked with, or that the schema keeps for a reason of its own, is not told.
    """
    file = "panel" if isinstance(record, Panel) else "case"
    by_kind = shown(file, made)
    known = {leaf.source.path: (leaf, kinds) for leaf, kinds in by_kind.items()}
    texts = {kind: " ".join(map(_words_of, documents)) for kind, documents in made.items()}
    found = []
    for path, value in _values(record.data, ()):
        generic = tuple("*" if isinstance(step, int) else step for step in path)
        leaf, kinds = known.get(generic, (None, ()))
        if leaf is None or leaf.used or leaf.kept:
            continue
        if not any(_stands(value, leaf, texts[kind]) for kind in kinds):
            found.append(told(record.data, path, file))
    return found


def _values(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(data, Mapping):
        for name, inner in data.items():
            yield from _values(inner, (*path, name))
    elif isinstance(data, list):
        for number, inner in enumerate(data):
            yield from _values(inner, (*path, number))
    else:
        yield path, data


def _stands(value: Any, leaf: Leaf, text: str) -> bool:
    if leaf.short or not isinstance(value, str):
        return True
    try:
        day = date.fromisoformat(value)
    except ValueError:
        at = as_time(value)
        lines = _lines(value) if at is None else [_words(clock(at))]
        return all(f" {line} " in text for line in lines)
    return any(f" {_words(form)} " in text for form in _forms(day))


def _forms(day: date) -> tuple[str, ...]:
    """How a day is printed: in full, its month cut short, or with its weekday and no year."""
    number, month, year = day_words(day).split()
    weekday, _, _ = weekday_words(day).partition(" ")
    return (
        f"{number} {month} {year}",
        f"{number} {month[:3]} {year}",
        f"{weekday} {number} {month}",
    )


def _lines(value: str) -> Iterator[str]:
    """The words of a text, line by line, without the signs of Markdown."""
    for line in value.splitlines():
        words = _words(_LINK.sub(r"\1", _MARKER.sub("", line)))
        if words:
            yield words


def _words_of(docx: bytes) -> str:
    """All words of a Word file, between spaces."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = (name for name in archive.namelist() if _SHOWN.fullmatch(name))
        parts = [archive.read(name).decode() for name in names]
    texts = ("".join(m[1] if m[1] is not None else " " for m in _TEXT.finditer(p)) for p in parts)
    return f" {_words(unescape(' '.join(texts)))} "


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
