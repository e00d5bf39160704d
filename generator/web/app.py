"""The application: its rooms, what keeps it safe, and what it says when something is wrong."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from inspect import iscoroutinefunction
from pathlib import Path
from threading import Lock
from types import ModuleType

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from generator.errors import FaultyInputError
from generator.web import cases, easyread, home, house, imports, meetings, papers, questions
from generator.web.audit import told_of_broken_off
from generator.web.desk import Desk
from generator.web.faults import HANDLERS, refused
from generator.web.forms import is_posted
from generator.web.home.shelf import Shelf
from generator.web.meetings import Opened
from generator.web.page import STATIC
from generator.web.safety import Gate, Safety
from generator.web.turns import in_turn

__all__ = ["create_app"]

ROOMS = (home, questions, cases, papers, meetings, easyread, house, imports)
# Put there when the package is built.
_VENDOR = ("govuk-frontend.min.css", "govuk-frontend.min.js")
_SMALL = 500  # bytes that are not worth packing


def create_app(
    folder: Path,
    *,
    service: Path | None = None,
    today: Callable[[], date] = date.today,
    gate: Gate | None = None,
) -> Starlette:
    """The pages over a folder of cases.

    `service` is the service's folder; None takes the one that the cases lie in or below.
    `gate` holds the key that opens the pages. Raises FaultyInputError or OutputError for a
    folder that cannot be used.
    """
    if not all((STATIC / "vendor" / name).is_file() for name in _VENDOR):
        raise FaultyInputError(
            "The style of the pages is missing. In a checkout of Throughcare run `make demo` once "
            "while you are connected to the internet; else install Throughcare again."
        )
    gate = gate or Gate()
    app = Starlette(
        routes=[
            *_routes(ROOMS),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[
            Middleware(Safety, gate=gate, refused=refused),
            Middleware(GZipMiddleware, minimum_size=_SMALL),
        ],
        exception_handlers=HANDLERS,
    )
    app.state.desk = Desk.at(folder, service, today)
    told_of_broken_off(app.state.desk.audit)
    app.state.gate = gate
    app.state.turn = Lock()
    app.state.opened = Opened()
    app.state.shelf = Shelf(app.state.desk, app.state.turn, app.state.opened)
    return app


def _routes(rooms: Iterable[ModuleType]) -> list[BaseRoute]:
    return [_guarded(route) for room in rooms for route in room.routes]


def _guarded(route: Route) -> Route:
    """A route whose pages are made in turn, and whose forms are checked."""
    methods = (route.methods or {"GET"}) - {"HEAD"}
    if "POST" in methods:
        if methods != {"POST"} or not is_posted(route.endpoint):
            raise TypeError(f"{route.path}: a form is taken by a function marked with @posted.")
        return route
    if iscoroutinefunction(route.endpoint):
        raise TypeError(f"{route.path}: a page is made by a plain function.")
    return Route(route.path, _taking_turns(route.endpoint), methods=["GET"], name=route.name)


def _taking_turns(handler: Callable[[Request], Response]) -> Callable[[Request], object]:
    @wraps(handler)
    async def take(request: Request) -> Response:
        return await run_in_threadpool(in_turn, request, lambda: handler(request))

    return take
