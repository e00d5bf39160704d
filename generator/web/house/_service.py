"""The service's own settings: shown, proved, set up and changed."""

from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from generator.case import file_in
from generator.documents.writing import write_all
from generator.easyread.pictures import UnfitPictureError, entered, read_picture
from generator.errors import FaultyInputError, ThroughcareError
from generator.service.changing import change_settings, settings_of, staff_of
from generator.service.checking import prove
from generator.service.making import OWN_WORDS, Question, fault_in, make_folder, questions
from generator.service.reading import SETTINGS
from generator.web.desk import NotFoundError
from generator.web.house._given import GIVEN, given_of, together
from generator.web.house._renewing import renew
from generator.web.page import Posted, desk_of, page, posted, redirect

__all__ = ["begin", "change", "logo", "logo_picture", "make", "service", "settings"]

_FURTHER = (
    Question(
        "website",
        "What is the address of your own page?",
        "calderbrook.example",
        "Leave it empty if you have none.",
    ),
    Question(
        "marking",
        "Which marking stands in the footer of what staff and courts read?",
        "OFFICIAL-SENSITIVE",
        "Families do not see it.",
    ),
    Question(
        "accent_colour",
        "Which colour do headings have?",
        "1F5C7A",
        "Six digits, as your guide to the service's look gives it. It must be dark enough to read "
        "on white.",
    ),
    Question(
        "logo_words",
        "What does your logo show?",
        "Calderbrook YJS: a bridge",
        "For whoever cannot see it.",
    ),
)
_ENDINGS = {"png": "png", "jpeg": "jpg"}
_NO_SERVICE = "The service is not set up yet. Set it up first."


def service(request: Request) -> Response:
    """What the service's folder holds, and what is wrong with it."""
    return _shown(request, {})


def _shown(request: Request, faults: Mapping[str, str]) -> Response:
    desk = desk_of(request)
    folder = desk.toolkit.service_folder
    if folder is None:
        return page(request, "house/no-service.html")
    proof = prove(folder, on=desk.today())
    try:
        held, staff = settings_of(folder), staff_of(folder)
    except FaultyInputError:
        held, staff = {}, ()  # the proof says what is wrong
    rows = [
        (question, dict(question.choices).get(said, said))
        for question in (*questions(), *_FURTHER)
        if (said := value_of(held, question.key))
    ]
    return page(
        request,
        "house/service.html",
        status=422 if faults else 200,
        faults=faults,
        proof=proof,
        rows=rows,
        staff=staff,
        logo=held.get("logo", ""),
    )


def begin(request: Request) -> Response:
    """The questions that set a service up."""
    if desk_of(request).toolkit.service_folder is not None:
        return redirect("/service/settings")
    return _asked(request, questions(), {}, {})


@posted
def make(request: Request, form: Posted) -> Response:
    """Make the service's folder, where the cases are."""
    desk = desk_of(request)
    if desk.toolkit.service_folder is not None:
        return redirect("/service/settings")
    answers = answers_of(questions(), form)
    faults = faults_of(questions(), answers)
    if faults:
        return _asked(request, questions(), answers, faults)
    make_folder(desk.folder, _nested(answers))
    desk.audit.record("set the service up", "", by=desk.who(request))
    renew(request)
    return redirect("/service", say="Your service is set up. Every case here goes by it.")


def settings(request: Request) -> Response:
    """The questions with what is answered now."""
    folder = desk_of(request).toolkit.service_folder
    if folder is None:
        return redirect("/service/new")
    every = (*questions(), *_FURTHER)
    return _asked(request, every, _now(folder, every), {})


def _now(folder: Path, asked: tuple[Question, ...]) -> dict[str, str]:
    """What the settings say now, by key."""
    held = settings_of(folder)
    return {one.key: value_of(held, one.key) for one in asked}


