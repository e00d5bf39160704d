"""Making the documents of a case."""

from starlette.requests import Request
from starlette.responses import Response

from generator.errors import NotReadyError
from generator.web.page import Posted, posted, redirect
from generator.web.papers._pages import opened, paper_of
from generator.web.papers.shelf import FORMS
from generator.web.papers.shelves import documents_of


@posted
def make(request: Request, form: Posted) -> Response:
    """Make a document in every format it comes in, and keep it beside what was made before.

    A draft is only made when it is asked for.
    """
    desk, key, case = opened(request)
    paper = paper_of(request, desk)
    draft = form.text("draft") == "yes"
    if not (paper.ready or draft):
        raise NotReadyError(
            f"{paper.kind.title} is not ready yet, so nothing was made. Add what is missing:",
            paper.said,
        )
    formats = paper.drafted if draft else paper.formats
    made = desk.toolkit.generate(
        case, [paper.kind.name], formats=formats, on=desk.today(), draft=draft
    )
    said: list[str] = []
    written = desk.toolkit.write_versions(made, documents_of(desk), say=said.append)
    said_formats = ", ".join(dict.fromkeys(FORMS[one.format] for one in made))
    day = desk.today().isoformat()
    detail = f"{paper.kind.name}, {day}, {said_formats}{', draft' if draft else ''}"
    desk.audit.record("made", key, by=desk.who(request), detail=detail)
    what = "The draft was" if draft else "The document was"
    beside = " beside the version that stays as it is" if "_v" in written[0].name else ""
    say = " ".join([f"{what} made{beside}: {said_formats}.", *said])
    return redirect(f"/cases/{key}/documents/{paper.kind.name}", say=say)
