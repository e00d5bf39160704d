"""Imports into a folder of cases: from the export of a service's own system to case files."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.intake._intake import Intake, Outcome

__all__ = ["Imports"]


class Imports:
    """The part of the toolkit that imports. What it needs is loaded when it is used."""

    @staticmethod
    def intake(
        mapping: Path, files: Sequence[Path], folder: Path, *, today: date, dry: bool = False
    ) -> "Intake":
        """An export on its way into a folder of cases; `run` takes it in. See `Intake`."""
        from generator.intake._intake import Intake  # noqa: PLC0415 (rare, costly)

        return Intake(mapping, files, folder, today=today, dry=dry)

    @staticmethod
    def intake_report(outcome: "Outcome", lines: Iterable[str], *, dry: bool) -> Iterator[str]:
        """What became of an import, in lines; `lines` are those of its refusals."""
        from generator.intake._report import report  # noqa: PLC0415 (as above)

        return report(outcome, lines, dry=dry)

    @staticmethod
    def draft_mapping(export: Path, today: date) -> str:
        """A first mapping for an export, each line with how sure it is."""
        from generator.sheets.imports import draft_mapping  # noqa: PLC0415 (as above)

        return draft_mapping(export, today)

    @staticmethod
    def mapping_faults(mapping: Path) -> tuple[str, ...]:
        """Every fault of a mapping file, a sentence each. Raises FaultyInputError for no text."""
        from generator.sheets.imports import mapping_faults  # noqa: PLC0415 (as above)

        return mapping_faults(mapping)

    @staticmethod
    def mapping_advice(mapping: Path) -> tuple[str, ...]:
        """What of a sound mapping would have new children refused; raises as `intake` does."""
        from generator.sheets.imports import mapping_advice  # noqa: PLC0415 (as above)

        return tuple(mapping_advice(mapping))
