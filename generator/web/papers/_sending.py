"""Copies to send: several documents as one bundle, and copies under a password."""

from starlette.requests import Request
from starlette.responses import Response

from generator.catalogue import Kind
from generator.documents.made import Made
from generator.documents.produce import Document
from generator.documents.writing import file_name
from generator.errors import FaultyInputError, PdfError
from generator.web.page import Posted, download, page, posted
from generator.web.papers._pages import file_of, opened
from generator.web.papers.shelf import id_of
from generator.web.papers.shelves import shelf_at

_LONGEST_TITLE = 120


def bundle_page(request: Request) -> Response:
    """Choose the documents of a bundle."""
    return _bundle_page(request)


def _bundle_page(
    request: Request, faults: dict[str, str] | None = None, form: Posted | None = None
) -> Response:
    desk, key, case = opened(request)
    titles = {kind.name: kind.title for kind in desk.toolkit.catalogue.kinds()}
    papers = [
        (id_of(one.path), titles[one.kind], one)
        for one in shelf_at(desk, key).made
        if one.form == "pdf" and not one.protected
    ]
    return page(
        request,
        "papers/bundle.html",
        status=422 if faults else 200,
        case=case,
        key=key,
        papers=papers,
        chosen=form.texts("papers") if form else (),
        title=form.text("title") if form else "",
        faults=faults or {},
    )


@posted
def bundle(request: Request, form: Posted) -> Response:
    """The documents that were chosen as one PDF, under a password where one is given."""
    desk, key, case = opened(request)
    on = desk.today()
    made = shelf_at(desk, key).made
    by_id = {id_of(one.path): one for one in made if one.form == "pdf"}
    papers = [by_id[name] for name in form.texts("papers") if name in by_id]
    title = " ".join(form.text("title").split())[:_LONGEST_TITLE]
    faults = {}
    if not papers:
        faults["papers"] = "Choose the documents that go into the bundle."
    if not title:
        faults["title"] = "Give the bundle a title, such as Papers for the panel."
    if faults:
        return _bundle_page(request, faults, form)
    try:
        made_bundle = desk.toolkit.bundle_of(papers, title=title, subtitle=case.identifier)
        password = password_in(form)
        content = made_bundle.pdf
        if password:
            known = desk.toolkit.known_of(case)
            desk.toolkit.check_password(password, (*known, *desk.toolkit.guessable(content)))
            content = desk.toolkit.lock_pdf(content, password)
    except (PdfError, FaultyInputError) as error:
        return _bundle_page(request, {_field_of(error): _said(error)}, form)
    detail = f"{', '.join(dict.fromkeys(one.kind for one in papers))}"
    desk.audit.record("bundled", key, by=desk.who(request), detail=detail)
    return download(content, file_name("bundle", case.identifier, on, "pdf"))


def protect_page(request: Request) -> Response:
    """Ask for the password of a copy."""
    return _protect_page(request)


def _protect_page(request: Request, fault: str = "") -> Response:
    desk, key, case = opened(request)
    made = file_of(request, desk)
    kind = desk.toolkit.catalogue.get(made.kind)
    return page(
        request,
        "papers/protect.html",
        status=422 if fault else 200,
        case=case,
        key=key,
        made=made,
        kind=kind,
        faults={"password": fault} if fault else {},
    )


@posted
def protect(request: Request, form: Posted) -> Response:
    """A copy of a document under a password; the document itself stays as it is."""
    desk, key, case = opened(request)
    made = file_of(request, desk)
    try:
        password = password_in(form)
        if not password:
            raise FaultyInputError("Enter a password, and the same again.")
        desk.toolkit.check_password(password, desk.toolkit.known_of(case))
        locked = desk.toolkit.protect(
            _document(desk.toolkit.catalogue.get(made.kind), made), password
        )
    except FaultyInputError as error:
        return _protect_page(request, _said(error))
    desk.audit.record("protected", key, by=desk.who(request), detail=f"{made.kind}, {made.form}")
    return download(locked.content, made.path.name)


def password_in(form: Posted) -> str:
    """The password of a form, the same both times; empty where none was typed.

    Raises FaultyInputError where the two differ.
    """
    password, again = form.text("password"), form.text("again")
    if password != again:
        raise FaultyInputError("The two passwords differ. Enter the same one twice.")
    return password


def _document(kind: Kind, made: Made) -> Document:
    return Document(kind, "", made.on, made.form, made.content(), made.draft)


def _field_of(error: FaultyInputError) -> str:
    """The field of the form that an error is about."""
    return "password" if "password" in error.summary.lower() else "papers"


def _said(error: FaultyInputError) -> str:
    return " ".join([error.summary, *error.faults])
