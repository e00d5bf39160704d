"""Opens a Word file of anybody's for writing into a copy of it."""

import io
import re
import zipfile
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from generator.errors import TemplateError
from generator.word.compile._disarm import disarm
from generator.word.package._main import MAIN, main_part
from generator.word.package._opc import Package
from generator.word.package._zip import Bundle, read_zip

__all__ = ["opened"]

# Other names are changed as a template is opened, and the places of faults name the new ones.
_USUAL = re.compile(r"/word/document\d*\.xml")


def opened(docx: bytes, what: str) -> Any:
    """python-docx's document of a Word file, one with macros or in the strict kind too.

    Raises TemplateError for bytes that are no Word file: “so it cannot be `what`”.
    """
    try:
        document = Document(io.BytesIO(docx))
        if _USUAL.fullmatch(str(document.part.partname)):
            return document
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError):
        pass
    try:
        package = Package(read_zip(docx))
        disarm(package)
        package.add_type(main_part(package), MAIN)
        plain = Bundle(package.entries.values()).with_([])
        return Document(io.BytesIO(plain))
    except (PackageNotFoundError, TemplateError, KeyError, ValueError, OSError):
        raise TemplateError(f"This is not a Word file (.docx), so it cannot be {what}.") from None
