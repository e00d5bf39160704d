"""A form that a service has had for years, made a template: what was found in it, and the file."""

from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from generator.errors import TemplateError
from generator.toolkit import Toolkit
from generator.web.desk import Desk, NotFoundError
from generator.web.house._templates import kind_of, shown
from generator.web.page import Posted, desk_of, download, page, posted, redirect
from generator.web.safety import private_folder, write_private

if TYPE_CHECKING:
    from generator.adopt import Adopted

__all__ = ["adopted", "adopted_file", "take_form"]

_UPLOADS = "forms"


@posted
def take_form(request: Request, form: Posted) -> Response:
    """Keep an uploaded blank form to be looked at; nothing is made from it yet."""
    kind, desk = kind_of(request), desk_of(request)
    upload = form.file("form")
    if upload is None:
        return shown(request, {"form": "Choose the blank form (.docx) first"})
    try:
        desk.toolkit.adopt_form(upload.content, kind.name)
    except TemplateError as error:
        return shown(request, {"form": str(error)})
    folder = private_folder(desk.hidden, _UPLOADS)
    write_private(folder / f"{kind.name}.docx", upload.content)
    return redirect(f"/templates/{kind.name}/adopt")


def adopted(request: Request) -> Response:
    """The places of the uploaded form, and what became of each."""
    kind, desk = kind_of(request), desk_of(request)
    found = _adopted(desk.toolkit, kind.name, _uploaded(desk, kind.name))
    written = found.of("written")
    groups = (
        ("Written", [one for one in written if not one.commented]),
        ("Written, with a comment to look at", [one for one in written if one.commented]),
        ("Not written, but guessed in a comment", found.of("asked")),
        ("Left empty", found.of("empty")),
        ("Not placed", found.of("unknown")),
    )
    return page(request, "house/adopt.html", kind=kind, found=found, groups=groups)


def adopted_file(request: Request) -> Response:
    """The template that the uploaded form became."""
    kind, desk = kind_of(request), desk_of(request)
    found = _adopted(desk.toolkit, kind.name, _uploaded(desk, kind.name))
    return download(found.content, f"{kind.name}-from-your-form.docx")


def _uploaded(desk: Desk, name: str) -> bytes:
    try:
        return (desk.hidden / _UPLOADS / f"{name}.docx").read_bytes()
    except OSError:
        raise NotFoundError("There is no form to look at. Choose the Word file again.") from None


@lru_cache(maxsize=2)
def _adopted(toolkit: Toolkit, name: str, docx: bytes) -> "Adopted":
    return toolkit.adopt_form(docx, name)
