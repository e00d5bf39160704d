"""How long a tagged PDF takes: this engine beside LibreOffice, in one interleaved run.

Run `python -m bench.pdf` from the checkout. LibreOffice is driven through unoserver, warm, where
that is installed, and started anew for each document (named cold) where it is not. The documents
are the test suite's feature documents and the shipped templates.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def documents() -> dict[str, bytes]:
    from tests.pdf.features import ALL

    found = {name: make() for name, make in ALL.items()}
    for path in sorted((ROOT / "templates").glob("*/*.docx")):
        found[path.stem] = path.read_bytes()
    return found


def ours(docx: bytes, _: Path) -> None:
    from generator.pdf import to_pdf

    to_pdf(docx)


def cold(docx: bytes, folder: Path) -> None:
    source = folder / "document.docx"
    source.write_bytes(docx)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
         "pdf", "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def warm(docx: bytes, folder: Path) -> None:
    source = folder / "document.docx"
    source.write_bytes(docx)
    subprocess.run(
        ["unoconvert", str(source), str(folder / "document.pdf")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def clock(work: Callable[[bytes, Path], None], docx: bytes, folder: Path) -> float:
    start = time.perf_counter()
    work(docx, folder)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    sys.path.insert(0, str(ROOT))
    files = documents()
    server = None
    other, name = cold, "LibreOffice, cold"
    if shutil.which("unoserver") and shutil.which("unoconvert"):
        server = subprocess.Popen(
            ["unoserver"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        other, name = warm, "LibreOffice, warm (unoserver)"
        time.sleep(8)
    elif not shutil.which("soffice"):
        sys.exit("Neither unoserver nor soffice is installed: there is nothing to compare with.")
    took: dict[str, tuple[list[float], list[float]]] = {file: ([], []) for file in files}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        first = clock(ours, next(iter(files.values())), place)
        for round_ in range(ROUNDS):
            for file, docx in files.items():
                fresh = _touched(docx, round_)
                took[file][0].append(clock(ours, fresh, place))
                took[file][1].append(clock(other, fresh, place))
    if server is not None:
        server.terminate()
    print(f"{'document':22} {'this engine':>12} {name:>30} {'ratio':>7}")
    for file, (mine, theirs) in took.items():
        a, b = statistics.median(mine), statistics.median(theirs)
        print(f"{file:22} {a:9.1f} ms {b:27.1f} ms {b / a:6.0f}x")
    all_mine = statistics.median(statistics.median(m) for m, _ in took.values())
    all_theirs = statistics.median(statistics.median(t) for _, t in took.values())
    print(f"{'median':22} {all_mine:9.1f} ms {all_theirs:27.1f} ms {all_theirs / all_mine:6.0f}x")
    print(f"First document of a process, fonts and all: {first:.0f} ms")


def _touched(docx: bytes, round_: int) -> bytes:
    """The file with every word a little different, so that no stage can remember its work."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"</w:t>", b" " + b"x" * round_ + b"</w:t>")
            new.writestr(name, data)
    return out.getvalue()


if __name__ == "__main__":
    main()
