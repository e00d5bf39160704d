"""The paper as it would be given now: its pages from the very bytes of the PDF, its web page."""

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from generator.documents.produce import Document
from generator.documents.writing import file_name
from generator.easyread.page import policy_in
from generator.pdf.preview import made_page_count, previews
from generator.web.desk import NotFoundError
from generator.web.easyread._here import Here, here, shown
from generator.web.easyread._made import made_of
from generator.web.page import download
from generator.web.safety import framed

__all__ = ["made", "paper", "preview", "web_page"]

KIND = "licence-easy-read"
_FORMS = ("docx", "pdf", "html")
_TYPES = {".png": "image/png", ".svg": "image/svg+xml"}
_DOTS = 80  # per inch: a page is 660 points wide


def preview(request: Request) -> Response:
    """The pages of the PDF as pictures, and the web page in a frame."""
    at, is_discreet = here(request), _is_discreet(request)
    is_web = request.query_params.get("as") == "web-page"
    ready = at.toolkit.easy_readiness(at.record, on=at.on)
    pages: list[str] = []
    pdf = ""
    if not is_web:
        [document] = _made(at, ["pdf"], is_discreet=is_discreet)
        mark = made_of(request).keep({"paper.pdf": document.content})
        count = made_page_count(document.content)
        pages = [f"{at.root}/made/{mark}/page-{number}.png" for number in range(1, count + 1)]
        pdf = f"{at.root}/made/{mark}/paper.pdf"
    return shown(
        request,
        at,
        "preview",
        pages=pages,
        pdf=pdf,
        is_web=is_web,
        is_discreet=is_discreet,
        ready=ready,
        verdict=at.toolkit.easy_read_verdict(at.record, on=at.on),
    )


def made(request: Request) -> Response:
    """A file that was made for a page that is open: a page picture, a drawn week, the PDF."""
    at, name = here(request), request.path_params["name"]
    held = made_of(request).find(request.path_params["mark"])
    if held is None:
        raise NotFoundError("That was made a while ago. Open its page again to see it as it is.")
    number = name.removeprefix("page-").removesuffix(".png")
    if name not in held and "paper.pdf" in held and number.isascii() and number.isdecimal():
        if not 1 <= int(number) <= made_page_count(held["paper.pdf"]):
            raise NotFoundError("The paper has no such page.")
        held[name] = previews(held["paper.pdf"], dpi=_DOTS, pages=[int(number)])[0]
    if name not in held:
        raise NotFoundError("That was not made for this page.")
    if name == "paper.pdf":
        return download(held[name], file_name(KIND, at.record.identifier, at.on, "pdf"))
    return Response(held[name], media_type=_TYPES[name[-4:]])


def paper(request: Request) -> Response:
    """The paper to keep, in one format. It is a draft while something holds it back."""
    at, form = here(request), request.path_params["form"]
    if form not in _FORMS:
        raise NotFoundError("The paper comes as a Word file, a PDF or a web page.")
    [document] = _made(at, [form], is_discreet=_is_discreet(request))
    at.desk.audit.record("made", at.key, by=at.desk.who(request), detail=f"{KIND}.{form}")
    return download(document.content, file_name(KIND, document.identifier, at.on, form))


def web_page(request: Request) -> Response:
    """The web page that stands alone, to be shown in a frame under its own policy."""
    at = here(request)
    [document] = _made(at, ["html"], is_discreet=_is_discreet(request))
    framed(request, policy_in(document.content))
    return Response(document.content, media_type="text/html; charset=utf-8")


def _made(at: Here, forms: Iterable[str], *, is_discreet: bool) -> tuple[Document, ...]:
    ready = at.toolkit.easy_readiness(at.record, on=at.on)
    return at.toolkit.generate(
        at.record,
        [KIND],
        formats=list(forms),
        on=at.on,
        draft=not ready.ready,
        discreet=is_discreet,
    )


def _is_discreet(request: Request) -> bool:
    return request.query_params.get("discreet") == "yes"
