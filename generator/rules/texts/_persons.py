"""Who is named in a text, and whether that is an adult, a child, or somebody to ask about."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from generator.case.facts.reading import text_of
from generator.case.facts.terms import GROWN_UP, YOUNGEST
from generator.rules._data import table
from generator.rules.texts._answers import is_answer, leaves_open, names_somebody
from generator.rules.texts._sense import meant

__all__ = [
    "ADULT",
    "CHILD",
    "EITHER",
    "age_in",
    "company",
    "is_alone",
    "kind_of",
    "kind_of_person",
    "lacks_adult",
]

# What somebody is: an adult, a child, or one whose age has to be asked. Nothing told is "".
ADULT, CHILD, EITHER = "adult", "child", "either"
# Which of the ages is a number by itself, between marks.
_BESIDE = 3
# Only of these somebody has to be asked about: all others in a case are at work or bring it up.
_MAY_BE_CHILDREN = frozenset({"sibling", "other-family", "other", ""})


def kind_of_person(person: Mapping[str, Any], today: date) -> str:
    """What a record under `people` says: by the age given, else by what is written of them."""
    age = person.get("age")
    if isinstance(age, int) and not isinstance(age, bool):
        return ADULT if age >= GROWN_UP else CHILD
    role = text_of(person, "role")
    # Workers are adults, and what is said of them is full of children.
    if role not in _MAY_BE_CHILDREN or text_of(person, "job_title"):
        return ADULT
    said = kind_of(text_of(person, "relationship"), today)
    if said in {ADULT, CHILD}:
        return said
    # A note on contact is about much else: only an age in it counts.
    noted = _age_kind(_lower(text_of(person, "contact_note")), today, loose=False)
    return noted or said or (EITHER if role == "sibling" else "")


def kind_of(described: str, today: date | None = None) -> str:
    """What somebody is who is described as this: `Niece, 3`, `friend from school`, `mum's partner`.

    Without `today` a year of birth is not read.
    """
    text = _lower(described)
    if not text:
        return ""
    own, head_kind = _head(text)
    if head_kind == ADULT:
        # "Father of her baby, 17": an age that stands by itself is his.
        beside = _ages()[_BESIDE].search(text)
        return _of_age(beside[1]) if beside and _number(beside[1]) >= YOUNGEST else ADULT
    return _age_kind(text, today) or _in_words(text, own, head_kind)


def _in_words(text: str, own: tuple[int, int] | None, kind: str) -> str:
    if own is None:
        found = _pattern("school_year").search(text) or _pattern("child_after").search(text)
        return CHILD if found else ""
    before, after = text[: own[0]], text[own[1] :]
    if _pattern("adult_before").search(before) or _pattern("adult_after").search(after):
        return ADULT
    if kind == CHILD:
        return CHILD
    if _pattern("adult_owner").search(before):
        return ADULT
    if (
        _pattern("child_before").search(before)
        or _pattern("child_after").search(after)
        or _pattern("school_year").search(after)
    ):
        return CHILD
    return kind


def _head(text: str) -> tuple[tuple[int, int] | None, str]:
    """Where the word stands that says who somebody is, and what it says."""
    head = _pattern("cut").split(text, 1)[0]
    found = list(_pattern("nouns").finditer(head)) or list(_pattern("nouns").finditer(text))[:1]
    # "Mum's partner" is no mum: a word with 's only says whose.
    for noun in reversed(found):
        if text[noun.end() : noun.end() + 2] not in {"'s", "s'"}:
            kind = next(name for name, words in noun.groupdict().items() if words)
            return noun.span(), kind
    return None, ""


def age_in(text: str, *, loose: bool = True) -> int | None:
    """The age a text gives, in figures or words; None when there is none.

    `loose` also takes a number that stands alone, as in "Niece, 3".
    """
    text = _lower(text)
    if _pattern("months").search(text):
        return 0
    for number, pattern in enumerate(_ages()):
        found = pattern.search(text) if loose or number < 3 else None
        if found is not None:
            return _number(found[1])
    return None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _numbers()[said]


def _of_age(said: str) -> str:
    return ADULT if _number(said) >= GROWN_UP else CHILD


def _age_kind(text: str, today: date | None, *, loose: bool = True) -> str:
    if _pattern("under").search(text):
        return CHILD
    age = age_in(text, loose=loose)
    born = _pattern("born").search(text)
    if age is None and born is not None and today is not None:
        age = today.year - int(born[1])
    if age is None:
        return ""
    return ADULT if age >= GROWN_UP else CHILD


def company(
    text: str, people: list[Mapping[str, Any]], own_names: frozenset[str], today: date
) -> str:
    """The best company a text names: `adult`, else `either`, `child`, `driver` or `nobody`.

    "" where somebody seems to be named and nothing is told of them. An adult who may only come,
    or cannot, is nobody yet.
    """
    text = _pattern("not_them").sub("", text.replace("’", "'"))
    found = {kind for group in _groups(text) for kind in _group(group, people, own_names, today)}
    for kind in (ADULT, "", EITHER, CHILD, "driver"):
        if kind in found:
            return kind
    return "nobody"


def _groups(text: str) -> Iterator[str]:
    for sentence in _settled(text):
        yield from (group.strip() for group in _pattern("apart").split(sentence) if group.strip())


def _settled(text: str) -> Iterator[str]:
    """The sentences of a text that do not leave open who it will be: "Mum - tbc" does."""
    sentences = _pattern("sentence").split(text.replace("’", "'"))
    for sentence, after in zip(sentences, (*sentences[1:], ""), strict=True):
        if not leaves_open(after) and not _pattern("unsettled").search(sentence.lower()):
            yield sentence


def _group(
    group: str, people: list[Mapping[str, Any]], own_names: frozenset[str], today: date
) -> Iterator[str]:
    """What each person is in words without "and"; a comma before a small letter only describes."""
    person: list[str] = []
    for part in _pattern("part").split(group):
        another = part[:1].isupper() and not _lower(part).startswith(("aged", "age "))
        if person and (another or _pattern("own_clause").match(_lower(part))):
            yield from _one(", ".join(person), people, own_names, today)
            person = []
        person.append(part)
    yield from _one(", ".join(person), people, own_names, today)


def _one(
    text: str, people: list[Mapping[str, Any]], own_names: frozenset[str], today: date
) -> Iterator[str]:
    # "He won't be on his own, his aunt comes": the first piece says nothing of the aunt.
    split = [_of_child(piece, own_names) for piece in _lower(text).split(", ")]
    pieces = [piece for piece in split if not _pattern("about_child").search(piece)]
    plain, first = ", ".join(pieces), pieces[0] if pieces else ""
    if (
        _pattern("refused").search(plain)
        or _pattern("denied").search(first)
        or _pattern("doubted").search(first)
    ):
        return
    if any(_pattern("condition").search(piece) for piece in pieces):
        return
    words = [word for word in re.findall(r"[\w'’-]+", plain) if word not in own_names]
    if not words or all(_pattern("means").fullmatch(word) for word in words):
        if _pattern("drivers").search(plain):
            yield "driver"
        return
    known = _known(plain, people)
    if known is not None:
        yield kind_of_person(known, today)
    elif _pattern("drivers").search(plain) and _head(plain)[1] == "":
        yield "driver"
    else:
        said = kind_of(plain, today)
        # "Bus 10 to the interchange" and "he's back in custody" name nobody.
        nobody = _pattern("vehicle").search(plain) or _pattern("same_one").match(plain)
        if said or not nobody:
            yield said


def _of_child(piece: str, own_names: frozenset[str]) -> str:
    """A piece that opens with the child's name, with "he" instead; it only tells whose it is."""
    opening, space, rest = piece.partition(" ")
    return f"he{space}{rest}" if opening in own_names else piece


