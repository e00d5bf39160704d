"""A file for each owner of actions, with only their own: a Word file, and a message to send."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from typing import Any

from generator.case import Case, Service
from generator.case.facts.people import RELATIVES
from generator.case.facts.words import count, day_words
from generator.case.names import Doubt, key_of
from generator.documents.actions._hiding import Hiding, person
from generator.documents.actions.columns import initials_of
from generator.documents.readers import refuse_certain
from generator.documents.writing import file_name
from generator.panel import Action
from generator.word import Template
from generator.word.scaffold import Column, Draft, Look

__all__ = ["OwnerFile", "owned", "owner_files"]

_KIND = "panel-actions"
_TITLE = "Your actions from panels"
_WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_WITHHELD = "Its words name a child: look at the minutes, or ask the panel’s minute taker."
_NOT_NAMED = "Ask the panel’s minute taker"
_MARKS = "{% for mark in row.marks %}{{ mark }}. {% endfor %}"
_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class OwnerFile:
    """What one owner is sent: `names` of the two files, `docx` and `eml` their bytes.

    `withheld` are the numbers of actions whose words would have told who a child is; `doubts`
    are those, with the number, that a person may let stand.
    """

    owner: str
    names: tuple[str, str]
    docx: bytes
    eml: bytes
    withheld: tuple[str, ...]
    doubts: tuple[tuple[str, Doubt], ...] = ()


@dataclass(frozen=True)
class _Known:
    """The children and people that actions speak of."""

    cases: Mapping[str, Case]
    workers: frozenset[str]
    works_with: Mapping[str, frozenset[str]]
    addresses: Mapping[str, str]
    service_name: str
    answered: Mapping[str, Sequence[tuple[str, str]]]


def owned(
    actions: Sequence[Action],
    cases: Sequence[Case],
    meetings: Sequence[Mapping[str, Any]],
    service: Service | None = None,
) -> dict[str, list[Action]]:
    """Each person who owns an action or helps with one, by name, with their actions in order."""
    return dict(_held(actions, _known(cases, meetings, service)))


def owner_files(
    actions: Sequence[Action],
    cases: Sequence[Case],
    meetings: Sequence[Mapping[str, Any]],
    on: date,
    service: Service | None = None,
    *,
    only: str = "",
) -> tuple[OwnerFile, ...]:
    """Two files for each person who owns an open action or helps with one, by name.

    A child is named to those who stand in the child's own case or who came for that child
    alone; all others read initials. `actions` are in the order in which they are to be shown.
    `only` makes those of one person, as `owned` names them.
    """
    known = _known(cases, meetings, service)
    taken: set[str] = set()
    held = [(owner, own) for owner, own in _held(actions, known) if only in ("", owner)]
    return tuple(_file(owner, own, known, on, taken) for owner, own in held)


def _held(actions: Sequence[Action], known: _Known) -> list[tuple[str, list[Action]]]:
    held: dict[str, tuple[str, list[Action]]] = {}
    for action in actions:
        for owner in _owners(action, known):
            _, own = held.setdefault(person(owner), (owner, []))
            if action not in own:
                own.append(action)
    return [one for _, one in sorted(held.items())]


def _known(
    cases: Sequence[Case], meetings: Sequence[Mapping[str, Any]], service: Service | None
) -> _Known:
    works: dict[str, set[str]] = {}
    workers: set[str] = set()
    addresses: dict[str, str] = {}
    for case in cases:
        for one in case.data.get("people", ()):
            works.setdefault(person(one["name"]), set()).add(case.identifier)
            if one["role"] not in RELATIVES:
                workers.add(one["name"])
                if "email" in one:
                    addresses[person(one["name"])] = one["email"]
    answered: dict[str, list[tuple[str, str]]] = {}
    for meeting in meetings:
        for each in meeting.get("answers", ()):
            key = key_of(each["words"], each["sentence"])
            answered.setdefault(each["asked_of"], []).append(key)
        for one in meeting["attendance"]:
            works.setdefault(person(one["name"]), set()).update(one.get("for_items", ()))
            workers.add(one["name"])
    for each in service.staff if service else ():
        workers.add(each["name"])
        if "email" in each:
            addresses[person(each["name"])] = each["email"]
    return _Known(
        {case.identifier: case for case in cases},
        frozenset(workers),
        {name: frozenset(ids) for name, ids in works.items()},
        addresses,
        str(service.settings.get("name", "")) if service else "",
        answered,
    )


def _owners(action: Action, known: _Known) -> Iterator[str]:
    """Who is told: who leads and who helps; two people in one line where both are known."""
    everybody = {person(name) for name in known.workers}
    for owner in (action.owner, *action.owners):
        both = owner.split(" and ")
        yield from both if all(person(one) in everybody for one in both) else [owner]


def _file(
    owner: str,
    actions: Sequence[Action],
    known: _Known,
    on: date,
    taken: set[str],
) -> OwnerFile:
    named = known.works_with.get(person(owner), frozenset())
    hidden = [case for key, case in known.cases.items() if key not in named]
    hiding = Hiding(hidden, known.workers, known.answered.get(owner, ()))
    rows = [_row(one, owner, hiding, known, on) for one in actions]
    late = sum(one.is_overdue(on) for one in actions)
    told = f"{count(len(rows), 'action')} open{f', {late} of them overdue' if late else ''}."
    context = {
        "owner": owner,
        "on": day_words(on),
        "told": told,
        "by": known.service_name,
        "rows": rows,
    }
    docx = _template().fill(context, modified=datetime.combine(on, time(), UTC))()
    name = _slug(owner, taken)
    names = (file_name(_KIND, name, on, "docx"), file_name(_KIND, name, on, "eml"))
    eml = _message(context, known.addresses.get(person(owner), ""), docx, names[0])
    _look_through(eml, owner, hiding, [case for key, case in known.cases.items() if key in named])
    withheld = tuple(one["number"] for one in rows if one["action"] == _WITHHELD)
    doubts = tuple(
        (one.number, doubt)
        for one in actions
        for said in (one.action, _news(one))
        for doubt in hiding.doubts(said)
    )
    return OwnerFile(owner, names, docx, eml, withheld, doubts)


def _row(action: Action, reader: str, hiding: Hiding, known: _Known, on: date) -> dict[str, Any]:
    named = known.works_with.get(person(reader), frozenset())
    case = known.cases.get(action.case_id)
    child = "The panel" if not action.case_id else "A child"
    if case is not None:
        seen = case.data["child"]
        first = seen.get("known_as") or seen["first_name"]
        child = f"{first} {seen['last_name']}" if case.identifier in named else initials_of(seen)
    news = _news(action)
    due = "No date" if action.due is None else day_words(action.due)
    state = "Raised higher" if action.status == "escalated" else ""
    return {
        "number": action.number,
        "by": due,
        "marks": [mark for mark in ("Overdue" if action.is_overdue(on) else "", state) if mark],
        "action": hiding.text(action.action) or _WITHHELD,
        "child": child,
        "stands": (hiding.text(news) or "") if news else "",
        "lead": _lead(action.owner, reader, hiding),
    }


def _lead(lead: str, reader: str, hiding: Hiding) -> str:
    """Who leads; a child or the family is not named to a reader who does not know the child."""
    if person(reader) in {person(each) for each in (lead, *lead.split(" and "))}:
        return lead
    return hiding.text(lead) or _NOT_NAMED


def _look_through(eml: bytes, owner: str, hiding: Hiding, known: Sequence[Case]) -> None:
    """Look for the other children in a finished message and the Word file in it."""
    refuse_certain(eml, "eml", hiding.beside(owner, known), owner)


def _news(action: Action) -> str:
    """What was said last of where it stands; empty where nobody said anything."""
    return next((one.update for one in reversed(action.history) if one.update), "")


def _slug(owner: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", person(owner)).encode("ascii", "ignore").decode()
    stem = _LETTERS.sub("-", plain).strip("-")[:40] or "owner"
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return name


def _message(context: Mapping[str, Any], address: str, docx: bytes, attached: str) -> bytes:
    """The message as a mail program opens it, ready to be looked at and sent by hand."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = f"{_TITLE}, {context['on']}"
    if address:
        message["To"] = address
    message.set_content("\n".join(_lines(context)))
    message.add_attachment(docx, maintype=_WORD[0], subtype=_WORD[1], filename=attached)
    # Left to itself the library draws it by chance.
    message.set_boundary("throughcare-actions-0")
    return message.as_bytes()


