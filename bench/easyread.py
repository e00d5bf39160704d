"""How long the easy-read rules of fifteen conditions take in three formats, warm; median.

The wording comes from the catalogue, for official words of the published lists with a worker's
name that changes each time, so that no stage can remember its work.
Run with `.venv/bin/python bench/easyread.py`.
"""

import json
import statistics
import time
from datetime import date
from pathlib import Path

from generator.case import loads
from generator.toolkit import Toolkit

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 3, 2)
KIND, FORMATS = "licence-easy-read", ["docx", "pdf", "html"]
RUNS, WARMING, CONDITIONS = 20, 3, 15
_NAMES = ("Ash", "Bo", "Cam", "Dee", "Eli", "Fen", "Gil", "Hal", "Ira", "Jem")


def with_conditions(run: int) -> bytes:
    """A sample's case with fifteen conditions; those added are explained by the catalogue."""
    data = json.loads((ROOT / "samples" / "dto-yoi.json").read_text("utf-8"))
    conditions = data["supervision"]["conditions"]
    for number in range(CONDITIONS - len(conditions)):
        place = f"{_NAMES[run % 10]}{_NAMES[run // 10]} House {number}".lower().capitalize()
        conditions.append(
            {
                "id": f"M{number}",
                "kind": "additional",
                "code": "other",
                "reason": "To help.",
                "official_text": f"Not to enter {place} without the prior approval of your "
                "supervising officer.",
            }
        )
    return json.dumps(data).encode()


def main() -> None:
    toolkit = Toolkit()
    took: list[tuple[float, float]] = []
    for run in range(RUNS + WARMING):
        content = with_conditions(run)
        began, worked = time.perf_counter(), time.process_time()
        case = loads(content)
        toolkit.generate(case, [KIND], formats=FORMATS, on=ON, draft=True)
        if run >= WARMING:
            took.append((time.perf_counter() - began, time.process_time() - worked))
    clock, processor = (1000 * statistics.median(values) for values in zip(*took, strict=True))
    print(f"{CONDITIONS} conditions in {', '.join(FORMATS)}: {clock:.0f} ms by the clock, "
          f"{processor:.0f} ms of the processor")  # fmt: skip


if __name__ == "__main__":
    main()
