"""What each request is checked for before any page sees it, and what each answer carries."""

import os
import sys
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.web.safety._framed import headers_of_frame
from generator.web.safety._gate import Gate, Session
from generator.web.safety._limits import LIMITS
from generator.web.safety._peer import is_another_user

__all__ = ["COOKIE", "Safety"]

COOKIE = "throughcare"
_CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _CSP,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_OPEN = ("/static/", "/start")  # what needs no session
_WHILE_LOCKED = ("/lock", "/static/")
_UNFORESEEN = (
    "Something went wrong inside Throughcare ({}). Your case files are as they were before this "
    "page. Go back and try again; if it happens again, please report it."
)
_NO_PLACE = ("/lock", "/kept", "/sit")  # where nobody comes back to
_READING = frozenset({"GET", "HEAD"})


class Safety:
    """Lets in only what the person at this machine asks for, from our own pages.

    `refused` makes the page that says no, from a request, a status and what to say.
    """

    def __init__(
        self, app: ASGIApp, gate: Gate, refused: Callable[[Request, int, str], Response]
    ) -> None:
        self._app = app
        self._gate = gate
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request, pass it on and complete its answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        session = scope["session_here"] = self._session(scope)
        answer = self._answer(scope, session)
        answered = _Answered(scope, send)
        try:
            await (answer or self._app)(scope, _within_limit(receive), answered)
        except ClientDisconnect:  # nobody is there to be told
            return
        except Exception as error:
            if answered.begun or os.environ.get("THROUGHCARE_DEBUG"):
                raise
            kind = type(error).__name__  # its words may quote a case
            print(f"Something went wrong inside Throughcare ({kind}).", file=sys.stderr)
            page = self._refused(Request(scope), 500, _UNFORESEEN.format(kind))
            await page(scope, receive, answered)

    def _session(self, scope: Scope) -> Session | None:
        return self._gate.session(_cookie(Headers(scope=scope)))

    def _answer(self, scope: Scope, session: Session | None) -> ASGIApp | None:
        """What to say instead of the page; None lets the request in."""
        request = Request(scope)
        if wrong := _wrong(request):
            return self._refused(request, *wrong)
        path = scope["path"]
        if path.startswith(_OPEN):
            return None
        if session is None:
            return self._refused(
                request,
                403,
                "These pages open only from the window that Throughcare itself opened. Close "
                "this one and start Throughcare again.",
            )
        if not session.locked:
            self._gate.touch(session)
            if _is_shown(request) and not path.startswith(_NO_PLACE):
                session.at = f"{path}?{request.url.query}".rstrip("?")
            return None
        # What a form sends meanwhile is kept by whoever reads forms.
        if path.startswith(_WHILE_LOCKED) or request.method == "POST":
            return None
        return Response(status_code=303, headers={"Location": "/lock"})


def _is_shown(request: Request) -> bool:
    """Whether a request is for a page to be looked at, not for a part or a file of one."""
    dest = request.headers.get("sec-fetch-dest", "document")
    return request.method == "GET" and dest == "document"


def _wrong(request: Request) -> tuple[int, str] | None:
    """What is wrong with where a request comes from and how much it sends."""
    client, server = (request.scope.get(end) or ("", 0) for end in ("client", "server"))
    if is_another_user(client, server):
        return 403, "Another user of this computer opened these pages: only that person sees them."
    here = f"127.0.0.1:{server[1]}"
    headers = request.headers
    if headers.getlist("host") != [here]:
        return 403, "This address is not the one that Throughcare opened."
    if request.method not in {*_READING, "POST"}:
        return 405, "That cannot be done with this page."
    if not _is_ours(request, f"http://{here}"):
        return 403, "Another website asked for this, so nothing was done."
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LIMITS.request:
        return 413, "That is more than can be taken in at once. Choose a smaller file."
    return None


def _is_ours(request: Request, here: str) -> bool:
    """Whether a request comes from our own page, or was typed in.

    Our pages send no referrer, for which browsers give the origin of a form as `null`: it is
    taken only where they also say that the request comes from the same origin.
    """
    sites, origins = (request.headers.getlist(name) for name in ("sec-fetch-site", "origin"))
    if len(sites) > 1 or len(origins) > 1:
        return False
    site, origin = ([*found, None][0] for found in (sites, origins))
    if request.method in _READING:
        return site in {None, "none", "same-origin"} and origin in {None, here}
    if site is not None and site != "same-origin":
        return False
    return origin in {None, here} or (origin == "null" and site == "same-origin")


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _within_limit(receive: Receive) -> Receive:
    """Stop reading a request that sends more than it may, whatever it said before."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LIMITS.request:
            raise OverflowError
        return message

    return limited


class _Answered:
    """Sends an answer with the headers that each carries; knows whether it has begun."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._is_static = scope["path"].startswith("/static/")
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            headers.update(_HEADERS)
            headers.update(headers_of_frame(self._scope))
            if not self._is_static:
                headers["Cache-Control"] = "no-store"
        await self._send(message)
