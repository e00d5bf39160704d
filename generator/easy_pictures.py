"""The part of the toolkit that works on easy-read pictures. Nothing is written but by `save`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Case, Panel
from generator.errors import FaultyInputError

if TYPE_CHECKING:
    from generator.easyread.pictures import Found, Shelf

_MOST = 400
_TITLE = "Pictures for easy-read pages"


class EasyPictures:
    """What the toolkit does with easy-read pictures."""

    _folder: Path | None

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def find_pictures(
        self, words: Sequence[str], case: Path | str | None = None
    ) -> "tuple[Found, ...]":
        """The pictures of which all these words are said, the nearest sets first.

        With a case also the child's own pictures; without words, every picture that its
        easy-read page shows. Raises CaseError, or FaultyInputError for a panel, a faulty set,
        or neither words nor a case.
        """
        from generator.easyread import pictures_used  # noqa: PLC0415 (rare)
        from generator.easyread.pictures import Found  # noqa: PLC0415

        data, shelf = self._shelf(case)
        if words:
            return tuple(shelf.search(words))
        if case is None:
            raise FaultyInputError(
                "Write a word to look for, such as: throughcare easyread pictures home. Or name "
                "a case with --case to see its pictures."
            )
        return tuple(
            Found(code, shelf.words(code), shelf.set_of(code), where, is_barred)
            for (code, is_barred), where in pictures_used(data).items()
        )

    def picture_sheet(
        self, form: str, found: "Sequence[Found]", case: Path | str | None = None
    ) -> bytes:
        """A contact sheet of pictures, as `docx` or `pdf`; `case` is the one of `find_pictures`.

        Raises FaultyInputError for none, for more than 400, or for one that cannot be shown.
        """
        from generator.documents.picture_sheet import Pinned, picture_sheet  # noqa: PLC0415 (rare)
        from generator.easyread.pictures import MUST_NOT, credit  # noqa: PLC0415

        if not 0 < len(found) <= _MOST:
            raise FaultyInputError(
                f"A contact sheet shows up to {_MOST} pictures, and {len(found)} were found. "
                f"{'Add a word.' if found else 'Look for another word.'}"
            )
        data, shelf = self._shelf(case)
        shown = shelf.shown(one.look for one in found)
        pinned = [
            Pinned(
                shown[one.look].image,
                f"{MUST_NOT}: {one.words}" if one.is_barred else one.words,
                one.code,
                tuple(note for note in (one.set, one.where) if note),
            )
            for one in found
        ]
        reference = data.get("case_id", "")
        title = f"{_TITLE}: {reference}" if reference else _TITLE
        made = picture_sheet(title, pinned, credit(shelf.credits(one.code for one in found)))
        if form == "docx":
            return made
        from generator.pdf import to_pdf  # noqa: PLC0415 (costly)

        return to_pdf(made)

    def _shelf(self, case: Path | str | None) -> "tuple[Mapping[str, Any], Shelf]":
        """A case with its easy words (empty for None), and where its pictures are found."""
        from generator.easyread import Shelf, worded  # noqa: PLC0415 (rare)

        if case is None:
            return {}, Shelf(self._folder)
        record = self.open(case)
        if isinstance(record, Panel):
            raise FaultyInputError("This is a panel file. Give the case file of a child.")
        data = worded(record.data, self._folder)
        own = data.get("easy_read", {}).get("own_pictures", ())
        return data, Shelf(self._folder, own, record.file)
