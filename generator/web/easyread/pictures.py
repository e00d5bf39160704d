"""Pictures: what the paper shows, search, swaps, the child's own, and the contact sheet."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.case import FaultyCaseError
from generator.easy_studio import easy_state
from generator.easyread.pictures import Crop
from generator.errors import ChangedMeanwhileError, FaultyInputError
from generator.web.desk import NotFoundError
from generator.web.easyread._here import Here, here, shown
from generator.web.easyread._rule_page import choices
from generator.web.page import Posted, download, posted, redirect

__all__ = ["add", "own_picture", "picture", "pictures", "search", "sheet", "swap"]

_MOST_SHOWN = 60
_KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_SHEETS = ("pdf", "docx")
_CROP = ("left", "top", "width", "height")


def pictures(request: Request) -> Response:
    """Every picture that the paper shows."""
    at = here(request)
    return _page(request, at)


@posted
def search(request: Request, form: Posted) -> Response:
    """Pictures by a word. What was looked for stands in no address."""
    at, find = here(request), " ".join(form.text("find").split())
    return _page(request, at, find=find, instead_of=form.text("instead_of"))


@posted
def swap(request: Request, form: Posted) -> Response:
    """Show another picture everywhere that one stands, or the first one again."""
    at = here(request)
    was, show = form.text("instead_of"), form.text("show")
    held = at.record.data.get("easy_read", {}).get("picture_swaps", ())
    # A picture that is shown as a swap is the one that stands there.
    first = next((one["instead_of"] for one in held if one["show"] == was), was)
    kept = [dict(one) for one in held if one["instead_of"] != first]
    swaps = [*kept, {"instead_of": first, "show": show}] if show and show != first else kept
    try:
        at.toolkit.write_easy_profile(at.path, {"picture_swaps": swaps}, before=form.text("state"))
    except (ChangedMeanwhileError, FaultyCaseError) as error:
        return _page(request, at, told=[error.summary, *error.faults], status=409)
    _noted(request, at, "easy-read pictures")
    return redirect(f"{at.root}/pictures", say="The picture is swapped wherever it stood.")


@posted
def add(request: Request, form: Posted) -> Response:
    """Add the child's own picture, or the photograph of somebody who helps."""
    at, upload = here(request), form.file("picture")
    words = " ".join(form.text("words").split())
    whose, faults = form.text("whose", "own"), {}
    if upload is None:
        faults["picture"] = "Choose a picture file first."
    if whose == "own" and not words:
        faults["words"] = "Say what the picture shows, for people who cannot see it."
    crop = _crop(form, faults)
    if not faults and upload is not None:
        try:
            at.toolkit.add_picture(
                at.path,
                upload.content,
                words=words,
                crop=crop,
                code=form.text("code").strip(),
                of_person=_person(at, whose),
            )
        except FaultyCaseError as error:
            for one in error.details:
                faults[_field(one.pointer)] = f"{one.message} {one.suggestion}".strip()
        except FaultyInputError as error:
            faults["picture"] = " ".join([error.summary, *error.faults])
    if faults:
        return _page(request, at, faults=faults, typed=form, status=422)
    _noted(request, at, "easy-read pictures")
    return redirect(f"{at.root}/pictures#own", say="The picture is added.")


def picture(request: Request) -> Response:
    """One picture by its code."""
    at = here(request)
    return _shown(request, at, request.path_params["code"])


def own_picture(request: Request) -> Response:
    """One of the child's own pictures, by its place in the case file."""
    at, number = here(request), request.path_params["number"]
    own = at.record.data.get("easy_read", {}).get("own_pictures", ())
    if number >= len(own):
        raise NotFoundError("The case has no such picture any more.")
    return _shown(request, at, own[number]["code"])


def sheet(request: Request) -> Response:
    """The contact sheet of the pictures of the paper."""
    at, form = here(request), request.path_params["form"]
    if form not in _SHEETS:
        raise NotFoundError("A contact sheet is a Word file or a PDF.")
    found = at.toolkit.find_pictures((), at.path)
    content = at.toolkit.picture_sheet(form, found, at.path)
    return download(content, f"pictures_{at.record.identifier}.{form}")


def _shown(request: Request, at: Here, code: str) -> Response:
    is_barred = request.query_params.get("barred") == "yes"
    try:
        image = at.toolkit.easy_picture(code, at.path, is_barred=is_barred).image
    except FaultyInputError as error:
        raise NotFoundError(error.summary) from None
    kind = next((kind for start, kind in _KINDS.items() if image.startswith(start)), "")
    return Response(image, media_type=kind or "application/octet-stream")


def _page(
    request: Request,
    at: Here,
    *,
    find: str = "",
    instead_of: str = "",
    faults: Mapping[str, str] | None = None,
    told: list[str] | None = None,
    typed: Posted | None = None,
    status: int = 200,
) -> Response:
    used = at.toolkit.find_pictures((), at.path)
    found = at.toolkit.find_pictures(find.split(), at.path) if find else ()
    easy: Mapping[str, Any] = at.record.data.get("easy_read", {})
    swapped = {one["show"]: one["instead_of"] for one in easy.get("picture_swaps", ())}
    return shown(
        request,
        at,
        "pictures",
        status=status,
        used=[
            {
                "code": one.code,
                "words": one.words,
                "set": one.set,
                "where": one.where,
                "barred": one.is_barred,
                "image": at.picture(one.code, is_barred=one.is_barred),
                "swapped": swapped.get(one.code, ""),
            }
            for one in used
        ],
        is_off=easy.get("pictures") == "off",
        find=find,
        instead_of=instead_of,
        found=choices(at, found[:_MOST_SHOWN]),
        more=max(0, len(found) - _MOST_SHOWN),
        own=[{**one, "image": at.picture(one["code"])} for one in easy.get("own_pictures", ())],
        people=[
            (number, one["name"]) for number, one in enumerate(at.record.data.get("people", ()))
        ],
        state=easy_state(at.record),
        faults=faults or {},
        told=told or [],
        typed={
            name: typed.text(name) if typed else usual
            for name, usual in (
                *(("words", ""), ("code", ""), ("whose", "own")),
                *(("left", "0"), ("top", "0"), ("width", "100"), ("height", "100")),
            )
        },
    )


def _crop(form: Posted, faults: dict[str, str]) -> Crop:
    found: dict[str, int] = {}
    for name, usual in zip(_CROP, ("0", "0", "100", "100"), strict=True):
        typed = form.text(name, usual).strip() or usual
        if typed.isascii() and typed.isdecimal() and len(typed) < 4:
            found[name] = int(typed)
        else:
            faults[name] = f"{name.capitalize()} is a whole number from 0 to 100."
    return Crop(**found) if len(found) == len(_CROP) else Crop()


def _person(at: Here, whose: str) -> int | None:
    number = whose.removeprefix("person-")
    people = at.record.data.get("people", ())
    if whose == number or not (number.isascii() and number.isdecimal()):
        return None
    if int(number) >= len(people):
        raise FaultyInputError("The case has no such person any more.")
    return int(number)


def _field(pointer: str) -> str:
    name = pointer.rpartition("/")[2]
    return name if name in ("words", "code") else "picture"


def _noted(request: Request, at: Here, what: str) -> None:
    at.desk.audit.record("changed", at.key, by=at.desk.who(request), detail=what)
