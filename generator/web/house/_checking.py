"""A changed template: checked, its faults shown on pictures of its pages, tried, kept."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from generator.toolkit import Toolkit
from generator.web.desk import NotFoundError
from generator.web.house._renewing import renew
from generator.web.house._templates import kind_of
from generator.web.house._uploads import Uploads
from generator.web.page import Posted, desk_of, download, page, posted, redirect

if TYPE_CHECKING:
    from generator.documents.proving import Pages, Proved

__all__ = [
    "checked",
    "keep",
    "page_picture",
    "take",
    "tried",
    "tried_picture",
    "with_comments",
]

_TEMPLATES = Uploads(
    folder="templates",
    field="file",
    page="check",
    none_chosen="Choose a Word file (.docx) first",
    gone="There is no template to check. Choose the Word file again.",
)
_DPI = 70


@posted
def take(request: Request, form: Posted) -> Response:
    """Keep an uploaded template to be checked."""
    toolkit, kind = desk_of(request).toolkit, kind_of(request)
    return _TEMPLATES.take(
        request, form, lambda content: toolkit.prove_template(kind.name, content)
    )


def checked(request: Request) -> Response:
    """What is wrong with the uploaded template, with its places on the pages."""
    kind, desk = kind_of(request), desk_of(request)
    found, pages = _found(desk.toolkit, kind.name, _TEMPLATES.of(desk, kind.name))
    return page(
        request,
        "house/check.html",
        kind=kind,
        found=found,
        pages=pages,
        has_service=desk.toolkit.service_folder is not None,
    )


def page_picture(request: Request) -> Response:
    """One page of the uploaded template with the numbers of its faults, as PNG."""
    kind, desk = kind_of(request), desk_of(request)
    _, pages = _found(desk.toolkit, kind.name, _TEMPLATES.of(desk, kind.name))
    return _picture(pages.pictures, request.path_params["number"])


def with_comments(request: Request) -> Response:
    """The uploaded template with each fault as a comment in Word."""
    kind, desk = kind_of(request), desk_of(request)
    docx = _TEMPLATES.of(desk, kind.name)
    found, _ = _found(desk.toolkit, kind.name, docx)
    from generator.word.annotate import annotate  # noqa: PLC0415 (rare, costly)

    content = annotate(docx, [*found.faults, *found.advice])
    return download(content, f"{kind.name}-with-comments.docx")


def tried(request: Request) -> Response:
    """The pages of what the uploaded template makes of a made-up child."""
    kind, desk = kind_of(request), desk_of(request)
    pictures = _tried(desk.toolkit, kind.name, _TEMPLATES.of(desk, kind.name), desk.today())
    return page(request, "house/try.html", kind=kind, pages=len(pictures))


def tried_picture(request: Request) -> Response:
    """One page of it, as PNG."""
    kind, desk = kind_of(request), desk_of(request)
    pictures = _tried(desk.toolkit, kind.name, _TEMPLATES.of(desk, kind.name), desk.today())
    return _picture(pictures, request.path_params["number"])


@posted
def keep(request: Request, form: Posted) -> Response:
    """Make documents of this kind from the uploaded template from now on."""
    kind, desk = kind_of(request), desk_of(request)
    desk.toolkit.keep_template(kind.name, _TEMPLATES.of(desk, kind.name))
    desk.audit.record("changed a template", "", by=desk.who(request), detail=kind.name)
    renew(request)
    _TEMPLATES.drop(desk, kind.name)
    return redirect(
        f"/templates/{kind.name}", say=f"{kind.title} is made from your template from now on."
    )


@lru_cache(maxsize=2)
def _found(toolkit: Toolkit, name: str, docx: bytes) -> "tuple[Proved, Pages]":
    found = toolkit.prove_template(name, docx)
    return found, toolkit.template_pages(docx, found)


@lru_cache(maxsize=2)
def _tried(toolkit: Toolkit, name: str, docx: bytes, on: date) -> tuple[bytes, ...]:
    """Pictures of the pages that a template makes of a made-up child."""
    documents = toolkit.try_template(name, docx, on=on)
    pdf = next(one.content for one in documents if one.format == "pdf")
    return tuple(toolkit.page_pictures(pdf, dpi=_DPI))


def _picture(pictures: tuple[bytes, ...], number: int) -> Response:
    if not 1 <= number <= len(pictures):
        raise NotFoundError("There is no such page.")
    return Response(pictures[number - 1], media_type="image/png")
