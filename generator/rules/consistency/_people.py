"""Who meets the child, is in touch and signs, against what is said of each person."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.case.facts.reading import text_of
from generator.case.facts.words import capital
from generator.rules.consistency._record import Found, Record
from generator.rules.texts._consent import refused
from generator.rules.texts._persons import CHILD, kind_of, kind_of_person

__all__ = ["people"]

_ROLES = {
    "/supervision/release/met_by": "is to meet the child at the gate",
    "/supervision/release/travel_with": "is to travel with the child",
    "/plan/accommodation/with_whom": "is to live with the child",
}
_APART = re.compile(r"\s*(?:,|;|&|\band\b|\bor\b|\bwith\b)\s*")
_SEVERAL = re.compile(r"&|\band\b|\bwith\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_SELF = re.compile(
    r"(?:by )?(?:himself|herself|themsel(?:f|ves)|self|(?:the )?child|(?:the )?young person)"
)
_ADULT = frozenset({"/supervision/release/met_by", "/supervision/release/travel_with"})


def people(record: Record) -> Found:
    """The child is not their own company, a child is no adult, and no contact means none."""
    for place, what in _ROLES.items():
        text = record.facts.text(*place.strip("/").split("/"))
        if text:
            yield from _company(record, place, what, text)
    yield from _contacts(record)
    yield from _signatures(record)


def _signatures(record: Record) -> Found:
    """A plan that stands as signed off, with somebody who does not agree to it."""
    for at in record.find("/plan/sign_off/*/agreed"):
        if at.value is False:
            who, role = text_of(at.inside, "name"), text_of(at.inside, "role")
            whose = who + (f" ({role})" if role else "") if who else "One who signs the plan"
            why = "" if text_of(at.inside, "comment") else ", and it is not recorded why"
            message = f"{whose} does not agree with the plan{why}."
            yield from record.say("sign-off-refused", message, at.place)


def _company(record: Record, place: str, what: str, text: str) -> Found:
    names = [name for part in _APART.split(_BRACKETS.sub("", text)) if (name := part.strip())]
    own = _own_names(record)
    if place in _ADULT and names and all(_key(n) in own or _SELF.fullmatch(_key(n)) for n in names):
        message = f"{capital(text)} {what}, which is the child."
        yield from record.say("adult-unfit", message, place, "/child")
        return
    known = [(where, one) for name in names for where, one in _persons(record, name)]
    children = [(where, one) for where, one in known if _is_child(record, one)]
    if place in _ADULT and children and len(children) == len(names):
        where, one = children[0]
        message = f"{text_of(one, 'name')} {what}, and by the record is a child too."
        yield from record.say("adult-unfit", message, place, _described_at(where, one))
    if (
        place in _ADULT
        and not known
        and kind_of(text, record.today) == CHILD
        and not _SEVERAL.search(text)
    ):
        message = f"{capital(text)} {what}, and by the record is a child too."
        yield from record.say("adult-unfit", message, place)
    for where, one in known:
        if one.get("can_contact") is False:
            message = f"{text_of(one, 'name')} {what}, and contact is recorded as not allowed."
            yield from record.say("contact-contradicts", message, place, f"{where}/can_contact")
    for name in names:
        for where, barred in _barred(record):
            if _key(name) == _key(barred):
                message = f"{name} {what}, and the child is to keep away from them."
                yield from record.say("contact-contradicts", message, place, where)


def _contacts(record: Record) -> Found:
    for where, one in record.facts.items("people"):
        name, note = text_of(one, "name"), text_of(one, "contact_note")
        if one.get("can_contact") is True and refused(note):
            message = (
                f"Contact with {name} is recorded as allowed, and the note on it says that "
                "consent was refused."
            )
            yield from record.say(
                "consent-refused", message, f"{where}/contact_note", f"{where}/can_contact"
            )
        if one.get("can_contact") is not True:
            continue
        for place, barred in _barred(record):
            if _key(name) == _key(barred):
                message = (
                    f"Contact with {name} is recorded as allowed, and the child is to keep away "
                    "from them."
                )
                yield from record.say("contact-contradicts", message, f"{where}/can_contact", place)


def _barred(record: Record) -> Iterator[tuple[str, str]]:
    """Everyone the child must not contact, or who poses a risk, with the place."""
    for at in record.find("/assessment/people_who_pose_risk/*/name"):
        if isinstance(at.value, str):
            yield at.place, at.value
    for number, (_, condition) in enumerate(record.facts.items("supervision", "conditions")):
        if text_of(condition, "code") == "no-contact":
            for at in record.find("/supervision/conditions/*/inputs/names/*"):
                if at.stars[0] == number and isinstance(at.value, str):
                    yield at.place, at.value


def _persons(record: Record, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The people of the case of that name or id; a first name will do if nobody shares it."""
    known = list(record.facts.items("people"))
    whole = [
        (where, one)
        for where, one in known
        if _key(name) in {_key(text_of(one, "name")), _key(text_of(one, "id"))}
    ]
    first = [
        (where, one)
        for where, one in known
        if _key(name) == _key(text_of(one, "name")).partition(" ")[0]
    ]
    yield from whole or (first if len(first) == 1 else ())


def _own_names(record: Record) -> set[str]:
    first, last = record.facts.text("child", "first_name"), record.facts.text("child", "last_name")
    known = record.facts.text("child", "known_as") or first
    names = (first, known, f"{first} {last}", f"{known} {last}")
    return {_key(name) for name in names if name.strip()}


def _is_child(record: Record, one: Mapping[str, Any]) -> bool:
    return not text_of(one, "organisation") and kind_of_person(one, record.today) == CHILD


def _described_at(where: str, one: Mapping[str, Any]) -> str:
    keys = ("age", "relationship", "contact_note")
    return f"{where}/{next((key for key in keys if one.get(key)), 'name')}"


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).rstrip(".")
