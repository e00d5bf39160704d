"""How PDFs cost more with pages, with documents already made, and in two processes at once."""

import io
import multiprocessing
import resource
import time

import docx as python_docx

from bench.changed import changed_word
from bench.makers import ours


def memory(docx: bytes) -> tuple[float, float]:
    """How large the process is after fifty and after a thousand documents, in megabytes."""
    for number in range(1000):
        ours(changed_word(docx, number))
        if number == 50:
            early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return early / 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def two(docx: bytes) -> float:
    """How many times the work of one process two do in the same time."""
    _many(docx)
    start = time.perf_counter()
    _many(docx)
    one = time.perf_counter() - start
    # Typst's threads do not live through a fork, and starting anew is no part of the work.
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(3)
    workers = [context.Process(target=_waiting, args=(docx, ready)) for _ in range(2)]
    for worker in workers:
        worker.start()
    ready.wait()
    start = time.perf_counter()
    for worker in workers:
        worker.join()
    return 2 * one / (time.perf_counter() - start)


def pages() -> list[tuple[int, float]]:
    """Milliseconds for each of several numbers of pages."""
    took = []
    for count in (1, 10, 100, 500):
        document = python_docx.Document()
        document.core_properties.title = "Pages"
        for number in range(count):
            document.add_heading(f"Page {number}", 1).paragraph_format.page_break_before = True
            for _ in range(5):
                document.add_paragraph("Some words of a page that is like any other page. " * 8)
        out = io.BytesIO()
        document.save(out)
        took.append((count, min(_timed(changed_word(out.getvalue(), n)) for n in range(3))))
    return took


def _timed(docx: bytes) -> float:
    start = time.perf_counter()
    ours(docx)
    return (time.perf_counter() - start) * 1000


def _many(docx: bytes) -> None:
    for number in range(100):
        ours(changed_word(docx, number))


def _waiting(docx: bytes, ready: "multiprocessing.synchronize.Barrier") -> None:
    ours(docx)
    ready.wait()
    _many(docx)