@posted
def change(request: Request, form: Posted) -> Response:
    """Keep the answers in the service's folder."""
    desk = desk_of(request)
    folder = desk.toolkit.service_folder
    if folder is None:
        raise NotFoundError(_NO_SERVICE)
    every = (*questions(), *_FURTHER)
    typed = answers_of(every, form)
    answers, told = together(typed, _now(folder, every), form.text(GIVEN))
    if told:
        return _asked(request, every, answers, told)
    faults = faults_of(every, answers)
    if faults:
        return _asked(request, every, typed, faults, given=form.text(GIVEN))
    change_settings(folder, answers)
    desk.audit.record("changed the service", "", by=desk.who(request))
    renew(request)
    return redirect("/service", say="Saved. Documents made from now on go by it.")


@posted
def logo(request: Request, form: Posted) -> Response:
    """Take a picture as the logo."""
    desk = desk_of(request)
    folder = desk.toolkit.service_folder
    if folder is None:
        raise NotFoundError(_NO_SERVICE)
    upload = form.file("logo")
    if upload is None:
        return _shown(request, {"logo": "Choose a picture first, PNG or JPEG"})
    try:
        picture = entered(upload.content)
    except UnfitPictureError as error:
        return _shown(request, {"logo": str(error)})
    if picture.kind == "svg":
        return _shown(request, {"logo": "The file is no PNG or JPEG picture. Save it as one"})
    file = folder / "pictures" / f"logo.{_ENDINGS[picture.kind]}"
    before = {file: file.read_bytes()} if file.exists() else {}
    write_all({file: picture.content}, instead_of=before)
    change_settings(folder, {"logo": f"pictures/{file.name}"})
    desk.audit.record("changed the service", "", by=desk.who(request), detail="logo")
    renew(request)
    return redirect("/service", say="The logo is kept. It stands at the top of what staff write.")


def logo_picture(request: Request) -> Response:
    """The logo, as PNG or JPEG."""
    folder = desk_of(request).toolkit.service_folder
    name = settings_of(folder).get("logo", "") if folder else ""
    if folder is None or not name:
        raise NotFoundError("There is no logo yet.")
    try:
        picture = read_picture(file_in(folder, name, SETTINGS))
    except (ThroughcareError, UnfitPictureError):
        raise NotFoundError("The logo cannot be shown.") from None
    if picture.kind == "svg":
        raise NotFoundError("The logo cannot be shown.")
    return Response(picture.content, media_type=f"image/{picture.kind}")


def value_of(held: Mapping[str, object], key: str) -> str:
    """What the settings say under a dotted name; empty where they say nothing."""
    section, _, name = key.rpartition(".")
    inner = held.get(section, {}) if section else held
    return str(inner.get(name, "")) if isinstance(inner, Mapping) else ""


def answers_of(asked: tuple[Question, ...], form: Posted) -> dict[str, str]:
    """What was answered, by key; one's own words where none of the choices was chosen."""
    found = {}
    for question in asked:
        answer = " ".join(form.text(question.key).split())
        if answer == OWN_WORDS:
            answer = " ".join(form.text(f"{question.key}-own").split())
        found[question.key] = answer
    return found


def faults_of(asked: tuple[Question, ...], answers: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, by key."""
    found = {}
    for question in asked:
        answer = answers[question.key]
        wrong = f"Answer this: {question.asks}" if question.needed and not answer else ""
        if answer:
            wrong = fault_in(question.key, answer)
        if wrong:
            found[question.key] = wrong
    return found


def _nested(answers: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, answer in answers.items():
        section, _, name = key.rpartition(".")
        if answer and section:
            inner = found.setdefault(section, {})
            assert isinstance(inner, dict)
            inner[name] = answer
        elif answer:
            found[key] = answer
    return found


def _asked(
    request: Request,
    asked: tuple[Question, ...],
    answers: Mapping[str, str],
    faults: Mapping[str, str],
    *,
    given: str = "",
) -> Response:
    folder = desk_of(request).toolkit.service_folder
    return page(
        request,
        "house/settings.html",
        status=422 if faults else 200,
        asked=asked,
        answers=answers,
        faults=faults,
        own_words=OWN_WORDS,
        is_new=folder is None,
        given=given or (given_of(_now(folder, asked)) if folder else ""),
    )
