"""The words of a finished file, wherever a person can come upon them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from generator.documents.finished._said import Said, healed
from generator.documents.finished.calendars import said_in_calendar
from generator.documents.finished.mails import said_in_mail
from generator.documents.finished.office import said_in_office
from generator.documents.finished.page import text_of
from generator.documents.finished.pdfs import said_in_pdf
from generator.errors import UnsupportedError

__all__ = ["Said", "said_in", "text_of"]

_READERS: Mapping[str, Callable[[bytes], Iterator[Said]]] = {
    "docx": said_in_office,
    "xlsx": said_in_office,
    "pdf": said_in_pdf,
    "ics": said_in_calendar,
    "eml": said_in_mail,
}
_TEXTS = frozenset({"txt", "csv", "html", "md", "json"})


def said_in(content: bytes, form: str, depth: int = 0) -> Iterator[Said]:
    """Every text of a file with its place: what is read, and what is hidden or attached.

    `form` is docx, xlsx, pdf, ics, eml or a form of text. Letters of one word stand together
    however many runs or lines they are in. Raises UnsupportedError for another form, and for
    files within files within files.
    """
    if depth > 2:
        raise UnsupportedError("A file holds files within files, which cannot be looked through.")
    if form in _TEXTS:
        yield from healed([Said("the text", content.decode("utf-8", "replace"))])
        return
    if form not in _READERS:
        raise UnsupportedError(f"A file of the kind {form or 'unknown'} cannot be looked through.")
    for one in healed(_READERS[form](content)):
        yield one
        if one.file is None:
            continue
        inner = PurePath(one.text).suffix.lower().removeprefix(".")
        if inner in _READERS or inner in _TEXTS:
            for each in said_in(one.file, inner, depth + 1):
                yield Said(f"{each.place} of a file in it", each.text)
