"""Faults that a schema cannot say: ids, references, ages and file names that leave the folder."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.case._validate import Draft, Steps, close
from generator.case.facts.days import age_on
from generator.case.facts.reading import as_day
from generator.case.facts.terms import LONGEST_MONTHS, OLDEST, YOUNGEST
from generator.case.facts.words import ordinal
from generator.case.names.folding import INVISIBLE

_LONGEST_LIST = 2000
_Pattern = tuple[str, ...]

_WITH_IDS: tuple[_Pattern, ...] = (
    ("people",),
    ("meetings",),
    ("supervision", "conditions"),
    ("compliance",),
    ("warnings",),
)
_CONDITIONS: _Pattern = ("supervision", "conditions")
_REFERENCES: tuple[tuple[_Pattern, _Pattern, str], ...] = (
    (("compliance", "*", "condition"), _CONDITIONS, "condition"),
    (("meetings", "*", "about", "*"), ("compliance",), "entry in the compliance log"),
    (("warnings", "*", "about", "*"), ("compliance",), "entry in the compliance log"),
    (("breach", "breached_conditions", "*"), _CONDITIONS, "condition"),
    (("easy_read", "order", "*"), _CONDITIONS, "condition"),
    (("breach", "failures", "*"), ("compliance",), "entry in the compliance log"),
    (("easy_read", "taught", "*", "condition"), _CONDITIONS, "condition"),
)
_NAMES: tuple[_Pattern, ...] = (
    *(("child", key) for key in ("first_name", "last_name", "known_as")),
    *((section, "*", "name") for section in ("people", "attendance", "meant_names")),
    *((key,) for key in ("chair", "minute_taker")),
)
_FILES: tuple[_Pattern, ...] = (
    ("service", "logo"),
    ("child", "photo"),
    ("people", "*", "photo"),
    ("breach", "documents", "*", "file"),
    ("supervision", "conditions", "*", "easy_read", "picture"),
    ("supervision", "appointments", "*", "picture"),
)
# Between letters of scripts in which a joiner shapes the word.
_JOINED = re.compile(r"(?<=[\u0600-\u0dff])[\u200c\u200d](?=[\u0600-\u0dff])")
# Absolute, a drive, a home folder, an address, a backslash, or a step up.
_LEAVES = re.compile(r"^[/~]|\\|:|(?:^|/)\.\.(?:/|$)")


def references() -> Iterator[tuple[_Pattern, _Pattern]]:
    """The fields that hold the id of an entry of a list, with that list; `*` is each entry."""
    return ((where, target) for where, target, _ in _REFERENCES)


def leaves_folder(name: str) -> bool:
    """Whether a file's name, relative to a folder, would lead out of that folder."""
    return _LEAVES.search(name) is not None


def case_drafts(data: Any) -> Iterator[Draft]:
    """Faults of a case that may also have schema faults; what is of the wrong type is passed by."""
    for where in _WITH_IDS:
        yield from _repeated(data, where)
    for where, target, noun in _REFERENCES:
        yield from _dangling(data, where, target, noun)
    for where in _FILES:
        for path, name in _find(data, where):
            if isinstance(name, str) and leaves_folder(name):
                yield outside(path)
    yield from hidden_letters(data)
    yield from _ages(data)
    yield from _order(data)
    yield from _terms(data)


def hidden_letters(data: Any) -> Iterator[Draft]:
    """Names that hold a letter nobody can see, so that a search would pass them by.

    Joiners inside words of scripts that need them are left alone.
    """
    for where in _NAMES:
        for path, name in _find(data, where):
            if isinstance(name, str) and INVISIBLE.search(_JOINED.sub("", name)):
                yield Draft(
                    path,
                    "holds a letter that cannot be seen.",
                    "Delete the name and type it anew; do not paste it.",
                )


def outside(path: Steps) -> Draft:
    """The fault of a file name that leaves its folder."""
    return Draft(
        path,
        "names a file outside the folder of this file.",
        "Put the file beside it, or in a folder below, and write only its name from there.",
    )


