"""Why a letter may not go yet, as what is missing in the case."""

from collections.abc import Iterator
from datetime import date

from generator.case import Case, Fault, label, title
from generator.case.facts.record import Facts
from generator.case.facts.words import and_list, capital, day_words
from generator.catalogue import Kind
from generator.catalogue.wording import ENGLISH, wording
from generator.documents.letters._copies import languages_of, lines_of
from generator.documents.letters._readers import Reader, readers
from generator.documents.letters._texts import OF_PLACEMENT, Matter, matter_of
from generator.resources import Resources
from generator.rules.ladder import ladder_of

__all__ = ["faults_of"]

_MOST_NAMED = 6


def faults_of(kind: Kind, case: Case, resources: Resources, on: date) -> Iterator[Fault]:
    """All that stands in the way of a letter: order, texts, and the languages of its readers."""
    matter = matter_of(kind, case, on)
    if matter is None:
        yield from _nothing(kind, case, on)
        return
    if not (to := readers(case.data, kind.letter["to"], on)):
        yield Fault(
            "the people",
            "/people",
            f"{kind.title}: there is nobody to send it to.",
            "Add a parent or carer (people).",
        )
    yield from _of_order(kind, case, matter, on)
    yield from _of_texts(kind, matter)
    for reader in to:
        yield from _of_language(kind, case, matter, reader, resources)


def _nothing(kind: Kind, case: Case, on: date) -> Iterator[Fault]:
    if "warning" not in kind.letter:
        # What its requirements name is told by them.
        return
    ladder = ladder_of(case.service)
    rung = ladder.rung(kind.letter["warning"])
    then = ladder.next(Facts(case.data, on)) if rung is None or rung.once else ""
    yield Fault(
        "the warnings",
        "/warnings/-",
        f"There is no “{kind.title}” in the case (warnings).",
        f"What comes next by the ladder is: {then}."
        if then
        else "Where an appointment was missed, add one.",
    )


def _of_order(kind: Kind, case: Case, matter: Matter, on: date) -> Iterator[Fault]:
    if matter.number is not None:
        found = ladder_of(case.service).out_of_order(Facts(case.data, on), matter.number)
        for one in found:
            pointer = f"{matter.pointer}/{one.field}"
            yield Fault(f"the letter “{kind.title}”", pointer, one.message, one.what_to_do)
    elif kind.letter["section"] == "early_release" and (talked := matter.entry.get("talked_on")):
        went, told = matter.day(on), date.fromisoformat(talked)
        if told > went:
            yield Fault(
                "the letter about early release",
                f"{matter.pointer}/talked_on",
                f"The decision is talked through with the child on {day_words(told)}, after the "
                f"date of the letter, {day_words(went)}.",
                "Talk it through first, and date the letter after that.",
            )


def _of_texts(kind: Kind, matter: Matter) -> Iterator[Fault]:
    for name in matter.needed:
        if name not in matter.texts:
            yield Fault(
                f"the letter “{kind.title}”",
                f"/placement/{OF_PLACEMENT[name]}"
                if name in OF_PLACEMENT
                else f"{matter.pointer}/{name}",
                f"The letter “{kind.title}” does not say this: {_title(kind, name)}.",
                "Write it in plain words.",
            )


def _of_language(
    kind: Kind, case: Case, matter: Matter, reader: Reader, resources: Resources
) -> Iterator[Fault]:
    """What of a letter is not there in the language of one of its readers."""
    for language in languages_of(reader, case.data):
        if language == ENGLISH:
            continue
        said = wording(kind, resources, language)
        lacks = [f"{len(said.lacks)} of the fixed wordings"] if said.lacks else []
        lacks += [f"“{_title(kind, name)}”" for name in lines_of(matter, language)]
        if not lacks or (reader.language and reader.english_for_now):
            continue
        called = label(("child", "letters_in", "language"), language)
        why = (
            f"{capital(reader.place)} wants letters in {called}"
            if reader.language
            else f"Nobody has asked {reader.place} in which language they want letters, so the "
            f"letter is due in {called} as well"
        )
        yield Fault(
            reader.place,
            f"{reader.pointer}/letters_in",
            f"{kind.title}: {why}, and {and_list(lacks[:_MOST_NAMED])} "
            f"{'is' if len(lacks) == 1 and not said.lacks else 'are'} not there in it.",
            f"Have somebody who speaks {called} write them (words.{language}.toml, other languages)"
            + (
                ", or record that they agree to English for now (letters in)."
                if reader.language
                else ", or ask them and record what they choose (letters in)."
            ),
        )


def _title(kind: Kind, name: str) -> str:
    """What the schemas call a text of a letter."""
    if name == "name":
        return "Name of the letter"
    part = ("letters", kind.letter["section"]) if "section" in kind.letter else ("warnings",)
    return title((*part, "other_languages", name))
