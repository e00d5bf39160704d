"""Runs Typst in this process: one compiler a thread, pictures in a folder of their own."""

import atexit
import re
import shutil
import threading
from pathlib import Path
from typing import Any

from generator.errors import PdfError
from generator.pdf.read._model import Document
from generator.pdf.typeset import _fonts
from generator.processes import own_folder

_LONGEST = 24_000_000
_own = threading.local()
_GLYPH = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
# What has no shape or no meaning of its own is spelt out in the message.
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}")


class MissingGlyphError(PdfError):
    """No font has a character. `letters` holds what could not be set."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        super().__init__("The document has letters that no font at hand can draw.")


def _compiler() -> tuple[Any, Path]:
    if not hasattr(_own, "compiler"):
        import typst  # noqa: PLC0415 - 84 MB that a command without PDFs need not load

        root = own_folder()
        atexit.register(shutil.rmtree, root, ignore_errors=True)
        _own.root = root
        _own.compiler = typst.Compiler(root=str(root), font_paths=_fonts.collection())
    return _own.compiler, _own.root


def compiled(source: str, document: Document) -> bytes:
    """The PDF file of a source, PDF/UA-1 where all pictures of the document are described.

    MissingGlyphError names letters without a glyph; PdfError says that it could not be set.
    """
    if len(source) > _LONGEST:
        raise PdfError("This document is too long to set as one PDF. Split it.")
    compiler, root = _compiler()
    written = []
    try:
        for key, data in document.pictures.items():
            path = root / key
            path.write_bytes(data)
            written.append(path)
        standards = [] if document.unheard else ["ua-1"]
        made = compiler.compile(source.encode(), format="pdf", pdf_standards=standards)
    except RuntimeError as fault:
        raise _explained(fault) from fault
    finally:
        # A child's pictures do not stay on disk longer than they are needed.
        for path in written:
            path.unlink(missing_ok=True)
    if not isinstance(made, bytes):
        raise PdfError("The PDF could not be set.")
    return made


def complaint(fault: RuntimeError) -> tuple[str, str]:
    """What Typst says, and the letters that it has no glyph for; "" for another fault."""
    message = str(getattr(fault, "message", fault))
    glyph = _GLYPH.search(message)
    return message, _ESCAPE.sub(lambda code: chr(int(code[1], 16)), glyph[1]) if glyph else ""


def _explained(fault: RuntimeError) -> PdfError:
    message, letters = complaint(fault)
    if letters:
        return MissingGlyphError(letters)
    if "image" in message or "decode" in message:
        return PdfError(
            "A picture in the document is damaged and cannot be drawn: insert it again."
        )
    return PdfError(f"The PDF could not be set: {message.splitlines()[0][:200]}.")
