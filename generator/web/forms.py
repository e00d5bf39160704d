"""What a form sent: read within limits, after its token was checked."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps

from python_multipart.exceptions import FormParserError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from generator.web.audit import under_way
from generator.web.safety import LIMITS, is_token, session_of
from generator.web.turns import Redirect, in_turn

__all__ = ["CSRF", "Posted", "Upload", "is_posted", "posted"]

CSRF = "csrf_token"
_HEADER = "x-csrf-token"
_NO_LETTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# The words of an address that name pages and no files, and a key.
_WORD, _KEY = re.compile(r"[a-z]+(?:-[a-z]+)*"), re.compile(r"[0-9a-f]{12}")
_WHILE_LOCKED = ("/lock", "/lock/open")
_TOO_MUCH = re.compile("exceeded maximum|Too many")
_LONG = (
    "One of the answers is longer than can be taken in, or there are too many of them, so nothing "
    "was saved. Go back, where all of it still stands, and make it shorter."
)
_KINDS = ("application/x-www-form-urlencoded", "multipart/form-data")

Handler = Callable[[Request, "Posted"], Response]


@dataclass(frozen=True)
class Upload:
    """A file that was sent. `name` is what the sender called it: to be shown, never opened."""

    name: str
    content: bytes


class Posted:
    """The fields and files of a form."""

    def __init__(self, fields: dict[str, list[str]], files: dict[str, list[Upload]]) -> None:
        self._fields = fields
        self._files = files

    def names(self) -> tuple[str, ...]:
        """The names of the fields, without those of files, in the order they were sent."""
        return tuple(self._fields)

    def fields(self) -> dict[str, list[str]]:
        """Every field with its values, without the token and without files."""
        return {name: list(held) for name, held in self._fields.items() if name != CSRF}

    def text(self, name: str, default: str = "") -> str:
        """The value of a field, the last where it was sent several times."""
        return self._fields.get(name, [default])[-1]

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(self._fields.get(name, ()))

    def file(self, name: str) -> Upload | None:
        """The file of a field; None where none was chosen."""
        return next(iter(self.files(name)), None)

    def files(self, name: str) -> tuple[Upload, ...]:
        """Every file of a field."""
        return tuple(self._files.get(name, ()))


def posted(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Make a page that takes a form of a function of the request and what was posted.

    The function runs in a worker thread, in turn with all others. While the pages are locked it
    does not run: what was sent is kept until they are opened again.
    """

    @wraps(handler)
    async def take(request: Request) -> Response:
        form = await _form(request)
        session, path = session_of(request), request.url.path
        if session.locked and path not in _WHILE_LOCKED:
            return _kept(request, form)
        if session.kept and session.kept[0] == path:
            session.kept = None
        return await run_in_threadpool(in_turn, request, lambda: _done(request, form, handler))

    take.is_posted = True  # type: ignore[attr-defined]
    return take


def _done(request: Request, form: Posted, handler: Handler) -> Response:
    """Do what a form asks for; it is noted beforehand, so that a crash leaves a trace."""
    audit = request.app.state.desk.audit
    words = [part for part in request.url.path.split("/") if _WORD.fullmatch(part)]
    key = request.path_params.get("key", "")
    with under_way(
        audit,
        key if _KEY.fullmatch(key) else "",
        by=session_of(request).who,
        detail=", ".join(words),
    ):
        return handler(request, form)


def _kept(request: Request, form: Posted) -> Response:
    """Keep what was sent to a locked page; a script is only told that it is locked."""
    if request.headers.get("sec-fetch-dest", "document") != "document":
        raise HTTPException(403, "Throughcare is locked. Open it again, then go on.")
    session_of(request).kept = (request.url.path, form.fields())
    return Redirect("/lock")


def is_posted(endpoint: object) -> bool:
    """Whether a page takes its form in the way that checks the token."""
    return getattr(endpoint, "is_posted", False)


async def _form(request: Request) -> Posted:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _KINDS:
        raise HTTPException(415, "That is not a form of these pages.")
    parser: FormParser | MultiPartParser
    if kind == _KINDS[0]:
        parser = FormParser(
            request.headers,
            request.stream(),
            max_fields=LIMITS.fields,
            max_part_size=LIMITS.field,
        )
    else:
        parser = _InMemory(
            request.headers,
            request.stream(),
            max_files=LIMITS.files,
            max_fields=LIMITS.fields,
            max_part_size=LIMITS.field,
        )
    try:
        form = await _read(await parser.parse())
    except OverflowError:
        raise HTTPException(
            413, "That is more than can be taken in at once. Choose a smaller file."
        ) from None
    except MultiPartException as error:
        if _TOO_MUCH.search(error.message):
            raise HTTPException(413, _LONG) from None
        raise HTTPException(400, "The form did not arrive whole. Send it again.") from None
    except (FormParserError, LookupError, ValueError):
        raise HTTPException(400, "The form did not arrive whole. Send it again.") from None
    token = request.headers.get(_HEADER) or form.text(CSRF)
    if not is_token(session_of(request).secret, token):
        raise HTTPException(
            403, "This form was opened before Throughcare was last started. Open the page again."
        )
    return form


async def _read(sent: FormData) -> Posted:
    fields: dict[str, list[str]] = {}
    files: dict[str, list[Upload]] = {}
    try:
        for name, value in sent.multi_items():
            if not isinstance(value, UploadFile):
                fields.setdefault(name, []).append(_text(value))
            elif value.filename:
                upload = Upload(_text(value.filename), await value.read())
                files.setdefault(name, []).append(upload)
    finally:
        await sent.close()
    return Posted(fields, files)


def _text(sent: str) -> str:
    """A text as it was meant: line ends written one way, and nothing that no key types."""
    return _NO_LETTER.sub("", sent.replace("\r\n", "\n").replace("\r", "\n"))


class _InMemory(MultiPartParser):
    """Keeps what is sent out of the folders for temporary files: it is case data."""

    spool_max_size = LIMITS.request
