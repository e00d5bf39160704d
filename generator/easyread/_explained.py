"""What an easy-read page shows: each rule, appointment and helper with its picture."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.case.facts.reading import as_day
from generator.easyread._looks import ALSO, APPOINTMENT, FIXED, look_of, looks_beside, own_look
from generator.easyread._people import ROLE, person_named
from generator.easyread._places import places
from generator.easyread._rows import rows_of
from generator.easyread._rules import helps, only_forbids, said
from generator.easyread._word_list import texts_of, word_list
from generator.easyread.pictures import (
    MUST_NOT,
    Look,
    Picture,
    Shelf,
    UnfitPictureError,
    credit,
    read_photograph,
    swapped,
    swaps_of,
)
from generator.easyread.sentences import lists_of
from generator.easyread.week import Style, timetable, week_view
from generator.easyread.wording import in_order, spoken
from generator.errors import CaseError

_LABELS = {"why": "Why?", "help": "What helps?"}


def explained(
    seen: Mapping[str, Any],
    file: Callable[[str], Path] | None = None,
    service: Path | None = None,
    style: Style | None = None,
) -> dict[str, Any]:
    """Rules, appointments, helpers and pictures for the easy-read page of a case's view.

    Rules stand in the order of the child's profile, the rest as issued.
    A rule without an explanation is left out (the requirements of the document ask for one).
    A question that stands with its rule is not asked again at the end. Appointments before the
    day of the document are left out, and so is a first report that is past or stands among
    them. A picture is
    `{"image": PNG or JPEG bytes, "alt": words}`. A sentence has one where the case gives it one;
    a rule without a picture shows the first of its sentences, or has none. None that forbids
    something stands beside a picture that praises; that of what is only forbidden is under
    a bar. Helpers are as the case names them, with what is known of them. `file`
    finds a photograph or own picture beside the case, None shows none of them; `service` is the
    folder whose picture sets and hard words stand before ours; `style` is that of the drawn
    week, None draws none. Raises FaultyInputError for unknown
    picture codes, and CaseError for a photograph that is not there or cannot be shown.
    """
    swaps = swaps_of(seen.get("easy_read", {}))
    fixed = {name: swaps.get(code, code) for name, code in (FIXED | ALSO).items()}
    looks = looks_beside(seen)
    seen = spoken(swapped(seen))
    supervision, wanted = seen.get("supervision", {}), seen.get("easy_read", {})
    conditions = in_order(supervision.get("conditions", ()), wanted)
    rules = [c["easy_read"] for c in conditions if "easy_read" in c]
    today = seen.get("document", {}).get("date", "")
    meetings = [
        {"picture": swaps.get(APPOINTMENT, APPOINTMENT), **meeting}
        for meeting in supervision.get("appointments", ())
        if meeting["date"] >= today
    ]
    shelf = Shelf(service, wanted.get("own_pictures", ()), file)
    drawn = shelf.shown({(code, False): "" for code in fixed.values()} | looks)
    shown: dict[str, Any] = {
        "rules": [{"number": at, **_rule(rule, drawn)} for at, rule in enumerate(rules, 1)],
        "appointments": [
            {**meeting, "shown": _as_shown(drawn[meeting["picture"], False])}
            for meeting in meetings
        ],
        "helpers": [
            _helper(name, seen.get("people", ()), _as_shown(drawn[fixed["person"], False]), file)
            for name in wanted.get("helper_names", ())
        ],
        "questions": _left(wanted.get("teach_back", ()), (rule.get("question") for rule in rules)),
        "pictures": {name: _as_shown(drawn[code, False]) for name, code in fixed.items()}
        | {"must_not": _as_shown(shelf.must_not())},
        "credit": credit(shelf.credits(code for code, _ in looks)),
    }
    first = supervision.get("reporting", {})
    told = {(meeting["date"], meeting["time"]) for meeting in meetings}
    is_past = first.get("date", today) < today
    if first and not is_past and (first.get("date"), first.get("time")) not in told:
        shown["reporting"] = first
    shown["places"] = list(places(supervision.get("conditions", ())))
    shown["words"] = word_list(
        [text for text in texts_of(shown, wanted) if text],
        wanted.get("word_list", ()),
        lists_of(service),
    )
    shown["weeks"] = timetable(seen, as_day(today), shown["appointments"], shown["pictures"])
    week = week_view(seen, as_day(today), style) if style is not None else None
    return shown | ({"week": week} if week else {})


def _rule(rule: Mapping[str, Any], drawn: Mapping[Look, Picture]) -> dict[str, Any]:
    """A rule with its sentences in their order, and its picture if it may stand there."""
    shown: dict[str, Any] = {name: rule[name] for name in ("heading", "question") if name in rule}
    shown["lines"] = _lines(rule, drawn)
    look = own_look(rule)
    if look is not None:
        shown["shown"] = _as_shown(drawn[look], is_forbidden=only_forbids(rule))
    elif "picture" not in rule:
        first = next((line["shown"] for line in shown["lines"] if "shown" in line), None)
        shown |= {"shown": first} if first else {}
    shown["rows"] = rows_of(shown)
    return shown


def _lines(rule: Mapping[str, Any], drawn: Mapping[Look, Picture]) -> list[dict[str, Any]]:
    """The sentences of a rule; the first reason and the first tip of several are labelled."""
    lines: list[dict[str, Any]] = []
    before = ""
    for one in said(rule):
        role = one.shown_as
        line: dict[str, Any] = {"text": one.text, "forbids": role == "must_not"}
        if role != before and role in _LABELS:
            line["label"] = _LABELS[role]
        look = look_of(one)
        if look is not None:
            line["shown"] = _as_shown(drawn[look], is_forbidden=line["forbids"])
        lines.append(line)
        before = role
    return lines


def _as_shown(picture: Picture, *, is_forbidden: bool = False) -> dict[str, Any]:
    is_forbidden = is_forbidden and not helps(picture.code)
    alt = f"{MUST_NOT}: {picture.alt}" if is_forbidden else picture.alt
    return {"image": picture.image, "alt": alt}


def _helper(
    name: str,
    people: Iterable[Mapping[str, Any]],
    stand_in: dict[str, Any],
    file: Callable[[str], Path] | None,
) -> dict[str, Any]:
    person = person_named(name, list(people))
    kept = {key: person[key] for key in ("about", "phone", "hours") if key in person}
    if file is not None and "photo" in person:
        alt = f"photograph of {ROLE.sub('', name)}"
        return {"name": name, **kept, "shown": {"image": _photograph(file, person), "alt": alt}}
    return {"name": name, **kept, "shown": stand_in}


def _photograph(file: Callable[[str], Path], person: Mapping[str, Any]) -> bytes:
    try:
        return read_photograph(file(person["photo"]))
    except (UnfitPictureError, CaseError) as error:
        raise CaseError(
            f"{error} It is the photograph of one of the people (people, photo)."
        ) from None


def _left(questions: Iterable[str], asked: Iterable[str | None]) -> list[str]:
    """The questions that no rule asks, each once."""
    known = {question.casefold().strip(" ?.") for question in asked if question}
    return [
        question
        for question in dict.fromkeys(questions)
        if question.casefold().strip(" ?.") not in known
    ]
