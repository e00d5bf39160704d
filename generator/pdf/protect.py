"""Passwords, watermarks and signatures for finished documents."""

import io
import secrets
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from generator.errors import PdfError
from generator.pdf._certificate import check_certificate
from generator.pdf._passwords import weakness
from generator.pdf.clean import clean
from generator.pdf.clean.signed import is_signed
from generator.pdf.finish._overlay import Sheet, lay_over
from generator.pdf.finish._supplied import explained, open_pdf, saved
from generator.pdf.typeset._markup import quoted
from generator.reading import NotTextError, read_small

_WIDEST = 60
_SMALLEST_LOCKED = 4096
_SIGNATURE, _HIDDEN, _LOCKED = "ServiceSignature", 2, 128
# A reader with the password may print, copy and listen, and change nothing.
_ALLOWED = pikepdf.Permissions(
    accessibility=True, extract=True, print_highres=True, print_lowres=True,
    modify_annotation=False, modify_assembly=False, modify_form=False, modify_other=False,
)  # fmt: skip


def protect(pdf: bytes, password: str) -> bytes:
    """The PDF under AES with a 256 bit key; screen readers can still read it.

    The password opens it for reading, printing and copying; no password opens it for changes.
    PdfError for a password that is easy to guess or over 127 bytes, and for a PDF that is
    damaged or already protected.
    """
    check_password(password)
    encryption = pikepdf.Encryption(
        user=password, owner=secrets.token_urlsafe(24), R=6, allow=_ALLOWED
    )
    with open_pdf(pdf, "The PDF") as opened, explained("The PDF"):
        return saved(opened, encryption)


def protect_word(docx: bytes, password: str) -> bytes:
    """The Word file under a password, as Word itself does it (AES-256), made in memory.

    PdfError for a password that is easy to guess or over 127 bytes, and for a file that is no
    .docx.
    """
    from msoffcrypto.exceptions import (  # noqa: PLC0415 - only for protection
        EncryptionError,
        FileFormatError,
    )
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415

    check_password(password)
    out = io.BytesIO()
    try:
        OOXMLFile(io.BytesIO(_large_enough(docx))).encrypt(password, out)
    except (EncryptionError, FileFormatError, zipfile.BadZipFile, KeyError, OSError) as fault:
        raise PdfError("The Word file is damaged or already protected.") from fault
    return out.getvalue()


def _large_enough(docx: bytes) -> bytes:
    """The same Word file, unpacked inside when it is so small that the library would spoil it."""
    if len(docx) >= _SMALLEST_LOCKED:
        return docx
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name))
    return out.getvalue()


def watermark(pdf: bytes, text: str) -> bytes:
    """The PDF with a text across every page, lightly: DRAFT, or whose copy it is.

    Tags stay, and no screen reader hears it. PdfError for a text that is empty, longer than 60
    letters, or has letters that no font has; and for a PDF that is damaged or protected.
    """
    words = " ".join(text.split())
    if not 0 < len(words) <= _WIDEST:
        raise PdfError(f"A watermark has 1 to {_WIDEST} letters.")

    def draw(sheet: Sheet) -> str:
        return (
            "place(center + horizon, context { "
            f'let it = text(size: 100pt, weight: "bold", fill: rgb(0, 0, 0, 30), {quoted(words)}); '
            f"let long = 0.85 * calc.min({sheet.width}pt, {sheet.height}pt) * calc.sqrt(2); "
            "let part = calc.min(1.0, (long - 60pt) / measure(it).width); "
            "rotate(-45deg, scale(part * 100%, reflow: true, it), reflow: true) })"
        )

    with open_pdf(pdf, "The PDF") as opened, explained("The PDF"):
        lay_over(opened, "Watermark", draw)
        return saved(opened)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed PDF, and notes on what was taken out of it first and on the certificate."""

    pdf: bytes
    notes: tuple[str, ...]


def sign(
    pdf: bytes, p12: Path, passphrase: str, reason: str = "", *, now: datetime | None = None
) -> Signed:
    """The PDF with the digital signature of a PKCS#12 file (.p12, .pfx), invisible on the page.

    What could run, send or carry something else is taken out before, since a signature vouches
    for it. Sign last: any later change breaks the signature. `now` is when it is signed, the
    present when it is None. PdfError when the extra "sign" is not installed, the file or
    passphrase is wrong, its certificate has run out, does not hold yet or is not for signatures,
    or the PDF is damaged, protected or signed already.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
        from pyhanko.sign import signers  # noqa: PLC0415
    except ImportError:
        raise PdfError(
            "Signing needs one more part of Throughcare: pip install 'throughcare[sign]'."
        ) from None
    signer = _signer(signers, p12, passphrase)
    said = check_certificate(signer.signing_cert, p12.name, now or datetime.now(UTC))
    about = signers.PdfSignatureMetadata(field_name=_SIGNATURE, reason=reason or None)
    prepared, notes = _with_place(pdf)
    with explained("The PDF"), ThreadPoolExecutor(1) as aside:
        # The library starts an event loop, which a thread that runs one already cannot.
        signed: Any = aside.submit(
            signers.sign_pdf, IncrementalPdfFileWriter(io.BytesIO(prepared)), about, signer
        ).result()
    return Signed(signed.getvalue(), (*notes, *said))


def _with_place(pdf: bytes) -> tuple[bytes, list[str]]:
    """The PDF with a hidden field for the signature, which needs no tag and has a name all same.

    With it come notes on what was taken out.
    """
    with open_pdf(pdf, "The PDF") as opened, explained("The PDF"):
        if is_signed(opened):
            raise PdfError(
                "The PDF has been signed before, and signing it again would break that signature: "
                "sign the PDF as it was made, or send this one as it is."
            )
        notes = clean(opened, "The PDF")
        page = opened.pages[0].obj
        field = opened.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(_SIGNATURE),
                TU=String("Digital signature"), F=_HIDDEN | _LOCKED, P=page,
                Rect=Array([0, 0, 0, 0]),
            )
        )  # fmt: skip
        if Name.AcroForm not in opened.Root:
            opened.Root.AcroForm = opened.make_indirect(Dictionary(Fields=Array()))
        opened.Root.AcroForm.Fields.append(field)
        page.Annots = Array([*page.get(Name.Annots, ()), field])
        page.Tabs = Name.S
        return saved(opened), notes


def _signer(signers: Any, p12: Path, passphrase: str) -> Any:
    try:
        read_small(p12)
    except NotTextError as fault:
        raise PdfError(f"The certificate cannot be read: {fault}") from None
    signer = signers.SimpleSigner.load_pkcs12(str(p12), passphrase=passphrase.encode())
    if signer is None:
        raise PdfError(
            f"{p12.name} is no certificate file (.p12, .pfx), or its password is another."
        )
    return signer


def check_password(password: str, avoid: Iterable[str] = ()) -> None:
    """Raise PdfError, with why, for a password that is easy to guess or over 127 bytes.

    `avoid` are words that others can guess, such as the child's names.
    """
    if why := weakness(password, avoid):
        raise PdfError(why)
