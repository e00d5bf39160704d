"""The list of documents of a case, and the page of one of them with pictures of its pages."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from generator.case import Case
from generator.documents.by_stage import GROUPS
from generator.documents.made import Made
from generator.errors import PdfError
from generator.pdf.preview import in_a_row
from generator.web.desk import Desk, NotFoundError
from generator.web.page import desk_of, download, page
from generator.web.papers.pictures import Pictures, digest_of
from generator.web.papers.shelf import FORMS, Paper, Version, id_of
from generator.web.papers.shelves import case_at, shelf_at

_PICTURES = Pictures()
_PNG = "image/png"


@dataclass(frozen=True)
class Sheets:
    """The pages of a PDF as pictures: its digest and how many; `why` says why there are none."""

    digest: str = ""
    count: int = 0
    why: str = ""


def documents(request: Request) -> Response:
    """Every document of a case: ready, or what is missing."""
    desk, key, case = looked_at(request)
    shelf = shelf_at(desk, key)
    return page(request, "papers/documents.html", case=case, key=key, shelf=shelf, groups=GROUPS)


def document(request: Request) -> Response:
    """One document: the pages of the version that was made, or what is missing."""
    desk, key, case = looked_at(request)
    paper = paper_of(request, desk)
    shown = _chosen(request, paper)
    pdf = shown.files.get("pdf") if shown else None
    sheets = _sheets(pdf.content()) if pdf else Sheets()
    return page(
        request,
        "papers/document.html",
        case=case,
        key=key,
        paper=paper,
        shown=shown,
        sheets=sheets,
        id_of=id_of,
        forms=FORMS,
        unsigned="pictures" in paper.kind.gives and paper.ready and not _is_signed(desk, case),
    )


def _is_signed(desk: Desk, case: Case) -> bool:
    return desk.toolkit.easy_read_verdict(case, on=desk.today()).holds


def _chosen(request: Request, paper: Paper) -> Version | None:
    """The version that the address asks for, by one of its files; else the latest."""
    wanted = request.query_params.get("version", "")
    for version in paper.versions:
        if wanted in {id_of(one.path) for one in version.files.values()}:
            return version
    return paper.versions[0] if paper.versions else None


def preview(request: Request) -> Response:
    """The pages of a document as it would be made now; nothing is saved."""
    desk, key, case = opened(request)
    paper = paper_of(request, desk)
    if "pdf" not in paper.formats:
        raise NotFoundError("This document has no pages to look at. Make it, and open the file.")
    sheets = _sheets(_unsaved(desk, case, paper))
    return page(request, "papers/preview.html", case=case, key=key, paper=paper, sheets=sheets)


def picture(request: Request) -> Response:
    """One page of a PDF as a picture, made from its very bytes."""
    desk, _, case = opened(request)
    digest, number = request.path_params["digest"], request.path_params["number"]
    if not _PICTURES.holds(digest):
        _find(request, desk, case, digest)
    try:
        return Response(_PICTURES.page(digest, number), media_type=_PNG)
    except (KeyError, PdfError):
        raise NotFoundError("There is no such page of this document. Open it again.") from None


def file(request: Request) -> Response:
    """A document to keep, under a name that holds a reference at most."""
    desk, key = desk_of(request), request.path_params["key"]
    made = file_of(request, desk)
    desk.audit.record("downloaded", key, by=desk.who(request), detail=f"{made.kind}, {made.form}")
    return download(made.content(), made.path.name)


def opened(request: Request) -> tuple[Desk, str, Case]:
    """The desk, and the case that the address names with its key, as its file is now."""
    desk, key = desk_of(request), request.path_params["key"]
    return desk, key, desk.case(key)


def looked_at(request: Request) -> tuple[Desk, str, Case]:
    """The same with the case as it is kept for looking at it, from which nothing is made."""
    desk, key = desk_of(request), request.path_params["key"]
    return desk, key, case_at(desk, key)


def paper_of(request: Request, desk: Desk) -> Paper:
    """The kind of document that the address names. Raises NotFoundError."""
    name = request.path_params["kind"]
    found = shelf_at(desk, request.path_params["key"]).of(name)
    if found is None:
        raise NotFoundError("There is no such document of a case. Choose one from the list.")
    return found


def file_of(request: Request, desk: Desk) -> Made:
    """The file of a document that the address names. Raises NotFoundError."""
    kind, name = request.path_params["kind"], request.path_params["file"]
    for one in shelf_at(desk, request.path_params["key"]).made:
        if one.kind == kind and id_of(one.path) == name:
            return one
    raise NotFoundError("This document is not in the folder any more. Look for it in the list.")


def _sheets(pdf: bytes) -> Sheets:
    try:
        return Sheets(*_PICTURES.take_in(pdf))
    except PdfError as error:
        return Sheets(why=error.summary)


def _unsaved(desk: Desk, case: Case, paper: Paper) -> bytes:
    made = desk.toolkit.generate(
        case, [paper.kind.name], formats=["pdf"], on=desk.today(), draft=not paper.ready
    )
    return in_a_row([one.content for one in made])


def _find(request: Request, desk: Desk, case: Case, digest: str) -> None:
    """Take a PDF in again that was looked at longer ago: one that was made, or an unsaved one."""
    paper = paper_of(request, desk)
    for version in paper.versions:
        pdf = version.files.get("pdf")
        if pdf and digest_of(content := pdf.content()) == digest:
            _PICTURES.take_in(content)
            return
    content = _unsaved(desk, case, paper)
    if digest_of(content) == digest:
        _PICTURES.take_in(content)
