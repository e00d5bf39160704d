"""Where something stands in a Word file, and what is wrong there."""

from dataclasses import dataclass

_PARTS = {
    "document": "the document",
    "header": "the page header",
    "footer": "the page footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
    "comments": "the comments",
    "core": "the document properties",
    "custom": "the custom properties",
    "styles": "the styles",
    "settings": "the settings",
    "numbering": "the list numbering",
}


@dataclass(frozen=True)
class Place:
    """A spot in a Word file, in words that a person can follow in Word.

    `part` is the name inside the zip ("word/header1.xml"); empty means the file as a
    whole. `table`, `row`, `cell` and `paragraph` count from 1: tables in the order they
    start in the part, rows in their table, cells in their row, paragraphs in their cell
    or else in the part. None means "not in one". `text` is template text near the spot,
    at most 80 characters, never case data. `shared` names the shared part that the spot came
    from, in whose own file the numbers then count; `part` is then what it was put into, empty for
    all that takes it in.
    """

    part: str = ""
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None
    text: str = ""
    shared: str = ""

    def __str__(self) -> str:
        steps = [self._part_in_words()]
        if self.shared:
            within = f" in {steps[0]}" if self.part else ""
            steps = [f"the part “{self.shared}”{within}"]
        for name in ("table", "row", "cell", "paragraph"):
            number = getattr(self, name)
            if number is not None:
                steps.append(f"{name} {number}")
        where = ", ".join(steps)
        return f"{where}, near “{self.text}”" if self.text else where

    @property
    def spot(self) -> tuple[str, int | None, int | None, int | None, int | None]:
        """The place without the text that stands there."""
        part = f"{self.shared} in {self.part}" if self.shared else self.part
        return (part, self.table, self.row, self.cell, self.paragraph)

    def _part_in_words(self) -> str:
        if not self.part:
            return "the file"
        stem = self.part.rsplit("/", 1)[-1].removesuffix(".xml")
        words = _PARTS.get(stem.rstrip("0123456789"))
        if words is None:
            return self.part
        return f"{words} ({stem})" if stem[-1:].isdigit() else words


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a template: `str()` is a sentence with place and advice.

    `message` says what is wrong, `suggestion` what to write instead (may be empty).
    """

    place: Place
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        where = str(self.place)
        sentence = f"{where[0].upper()}{where[1:]}: {_stopped(self.message)}"
        return f"{sentence} {_stopped(self.suggestion)}" if self.suggestion else sentence


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