def _lines(context: Mapping[str, Any]) -> Iterable[str]:
    yield f"{context['owner']}: {context['told']}"
    for row in context["rows"]:
        marks = "".join(f" {mark}." for mark in row["marks"])
        yield f"\n{row['number']}: by {row['by']}.{marks}"
        yield f"{row['action']} ({row['child']})"
        if row["stands"]:
            yield f"Where it stands: {row['stands']}"
    yield "\nTell the panel’s minute taker what is done, what is in the way, and what you need."


@cache
def _template() -> Template:
    draft = Draft(_TITLE, Look(landscape=True, margin=15))
    draft.document.core_properties.author = "Throughcare"
    draft.furniture("{{ owner }}", "{{ on }}", "{{ by }}")
    draft.paragraph(_TITLE, "Title")
    draft.paragraph("{{ owner }}, {{ on }}: {{ told }}", "Subtitle")
    draft.table(
        "row in rows",
        (
            Column("By", 16, f"**{{{{ row.by }}}}**\n{_MARKS}"),
            Column("Action", 44, "{{ row.action }}"),
            Column("For", 14, "{{ row.child }}"),
            Column("Where it stands", 34, "{{ row.stands }}"),
            Column("Who leads", 18, "{{ row.lead }}"),
            Column("Number", 17, "{{ row.number }}"),
        ),
    )
    draft.gap()
    draft.paragraph(
        "Tell the panel’s minute taker what is done, what is in the way, and what you need."
    )
    return Template.open(draft.save())
