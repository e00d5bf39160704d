"""The papers of a meeting: whole, for each member, agency and child, and invitations."""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from generator.case import Panel, PartReader, agencies, member_of, reader_of
from generator.case.facts.words import full_name
from generator.catalogue import Kind
from generator.errors import FaultyInputError, NotReadyError
from generator.panel.conflicts import comes_as_family
from generator.panel.invites import file_of
from generator.panel.sharing import HeldBack, held_back_from, held_back_from_child
from generator.panel.times import is_asked
from generator.web.desk import NotFoundError
from generator.web.meetings._held import here
from generator.web.meetings._meeting import the_meeting
from generator.web.meetings._sending import plain_name
from generator.web.meetings._view import meeting_of
from generator.web.page import desk_of, download, page

__all__ = ["extract_file", "invite_file", "pack_file", "packs_file", "papers", "whole_file"]

_FORMATS = ("docx", "pdf")
_MINUTES = "cart-minutes"
# How refusals name their questions on the command line.
# Where a field stands in the file, which a page has no use for.
_FIELDS = re.compile(r" \([a-z_]+(?:, [a-z_]+)*\)")
_LACKS = "Not all that it needs is written yet:"
_COMMAND = "see `throughcare panel questions`, "
_Entry = TypeVar("_Entry")


@dataclass(frozen=True)
class Part:
    """What somebody is given: `at` is its number in addresses, `held` what is left out."""

    at: int
    name: str
    about: str
    held: tuple[tuple[str, str], ...]
    why_none: str = ""


def papers(request: Request) -> Response:
    """Every paper of a meeting, with what each leaves out, and why."""
    key, panel = the_meeting(request)
    desk = desk_of(request)
    names = {case.identifier: full_name(case.data["child"]) for case in panel.cases}
    invitations, told = _invitations(request, panel)
    return page(
        request,
        "meetings/papers.html",
        key=key,
        meeting=meeting_of(panel, desk.today(), here(request).questions(panel)),
        kinds=_kinds(request),
        members=_members(panel, names),
        agencies=_agencies(panel, names),
        children=_children(panel, names),
        invitations=_called(panel, invitations),
        told=told,
    )


def _kinds(request: Request) -> list[Kind]:
    kinds = desk_of(request).toolkit.catalogue.kinds()
    return [kind for kind in kinds if kind.subject == "panel"]


def _members(panel: Panel, names: Mapping[str, str]) -> list[Part]:
    found = []
    for at, person in enumerate(panel.data["attendance"]):
        if not is_asked(person):
            continue
        family = comes_as_family(person, panel.cases)
        why = "Comes as family: give the child’s own papers." if family else ""
        held = () if family else held_back_from(panel, member_of(person))
        about = ", ".join(filter(None, (person["role"], person.get("organisation"))))
        found.append(Part(at, person["name"], about, _said(held, names), why))
    return found


def _agencies(panel: Panel, names: Mapping[str, str]) -> list[Part]:
    return [
        Part(at, agency, "", _said(held_back_from(panel, reader_of(panel.data, agency)), names))
        for at, agency in enumerate(agencies(panel.data))
    ]


def _children(panel: Panel, names: Mapping[str, str]) -> list[Part]:
    return [
        Part(
            at,
            names[case.identifier],
            case.identifier,
            _said(held_back_from_child(panel, case.identifier), {case.identifier: ""}),
        )
        for at, case in enumerate(panel.cases)
    ]


