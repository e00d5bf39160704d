"""The list of cases: shown, searched and filtered."""

from starlette.requests import Request
from starlette.responses import Response

from generator.web.home._list import SHOWS, Wanted, listed
from generator.web.home.shelf import Shelf
from generator.web.page import Posted, desk_of, page, posted, redirect
from generator.web.safety import session_of

__all__ = ["home", "look_for"]

_MEMORY = "home"
_LONGEST = 100


def home(request: Request) -> Response:
    """The cases of the folder, as they were last looked for."""
    desk = desk_of(request)
    if not desk.who(request):
        return redirect("/sit")
    shelf: Shelf = request.app.state.shelf
    rows = [(desk.key(row.path), row) for row in shelf.rows()]
    shelf.look()
    wanted = session_of(request).memory.get(_MEMORY, Wanted())
    shown = listed(rows, wanted, desk.today(), _number(request.query_params.get("page", "")))
    has_service = desk.toolkit.service_folder is not None
    return page(
        request,
        "home/home.html",
        list=shown,
        wanted=wanted,
        shows=SHOWS,
        has_service=has_service,
    )


@posted
def look_for(request: Request, form: Posted) -> Response:
    """Remember what is looked for. It may be a child's name, so no address holds it."""
    show, words = form.text("show"), " ".join(form.text("words").split())
    wanted = Wanted(
        words[:_LONGEST], form.text("stage")[:_LONGEST], show if show in SHOWS else "all"
    )
    session_of(request).memory[_MEMORY] = Wanted() if form.text("clear") else wanted
    return redirect("/")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
