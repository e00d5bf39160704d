"""What is new, stopped or different for the child against an older state of the case."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from generator.case.facts.words import day_words
from generator.documents.writing import file_name
from generator.easyread.comparing import Compared
from generator.errors import FaultyInputError
from generator.web.easyread._here import Here, here, shown
from generator.web.page import Posted, Upload, download, posted

__all__ = ["compare", "compared", "older"]

_COPY = re.compile(r"\.bak-(\d+)")
_FORMS = ("docx", "pdf")


def older(path: Path) -> dict[int, str]:
    """The copies of a case file as it was, the latest first: their numbers, with their day."""
    found: dict[int, str] = {}
    for each in path.parent.iterdir():
        if each.name.startswith(path.name):
            number = _COPY.fullmatch(each.name.removeprefix(path.name))
            if number:
                when = datetime.fromtimestamp(each.stat().st_mtime)
                found[int(number[1])] = f"{day_words(when.date())}, {when:%H:%M}"
    return dict(sorted(found.items(), reverse=True))


def compare(request: Request) -> Response:
    """Choose the older state."""
    return _page(request, here(request))


@posted
def compared(request: Request, form: Posted) -> Response:
    """What changed, to be read or kept as a paper for the child."""
    at, do = here(request), form.text("do")
    try:
        with _old(at, form.text("copy"), form.file("old")) as path:
            found = at.toolkit.compare_easy_read(path, at.path, on=at.on)
    except FaultyInputError as error:
        return _page(
            request, at, faults={"old": " ".join([error.summary, *error.faults])}, status=422
        )
    if do in _FORMS:
        made = at.toolkit.comparison(at.path, found, on=at.on)
        document = next(one for one in made if one.format == do)
        name = file_name(document.kind.name, document.identifier, at.on, do)
        at.desk.audit.record("made", at.key, by=at.desk.who(request), detail=f"changes.{do}")
        return download(document.content, name)
    return _page(request, at, found=found, copy=form.text("copy"))


@contextmanager
def _old(at: Here, copy: str, upload: Upload | None) -> Iterator[Path]:
    """The older state: a file that was sent, else one of the copies beside the case."""
    if upload is not None:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "older.json"
            path.write_bytes(upload.content)
            yield path
        return
    if not (copy.isascii() and copy.isdecimal() and int(copy) in older(at.path)):
        raise FaultyInputError("Choose one of the copies, or a case file.")
    yield at.path.with_name(f"{at.path.name}.bak-{int(copy)}")


def _page(
    request: Request,
    at: Here,
    *,
    found: Compared | None = None,
    copy: str = "",
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    return shown(
        request,
        at,
        "compare",
        status=status,
        copies=older(at.path),
        copy=copy,
        found=found,
        parts=list(found.parts()) if found else [],
        faults=faults or {},
    )
