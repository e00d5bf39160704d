"""What a column of an export seems to be, by its heading and by what stands in it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.case.answers import AnswerError
from generator.case.guide import FieldGuide, guide
from generator.sheets.imports._codes import code_tables
from generator.sheets.imports._dates import FORMS
from generator.sheets.imports._target import Target, target
from generator.sheets.imports._values import is_empty, value_of
from generator.sheets.imports._words import words
from generator.spelling import folded, nearest_of

__all__ = ["Fit", "Guess", "fit", "guess", "is_key", "usual_headings", "usual_words"]

_ENOUGH = 0.9
_SINGLE = {"line", "narrative", "date", "time", "integer", "number", "yes-no", "choice"}
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
# Fields whose cells tell by themselves what kind they are.
_TELLING = {
    "child.ethnicity": "its cells are ethnicity codes",
    "child.date_of_birth": "its cells are dates; of what?",
    "child.interpreter_needed": "its cells are yes or no; to what?",
}
_POSTCODE_PATH = "child.home_address.postcode"


@dataclass(frozen=True)
class Guess:
    """What a column may become. `sure` says whether to go by it, `why` why, in words.

    `path` is empty when nothing is like it. `codes` is the shipped table that its codes are of,
    `dates` how its dates are written; both empty where nothing need be said.
    """

    path: str
    sure: bool
    why: str
    codes: str = ""
    dates: str = ""


def is_key(heading: str) -> bool:
    """Whether a heading is one that columns of children's references have."""
    return folded(heading) in {folded(each) for each in words("headings")["key"]}


def guess(heading: str, cells: Sequence[str], today: date) -> Guess:
    """What a column with these cells, its first few hundred, seems to be."""
    filled = [cell for cell in cells if not is_empty(cell, frozenset())]
    known = _known()
    exact = known.get(folded(heading))
    path = exact or nearest_of(heading, {word: known[folded(word)] for word in _words()})
    if path is None:
        word = _word_in(heading)
        return (
            Guess(known[word], False, f"“{word}” is in the heading; is it meant?")
            if word and filled
            else _by_contents(filled, today)
        )
    said = "the heading says so" if exact else "the heading is nearly one that is known"
    if not filled:
        return Guess(path, False, f"{said}, but no cell is filled")
    return _by_heading(path, said, filled, today, exact=exact is not None)


def _word_in(heading: str) -> str:
    """The longest heading of case lists that stands whole in a longer one; empty for none."""
    padded = f" {' '.join(re.findall(r'[a-z0-9]+', heading.lower()))} "
    usual = (word for path, listed in words("headings")["fields"].items() for word in listed)
    return max((folded(word) for word in usual if f" {word} " in padded), key=len, default="")


def _by_heading(path: str, said: str, filled: Sequence[str], today: date, *, exact: bool) -> Guess:
    """What a column is whose heading is `said` to lead to a path, now that its cells are seen."""
    fits = fit(target(path), filled, today)
    if not _is_usual(path):
        # A title such as "Kind" or "Author" means as much in other systems, and other things.
        asked = Guess(path, False, f"{said}; is it meant?", fits.codes, fits.dates)
        return asked if fits.share >= _ENOUGH else _by_contents(filled, today)
    if fits.share < _ENOUGH:
        told = _too_few(round(fits.share * len(filled)), len(filled))
        return Guess(path, False, f"{said}, but {told}", fits.codes, fits.dates)
    field = target(path).field
    if field.form in {"line", "narrative", "words"}:
        if fit(_birth(), filled, today).share >= _ENOUGH:
            return Guess(path, False, f"{said}, but its cells are dates")
        return Guess(path, exact, said)
    note = code_tables()[fits.codes].note if fits.codes else ""
    why = f"{said}, and its cells fit{'. ' if note else ''}{note}"
    return Guess(path, True, why, fits.codes, fits.dates)


def _too_few(fitting: int, filled: int) -> str:
    if not fitting:
        return "its only filled cell does not fit" if filled == 1 else "none of its cells fits"
    return f"only {fitting} of its {filled} filled cells {'fits' if fitting == 1 else 'fit'}"


