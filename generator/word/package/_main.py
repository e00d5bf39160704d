"""The part of a Word file that holds its text, and the parts that hold running text at all."""

from generator.errors import TemplateError
from generator.word.package._opc import Package

_W = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{_W}document.main+xml"
_MACROS = "application/vnd.ms-word."
# The kinds with macros are Word documents too; the macros are taken out where it is opened.
_MAINS = (
    MAIN,
    f"{_W}template.main+xml",
    f"{_MACROS}document.macroEnabled.main+xml",
    f"{_MACROS}template.macroEnabledTemplate.main+xml",
)
FURNITURE = frozenset(f"{_W}{name}+xml" for name in ("header", "footer"))
TEXT_PARTS = frozenset(
    {*_MAINS, *FURNITURE, *(f"{_W}{name}+xml" for name in ("footnotes", "endnotes"))}
)


def main_part(package: Package) -> str:
    """The part with the text of the document. Raises TemplateError for other kinds of file."""
    main = package.related("", "officeDocument")
    if package.types.get(main) not in _MAINS:
        main = next((n for n, kind in package.types.items() if kind in _MAINS), "")
    if main not in package.entries:
        raise TemplateError(
            "The template is not a Word document (.docx). Open it in Word, choose File, Save As, "
            "and the type Word Document (*.docx)."
        )
    return main
