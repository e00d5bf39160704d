"""The part of the toolkit that works on easy-read words."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from generator.case import Case, Panel, read_bytes
from generator.errors import FaultyInputError

if TYPE_CHECKING:
    from generator.easyread import Remark


class EasyWords:
    """What the toolkit does with easy-read words."""

    _folder: Path | None

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def _settle(self, path: Path) -> None:
        """Take the folder that a file lies in for the service's."""
        raise NotImplementedError

    def easy_words(self, path: Path | str) -> "tuple[Remark, ...]":
        """What the checks of easy-read sentences find in a case file, a text, a Word file or a PDF.

        Raises CaseError, TemplateError, PdfError or FaultyInputError for what cannot be read.
        """
        from generator.documents.easy_words import of_case, of_paper  # noqa: PLC0415 (rare)

        if Path(path).suffix.lower() == ".json":
            return of_case(self.open(path), self._folder)
        self._settle(Path(path))
        return of_paper(Path(path), self._folder)

    def open_at_level(self, path: Path | str, level: int | None = None) -> Case:
        """A child's case, its easy words at another level than its profile says; None keeps that.

        Raises as `open` does, and FaultyInputError for a panel or a case without conditions.
        """
        record = self.open(path)
        if isinstance(record, Panel):
            raise FaultyInputError("This is a panel file. Give the case file of a child.")
        if not record.data.get("supervision", {}).get("conditions"):
            raise FaultyInputError(
                "The case has no conditions to explain. Add those of the licence or notice, word "
                "for word as issued (supervision, conditions)."
            )
        if level is None:
            return record
        easy = {**record.data.get("easy_read", {}), "level": level}
        own = record.data if record.own is None else record.own
        own_easy = {**own.get("easy_read", {}), "level": level}
        return dataclasses.replace(
            record,
            data={**record.data, "easy_read": easy},
            own={**own, "easy_read": own_easy},
        )

    def to_hold_beside(self, record: Case) -> str:
        """Which easy words a person has to hold beside the paper, in a sentence; empty for none."""
        from generator.easyread import to_hold_beside  # noqa: PLC0415 (rare)

        return to_hold_beside(record.data)

    def write_easy_words(self, path: Path | str, level: int | None = None) -> Path | None:
        """Write the easy words of a case into its file, to be changed for the child.

        What the file says itself stays. Returns the copy of the file as it was, None where
        nothing was to be written. Raises as `open_at_level` does, CaseError when somebody else
        changed the file meanwhile, OutputError when it cannot be written.
        """
        from generator.documents.easy_words import with_words  # noqa: PLC0415 (rare)
        from generator.documents.writing import laid_out  # noqa: PLC0415
        from generator.store import write_case  # noqa: PLC0415

        original = read_bytes(Path(path))
        record = self.open_at_level(path, level)
        before = self.open(path)
        new = with_words(record)
        if new == (before.data if before.own is None else before.own):
            return None
        return write_case(Path(path), original, laid_out(new, original))
