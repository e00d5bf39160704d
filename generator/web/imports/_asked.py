"""The page that asks for what is to be imported."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from generator.web.page import page

__all__ = ["asked"]


def asked(request: Request, faults: Mapping[str, str]) -> Response:
    """The page, with what is wrong with what was sent, by field."""
    return page(request, "imports/import.html", status=422 if faults else 200, faults=faults)
