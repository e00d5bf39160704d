"""The fixed wording of letters, in files by language beside their templates.

`templates/words.LANGUAGE.toml` is of all letters, `templates/KIND/words.LANGUAGE.toml` of one kind.
The English files say which wordings there are. A service's own files go before ours, line by line.
"""

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.catalogue._kind import Kind
from generator.errors import FaultyInputError
from generator.reading import read_text
from generator.resources import Resources, shipped
from generator.toml import TooMuchTomlError, parse_toml

__all__ = [
    "ENGLISH",
    "SLOTS",
    "WELSH",
    "Wording",
    "english",
    "faults_of_words",
    "languages",
    "wording",
]

ENGLISH, WELSH = "en", "cy"
# What a wording may name in braces; of the pronouns only English has need.
SLOTS = frozenset(
    {"child", "to", "service", "letter", "next", "copies", "child_s"}
    | {"they", "them", "their", "They", "is_are", "has_have"}
)
_FILE = re.compile(r"words\.([a-z]{2,3})\.toml")
_DATE_SLOTS = frozenset({"day", "month", "year"})
_MONTHS, _DATE = "months", "date"
_A_YEAR = 12


@dataclass(frozen=True)
class Wording:
    """The wordings of one kind of letter in one language.

    `lines` are texts by name, `months` the twelve names (empty where they are not said), `date`
    how a day is written. `lacks` names what there is in English and not here, in its order.
    """

    language: str
    lines: Mapping[str, str]
    months: tuple[str, ...]
    date: str
    lacks: tuple[str, ...]


def wording(kind: Kind, resources: Resources, language: str) -> Wording:
    """What the letters of a kind say in a language; empty where nobody has written it.

    Raises FaultyInputError for a file that cannot be read.
    """
    said, english = (_said(kind, resources, each) for each in (language, ENGLISH))
    held, date = said.pop(_MONTHS, ()), said.pop(_DATE, "")
    months = tuple(map(str, held)) if isinstance(held, list) else ()
    lines = {name: text for name, text in said.items() if isinstance(text, str)}
    known = [name for name in english if name not in (_MONTHS, _DATE)]
    lacks = [name for name in known if name not in lines]
    lacks += [_MONTHS] if len(months) != _A_YEAR else []
    lacks += [_DATE] if not date else []
    return Wording(language, lines, months, str(date), tuple(lacks))


def english(kind: Kind) -> tuple[str, ...]:
    """The names of what letters of a kind can say, as its template may print them."""
    return tuple(wording(kind, Resources(_service_of(kind)), ENGLISH).lines)


def languages(resources: Resources) -> tuple[str, ...]:
    """The languages of which there is any file, by their codes."""
    return tuple(
        sorted({found[1] for path in _files(resources) if (found := _FILE.fullmatch(path.name))})
    )


def faults_of_words(folder: Path, resources: Resources, kinds: Sequence[Kind]) -> Iterator[str]:
    """Every fault of the files of wording in a folder of templates, with the file."""
    letters = {kind.name: kind for kind in kinds if kind.letter}
    for path in sorted([*folder.glob("words.*.toml"), *folder.glob("*/words.*.toml")]):
        where = path.relative_to(folder.parent).as_posix()
        found = _FILE.fullmatch(path.name)
        if found is None:
            yield f"{where}: call it words. and the code of its language, such as words.cy.toml."
            continue
        try:
            said = _read(path)
        except FaultyInputError as error:
            yield str(error)
            continue
        kind = letters.get(path.parent.name)
        if path.parent != folder and kind is None:
            yield f"{where}: {path.parent.name} is no kind of letter, so nothing would say this."
            continue
        known = _known(resources, kind) if found[1] != ENGLISH else None
        yield from (f"{where}, {fault}" for fault in _faults(said, known))


def _service_of(kind: Kind) -> Path | None:
    """The folder of the service whose own a kind is; None for one of ours."""
    root = kind.folder.parent
    return None if root == shipped("templates") else root.parent


def _faults(said: Mapping[str, object], known: frozenset[str] | None) -> Iterator[str]:
    for name, text in said.items():
        if known is not None and name not in known:
            yield f"{name}: no letter says this. Take it out, or see the English file for its name."
        elif name == _MONTHS:
            if not _is_a_year(text):
                yield f"{name}: there must be twelve, each in quotes."
        elif not isinstance(text, str) or not text.strip():
            yield f"{name}: there must be text in quotes."
        elif strange := _slots(text) - (_DATE_SLOTS if name == _DATE else SLOTS):
            allowed = ", ".join(sorted(_DATE_SLOTS if name == _DATE else SLOTS))
            yield f"{name}: {{{min(strange)}}} stands for nothing. These do: {allowed}."


def _is_a_year(months: object) -> bool:
    return (
        isinstance(months, list)
        and len(months) == _A_YEAR
        and all(isinstance(each, str) and each.strip() for each in months)
    )


def _slots(text: str) -> frozenset[str]:
    try:
        return frozenset(
            name for _, name, _, _ in string.Formatter().parse(text) if name is not None
        )
    except ValueError:
        return frozenset({"a single brace"})


def _known(resources: Resources, kind: Kind | None) -> frozenset[str]:
    """What there is to say in English: of one kind, or of all letters."""
    names = {_MONTHS, _DATE}
    for root in resources.roots("templates"):
        for path in (root / f"words.{ENGLISH}.toml", *_of_kind(root, kind, ENGLISH)):
            if path.is_file():
                names |= set(_read(path))
    return frozenset(names)


def _of_kind(root: Path, kind: Kind | None, language: str) -> tuple[Path, ...]:
    return (root / kind.name / f"words.{language}.toml",) if kind else ()


def _said(kind: Kind, resources: Resources, language: str) -> dict[str, object]:
    """All wordings of a kind, the nearest last: ours, a service's; of all letters, its own."""
    found: dict[str, object] = {}
    roots = tuple(reversed(resources.roots("templates")))
    for inside in (".", kind.name):
        for root in roots:
            path = root / inside / f"words.{language}.toml"
            if path.is_file():
                found |= _read(path)
    return found


def _files(resources: Resources) -> Iterator[Path]:
    for root in resources.roots("templates"):
        yield from (*root.glob("words.*.toml"), *root.glob("*/words.*.toml"))


def _read(path: Path) -> dict[str, object]:
    where = path.name if path.parent.name == "templates" else f"{path.parent.name}/{path.name}"
    try:
        return dict(_parsed(read_text(path)))
    except TooMuchTomlError as error:
        raise FaultyInputError(f"templates/{where} {error}") from None
    except ValueError as error:
        raise FaultyInputError(f"templates/{where} cannot be read: {error}") from None


@lru_cache(maxsize=64)
def _parsed(text: str) -> Mapping[str, object]:
    return parse_toml(text)
