"""What is done to papers, whoever made them: joined, signed, protected, marked, made and filled.

Files that cannot be read are named in a FaultyInputError; nothing is written here.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.catalogue import FORMATS
from generator.documents.produce import Document
from generator.errors import FaultyInputError, PdfError
from generator.reading import NotTextError, read_small, read_text

if TYPE_CHECKING:
    from generator.pdf.bundle.make import Bundle


_MOST_BYTES = 200_000_000
_WORD = "a Word or another office file"


@dataclass(frozen=True)
class Paper:
    """The bytes of a finished file, and sentences on what a person should know of it."""

    content: bytes
    notes: tuple[str, ...] = ()


def pdf_of(file: Path, *, accessible: bool = False) -> Paper:
    """A Word file as a PDF, with what is not described or is drawn otherwise than in Word.

    With `accessible` a picture that is not described is refused. Raises UnsupportedError with
    everything that cannot be drawn, PdfError for a file that cannot be read.
    """
    from generator.pdf import converted  # noqa: PLC0415 - costly

    made = converted(bytes_of(file), accessible=accessible)
    return Paper(made.pdf, made.warnings)


def bundle(manifest: Path, *, drop_blank: bool = False, accessible: bool = False) -> "Bundle":
    """The court bundle that a manifest describes, from the papers beside it.

    With `accessible` a paper that is not PDF/UA is refused.

    Raises PdfError with all faults of the manifest, or all papers that cannot go in.
    """
    kind = _kind_of(bytes_of(manifest))
    if kind:
        raise PdfError(
            f"{manifest.name} is {kind}. A bundle is made from a manifest: a text file, such as "
            "bundle.toml, that names the papers in their order. `throughcare bundle --help` says "
            "what stands in it."
        )
    return joined(
        text_of(manifest), manifest.parent, manifest.name, drop_blank=drop_blank,
        accessible=accessible,
    )  # fmt: skip


def joined(
    toml: str, folder: Path, name: str, *, drop_blank: bool = False, accessible: bool = False
) -> "Bundle":
    """The bundle that a text in the form of a manifest describes. Raises PdfError."""
    from generator.pdf.bundle import bundle as made  # noqa: PLC0415 - costly

    return made(toml, folder, name=name, drop_blank=drop_blank, accessible=accessible)


def sign(file: Path, certificate: Path, passphrase: Callable[[], str], reason: str = "") -> Paper:
    """A PDF with the signature of a service; `passphrase` is asked once the PDF is read.

    Raises PdfError for any reason why not.
    """
    from generator.pdf.protect import sign as signed  # noqa: PLC0415 - costly

    try:
        pdf = bytes_of(file)
    except FaultyInputError as error:
        raise PdfError(error.summary) from None
    if _kind_of(pdf) == _WORD:
        raise PdfError(f"{file.name} is {_WORD}. Only a PDF is signed: give the PDF made of it.")
    if b"%PDF-" not in pdf[:1024]:
        raise PdfError(f"{file.name} is not a PDF. Only a PDF is signed.")
    made = signed(pdf, certificate, passphrase(), reason)
    return Paper(made.pdf, tuple(f"{file.name}: {note}." for note in made.notes))


def check_password(password: str, avoid: Iterable[str] = ()) -> None:
    """Raise PdfError, with why, for a password that no file can be protected with."""
    from generator.pdf.protect import check_password as checked  # noqa: PLC0415 - costly

    checked(password, avoid)


def written_days(day: str) -> list[str]:
    """A day, as ISO text, in the digits in which people write it."""
    from generator.pdf.guessable import written_days as written  # noqa: PLC0415 - costly

    return written(day)


def guessable(pdf: bytes) -> tuple[str, ...]:
    """The names and days that the pages of a PDF say."""
    from generator.pdf.guessable import guessable as found  # noqa: PLC0415 - costly

    return found(pdf)


def lock_pdf(pdf: bytes, password: str) -> bytes:
    """A PDF under a password. Raises PdfError as `check_password` does."""
    from generator.pdf.protect import protect as locked  # noqa: PLC0415 - costly

    return locked(pdf, password)


def protect(document: Document, password: str) -> Document:
    """The document under a password.

    Raises PdfError as `check_password` does, and for a format that can have none, such as a web
    page.
    """
    from generator.pdf.protect import protect as locked  # noqa: PLC0415 - costly
    from generator.pdf.protect import protect_word  # noqa: PLC0415

    lock = {"pdf": locked, "form": locked, "docx": protect_word}.get(document.format)
    if lock is None:
        raise PdfError(
            f"A {FORMATS[document.format].words} cannot be protected with a password, so nothing "
            f"was written. Leave {document.format} out of --format, or leave the password out."
        )
    return dataclasses.replace(document, content=lock(document.content, password))


def watermark(document: Document, words: str) -> Document:
    """The document with words across every page; one in Word comes back as it is.

    Raises PdfError for words that cannot be set.
    """
    from generator.pdf.protect import watermark as marked  # noqa: PLC0415 - costly

    if document.format not in ("pdf", "form"):
        return document
    return dataclasses.replace(document, content=marked(document.content, words))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has. Raises PdfError when it is damaged or protected."""
    from generator.pdf.preview import page_count as counted  # noqa: PLC0415 - costly

    return counted(pdf)


def page_pictures(pdf: bytes, *, dpi: int, pages: Iterable[int] | None = None) -> list[bytes]:
    """PNG pictures of pages of a PDF, numbered from 1; None for all. Raises PdfError."""
    from generator.pdf.preview import previews  # noqa: PLC0415 - costly

    return previews(pdf, dpi=dpi, pages=pages)


def _kind_of(content: bytes) -> str:
    """What a file is in words, where it is a PDF or an office file; else empty."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _WORD
    return "a PDF" if content.startswith(b"%PDF-") else ""


def bytes_of(path: Path) -> bytes:
    """What an ordinary file of at most 200 MB holds. Raises FaultyInputError for any other."""
    try:
        return read_small(path, _MOST_BYTES)
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None


def text_of(path: Path) -> str:
    """The text of a file in UTF-8 or marked UTF-16. Raises FaultyInputError for any other."""
    try:
        return read_text(path)
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None
