"""How long one more document takes in a process that is already running; median of many cases.

Every kind that a sample is ready for, as Word file and as PDF, from opening the case to finished
bytes. The long answers are other words each time, so that no stage can remember its work.
Run with `PYTHONPATH=. .venv/bin/python bench/warm.py`.
"""

import json
import re
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.fullest import fullest
from generator.case import loads
from generator.toolkit import Toolkit

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 3, 2)
RUNS, WARMING = 12, 2
_LONG = 60
_SMALL = re.compile(r"(?<![A-Z’'])\b[a-z]{5,}\b")
_VOWELS, _OTHERS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def other_words(value: Any, mark: int) -> Any:
    """The same data with the letters of small words of long texts moved on, vowels to vowels.

    Names stay: those that belong to nobody would hold the documents back. So do the official
    words of conditions, which their easy words are held against.
    """
    if isinstance(value, dict):
        return {
            name: inner if name == "official_text" else other_words(inner, mark)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [other_words(inner, mark) for inner in value]
    if not isinstance(value, str) or len(value) < _LONG:
        return value
    moved = {
        ord(letter): letters[(place + mark) % len(letters)]
        for letters in (_VOWELS, _OTHERS)
        for place, letter in enumerate(letters)
    }
    return _SMALL.sub(lambda word: word[0].translate(moved), value)


def spent(toolkit: Toolkit, content: bytes) -> Iterator[tuple[str, float, float]]:
    """The kind of each document, and its milliseconds by the clock and of the processor.

    What all documents of a case share is given to each in parts.
    """
    began, worked = time.perf_counter(), time.process_time()
    record = loads(content)
    entries = [entry for entry in toolkit.readiness(record, on=ON) if entry.ready]
    parts = max(len(entries), 1)
    shared, shared_work = time.perf_counter() - began, time.process_time() - worked
    for entry in entries:
        began, worked = time.perf_counter(), time.process_time()
        toolkit.generate(record, [entry.kind.name], on=ON)
        took, work = time.perf_counter() - began, time.process_time() - worked
        yield entry.kind.name, 1000 * (shared / parts + took), 1000 * (shared_work / parts + work)


def whole_case(toolkit: Toolkit) -> tuple[int, list[tuple[float, float]]]:
    """How many kinds the fullest case is ready for, and the times of all of them together."""
    data, times, count = fullest(), [], 0
    for run in range(RUNS + WARMING):
        content = json.dumps(other_words(data, run)).encode()
        parts = list(spent(toolkit, content))
        if run >= WARMING:
            count = len(parts)
            times.append((sum(took for _, took, _ in parts), sum(work for *_, work in parts)))
    return count, times


def main() -> None:
    toolkit = Toolkit()
    times: dict[str, list[tuple[float, float]]] = {}
    for path in sorted((ROOT / "samples").glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if "case_id" not in data:
            continue
        for run in range(RUNS + WARMING):
            content = json.dumps(other_words(data, run)).encode()
            for kind, took, work in spent(toolkit, content):
                if run >= WARMING:
                    times.setdefault(kind, []).append((took, work))
                    times.setdefault("every document", []).append((took, work))
    count, together = whole_case(toolkit)
    print(f"{'Word and PDF of':20} {'by the clock':>13} {'processor':>13} {'made':>6}")
    for name, pairs in sorted(times.items(), key=lambda entry: min(entry[1])):
        took, work = (statistics.median(values) for values in zip(*pairs, strict=True))
        print(f"{name:20} {took:10.1f} ms {work:10.1f} ms {len(pairs):6}")
    took, work = (statistics.median(values) for values in zip(*together, strict=True))
    print(f"All {count} kinds that the fullest case is ready for: {took:.0f} ms by the clock,")
    print(f"{work:.0f} ms of the processor; the case workbook is one of them.")


if __name__ == "__main__":
    main()
