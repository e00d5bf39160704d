"""A new case by the first questions: one a page, then all answers once more, then the file."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.case import Case
from generator.case.answers import AnswerError, day_in_boxes
from generator.case.asking import Asking, Question
from generator.errors import FaultyInputError
from generator.store import CaseFolder, Draft
from generator.web.desk import Desk, NotFoundError
from generator.web.page import Posted, desk_of, page, posted, redirect
from generator.web.questions.controls import shown
from generator.web.questions.desks import clock, drafts_of, kept_at
from generator.web.questions.known import BOXES, Known

__all__ = ["answer_question", "ask", "begin", "make", "review", "start"]

_BASE = "/cases/new"
_KEY = "new"
_LIKE, _ANSWERS = "like", "answers"


@dataclass(frozen=True)
class _Course:
    """A case in the making: what was answered so far, under a name that tells nothing."""

    desk: Desk
    name: str
    asking: Asking
    like: str = ""

    def url(self, end: str) -> str:
        return f"{_BASE}/{self.name}/{end}"

    @property
    def path(self) -> Path | None:
        """The file that the case will be written to; None while it has no reference."""
        reference = self.asking.answers.get("reference")
        return self.desk.folder / f"{reference}.json" if reference else None

    def keep(self) -> None:
        fields = {_ANSWERS: [json.dumps(dict(self.asking.answers))], _LIKE: [self.like]}
        saved = clock().isoformat(timespec="milliseconds")
        drafts_of(self.desk, _KEY).keep(Draft(self.name, self.name, saved, fields))

    def onward(self) -> str:
        """The next question that has no answer yet, or the page of all answers."""
        question = self.asking.next()
        return self.url(question.id if question else "check")


def start(request: Request) -> Response:
    """Before the first question: those begun before, and a case to take the service from."""
    desk = desk_of(request)
    begun = [
        (kept_at(one), f"{_BASE}/{one.page}/go-on", _reference(one))
        for one in drafts_of(desk, _KEY).every()
    ]
    cases = [(desk.key(path), path.stem) for path in CaseFolder(desk.folder).files()]
    return page(request, "questions/start.html", begun=begun, cases=cases)


@posted
def begin(request: Request, form: Posted) -> Response:
    """Begin a new case, with the service and workers of another where one is chosen."""
    desk = desk_of(request)
    course = _course(desk, secrets.token_hex(6), form.text(_LIKE), {})
    course.keep()
    return redirect(course.onward())


def ask(request: Request) -> Response:
    """One question."""
    course = _begun(request)
    if request.path_params["question"] == "go-on":
        return redirect(course.onward())
    question = _question(course, request.path_params["question"])
    return _asked(request, course, question, _values(question, course.asking))


@posted
def answer_question(request: Request, form: Posted) -> Response:
    """Take an answer, and go on to the next question without one."""
    course = _begun(request)
    question = _question(course, request.path_params["question"])
    values = {end: form.text(f"answer{end}") for end in ("", *BOXES)}
    try:
        then = replace(course, asking=course.asking.answered(question, _typed(question, values)))
        if question.id == "reference" and then.path is not None and then.path.exists():
            raise AnswerError(
                f"{then.path.name} is there already.", "Use another reference, or move it away."
            )
    except AnswerError as error:
        return _asked(request, course, question, values, error=error)
    then.keep()
    return redirect(then.onward())


def review(request: Request) -> Response:
    """All answers, to be put right or agreed."""
    course = _begun(request)
    if course.asking.next() is not None:
        return redirect(course.onward())
    rows = [
        (one.asks, course.asking.shown(one) or "Not known yet", course.url(one.id))
        for one in course.asking.questions()
    ]
    return page(request, "questions/new-check.html", rows=rows, here=course.url("make"))


@posted
def make(request: Request, form: Posted) -> Response:
    """Write the case that the answers make."""
    course = _begun(request)
    if course.asking.next() is not None or course.path is None:
        return redirect(course.onward())
    desk = course.desk
    desk.toolkit.start(course.path, course.asking)
    key = desk.key(course.path)
    desk.audit.record("made", key, by=desk.who(request), detail="case")
    drafts_of(desk, _KEY).drop(course.name)
    return redirect(f"/cases/{key}", say="The case is made. Your answers are saved.")


def _asked(
    request: Request,
    course: _Course,
    question: Question,
    values: Mapping[str, str],
    *,
    error: AnswerError | None = None,
) -> Response:
    questions = course.asking.questions()
    number = [one.id for one in questions].index(question.id)
    back = course.url(questions[number - 1].id) if number else _BASE
    return page(
        request,
        "questions/new.html",
        status=422 if error else 200,
        question=question,
        number=number + 1,
        kind=_kind(question),
        values=values,
        problem=str(error) if error else "",
        wrong=[f"-{box}" for box in error.boxes] if error else [],
        back=back,
        here=course.url(question.id),
    )


def _kind(question: Question) -> str:
    if question.choices:
        return "one"
    found = question.guide
    return "date" if found is not None and found.form == "date" else "text"


def _typed(question: Question, values: Mapping[str, str]) -> str:
    """What was typed, in one piece. Raises AnswerError for boxes that are no day."""
    if _kind(question) != "date":
        return values[""]
    boxes = {box.removeprefix("-"): values[box] for box in BOXES}
    found = question.guide
    if found is None or not any(text.strip() for text in boxes.values()):
        return ""
    return day_in_boxes(found, boxes)


def _values(question: Question, asking: Asking) -> dict[str, str]:
    """What the controls of a question hold: its answer so far."""
    value = asking.answers.get(question.id)
    if question.guide is not None and _kind(question) == "date":
        held = shown(question.guide, value, Known(asking.today))
        return {end: "".join(texts) for end, texts in held.items()}
    if value is None:
        return {}
    return {"": str(value) if question.choices else asking.shown(question)}


def _question(course: _Course, name: str) -> Question:
    found = next((one for one in course.asking.questions() if one.id == name), None)
    if found is None:
        raise NotFoundError("There is no such question. Begin again with a new case.")
    return found


def _begun(request: Request) -> _Course:
    desk, name = desk_of(request), request.path_params["name"]
    draft = drafts_of(desk, _KEY).latest(name)
    if draft is None:
        raise NotFoundError(
            "This new case is finished, or was not begun. Look for it among your cases."
        )
    return _course(desk, name, "".join(draft.fields.get(_LIKE, ())), _answers(draft))


def _course(desk: Desk, name: str, like: str, answers: Mapping[str, Any]) -> _Course:
    other = desk.case(like) if like else None
    if other is not None and not isinstance(other, Case):
        raise FaultyInputError("Give the case of a child.")
    asking = desk.toolkit.begin(desk.today(), like=other, folder=desk.folder)
    return _Course(desk, name, replace(asking, answers=answers), like)


def _answers(draft: Draft) -> dict[str, Any]:
    try:
        found = json.loads("".join(draft.fields.get(_ANSWERS, ("{}",))))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _reference(draft: Draft) -> str:
    return str(_answers(draft).get("reference", ""))
