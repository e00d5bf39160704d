"""Away from a page at once, where a child sits beside the worker."""

from starlette.requests import Request
from starlette.responses import Response

from generator.web.page import desk_of, redirect
from generator.web.safety import session_of

__all__ = ["away"]


def away(request: Request) -> Response:
    """Lock the pages and show nothing of the case. It changes nothing else."""
    session = session_of(request)
    session.locked = True
    desk_of(request).audit.record("locked", "", by=session.who)
    return redirect("/lock")
