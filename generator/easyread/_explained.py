"""What an easy-read page shows: each rule, appointment and helper with its picture."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.easyread._people import ROLE, person_named
from generator.easyread._pictures import CREDIT, MUST_NOT, Picture, barred, must_not, pictures
from generator.easyread._rules import (
    affirms,
    forbids,
    forbids_by_itself,
    only_forbids,
    said,
)
from generator.easyread.wording import in_order

# The pictures of the fixed parts of the page, by what they stand beside.
_FIXED = {
    "paper": "2709",
    "talk": "E24A",
    "warning": "26A0",
    "help": "1F64B",
    "phone": "1F4DE",
    "think": "1F914",
    "person": "1F464",
}
# What stands beside an appointment without a picture of its own. A rule gets none that it has not.
_APPOINTMENT = "1F4C5"
_LABELS = {"why": "Why?", "help": "What helps?"}


def explained(
    seen: Mapping[str, Any], photo: Callable[[str], Path] | None = None
) -> dict[str, Any]:
    """Rules, appointments, helpers and pictures for the easy-read page of a case's view.

    Rules stand in the order of the child's profile, the rest as issued.
    A rule without an explanation is left out (the requirements of the document ask for one).
    A question that stands with its rule is not asked again at the end. Appointments before the
    day of the document are left out, and so is a first report that is past or stands among
    them. A picture is
    `{"image": PNG bytes, "alt": words}`. A rule without a picture has none, nor has one that
    forbids something beside a picture that praises; that of a rule which only forbids is under
    a bar. Helpers are as the case names them, with what is known of them; `photo`
    finds the file of a photograph, None shows none. Raises FaultyInputError for unknown
    picture codes and CaseError for a photograph that is not there.
    """
    supervision, wanted = seen.get("supervision", {}), seen.get("easy_read", {})
    conditions = in_order(supervision.get("conditions", ()), wanted)
    rules = [c["easy_read"] for c in conditions if "easy_read" in c]
    today = seen.get("document", {}).get("date", "")
    meetings = [m for m in supervision.get("appointments", ()) if m["date"] >= today]
    codes = {meeting.get("picture", _APPOINTMENT) for meeting in meetings}
    drawn = {
        code: _as_shown(picture) for code, picture in pictures(codes | set(_FIXED.values())).items()
    }
    own = pictures({rule["picture"] for rule in rules if "picture" in rule})
    shown = {
        "rules": [_rule(rule, own) for rule in rules],
        "appointments": [
            {**meeting, "shown": drawn[meeting.get("picture", _APPOINTMENT)]}
            for meeting in meetings
        ],
        "helpers": [
            _helper(name, seen.get("people", ()), drawn[_FIXED["person"]], photo)
            for name in wanted.get("helper_names", ())
        ],
        "questions": _left(wanted.get("teach_back", ()), (rule.get("question") for rule in rules)),
        "pictures": {name: drawn[code] for name, code in _FIXED.items()}
        | {"must_not": _as_shown(must_not())},
        "credit": CREDIT,
    }
    first = supervision.get("reporting", {})
    told = {(meeting["date"], meeting["time"]) for meeting in meetings}
    is_past = first.get("date", today) < today
    if first and not is_past and (first.get("date"), first.get("time")) not in told:
        shown["reporting"] = first
    return shown


def _rule(rule: Mapping[str, Any], own: Mapping[str, Picture]) -> dict[str, Any]:
    """A rule with its sentences in their order, and its picture if it may stand there."""
    shown = {name: rule[name] for name in ("heading", "question") if name in rule}
    shown["lines"] = _lines(rule)
    code = rule.get("picture", "")
    if not code or (affirms(code) and forbids(rule)):
        return shown
    picture = own[code]
    if only_forbids(rule):
        alt = f"{MUST_NOT}: {picture.alt}"
        picture = replace(picture, alt=alt) if forbids_by_itself(code) else barred(code)
    return {**shown, "shown": _as_shown(picture)}


def _lines(rule: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The sentences of a rule; the first reason and the first tip of several are labelled."""
    lines: list[dict[str, Any]] = []
    before = ""
    for one in said(rule):
        role = one.shown_as
        line: dict[str, Any] = {"text": one.text, "forbids": role == "must_not"}
        if role != before and role in _LABELS:
            line["label"] = _LABELS[role]
        lines.append(line)
        before = role
    return lines


def _as_shown(picture: Picture) -> dict[str, Any]:
    return {"image": picture.png, "alt": picture.alt}


def _helper(
    name: str,
    people: Iterable[Mapping[str, Any]],
    stand_in: dict[str, Any],
    photo: Callable[[str], Path] | None,
) -> dict[str, Any]:
    person = person_named(name, list(people))
    kept = {key: person[key] for key in ("about", "phone", "hours") if key in person}
    if photo is not None and "photo" in person:
        image = photo(person["photo"]).read_bytes()
        shown = {"image": image, "alt": f"photograph of {ROLE.sub('', name)}"}
        return {"name": name, **kept, "shown": shown}
    return {"name": name, **kept, "shown": stand_in}


def _left(questions: Iterable[str], asked: Iterable[str | None]) -> list[str]:
    """The questions that no rule asks, each once."""
    known = {question.casefold().strip(" ?.") for question in asked if question}
    return [
        question
        for question in dict.fromkeys(questions)
        if question.casefold().strip(" ?.") not in known
    ]
