"""Where a picture is found: the child's own, then the service's sets, then ours and OpenMoji."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.easyread.pictures._drawn import drawn
from generator.easyread.pictures._entering import Entered, UnfitPictureError, read_picture
from generator.easyread.pictures._sets import Entry, PictureSet, sets_of, shipped_sets
from generator.errors import CaseError, FaultyInputError

__all__ = ["MUST_NOT", "Found", "Look", "Picture", "Shelf", "credit", "is_credit"]

MUST_NOT = "Must not"
_NOT_THIS = "not-this"
_OWN = "(easy_read, own_pictures)"
# A picture by its code, and whether it stands under a cross-bar.
Look = tuple[str, bool]


_CREDIT, _CHILDS = "Pictures: ", "the child’s own"


def credit(sets: Iterable[str]) -> str:
    """The line that says whose pictures a document shows."""
    return f"{_CREDIT}{'; '.join(one.rstrip('.') for one in sets)}."


def is_credit(line: str) -> bool:
    """Whether a line of a page is that one."""
    return line.startswith(_CREDIT)


@dataclass(frozen=True)
class Picture:
    """A picture by its code: `image` is a PNG or JPEG, `alt` says what it shows."""

    code: str
    image: bytes
    alt: str


@dataclass(frozen=True)
class Found:
    """A picture that was found: its code, what it shows, and the set it is of.

    `where` is what it stands beside on a page, and `is_barred` whether under a bar there.
    """

    code: str
    words: str
    set: str
    where: str = ""
    is_barred: bool = False

    @property
    def look(self) -> Look:
        """The picture as it is shown."""
        return self.code, self.is_barred


@dataclass(frozen=True)
class Shelf:
    """All pictures that a document may show. Of two with one code the nearest to the child wins.

    `service` is the service's folder, `own` the child's own pictures as the case names them, and
    `file` finds a file beside the case; None shows none of the child's own.
    """

    service: Path | None = None
    own: Sequence[Mapping[str, Any]] = ()
    file: Callable[[str], Path] | None = None
    _held: dict[str, Entered] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def sets(self) -> tuple[PictureSet, ...]:
        """The sets of pictures, the nearest first. Raises FaultyInputError for a faulty one."""
        return sets_of(self.service)

    def has(self, code: str) -> bool:
        """Whether there is a picture with this code; it is not opened."""
        return self._own(code) is not None or self._entry(code) is not None

    def pictures(self, codes: Iterable[str]) -> dict[str, Picture]:
        """The pictures with these codes, such as `1F3E0` (a house) or `tag`. Raises as `shown`."""
        found = self.shown((code, False) for code in codes)
        return {code: picture for (code, _), picture in found.items()}

    def shown(self, looks: Iterable[Look]) -> dict[Look, Picture]:
        """The pictures with these codes, under a cross-bar where the flag is set.

        In a mapping, the values say beside what each stands, for whoever has to find it. Raises
        FaultyInputError naming every code without a picture, or why one cannot be shown, and
        CaseError for one of the child's own.
        """
        wanted = list(dict.fromkeys(looks))
        beside = looks if isinstance(looks, Mapping) else {}
        unknown = {look[0]: beside.get(look, "") for look in wanted if not self.has(look[0])}
        if unknown:
            raise FaultyInputError(
                "There is no picture with this code. `throughcare easyread pictures WORD` finds "
                "one by a word:",
                [f"{code}, beside “{where}”" if where else code for code, where in unknown.items()],
            )
        images = drawn([(self._opened(code), is_barred) for code, is_barred in wanted])
        return {
            look: Picture(look[0], image, self.words(look[0]))
            for look, image in zip(wanted, images, strict=True)
        }

    @staticmethod
    def must_not() -> Picture:
        """The mark that stands before the words of what is not allowed."""
        ours, *_ = shipped_sets()
        [image] = drawn([(read_picture(ours.entries[_NOT_THIS].path), False)])
        return Picture(_NOT_THIS, image, MUST_NOT)

    def credits(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The line of each set that these pictures are from, the nearest first, each once."""
        used = {held.name for code in codes if (held := self._set(code)) is not None}
        return tuple(dict.fromkeys(one.credit for one in self.sets if one.name in used))

    def search(self, words: Iterable[str]) -> Iterator[Found]:
        """Pictures of which every one of these words is said, the nearest sets first."""
        from generator.easyread.pictures._search import fits  # noqa: PLC0415 - rare

        wanted = [word.casefold() for word in words]
        told: set[str] = set()
        for held, entry in self._every():
            if entry.code not in told and fits(wanted, entry):
                told.add(entry.code)
                yield Found(entry.code, entry.words, held)

    def _every(self) -> Iterator[tuple[str, Entry]]:
        for one in self.own:
            yield _CHILDS, Entry(one["code"], Path(one["file"]), one["words"])
        for held in self.sets:
            yield from ((held.name, entry) for entry in held.every())

    def words(self, code: str) -> str:
        """What a picture shows, in words; empty where there is none with this code."""
        own = self._own(code)
        if own is not None:
            return str(own["words"])
        entry = self._entry(code)
        return entry.words if entry else ""

    def set_of(self, code: str) -> str:
        """The name of the set that a picture is of, in words; empty where there is none."""
        held = self._set(code)
        return _CHILDS if self._own(code) is not None else held.name if held else ""

    def _own(self, code: str) -> Mapping[str, Any] | None:
        if self.file is None:
            return None
        return next((one for one in self.own if one["code"] == code), None)

    def _set(self, code: str) -> PictureSet | None:
        if self._own(code) is not None:
            return None
        return next((held for held in self.sets if held.find(code) is not None), None)

    def _entry(self, code: str) -> Entry | None:
        held = self._set(code)
        return held.find(code) if held else None

    def _opened(self, code: str) -> Entered:
        if code not in self._held:
            self._held[code] = self._read(code)
        return self._held[code]

    def _read(self, code: str) -> Entered:
        own = self._own(code)
        if own is not None and self.file is not None:
            try:
                return read_picture(self.file(own["file"]))
            except (UnfitPictureError, CaseError) as error:
                raise CaseError(f"{error} It is the child's own picture “{code}” {_OWN}.") from None
        held = self._set(code)
        entry = held.find(code) if held else None
        assert held is not None and entry is not None  # asked for by `has` before
        try:
            return read_picture(entry.path)
        except UnfitPictureError as error:
            raise FaultyInputError(
                f"{error} It is the picture {code} of the set {held.name} ({entry.path.name})."
            ) from None
