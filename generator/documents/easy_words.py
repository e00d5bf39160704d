"""The lines of any paper, or of a case file, held against the checks of easy-read sentences."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.case import Case, Panel
from generator.documents.papers import bytes_of
from generator.easyread import Line, Remark, check_case, check_lines, worded
from generator.easyread.pictures import is_credit
from generator.easyread.wording import completed
from generator.errors import FaultyInputError, TemplateError
from generator.reading import MOST_BYTES, NotTextError, decoded

__all__ = ["of_case", "of_paper", "with_words"]

_WORD = (b"PK\x03\x04",)
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ENDS = re.compile(r"[.!?:”\"’)]$")
_GOES_ON = re.compile(r"^[a-z0-9(“‘]")
_SMALL = re.compile(r"\b(?:a|an|the|and|or|to|of|at|in|on|for|with|from|by|your|my),?$|,$", re.I)
_FORMS = "a case file (.json), a text (.txt), a Word file (.docx) or a PDF"


def of_case(record: Case | Panel, service: Path | None = None) -> tuple[Remark, ...]:
    """What the checks find in the easy-read words of a case.

    `service` is the folder that may hold a list of hard words of its own. Raises
    FaultyInputError for a panel, and for faults of that list.
    """
    if isinstance(record, Panel):
        raise FaultyInputError("This is a panel file. Give the case file of a child.")
    return check_case(worded(record.data, service), service)


def with_words(record: Case) -> dict[str, Any]:
    """What a case's file holds, with the easy words of the nearest layer to be changed there.

    What it says itself stays. Raises FaultyInputError for faults of the service's wording.
    """
    whole = completed(record.data, record.service.folder if record.service else None)
    own: dict[str, Any] = json.loads(json.dumps(record.data if record.own is None else record.own))
    conditions = own.get("supervision", {}).get("conditions", ())
    for mine, condition in zip(conditions, whole["supervision"]["conditions"], strict=True):
        if "easy_read" in condition:
            mine["easy_read"] = condition["easy_read"] | mine.get("easy_read", {})
    own["easy_read"] = {**whole["easy_read"], **own.get("easy_read", {})}
    return own


def of_paper(path: Path, service: Path | None = None) -> tuple[Remark, ...]:
    """What the checks find in a text, a Word file or a PDF.

    Raises TemplateError, PdfError or FaultyInputError for a file that cannot be read, and
    FaultyInputError as `of_case` does.
    """
    # Our own credit for the pictures is no text for the child.
    lines = tuple(line for line in _lines(path) if not is_credit(line.text))
    return check_lines(lines, service)


def _lines(path: Path) -> Iterable[Line]:
    content = bytes_of(path)
    if b"%PDF-" in content[:1024]:
        from generator.pdf.words import lines_of as of_pdf  # noqa: PLC0415 - costly

        pages = of_pdf(content, path.name)
        return _joined(Line(f"Page {page}, line {at}", text) for page, at, text in _numbered(pages))
    if content.startswith(_WORD):
        from generator.word.readback.plain import lines_of as of_word  # noqa: PLC0415 - costly

        try:
            texts = of_word(content)
        except TemplateError as error:
            raise TemplateError(f"{path.name}: {error.summary}", error.faults) from None
        return [Line(f"Line {at}", text) for at, text in enumerate(texts, 1)]
    if content.startswith(_OLD_WORD):
        raise FaultyInputError(f"{path.name} is an older Word file: save it as .docx first.")
    if path.suffix.lower() not in (".txt", ".text", ".md", ""):
        raise FaultyInputError(f"{path.name} cannot be read. Give {_FORMS}.")
    return _joined(_of_text(content, path.name))


def _numbered(pages: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    before, at = 0, 0
    for page, text in pages:
        at = at + 1 if page == before else 1
        before = page
        yield page, at, text


def _of_text(content: bytes, name: str) -> Iterator[Line]:
    if len(content) > MOST_BYTES:
        raise FaultyInputError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        text = decoded(content, name)
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None
    for number, line in enumerate(text.splitlines(), 1):
        # An empty line ends a sentence that has no full stop.
        yield Line(f"Line {number}", " ".join(line.split()))


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines of which the next only goes on with the same sentence, as one."""
    held: Line | None = None
    for line in lines:
        if held is not None and held.text and line.text and _goes_on(held.text, line.text):
            held = replace(held, text=f"{held.text} {line.text}")
            continue
        if held is not None and held.text:
            yield held
        held = line
    if held is not None and held.text:
        yield held


def _goes_on(text: str, following: str) -> bool:
    if _ENDS.search(text):
        return False
    is_item = re.match(r"\d{1,3}[.)] ", following) is not None
    return not is_item and bool(_GOES_ON.match(following) or _SMALL.search(text))
