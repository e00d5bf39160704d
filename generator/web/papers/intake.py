"""An edited document that comes back: kept, read by the toolkit, and shown change by change."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from generator.case import Case
from generator.errors import FaultyInputError
from generator.readback import ReadBack
from generator.readback.fields import Change
from generator.web.links import FieldLink, field_link

__all__ = ["Difference", "Piece", "Unplaced", "differences", "ending_of", "numbers_of", "unplaced"]

_ENDINGS = (".docx", ".pdf", ".xlsx", ".xls", ".ods")
_MOST_WORDS = 1500


@dataclass(frozen=True)
class Piece:
    """A run of words of one side; `differs` is whether the other side has others there."""

    words: str
    differs: bool


@dataclass(frozen=True)
class Difference:
    """One field, side by side: in the case, in the document. `id` stands for both of them."""

    id: str
    where: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    link: FieldLink | None


@dataclass(frozen=True)
class Unplaced:
    """What could not be taken from a document: why, what to do, and where the field is asked."""

    message: str
    suggestion: str
    link: FieldLink | None


def ending_of(name: str) -> str:
    """The ending of a file that came in, of those that can be read.

    Raises FaultyInputError for any other.
    """
    ending = Path(name.replace("\\", "/")).suffix.lower()
    if ending not in _ENDINGS:
        raise FaultyInputError(
            "Choose a Word file (.docx), a filled form (.pdf) or a workbook (.xlsx, .xls or .ods). "
            "An older Word file (.doc) must be saved as .docx first."
        )
    return ending


def differences(found: ReadBack, case: Case, key: str) -> tuple[Difference, ...]:
    """The changes of a document, side by side, in the order in which they were found."""
    return tuple(_difference(one, case, key) for one in found.changes)


def _difference(change: Change, case: Case, key: str) -> Difference:
    before, after = _side_by_side(change.old, change.new)
    return Difference(
        id_of(change),
        change.where[:1].upper() + change.where[1:],
        before,
        after,
        field_link(case, key, change.pointer),
    )


def id_of(change: Change) -> str:
    """What stands for a change as it was shown: another value is another change."""
    told = "\0".join((change.pointer, change.old, change.new))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def numbers_of(found: ReadBack, chosen: Collection[str]) -> list[int]:
    """The numbers of the changes that somebody chose by their ids.

    Raises FaultyInputError when one of them is not there any more.
    """
    ids = [id_of(one) for one in found.changes]
    if set(chosen) - set(ids):
        raise FaultyInputError(
            "The case was changed since these changes were shown, so nothing was taken over. Look "
            "at them again: they are shown as they are now."
        )
    return [number for number, one in enumerate(ids) if one in chosen]


def unplaced(found: ReadBack, case: Case, key: str) -> tuple[Unplaced, ...]:
    """What could not be placed, and why."""
    return tuple(
        Unplaced(
            one.message,
            one.suggestion,
            field_link(case, key, one.pointer) if one.pointer else None,
        )
        for one in found.conflicts
    )


def _side_by_side(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts with the words that differ marked; a text that is all new is not marked."""
    first, second = _words(old), _words(new)
    if not old or not new or max(len(first), len(second)) > _MOST_WORDS:
        return _whole(old), _whole(new)
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        for side, words in zip(sides, (first[a:b], second[c:d]), strict=True):
            if words:
                side.append(Piece("".join(words), kind != "equal"))
    return tuple(sides[0]), tuple(sides[1])


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, differs=False),) if text else ()


def _words(text: str) -> Sequence[str]:
    """The words of a text, each with the space behind it."""
    found: list[str] = []
    start = 0
    for end in range(1, len(text)):
        if text[end - 1].isspace() and not text[end].isspace():
            found.append(text[start:end])
            start = end
    return [*found, text[start:]] if text else found
