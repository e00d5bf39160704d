"""How long a tagged PDF takes: this engine beside LibreOffice, in one interleaved run.

    python -m bench.pdf [--unoserver PYTHON]

With `--unoserver`, LibreOffice is kept warm by that Python's unoserver (a Python that has both
`uno` and `unoserver`); without it, it is started anew for each document. The documents are the
samples' and the test suite's. Then: memory over a thousand documents, two processes against
one, and cost by pages.
"""

import argparse
import io
import multiprocessing
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from xmlrpc.client import Binary, ServerProxy

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
PORT = 28113


def documents() -> dict[str, bytes]:
    from generator.toolkit import Toolkit
    from tests.pdf.features import ALL

    toolkit = Toolkit()
    found = {}
    for path in sorted((ROOT / "samples").glob("*.json")):
        record = toolkit.open(path)
        for document in toolkit.generate(record, formats=["docx"], on=date(2026, 3, 2)):
            found.setdefault(document.kind.name, document.content)
    return {**found, **{name: make() for name, make in ALL.items()}}


def ours(docx: bytes) -> bytes:
    from generator.pdf import to_pdf

    return to_pdf(docx)


def cold(docx: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "document.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)


@contextmanager
def libreoffice(python: str | None) -> Iterator[tuple[str, Callable[[bytes], object]]]:
    if python is None:
        yield "LibreOffice, cold", cold
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "unoserver.server", "--port", str(PORT)]
        command += ["--uno-port", str(PORT + 1), "--user-installation", folder]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        proxy = ServerProxy(f"http://127.0.0.1:{PORT}", allow_none=True)
        for _ in range(100):
            try:
                proxy.info()
                break
            except OSError:
                time.sleep(0.2)
        try:
            yield (
                "LibreOffice, warm",
                lambda docx: proxy.convert(None, Binary(docx), None, "pdf", None, [], True, None),
            )
        finally:
            server.terminate()
            server.wait(10)


def milliseconds(work: Callable[[bytes], object], docx: bytes) -> float:
    start = time.perf_counter()
    work(docx)
    return (time.perf_counter() - start) * 1000


def touched(docx: bytes, mark: int) -> bytes:
    """The file with every word a little different, so that no stage can remember its work."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"</w:t>", f" {mark}</w:t>".encode())
            new.writestr(name, data)
    return out.getvalue()


def compare(python: str | None) -> None:
    files = documents()
    took: dict[str, tuple[list[float], list[float]]] = {file: ([], []) for file in files}
    with libreoffice(python) as (name, theirs):
        first = milliseconds(ours, next(iter(files.values())))
        for round_ in range(ROUNDS):
            for file, docx in files.items():
                fresh = touched(docx, round_)
                took[file][0].append(milliseconds(ours, fresh))
                took[file][1].append(milliseconds(theirs, fresh))
    print(f"{'document':22} {'this engine':>12} {name:>22} {'ratio':>7}")
    for file, (mine, other) in took.items():
        a, b = statistics.median(mine), statistics.median(other)
        print(f"{file:22} {a:9.1f} ms {b:19.1f} ms {b / a:6.1f}x")
    ratios = [statistics.median(t) / statistics.median(m) for m, t in took.values()]
    print(f"{'median of the ratios':56} {statistics.median(ratios):6.1f}x")
    print(f"First document of a process, fonts and all: {first:.0f} ms")


def memory() -> None:
    """How much larger the process is after a thousand documents than after fifty."""
    docx = documents()["cart-proforma"]
    for number in range(1000):
        ours(touched(docx, number))
        if number == 50:
            early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    late = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"Memory: {early / 1024:.0f} MB after 50 documents, {late / 1024:.0f} MB after 1,000")


def many(docx: bytes) -> None:
    for number in range(100):
        ours(touched(docx, number))


def scaling() -> None:
    docx = documents()["cart-proforma"]
    many(docx)
    start = time.perf_counter()
    many(docx)
    one = time.perf_counter() - start
    # Typst's threads do not live through a fork.
    context = multiprocessing.get_context("spawn")
    start = time.perf_counter()
    workers = [context.Process(target=many, args=(docx,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    two = time.perf_counter() - start
    print(f"Two processes do {2 * one / two:.2f} times the work of one in the same time")


def pages() -> None:
    import docx as python_docx

    for count in (10, 100, 500):
        document = python_docx.Document()
        document.core_properties.title = "Pages"
        for number in range(count):
            document.add_heading(f"Page {number}", 1).paragraph_format.page_break_before = True
            for _ in range(5):
                document.add_paragraph("Some words of a page that is like any other page. " * 8)
        out = io.BytesIO()
        document.save(out)
        best = min(milliseconds(ours, touched(out.getvalue(), n)) for n in range(2))
        print(f"{count:4} pages: {best:7.0f} ms, {best / count:5.2f} ms a page")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--unoserver", metavar="PYTHON")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if arguments.unoserver is None and not shutil.which("soffice"):
        sys.exit("Neither unoserver nor soffice is there: nothing to compare with.")
    compare(arguments.unoserver)
    pages()
    scaling()
    memory()


if __name__ == "__main__":
    main()
