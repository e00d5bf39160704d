"""Words of a meeting that may tell of another child: asked here, and the answers kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from generator.case import Question, questions_of
from generator.case.facts.words import count, full_name
from generator.web.meetings._meeting import the_meeting
from generator.web.page import Posted, desk_of, page, posted, redirect

__all__ = ["answer", "questions"]


@dataclass(frozen=True)
class Row:
    """A question: in what, for whom, about which words, in which sentence."""

    number: str
    whose: str
    where: str
    words: str
    sentence: str


def questions(request: Request) -> Response:
    """Ask about the words that may tell of another child."""
    return _asked(request, frozenset(), "", {})


@posted
def answer(request: Request, form: Posted) -> Response:
    """Keep that the ticked words tell of nobody, with who said so and why."""
    numbers, reason = form.texts("answer"), " ".join(form.text("reason").split())
    faults = {}
    if not numbers:
        faults["answer"] = "Tick the words that tell of no other child"
    if not reason:
        faults["reason"] = "Say why these words may stay"
    if faults:
        return _asked(request, frozenset(numbers), reason, faults)
    desk, key = desk_of(request), request.path_params["key"]
    path, who = desk.panel_path(key), desk.who(request)
    desk.toolkit.answer_panel(path, numbers, by=who, reason=reason, on=desk.today())
    desk.audit.record("changed", key, by=who, detail="questions answered")
    return redirect(f"/panels/{key}/questions", say=f"{count(len(numbers), 'answer')} kept.")


def _asked(
    request: Request, ticked: frozenset[str], reason: str, faults: dict[str, str]
) -> Response:
    key, panel = the_meeting(request)
    desk = desk_of(request)
    found: Sequence[Question] = questions_of(panel)
    notes: tuple[str, ...] = ()
    every = request.query_params.get("all") == "yes"
    if every:
        found, notes = desk.toolkit.panel_questions(panel, on=desk.today())
    names = {case.identifier: full_name(case.data["child"]) for case in panel.cases}
    rows = [
        Row(
            one.number,
            names.get(one.asked_of, one.asked_of),
            one.where,
            one.doubt.words,
            one.doubt.sentence,
        )
        for one in found
    ]
    return page(
        request,
        "meetings/questions.html",
        status=422 if faults else 200,
        key=key,
        rows=rows,
        ticked=ticked,
        reason=reason,
        notes=notes,
        every=every,
        faults=faults,
        answered=panel.data.get("answers", ()),
    )
