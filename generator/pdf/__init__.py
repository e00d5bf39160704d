"""Word to tagged PDF (PDF/UA-1), with no office suite: a library of its own.

The stages are its packages, in order: `read` makes a model of the Word file, `typeset` writes
the model as Typst code and sets it, `finish` completes tags and metadata. `forms` and `bundle`
stand beside them, for fillable forms and court bundles.
"""

from typing import TYPE_CHECKING, Any

from generator.pdf.read._findings import Concern, Unsupported

if TYPE_CHECKING:
    from generator.pdf.convert import check, inspect, to_pdf

__all__ = ["Concern", "Unsupported", "check", "inspect", "to_pdf"]


def __getattr__(name: str) -> Any:
    """The three functions of `convert`, loaded at their first use."""
    if name in __all__:
        from generator.pdf import convert  # noqa: PLC0415

        return getattr(convert, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
