"""The part of a Word file that holds its text, and the parts that hold running text at all."""

from lxml import etree

from generator.errors import TemplateError
from generator.word.package._opc import Package
from generator.word.package._xml import parse

_W = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{_W}document.main+xml"
_MAINS = (MAIN, f"{_W}template.main+xml")
_MACROS = tuple(
    f"application/vnd.ms-word.{kind}.main+xml"
    for kind in ("document.macroEnabled", "template.macroEnabledTemplate")
)
_STRICT = "http://purl.oclc.org/ooxml/"
FURNITURE = frozenset(f"{_W}{name}+xml" for name in ("header", "footer"))
TEXT_PARTS = frozenset(
    {*_MAINS, *FURNITURE, *(f"{_W}{name}+xml" for name in ("footnotes", "endnotes"))}
)


def main_part(package: Package) -> str:
    """The part with the text of the document. Raises TemplateError for other kinds of file."""
    main = next((n for n, kind in package.types.items() if kind in (*_MAINS, *_MACROS)), "")
    if main not in package.entries:
        raise TemplateError(
            "The template is not a Word document (.docx). Open it in Word, choose File, Save As, "
            "and the type Word Document (*.docx)."
        )
    if etree.QName(parse(package.read(main), main)).namespace.startswith(_STRICT):
        raise TemplateError(
            "The template is saved as a Strict Open XML Document, which cannot be merged. Open "
            "it in Word, choose File, Save As, and the type Word Document (*.docx), the one "
            "without the word Strict."
        )
    return main
