"""The part of the toolkit that makes documents again that are out of date."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.case import Case, Panel
from generator.catalogue import SUBJECTS, Catalogue, format_of
from generator.documents.fingerprint import is_protected, is_signed, untouched
from generator.documents.produce import Document
from generator.documents.provenance import Provenance, read_provenance
from generator.documents.status import Status
from generator.documents.writing import stays, write_all
from generator.errors import NotReadyError

__all__ = ["Remade", "Remaking"]

# A document of a record: the record's reference, the name of the kind, whether it is a draft.
_Whose = tuple[str, str, bool]


@dataclass(frozen=True)
class Remade:
    """What was made again, and in a sentence each, which documents stay as they are and why."""

    paths: tuple[Path, ...]
    left: tuple[str, ...]


class Remaking:
    """What the toolkit does about documents that are out of date."""

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of documents."""
        raise NotImplementedError

    def generate(
        self,
        record: Case | Panel,
        kinds: Sequence[str] = (),
        *,
        formats: Sequence[str] | None = None,
        on: date,
        draft: bool = False,
        before: Callable[[str], bytes | None] = lambda kind: None,
    ) -> tuple[Document, ...]:
        """Make documents."""
        raise NotImplementedError

    def status(
        self, folder: Path | str, records: Iterable[Case | Panel], *, on: date | None = None
    ) -> tuple[Status, ...]:
        """Which of the documents in a folder are out of date, and why."""
        raise NotImplementedError

    def remake(self, folder: Path, records: Sequence[Case | Panel], *, on: date) -> Remade:
        """Make what is out of date in a folder again, as it is on a day: all of it or nothing.

        A file of an earlier day stays beside the new one. What is signed, edited or has a
        password is never written over, nor what tries something out; what is not ready any more
        stays too. Raises OutputError.
        """
        by_reference = {record.identifier: record for record in records}
        wanted: dict[_Whose, dict[str, set[str]]] = {}
        last: dict[tuple[str, str], Path] = {}
        left: list[str] = []
        for status in self.status(folder, records, on=on):
            made = read_provenance(status.path)
            if not status.reasons or made is None:
                continue
            why = self._why_not(status, made, by_reference)
            if why:
                left.append(f"{status.path.name}: {why}")
                continue
            whose = (status.identifier, made.kind, made.draft)
            forms = wanted.setdefault(whose, {})
            forms.setdefault(format_of(status.path), set()).add(made.identifier)
            if format_of(status.path) == "ics":
                last[status.identifier, made.kind] = status.path
        files: dict[Path, bytes] = {}
        for (reference, kind, draft), forms in wanted.items():
            path = last.get((reference, kind))
            calendar = path.read_bytes() if path else None
            try:
                documents = self.generate(
                    by_reference[reference],
                    [kind],
                    formats=sorted(forms),
                    on=on,
                    draft=draft,
                    before=lambda _, calendar=calendar: calendar,  # type: ignore[misc]
                )
            except NotReadyError as error:
                left.append(f"{kind} of {reference}: {error.summary}")
                continue
            for one in documents:
                # Of a panel, only the parts that were there before.
                if one.identifier not in forms[one.format]:
                    continue
                place = folder / one.file_name
                if reason := stays(place, one.content):
                    left.append(reason)
                else:
                    files[place] = one.content
        write_all(files)
        return Remade(tuple(files), tuple(left))

    def _why_not(self, status: Status, made: Provenance, records: dict[str, Case | Panel]) -> str:
        """Why a document that is out of date is not made again; empty where it is."""
        content = status.path.read_bytes()
        kind = next((one for one in self.catalogue.kinds() if one.name == made.kind), None)
        is_whole = kind is not None and not SUBJECTS[kind.subject].is_file
        reasons = {
            "it is signed, so it stays": is_signed(content),
            "it has a password, so it stays": is_protected(content),
            "it was edited, so it stays": not (is_signed(content) or untouched(content)),
            "it tries something out, so it stays": bool(made.trial),
            "this kind of document no longer exists": kind is None,
            "it is made from a whole folder: make it with its own command": is_whole,
            "its case or panel file was not given": status.identifier not in records,
        }
        return next((said for said, holds in reasons.items() if holds), "")
