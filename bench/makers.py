"""The programs that PDFs are measured beside, each kept warm for as long as it is needed."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xmlrpc.client import Binary, ServerProxy

PORT = 28113
# What makes LibreOffice's PDF the same product: tagged, PDF/UA, with bookmarks.
_TAGGED = ["PDFUACompliance=true", "UseTaggedPDF=true", "ExportBookmarks=true"]

Maker = Callable[[bytes], bytes]


def ours(docx: bytes) -> bytes:
    from generator.pdf import to_pdf

    return to_pdf(docx)


@contextmanager
def libreoffice(python: str) -> Iterator[tuple[Maker, Maker]]:
    """LibreOffice under unoserver: a maker of tagged PDFs, and one of plain ones.

    It need not work out contents and page references anew, which would take it longer.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "unoserver.server", "--port", str(PORT)]
        command += ["--uno-port", str(PORT + 1), "--user-installation", folder]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        proxy = ServerProxy(f"http://127.0.0.1:{PORT}", allow_none=True)
        for _ in range(150):
            try:
                proxy.info()
                break
            except OSError:
                time.sleep(0.2)

        def made(docx: bytes, options: list[str]) -> bytes:
            answer: Any = proxy.convert(
                None, Binary(docx), None, "pdf", None, options, False, None, None
            )
            return bytes(answer.data)

        try:
            yield lambda docx: made(docx, _TAGGED), lambda docx: made(docx, [])
        finally:
            server.terminate()
            server.wait(10)


@contextmanager
def weasyprint(python: str) -> Iterator[Maker]:
    """WeasyPrint in a process of its own: a maker of tagged PDFs from HTML."""
    command = [python, str(Path(__file__).with_name("weasy.py"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin and process.stdout
        asked, answered = process.stdin, process.stdout

        def made(html: bytes) -> bytes:
            asked.write(b"%d\n%s" % (len(html), html))
            asked.flush()
            return answered.read(int(answered.readline()))

        yield made
