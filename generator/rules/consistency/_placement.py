"""Where the child is held: the establishment, the moves to it, and who works there."""

import re
from itertools import pairwise

from generator.case.facts.reading import text_of
from generator.case.facts.words import day_words
from generator.rules.consistency._record import Found, Record

__all__ = ["placement"]

_ESTABLISHMENTS = (
    ("yoi", re.compile(r"\byoung offenders? institution\b|\b(?:hm)?yoi\b", re.IGNORECASE)),
    ("stc", re.compile(r"\bsecure training centre\b|\bstc\b", re.IGNORECASE)),
    ("sch", re.compile(r"\bsecure (?:children[’']?s )?(?:home|unit)\b", re.IGNORECASE)),
    ("secure-school", re.compile(r"\bsecure (?:16 to 19 )?(?:school|academy)\b", re.IGNORECASE)),
)


def placement(record: Record) -> Found:
    """The establishment against its type, the last move, and its workers among the people."""
    yield from _establishment(record)
    yield from _practitioner(record)
    yield from _workplace(record)


def _establishment(record: Record) -> Found:
    name, kind = (
        record.facts.text("placement", "establishment"),
        record.facts.text("placement", "type"),
    )
    named = [code for code, words in _ESTABLISHMENTS if words.search(name)]
    if kind and named and kind not in named:
        message = f"The name of the establishment, {name}, does not fit its type."
        yield from record.say(
            "record-contradicts", message, "/placement/type", "/placement/establishment"
        )
    moves = record.facts.dated("placement", "transferred")
    for before, after in pairwise(moves):
        to, since = text_of(before.record, "to"), text_of(after.record, "from")
        if _first_word(to) != _first_word(since):
            message = (
                f"The move of {day_words(after.day)} is from {text_of(after.record, 'from')}, and "
                f"the move before it was to {text_of(before.record, 'to')}."
            )
            yield from record.say(
                "record-doubtful", message, f"{after.place}/from", f"{before.place}/to"
            )
    last = text_of(moves[-1].record, "to") if moves else ""
    # Names are written long and short: the first word tells one place from another.
    if last and moves[-1].day <= record.today and _first_word(last) != _first_word(name):
        message = (
            f"The last move was to {text_of(moves[-1].record, 'to')}, and the child is recorded "
            f"as at {name}."
        )
        yield from record.say(
            "record-contradicts", message, "/placement/establishment", f"{moves[-1].place}/to"
        )


def _first_word(name: str) -> str:
    return name.casefold().removeprefix("hmyoi ").partition(" ")[0]


def _practitioner(record: Record) -> Found:
    """The establishment's worker by the placement, against the people who work in custody."""
    name = record.facts.text("placement", "practitioner").strip()
    known = [
        (f"{where}/name", text_of(one, "name"), text_of(one, "id"))
        for where, one in record.facts.items("people")
        if text_of(one, "role") == "secure-practitioner"
    ]
    if not name or not known:
        return
    # One name of theirs is enough: people are written as Ms Adeyemi, or as Michelle.
    said = set(name.casefold().split())
    if not any(said & set(called.casefold().split()) or name == key for _, called, key in known):
        message = f"The placement names {name}, and the people of the case name {known[0][1]}."
        place = "/placement/practitioner"
        yield from record.say("record-doubtful", message, place, known[0][0])


def _workplace(record: Record) -> Found:
    """The place where the secure practitioners work, where it is the name of an establishment."""
    here = record.facts.text("placement", "establishment")
    works = [
        (f"{where}/organisation", text_of(one, "organisation"))
        for where, one in record.facts.items("people")
        if text_of(one, "role") == "secure-practitioner"
    ]
    held = [(where, name) for where, name in works if _names_one(name)]
    if not here or not held or len(held) < len(works):
        return
    if all(_first_word(name) != _first_word(here) for _, name in held):
        message = f"The child is at {here}, and the secure practitioner works at {held[0][1]}."
        yield from record.say("record-doubtful", message, "/placement/establishment", held[0][0])


def _names_one(name: str) -> bool:
    return any(words.search(name) for _, words in _ESTABLISHMENTS)