def _said(held: tuple[HeldBack, ...], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What is held back, with whose it is; what is alike once."""
    found: dict[tuple[str, str], None] = {}
    for one in held:
        whose = names.get(one.case_id, "")
        found[f"{one.what}, {whose}" if whose else one.what, one.why] = None
    return tuple(found)


def _invitations(request: Request, panel: Panel) -> tuple[Mapping[str, bytes], str]:
    desk = desk_of(request)
    path = desk.panel_path(request.path_params["key"])
    try:
        return desk.toolkit.invites(path, on=desk.today()), ""
    except FaultyInputError as error:
        return {}, error.shortly


def _called(panel: Panel, files: Collection[str]) -> list[str]:
    """Whose each invitation is, by the name of its file, as the meeting writes the name."""
    people: dict[str, str] = {}
    for person in panel.data["attendance"]:
        file = file_of(panel, "invite", person["name"], ".ics", people)
        if file in files:
            people[file] = person["name"]
    return [people[file] for file in files]


def _told(make: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A page that makes a paper; where it is refused, a page says why and leads to what to do."""

    @wraps(make)
    def made(request: Request) -> Response:
        try:
            return make(request)
        except FaultyInputError as error:
            lacks = isinstance(error, NotReadyError)
            return page(
                request,
                "meetings/refused.html",
                status=409,
                key=request.path_params["key"],
                lacks=lacks,
                says=_LACKS if lacks else error.summary,
                faults=[
                    _FIELDS.sub("", one.replace(_COMMAND, "question ")) for one in error.faults
                ],
            )

    return made


@_told
def whole_file(request: Request) -> Response:
    """A document of the whole meeting."""
    _, panel = the_meeting(request)
    kind, form = request.path_params["kind"], _form(request)
    if kind not in {one.name for one in _kinds(request)}:
        raise NotFoundError("There is no such paper of a meeting.")
    return _made(request, panel, kind, panel.identifier, form)


@_told
def extract_file(request: Request) -> Response:
    """The extract of a child: its part of the minutes and nobody else's."""
    _, panel = the_meeting(request)
    case = _one(panel.cases, request)
    return _made(request, panel, _MINUTES, f"{panel.identifier}_{case.identifier}", _form(request))


def _made(request: Request, panel: Panel, kind: str, identifier: str, form: str) -> Response:
    desk = desk_of(request)
    documents = desk.toolkit.generate(panel, [kind], formats=[form], on=desk.today())
    one = next((each for each in documents if each.identifier == identifier), None)
    if one is None:
        raise NotFoundError("There is no such paper of this meeting.")
    _record(request, f"{kind} {form}")
    return download(one.content, plain_name(f"{kind}_{identifier}_{_day(panel)}.{form}"))


@_told
def pack_file(request: Request) -> Response:
    """The pack of one member or agency."""
    _, panel = the_meeting(request)
    reader = _reader(panel, request)
    desk = desk_of(request)
    packs = desk.toolkit.packs(
        desk.panel_path(request.path_params["key"]),
        desk.folder,
        on=desk.today(),
        for_agencies=not reader.name,
        only=reader,
    )
    if not packs.files:
        raise FaultyInputError(f"There is no pack for {reader.called}:", packs.notes)
    [(name, content)] = packs.files.items()
    _record(request, "a pack")
    return download(content, plain_name(name))


@_told
def packs_file(request: Request) -> Response:
    """Every pack, or every invitation, in one file."""
    key, panel = the_meeting(request)
    desk, what = desk_of(request), request.path_params["what"]
    path = desk.panel_path(key)
    files: Mapping[str, bytes]
    if what == "invitations":
        files = desk.toolkit.invites(path, on=desk.today())
    elif what in ("members", "agencies"):
        for_agencies = what == "agencies"
        files = desk.toolkit.packs(
            path, desk.folder, on=desk.today(), for_agencies=for_agencies
        ).files
    else:
        raise NotFoundError("There are no such papers of this meeting.")
    if not files:
        raise FaultyInputError("Nobody who is asked to come gets any. Look at who comes.")
    _record(request, what)
    return download(_zipped(files), plain_name(f"{what}_{panel.identifier}.zip"))


@_told
def invite_file(request: Request) -> Response:
    """The invitation of one person."""
    key, _ = the_meeting(request)
    desk = desk_of(request)
    files = desk.toolkit.invites(desk.panel_path(key), on=desk.today())
    name = _one(tuple(files), request)
    return download(files[name], plain_name(name))


def _reader(panel: Panel, request: Request) -> PartReader:
    if request.path_params["what"] == "agency":
        return reader_of(panel.data, _one(agencies(panel.data), request))
    return member_of(_one(panel.data["attendance"], request))


def _one(entries: Sequence[_Entry], request: Request) -> _Entry:
    at = int(request.path_params["at"])
    if at >= len(entries):
        raise NotFoundError("There is no such paper of this meeting any more.")
    return entries[at]


def _form(request: Request) -> str:
    form: str = request.path_params["form"]
    if form not in _FORMATS:
        raise NotFoundError("This paper does not come as such a file.")
    return form


def _record(request: Request, what: str) -> None:
    desk = desk_of(request)
    desk.audit.record("made", request.path_params["key"], by=desk.who(request), detail=what)


def _day(panel: Panel) -> str:
    return date.fromisoformat(panel.data["date"]).isoformat()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            book.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()
