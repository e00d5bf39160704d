"""The formats that documents come in, as the one list of them: a new format is a line here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ENDINGS", "FORMATS", "Format", "format_of"]


@dataclass(frozen=True)
class Format:
    """`ending` is that of its files, without the first dot; `words` says what it is.

    `from_word` is whether it is always made from the Word template.
    """

    ending: str
    words: str
    from_word: bool = True


FORMATS: Mapping[str, Format] = {
    "docx": Format("docx", "Word"),
    "pdf": Format("pdf", "PDF"),
    "form": Format("form.pdf", "PDF form"),
    "html": Format("html", "web page"),
    "xlsx": Format("xlsx", "workbook", from_word=False),
    "ics": Format("ics", "calendar", from_word=False),
}
ENDINGS: Mapping[str, str] = {one.ending: name for name, one in FORMATS.items()}


def format_of(path: Path) -> str:
    """The format that a file is in by its ending; empty for any other file."""
    found = [ending for ending in ENDINGS if path.name.endswith(f".{ending}")]
    return ENDINGS[max(found, key=len)] if found else ""
