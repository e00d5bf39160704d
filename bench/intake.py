"""How long an import takes and how much memory: `python bench/intake.py [CHILDREN] [ROWS EACH]`.

Writes an invented export of so many children, with rows of theirs that stand apart, and imports it
into a new folder, then once more into the same one.
"""

import csv
import random
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generator.toolkit import Toolkit

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "import"


def written(folder: Path, children: int, each: int) -> list[Path]:
    with (SAMPLES / "children.csv").open(encoding="utf-8", newline="") as file:
        title, names, row = next(reader := csv.reader(file)), next(reader), next(reader)
    paths = [folder / "children.csv", folder / "offences.csv"]
    with paths[0].open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([title, names])
        csv.writer(file).writerows([f"K{n:05}", *row[1:]] for n in range(children))
    rows = [
        (f"K{n:05}", f"Invented {k}", f"{1 + k % 28}/10/2025", "Guilty")
        for n in range(children)
        for k in range(each)
    ]
    random.Random(1).shuffle(rows)
    with paths[1].open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Child ref", "Offence", "Date of offence", "Plea"), *rows])
    return paths


def main() -> None:
    children, each = (int(word) for word in (*sys.argv[1:], *("10000", "9")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as place:
        files = written(Path(place), children, each)
        print(f"{children} children, {children * (each + 1)} rows")
        for what in ("new", "again"):
            wall, cpu = time.perf_counter(), time.process_time()
            folder = Path(place) / "cases"
            with Toolkit.intake(
                SAMPLES / "mapping.toml", files, folder, today=date(2026, 11, 27)
            ) as one:
                made = one.run()
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{what}: {made.new} new, {made.same} same, {made.refused} refused; "
                f"{time.perf_counter() - wall:.1f} s, {time.process_time() - cpu:.1f} s of a core, "
                f"at most {memory} MB"
            )


if __name__ == "__main__":
    main()