def _is_usual(path: str) -> bool:
    """Whether case lists usually have the field, so that its heading can be trusted."""
    return path.startswith("child.") or path in words("headings")["fields"]


@dataclass(frozen=True)
class Fit:
    """How well cells fit a field, with the shipped table or form of dates that fits best."""

    share: float
    codes: str = ""
    dates: str = ""


def fit(found: Target, cells: Sequence[str], today: date) -> Fit:
    """The share of cells that a field can take, by the table or form that takes the most."""
    counts = Counter(cells)
    tables = {"": None} | {
        name: table.by_code for name, table in code_tables().items() if found.path in table.fields
    }
    tried = [
        Fit(_share(counts, found.field, codes, (form,), today), name, form)
        for name, codes in tables.items()
        for form in (FORMS if found.field.form == "date" else FORMS[:1])
    ]
    best = max(tried, key=lambda fit: fit.share)
    return Fit(best.share, best.codes, "" if best.dates == FORMS[0] else best.dates)


def _share(
    counts: Counter[str],
    field: FieldGuide,
    codes: Mapping[str, str] | None,
    dates: tuple[str, ...],
    today: date,
) -> float:
    taken = 0
    for cell, times in counts.items():
        try:
            value_of(cell, field, codes, dates, today)
            taken += times
        except AnswerError:
            continue
    return taken / counts.total()


def _by_contents(cells: Sequence[str], today: date) -> Guess:
    """What a column may be whose heading says nothing to us; never sure."""
    if not cells:
        return Guess("", False, "no cell of it is filled")
    if all(_POSTCODE.fullmatch(cell.strip()) for cell in cells):
        return Guess(_POSTCODE_PATH, False, "its cells are postcodes; whose?")
    for name, table in code_tables().items():
        if len(set(cells)) > 1 and _share_of_codes(cells, table.by_code) >= _ENOUGH:
            return Guess(table.fields[0], False, f"its cells are codes of {table.title}", name)
    for path, said in _TELLING.items():
        if len(set(cells)) > 1 and fit(target(path), cells, today).share >= _ENOUGH:
            return Guess(path if said.endswith("codes") else "", False, said)
    return Guess("", False, "no field is like it")


def _share_of_codes(cells: Sequence[str], codes: Mapping[str, str]) -> float:
    return sum(folded(cell) in codes for cell in cells) / len(cells)


def _birth() -> Target:
    return target("child.date_of_birth")


@cache
def _words() -> Mapping[str, str]:
    """Every title and heading that is known, with the path it stands for."""
    found: dict[str, str] = {}
    titles: Counter[str] = Counter()
    for field, path in _plain_fields(guide()):
        titles[folded(field.title)] += 1
        found[field.title] = path
    found = {title: path for title, path in found.items() if titles[folded(title)] == 1}
    for path, listed in words("headings")["fields"].items():
        found |= dict.fromkeys(listed, path)
    return found


@cache
def _known() -> Mapping[str, str]:
    return {folded(word): path for word, path in _words().items()}


@cache
def usual_words() -> Mapping[str, tuple[str, ...]]:
    """The headings in use in case lists for each field of a case, by its path."""
    return {path: tuple(several) for path, several in words("headings")["fields"].items()}


@cache
def usual_headings() -> Mapping[str, str]:
    """The path that each heading in use in case lists stands for, by the heading folded."""
    listed = words("headings")["fields"]
    return {folded(word): path for path, several in listed.items() for word in several}


def _plain_fields(around: FieldGuide) -> list[tuple[FieldGuide, str]]:
    """The fields of a child's case that stand once in it, with their paths."""
    found: list[tuple[FieldGuide, str]] = []
    for field in around.fields:
        path = ".".join(field.path)
        if path in {"service", "schema", "case_id", "rules", "easy_read"}:
            continue
        if field.form == "section":
            found += _plain_fields(field)
        elif field.form in _SINGLE:
            found.append((field, path))
    return found
