"""Word to PDF by LibreOffice, for what our own engine refuses to draw.

It runs as a process of its own, with a profile of its own and a hard time limit, and only
when it is installed and allowed.
"""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.errors import PdfError
from generator.processes import own_folder

_SECONDS = 120
_FILTER = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_PAINT = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n", "sh"})
_BEGIN = frozenset({"BDC", "BMC"})


def find_libreoffice() -> str | None:
    """The path of LibreOffice's program; None when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf_by_libreoffice(docx: bytes) -> bytes:
    """The Word file as LibreOffice draws it, tagged, with what its export forgets put right.

    PdfError when LibreOffice is not installed, fails, or takes longer than two minutes.
    """
    program = find_libreoffice()
    if program is None:
        raise PdfError("LibreOffice is not installed, so this file cannot be made into a PDF.")
    folder = own_folder()
    (folder / "document.docx").write_bytes(docx)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--headless", "--norestore", "--convert-to", _FILTER, "--outdir", str(folder)]
    try:
        with _minded(folder, [*command, str(folder / "document.docx")]):
            made = (folder / "document.pdf").read_bytes()
    except (subprocess.SubprocessError, OSError):
        raise PdfError(
            "LibreOffice could not make a PDF of this file. Open it in Word, save it again "
            "and try once more."
        ) from None
    return _repaired(made)


@contextmanager
def _minded(folder: Path, command: list[str]) -> Iterator[None]:
    """Run LibreOffice to its end; afterwards nothing of it is left, nor of its folder.

    Another process sees to that, also when this one is killed. Raises SubprocessError.
    """
    minder = subprocess.Popen(  # noqa: S603 - a program that we looked up, and fixed arguments
        [sys.executable, str(Path(__file__).with_name("_minder.py")), str(folder), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert minder.stdin is not None and minder.stdout is not None
    timer = threading.Timer(_SECONDS, minder.stdin.close)
    timer.daemon = True
    timer.start()
    try:
        if minder.stdout.readline().strip() != b"0":
            raise subprocess.SubprocessError
        yield
    finally:
        timer.cancel()
        minder.stdin.close()
        minder.wait()
        minder.stdout.close()


def _repaired(pdf: bytes) -> bytes:
    """Tab order on every page, and lines and fills outside the text marked as decoration."""
    import io  # noqa: PLC0415 - only this rare road needs them

    import pikepdf  # noqa: PLC0415

    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            page.obj["/Tabs"] = pikepdf.Name("/S")
            instructions = pikepdf.parse_content_stream(page)
            marked = _with_artifacts(list(instructions))
            page.obj["/Contents"] = document.make_stream(pikepdf.unparse_content_stream(marked))
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _with_artifacts(instructions: "list[Any]") -> "list[Any]":
    """The page with every path that is drawn outside marked content made an artifact."""
    import pikepdf  # noqa: PLC0415

    begin = pikepdf.ContentStreamInstruction([pikepdf.Name("/Artifact")], pikepdf.Operator("BMC"))
    end = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
    out: list[Any] = []
    path: list[Any] = []
    depth = 0
    for instruction in instructions:
        operator = str(getattr(instruction, "operator", ""))
        depth += (operator in _BEGIN) - (operator == "EMC")
        if depth == 0 and operator in {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}:
            path.append(instruction)
        elif path and operator in _PAINT:
            shown = operator != "n"
            out += [begin, *path, instruction, end] if shown else [*path, instruction]
            path = []
        else:
            out += [*path, instruction]
            path = []
    return out + path
