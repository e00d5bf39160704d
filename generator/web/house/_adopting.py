"""A form that a service has had for years, made a template: what was found in it, and the file."""

from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from generator.toolkit import Toolkit
from generator.web.house._templates import kind_of
from generator.web.house._uploads import Uploads
from generator.web.page import Posted, desk_of, download, page, posted

if TYPE_CHECKING:
    from generator.adopt import Adopted

__all__ = ["adopted", "adopted_file", "take_form"]

_FORMS = Uploads(
    folder="forms",
    field="form",
    page="adopt",
    none_chosen="Choose the blank form (.docx) first",
    gone="There is no form to look at. Choose the Word file again.",
)


@posted
def take_form(request: Request, form: Posted) -> Response:
    """Keep an uploaded blank form to be looked at."""
    toolkit, kind = desk_of(request).toolkit, kind_of(request)
    return _FORMS.take(request, form, lambda content: toolkit.adopt_form(content, kind.name))


def adopted(request: Request) -> Response:
    """The places of the uploaded form, and what became of each."""
    kind, desk = kind_of(request), desk_of(request)
    found = _adopted(desk.toolkit, kind.name, _FORMS.of(desk, kind.name))
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
    found = _adopted(desk.toolkit, kind.name, _FORMS.of(desk, kind.name))
    return download(found.content, f"{kind.name}-from-your-form.docx")


@lru_cache(maxsize=2)
def _adopted(toolkit: Toolkit, name: str, docx: bytes) -> "Adopted":
    return toolkit.adopt_form(docx, name)
