"""What an easy-read page shows: each rule, appointment and helper with its picture."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.case.facts.reading import as_day
from generator.easyread._people import ROLE, person_named
from generator.easyread._pictures import CREDIT, MUST_NOT, Picture, barred, must_not, pictures
from generator.easyread._places import places
from generator.easyread._rules import (
    affirms,
    forbids,
    forbids_by_itself,
    only_forbids,
    said,
)
from generator.easyread._word_list import texts_of, word_list
from generator.easyread.sentences import Lists, shipped_lists
from generator.easyread.week import Look, week_view

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
# Sentences in a row beside a picture.
_MOST_LINES = 6
_LABELS = {"why": "Why?", "help": "What helps?"}


def explained(
    seen: Mapping[str, Any],
    photo: Callable[[str], Path] | None = None,
    look: Look | None = None,
    lists: Lists | None = None,
) -> dict[str, Any]:
    """Rules, appointments, helpers and pictures for the easy-read page of a case's view.

    A rule without an explanation is left out (the requirements of the document ask for one).
    A question that stands with its rule is not asked again at the end. Appointments before the
    day of the document are left out, and so is a first report that is past or stands among
    them. A picture is
    `{"image": PNG bytes, "alt": words}`. A rule without a picture has none, nor has one that
    forbids something beside a picture that praises; that of a rule which only forbids is under
    a bar. Helpers are as the case names them, with what is known of them; `photo`
    finds the file of a photograph, None shows none. `look` is that of the drawn week, None draws
    none; `lists` hold the hard words, None ours. Raises FaultyInputError for unknown
    picture codes and CaseError for a photograph that is not there.
    """
    supervision, wanted = seen.get("supervision", {}), seen.get("easy_read", {})
    rules = [c["easy_read"] for c in supervision.get("conditions", ()) if "easy_read" in c]
    today = seen.get("document", {}).get("date", "")
    meetings = [m for m in supervision.get("appointments", ()) if m["date"] >= today]
    codes = {meeting.get("picture", _APPOINTMENT) for meeting in meetings}
    drawn = {
        code: _as_shown(picture) for code, picture in pictures(codes | set(_FIXED.values())).items()
    }
    own = pictures({rule["picture"] for rule in rules if "picture" in rule})
    shown = {
        "rules": [{"number": at, **_rule(rule, own)} for at, rule in enumerate(rules, 1)],
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
    shown["places"] = list(places(supervision.get("conditions", ())))
    shown["words"] = word_list(
        [text for text in texts_of(shown, wanted) if text],
        wanted.get("word_list", ()),
        lists or shipped_lists(),
    )
    week = week_view(seen, as_day(today), look) if look is not None else None
    return shown | ({"week": week} if week else {})


def _rule(rule: Mapping[str, Any], own: Mapping[str, Picture]) -> dict[str, Any]:
    """A rule with its sentences in their order, and its picture if it may stand there."""
    shown = {name: rule[name] for name in ("heading", "question") if name in rule}
    shown["lines"] = _lines(rule)
    picture = _picture(rule, own)
    if picture is not None:
        shown["shown"] = _as_shown(picture)
    shown["rows"] = _rows(shown)
    return shown


def _picture(rule: Mapping[str, Any], own: Mapping[str, Picture]) -> Picture | None:
    code = rule.get("picture", "")
    if not code or (affirms(code) and forbids(rule)):
        return None
    picture = own[code]
    if not only_forbids(rule):
        return picture
    alt = f"{MUST_NOT}: {picture.alt}"
    return replace(picture, alt=alt) if forbids_by_itself(code) else barred(code)


def _rows(rule: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A rule's sentences by the picture beside them; the rule's own stands beside the first.

    No row is so high that a page could not hold it; `goes_on` says that another one follows.
    """
    groups: list[tuple[Any, list[dict[str, Any]]]] = [(rule.get("shown"), [])]
    for line in rule["lines"]:
        own = line.get("shown")
        # What has no picture does not stand beside that of another sentence.
        if own is not None or any("shown" in one for one in groups[-1][1]):
            groups.append((own, []))
        groups[-1][1].append(line)
    kept = [group for group in groups if group[0] is not None or group[1]] or groups
    rows = [row for shown, lines in kept for row in _parted(shown, lines)]
    return [{**row, "goes_on": at < len(rows)} for at, row in enumerate(rows, 1)]


def _parted(shown: Any, lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Sentences in rows as even as can be, the picture beside the first."""
    count = max(1, -(-len(lines) // _MOST_LINES))
    for number in range(count):
        start, end = (len(lines) * at // count for at in (number, number + 1))
        row: dict[str, Any] = {"lines": lines[start:end]}
        yield row | ({"shown": shown} if shown is not None and number == 0 else {})


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
