"""The pages that say what is wrong, and what to do."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from generator.errors import (
    CaseError,
    FaultyInputError,
    NotReadyError,
    OutputError,
    ThroughcareError,
)
from generator.web.desk import NotFoundError
from generator.web.page import page
from generator.web.wording import without_commands

__all__ = ["HANDLERS", "refused"]

_STATUS: Mapping[type[ThroughcareError], int] = {
    NotFoundError: 404,
    NotReadyError: 409,
    OutputError: 409,
    CaseError: 422,
}
_TITLES = {
    403: "You cannot open this here",
    404: "Page not found",
    405: "That cannot be done here",
    409: "That could not be done",
    413: "That is too big",
    422: "This file has faults",
    500: "Something went wrong",
}
_CASE = re.compile(r"(/cases/[0-9a-f]{12})/.")
_NOT_FOUND = "There is no page at this address. Go back to your cases and look from there."


def refused(request: Request, status: int, says: str) -> Response:
    """The page that says why a request is not answered."""
    return _fault(request, status, says)


def _fault(request: Request, status: int, says: str, faults: tuple[str, ...] = ()) -> Response:
    title = _TITLES.get(status, "That could not be done")
    within = None if status == 404 else _CASE.match(request.url.path)
    return page(
        request,
        "fault.html",
        status=status,
        title=title,
        says=without_commands(says),
        faults=[without_commands(fault) for fault in faults],
        back=within[1] if within else "",
    )


def _ours(request: Request, error: Exception) -> Response:
    """An error that we can explain."""
    kind = next((each for each in _STATUS if isinstance(error, each)), None)
    status = _STATUS[kind] if kind else 400
    if isinstance(error, FaultyInputError):
        return _fault(request, status, error.summary, error.faults)
    return _fault(request, status, str(error))


def _system(request: Request, error: Exception) -> Response:
    """What the system would not do with a file; its name may tell of a child and is not shown."""
    assert isinstance(error, OSError)
    return _fault(
        request,
        409,
        f"A file or folder could not be used: {error.strerror or 'the system refused it'}. Check "
        "that the disk is not full, that you may read and write there, and that no other program "
        "has it open. Then go back and try again: what you had saved before is still there.",
    )


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    says = _NOT_FOUND if error.status_code == 404 else error.detail
    return _fault(request, error.status_code, says)


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    ThroughcareError: _ours,
    OSError: _system,
    HTTPException: _http,
}
