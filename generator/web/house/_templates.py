"""The kinds of document, and the Word file that each is made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from generator.catalogue import Kind
from generator.errors import FaultyInputError
from generator.reading import read_small
from generator.service.upgrading import Upgrade, upgrades
from generator.web.desk import Desk
from generator.web.page import desk_of, download, page

__all__ = ["fields", "kind_of", "shown", "template", "templates", "word_file"]

_READERS = {
    "child": "the child",
    "parent": "parents and carers",
    "court": "the court",
    "secure_estate": "the secure establishment",
    "professional": "other professionals",
    "manager": "managers",
}


@dataclass(frozen=True)
class Shelved:
    """A kind of document as the list shows it.

    `own` is whether the service has a template of its own; `behind` says that ours has changed
    since it was copied.
    """

    kind: Kind
    readers: str
    own: bool
    behind: bool


def templates(request: Request) -> Response:
    """Every kind of document, and whose template it is made from."""
    desk = desk_of(request)
    behind = {one.name for one in _upgrades(desk) if one.changes}
    shelf = [
        Shelved(kind, readers_of(kind), desk.toolkit.is_own(kind), kind.name in behind)
        for kind in desk.toolkit.catalogue.kinds()
        if kind.has_template
    ]
    return page(request, "house/templates.html", shelf=shelf, has_service=_has_service(desk))


def template(request: Request) -> Response:
    """One kind: what it is made from, and how to change that."""
    return shown(request, {})


def shown(request: Request, faults: Mapping[str, str]) -> Response:
    """The page of one kind, with what is wrong with what was sent, by field."""
    desk = desk_of(request)
    kind = kind_of(request)
    upgrade = next((one for one in _upgrades(desk) if one.name == kind.name), None)
    return page(
        request,
        "house/template.html",
        status=422 if faults else 200,
        faults=faults,
        kind=kind,
        readers=readers_of(kind),
        own=desk.toolkit.is_own(kind),
        upgrade=upgrade,
        has_service=_has_service(desk),
    )


def word_file(request: Request) -> Response:
    """The Word template that documents are made from now."""
    kind = kind_of(request)
    return download(read_small(kind.template), f"{kind.name}.docx")


def fields(request: Request) -> Response:
    """A Word file with every field that the template may use."""
    kind = kind_of(request)
    return download(desk_of(request).toolkit.crib_sheet(kind.name), f"{kind.name}-fields.docx")


def kind_of(request: Request) -> Kind:
    """The kind that an address names.

    Raises FaultyInputError where there is none, or where it has no Word template.
    """
    kind = desk_of(request).toolkit.catalogue.get(request.path_params["kind"])
    if not kind.has_template:
        raise FaultyInputError(f"{kind.title} is made without a Word template.")
    return kind


def readers_of(kind: Kind) -> str:
    """Who reads it, in words."""
    words = [_READERS[name] for name in kind.audience]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _has_service(desk: Desk) -> bool:
    return desk.toolkit.service_folder is not None


def _upgrades(desk: Desk) -> tuple[Upgrade, ...]:
    folder = desk.toolkit.service_folder
    return upgrades(folder) if folder else ()
