"""Small untagged pages set by Typst, to be put on pages and into fields of other PDFs."""

import threading
from typing import Any

from generator.errors import PdfError
from generator.pdf.typeset import _fonts
from generator.pdf.typeset._compile import complaint
from generator.pdf.typeset._markup import quoted

_own = threading.local()


class NoGlyphError(PdfError):
    """No font at hand has a letter. `letters` holds the words that could not be set."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        codes = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(letters) if not c.isspace())
        super().__init__(f"There are letters that no font at hand can draw: {codes}.")


def stamps(source: str) -> bytes:
    """A PDF without tags of Typst pages, in our fonts. NoGlyphError for letters none has."""
    if not hasattr(_own, "compiler"):
        import typst  # noqa: PLC0415 - 84 MB that a command without PDFs need not load

        _own.compiler = typst.Compiler(font_paths=_fonts.collection())
    fonts = ", ".join(quoted(f) for f in _fonts.FALLBACKS)
    head = (
        '#set document(title: "-", date: datetime(year: 2000, month: 1, day: 1))\n'
        f"#set text(font: ({fonts}), fallback: false, hyphenate: false)\n"
        "#set par(leading: 0pt, spacing: 0pt)\n#set page(fill: none, margin: 0pt)\n"
    )
    compiler: Any = _own.compiler
    try:
        # Only under an archive standard does Typst refuse letters that it has no glyph for.
        made = compiler.compile(
            (head + source).encode(), format="pdf", pdf_standards=["a-2b"], pdf_tags=False
        )
    except RuntimeError as fault:
        message, letters = complaint(fault)
        if letters:
            raise NoGlyphError(letters) from fault
        raise PdfError(f"A page could not be set: {message.splitlines()[0][:200]}.") from fault
    if not isinstance(made, bytes):
        raise PdfError("A page could not be set.")
    return made
