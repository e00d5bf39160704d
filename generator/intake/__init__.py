"""Imports into a folder of cases: from the export of a service's own system to case files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.case.guide import FieldGuide
    from generator.intake._intake import Intake
    from generator.intake._outcome import Outcome, UnknownCodes
    from generator.sheets.imports import Looked, Search, TableChoices

__all__ = ["Imports"]


class Imports:
    """The part of the toolkit that imports. What it needs is loaded when it is used."""

    @property
    def service_folder(self) -> Path | None:
        """The service's folder; None where there is none."""
        raise NotImplementedError

    @staticmethod
    def export_tables(files: Sequence[Path], today: date) -> "tuple[Looked, ...]":
        """The tables of an export with their columns, and what each may become.

        Raises FaultyInputError for a file that cannot be read.
        """
        from generator.sheets.imports import look_at_all  # noqa: PLC0415 (rare, costly)

        return tuple(table for file in files for table in look_at_all(file, today))

    def proposed_mapping(
        self,
        tables: "Sequence[Looked]",
        cases: Path,
        title: str,
        today: date,
        *,
        own: Mapping[str, Any] | None = None,
    ) -> Mapping[str, Any]:
        """The mapping to begin with: the kept one that fits an export, else what it seems to be.

        What it says stands as in its file in TOML, with one source for each of the tables. With
        `own` that mapping is taken in place of those kept.
        """
        from generator.intake._kept import kept_mappings  # noqa: PLC0415 (as above)
        from generator.sheets.imports import proposed  # noqa: PLC0415 (as above)

        kept = [own] if own else kept_mappings(self._mappings(cases))
        return proposed(tables, kept, title, today)

    @staticmethod
    def read_mapping(path: Path) -> Mapping[str, Any]:
        """What a sound mapping says, as it stands. Raises FaultyInputError with its faults."""
        from generator.intake._kept import read_mapping  # noqa: PLC0415 (as above)

        return read_mapping(path)

    @staticmethod
    def mapping_choices(
        mapping: Mapping[str, Any], tables: "Sequence[Looked]"
    ) -> "tuple[TableChoices, ...]":
        """What a mapping chooses for each table of an export, in their order."""
        from generator.sheets.imports import choices_of  # noqa: PLC0415 (as above)

        return choices_of(mapping, tables)

    @staticmethod
    def changed_mapping(
        mapping: Mapping[str, Any],
        tables: "Sequence[Looked]",
        choices: "Sequence[TableChoices]",
        today: date,
    ) -> tuple[Mapping[str, Any], dict[tuple[int, str], str]]:
        """The mapping after choosing, and what cannot be, by number of the table and heading."""
        from generator.sheets.imports import chosen  # noqa: PLC0415 (as above)

        return chosen(mapping, tables, choices, today)

    @staticmethod
    def files_taken(mapping: Mapping[str, Any], files: Sequence[Path]) -> tuple[Path, ...]:
        """Those of the files of an export of which a mapping takes something."""
        from generator.sheets.imports import files_taken  # noqa: PLC0415 (as above)

        return files_taken(mapping, files)

    @staticmethod
    def mapping_with_codes(
        mapping: Mapping[str, Any],
        file: str,
        path: str,
        codes: Mapping[str, str],
        *,
        leave_out: bool,
    ) -> Mapping[str, Any]:
        """The mapping with what words of the column that gives a field stand for."""
        from generator.sheets.imports import with_codes  # noqa: PLC0415 (as above)

        return with_codes(mapping, file, path, codes, leave_out=leave_out)

    @staticmethod
    def unknown_codes(outcome: "Outcome") -> "tuple[UnknownCodes, ...]":
        """The words of an export that no table of codes knows, by column."""
        from generator.intake._outcome import unknown_codes  # noqa: PLC0415 (as above)

        return unknown_codes(outcome)

    def standing_fields(self) -> "tuple[FieldGuide, ...]":
        """What a mapping must say of every case; nothing where the service's folder says it."""
        from generator.sheets.imports import standing_fields  # noqa: PLC0415 (as above)

        return () if self.service_folder else standing_fields()

    @staticmethod
    def mapping_text(mapping: Mapping[str, Any]) -> str:
        """A mapping as a file in TOML."""
        from generator.sheets.imports import mapping_text  # noqa: PLC0415 (as above)

        return mapping_text(mapping)

    def keep_mapping(self, mapping: Mapping[str, Any], cases: Path) -> Path:
        """Keep a mapping for the next export: in the service's folder, else beside the cases."""
        from generator.intake._kept import keep_mapping  # noqa: PLC0415 (as above)

        return keep_mapping(self._mappings(cases), mapping)

    @staticmethod
    def import_fields() -> Mapping[str, str]:
        """Every field that a column may become: its words by its path."""
        from generator.sheets.imports import choosable  # noqa: PLC0415 (as above)

        return choosable()

    @staticmethod
    def search_fields(text: str) -> "Search":
        """The field that a text means, or those that it may mean."""
        from generator.sheets.imports import search_fields  # noqa: PLC0415 (as above)

        return search_fields(text)

    def _mappings(self, cases: Path) -> Path:
        return (self.service_folder or cases / ".throughcare") / "imports"

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
