"""The copies of a letter: for each reader in each of their languages, as templates see them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case import Case
from generator.case.derive import naming
from generator.case.facts.record import Facts
from generator.case.facts.words import and_list
from generator.catalogue import Kind
from generator.catalogue.wording import ENGLISH, WELSH, Wording, wording
from generator.documents.letters._readers import NOBODY, Reader, readers
from generator.documents.letters._texts import Matter, matter_of, needed_of
from generator.resources import Resources
from generator.word import Needed

__all__ = ["Copy", "copies", "languages_of", "lines_of"]

# Besides texts: what a letter about early release says of its days.
_DAYS = ("decided_on", "talked_on")


@dataclass(frozen=True)
class Copy:
    """One copy of a letter.

    `suffix` tells it apart in names of files, `letter` and `say` are the sections of the view,
    `language` the code of the language that it is in.
    """

    suffix: str
    letter: Mapping[str, Any]
    say: Mapping[str, str]
    language: str


def copies(
    kind: Kind, case: Case, resources: Resources, on: date, *, draft: bool = False
) -> Iterator[Copy]:
    """Every copy of a letter; what it has no text for prints as not recorded in a draft.

    A language that is not whole is told by `faults_of`; the copy is then in English.
    """
    matter = matter_of(kind, case, on)
    to = readers(case.data, kind.letter["to"], on) or (NOBODY,)
    for reader in to:
        # A parent's copy says itself that the child was written to, in words of the child's own.
        others = [
            one.full_name
            for one in to
            if one is not reader and (reader.is_child or not one.is_child)
        ]
        for language in languages_of(reader, case.data):
            said = wording(kind, resources, language)
            whole = language == ENGLISH or is_whole(matter, said)
            used = said if whole else wording(kind, resources, ENGLISH)
            if not whole and language != reader.language:
                continue
            letter = _letter(
                kind, case, matter, reader, said=used, others=others, on=on, draft=draft
            )
            suffix = f"_{reader.slug}" + ("" if used.language == ENGLISH else f"-{used.language}")
            yield Copy(suffix, letter, _filled(used, case, letter), used.language)


def languages_of(reader: Reader, case: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages that a reader's letters are made in.

    What they chose; where nobody knows, English, and in Wales both English and Welsh (Welsh
    Language Standards 2, 3 and 5).
    """
    if reader.language:
        return (reader.language,)
    is_welsh = case.get("service", {}).get("nation") == "wales"
    return (ENGLISH, WELSH) if is_welsh else (ENGLISH,)


def is_whole(matter: Matter | None, said: Wording) -> bool:
    """Whether there is all of a letter in a language: its fixed wording and the case's texts."""
    return not said.lacks and not lines_of(matter, said.language)


def lines_of(matter: Matter | None, language: str) -> tuple[str, ...]:
    """The texts of the case that are not there in a language, by name, and who read them."""
    if matter is None:
        return ()
    there = matter.translated(language)
    lacks = [name for name in matter.needed if name in matter.texts and not there.get(name)]
    if matter.rung and not matter.rung.is_ours and language not in matter.rung.words:
        lacks.append("name")
    return (*lacks, *(() if there.get("read_by") else ("read_by",)))


def _letter(
    kind: Kind,
    case: Case,
    matter: Matter | None,
    reader: Reader,
    *,
    said: Wording,
    others: list[str],
    on: date,
    draft: bool,
) -> dict[str, Any]:
    english = said.language == ENGLISH
    texts = {} if matter is None else matter.texts if english else matter.translated(said.language)
    entry = {} if matter is None else matter.entry
    day = matter.day(on) if matter else on
    address = _address(reader, case, day)
    found: dict[str, Any] = {
        "to": reader.to,
        "full_name": reader.full_name,
        "is_child": reader.is_child,
        "date": _day(said, day),
        "name": said.lines.get("name", kind.title),
        "language": said.language,
        "in_english_for_now": english and reader.language not in ("", ENGLISH),
        "other_copies": and_list(others) if others else "",
        **({"address": address} if address else {}),
    }
    if matter and matter.rung:
        ours = (said.lines.get("name", kind.title), said.lines.get("next_step", ""))
        name, then = matter.rung.words.get(said.language, ours)
        # "You may get a warning" is no longer true of a child who was warned.
        found |= {"name": name, **({"next_step": then} if then and not matter.was_warned else {})}
    for name in matter.needed if matter else needed_of(kind):
        if text := texts.get(name) or (Needed(name=name) if draft else None):
            found[name] = text
    for name in _DAYS:
        if isinstance(told := entry.get(name), str):
            found[name] = _day(said, date.fromisoformat(told))
    return found


def _address(reader: Reader, case: Case, day: date) -> list[str]:
    """Where a letter goes: for a child in custody on that day, the place where they are."""
    if reader.is_child and Facts(case.data, day).in_custody:
        establishment = case.data.get("placement", {}).get("establishment")
        return [establishment] if establishment else []
    return list(reader.address)


def _day(said: Wording, day: date) -> str:
    return said.date.format(day=day.day, month=said.months[day.month - 1], year=day.year)


def _filled(said: Wording, case: Case, letter: Mapping[str, Any]) -> dict[str, str]:
    """The fixed wording with the names that it leaves room for."""
    child, service = case.data["child"], case.data.get("service", {})
    names = naming(child)
    slots = {
        **names,
        "child": names["name"],
        "child_s": names["possessive"],
        "to": letter["to"],
        "service": service.get("short_name") or service.get("name", ""),
        "letter": letter["name"],
        "next": letter.get("next_step", ""),
        "copies": letter["other_copies"],
    }
    return {name: text.format_map(slots) for name, text in said.lines.items()}
