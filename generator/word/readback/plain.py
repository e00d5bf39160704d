"""The words of a Word file as somebody reads them: one text a line."""

from generator.errors import TemplateError
from generator.word.compile._disarm import disarm
from generator.word.compile._safety import check
from generator.word.package._main import main_part
from generator.word.package._opc import Package
from generator.word.package._xml import parse, w
from generator.word.package._zip import read_zip
from generator.word.readback._scan import STRANGE, scan

__all__ = ["lines_of"]


def lines_of(data: bytes) -> tuple[str, ...]:
    """The lines of a Word file's body, tables included, without those that are empty.

    Pictures, text boxes and macros are passed by. Raises TemplateError when it is no Word file,
    is damaged, or holds what cannot be passed by, such as an embedded object.
    """
    try:
        return _lines(Package(read_zip(data)))
    except TemplateError as error:
        summary = error.summary.replace("The template", "The document")
        raise TemplateError(summary, error.faults) from None


def _lines(package: Package) -> tuple[str, ...]:
    disarm(package)
    check(package)
    main = main_part(package)
    body = parse(package.read(main), main).find(w("body")) if package.read(main) else None
    if body is None:
        raise TemplateError("The template is not a Word document (.docx).")
    texts = (text.replace(STRANGE, " ") for text in scan(body).texts)
    lines = (" ".join(line.split()) for text in texts for line in text.split("\n"))
    return tuple(line for line in lines if line)
