"""The part of the toolkit that works on easy-read pictures. Nothing is written but by `save`."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Case, Panel, Service, read_bytes
from generator.errors import FaultyInputError
from generator.sign_off import child_of

if TYPE_CHECKING:
    from generator.easyread.pictures import Crop, Found, Picture, Shelf

_MOST = 400
_TITLE = "Pictures for easy-read pages"


class EasyPictures:
    """What the toolkit does with easy-read pictures."""

    _folder: Path | None

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

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

    def easy_picture(
        self, code: str, case: Path | str | None = None, *, is_barred: bool = False
    ) -> "Picture":
        """One picture as pages show it, under a bar or not. Raises as `find_pictures`."""
        look = (code, is_barred)
        return self._child_shelf(case).shown([look])[look]

    def picture_words(self, codes: Iterable[str], case: Path | str | None = None) -> dict[str, str]:
        """What pictures show, by code; empty where there is none. Raises as `find_pictures`."""
        shelf = self._child_shelf(case)
        return {code: shelf.words(code) if shelf.has(code) else "" for code in codes}

    def _child_shelf(self, case: Path | str | None) -> "Shelf":
        """Where the pictures of a case are found; None for those that no child owns."""
        from generator.easyread.pictures import Shelf  # noqa: PLC0415 (rare)

        if case is None:
            return Shelf(self._folder)
        record = child_of(self.open(case))
        own = record.data.get("easy_read", {}).get("own_pictures", ())
        return Shelf(self._folder, own, record.file)

    def add_picture(
        self,
        path: Path,
        content: bytes,
        *,
        words: str,
        crop: "Crop | None" = None,
        code: str = "",
        of_person: int | None = None,
    ) -> str:
        """Add a child's own picture, or the photograph of one of the people of the case.

        The picture is looked through and cropped, and lies beside the case file under a name that
        tells nothing. `words` say what it shows, `code` is what it is called by, else we
        find a name. Returns its code; empty for a photograph. Raises FaultyInputError for a picture
        that cannot be shown, or a name that is taken, and as `change_case` does.
        """
        from generator.easyread.pictures import Crop, UnfitPictureError, cropped, entered  # noqa: PLC0415 (rare)
        from generator.store import change_case  # noqa: PLC0415

        original = read_bytes(path)
        record = child_of(self.open(path))
        try:
            picture = cropped(entered(content), crop or Crop())
        except UnfitPictureError as error:
            raise FaultyInputError(str(error)) from None
        file = _free(path, record.identifier, picture.kind)
        change: tuple[tuple[str | int, ...], Any]
        if of_person is not None:
            if picture.kind == "svg":
                raise FaultyInputError("A photograph is a PNG or JPEG picture, not a drawing.")
            code, change = "", (("people", of_person, "photo"), file.name)
        else:
            easy = dict((record.own or record.data).get("easy_read", {}))
            held = list(easy.get("own_pictures", ()))
            code = _code(code, held)
            easy["own_pictures"] = [*held, {"code": code, "file": file.name, "words": words}]
            change = (("easy_read",), easy)
        change_case(path, record, original, [change], self.service, beside={file: picture.content})
        return code

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

        return to_pdf(made, accessible=True)

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


_ENDINGS = {"png": "png", "jpeg": "jpg", "svg": "svg"}


def _free(path: Path, reference: str, kind: str) -> Path:
    """A file beside the case that is not there yet, named by the reference and a number."""
    number = 1
    while True:
        found = path.with_name(f"{reference}_picture-{number}.{_ENDINGS[kind]}")
        if not found.exists():
            return found
        number += 1


def _code(wanted: str, held: Sequence[Mapping[str, Any]]) -> str:
    """The name of a new picture among those that the child has."""
    taken = {one["code"] for one in held}
    if wanted in taken:
        raise FaultyInputError("Another of the child's pictures has this name. Choose another.")
    numbers = (f"own-{number}" for number in range(1, len(taken) + 2))
    return wanted or next(name for name in numbers if name not in taken)