def _find(value: Any, pattern: _Pattern, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    if not pattern:
        yield path, value
    elif pattern[0] == "*":
        # A longer list is a fault already; looking into it would only take time.
        fits = isinstance(value, list) and len(value) <= _LONGEST_LIST
        for number, item in enumerate(value if fits else ()):
            yield from _find(item, pattern[1:], (*path, number))
    elif isinstance(value, (dict, Mapping)) and pattern[0] in value:
        yield from _find(value[pattern[0]], pattern[1:], (*path, pattern[0]))


def _repeated(data: Any, where: _Pattern) -> Iterator[Draft]:
    first: dict[str, int] = {}
    for path, identifier in _find(data, (*where, "*", "id")):
        number = path[-2]
        if not isinstance(identifier, str) or not isinstance(number, int):
            continue
        if identifier in first:
            says = f"is the same as in the {ordinal(first[identifier] + 1)} entry of that list."
            yield Draft(path, says, "Give each its own.")
        first.setdefault(identifier, number)


def _dangling(data: Any, where: _Pattern, target: _Pattern, noun: str) -> Iterator[Draft]:
    known = [i for _, i in _find(data, (*target, "*", "id")) if isinstance(i, str)]
    for path, identifier in _find(data, where):
        if not isinstance(identifier, str) or identifier in known:
            continue
        near = close(identifier, known)
        hint = f"Did you mean '{near}'?" if near else f"Write the id of one in {', '.join(target)}."
        yield Draft(path, f"is not the id of any {noun}.", hint)


def _ages(data: Any) -> Iterator[Draft]:
    born = next((as_day(v) for _, v in _find(data, ("child", "date_of_birth"))), None)
    for section, event in (("sentence", "sentence"), ("remand", "remand")):
        on = next((as_day(v) for _, v in _find(data, (section, "date"))), None)
        if born is None or on is None or YOUNGEST <= age_on(born, on) <= OLDEST:
            continue
        says = (
            f"does not fit the date of {event}: the child would have been "
            f"{'younger than' if age_on(born, on) < YOUNGEST else 'older than'} "
            f"{YOUNGEST if age_on(born, on) < YOUNGEST else OLDEST} then."
        )
        yield Draft(("child", "date_of_birth"), says, "Check both dates.")


# earlier, later, what is said of the later one
_ORDERED: tuple[tuple[_Pattern, _Pattern, str], ...] = (
    (("sentence", "date"), ("sentence", "dates", "early_release"), "the day of sentence"),
    (("sentence", "date"), ("sentence", "dates", "mid_point"), "the day of sentence"),
    (("sentence", "date"), ("sentence", "dates", "release"), "the day of sentence"),
    (("sentence", "date"), ("sentence", "dates", "late_release"), "the day of sentence"),
    (("sentence", "dates", "release"), ("sentence", "dates", "sentence_end"), "release"),
    (("sentence", "dates", "release"), ("sentence", "dates", "licence_end"), "release"),
    (("supervision", "starts"), ("supervision", "ends"), "its start"),
)


def _order(data: Any) -> Iterator[Draft]:
    """Dates that cannot be, whatever happened: the later one stands before the earlier."""
    for before, after, event in _ORDERED:
        first = next((as_day(value) for _, value in _find(data, before)), None)
        second = next((as_day(value) for _, value in _find(data, after)), None)
        if first is not None and second is not None and second < first:
            yield Draft(after, f"is before {event}, which cannot be.", "Check both dates.")


def _terms(data: Any) -> Iterator[Draft]:
    """A term longer than the sentence allows, or more days credited than it has."""
    sentence = data.get("sentence") if isinstance(data, Mapping) else None
    if not isinstance(sentence, Mapping):
        return
    months, days = sentence.get("length_months"), sentence.get("credited_days")
    kind = sentence.get("type")
    most = LONGEST_MONTHS.get(kind) if isinstance(kind, str) else None
    if not isinstance(months, int):
        return
    if most is not None and months > most:
        says = f"is more than this sentence can be, which is {most} months."
        yield Draft(("sentence", "length_months"), says, "Check the length and the sentence.")
    if isinstance(days, int) and days > months * 31:
        yield Draft(
            ("sentence", "credited_days"), "is more than the whole sentence.", "Check the days."
        )
