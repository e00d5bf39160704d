"""Teach-back: whether the child can say each rule back, and when it is explained again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.case import told
from generator.case.answers import AnswerError, answer
from generator.case.facts.words import day_words
from generator.case.guide import guide
from generator.easyread import worded
from generator.easyread.wording import in_order
from generator.errors import FaultyInputError
from generator.web.easyread._here import Here, here, shown
from generator.web.page import Posted, posted, redirect

__all__ = ["Question", "questions", "record", "teach"]


@dataclass(frozen=True)
class Question:
    """A question with how it last went; `number` is that of its condition, from 1."""

    number: int
    heading: str
    asked: str
    went: str = ""
    answer: str = ""
    again: str = ""


def questions(case: Mapping[str, Any]) -> tuple[Question, ...]:
    """The question of each rule, in the child's order; the case has its easy words complete."""
    easy = case.get("easy_read", {})
    taught = easy.get("taught", ())
    numbers = {one["id"]: at for at, one in enumerate(case["supervision"]["conditions"], 1)}
    return tuple(
        _question(one, numbers[one["id"]], [row for row in taught if _is_about(row, one)])
        for one in in_order(case["supervision"]["conditions"], easy)
    )


def _is_about(row: Mapping[str, Any], condition: Mapping[str, Any]) -> bool:
    return bool(row.get("condition") == condition["id"])


def _question(
    condition: Mapping[str, Any], number: int, asked: list[Mapping[str, Any]]
) -> Question:
    easy = condition.get("easy_read", {})
    heading = easy.get("heading") or condition["official_text"]
    if not asked:
        return Question(number, heading, easy.get("question", ""))
    last = max(asked, key=lambda row: row["date"])
    return Question(
        number,
        heading,
        easy.get("question", ""),
        f"{_answers()[last['answer']]}, {_day(last['date'])}, asked by {last['by']}",
        last["answer"],
        _day(last["again_on"]) if "again_on" in last else "",
    )


def teach(request: Request) -> Response:
    """The questions of the paper, each with how it last went."""
    return _page(request, here(request))


@posted
def record(request: Request, form: Posted) -> Response:
    """Record how one question went."""
    at, number = here(request), form.text("number")
    faults: dict[str, str] = {}
    if form.text("answer") not in _answers():
        faults[f"answer-{number}"] = "Choose how it went."
    days = {name: _typed(at, form, name, number, faults) for name in ("on", "again_on")}
    if not faults:
        try:
            at.toolkit.teach(
                at.path,
                answer=form.text("answer"),
                by=form.text("by").strip() or at.desk.who(request),
                on=days["on"] or at.on,
                today=at.on,
                condition=at.condition(int(number) if number.isdecimal() else 0),
                question=" ".join(form.text("question").split()),
                again_on=days["again_on"],
            )
        except FaultyInputError as error:
            said = " ".join([error.summary, *error.faults])
            faults[f"again_on-{number}"] = said.replace(": --again-on 2026-06-12", "")
    if faults:
        return _page(request, at, faults=faults, typed=form, status=422)
    at.desk.audit.record("changed", at.key, by=at.desk.who(request), detail="teach-back")
    return redirect(f"{at.root}/teach-back#rule-{number}", say="Recorded.")


def _typed(at: Here, form: Posted, name: str, number: str, faults: dict[str, str]) -> date | None:
    """A date as it was typed; None for an empty field."""
    text = form.text(name).strip()
    place = guide().find(("easy_read", "taught", "date" if name == "on" else name))
    if not text or place is None:
        return None
    try:
        return date.fromisoformat(answer(place, text, today=at.on))
    except AnswerError as error:
        faults[f"{name}-{number}"] = str(error)
        return None


def _page(
    request: Request,
    at: Here,
    *,
    faults: dict[str, str] | None = None,
    typed: Posted | None = None,
    status: int = 200,
) -> Response:
    found = questions(worded(at.record.data, at.toolkit.service_folder))
    return shown(
        request,
        at,
        "teach",
        status=status,
        questions=found,
        answers=_answers(),
        today=day_words(at.on),
        who=at.desk.who(request),
        counts={
            title: sum(one.answer == code for one in found) for code, title in _answers().items()
        },
        faults=faults or {},
        typed_number=int(number) if typed and (number := typed.text("number")).isdecimal() else 0,
        typed={
            name: typed.text(name) if typed else ""
            for name in ("answer", "by", "on", "again_on", "question")
        },
    )


def _answers() -> Mapping[str, str]:
    return told({}, ("easy_read", "taught", 0, "answer")).choices


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))
