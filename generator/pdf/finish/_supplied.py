"""Opens PDFs that others made, which may be protected, damaged or hostile."""

import io
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import walk_tb
from types import ModuleType

import pikepdf
from pypdf.errors import PyPdfError

from generator.errors import PdfError, ThroughcareError
from generator.pdf.clean.bounds import check_bytes, check_streams, is_encrypted
from generator.pdf.clean.drawn import check_drawn

_LARGEST = 256 * 2**20
_MOST_PAGES = 5_000
# What the two PDF libraries raise on damage, and numbers beyond all bounds set off.
_DAMAGE = (pikepdf.PdfError, PyPdfError, ArithmeticError, RecursionError, ValueError, RuntimeError)
# What they raise on objects of the wrong kind as well, and a slip in our own code does.
_DOUBTFUL = (AttributeError, LookupError, TypeError, AssertionError)
_LIBRARIES = frozenset({"pikepdf", "pypdf", "pypdfium2", "lxml", "PIL"})
# pikepdf is no Python code, so its errors seem to come from ours: it is known by its words, and a
# number where a PDF should hold something else by its type.
_OF_A_PDF = re.compile(
    r"pikepdf|^'?/|\bObjects?\b|not available on this type|length not defined|valid Rectangle"
    r"|^array index out of range|'(?:int|bool|decimal\.Decimal)' object"
)
_REBUILT = ("reconstruct", "file is damaged")


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what damage inside a PDF sets off into a PdfError that names the file."""
    try:
        yield
    except ThroughcareError:
        raise
    except (*_DAMAGE, *_DOUBTFUL) as fault:
        if os.environ.get("THROUGHCARE_DEBUG") or _is_ours(fault):
            raise
        raise PdfError(_damaged(name)) from fault


def _is_ours(fault: Exception) -> bool:
    """Whether our own code slipped: what damage sets off is about a thing of the PDF."""
    if not isinstance(fault, _DOUBTFUL):
        return False
    # Whatever a file holds, no module lacks a name for it.
    lacking = isinstance(getattr(fault, "obj", None), ModuleType)
    return lacking or not (_is_in_library(fault) or _OF_A_PDF.search(str(fault)))


def _is_in_library(fault: Exception) -> bool:
    frames = [frame for frame, _ in walk_tb(fault.__traceback__)]
    raised_in = str(frames[-1].f_globals.get("__name__", "")) if frames else ""
    return raised_in.partition(".")[0] in _LIBRARIES


def open_pdf(data: bytes, name: str) -> pikepdf.Pdf:
    """The PDF, with at least one page. `name` is what messages call it.

    PdfError says in one sentence that it is no PDF, is protected, is damaged (also when it
    could be patched up, since pages may be lost), is too large, or unpacks to far too much.
    """
    if len(data) > _LARGEST:
        raise PdfError(f"{name} is larger than {_LARGEST >> 20} MB: make it smaller first.")
    if b"%PDF-" not in data[:1024]:
        raise PdfError(f"{name} is not a PDF.")
    if is_encrypted(data):
        raise PdfError(_protected(name))
    check_bytes(data, name)
    with explained(name):
        try:
            pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        except pikepdf.PasswordError:
            raise PdfError(_protected(name)) from None
        if pdf.is_encrypted:
            raise PdfError(_protected(name))
        pages = len(pdf.pages)
        met = " ".join(str(w) for w in pdf.get_warnings()).lower()
    if not pages or any(sign in met for sign in _REBUILT):
        raise PdfError(_damaged(name))
    if pages > _MOST_PAGES:
        raise PdfError(f"{name} has {pages:,} pages: no more than {_MOST_PAGES:,} are taken.")
    with explained(name):
        check_streams(pdf, name)
        check_drawn(pdf, name)
    return pdf


def saved(pdf: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    """The bytes of a PDF: small, and the same for the same content unless encrypted."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        # pikepdf warns of widgets that no form lists; a supplied file may well hold some.
        warnings.simplefilter("ignore", UserWarning)
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=encryption is None,
            encryption=encryption,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _protected(name: str) -> str:
    return (
        f"{name} is protected with a password or against changes: ask whoever sent it for a "
        "copy without protection."
    )


def _damaged(name: str) -> str:
    return f"{name} is damaged: open it in a PDF reader, print it to a new PDF, and use that."
