"""Who sits here: coming in with the key, saying one's name, locking, coming back."""

from starlette.requests import Request
from starlette.responses import Response

from generator.web.page import Posted, desk_of, page, posted, redirect
from generator.web.safety import COOKIE, Gate, session_of

__all__ = ["ask", "here", "kept", "leave", "lock", "locked", "sit", "start", "unlock"]

_LEAST = 4
_MOST = 60


def _gate(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


def start(request: Request) -> Response:
    """Exchange the key, which opens once, for the session; the address then loses it."""
    session = (
        _gate(request).enter(request.query_params.get("key", ""))
        if request.method == "GET"
        else None
    )
    if session is None:
        return page(
            request,
            "fault.html",
            status=403,
            title="This address was used already",
            says="Each address that Throughcare opens works once. Close this window and start "
            "Throughcare again.",
            faults=(),
        )
    response = redirect("/sit")
    response.set_cookie(COOKIE, session.token, httponly=True, samesite="strict", path="/")
    return response


def ask(request: Request) -> Response:
    """Ask for the name of the worker and a PIN."""
    return _asked(request, desk_of(request).who(request), {})


def _asked(request: Request, name: str, faults: dict[str, str]) -> Response:
    service = desk_of(request).toolkit.service
    staff = sorted(each["name"] for each in service.staff) if service else []
    return page(
        request,
        "home/sit.html",
        status=422 if faults else 200,
        name=name,
        staff=staff,
        faults=faults,
    )


@posted
def sit(request: Request, form: Posted) -> Response:
    """Note who sits here and their PIN."""
    name, pin = " ".join(form.text("name").split()), form.text("pin")
    faults = {}
    if not name or len(name) > _MOST:
        faults["name"] = "Write your name, in at most 60 letters"
    if not _LEAST <= len(pin) <= _MOST:
        faults["pin"] = "Choose a PIN of at least 4 characters"
    if faults:
        return _asked(request, name, faults)
    session_of(request).sit(name, pin)
    desk_of(request).audit.record("came in", "", by=name)
    return redirect("/")


@posted
def lock(request: Request, form: Posted) -> Response:
    """Hide every page until the PIN is given. Without one, say first who sits here."""
    session = session_of(request)
    if not session.who:
        return redirect("/sit")
    session.locked = True
    desk_of(request).audit.record("locked", "", by=session.who)
    return redirect("/lock")


def locked(request: Request) -> Response:
    """What is shown while the pages are locked."""
    if not session_of(request).locked:
        return redirect("/")
    return page(request, "home/lock.html", faults={})


@posted
def unlock(request: Request, form: Posted) -> Response:
    """Open the pages again, where they were left."""
    session, audit = session_of(request), desk_of(request).audit
    if not session.locked:
        return redirect("/")
    if _gate(request).unlock(session, form.text("pin")):
        audit.record("opened again", "", by=session.who)
        return redirect("/kept" if session.kept else session.at)
    audit.record("gave a wrong pin", "", by=session.who)
    left = session.tries_left
    if not left:
        return _used_up(request)
    tries = "once" if left == 1 else f"{left} times"
    faults = {"pin": f"That is not your PIN. You can try {tries} more"}
    return page(request, "home/lock.html", status=422, faults=faults)


def _used_up(request: Request) -> Response:
    return page(
        request,
        "fault.html",
        status=403,
        title="Throughcare is closed",
        says="The PIN was wrong five times. What you saved is in your cases. Start Throughcare "
        "again to go on.",
        faults=(),
        who="",
    )


def kept(request: Request) -> Response:
    """What a form sent while the pages were locked: to be sent now, or left."""
    session = session_of(request)
    if session.kept is None:
        return redirect("/", say="Nothing that you sent is kept.")
    address, fields = session.kept
    wrote = any(value.strip() for values in fields.values() for value in values)
    return page(request, "home/kept.html", to=address, fields=fields, wrote=wrote)


@posted
def leave(request: Request, form: Posted) -> Response:
    """Forget what was kept, and go back to where one was."""
    session = session_of(request)
    session.kept = None
    return redirect(session.at)


@posted
def here(request: Request, form: Posted) -> Response:
    """Note that somebody works on a page that sends nothing yet."""
    return Response(status_code=204)
