"""Word to tagged PDF (PDF/UA-1), with no office suite: a library of its own.

The stages are its packages, in order: `read` makes a model of the Word file, `layout` breaks the
model into lines and pages, in the letters of `faces`, and `write` makes the file of what stands on
them. Documents whose letters have to be shaped, or run from right to left, take another way:
`typeset` writes them as Typst code, `finish` completes the tags of what Typst makes of it. `forms`
and `bundle` stand beside them, for fillable forms and court bundles.
"""

from typing import TYPE_CHECKING, Any

from generator.pdf.read._findings import Concern, Unsupported

if TYPE_CHECKING:
    from generator.pdf.convert import Conversion, check, converted, inspect, to_pdf

__all__ = ["Concern", "Conversion", "Unsupported", "check", "converted", "inspect", "to_pdf"]


def __getattr__(name: str) -> Any:
    """The functions of `convert`, loaded at their first use."""
    if name in __all__:
        from generator.pdf import convert  # noqa: PLC0415

        return getattr(convert, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
