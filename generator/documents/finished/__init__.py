"""The words of a finished file, wherever a person can come upon them."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePath

from generator.documents.finished._said import Said, healed
from generator.documents.finished.page import text_of
from generator.errors import UnsupportedError

__all__ = ["Said", "said_in", "text_of"]

# The module and the function that read a form. Each is loaded when it is used: they are costly.
_READERS: Mapping[str, tuple[str, str]] = {
    "docx": ("office", "said_in_office"),
    "xlsx": ("office", "said_in_office"),
    "pdf": ("pdfs", "said_in_pdf"),
    "ics": ("calendars", "said_in_calendar"),
    "eml": ("mails", "said_in_mail"),
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
    for one in healed(_reader(form)(content)):
        yield one
        if one.file is None:
            continue
        inner = PurePath(one.text).suffix.lower().removeprefix(".")
        if inner in _READERS or inner in _TEXTS:
            for each in said_in(one.file, inner, depth + 1):
                yield Said(f"{each.place} of a file in it", each.text)


def _reader(form: str) -> Callable[[bytes], Iterator[Said]]:
    module, name = _READERS[form]
    found: Callable[[bytes], Iterator[Said]] = getattr(import_module(f"{__name__}.{module}"), name)
    return found
