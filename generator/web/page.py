"""What every page is made with."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from generator.batch import glance
from generator.case import Case
from generator.case.facts.words import count, day_words
from generator.web.desk import Desk
from generator.web.forms import CSRF, Posted, Upload, posted
from generator.web.safety import new_token, session_of
from generator.web.turns import Redirect
from generator.web.wording import without_commands

__all__ = [
    "STATIC",
    "Posted",
    "Upload",
    "desk_of",
    "download",
    "page",
    "posted",
    "redirect",
]

_HERE = Path(__file__).resolve().parent
STATIC = _HERE / "static"
_OWN_PAGE = re.compile(r"/(?![/\\])[\x21-\x7e]*")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}


def desk_of(request: Request) -> Desk:
    """The desk that a request works on."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page of a template, such as `cases/case.html`, shown with what the context holds.

    With `case` and `key` it is a page of that child: `identity_bar(case)` says whose.
    """
    session = request.scope.get("session_here")
    if isinstance(faults := context.get("faults"), Mapping):
        context["faults"] = {field: without_commands(says) for field, says in faults.items()}
    say = ""
    if session is not None and status < 300:
        say, session.say = session.say, ""
    content = (
        _environment()
        .get_template(template)
        .render(
            {
                "request": request,
                "address": request.url.path,
                "say": say,
                "who": session.who if session else "",
                "csrf": lambda: _csrf(request),
                "identity_bar": lambda case: _identity_bar(request, case, context.get("key", "")),
                **context,
            }
        )
    )
    # The name of a file may hold bytes that are no letters.
    return HTMLResponse(content.encode("utf-8", "replace"), status)


def redirect(url: str, *, say: str = "") -> Response:
    """Go on to another of our pages (303); it shows `say` once, as what was done."""
    if not _OWN_PAGE.fullmatch(url):
        raise ValueError("Only the address of a page of ours can follow.")
    return Redirect(url, say)


def download(content: bytes, name: str) -> Response:
    """A file to keep. Its name holds a reference at most, never a child's name."""
    if not _FILE.fullmatch(name):
        raise ValueError("A file to keep needs a plain name.")
    return Response(
        content,
        media_type=_MEDIA.get(Path(name).suffix, "application/octet-stream"),
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _csrf(request: Request) -> Markup:
    """The hidden field that each form carries."""
    token = new_token(session_of(request).secret)
    return Markup('<input type="hidden" name="{}" value="{}">').format(CSRF, token)


def _identity_bar(request: Request, case: Case, key: str) -> Markup:
    desk = desk_of(request)
    found = glance(desk.toolkit.case_dates(case, desk.today()))
    template = _environment().get_template("macros/identity-bar.html")
    return Markup(template.render(identity=found, key=key))  # noqa: S704 (our own template)


class _Govuk:
    """The macros of GOV.UK Frontend, each loaded when a page first uses it."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        folder = name.replace("_", "-")
        template = f"govuk_frontend_jinja/components/{folder}/macro.html"
        macro = "govuk" + "".join(part.capitalize() for part in name.split("_"))
        found = getattr(self._environment.get_template(template).module, macro)
        setattr(self, name, found)
        return found


@cache
def _environment() -> Environment:
    package = Path(str(import_module("govuk_frontend_jinja").__file__)).parent
    environment = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(_HERE / "html"),
                PrefixLoader({"govuk_frontend_jinja": FileSystemLoader(package / "templates")}),
            ]
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["day"] = day_words
    environment.filters["for_pages"] = without_commands
    environment.filters["number_of"] = count
    environment.globals["asset"] = _asset
    environment.globals["govuk"] = _Govuk(environment)
    return environment


@cache
def _asset(name: str) -> str:
    """The address of one of our own files, which changes with what the file holds."""
    content = (STATIC / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"
