"""What is typed and not saved yet: kept beside the case every few seconds, and brought back."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.store import Draft, Drafts
from generator.web.desk import NotFoundError
from generator.web.draft_of import WHOSE, is_of, whose
from generator.web.easyread._here import Here, here
from generator.web.page import Posted, posted, redirect

__all__ = ["Kept", "brought_back", "drop", "hold", "keep", "kept_of", "let_go", "window_of"]

_FOLDER = "easy-read"
_NOT_TYPED = frozenset({"csrf_token", "do"})
_PAGES = ("words", "week")


@dataclass(frozen=True)
class Kept:
    """What another time left behind of a page: when, and the address that takes care of it."""

    at: str
    window: str
    url: str


def drafts_of(at: Here) -> Drafts:
    """What is kept of the studio of a case."""
    return Drafts(at.desk.hidden / _FOLDER / at.key)


def _ours(at: Here, page: str) -> list[Draft]:
    """What is kept of a page of this child; not what was typed when the file was another's."""
    return [one for one in drafts_of(at).of(page) if is_of(one.fields, _own(at))]


def _own(at: Here) -> Mapping[str, Any]:
    return at.record.own or at.record.data


def window_of(form: Posted | None) -> str:
    """The mark of the window that a form was sent from; a new one for a page that is opened."""
    return (form.text("window") if form else "") or secrets.token_hex(8)


def kept_of(at: Here, page: str, window: str) -> Kept | None:
    """What another window left unsaved of a page; None where nothing is left."""
    found = next((one for one in _ours(at, page) if one.window != window), None)
    if found is None:
        return None
    return Kept(_when(found.saved), found.window, f"{at.root}/kept/{page}")


def brought_back(at: Here, page: str, window: str) -> Posted | None:
    """What was typed in another window, as that window would send it; None where it is gone."""
    found = next((one for one in _ours(at, page) if one.window == window), None)
    if found is None:
        return None
    return Posted({name: list(values) for name, values in found.fields.items()}, {})


def hold(at: Here, page: str, form: Posted) -> str:
    """Keep what a form sent; returns when, in words. Raises OutputError when it cannot be kept."""
    now = datetime.now().astimezone()
    fields = {name: form.texts(name) for name in form.names() if name not in _NOT_TYPED}
    fields[WHOSE] = (whose(_own(at)),)
    drafts_of(at).keep(Draft(page, window_of(form), now.isoformat(), fields))
    return f"{now:%H:%M}"


def let_go(at: Here, page: str, form: Posted) -> None:
    """Forget what a window kept of a page, once it is in the case."""
    drafts_of(at).drop(page, window_of(form))


@posted
def keep(request: Request, form: Posted) -> Response:
    """Keep what is typed, for the script of the page."""
    at = here(request)
    when = hold(at, _page(request, at), form)
    return JSONResponse({"says": f"Kept at {when}, not saved in the case yet."})


@posted
def drop(request: Request, form: Posted) -> Response:
    """Throw away what was left unsaved."""
    at = here(request)
    page = _page(request, at)
    drafts_of(at).drop(page, form.text("left"))
    end = page.replace("rule-", "rules/")
    return redirect(f"{at.root}/{end}", say="What was not saved is thrown away.")


def _page(request: Request, at: Here) -> str:
    page: str = request.path_params["page"]
    if page not in _PAGES and page not in {f"rule-{n + 1}" for n in range(len(at.conditions))}:
        raise NotFoundError("The studio has no such page.")
    return page


def _when(saved: str) -> str:
    try:
        return f"{datetime.fromisoformat(saved):%H:%M}"
    except ValueError:
        return "some time ago"
