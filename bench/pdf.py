"""How long a tagged PDF takes: this engine beside LibreOffice and WeasyPrint, in one run.

    python -m bench.pdf --unoserver PYTHON [--weasyprint PYTHON]

PYTHON is one that has `uno` and `unoserver`, and one that has WeasyPrint; both programs are kept
warm. The documents are the samples', the test suite's and three that are not ours; WeasyPrint is
given the letter and the report as HTML with the same words. Every round, after one to warm up,
changes every text and asks all makers for it in turn. The table has medians.
"""

import argparse
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
HERE, TAGGED, PLAIN, WEASY = "here", "LibreOffice", "LO, not tagged", "WeasyPrint"

Times = dict[str, dict[str, float]]


def documents() -> dict[str, bytes]:
    from tests.pdf import features, outside
    from tests.pdf.corpus import samples

    made = {**outside.ALL, **features.ALL}
    return samples() | {name: make() for name, make in made.items()}


def pages_in_html() -> dict[str, bytes]:
    from bench import outside

    return {"outside letter": outside.letter(), "outside report": outside.report()}


def milliseconds(work: Callable[[bytes], bytes], data: bytes) -> float:
    start = time.perf_counter()
    work(data)
    return (time.perf_counter() - start) * 1000


def compare(unoserver: str, weasy: str | None) -> tuple[Times, float]:
    """Milliseconds by document and maker, and those of a process's first document."""
    from bench.changed import changed_html, changed_word
    from bench.makers import libreoffice, ours, weasyprint

    files, html = documents(), pages_in_html() if weasy else {}
    took: dict[str, dict[str, list[float]]] = {file: defaultdict(list) for file in files}
    with ExitStack() as stack:
        tagged, plain = stack.enter_context(libreoffice(unoserver))
        assert b"/StructTreeRoot" in tagged(files["outside letter"]), "LibreOffice did not tag"
        web = stack.enter_context(weasyprint(weasy)) if weasy else None
        first = milliseconds(ours, files["outside letter"])
        for round_ in range(ROUNDS + 1):
            for file, docx in files.items():
                fresh = changed_word(docx, round_)
                for name, maker in ((HERE, ours), (TAGGED, tagged), (PLAIN, plain)):
                    took[file][name].append(milliseconds(maker, fresh))
                if web and file in html:
                    page = changed_html(html[file], round_)
                    took[file][WEASY].append(milliseconds(web, page))
    return {
        file: {name: statistics.median(each[1:]) for name, each in by_maker.items()}
        for file, by_maker in took.items()
    }, first


def show(took: Times, first: float) -> None:
    heads = "".join(f"{name:>{width}}  ratio" for name, width in ((TAGGED, 13), (PLAIN, 16)))
    print(f"{'milliseconds':20} {HERE:>7}{heads}{WEASY:>12}  ratio")
    for file, by in took.items():
        line = f"{file:20} {by[HERE]:7.1f}"
        for name, width in ((TAGGED, 12), (PLAIN, 15), (WEASY, 11)):
            if name in by:
                line += f" {by[name]:{width}.0f} {by[name] / by[HERE]:5.1f}x"
        print(line)
    print(f"First document of a process, fonts and all: {first:.0f} ms")


def goals(took: Times) -> None:
    from bench.growth import memory, pages, two
    from tests.pdf.corpus import TEMPLATES

    def ratio(other: str, of: list[str]) -> str:
        found = [took[file][other] / took[file][HERE] for file in of]
        return f"{statistics.median(found):.1f}x, least {min(found):.1f}x"

    print(f"\n{'':52} {'measured':>24}  goal")
    lines = [
        ("A letter of one page", f"{took['outside letter'][HERE]:.1f} ms", "12 ms"),
        ("A report of four pages", f"{took['outside report'][HERE]:.1f} ms", "25 ms"),
        ("LibreOffice, tagged: templates", ratio(TAGGED, TEMPLATES), "10x"),
        ("LibreOffice, tagged: all documents", ratio(TAGGED, list(took)), "10x"),
        ("LibreOffice, not tagged: templates", ratio(PLAIN, TEMPLATES), ""),
        ("LibreOffice, not tagged: all documents", ratio(PLAIN, list(took)), ""),
    ]
    small = documents()["cart-proforma"]
    for count, time_ in pages():
        lines.append((f"Pages: {count}", f"{time_:.0f} ms, {time_ / count:.2f} ms each", "even"))
    lines.append(("Two processes to one", f"{two(small):.2f} times the work", "2 times"))
    early, late = memory(small)
    lines.append(
        ("Memory after 50 and after 1,000 documents", f"{early:.0f} and {late:.0f} MB", "flat")
    )
    for what, figure, goal in lines:
        print(f"{what:52} {figure:>24}  {goal}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--unoserver", metavar="PYTHON", required=True)
    parser.add_argument("--weasyprint", metavar="PYTHON")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    took, first = compare(arguments.unoserver, arguments.weasyprint)
    show(took, first)
    goals(took)


if __name__ == "__main__":
    main()