def _known(plain: str, people: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The person of the case whose name stands in the text; a first name does if it is alone so."""
    whole = [one for one in people if (name := _lower(text_of(one, "name"))) and name in plain]
    if whole:
        return whole[0]
    first = [
        one
        for one in people
        if (name := _lower(text_of(one, "name")).partition(" ")[0])
        and re.search(rf"\b{re.escape(name)}\b", plain)
    ]
    return first[0] if len(first) == 1 else None


def is_alone(text: str) -> bool:
    """Whether a text says that the child is to be alone, of now and not denied."""
    return meant(_pattern("alone"), text)


def lacks_adult(
    text: str, people: list[Mapping[str, Any]], own_names: frozenset[str], today: date
) -> str:
    """What a text names instead of an adult: as `company`, `alone`, or "" where nothing lacks."""
    if is_alone(text):
        return "alone"
    # "No one from the family; Ann goes": one part that names an adult will do.
    parts = tuple(_settled(text)) if is_answer(text) else ()
    if any(
        names_somebody(part, teams=False) and company(part, people, own_names, today) == ADULT
        for part in parts
    ):
        return ""
    if not names_somebody(text, teams=False) or meant(_pattern("nobody"), text):
        return "nobody"
    kind = company(text, people, own_names, today)
    return "" if kind in {"", ADULT} else kind


def _lower(text: str) -> str:
    return text.lower().replace("’", "'").strip()


@cache
def _numbers() -> dict[str, int]:
    return dict(table("people")["numbers"])


@cache
def _ages() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_numbered(one)) for one in table("people")["ages"])


def _numbered(pattern: str) -> str:
    words = "|".join(sorted(_numbers(), key=len, reverse=True))
    return pattern.replace(
        "{n}", rf"(?<![\d.:/£])(\d{{1,2}}|{words})(?![\d:]|\.\d|st\b|nd\b|rd\b|th\b)"
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    held = table("people")
    if name == "nouns":
        named = (f"(?P<{kind}>{held[kind]})" for kind in (ADULT, CHILD, EITHER))
        return re.compile(rf"\b(?:{'|'.join(named)})\b")
    return re.compile(_numbered(held[name]))
