"""Word to tagged PDF (PDF/UA-1), with no office suite: a library of its own.

The stages, in order: `_open` takes in the file, `_styles` and `_numbering` resolve it,
`_document` reads it into `_model`, `_typst` writes that as Typst code, `_compile` sets it,
`_finish` completes tags and metadata. They are loaded when a document is first met.
"""

from typing import TYPE_CHECKING, Any

from generator.pdf._findings import Concern, Unsupported

if TYPE_CHECKING:
    from generator.pdf.convert import check, inspect, to_pdf

__all__ = ["Concern", "Unsupported", "check", "inspect", "to_pdf"]


def __getattr__(name: str) -> Any:
    """The three functions of `convert`, loaded at their first use."""
    if name in __all__:
        from generator.pdf import convert  # noqa: PLC0415

        return getattr(convert, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
