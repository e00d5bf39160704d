"""The part of the toolkit that looks after the papers of one case, once they are made."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.case import Case, Panel, Service
from generator.case.derive import naming
from generator.case.facts.words import full_name
from generator.catalogue import Catalogue
from generator.documents import forms
from generator.documents.bundles import CaseBundle, bundle_plan, case_bundle
from generator.documents.by_stage import Needed, by_stage
from generator.documents.made import Made, made_of, versioned
from generator.documents.papers import joined, written_days
from generator.documents.produce import Document, Producer
from generator.documents.writing import write_all
from generator.errors import FaultyInputError, NotReadyError, PdfError
from generator.readback import ReadBack, read_form_back, taken_over

if TYPE_CHECKING:
    from generator.pdf.bundle.make import Bundle
    from generator.sheets.case_workbook.read import WorkbookReading

__all__ = ["CasePapers", "Line"]

_FORMS = "forms"


class Line(NamedTuple):
    """The line of a sentence as a picture, an SVG file, and what it says, in sentences."""

    picture: bytes
    title: str
    words: tuple[str, ...]


class CasePapers:
    """What the toolkit does with the papers of a case. Only `write_versions` writes."""

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of documents."""
        raise NotImplementedError

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    @property
    def service_folder(self) -> Path | None:
        """The service's folder; None where there is none."""
        raise NotImplementedError

    @property
    def _producer(self) -> Producer:
        """What makes documents."""
        raise NotImplementedError

    def read_back(self, document: Path | str, case: Path | str) -> ReadBack:
        """What an edited Word document would change in its case file."""
        raise NotImplementedError

    def read_workbook(self, file: Path, *, on: date, remove: bool = False) -> "WorkbookReading":
        """What a workbook says, with every fault at its cell."""
        raise NotImplementedError

    def workbook_changes(self, reading: "WorkbookReading", case: Path) -> ReadBack:
        """What a workbook would change in its case file."""
        raise NotImplementedError

    def generate(
        self,
        record: Case | Panel,
        kinds: Sequence[str] = (),
        *,
        formats: Sequence[str] | None = None,
        on: date,
        draft: bool = False,
    ) -> tuple[Document, ...]:
        """Make documents; none is written yet."""
        raise NotImplementedError

    def made(self, folder: Path, record: Case, *, on: date) -> tuple[Made, ...]:
        """The documents of a case in a folder, the latest first, each with why it is stale."""
        catalogue, producer = self.catalogue, self._producer

        def taken(path: Path, case: Case) -> bool:
            return taken_over(path, case, catalogue, producer)

        return tuple(made_of(folder, record, catalogue, producer, on, taken_over=taken))

    def papers_by_stage(
        self, record: Case, folder: Path | None = None, *, on: date
    ) -> tuple[Needed, ...]:
        """Every kind made from a case by when the child's journey needs it, with what asks for it.

        `folder` holds what was made; None where nothing was. See `Needed` for what is told of
        each, and `GROUPS` in documents/by_stage.py for the groups in words, in their order.
        """
        kinds = [kind for kind in self.catalogue.kinds() if kind.subject == "case"]
        made = self.made(folder, record, on=on) if folder is not None else ()
        return by_stage(kinds, self._producer.dates(record, on), made)

    @staticmethod
    def write_versions(
        documents: Sequence[Document],
        folder: Path,
        *,
        say: Callable[[str], object] = lambda sentence: None,
    ) -> tuple[Path, ...]:
        """Write documents into a folder, all or none, and replace nothing that must stay.

        Where one lies that is signed, edited, finished or has a password, they are written
        beside it as the next version of that day. Raises OutputError.
        """
        files = {folder / one.file_name: one.content for one in versioned(documents, folder)}
        write_all(files, say=say)
        return tuple(files)

    def line(self, record: Case, *, on: date) -> Line:
        """The line of a child's sentence or remand, for those who work with the child."""
        from generator.documents.journey import journey_view, sentences, staff_journey  # noqa: PLC0415

        child = record.data["child"]
        dates = self._producer.dates(record, on)
        seen = {"child": {**naming(child), "full_name": full_name(child)}}
        drawn = journey_view(dates, seen, family=False)
        told = staff_journey(dates, seen["child"])
        return Line(drawn["image"], told.title, tuple(sentences(told)))

    def bundle_of(self, papers: Iterable[Made], *, title: str, subtitle: str = "") -> "Bundle":
        """One PDF of several documents of a case, which lie in one folder, in their order.

        Raises PdfError for papers that cannot go in, FaultyInputError for none.
        """
        chosen = list(papers)
        if not chosen:
            raise FaultyInputError("No document was chosen. Choose those that go into the bundle.")
        titles = {kind.name: kind.title for kind in self.catalogue.kinds()}
        lines = [f"title = {_quoted(title)}", f"subtitle = {_quoted(subtitle)}"]
        for one in chosen:
            lines += ["[[items]]", f"file = {_quoted(one.path.name)}"]
            lines += [f"title = {_quoted(titles[one.kind])}"]
        return joined("\n".join(lines), chosen[0].path.parent, "The list of papers")

    def bundle_for(
        self, record: Case | Panel, name: str, *, on: date, draft: bool = False
    ) -> CaseBundle:
        """The bundle of a case for a purpose, such as `breach` or `recall`, all of it made now.

        Raises NotReadyError for what it lacks, unless it is a `draft`, FaultyInputError for a
        panel or a name that there is not, PdfError for papers that cannot go in.
        """
        plan = bundle_plan(name)
        if not isinstance(record, Case):
            raise FaultyInputError(
                "A bundle is about one child, and this is a panel file: name a case."
            )

        def made(kind: str) -> Document | None:
            try:
                return self.generate(record, (kind,), formats=("pdf",), on=on, draft=draft)[0]
            except NotReadyError:
                if kind in plan.must:
                    raise
                return None

        return case_bundle(plan, record, made, draft=draft)

    @staticmethod
    def known_of(record: Case | Panel) -> tuple[str, ...]:
        """What others know of a child, or of the children of a panel, and may try as a password."""
        found = [record.identifier]
        for case in getattr(record, "cases", (record,)):
            child = case.data["child"]
            names = [child.get(key, "") for key in ("first_name", "last_name", "known_as")]
            parts = [part for name in names for part in name.split()]
            days = written_days(child["date_of_birth"])
            found += [case.identifier, *names, *parts, "".join(names[:2]), *days]
        return tuple(sorted({each for each in found if each}, key=len, reverse=True))

    def form_map(self, form: Path) -> Path:
        """The map of a form's fields, from those in the folder `forms` of the service, then ours.

        Raises PdfError for what is no form, FaultyInputError where no map is of this form.
        """
        forms.fields(form)
        own = self.service_folder
        found = sorted((own / _FORMS).glob("*.toml")) if own else []
        ours = (kind.form_map for kind in self.catalogue.kinds() if "form" in kind.formats)
        for path in (*found, *filter(Path.is_file, ours)):
            try:
                if forms.fits(form, path):
                    return path
            except PdfError:
                continue
        raise FaultyInputError(
            "Nobody has said yet which field of this form is which field of the case. Ask whoever "
            f"looks after your service's folder to put a map of it into the folder {_FORMS} there: "
            "`throughcare form fields` begins one."
        )

    def form_changes(self, form: Path, case: Path, map_: Path, *, on: date) -> ReadBack:
        """What a filled form would change in its case file; nothing is written yet.

        Raises PdfError for what is no such form, CaseError for a case file with faults.
        """
        return read_form_back(form, case, map_, self.service, on=on)

    def changes_in(self, file: Path, case: Path, *, on: date, remove: bool = False) -> ReadBack:
        """What an edited Word file, a filled form or a workbook would change in a case file.

        Which of them it is goes by its ending. `remove` confirms that rows of a workbook were
        taken out on purpose. Nothing is written yet. Raises FaultyInputError with every fault of
        a workbook at its cell, and as `read_back` and `form_changes` do.
        """
        ending = file.suffix.lower()
        if ending == ".pdf":
            return self.form_changes(file, case, self.form_map(file), on=on)
        if ending == ".docx":
            return self.read_back(file, case)
        reading = self.read_workbook(file, on=on, remove=remove)
        if reading.faults:
            raise FaultyInputError(
                "The workbook has faults, so nothing was read from it:",
                list(map(str, reading.faults)),
            )
        return self.workbook_changes(reading, case)


def _quoted(text: str) -> str:
    """A text as TOML, which a JSON text is as well."""
    return json.dumps(text, ensure_ascii=False)
