"""The part of the toolkit that works on papers of any kind: forms, bundles, signing, protection."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.case import Case, Panel
from generator.documents import forms, papers
from generator.documents.forms import FormReading
from generator.documents.papers import Paper
from generator.documents.produce import Document
from generator.documents.writing import file_name, target, write_all, written_files
from generator.errors import FaultyInputError

if TYPE_CHECKING:
    from generator.pdf.bundle.make import Bundle
    from generator.pdf.forms import Field, Value


class Papers:
    """What the toolkit does to papers. Nothing is written but by `save`."""

    @staticmethod
    def target(path: Path, suffix: str, *inputs: Path | None) -> Path:
        """A file to be written that a person named. Raises OutputError for a dangerous name."""
        return target(path, suffix, *inputs)

    @staticmethod
    def save(
        path: Path, content: bytes, *, say: Callable[[str], object] = lambda sentence: None
    ) -> None:
        """Write one file, as `Toolkit.write` writes documents. Raises OutputError."""
        write_all({path: content}, say=say)

    @staticmethod
    def written() -> tuple[Path, ...]:
        """Every file that this process has written so far, in order."""
        return written_files()

    @staticmethod
    def pdf_of(file: Path, *, accessible: bool = False) -> Paper:
        """A Word file of anybody's as a PDF, with notes on what a person should know of it.

        Raises UnsupportedError with all that cannot be drawn; with `accessible` also with each
        picture that is not described.
        """
        return papers.pdf_of(file, accessible=accessible)

    @staticmethod
    def bundle(manifest: Path, *, drop_blank: bool = False, accessible: bool = False) -> "Bundle":
        """One court bundle of the papers that a manifest names, with notes on each.

        With `accessible` a paper that is not PDF/UA is refused.

        Raises PdfError with all faults of the manifest, or all papers that cannot go in.
        """
        return papers.bundle(manifest, drop_blank=drop_blank, accessible=accessible)

    @staticmethod
    def sign(
        file: Path, certificate: Path, passphrase: Callable[[], str], reason: str = ""
    ) -> Paper:
        """A PDF with the signature of a service; `passphrase` is asked once the PDF is read.

        Raises PdfError for any reason why not.
        """
        return papers.sign(file, certificate, passphrase, reason)

    @staticmethod
    def check_password(password: str, avoid: Iterable[str] = ()) -> None:
        """Raise PdfError, with why, for a password that no file can be protected with.

        `avoid` are words that others can guess, such as the child's names.
        """
        papers.check_password(password, avoid)

    @staticmethod
    def written_days(day: str) -> list[str]:
        """A day, as ISO text, in the digits in which people write it, as in passwords."""
        return papers.written_days(day)

    @staticmethod
    def guessable(pdf: bytes) -> tuple[str, ...]:
        """What the pages of a PDF say that somebody may try first as its password."""
        return papers.guessable(pdf)

    @staticmethod
    def protect(document: Document, password: str) -> Document:
        """The document under a password. Raises PdfError as `check_password` does."""
        return papers.protect(document, password)

    @staticmethod
    def lock_pdf(pdf: bytes, password: str) -> bytes:
        """A PDF under a password. Raises PdfError as `check_password` does."""
        return papers.lock_pdf(pdf, password)

    @staticmethod
    def page_count(pdf: bytes) -> int:
        """How many pages a PDF has. Raises PdfError when it is damaged or protected."""
        return papers.page_count(pdf)

    @staticmethod
    def page_pictures(pdf: bytes, *, dpi: int, pages: Iterable[int] | None = None) -> list[bytes]:
        """PNG pictures of pages of a PDF, numbered from 1; None for all. Raises PdfError."""
        return papers.page_pictures(pdf, dpi=dpi, pages=pages)

    @staticmethod
    def watermark(document: Document, words: str) -> Document:
        """The document with words across every page of a PDF. Raises PdfError for the words."""
        return papers.watermark(document, words)

    @staticmethod
    def make_form(docx: Path | bytes) -> bytes:
        """The fillable PDF of a Word file. Raises PdfError when it has nothing to fill in."""
        return forms.make(papers.bytes_of(docx) if isinstance(docx, Path) else docx)

    @staticmethod
    def form_fields(form: Path) -> "tuple[Field, ...]":
        """The fields of a fillable PDF. Raises PdfError when it is none."""
        return forms.fields(form)

    @staticmethod
    def form_answers(form: Path) -> "Mapping[str, Value]":
        """What a filled form holds, by field. Raises PdfError when it is none."""
        return forms.answers(form)

    @staticmethod
    def fill_form(form: Path, record: Case | Panel, map_: Path, *, on: date) -> Paper:
        """A form filled from a case by a map; its notes say what was left empty, and why.

        Raises PdfError for what does not fit the form, FaultyInputError for a panel.
        """
        return forms.fill(form, _case(record), map_, on=on)

    @staticmethod
    def read_form(form: Path, record: Case | Panel, map_: Path, *, on: date) -> FormReading:
        """What a filled form says that the case does not. Raises as `fill_form` does."""
        return forms.read(form, _case(record), map_, on=on)

    @staticmethod
    def form_name(form: Path, record: Case | Panel, on: date) -> str:
        """What a filled form is called when nobody names it."""
        return file_name(form.stem, record.identifier, on, "pdf")


def _case(record: Case | Panel) -> Case:
    if not isinstance(record, Case):
        raise FaultyInputError("A form is filled for one child. This is a panel file: name a case.")
    return record
